//! `/v1/policies`: what the city decides for itself, by version.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::Response;
use edge::{Caller, Fault, JsonCommand, ProblemBody};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::{App, policies};

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list, keep)).routes(routes!(show)).routes(routes!(activate))
}

/// The city's policy documents.
#[derive(Serialize, ToSchema)]
#[schema(as = Policies)]
struct PoliciesBody {
    /// The version that is in force.
    in_force: String,
    /// What is kept, oldest first; without the document that ships, unless it was kept, too.
    kept: Vec<KeptBody>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = KeptPolicy)]
struct KeptBody {
    /// Its version.
    version: String,
    /// When it was kept.
    kept_at: String,
}

/// A document.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PolicyDocument)]
pub struct DocumentBody {
    /// The document, as TOML.
    pub document: String,
}

/// Nothing to say besides the address.
#[derive(Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = PolicyActivation)]
pub struct Activation {}

/// A version.
#[derive(Serialize, ToSchema)]
#[schema(as = PolicyVersion)]
struct VersionBody {
    /// The document's version.
    version: String,
}

/// The policy documents (staff).
#[utoipa::path(
    get, path = "/v1/policies", operation_id = "list_policies", tag = "policies",
    responses(
        (status = 200, description = "What is kept, and which is in force", body = PoliciesBody),
        (status = "4XX", description = "Not yours", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("staff" = [])),
)]
async fn list(State(app): State<App>, caller: Caller) -> Result<Json<PoliciesBody>, Fault> {
    let book = policies::book(&app, &caller).await?;
    let shipped = app.platform.policy(&caller.tenant).await?.version.clone();
    let kept = book.kept.into_iter().map(|kept| KeptBody { version: kept.version, kept_at: kept.at.to_string() });
    Ok(Json(PoliciesBody { kept: kept.collect(), in_force: book.active.unwrap_or(shipped) }))
}

/// A policy document (staff).
#[utoipa::path(
    get, path = "/v1/policies/{version}", operation_id = "show_policy", tag = "policies",
    params(("version" = String, Path, description = "Its version")),
    responses(
        (status = 200, description = "The document", body = DocumentBody),
        (status = "4XX", description = "Not there, or not yours", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("staff" = [])),
)]
async fn show(State(app): State<App>, caller: Caller, Path(version): Path<String>) -> Result<Json<DocumentBody>, Fault> {
    Ok(Json(DocumentBody { document: policies::document(&app, &caller, &version).await? }))
}

/// Keep a policy document (a supervisor). Nothing is decided by it before it is activated.
#[utoipa::path(
    post, path = "/v1/policies", operation_id = "keep_policy", tag = "policies",
    params(("Idempotency-Key" = String, Header, min_length = 8, max_length = 128, description = "8 to 128 characters, made up by the caller")),
    request_body(content = DocumentBody),
    responses(
        (status = 201, description = "Kept", body = VersionBody),
        (status = "4XX", description = "Not kept; `faults` lists everything that is wrong with it", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("staff" = [])),
)]
async fn keep(State(app): State<App>, caller: Caller, request: JsonCommand<DocumentBody>) -> Result<Response, Fault> {
    Ok(edge::reply(policies::keep(&app, &caller, &request.body.document, &request).await?))
}

/// Put a kept policy document in force (a supervisor).
#[utoipa::path(
    post, path = "/v1/policies/{version}/activation", operation_id = "activate_policy", tag = "policies",
    params(
        ("version" = String, Path, description = "Its version"),
        ("Idempotency-Key" = String, Header, min_length = 8, max_length = 128, description = "8 to 128 characters, made up by the caller"),
    ),
    request_body(content = Activation),
    responses(
        (status = 200, description = "In force, everywhere within a minute", body = VersionBody),
        (status = "4XX", description = "Not done", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("staff" = [])),
)]
async fn activate(
    State(app): State<App>,
    caller: Caller,
    Path(version): Path<String>,
    request: JsonCommand<Activation>,
) -> Result<Response, Fault> {
    Ok(edge::reply(policies::activate(&app, &caller, &version, &request).await?))
}
