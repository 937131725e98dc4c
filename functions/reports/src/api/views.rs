//! `/v1/desk/views`: somebody's saved views of the desk.

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use edge::{Caller, Fault, JsonCommand, ProblemBody};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::App;
use crate::desk::Filter;
use crate::views::{self, ViewRow};

/// A saved view.
#[derive(Serialize, ToSchema)]
#[schema(as = SavedView)]
pub struct ViewBody {
    /// Its id.
    id: String,
    /// What you call it.
    title: String,
    /// What it looks for, as `GET /v1/desk` takes it.
    looks_for: Filter,
}

impl From<ViewRow> for ViewBody {
    fn from(row: ViewRow) -> Self {
        Self { id: row.id, title: row.name, looks_for: row.filter }
    }
}

/// What is to be saved.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ViewToSave)]
pub struct NewView {
    /// What you call it.
    #[schema(min_length = 1, max_length = 40)]
    title: String,
    /// What it looks for.
    looks_for: Filter,
}

/// Which view is to be forgotten.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ViewToForget)]
pub struct OldView {
    /// Its id.
    id: String,
}

/// That it is done.
#[derive(Serialize, ToSchema)]
#[schema(as = ViewKept)]
pub struct Kept {
    /// The view's id.
    id: String,
}

/// Your saved views (whoever has a desk).
#[utoipa::path(
    get, path = "/v1/desk/views", operation_id = "list_views", tag = "reports",
    responses(
        (status = 200, description = "Your views", body = Vec<ViewBody>),
        (status = "4XX", description = "Not there, or not yours", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("staff" = [])),
)]
pub async fn list(State(app): State<App>, caller: Caller) -> Result<Json<Vec<ViewBody>>, Fault> {
    Ok(Json(views::all(&app, &caller).await?.into_iter().map(ViewBody::from).collect()))
}

/// Save a view (whoever has a desk).
#[utoipa::path(
    post, path = "/v1/desk/views", operation_id = "save_view", tag = "reports",
    params(("Idempotency-Key" = String, Header, min_length = 8, max_length = 128, description = "8 to 128 characters, made up by the caller")),
    request_body(content = NewView),
    responses(
        (status = 201, description = "Saved", body = Kept),
        (status = "4XX", description = "Not saved", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("staff" = [])),
)]
pub async fn save(State(app): State<App>, caller: Caller, request: JsonCommand<NewView>) -> Result<Response, Fault> {
    let NewView { title, looks_for } = &request.body;
    Ok(edge::reply(views::save(&app, &caller, &request, (title, looks_for.clone())).await?))
}

/// Forget a view (whoever has it).
#[utoipa::path(
    post, path = "/v1/desk/views/removal", operation_id = "forget_view", tag = "reports",
    params(("Idempotency-Key" = String, Header, min_length = 8, max_length = 128, description = "8 to 128 characters, made up by the caller")),
    request_body(content = OldView),
    responses(
        (status = 200, description = "Forgotten", body = Kept),
        (status = "4XX", description = "Not done", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("staff" = [])),
)]
pub async fn forget(State(app): State<App>, caller: Caller, request: JsonCommand<OldView>) -> Result<Response, Fault> {
    Ok(edge::reply(views::forget(&app, &caller, &request, &request.body.id).await?))
}
