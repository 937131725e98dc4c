//! `/v1/desk` for staff, `/v1/public` for everybody.

mod desk;
mod mails;
mod summary;
mod switch;

use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::App;

#[derive(OpenApi)]
#[openapi(tags((name = "reports", description = "The staff's desk, and what the public may see of a year.")))]
struct Document;

/// The documented routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(Document::openapi())
        .routes(routes!(desk::show))
        .routes(routes!(crate::letter::read))
        .routes(routes!(mails::again))
        .routes(routes!(mails::done))
        .routes(routes!(switch::pause))
        .routes(routes!(switch::resume))
        .routes(routes!(summary::show))
}
