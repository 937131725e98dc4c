//! `/v1/desk` and `/v1/reports` for staff, `/v1/public` for everybody.

mod desk;
mod mails;
mod switch;
mod views;

use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::App;

#[derive(OpenApi)]
#[openapi(tags((name = "reports", description = "The staff's desk, the program's figures, and what the public may see of them.")))]
struct Document;

/// The documented routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(Document::openapi())
        .routes(routes!(desk::show))
        .routes(routes!(views::list, views::save))
        .routes(routes!(views::forget))
        .routes(routes!(crate::letter::read))
        .routes(routes!(mails::again))
        .routes(routes!(mails::done))
        .routes(routes!(switch::pause))
        .routes(routes!(switch::resume))
        .routes(routes!(crate::report::body::exact))
        .routes(routes!(crate::report::body::public))
}
