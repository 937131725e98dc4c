//! What a mediator sees and says, by the link of their assignment.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::mediation::Mediation;
use edge::{Caller, Fault, JsonCommand, ProblemBody};
use kit::Problem;
use serde::Serialize;
use store::people;
use utoipa::ToSchema;

use super::commands::StepBody;
use super::plan::SlotBody;
use crate::App;
use crate::access::{Access, Standing, may_reach};
use crate::deeds::Declaration;
use crate::mediation::{read, session};
use crate::steps;

/// How to reach somebody at the table.
#[derive(Serialize, ToSchema)]
#[schema(as = Reachable)]
pub struct Reachable {
    /// Who.
    pub person: String,
    /// `resident` or `employee`.
    pub side: String,
    /// Their language.
    pub language: String,
    /// Their name, if they gave it.
    pub name: String,
    /// Their email address, if they have one.
    pub email: String,
    /// Their phone number, if they gave it.
    pub phone: String,
}

/// The short brief of an assignment.
#[derive(Serialize, ToSchema)]
#[schema(as = Brief)]
pub struct BriefBody {
    /// The reference.
    reference: String,
    /// Where it stands.
    stage: String,
    /// What kind of case.
    kind: String,
    /// What it is about.
    category: String,
    /// The day of the incident.
    incident_on: String,
    /// The languages of the people at the table.
    languages: Vec<String>,
    /// How to reach them; empty until the mediator has said that there is no conflict.
    people: Vec<Reachable>,
    /// The appointment.
    #[serde(skip_serializing_if = "Option::is_none")]
    session: Option<SlotBody>,
}

/// How to reach everyone at the table; for whoever may know.
///
/// # Errors
/// When storage fails.
pub async fn reachable(app: &App, caller: &Caller, mediation: &Mediation) -> Result<Vec<Reachable>, Fault> {
    let mut found = Vec::new();
    for party in &mediation.participants {
        let row = people::load(app.platform.store.as_ref(), &caller.tenant, party.person).await?;
        let (name, email, phone) = row.map_or((None, None, None), |row| (row.name, row.email, row.phone));
        found.push(Reachable {
            person: party.person.to_string(),
            side: party.side.code().to_owned(),
            language: party.language.code().to_owned(),
            name: name.map(|name| name.as_str().to_owned()).unwrap_or_default(),
            email: email.map(|email| email.as_str().to_owned()).unwrap_or_default(),
            phone: phone.map(|phone| phone.as_str().to_owned()).unwrap_or_default(),
        });
    }
    Ok(found)
}

/// The short brief (a mediator of it).
#[utoipa::path(
    get, path = "/v1/mediations/{id}/brief", operation_id = "show_brief", tag = "mediations",
    params(("id" = String, Path, description = "The mediation's id")),
    responses(
        (status = 200, description = "The brief; with contact details once there is no conflict", body = BriefBody),
        (status = "4XX", description = "Not there, or not yours", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("link" = [])),
)]
pub async fn brief(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<Json<BriefBody>, Fault> {
    let access = Access::mediator(&caller)?.to(&id)?;
    let mediation = read(&app, &caller, access).await?.state;
    let Standing::Mediator(mediator) = access.standing else {
        return Err(Problem::not_found().into());
    };
    let clear = may_reach(&mediation, mediator);
    Ok(Json(BriefBody {
        reference: mediation.reference.to_string(),
        stage: mediation.stage.code().to_owned(),
        kind: mediation.kind.to_string(),
        category: mediation.category.to_string(),
        incident_on: mediation.incident_on.to_string(),
        languages: mediation.needs().languages.iter().map(ToString::to_string).collect(),
        people: if clear { reachable(&app, &caller, &mediation).await? } else { Vec::new() },
        session: session(&mediation).map(|session| SlotBody::from(&session.slot)),
    }))
}

/// Say whether there is a conflict of interest (a mediator of it).
#[utoipa::path(
    post, path = "/v1/mediations/{id}/assignment", operation_id = "answer_assignment", tag = "mediations",
    params(
        ("id" = String, Path, description = "The mediation's id"),
        ("Idempotency-Key" = String, Header, min_length = 8, max_length = 128, description = "8 to 128 characters, made up by the caller"),
    ),
    request_body(content = Declaration),
    responses(
        (status = 200, description = "Done", body = StepBody),
        (status = "4XX", description = "Not done", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("link" = [])),
)]
pub async fn declare(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    request: JsonCommand<Declaration>,
) -> Result<Response, Fault> {
    let access = Access::mediator(&caller)?.to(&id)?;
    Ok(edge::reply(steps::declare(&app, &caller, access, &request, &request.body).await?))
}
