//! A mediation in which nobody is in contact ends, as the law says, unless the parties signed that it lasts (OUT-3; Evidence Code 1125).
//!
//! One check is planned at a time. It looks at when people were last in contact: it plans the next one, warns, or ends the mediation. Whatever
//! is planned besides, or comes again, is a check before its time and does nothing.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::decide::{Command, Decided, Effect, Given};
use super::{AttemptResult, EndReason, Mediation, Stage, leaving};
use crate::decision::Decision;
use crate::due;
use crate::notice::Template;
use crate::policy::Policy;
use crate::refusal::Refusal;

/// Since when nobody was in contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Silence {
    /// The last contact.
    pub since: Timestamp,
    /// When it is looked at next.
    pub check_at: Timestamp,
}

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
        Some(policy.date(due::silence(silence.since, policy).1 - SignedDuration::from_secs(1)))
    }
}

/// Whether parties and mediators are in contact by it.
pub(super) const fn is_contact(command: &Command) -> bool {
    match command {
        Command::AnswerAssignment { .. }
        | Command::Object { .. }
        | Command::RecordPreparation(_)
        | Command::OfferTimes { .. }
        | Command::PickTimes { .. }
        | Command::AskForAnotherTime { .. }
        | Command::GiveHours { .. }
        | Command::SignPapers { .. } => true,
        Command::RecordAttempt { result, .. } => matches!(result, AttemptResult::Reached),
        _ => false,
    }
}

/// They were in contact by this step. The first check is planned as soon as silence can end the mediation.
pub(super) fn broken(before: &Mediation, decision: Decision<Mediation, Effect>, given: Given<'_>) -> Decision<Mediation, Effect> {
    let mut decision = decision;
    if !decision.next.may_fall_silent() {
        decision.next.silence = None;
        return decision;
    }
    let planned = before.silence.map(|silence| silence.check_at);
    let check_at = planned.unwrap_or_else(|| due::silence(given.now, given.policy).0);
    decision.next.silence = Some(Silence { since: given.now, check_at });
    decision.effects.extend(planned.is_none().then_some(Effect::CheckSilence { at: check_at }));
    decision
}

/// The time of a check has come.
pub(super) fn check(mediation: &Mediation, given: Given<'_>) -> Decided {
    let Some(silence) = mediation.silence.filter(|silence| mediation.may_fall_silent() && silence.check_at <= given.now) else {
        return Err(Refusal::out_of_order());
    };
    let (warns_at, ends_at) = due::silence(silence.since, given.policy);
    if given.now >= ends_at {
        return Ok(leaving::end(mediation, EndReason::Silent, given));
    }
    let warns = given.now >= warns_at;
    let check_at = if warns { ends_at } else { warns_at };
    let mut next = mediation.clone();
    next.silence = Some(Silence { check_at, ..silence });
    let mut effects = vec![Effect::CheckSilence { at: check_at }];
    if warns {
        effects.extend(mediation.ends_if_silent(given.policy).map(|day| mediation.tell_program_by(Template::SilenceNear, day)));
    }
    Ok(Decision::step(next, given.entry(if warns { "silence-near" } else { "silence-checked" }), effects))
}
