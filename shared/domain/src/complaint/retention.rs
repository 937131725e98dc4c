//! How long a case is kept, and when it may be destroyed (WALL-4).

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::decide::{Decided, Effect, Step};
use super::{Case, Finding, Stage};
use crate::decision::Decision;
use crate::policy::Policy;
use crate::refusal::Refusal;
use crate::text::Document;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What decides how long a case is kept.
    RetentionClass {
        /// A complaint without a sustained finding: five years at least (Penal Code 832.5(b)).
        Complaint = "complaint",
        /// A complaint with a sustained finding: fifteen years at least (Penal Code 832.5(b)).
        Sustained = "sustained",
        /// A conflict that is no complaint about an employee: two years at least (Government Code 34090(d)).
        Conflict = "conflict",
    }
}

/// What says how long an ended case is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keeping {
    /// Why so long.
    pub class: RetentionClass,
    /// The day on which everything about it was over.
    pub ended_on: Date,
}

impl Keeping {
    /// The first day on which it may be destroyed, as the policy stands.
    #[must_use]
    pub fn until(&self, policy: &Policy) -> Date {
        // The day after the last of the years: the years come first, so that no leap day makes them shorter.
        self.ended_on.saturating_add(policy.retention.years(self.class).years()).saturating_add(1.day())
    }
}

impl Case {
    /// What says how long the case is kept; nothing while it isn't over. A hold is a matter of its own.
    #[must_use]
    pub fn keeping(&self, policy: &Policy) -> Option<Keeping> {
        let ended_on = self.ended_on(policy)?;
        let class = match &self.disposition {
            Some(disposition) if disposition.finding == Finding::Sustained => RetentionClass::Sustained,
            _ if self.clock_runs() => RetentionClass::Complaint,
            _ => RetentionClass::Conflict,
        };
        Some(Keeping { class, ended_on })
    }

    /// The day on which everything about it was over: it was closed, or its owner has it back; and where the department decides, it
    /// has decided and told the complainant. Nothing is over while a toll is open.
    fn ended_on(&self, policy: &Policy) -> Option<Date> {
        // What still stops the clock is a proceeding that is still pending.
        if self.clock.iter().any(|clock| clock.tolls.iter().any(|toll| toll.until.is_none())) {
            return None;
        }
        let (left_on, decided_elsewhere) = match self.stage {
            Stage::Closed { on, .. } => (on, false),
            Stage::Returned { on, receipt: Some(at), .. } => (on.max(policy.date(at)), self.clock_runs()),
            _ => return None,
        };
        match self.disposition {
            Some(disposition) => Some(left_on.max(disposition.on).max(disposition.notified_on?)),
            None if decided_elsewhere => None,
            None => Some(left_on),
        }
    }
}

/// The line of history that says so, and is all that is left of it.
pub const DESTROYED: &str = "destroyed";

/// Everything of the case is destroyed. A hold beats every date. Who consented stands in the record, and not in the history, which has
/// codes alone.
pub(super) fn destroy(step: Step<'_>, document: Document) -> Decided {
    if step.case.hold.is_some() {
        return Err(Refusal::new("kept-on-hold", "WALL-4"));
    }
    let keeping = step.case.keeping(step.policy).ok_or_else(|| Refusal::new("kept-while-open", "WALL-4"))?;
    if step.today() < keeping.until(step.policy) {
        return Err(Refusal::new("kept-longer", "WALL-4"));
    }
    let entry = step.entry(DESTROYED).with("class", keeping.class).with("ended_on", keeping.ended_on);
    let entry = entry.with("policy", &step.policy.version);
    Ok(Decision::step(step.case.clone(), entry, vec![Effect::Destroyed { keeping, document }]))
}
