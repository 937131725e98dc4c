//! `/v1/mediators/me`: a mediator's own part of the roster, by the link of any of their assignments (MED-1).

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use domain::ids::PersonId;
use domain::notice::Purpose;
use edge::{Caller, Fault, JsonCommand, KeyedForm, ProblemBody};
use kit::Problem;
use serde::Serialize;
use store::{Reply, Table, WorkError, Write};
use utoipa::ToSchema;

use crate::App;
use crate::assigned::{self, AssignedRow};
use crate::deeds::{BusyBody, DayBody, HoursBody, OwnHours};
use crate::roster::{self, RosterRow};

/// The caller's own row of the roster.
///
/// # Errors
/// 401 for nobody, 404 for whoever isn't a mediator on the roster.
pub async fn row(app: &App, caller: &Caller) -> Result<RosterRow, Fault> {
    let (person, _) = caller.party(Purpose::Assignment)?;
    let rows = roster::some(app.platform.store.as_ref(), &caller.tenant, &[person]).await?;
    Ok(rows.into_iter().next().ok_or_else(Problem::not_found)?)
}

/// The caller's assignments, what is to be done first.
///
/// # Errors
/// When storage fails.
pub async fn assignments(app: &App, caller: &Caller, person: PersonId) -> Result<Vec<AssignedRow>, Fault> {
    Ok(assigned::all(app.platform.store.as_ref(), &caller.tenant, person, app.platform.now()).await?)
}

async fn kept(
    app: &App,
    caller: &Caller,
    request: &impl KeyedForm,
    (write, reply): (Write, Reply),
    seen: Option<u64>,
) -> Result<Reply, Fault> {
    let name = caller.name();
    let work = app.platform.work(&caller.tenant, Table::Mediations, request.once(&name));
    match work.write(vec![write], Vec::new(), reply).await {
        Err(WorkError::Conflict) if seen.is_some() => Err(WorkError::Stale.into()),
        done => Ok(done?.reply()),
    }
}

/// Writes down when they have time, in the place of what was said before. What is booked stays booked.
///
/// # Errors
/// What can't be accepted; stale when `seen`, the version that was changed, isn't the newest any more.
pub async fn give_hours(
    app: &App,
    caller: &Caller,
    request: &impl KeyedForm,
    seen: Option<u64>,
    hours: &OwnHours,
) -> Result<Reply, Fault> {
    let row = row(app, caller).await?;
    let availability = hours.parse()?;
    let reply = Reply::json(200, &serde_json::json!({ "id": row.mediator.person }));
    let row = RosterRow { version: seen.unwrap_or(row.version), ..row };
    kept(app, caller, request, (roster::free(&caller.tenant, row, availability)?, reply), seen).await
}

/// Reads their own calendar, of which only the times are kept.
///
/// # Errors
/// What can't be read.
pub async fn occupy(app: &App, caller: &Caller, request: &impl KeyedForm, body: &BusyBody) -> Result<Reply, Fault> {
    let row = row(app, caller).await?;
    let policy = app.platform.policy(&caller.tenant).await?;
    let busy = body.parse(&policy, policy.date(app.platform.now()))?;
    let reply = Reply::json(200, &serde_json::json!({ "id": row.mediator.person, "busy": busy.len() }));
    kept(app, caller, request, (roster::occupied(&caller.tenant, row, busy)?, reply), None).await
}

/// An assignment, as its mediator's list tells it.
#[derive(Serialize, ToSchema)]
#[schema(as = OwnAssignment)]
pub struct AssignmentBody {
    /// The mediation's id.
    mediation: String,
    /// The reference.
    reference: String,
    /// What kind of case.
    kind: String,
    /// What is to be done: `decide`, `prepare`, `record`, `wait` or `concluded`.
    to_do: String,
    /// When the session begins, once it is booked.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = "date-time")]
    starts_at: Option<String>,
}

/// A mediator, as they see themselves.
#[derive(Serialize, ToSchema)]
#[schema(as = OwnMediator)]
pub struct OwnBody {
    /// The mediator's id.
    id: String,
    /// Rises with every change, also when a case is assigned.
    version: u64,
    /// Their assignments, what is to be done first.
    assignments: Vec<AssignmentBody>,
    /// When they have time, week by week.
    weekly: Vec<HoursBody>,
    /// Days that are unlike their weekday.
    exceptions: Vec<DayBody>,
    /// In how many stretches they aren't free, as their own calendar said when it was read.
    busy: usize,
}

/// Your assignments, and when you have time (a mediator).
#[utoipa::path(
    get, path = "/v1/mediators/me", operation_id = "show_own_assignments", tag = "mediators",
    responses(
        (status = 200, description = "Assignments and hours", body = OwnBody),
        (status = "4XX", description = "Not there, or not yours", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("link" = [])),
)]
pub async fn show(State(app): State<App>, caller: Caller) -> Result<Json<OwnBody>, Fault> {
    let RosterRow { version, mediator, .. } = row(&app, &caller).await?;
    let now = app.platform.now();
    let body = |row: AssignedRow| AssignmentBody {
        mediation: row.mediation.to_string(),
        reference: row.reference.to_string(),
        kind: row.kind.to_string(),
        to_do: row.duty(now).to_string(),
        starts_at: row.appointment.map(|appointment| appointment.starts_at.to_string()),
    };
    let assignments = assignments(&app, &caller, mediator.person).await?.into_iter().map(body).collect();
    let (weekly, exceptions) = crate::deeds::hours_of(&mediator.availability);
    let (id, busy) = (mediator.person.to_string(), mediator.availability.busy.len());
    Ok(Json(OwnBody { id, version, assignments, weekly, exceptions, busy }))
}

/// The hours were kept.
#[derive(Serialize, ToSchema)]
pub struct HoursKept {
    /// The mediator's id.
    id: String,
}

/// Say when you have time, in the place of what was said before (a mediator).
#[utoipa::path(
    post, path = "/v1/mediators/me/hours", operation_id = "give_mediator_hours", tag = "mediators",
    params(
        ("Idempotency-Key" = String, Header, min_length = 8, max_length = 128, description = "8 to 128 characters, made up by the caller"),
        ("If-Match" = Option<String>, Header, description = "The version that was seen; refused when there is a newer one"),
    ),
    request_body(content = OwnHours),
    responses(
        (status = 200, description = "Kept", body = HoursKept),
        (status = "4XX", description = "Not done", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("link" = [])),
)]
pub async fn hours(State(app): State<App>, caller: Caller, request: JsonCommand<OwnHours>) -> Result<Response, Fault> {
    Ok(edge::reply(give_hours(&app, &caller, &request, request.seen, &request.body).await?))
}

/// Have your own calendar read, of which only the times are kept (a mediator).
#[utoipa::path(
    post, path = "/v1/mediators/me/busy", operation_id = "read_own_calendar", tag = "mediators",
    params(("Idempotency-Key" = String, Header, min_length = 8, max_length = 128, description = "8 to 128 characters, made up by the caller")),
    request_body(content = BusyBody),
    responses(
        (status = 200, description = "Done", body = super::roster::Occupied),
        (status = "4XX", description = "Not done", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("link" = [])),
)]
pub async fn busy(State(app): State<App>, caller: Caller, request: JsonCommand<BusyBody>) -> Result<Response, Fault> {
    Ok(edge::reply(occupy(&app, &caller, &request, &request.body).await?))
}
