//! The mediation side: offers, mediators, preparation, times, sessions, outcomes.
//!
//! Everything in here is confidential. What leaves for the complaint side has no room for more than a code and a day (WALL-2).

mod access;
mod api;
mod assigned;
mod booked;
mod consume;
mod deeds;
mod feed;
mod holds;
mod mediation;
mod messages;
mod own;
mod pages;
mod roster;
mod steps;
mod times;

use std::sync::LazyLock;

use axum::Router;
use edge::Platform;
use kit::{Env, Function};
use store::Table;

pub use holds::holds;

/// The tables that this function may use.
pub const TABLES: &[Table] = &[Table::Mediations, Table::Calendar, Table::Gates, Table::People, Table::Outbox, Table::Tenants];

/// What every handler has.
#[derive(Clone)]
pub struct App {
    platform: Platform,
    settings: Settings,
}

/// What a city sets.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The public address, without a slash at its end: where calendars look.
    pub public_url: String,
}

impl Settings {
    /// Reads them.
    #[must_use]
    pub fn read(env: &mut Env) -> Self {
        Self { public_url: env.text("PUBLIC_URL").trim_end_matches('/').to_owned() }
    }
}

impl App {
    /// The application on its platform.
    #[must_use]
    pub const fn new(platform: Platform, settings: Settings) -> Self {
        Self { platform, settings }
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
