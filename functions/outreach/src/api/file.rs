//! Asking: what would be said about it, and filing it.

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::response::Response;
use domain::outreach::{AskForm, Asked};
use edge::{Caller, Fault, JsonCommand, KeyedForm, ProblemBody, Reader};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::body::{AskBody, VerdictBody};
use crate::App;
use crate::filing;

/// A request that was filed.
#[derive(Serialize, ToSchema)]
#[schema(as = CommunityFiled)]
pub struct Filed {
    /// Its id.
    pub id: String,
    /// The reference that whoever asked keeps.
    pub reference: String,
    /// Whether a mail with a link to it is on its way. Where more arrives than usual, none is sent before somebody decides.
    pub mailed: bool,
}

/// What a verdict is wanted about.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Outline {
    kind: String,
    day: String,
    at: String,
    minutes: String,
    specials: String,
}

/// What would be said about a request: what warns, what a supervisor approves first, what blocks it, and the nearest free days.
#[utoipa::path(
    get, path = "/v1/community/verdict", operation_id = "judge_community_request", tag = "community",
    params(
        ("kind" = String, Query, description = "What is asked for", example = "block_party"),
        ("day" = String, Query, description = "The day, as `YYYY-MM-DD`", example = "2027-07-04"),
        ("at" = String, Query, description = "The time at which it begins, as `HH:MM` in the city's zone", example = "18:00"),
        ("minutes" = i32, Query, description = "How long it takes, in minutes", example = 240),
        ("specials" = Option<String>, Query, description = "What is wanted besides officers, separated by commas"),
    ),
    responses(
        (status = 200, description = "What was found", body = VerdictBody),
        (status = "4XX", description = "Not enough to say anything", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn judge(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    outline: Result<Query<Outline>, QueryRejection>,
) -> Result<Json<VerdictBody>, Fault> {
    let Outline { kind, day, at, minutes, specials } = outline.map(|Query(outline)| outline).unwrap_or_default();
    let specials = specials.split(',').map(str::to_owned).collect();
    // What isn't a number is out of every range.
    let minutes = (!minutes.is_empty()).then(|| minutes.parse().unwrap_or(-1));
    let form = AskForm { kind, day, at, minutes, specials, ..AskForm::default() };
    let policy = app.platform.policy(&caller.tenant).await?;
    let ask = Asked::outline(&form, &policy)?;
    Ok(Json(VerdictBody::of(&reader.page("community-title"), &ask, &policy, app.platform.now())))
}

/// Ask for a presentation, or for police presence at an event.
///
/// Nobody has to sign in. It is never refused for what speaks against approving it; that is for whoever decides.
#[utoipa::path(
    post, path = "/v1/community/requests", operation_id = "file_community_request", tag = "community",
    params(("Idempotency-Key" = String, Header, min_length = 8, max_length = 128, description = "8 to 128 characters, made up by the caller")),
    request_body(content = AskBody),
    responses(
        (status = 201, description = "Filed", body = Filed),
        (status = "4XX", description = "Not filed", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn file(State(app): State<App>, caller: Caller, command: JsonCommand<AskForm>) -> Result<Response, Fault> {
    let name = caller.name();
    Ok(edge::reply(filing::file(&app, &caller, command.once(&name), &command.body, Vec::new()).await?))
}
