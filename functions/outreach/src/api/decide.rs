//! What the unit and a supervisor decide about a request; pages ask for the same.

use axum::extract::{Path, State};
use axum::response::Response;
use domain::Problems;
use domain::ids::{EngagementId, PersonId};
use domain::outreach::{Command, DenialReason, Engagement, Need, Specialist};
use domain::text::Comment;
use edge::{Caller, Fault, JsonCommand, KeyedForm, ProblemBody, StaffRole};
use kit::Problem;
use serde::Deserialize;
use store::{Reply, Table, Write};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::body::{DenialBody, HandOverBody, StepBody};
use super::own::Nothing;
use crate::App;
use crate::access::{SUPERVISOR, Standing, UNIT, staff};
use crate::engagement::{NoteRow, With, act, address, whole};
use crate::roster;

/// The largest number of people that a form takes.
const MOST: u32 = 100_000;

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(approve_request))
        .routes(routes!(deny_request))
        .routes(routes!(grant_part))
        .routes(routes!(hand_over_request))
        .routes(routes!(call_off_request))
        .routes(routes!(complete_request))
        .routes(routes!(keep_request))
}

/// Whose request it is, among those that somebody in one of these roles may decide on.
fn place(caller: &Caller, id: &str, allowed: &[StaffRole]) -> Result<(EngagementId, Standing), Problem> {
    let standing = staff(caller, allowed)?;
    Ok((id.parse().map_err(|_| Problem::not_found())?, standing))
}

/// Somebody who presents, by id.
fn somebody(everybody: &[Specialist], field: &'static str, text: &str) -> Result<PersonId, Problems> {
    let mut problems = Problems::default();
    let known = |person: PersonId| everybody.iter().any(|one| one.person == person);
    let code = if text.trim().is_empty() { "required" } else { "not-a-choice" };
    let found = problems.keep(field, text.trim().parse().ok().filter(|person| known(*person)).ok_or(code));
    found.ok_or(problems)
}

/// It takes place: whose it is, who presents besides and everything that it takes are booked, or nothing is (OUTR-5, OUTR-6).
///
/// # Errors
/// By which rule it isn't possible.
pub async fn approve(
    app: &App,
    caller: &Caller,
    id: &str,
    (request, seen): (&impl KeyedForm, Option<u64>),
    presenters: &[String],
) -> Result<Reply, Fault> {
    let (id, standing) = place(caller, id, UNIT)?;
    let everybody = roster::specialists(app.platform.store.as_ref(), &caller.tenant).await?;
    let chosen = presenters.iter().filter(|text| !text.is_empty());
    let chosen: Vec<PersonId> = chosen.map(|text| somebody(&everybody, "presenters", text)).collect::<Result<_, _>>()?;
    let details = whole(app, &caller.tenant, id).await?.details;
    let booking = app.platform.ids.uuid();
    let wish = |engagement: &Engagement| {
        let with_house = |person: &PersonId| (*person, roster::house(&everybody, *person));
        Ok(Command::Approve {
            booking,
            specialist: engagement.specialist.map_or(domain::outreach::House::City, |one| roster::house(&everybody, one)),
            presenters: chosen.iter().map(with_house).collect(),
        })
    };
    act(app, caller, (id, standing), request, &wish, With { seen, details: Some(details), ..With::default() }).await
}

/// It isn't possible as it was asked for; whoever asked can change it (OUTR-7).
///
/// # Errors
/// The fields that can't be accepted; that it isn't possible now.
pub async fn deny(
    app: &App,
    caller: &Caller,
    id: &str,
    (request, seen): (&impl KeyedForm, Option<u64>),
    body: &DenialBody,
) -> Result<Reply, Fault> {
    let (id, standing) = place(caller, id, UNIT)?;
    let mut problems = Problems::default();
    let reason = problems.keep("reason", DenialReason::parse(&body.reason));
    let note = match body.note.trim() {
        "" => Some(None),
        text => problems.keep("note", Comment::parse(text).map(Some)),
    };
    let (Some(reason), Some(note)) = (reason, note) else { return Err(problems.into()) };
    let key = address(&caller.tenant, id).key.beside("NOTE");
    let also = match note {
        Some(text) => Write::put(Table::Outreach, &key, &NoteRow { text })?,
        None => Write::delete(Table::Outreach, key),
    };
    let wish = |_: &Engagement| Ok(Command::Deny(reason));
    act(app, caller, (id, standing), request, &wish, With { seen, also: vec![also], ..With::default() }).await
}

/// A supervisor approves a part of it (OUTR-3 to OUTR-5).
///
/// # Errors
/// That there is nothing like it to approve.
pub async fn grant(
    app: &App,
    caller: &Caller,
    id: &str,
    (request, seen): (&impl KeyedForm, Option<u64>),
    part: &str,
) -> Result<Reply, Fault> {
    let (id, standing) = place(caller, id, SUPERVISOR)?;
    let mut problems = Problems::default();
    let Some(need) = problems.keep("part", Need::parse(part)) else { return Err(problems.into()) };
    let wish = |_: &Engagement| Ok(Command::Grant(need));
    act(app, caller, (id, standing), request, &wish, With { seen, ..With::default() }).await
}

/// Another specialist takes it (OUTR-6).
///
/// # Errors
/// That they aren't one, or are promised elsewhere.
pub async fn hand_over(
    app: &App,
    caller: &Caller,
    id: &str,
    (request, seen): (&impl KeyedForm, Option<u64>),
    specialist: &str,
) -> Result<Reply, Fault> {
    let (id, standing) = place(caller, id, UNIT)?;
    let everybody = roster::specialists(app.platform.store.as_ref(), &caller.tenant).await?;
    let to = somebody(&everybody, "specialist", specialist)?;
    let wish = |_: &Engagement| Ok(Command::HandOver(to));
    act(app, caller, (id, standing), request, &wish, With { seen, ..With::default() }).await
}

