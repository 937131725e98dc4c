//! `/v1/cases`: everything that the pages can do.

pub mod assignees;
mod body;
pub mod contact;
pub mod deeds;
mod file;
pub mod link;
pub mod own;
mod policies;
mod records;
mod show;

pub use show::own_case;

use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::App;

#[derive(OpenApi)]
#[openapi(tags((name = "cases", description = "The complaint side: filing, acknowledgement, screening, approvals, the legal clock, what comes back."), (name = "policies", description = "What the city decides for itself, by version.")))]
struct Document;

/// The documented routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(Document::openapi())
        .routes(routes!(file::file))
        .routes(routes!(show::show))
        .routes(routes!(show::status))
        .merge(policies::router())
        .merge(records::router())
        .merge(contact::router())
        .merge(own::router())
        .merge(link::router())
        .merge(assignees::router())
        .merge(deeds::router())
}
