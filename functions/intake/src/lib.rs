//! The complaint side: filing, acknowledgement, screening, approvals, the legal clock, the outcome code.
//!
//! Also the front door: `/`, the assets and the OpenAPI document.

mod api;
mod case;
mod comments;
mod consume;
mod draft;
mod filing;
mod holds;
mod messages;
mod pages;
mod policies;
mod retention;

use std::sync::LazyLock;

use axum::Router;
use edge::Platform;
use kit::Function;
use store::Table;

pub use holds::holds;

/// The tables that this function may use.
pub const TABLES: &[Table] = &[Table::Cases, Table::People, Table::Gates, Table::Outbox, Table::Tenants];

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
