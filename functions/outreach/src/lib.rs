//! Presentations and events: what people ask the department's outreach unit for, what becomes of it, who presents, and the public
//! calendar (OUTR-1 to OUTR-8).
//!
//! Apart from complaints and mediations: no role reads those and this, and what is shared is the calendar of who is where when.

mod access;
mod api;
mod busy;
mod consume;
mod draft;
mod engagement;
mod filing;
mod holds;
mod listed;
mod messages;
mod own;
mod pages;
mod program;
mod public;
mod roster;
mod words;

use std::sync::LazyLock;

use axum::Router;
use edge::Platform;
use kit::Function;
use store::Table;

pub use holds::holds;

/// The tables that this function may use.
pub const TABLES: &[Table] = &[Table::Outreach, Table::Calendar, Table::Gates, Table::People, Table::Outbox, Table::Tenants];

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
static ROUTES: LazyLock<Router<App>> = LazyLock::new(|| api::router().split_for_parts().0.merge(pages::router()));

/// The function: pages, API, queue.
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
