//! A personal calendar feed: made and stopped by whoever has the link of a mediation.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::Response;
use edge::{Caller, Fault, JsonCommand, ProblemBody};
use serde::Serialize;
use utoipa::ToSchema;

use crate::App;
use crate::access::Access;
use crate::deeds::Nothing;
use crate::feed;

/// A feed that was made.
#[derive(Serialize, ToSchema)]
#[schema(as = CalendarFeed)]
pub struct FeedBody {
    /// Its address, which is shown once; left out when the same request made it already.
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
}

/// Make a calendar address with your appointments, in the place of the one before (somebody at the table, or a mediator of it).
#[utoipa::path(
    post, path = "/v1/mediations/{id}/calendar-link", operation_id = "make_calendar_link", tag = "mediations",
    params(
        ("id" = String, Path, description = "The mediation's id"),
        ("Idempotency-Key" = String, Header, min_length = 8, max_length = 128, description = "8 to 128 characters, made up by the caller"),
    ),
    request_body(content = Nothing),
    responses(
        (status = 200, description = "Made", body = FeedBody),
        (status = "4XX", description = "Not done", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("link" = [])),
)]
pub async fn make(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    request: JsonCommand<Nothing>,
) -> Result<Json<FeedBody>, Fault> {
    let access = Access::by_link(&caller, &id)?;
    Ok(Json(FeedBody { address: feed::make(&app, &caller, access, &request).await? }))
}

/// Stop your calendar address (somebody at the table, or a mediator of it).
#[utoipa::path(
    post, path = "/v1/mediations/{id}/calendar-link/revocation", operation_id = "revoke_calendar_link", tag = "mediations",
    params(
        ("id" = String, Path, description = "The mediation's id"),
        ("Idempotency-Key" = String, Header, min_length = 8, max_length = 128, description = "8 to 128 characters, made up by the caller"),
    ),
    request_body(content = Nothing),
    responses(
        (status = 200, description = "It leads nowhere any more"),
        (status = "4XX", description = "Not done", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("link" = [])),
)]
pub async fn stop(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    request: JsonCommand<Nothing>,
) -> Result<Response, Fault> {
    let access = Access::by_link(&caller, &id)?;
    Ok(edge::reply(feed::stop(&app, &caller, access, &request).await?))
}
