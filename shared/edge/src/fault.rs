//! Why a request can't be answered as asked: everything becomes a [`Problem`] here, and nowhere else.

use axum::response::{IntoResponse, Response};
use domain::policy::InvalidPolicy;
use domain::{Problems, Refusal};
use http::StatusCode;
use kit::Problem;
use serde::Serialize;
use store::{CommitError, StoreError, WorkError};
use utoipa::ToSchema;

/// A problem on its way out of a handler.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault(pub Problem);

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        self.0.into_response()
    }
}

impl From<Problem> for Fault {
    fn from(problem: Problem) -> Self {
        Self(problem)
    }
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        Self(Problem { rule: Some(refusal.rule), ..Problem::new(StatusCode::CONFLICT, refusal.code) })
    }
}

impl From<Problems> for Fault {
    fn from(problems: Problems) -> Self {
        Self(Problem::invalid(problems.0.iter().map(|problem| (problem.field, problem.code)).collect()))
    }
}

impl From<InvalidPolicy> for Fault {
    fn from(InvalidPolicy(faults): InvalidPolicy) -> Self {
        let faults = faults.iter().map(ToString::to_string).collect();
        Self(Problem { faults, ..Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid-policy") })
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        kit::log::line(kit::log::Level::Error, "storage-failed").with("error", kit::log::chain(&error)).write();
        Self(Problem::unavailable())
    }
}

impl From<CommitError> for Fault {
    fn from(error: CommitError) -> Self {
        match error {
            CommitError::Conflict(_) => Self(Problem::new(StatusCode::CONFLICT, "changed-meanwhile")),
            CommitError::Store(error) => error.into(),
        }
    }
}

impl From<WorkError> for Fault {
    fn from(error: WorkError) -> Self {
        match error {
            WorkError::Refused(refusal) => refusal.into(),
            WorkError::Missing => Self(Problem::not_found()),
            WorkError::Stale => Self(Problem::new(StatusCode::PRECONDITION_FAILED, "stale-version")),
            WorkError::KeyReused => Self(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "idempotency-key-reused")),
            WorkError::Conflict => Self(Problem::new(StatusCode::CONFLICT, "changed-meanwhile")),
            WorkError::Store(error) => error.into(),
        }
    }
}

/// A problem as the API answers it: `application/problem+json` (RFC 9457).
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemBody {
    /// A stable address of this kind of problem.
    #[serde(rename = "type")]
    pub kind: String,
    /// The kind of problem, in words.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What to do.
    pub detail: String,
    /// The stable code.
    pub code: String,
    /// Of a failure on our side: the number under which the operators find it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instance: Option<String>,
    /// The rule that refused, if one did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// Fields that can't be accepted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldProblemBody>,
    /// What is wrong with a document, fault by fault, each with its line.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub faults: Vec<String>,
}

/// A field that can't be accepted.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = FieldProblem)]
pub struct FieldProblemBody {
    /// The field's name.
    pub field: String,
    /// What is wrong, as a stable code.
    pub code: String,
    /// What is wrong, in words.
    pub message: String,
}