/// The unit calls it off.
///
/// # Errors
/// That it isn't possible any more.
pub async fn call_off(
    app: &App,
    caller: &Caller,
    id: &str,
    (request, seen): (&impl KeyedForm, Option<u64>),
) -> Result<Reply, Fault> {
    let (id, standing) = place(caller, id, UNIT)?;
    let wish = |_: &Engagement| Ok(Command::Cancel);
    act(app, caller, (id, standing), request, &wish, With { seen, ..With::default() }).await
}

/// It took place.
///
/// # Errors
/// The fields that can't be accepted; that it isn't over yet.
pub async fn complete(
    app: &App,
    caller: &Caller,
    id: &str,
    (request, seen): (&impl KeyedForm, Option<u64>),
    headcount: Option<u32>,
) -> Result<Reply, Fault> {
    let (id, standing) = place(caller, id, UNIT)?;
    let mut problems = Problems::default();
    let counted = headcount.ok_or("required").and_then(|n| if n <= MOST { Ok(n) } else { Err("out-of-range") });
    let Some(headcount) = problems.keep("headcount", counted) else { return Err(problems.into()) };
    let wish = |_: &Engagement| Ok(Command::Complete { headcount });
    act(app, caller, (id, standing), request, &wish, With { seen, ..With::default() }).await
}

/// It takes place, although something is on.
///
/// # Errors
/// That nothing is on.
pub async fn keep(app: &App, caller: &Caller, id: &str, (request, seen): (&impl KeyedForm, Option<u64>)) -> Result<Reply, Fault> {
    let (id, standing) = place(caller, id, UNIT)?;
    let wish = |_: &Engagement| Ok(Command::Keep);
    act(app, caller, (id, standing), request, &wish, With { seen, ..With::default() }).await
}

/// Who presents besides the specialist.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CommunityApproval)]
pub struct ApprovalBody {
    /// Their ids. A talk about mediation is given by staff of the program and of the city together.
    #[serde(default)]
    #[schema(required = false)]
    presenters: Vec<String>,
}

/// What a supervisor approves.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CommunityGrant)]
pub struct GrantBody {
    /// `weekend`, `major_event`, `k9`, `mobile_substation`, `motor_officer` or `helicopter`.
    part: String,
}

/// How many people were there.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CommunityCompletion)]
pub struct CompletionBody {
    /// As counted or estimated.
    #[schema(minimum = 0, maximum = 100_000)]
    headcount: u32,
}

macro_rules! decision {
    ($(#[$doc:meta])* $name:ident, $path:literal, $operation:literal, $body:ty,
     |$app:ident, $caller:ident, $id:ident, $request:ident| $done:expr) => {
        $(#[$doc])*
        #[utoipa::path(
            post, path = $path, operation_id = $operation, tag = "community",
            params(
                ("id" = String, Path, description = "The request's id"),
                ("Idempotency-Key" = String, Header, min_length = 8, max_length = 128, description = "8 to 128 characters, made up by the caller"),
                ("If-Match" = Option<String>, Header, description = "The version that was seen; refused when there is a newer one"),
            ),
            request_body(content = $body),
            responses(
                (status = 200, description = "Done", body = StepBody),
                (status = "4XX", description = "Not done", body = ProblemBody, content_type = "application/problem+json"),
            ),
            security(("staff" = [])),
        )]
        async fn $name(
            State($app): State<App>,
            $caller: Caller,
            Path($id): Path<String>,
            $request: JsonCommand<$body>,
        ) -> Result<Response, Fault> {
            Ok(edge::reply($done.await?))
        }
    };
}

decision! {
    /// It takes place (outreach unit).
    approve_request, "/v1/community/requests/{id}/approval", "approve_community_request", ApprovalBody,
    |app, caller, id, request| approve(&app, &caller, &id, (&request, request.seen), &request.body.presenters)
}

decision! {
    /// It isn't possible as it was asked for (outreach unit).
    deny_request, "/v1/community/requests/{id}/denial", "deny_community_request", DenialBody,
    |app, caller, id, request| deny(&app, &caller, &id, (&request, request.seen), &request.body)
}

decision! {
    /// Approve a part of it (supervisor).
    grant_part, "/v1/community/requests/{id}/grants", "grant_community_request", GrantBody,
    |app, caller, id, request| grant(&app, &caller, &id, (&request, request.seen), &request.body.part)
}

decision! {
    /// Hand it over to another specialist (outreach unit).
    hand_over_request, "/v1/community/requests/{id}/hand-over", "hand_over_community_request", HandOverBody,
    |app, caller, id, request| hand_over(&app, &caller, &id, (&request, request.seen), &request.body.specialist)
}

decision! {
    /// Call it off (outreach unit).
    call_off_request, "/v1/community/requests/{id}/cancellation", "cancel_community_request", Nothing,
    |app, caller, id, request| call_off(&app, &caller, &id, (&request, request.seen))
}

decision! {
    /// It took place (outreach unit).
    complete_request, "/v1/community/requests/{id}/completion", "complete_community_request", CompletionBody,
    |app, caller, id, request| complete(&app, &caller, &id, (&request, request.seen), Some(request.body.headcount))
}

decision! {
    /// Decide that it takes place, although something is on in the city (outreach unit).
    keep_request, "/v1/community/requests/{id}/confirmation", "keep_community_request", Nothing,
    |app, caller, id, request| keep(&app, &caller, &id, (&request, request.seen))
}
