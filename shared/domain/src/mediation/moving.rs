//! Another time for a booked session: asked for by whoever can't come, and moved in one step, so that the old time holds until the
//! new one does (SCH-8).

use serde::{Deserialize, Serialize};

use super::decide::{Decided, Given};
use super::effect::Effect;
use super::{Mediation, Picked, Session, Stage, session};
use crate::availability::Availability;
use crate::calendar::{Resource, locks};
use crate::decision::{Actor, Decision};
use crate::ids::PersonId;
use crate::notice::Template;
use crate::refusal::Refusal;
use crate::slots::{Attendee, Slot};

/// What is on the way to another time for a booked session.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moving {
    /// Who can't come then, and waits for other times.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub wanted: Vec<PersonId>,
    /// The times on offer; none while the program hasn't offered any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub slots: Vec<Slot>,
    /// Who picked what.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub picks: Vec<Picked>,
    /// Whether something turned out to be on in the city that day, and the program decides (SCH-3).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub on_event: bool,
    /// Whether the program decided that the session stays all the same.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub stays: bool,
}

impl Moving {
    /// Whether the program has to offer other times, or to say that the session stays.
    #[must_use]
    pub const fn is_to_be_decided(&self) -> bool {
        self.slots.is_empty() && (self.on_event || !self.wanted.is_empty())
    }
}

/// When somebody at the table has time: an officer's shifts, or what suits a resident (SCH-2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// Who.
    pub person: PersonId,
    /// When.
    pub availability: Availability,
}

impl Mediation {
    /// Whether somebody can ask for another time now (SCH-8).
    #[must_use]
    pub fn may_ask_for_another_time(&self, person: PersonId, now: jiff::Timestamp, most: u64) -> bool {
        let free =
            matches!(&self.stage, Stage::Booked { moving, .. } if moving.slots.is_empty() && !moving.wanted.contains(&person));
        free && !self.has_begun(now) && self.moves < most && self.attends_by_right(person)
    }

    /// Whether somebody is a party, consents for one, or mediates.
    fn attends_by_right(&self, person: PersonId) -> bool {
        self.has_consenting(person) || self.mediators().contains(&person)
    }

    /// Somebody at the table as the finder sees them: with their hours, if they gave any.
    #[must_use]
    pub fn attendee(&self, person: PersonId) -> Attendee {
        let given = self.hours.iter().find(|one| one.person == person).map(|one| one.availability.clone());
        Attendee { availability: given, ..Attendee::anytime(Resource::Person(person)) }
    }
}

/// Somebody can't come to the booked session, and asks for another time.
pub(super) fn ask_for_another_time(mediation: &Mediation, person: PersonId, given: Given<'_>) -> Decided {
    if !mediation.attends_by_right(person) {
        return Err(Refusal::out_of_order());
    }
    if mediation.has_begun(given.now) {
        return Err(Refusal::new("session-begun", "SCH-8"));
    }
    // After so many moves a person of the program decides.
    let decided = matches!(given.by, Actor::Staff(_));
    if mediation.moves >= given.policy.sessions.reschedules && !decided {
        return Err(Refusal::new("moved-often-enough", "SCH-8"));
    }
    let mut next = mediation.clone();
    let Stage::Booked { moving, .. } = &mut next.stage else {
        return Err(Refusal::out_of_order());
    };
    if moving.wanted.contains(&person) || !moving.slots.is_empty() {
        return Err(Refusal::new("another-time-on-its-way", "SCH-8"));
    }
    moving.wanted.push(person);
    let effects = vec![Effect::Moved, mediation.tell_program(Template::OtherTimeWanted)];
    Ok(Decision::step(next, given.entry("another-time-wanted").with("person", person), effects))
}

/// The program decides that the booked session stays where it is: although something is on in the city that day, or because whoever
/// asked for another time can come after all. Those who asked are told.
pub(super) fn keep(mediation: &Mediation, given: Given<'_>) -> Decided {
    if mediation.has_begun(given.now) {
        return Err(Refusal::new("session-begun", "SCH-8"));
    }
    let mut next = mediation.clone();
    let Stage::Booked { session, moving, .. } = &mut next.stage else {
        return Err(Refusal::out_of_order());
    };
    if !moving.is_to_be_decided() {
        return Err(Refusal::out_of_order());
    }
    let before = std::mem::replace(moving, Moving { stays: moving.on_event || moving.stays, ..Moving::default() });
    let told = before.wanted.into_iter().map(|person| {
        let notice = mediation.notice(Template::SessionStays, person).at(session.appointment());
        Effect::Notify(notice.while_open(session::session_gate(mediation, session, person)))
    });
    let effects = std::iter::once(Effect::Moved).chain(told).collect();
    Ok(Decision::step(next, given.entry("session-stays"), effects))
}

/// Somebody at the table says when they have time, or that they will say so by picking.
pub(super) fn give_hours(mediation: &Mediation, person: PersonId, availability: Availability, given: Given<'_>) -> Decided {
    if mediation.stage.is_over() || !mediation.attendees().contains(&person) || mediation.mediators().contains(&person) {
        return Err(Refusal::out_of_order());
    }
    let mut next = mediation.clone();
    next.hours.retain(|one| one.person != person);
    if availability != Availability::default() {
        next.hours.push(Hours { person, availability });
    }
    Ok(Decision::step(next, given.entry("hours-given").with("person", person), Vec::new()))
}

/// The step that gives the old quarter-hours back and takes the new ones.
pub(super) fn rebook(mediation: &Mediation, before: &Session, after: &Session) -> Effect {
    let of = |one: &Session| locks(&session::resources(mediation, &one.slot), one.slot.starts_at, one.locked_until);
    Effect::Rebook { from: (before.booking, of(before)), to: (after.booking, of(after)) }
}
