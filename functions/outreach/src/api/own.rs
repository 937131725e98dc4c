//! What whoever asked does by their link.

use axum::extract::State;
use axum::response::Response;
use domain::outreach::AskForm;
use edge::{Caller, Fault, JsonCommand, ProblemBody, Reader};
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::body::{AskBody, RequestBody, StepBody};
use super::list::tagged;
use crate::App;
use crate::own;

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(show)).routes(routes!(amend)).routes(routes!(cancel)).routes(routes!(rate))
}

/// Nothing more to say.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CommunityNothing)]
pub struct Nothing {}

/// How it was.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CommunityFeedback)]
pub struct FeedbackBody {
    /// From 1 (not useful) to 5 (very useful).
    #[schema(minimum = 1, maximum = 5)]
    rating: u8,
    /// Anything else.
    #[serde(default)]
    #[schema(required = false, max_length = 2000)]
    remark: String,
}

/// My request.
#[utoipa::path(
    get, path = "/v1/community/requests/mine", operation_id = "show_own_community_request", tag = "community",
    responses(
        (status = 200, description = "The request; its version is the ETag", body = RequestBody),
        (status = "4XX", description = "Not there, or not yours", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("link" = [])),
)]
async fn show(State(app): State<App>, caller: Caller, reader: Reader) -> Result<Response, Fault> {
    let file = own::read(&app, &caller).await?;
    let policy = app.platform.policy(&caller.tenant).await?;
    Ok(tagged(RequestBody::own(&reader.page("community-own-title"), &file, &policy, app.platform.now())))
}

/// Ask for something else. Whatever was approved of it begins anew; who is reached and how stays as it is, whatever is sent.
#[utoipa::path(
    post, path = "/v1/community/requests/mine/amendment", operation_id = "amend_community_request", tag = "community",
    params(
        ("Idempotency-Key" = String, Header, min_length = 8, max_length = 128, description = "8 to 128 characters, made up by the caller"),
        ("If-Match" = Option<String>, Header, description = "The version that was seen; refused when there is a newer one"),
    ),
    request_body(content = AskBody),
    responses(
        (status = 200, description = "Done", body = StepBody),
        (status = "4XX", description = "Not done", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("link" = [])),
)]
async fn amend(State(app): State<App>, caller: Caller, request: JsonCommand<AskForm>) -> Result<Response, Fault> {
    Ok(edge::reply(own::amend(&app, &caller, &request, &request.body, request.seen).await?))
}

/// Call it off.
#[utoipa::path(
    post, path = "/v1/community/requests/mine/cancellation", operation_id = "withdraw_community_request", tag = "community",
    params(
        ("Idempotency-Key" = String, Header, min_length = 8, max_length = 128, description = "8 to 128 characters, made up by the caller"),
        ("If-Match" = Option<String>, Header, description = "The version that was seen; refused when there is a newer one"),
    ),
    request_body(content = Nothing),
    responses(
        (status = 200, description = "Done", body = StepBody),
        (status = "4XX", description = "Not done", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("link" = [])),
)]
async fn cancel(State(app): State<App>, caller: Caller, request: JsonCommand<Nothing>) -> Result<Response, Fault> {
    Ok(edge::reply(own::cancel(&app, &caller, &request, request.seen).await?))
}

/// Say how it was, once.
#[utoipa::path(
    post, path = "/v1/community/requests/mine/feedback", operation_id = "rate_community_request", tag = "community",
    params(("Idempotency-Key" = String, Header, min_length = 8, max_length = 128, description = "8 to 128 characters, made up by the caller")),
    request_body(content = FeedbackBody),
    responses(
        (status = 200, description = "Done", body = StepBody),
        (status = "4XX", description = "Not done", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("link" = [])),
)]
async fn rate(State(app): State<App>, caller: Caller, request: JsonCommand<FeedbackBody>) -> Result<Response, Fault> {
    let rating = request.body.rating.to_string();
    Ok(edge::reply(own::rate(&app, &caller, &request, (&rating, &request.body.remark)).await?))
}
