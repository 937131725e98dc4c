//! What helps a child whose grades are below the goal (PAL-3).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Gpa, Program, SupportKind};
use crate::refusal::Refusal;

/// Something that is done to help.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What.
    pub kind: SupportKind,
    /// By when.
    pub due: Date,
    /// When it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done_on: Option<Date>,
}

/// A plan for one child, step by step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupportPlan {
    /// When it was opened.
    pub opened_on: Date,
    /// Its steps.
    pub steps: Vec<Step>,
    /// When it was closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed_on: Option<Date>,
}

impl SupportPlan {
    /// The plan that begins with a grade, if it is below the goal.
    #[must_use]
    pub fn begin(gpa: Gpa, today: Date, program: &Program) -> Option<Self> {
        (gpa < program.goal).then(|| Self { opened_on: today, steps: Vec::new(), closed_on: None })
    }

    /// A step is planned.
    ///
    /// # Errors
    /// `plan-closed`, or `step-past` when its day is over (PAL-3).
    pub fn plan(&self, kind: SupportKind, due: Date, today: Date) -> Result<Self, Refusal> {
        let mut next = self.open()?;
        if due < today {
            return Err(Refusal::new("step-past", "PAL-3"));
        }
        next.steps.push(Step { kind, due, done_on: None });
        Ok(next)
    }

    /// A step was done.
    ///
    /// # Errors
    /// `plan-closed`, or `no-such-step` when it isn't there or was done before (PAL-3).
    pub fn done(&self, number: usize, today: Date) -> Result<Self, Refusal> {
        let mut next = self.open()?;
        let step = next.steps.get_mut(number).filter(|step| step.done_on.is_none());
        step.ok_or(Refusal::new("no-such-step", "PAL-3"))?.done_on = Some(today);
        Ok(next)
    }

    /// It has done what it was for. Steps that weren't done stay as they are.
    ///
    /// # Errors
    /// `plan-closed` (PAL-3).
    pub fn close(&self, today: Date) -> Result<Self, Refusal> {
        Ok(Self { closed_on: Some(today), ..self.open()? })
    }

    /// The first day on which a step is due.
    #[must_use]
    pub fn next_due(&self) -> Option<Date> {
        let open = self.closed_on.is_none();
        self.steps.iter().filter(|step| open && step.done_on.is_none()).map(|step| step.due).min()
    }

    fn open(&self) -> Result<Self, Refusal> {
        if self.closed_on.is_some() { Err(Refusal::new("plan-closed", "PAL-3")) } else { Ok(self.clone()) }
    }
}
