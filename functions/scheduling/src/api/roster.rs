//! `/v1/mediators`: the roster.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::ids::PersonId;
use edge::{Caller, Fault, JsonCommand, KeyedForm, ProblemBody};
use kit::Problem;
use serde::Serialize;
use store::people::PersonRow;
use store::{Reply, Table, WorkError, people};
use utoipa::ToSchema;

use crate::App;
use crate::access::PROGRAM;
use crate::deeds::{BusyBody, MediatorBody};
use crate::roster::{self, RosterRow};

/// A mediator who is on the roster now.
#[derive(Serialize, ToSchema)]
pub struct Registered {
    /// The mediator's id.
    id: String,
}

/// Puts somebody on the roster.
///
/// # Errors
/// The fields that can't be accepted; 404 for everybody but the program.
pub async fn add(app: &App, caller: &Caller, request: &impl KeyedForm, body: &MediatorBody) -> Result<Reply, Fault> {
    caller.staff(PROGRAM)?;
    let person = PersonId::new(app.platform.ids.uuid());
    let policy = app.platform.policy(&caller.tenant).await?;
    let (mediator, contact) = body.parse(person, &policy)?;
    let writes = roster::register(&caller.tenant, mediator, &contact)?;
    let reply = Reply::json(201, &serde_json::json!({ "id": person }));
    let name = caller.name();
    let work = app.platform.work(&caller.tenant, Table::Mediations, request.once(&name));
    Ok(work.write(writes, Vec::new(), reply).await?.reply())
}

/// Writes down what changed about a mediator. What is assigned stays assigned.
///
/// # Errors
/// The fields that can't be accepted; not found; stale when `seen`, the version that was corrected, isn't the newest any more.
pub async fn correct(
    app: &App,
    caller: &Caller,
    (id, seen): (&str, Option<u64>),
    request: &impl KeyedForm,
    body: &MediatorBody,
) -> Result<Reply, Fault> {
    let (row, known) = read(app, caller, id).await?;
    // The commit holds the row to the version that was seen, so that a repetition still finds the answer of its first time.
    let row = RosterRow { version: seen.unwrap_or(row.version), ..row };
    let person = row.mediator.person;
    let policy = app.platform.policy(&caller.tenant).await?;
    let (mediator, contact) = body.parse(person, &policy)?;
    let writes =
        vec![roster::corrected(&caller.tenant, row, mediator)?, people::replace(&caller.tenant, person, &known, &contact)?];
    let reply = Reply::json(200, &serde_json::json!({ "id": person }));
    let name = caller.name();
    let work = app.platform.work(&caller.tenant, Table::Mediations, request.once(&name));
    match work.write(writes, Vec::new(), reply).await {
        Err(WorkError::Conflict) if seen.is_some() => Err(WorkError::Stale.into()),
        done => Ok(done?.reply()),
    }
}

/// Reads a mediator's own calendar: its times are none for a session from then on, and take the place of those that were read before.
///
/// # Errors
/// What can't be read; not found.
pub async fn occupy(app: &App, caller: &Caller, id: &str, request: &impl KeyedForm, body: &BusyBody) -> Result<Reply, Fault> {
    let (row, _) = read(app, caller, id).await?;
    let policy = app.platform.policy(&caller.tenant).await?;
    let busy = body.parse(&policy, policy.date(app.platform.now()))?;
    let reply = Reply::json(200, &serde_json::json!({ "id": row.mediator.person, "busy": busy.len() }));
    let writes = vec![roster::occupied(&caller.tenant, row, busy)?];
    let name = caller.name();
    let work = app.platform.work(&caller.tenant, Table::Mediations, request.once(&name));
    Ok(work.write(writes, Vec::new(), reply).await?.reply())
}

/// A mediator's row and how to reach them.
///
/// # Errors
/// Not found when they aren't on the roster, and for everybody but the program.
pub async fn read(app: &App, caller: &Caller, id: &str) -> Result<(RosterRow, PersonRow), Fault> {
    caller.staff(PROGRAM)?;
    let person: PersonId = id.parse().map_err(|_| Problem::not_found())?;
    let store = app.platform.store.as_ref();
    let row = roster::some(store, &caller.tenant, &[person]).await?.pop().ok_or_else(Problem::not_found)?;
    let known = people::load(store, &caller.tenant, person).await?.ok_or_else(Problem::not_found)?;
    Ok((row, known))
}

/// Put a mediator on the roster (program).
#[utoipa::path(
    post, path = "/v1/mediators", operation_id = "register_mediator", tag = "mediators",
    params(("Idempotency-Key" = String, Header, min_length = 8, max_length = 128, description = "8 to 128 characters, made up by the caller")),
    request_body(content = MediatorBody),
    responses(
        (status = 201, description = "On the roster", body = Registered),
        (status = "4XX", description = "Not done", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("staff" = [])),
)]
pub async fn register(State(app): State<App>, caller: Caller, request: JsonCommand<MediatorBody>) -> Result<Response, Fault> {
    Ok(edge::reply(add(&app, &caller, &request, &request.body).await?))
}

