//! The unit's list, and one request of it.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use edge::{Caller, Fault, ProblemBody, Reader};
use http::{HeaderValue, header};
use serde::Serialize;
use utoipa::ToSchema;

use super::body::RequestBody;
use crate::App;
use crate::access::{READERS, staff};
use crate::engagement::read;
use crate::listed::{self, ListedRow};
use crate::own;

/// A request in the list.
#[derive(Serialize, ToSchema)]
#[schema(as = CommunityListed)]
pub struct ListedBody {
    /// Its id.
    id: String,
    /// Its reference.
    reference: String,
    /// What is asked for.
    kind: &'static str,
    /// When it begins.
    #[schema(format = "date-time")]
    starts_at: String,
    /// The area of its place.
    #[serde(skip_serializing_if = "Option::is_none")]
    area: Option<String>,
    /// Whose it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    specialist: Option<String>,
    /// Where it stands.
    stage: &'static str,
    /// What a supervisor has still to approve.
    outstanding: Vec<&'static str>,
    /// Whether something is on in the city then, and nobody has decided what of it.
    on_event: bool,
}

impl From<ListedRow> for ListedBody {
    fn from(row: ListedRow) -> Self {
        Self {
            id: row.id.to_string(),
            reference: row.reference.to_string(),
            kind: row.kind.code(),
            starts_at: row.starts_at.to_string(),
            area: row.area,
            specialist: row.specialist.map(|person| person.to_string()),
            stage: row.stage.code(),
            outstanding: row.outstanding.iter().map(|need| need.code()).collect(),
            on_event: row.on_event,
        }
    }
}

/// Requests that still go on, the next one first (outreach unit, supervisor).
#[utoipa::path(
    get, path = "/v1/community/requests", operation_id = "list_community_requests", tag = "community",
    responses(
        (status = 200, description = "The list", body = Vec<ListedBody>),
        (status = "4XX", description = "Not for you", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("staff" = [])),
)]
pub async fn list(State(app): State<App>, caller: Caller) -> Result<Json<Vec<ListedBody>>, Fault> {
    staff(&caller, READERS)?;
    let rows = listed::open(app.platform.store.as_ref(), &caller.tenant).await?;
    Ok(Json(rows.into_iter().map(ListedBody::from).collect()))
}

/// A request (outreach unit, supervisor).
#[utoipa::path(
    get, path = "/v1/community/requests/{id}", operation_id = "show_community_request", tag = "community",
    params(("id" = String, Path, description = "The request's id")),
    responses(
        (status = 200, description = "The request; its version is the ETag", body = RequestBody),
        (status = "4XX", description = "Not there, or not yours", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("staff" = [])),
)]
pub async fn show(State(app): State<App>, caller: Caller, reader: Reader, Path(id): Path<String>) -> Result<Response, Fault> {
    let file = read(&app, &caller, &id).await?;
    let policy = app.platform.policy(&caller.tenant).await?;
    let contact = own::contact(&app, &caller, &file.engagement.state).await?;
    let body = RequestBody::for_staff(&reader.page("request-title"), &file, contact, (&policy, app.platform.now()));
    Ok(tagged(body))
}

/// A request with its version as the ETag.
pub fn tagged(body: RequestBody) -> Response {
    let tag = HeaderValue::from_str(&format!("\"{}\"", body.version));
    let mut response = Json(body).into_response();
    if let Ok(tag) = tag {
        response.headers_mut().insert(header::ETAG, tag);
    }
    response
}
