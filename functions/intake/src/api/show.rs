//! `GET /v1/cases/{id}` for staff, and the status of a request for the person who made it.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use domain::complaint::{Approver, Case, Stage, Verdict};
use domain::ids::CaseId;
use domain::notice::Purpose;
use edge::{Caller, Fault, ProblemBody};
use http::{HeaderValue, header};
use kit::Problem;
use serde::Serialize;
use store::{Loaded, aggregate};
use utoipa::ToSchema;

use crate::App;
use crate::case::read;
use crate::filing::address;

/// A case, as staff see it.
#[derive(Serialize, ToSchema)]
pub struct CaseBody {
    /// Its id.
    id: String,
    /// Its reference.
    reference: String,
    /// Rises with every change; also the ETag.
    version: u64,
    /// What kind.
    kind: String,
    /// What it is about.
    category: String,
    /// The day of the incident.
    incident_on: String,
    /// When it was filed.
    filed_at: String,
    /// The day until which professional standards acknowledge it.
    acknowledge_by: String,
    /// Where it stands.
    stage: String,
    /// Who is waited for.
    waiting_on: String,
    /// How many officers are identified.
    officers: usize,
    /// The legal clock, once discovery is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    clock: Option<ClockBody>,
    /// What screening said.
    #[serde(skip_serializing_if = "Option::is_none")]
    verdict: Option<VerdictBody>,
    /// Who approved.
    approvals: Vec<String>,
}

/// The legal clock.
#[derive(Serialize, ToSchema)]
pub struct ClockBody {
    /// The day of discovery.
    discovered_on: String,
    /// The last day.
    deadline: String,
    /// The last safe day for a session.
    safe_date: String,
}

/// What screening said.
#[derive(Serialize, ToSchema)]
pub struct VerdictBody {
    /// `eligible`, `not_eligible` or `needs_review`.
    outcome: String,
    /// Every rule that fired, with the question and the answer it fired on.
    fired: Vec<FiredBody>,
    /// The policy version.
    policy_version: String,
}

/// A rule that fired.
#[derive(Serialize, ToSchema)]
pub struct FiredBody {
    rule: String,
    on: String,
    answer: String,
}

impl From<&Verdict> for VerdictBody {
    fn from(verdict: &Verdict) -> Self {
        let fired = verdict.fired.iter().map(|fired| FiredBody {
            rule: fired.rule.clone(),
            on: fired.on.clone(),
            answer: fired.answer.clone(),
        });
        Self {
            outcome: verdict.outcome.code().to_owned(),
            fired: fired.collect(),
            policy_version: verdict.policy_version.clone(),
        }
    }
}

impl From<&Loaded<Case>> for CaseBody {
    fn from(loaded: &Loaded<Case>) -> Self {
        let case = &loaded.state;
        let (verdict, approvals): (Option<&Verdict>, &[Approver]) = match &case.stage {
            Stage::UnderReview { verdict } => (Some(verdict), &[]),
            Stage::Eligible { verdict, approvals } => (Some(verdict), approvals),
            _ => (None, &[]),
        };
        Self {
            id: case.id.to_string(),
            reference: case.reference.to_string(),
            version: loaded.version,
            kind: case.kind.to_string(),
            category: case.category.to_string(),
            incident_on: case.incident_on.to_string(),
            filed_at: case.filed_at.to_string(),
            acknowledge_by: case.acknowledge_by.to_string(),
            stage: case.stage.code().to_owned(),
            waiting_on: case.waiting_on().to_string(),
            officers: case.officers.len(),
            clock: case.clock.map(|clock| ClockBody {
                discovered_on: clock.discovered_on.to_string(),
                deadline: clock.deadline.to_string(),
                safe_date: clock.safe_date.to_string(),
            }),
            verdict: verdict.map(VerdictBody::from),
            approvals: approvals.iter().map(ToString::to_string).collect(),
        }
    }
}

/// A case.
#[utoipa::path(
    get, path = "/v1/cases/{id}", operation_id = "show_case", tag = "cases",
    params(("id" = String, Path, description = "The case's id")),
    responses(
        (status = 200, description = "The case; its version is the ETag", body = CaseBody),
        (status = "4XX", description = "Not there, or not yours", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("staff" = [])),
)]
pub async fn show(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<Response, Fault> {
    let loaded = read(&app, &caller, &id).await?;
    let mut response = Json(CaseBody::from(&loaded)).into_response();
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{}\"", loaded.version)) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    Ok(response)
}

/// Where a request stands, as the person who made it sees it: nothing of the mediation side.
#[derive(Serialize, ToSchema)]
pub struct StatusBody {
    /// The reference.
    reference: String,
    /// Where it stands.
    stage: String,
}

/// The case that a status link is about.
///
/// # Errors
/// Not found for everybody else.
pub async fn own_case(app: &App, caller: &Caller) -> Result<Case, Fault> {
    let (person, about) = caller.party(Purpose::Status)?;
    let address = address(caller, CaseId::new(about));
    let loaded: Option<Loaded<Case>> = aggregate::load(app.platform.store.as_ref(), &address).await?;
    let case = loaded.map(|loaded| loaded.state).filter(|case| case.complainant.person == person);
    Ok(case.ok_or_else(Problem::not_found)?)
}

/// Where my request stands.
#[utoipa::path(
    get, path = "/v1/cases/mine", operation_id = "show_own_case", tag = "cases",
    responses(
        (status = 200, description = "Where it stands", body = StatusBody),
        (status = "4XX", description = "Not there, or not yours", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("link" = [])),
)]
pub async fn status(State(app): State<App>, caller: Caller) -> Result<Json<StatusBody>, Fault> {
    let case = own_case(&app, &caller).await?;
    Ok(Json(StatusBody { reference: case.reference.to_string(), stage: case.stage.code().to_owned() }))
}
