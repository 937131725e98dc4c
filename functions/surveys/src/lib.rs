//! Surveys: invitations, answers that are sealed as they come in, and the mixing that makes them anonymous (SUR-1 to SUR-4).
//!
//! Two functions share this crate. The first invites, reminds and takes answers; it holds the public key alone, so it can't read
//! what it stores. The second has no door to the outside: it holds the private key, and opens answers only in shuffled batches.

mod answer;
mod api;
#[cfg(test)]
mod attacker;
mod consume;
mod holds;
mod invitation;
mod mix;
mod pages;
mod results;
mod results_page;
mod seal;
mod settings;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use axum::Router;
use edge::Platform;
use kit::Function;
use store::Table;

pub use holds::holds;
pub use seal::{InvalidKey, PrivateKey, PublicKey, keypair};
pub use settings::{InvalidSettings, MixSettings, Settings};

/// The tables that the first function may use.
pub const TABLES: &[Table] = &[Table::Invitations, Table::Answers, Table::Outbox, Table::Tenants];

/// The tables that the mixing function may use.
pub const MIX_TABLES: &[Table] = &[Table::Invitations, Table::Answers, Table::Outbox, Table::Tenants];

/// What every handler has.
#[derive(Clone)]
pub struct App {
    platform: Platform,
    settings: Settings,
}

impl App {
    /// The application on its platform.
    #[must_use]
    pub const fn new(platform: Platform, settings: Settings) -> Self {
        Self { platform, settings }
    }
}

/// What mixing has.
#[derive(Clone)]
pub struct MixApp {
    platform: Platform,
    settings: MixSettings,
}

impl MixApp {
    /// Mixing on its platform.
    #[must_use]
    pub const fn new(platform: Platform, settings: MixSettings) -> Self {
        Self { platform, settings }
    }
}

/// Every route. Its description is put together once in a process, however often the function is started in it.
static ROUTES: LazyLock<Router<App>> = LazyLock::new(|| api::router().split_for_parts().0.merge(pages::router()));

/// The function that invites and takes answers: pages, API, queue.
#[must_use]
pub fn function(app: App) -> Function {
    let router = ROUTES.clone().with_state(app.clone());
    Function::default().serving(edge::finish(router)).consuming(edge::handled(consume::Messages { app }))
}

/// The function that mixes: it ticks, and nothing else.
#[must_use]
pub fn mix_function(app: MixApp) -> Function {
    Function::default().ticking(mix::Mixer { app })
}

/// This function's part of the OpenAPI document.
#[must_use]
pub fn openapi() -> utoipa::openapi::OpenApi {
    api::router().split_for_parts().1
}
