//! The complaint side: filing, acknowledgement, screening, approvals, the legal clock, the outcome code.
//!
//! Also the front door: `/`, the assets and the OpenAPI document.

mod api;
mod case;
mod comments;
mod consume;
mod draft;
mod filing;
mod messages;
mod pages;
mod policies;
mod quota;
mod retention;

use axum::Router;
use edge::Platform;
use kit::Function;
use store::Table;

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

/// The function: pages, API, queue.
#[must_use]
pub fn function(app: App) -> Function {
    let (api, _) = api::router().split_for_parts();
    let router: Router = api.merge(pages::router()).with_state(app.clone());
    Function::default().serving(edge::finish(router)).consuming(edge::handled(consume::Messages { app }))
}

/// This function's part of the OpenAPI document.
#[must_use]
pub fn openapi() -> utoipa::openapi::OpenApi {
    api::router().split_for_parts().1
}
