//! What a mediator sees and says, by the link of their assignment.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::complaint::Contact;
use domain::ids::PersonId;
use domain::mediation::Mediation;
use domain::text::Line;
use domain::vocabulary::Language;
use edge::{Caller, Fault, JsonCommand, ProblemBody};
use kit::Problem;
use serde::Serialize;
use store::people::{self, PersonRow};
use utoipa::ToSchema;

use super::agreement::AgreementBody;
use super::commands::StepBody;
use super::plan::SlotBody;
use crate::App;
use crate::access::{Access, Standing};
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
    /// As whom they come: `guardian`, `representative`, `support` or `interpreter`; empty for a participant.
    #[serde(rename = "as", skip_serializing_if = "String::is_empty")]
    pub part: String,
    /// Their language.
    pub language: String,
    /// Their name, if they gave it.
    pub name: String,
    /// Their email address, if they have one.
    pub email: String,
    /// Their phone number, if they gave it.
    pub phone: String,
    /// Their postal address, if they gave it.
    pub address: String,
    /// When it is safe to call, in their words (INT-10).
    pub safe_times: String,
    /// Whether a message may be left where somebody else could hear or read it.
    pub may_leave_message: bool,
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
    /// What was agreed on, once it is written down.
    #[serde(skip_serializing_if = "Option::is_none")]
    agreement: Option<AgreementBody>,
}

/// How to reach everyone at the table; for whoever may know.
///
/// # Errors
/// When storage fails.
pub async fn reachable(app: &App, caller: &Caller, mediation: &Mediation) -> Result<Vec<Reachable>, Fault> {
    let mut found = Vec::new();
    let participants = mediation.participants.iter().map(|party| (party.person, party.language));
    for (person, language) in participants.chain(mediation.companions.iter().map(|one| (one.person, one.language))) {
        found.push(reachable_one(app, caller, mediation, person, language).await?);
    }
    Ok(found)
}

/// How to reach one of them.
///
/// # Errors
/// When storage fails.
pub async fn reachable_one(
    app: &App,
    caller: &Caller,
    mediation: &Mediation,
    person: PersonId,
    language: Language,
) -> Result<Reachable, Fault> {
    let row = people::load(app.platform.store.as_ref(), &caller.tenant, person).await?;
    let contact = row.map_or_else(|| Contact::none(language), PersonRow::contact);
    let line = |line: Option<Line>| line.map(|line| line.as_str().to_owned()).unwrap_or_default();
    let part = mediation.companions.iter().find(|one| one.person == person).map(|one| one.part.code());
    Ok(Reachable {
        person: person.to_string(),
        side: mediation.side_of(person).map(|side| side.code().to_owned()).unwrap_or_default(),
        part: part.unwrap_or_default().to_owned(),
        language: language.code().to_owned(),
        name: contact.name.map(|name| name.as_str().to_owned()).unwrap_or_default(),
        email: contact.email.map(|email| email.as_str().to_owned()).unwrap_or_default(),
        phone: line(contact.phone),
        address: line(contact.address),
        safe_times: line(contact.safe_times),
        may_leave_message: contact.may_leave_message,
    })
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
    let access = Access::mediator(&caller, &id)?;
    let mediation = read(&app, &caller, access).await?.state;
    let Standing::Mediator(mediator) = access.standing else {
        return Err(Problem::not_found().into());
    };
    let clear = mediation.may_reach(mediator);
    let policy = app.platform.policy(&caller.tenant).await?;
    Ok(Json(BriefBody {
        reference: mediation.reference.to_string(),
        stage: mediation.stage.code().to_owned(),
        kind: mediation.kind.to_string(),
        category: mediation.category.to_string(),
        incident_on: mediation.incident_on.to_string(),
        languages: mediation.languages(|_| true).iter().map(ToString::to_string).collect(),
        people: if clear { reachable(&app, &caller, &mediation).await? } else { Vec::new() },
        session: session(&mediation).map(|session| SlotBody::from(&session.slot)),
        agreement: AgreementBody::of(&mediation, policy.as_ref()),
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
    let access = Access::mediator(&caller, &id)?;
    Ok(edge::reply(steps::declare(&app, &caller, access, &request, &request.body).await?))
}
