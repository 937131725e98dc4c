//! The pages: for everybody, for whoever asked, and for the unit.

mod ask;
mod calendar;
mod fields;
mod list;
mod own;
mod program;
mod request;
mod specialists;

use axum::Router;
use axum::routing::{get, post};

use crate::App;

/// The page routes.
pub fn router() -> Router<App> {
    Router::new()
        .route("/community", get(calendar::show))
        .route("/community/calendar.ics", get(calendar::feed))
        .route("/community/ask", get(ask::show).post(ask::send))
        .route("/community/mine", get(own::show))
        .route("/community/mine/change", get(own::ask).post(own::change))
        .route("/community/mine/cancel", post(own::cancel))
        .route("/community/mine/feedback", post(own::rate))
        .route("/community/requests", get(list::show))
        .route("/community/requests/{id}", get(request::show))
        .route("/community/requests/{id}/{deed}", post(request::act))
        .route("/community/program", get(program::show).post(program::add))
        .route("/community/program/{id}/removal", post(program::remove))
        .route("/community/specialists", get(specialists::list))
        .route("/community/specialists/new", get(specialists::blank).post(specialists::add))
        .route("/community/specialists/{id}", get(specialists::show).post(specialists::correct))
}
