//! `/v1/community`: everything that the pages can do.

mod body;
mod calendar;
mod decide;
mod file;
mod list;
mod own;
pub mod specialists;

pub use body::{ContactBody, DenialBody, SpecialistBody};
pub use decide::{approve, call_off, complete, deny, grant, hand_over, keep};

use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::App;

#[derive(OpenApi)]
#[openapi(tags((name = "community", description = "Presentations and events that people ask for, who presents, and the public calendar.")))]
struct Document;

/// The documented routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(Document::openapi())
        .routes(routes!(file::judge))
        .routes(routes!(file::file, list::list))
        .routes(routes!(list::show))
        .merge(own::router())
        .merge(decide::router())
        .merge(calendar::router())
        .merge(specialists::router())
}
