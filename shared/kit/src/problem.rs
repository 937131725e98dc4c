//! Problems (RFC 9457): a refusal, a wrong input or a failure, on its way to a person.
//!
//! A problem travels as an extension of an empty response. The edge puts it into words: as `application/problem+json` for the API,
//! as a page for a browser.

use axum::response::{IntoResponse, Response};
use http::StatusCode;

/// What went wrong, in codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The HTTP status.
    pub status: StatusCode,
    /// Stable, part of the API.
    pub code: &'static str,
    /// The rule that refused, if one did.
    pub rule: Option<&'static str>,
    /// Fields that can't be accepted, as (field, code).
    pub fields: Vec<(&'static str, &'static str)>,
    /// What is wrong with a document, fault by fault, in the words of those who write such documents.
    pub faults: Vec<String>,
}

impl Problem {
    /// A problem with a status and a code.
    #[must_use]
    pub const fn new(status: StatusCode, code: &'static str) -> Self {
        Self { status, code, rule: None, fields: Vec::new(), faults: Vec::new() }
    }

    /// Not there, or not the caller's: the same answer to the last byte.
    #[must_use]
    pub const fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "not-found")
    }

    /// Nobody is signed in.
    #[must_use]
    pub const fn sign_in() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "sign-in-needed")
    }

    /// Fields that can't be accepted.
    #[must_use]
    pub fn invalid(fields: Vec<(&'static str, &'static str)>) -> Self {
        Self { fields, ..Self::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid-input") }
    }

    /// Too often; `Retry-After` says how long to wait.
    #[must_use]
    pub const fn too_often(code: &'static str) -> Self {
        Self::new(StatusCode::TOO_MANY_REQUESTS, code)
    }

    /// A mistake of ours.
    #[must_use]
    pub const fn broken() -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "broken")
    }

    /// Storage or something else that isn't the caller's fault.
    #[must_use]
    pub const fn unavailable() -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "try-again-soon")
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}
