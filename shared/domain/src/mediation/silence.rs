//! A mediation in which nobody is in contact ends, as the law says, unless the parties signed that it lasts (OUT-3; Evidence Code 1125).
//!
//! One check is planned at a time, and stays planned while a session is booked. It looks at when people were last in contact: it plans the
//! next one, warns, or ends the mediation. One that comes again is before its time and does nothing.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::command::Command;
use super::decide::{Decided, Given};
use super::effect::Effect;
use super::{AttemptResult, Check, EndReason, Mediation, Stage, leaving};
use crate::decision::Decision;
use crate::due;
use crate::notice::Template;
use crate::policy::Policy;
use crate::refusal::Refusal;

/// Since when nobody was in contact, while a check is planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Silence {
    /// The last contact.
    pub since: Timestamp,
    /// When it is looked at next.
    pub check_at: Timestamp,
    /// Whether the program has heard of it, since the last contact.
    #[serde(default)]
    pub warned: bool,
}

/// How much earlier a check may come than it is due, because clocks differ a little; it comes again then.
const CLOCKS_DIFFER: SignedDuration = SignedDuration::from_mins(5);

impl Mediation {
    /// Whether silence can end it: mediators are at work, no session is booked, and not everybody signed that it lasts.
    #[must_use]
    pub fn may_fall_silent(&self) -> bool {
        let between = matches!(self.stage, Stage::Preparing { .. } | Stage::Prepared { .. } | Stage::Picking { .. });
        between && !self.is_extended()
    }

    /// The last day on which somebody must be in contact, or it ends.
    #[must_use]
    pub fn ends_if_silent(&self, policy: &Policy) -> Option<Date> {
        let silence = self.silence.filter(|_| self.may_fall_silent())?;
        let by_law = due::silence(silence.since, policy).1;
        // Where the warning came late, a day is left.
        let ends = if silence.warned { by_law.max(silence.check_at) } else { by_law };
        Some(policy.date(ends - SignedDuration::from_secs(1)))
    }
}

/// When parties and the program or its mediators were in contact by it: now, or on the day on which it took place.
pub(super) fn contact(command: &Command, given: Given<'_>) -> Option<Timestamp> {
    match command {
        Command::AnswerAssignment { .. }
        | Command::Object { .. }
        | Command::OfferTimes { .. }
        | Command::PickTimes { .. }
        | Command::AskForAnotherTime { .. }
        | Command::AskForCall { .. }
        | Command::GiveHours { .. } => Some(given.now),
        Command::RecordPreparation(conversation) => Some(end_of(conversation.on, given)),
        Command::SignPapers { on, .. } => Some(end_of(*on, given)),
        Command::RecordAttempt { result: AttemptResult::Reached, .. } => Some(given.now),
        _ => None,
    }
}

/// The end of a day, or now where that is earlier.
fn end_of(day: Date, given: Given<'_>) -> Timestamp {
    let midnight = day.tomorrow().and_then(|next| next.to_zoned(given.policy.zone.clone()));
    midnight.map_or(given.now, |at| (at.timestamp() - SignedDuration::from_secs(1)).min(given.now))
}

/// After a step: whether it was a contact, and whether a check has to be planned, because silence can end the mediation from here on.
pub(super) fn watched(
    decision: Decision<Mediation, Effect>,
    contact: Option<Timestamp>,
    given: Given<'_>,
) -> Decision<Mediation, Effect> {
    let mut decision = decision;
    if !decision.next.may_fall_silent() {
        return decision;
    }
    match &mut decision.next.silence {
        Some(silence) => {
            if let Some(at) = contact.filter(|at| *at > silence.since) {
                (silence.since, silence.warned) = (at, false);
            }
        }
        none @ None => {
            let check_at = due::silence(given.now, given.policy).0;
            *none = Some(Silence { since: given.now, check_at, warned: false });
            decision.effects.push(Effect::LookLater { check: Check::Silence, at: check_at });
        }
    }
    decision
}

/// The time of a check has come.
pub(super) fn check(mediation: &Mediation, given: Given<'_>) -> Decided {
    let planned = mediation.silence.filter(|_| !mediation.stage.is_over());
    let Some(silence) = planned.filter(|silence| silence.check_at <= given.now + CLOCKS_DIFFER) else {
        return Err(Refusal::out_of_order());
    };
    if silence.check_at > given.now {
        return Err(Refusal::new("check-comes-early", "STATE"));
    }
    let mut next = mediation.clone();
    if !mediation.may_fall_silent() {
        // A session is booked, or everybody has signed: the next check is planned when that changes.
        next.silence = None;
        return Ok(Decision::step(next, given.entry("silence-checked"), Vec::new()));
    }
    let (warns_at, ends_at) = due::silence(silence.since, given.policy);
    if given.now >= ends_at && silence.warned {
        return Ok(leaving::end(mediation, EndReason::Silent, given));
    }
    let warns = given.now >= warns_at && !silence.warned;
    // Nobody is surprised by the end: where a warning comes late, a day is left to be in contact.
    let check_at = if given.now < warns_at { warns_at } else { ends_at.max(given.now + SignedDuration::from_hours(24)) };
    next.silence = Some(Silence { check_at, warned: silence.warned || warns, ..silence });
    let mut effects = vec![Effect::LookLater { check: Check::Silence, at: check_at }];
    if warns {
        effects.extend(next.ends_if_silent(given.policy).map(|day| mediation.tell_program_by(Template::SilenceNear, day)));
    }
    Ok(Decision::step(next, given.entry(if warns { "silence-near" } else { "silence-checked" }), effects))
}
