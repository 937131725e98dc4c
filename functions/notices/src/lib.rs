//! Mail: claimed, rendered, sent, marked. At most one accepted send of each.
//!
//! The claim checks in its own transaction that the message may still leave (its gate is open, at the version that it names), and
//! puts the one-time link's hash into `access`. What happens between the claim and the mark, only the mail service knows: such a mail
//! is never sent again by itself.

mod again;
mod calendar;
mod consume;
mod dropped;
mod heard;
mod holds;
mod ledger;
mod letter;
mod pause;
mod send;
mod staff;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use edge::Platform;
use kit::{Courier, Env, Function};
use store::Table;

pub use holds::holds;
pub use ledger::{LedgerRow, Standing};

/// The tables that this function may use.
pub const TABLES: &[Table] = &[Table::Notices, Table::People, Table::Gates, Table::Access, Table::Outbox, Table::Tenants];

/// What a city sets for mail.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where links lead: the public address, without a slash at its end.
    pub public_url: String,
    /// The sender's address.
    pub from: String,
    /// Who may get mail here: `*`, or addresses and `@domains`, with commas (REM-7).
    pub allowed: String,
    /// The mail service's configuration set.
    pub configuration_set: Option<String>,
    /// Whether no mail leaves at all, for nobody's city.
    pub paused: bool,
}

impl Settings {
    /// Reads them.
    #[must_use]
    pub fn read(env: &mut Env) -> Self {
        Self {
            public_url: env.text("PUBLIC_URL").trim_end_matches('/').to_owned(),
            from: env.text("MAIL_FROM"),
            allowed: env.optional("MAIL_ALLOWED").unwrap_or_default(),
            configuration_set: env.optional("SES_CONFIGURATION_SET"),
            paused: env.optional("MAIL_PAUSED").is_some_and(|paused| paused == "yes"),
        }
    }

    /// Whether an address may get mail here.
    #[must_use]
    pub fn allows(&self, address: &str) -> bool {
        self.allowed.split(',').map(str::trim).filter(|allowed| !allowed.is_empty()).any(|allowed| {
            allowed == "*" || address.eq_ignore_ascii_case(allowed) || (allowed.starts_with('@') && address.ends_with(allowed))
        })
    }
}

/// What this function has.
#[derive(Clone)]
pub struct App {
    platform: Platform,
    courier: Arc<dyn Courier>,
    settings: Settings,
}

impl App {
    /// The application on its platform, with its courier.
    #[must_use]
    pub fn new(platform: Platform, courier: Arc<dyn Courier>, settings: Settings) -> Self {
        Self { platform, courier, settings }
    }
}

/// The message that the mail service says something of; `None` for a body that isn't one of its events.
#[must_use]
pub fn said_of(body: &str) -> Option<String> {
    heard::Said::parse(body).map(|said| said.message())
}

/// The function: its queue.
#[must_use]
pub fn function(app: App) -> Function {
    Function::default().consuming(app)
}
