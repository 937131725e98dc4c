//! What arrives: whoever filed and the desk hear of it, unless so much arrives that a person looks first. Nothing is ever dropped:
//! the case is there, its clocks run, and only mail waits.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Case;
use super::decide::{Decided, Effect, Step, tell_complainant};
use crate::decision::Decision;
use crate::notice::{Notice, Recipient, Template};
use crate::policy::Policy;
use crate::refusal::Refusal;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What makes a filing look as if no person had typed it. For staff to weigh; nothing follows from it by itself.
    Flag {
        /// A field that nobody can see was filled in.
        HiddenField = "hidden_field",
        /// The whole form took less time than reading it does.
        TooFast = "too_fast",
    }
}

/// What staff should look at before they believe that a person filed.
#[must_use]
pub fn flags(hidden_field: &str, seconds: Option<i64>, policy: &Policy) -> BTreeSet<Flag> {
    let hidden = (!hidden_field.trim().is_empty()).then_some(Flag::HiddenField);
    let fast = seconds.filter(|seconds| *seconds < policy.intake.fastest_seconds.into()).map(|_| Flag::TooFast);
    hidden.into_iter().chain(fast).collect()
}

/// What follows when a case has arrived: its owner hears of it (INT-7), and whoever filed gets the receipt (INT-2).
#[must_use]
pub fn welcome(case: &Case) -> Vec<Effect> {
    let received = Notice::new(Template::CaseReceived, Recipient::Desk(case.kind.owner()), case.id.uuid(), &case.reference);
    let mut effects = vec![Effect::Notify(received.by(case.acknowledge_by))];
    effects.extend(tell_complainant(case, Template::Receipt));
    effects
}

/// More arrived than the policy's quota: no mail goes out before a person has looked.
pub(super) fn quarantine(step: Step<'_>) -> Decided {
    if step.case.quarantined {
        return Err(Refusal::out_of_order());
    }
    let next = Case { quarantined: true, ..step.case.clone() };
    Ok(Decision::step(next, step.entry("quarantined"), vec![Effect::Moved]))
}

/// A person has looked: the mails go out now.
pub(super) fn release(step: Step<'_>) -> Decided {
    if !step.case.quarantined {
        return Err(Refusal::out_of_order());
    }
    let next = Case { quarantined: false, ..step.case.clone() };
    let mut effects = vec![Effect::Moved];
    effects.extend(welcome(&next));
    Ok(Decision::step(next, step.entry("released"), effects))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::PASADENA;

    #[test]
    fn a_filled_hidden_field_and_haste_are_flagged_and_a_person_is_not() {
        let policy = Policy::parse(PASADENA).unwrap();
        let flagged = |hidden, seconds| flags(hidden, seconds, &policy).into_iter().collect::<Vec<_>>();
        assert_eq!(flagged("", Some(15)), []);
        assert_eq!(flagged(" ", None), []);
        assert_eq!(flagged("https://example.org", Some(14)), [Flag::HiddenField, Flag::TooFast]);
    }
}
