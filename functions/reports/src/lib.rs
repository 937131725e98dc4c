//! What the messages add up to: an event log, the staff's desk, the program's figures, and what of these the public may see.
//!
//! The only function that knows of both sides, and only what messages carry: references, stages, days. A row belongs to one side
//! and has a type of its own, so that the complaint side's can't hold a word of the mediation side's.

mod api;
mod consume;
mod desk;
mod digest;
mod facts;
mod holds;
mod letter;
mod mail;
mod outgoing;
mod page;
mod print;
mod publication;
mod report;
mod rows;
mod switch;
mod tasks;
#[cfg(test)]
mod tests;
mod views;

use std::sync::LazyLock;

use axum::Router;
use axum::routing::{get, post};
use edge::Platform;
use kit::Function;
use store::Table;

pub use holds::holds;

/// The tables that this function may use.
pub const TABLES: &[Table] = &[Table::Reports, Table::Outbox, Table::Tenants];

/// What every handler has.
#[derive(Clone)]
pub struct App {
    platform: Platform,
}

impl App {
    /// The application on its platform.
    #[must_use]
    pub const fn new(platform: Platform) -> Self {
        Self { platform }
    }
}

/// Every route. Its description is put together once in a process, however often the function is started in it.
static ROUTES: LazyLock<Router<App>> = LazyLock::new(|| {
    let pages = Router::new().route("/desk", get(page::show)).route("/desk/mails/{id}", get(mail::show));
    let pages = pages.route("/desk/views", post(page::save_view)).route("/desk/views/removal", post(page::forget_view));
    let pages = pages.route("/desk/mails/{id}/letter", get(letter::show));
    let pages = pages.route("/desk/mails/{id}/{deed}", post(mail::act)).route("/desk/mail", get(outgoing::show));
    let pages = pages.route("/reports", get(report::report)).route("/dashboard", get(report::dashboard));
    let pages =
        pages.route("/reports/figures.csv", get(report::report_csv)).route("/reports/figures.xlsx", get(report::report_xlsx));
    let pages = pages.route("/reports/figures.pdf", get(report::report_pdf));
    let pages = pages
        .route("/dashboard/figures.csv", get(report::dashboard_csv))
        .route("/dashboard/figures.pdf", get(report::dashboard_pdf));
    api::router().split_for_parts().0.merge(pages.route("/desk/mail/{deed}", post(outgoing::act)))
});

/// The function: the desk's page, API, queue.
#[must_use]
pub fn function(app: App) -> Function {
    let router = ROUTES.clone().with_state(app.clone());
    Function::default().serving(edge::finish(router)).consuming(edge::handled(consume::Messages { app }))
}

/// This function's part of the OpenAPI document.
#[must_use]
pub fn openapi() -> utoipa::openapi::OpenApi {
    api::router().split_for_parts().1
}
