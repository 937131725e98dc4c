//! Who presents.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::outreach::SpecialistForm;
use edge::{Caller, Fault, JsonCommand, ProblemBody};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::body::{ContactBody, SpecialistBody};
use crate::App;
use crate::access::{READERS, staff};
use crate::roster::{self, SpecialistRow};

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list, add)).routes(routes!(correct))
}

/// What is said of somebody who presents.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[allow(
    dead_code,
    reason = "describes `SpecialistForm`, which the domain keeps free of documentation crates; a test holds them equal"
)]
#[schema(as = CommunitySpecialistForm, example = json!({
    "name": "Sgt. Kim", "email": "kim@pasadena.example", "house": "city", "areas": ["northwest"]
}))]
pub struct Body {
    /// Their name.
    #[schema(max_length = 200)]
    name: String,
    /// Their email.
    #[schema(format = "email")]
    email: String,
    /// `en`, `es`, `hy` or `zh`; the city's first where nothing is said.
    #[schema(required = false)]
    language: String,
    /// `city` or `program`.
    house: String,
    /// Their areas, by the policy's codes.
    #[schema(required = false)]
    areas: Vec<String>,
    /// Who stands in for them, by id.
    #[schema(required = false)]
    deputy: String,
    /// The first day on which they aren't there.
    #[schema(required = false, format = "date")]
    away_from: String,
    /// The last.
    #[schema(required = false, format = "date")]
    away_until: String,
}

/// Somebody on the list.
#[derive(Serialize, ToSchema)]
#[schema(as = CommunitySpecialistKept)]
pub struct Kept {
    /// Their id.
    id: String,
    /// The version of what is said of them.
    version: u64,
}

/// Somebody, with how they are reached.
///
/// # Errors
/// When storage fails.
pub async fn body(app: &App, caller: &Caller, row: SpecialistRow) -> Result<SpecialistBody, Fault> {
    let SpecialistRow { version, specialist } = row;
    let known = roster::contact(app.platform.store.as_ref(), &caller.tenant, specialist.person).await?;
    let contact = known.map(ContactBody::from);
    let (name, email) = contact.map(|contact| (contact.name, contact.email)).unwrap_or_default();
    Ok(SpecialistBody {
        id: specialist.person.to_string(),
        version,
        name,
        email,
        house: specialist.house.code(),
        areas: specialist.areas,
        deputy: specialist.deputy.map(|person| person.to_string()),
        away_from: specialist.away.as_ref().map(|away| away.from.to_string()),
        away_until: specialist.away.as_ref().map(|away| away.until.to_string()),
    })
}

/// Everybody who presents (outreach unit, supervisor).
#[utoipa::path(
    get, path = "/v1/community/specialists", operation_id = "list_specialists", tag = "community",
    responses(
        (status = 200, description = "Everybody", body = Vec<SpecialistBody>),
        (status = "4XX", description = "Not for you", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("staff" = [])),
)]
async fn list(State(app): State<App>, caller: Caller) -> Result<Json<Vec<SpecialistBody>>, Fault> {
    staff(&caller, READERS)?;
    let mut bodies = Vec::new();
    for row in roster::all(app.platform.store.as_ref(), &caller.tenant).await? {
        bodies.push(body(&app, &caller, row).await?);
    }
    Ok(Json(bodies))
}

/// Put somebody on the list (outreach unit).
#[utoipa::path(
    post, path = "/v1/community/specialists", operation_id = "add_specialist", tag = "community",
    params(("Idempotency-Key" = String, Header, min_length = 8, max_length = 128, description = "8 to 128 characters, made up by the caller")),
    request_body(content = Body),
    responses(
        (status = 201, description = "Added", body = Kept),
        (status = "4XX", description = "Not added", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("staff" = [])),
)]
async fn add(State(app): State<App>, caller: Caller, request: JsonCommand<SpecialistForm>) -> Result<Response, Fault> {
    Ok(edge::reply(roster::keep(&app, &caller, &request, (None, None), &request.body).await?))
}

/// Say something else of somebody: their areas, their deputy, when they aren't there (outreach unit).
#[utoipa::path(
    post, path = "/v1/community/specialists/{id}", operation_id = "correct_specialist", tag = "community",
    params(
        ("id" = String, Path, description = "Their id"),
        ("Idempotency-Key" = String, Header, min_length = 8, max_length = 128, description = "8 to 128 characters, made up by the caller"),
        ("If-Match" = Option<String>, Header, description = "The version that was seen; refused when there is a newer one"),
    ),
    request_body(content = Body),
    responses(
        (status = 200, description = "Done", body = Kept),
        (status = "4XX", description = "Not done", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("staff" = [])),
)]
async fn correct(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    request: JsonCommand<SpecialistForm>,
) -> Result<Response, Fault> {
    Ok(edge::reply(roster::keep(&app, &caller, &request, (Some(&id), request.seen), &request.body).await?))
}
