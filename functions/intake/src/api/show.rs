//! `GET /v1/cases/{id}` for staff, and the status of a request for the person who made it.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use domain::complaint::Case;
use domain::ids::CaseId;
use domain::notice::Purpose;
use edge::{Caller, Fault, ProblemBody, StaffRole};
use http::{HeaderValue, header};
use kit::Problem;
use serde::Serialize;
use store::{Loaded, aggregate};
use utoipa::ToSchema;

use super::body::CaseBody;
use crate::App;
use crate::case::read;
use crate::filing::address;

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
    let file = read(&app, &caller, &id).await?;
    let today = app.platform.policy(&caller.tenant).await?.date(app.platform.now());
    let mut body = CaseBody::of(&file, today);
    if !caller.is(StaffRole::at(file.case.state.kind.owner())) {
        body.respondent_ids.clear(); // for whoever named them, and can take them off
    }
    let mut response = Json(body).into_response();
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{}\"", file.case.version)) {
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
