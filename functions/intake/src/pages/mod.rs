//! The pages of the complaint side.

mod ask;
mod assignees;
mod case;
mod door;
mod policies;
mod records;
mod status;

use axum::Router;
use axum::routing::{get, post};

use crate::App;

/// The page routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/", get(door::start))
        .route("/health", get(door::health))
        .route("/assets/{name}", get(door::asset))
        .route("/v1/openapi.json", get(door::openapi))
        .route("/status", get(status::show))
        .route("/status/contact", get(status::ask).post(status::correct))
        .route("/status/mediation-link", post(status::send_link))
        .route("/cases/assignees", post(assignees::act))
        .route("/cases/{id}", get(case::show))
        .route("/cases/{id}/{deed}", get(case::ask).post(case::act))
        .merge(ask::router())
        .merge(policies::router())
        .merge(records::router())
}