/// Write down what changed about a mediator (program). Whatever is left out is empty from then on.
#[utoipa::path(
    post, path = "/v1/mediators/{id}", operation_id = "correct_mediator", tag = "mediators",
    params(
        ("id" = String, Path, description = "The mediator's id"),
        ("Idempotency-Key" = String, Header, min_length = 8, max_length = 128, description = "8 to 128 characters, made up by the caller"),
        ("If-Match" = Option<String>, Header, description = "The version that was seen; refused when there is a newer one"),
    ),
    request_body(content = MediatorBody),
    responses(
        (status = 200, description = "Done", body = Registered),
        (status = "4XX", description = "Not done", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("staff" = [])),
)]
pub async fn change(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    request: JsonCommand<MediatorBody>,
) -> Result<Response, Fault> {
    Ok(edge::reply(correct(&app, &caller, (&id, request.seen), &request, &request.body).await?))
}

/// A mediator's calendar was read.
#[derive(Serialize, ToSchema)]
pub struct Occupied {
    /// The mediator's id.
    id: String,
    /// In how many stretches they aren't free; what touches is one.
    busy: usize,
}

/// Read a mediator's own calendar, of which only the times are kept (program).
#[utoipa::path(
    post, path = "/v1/mediators/{id}/busy", operation_id = "read_calendar", tag = "mediators",
    params(
        ("id" = String, Path, description = "The mediator's id"),
        ("Idempotency-Key" = String, Header, min_length = 8, max_length = 128, description = "8 to 128 characters, made up by the caller"),
    ),
    request_body(content = BusyBody),
    responses(
        (status = 200, description = "Done", body = Occupied),
        (status = "4XX", description = "Not done", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("staff" = [])),
)]
pub async fn busy(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    request: JsonCommand<BusyBody>,
) -> Result<Response, Fault> {
    Ok(edge::reply(occupy(&app, &caller, &id, &request, &request.body).await?))
}

/// A mediator, as the program sees them.
#[derive(Serialize, ToSchema)]
#[schema(as = Mediator)]
pub struct RosterBody {
    /// The mediator's id.
    pub id: String,
    /// Rises with every change, also when a case is assigned.
    pub version: u64,
    /// What is known of them, as it can be sent back with corrections.
    pub details: MediatorBody,
    /// In how many stretches they aren't free, as their own calendar said when it was read.
    pub busy: usize,
    /// Cases assigned so far this month.
    pub load: u16,
    /// What keeps them from mediating at all, as a code; empty when nothing does.
    pub missing: &'static str,
}

/// Everyone on the roster, by name.
///
/// # Errors
/// 404 for everybody but the program.
pub async fn everyone(app: &App, caller: &Caller) -> Result<Vec<RosterBody>, Fault> {
    caller.staff(PROGRAM)?;
    let store = app.platform.store.as_ref();
    let policy = app.platform.policy(&caller.tenant).await?;
    let (month, today) = (roster::month(&policy, app.platform.now()), policy.date(app.platform.now()));
    let mut bodies = Vec::new();
    for RosterRow { version, mediator, .. } in roster::rows(store, &caller.tenant, &month).await? {
        let person = people::load(store, &caller.tenant, mediator.person).await?;
        let (name, email) = person.map(|row| named(&row)).unwrap_or_default();
        let details = MediatorBody::of(&mediator, &name, &email);
        let missing = domain::matching::has_passed(&mediator, &policy, today).err().map_or("", |refusal| refusal.code);
        let (id, busy) = (mediator.person.to_string(), mediator.availability.busy.len());
        bodies.push(RosterBody { id, version, details, busy, load: mediator.load, missing });
    }
    bodies.sort_by(|one, other| (&one.details.name, &one.id).cmp(&(&other.details.name, &other.id)));
    Ok(bodies)
}

/// Name and email; empty where they aren't known.
pub fn named(row: &PersonRow) -> (String, String) {
    let name = row.name.as_ref().map(|name| name.as_str().to_owned()).unwrap_or_default();
    (name, row.email.as_ref().map(|email| email.as_str().to_owned()).unwrap_or_default())
}

/// The roster (program).
#[utoipa::path(
    get, path = "/v1/mediators", operation_id = "list_mediators", tag = "mediators",
    responses(
        (status = 200, description = "Everyone on the roster", body = Vec<RosterBody>),
        (status = "4XX", description = "Not there, or not yours", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("staff" = [])),
)]
pub async fn list(State(app): State<App>, caller: Caller) -> Result<Json<Vec<RosterBody>>, Fault> {
    Ok(Json(everyone(&app, &caller).await?))
}
