//! A booked session on a day on which something turns out to be on in the city: the program decides what becomes of it (SCH-3).

use super::decide::{Decided, Given};
use super::effect::Effect;
use super::{Mediation, Stage};
use crate::decision::Decision;
use crate::notice::Template;
use crate::refusal::Refusal;

impl Mediation {
    /// What is on in the city on the day of the booked session, which department personnel are to attend; nothing once it has begun.
    fn is_on_an_event(&self, given: Given<'_>) -> bool {
        let Stage::Booked { session, .. } = &self.stage else { return false };
        let day = given.policy.date(session.slot.starts_at);
        !self.has_begun(given.now) && self.search(given.policy, given.now).blackout(day).is_some()
    }
}

/// The city's list may have changed: whoever is booked on a day of it waits for the program, who is told once.
pub(super) fn check(mediation: &Mediation, given: Given<'_>) -> Decided {
    let is_on = mediation.is_on_an_event(given);
    let mut next = mediation.clone();
    let Stage::Booked { session, moving, .. } = &mut next.stage else { return Err(Refusal::out_of_order()) };
    if (moving.on_event || moving.stays) == is_on {
        return Err(Refusal::out_of_order());
    }
    (moving.on_event, moving.stays) = (is_on, false);
    let mut effects = vec![Effect::Moved];
    if is_on {
        let day = given.policy.date(session.slot.starts_at);
        effects.push(mediation.tell_program_by(Template::SessionOnEvent, day));
    }
    Ok(Decision::step(next, given.entry(if is_on { "session-on-event" } else { "session-off-event" }), effects))
}
