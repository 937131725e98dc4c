//! Asking mediators, what they answer, and objections to them.

use domain::Problems;
use domain::ids::PersonId;
use domain::matching::AssignmentAnswer;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::all;

/// Mediators to ask.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Ask {
    /// The mediators' ids.
    pub mediators: Vec<String>,
}

impl Ask {
    /// Checks the ids.
    pub fn parse(&self) -> Result<Vec<PersonId>, Problems> {
        all("mediators", "not-an-id", &self.mediators)
    }
}

/// What a mediator says to an assignment.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AssignmentAnswer)]
pub struct Declaration {
    /// `clear`: no conflict of interest; `conflict`: there is one; `declined`: there is none, but they can't take the case.
    pub answer: String,
}

impl Declaration {
    /// Checks the answer.
    pub fn parse(&self) -> Result<AssignmentAnswer, Problems> {
        let mut problems = Problems::default();
        problems.keep("answer", AssignmentAnswer::parse(&self.answer)).ok_or(problems)
    }
}

/// A mediator whose answer isn't waited for any longer.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TakenBack {
    /// Whose.
    pub mediator: String,
}

impl TakenBack {
    /// Checks the id.
    pub fn parse(&self) -> Result<PersonId, Problems> {
        one("mediator", &self.mediator)
    }
}

/// An objection to a mediator, without a reason.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Objection {
    /// To whom.
    pub mediator: String,
}

impl Objection {
    /// Checks the id.
    pub fn parse(&self) -> Result<PersonId, Problems> {
        one("mediator", &self.mediator)
    }
}

fn one(field: &'static str, text: &str) -> Result<PersonId, Problems> {
    let mut problems = Problems::default();
    problems.keep(field, text.parse().map_err(|_| "not-an-id")).ok_or(problems)
}
