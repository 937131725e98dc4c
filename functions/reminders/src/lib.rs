//! What comes due: nudges, reminders, ends of windows.
//!
//! An event puts rows into the due list; the minute's tick reads those that are due, sends what each says, and takes it away, in one
//! transaction a row. A late, doubled or missed tick changes nothing: whoever comes second finds no row.

mod holds;
mod plan;
mod tick;
#[cfg(test)]
mod year;

use async_trait::async_trait;
use contracts::Envelope;
use edge::{Handler, Inbox, Platform};
use kit::Function;
use kit::log::{Level, line};
use store::{Done, Key, Once, Reply, Table, WorkError, Write};

pub use holds::holds;
pub use plan::{DueRow, due_rows};

/// The tables that this function may use.
pub const TABLES: &[Table] = &[Table::Reminders, Table::Outbox, Table::Tenants];

/// What this function has.
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

#[async_trait]
impl Handler for App {
    async fn handle(&self, envelope: Envelope) -> Result<Done, WorkError> {
        let policy = self.platform.policy(&envelope.tenant).await?;
        let dropped = plan::dropped(&envelope, &policy);
        if dropped > 0 {
            let said =
                line(Level::Info, "reminders-dropped").with("message", &envelope.id).with("reason", "confirmed-within-a-day");
            said.with("count", dropped).write();
        }
        let mut writes = Vec::new();
        for (n, row) in due_rows(&envelope, &policy).into_iter().enumerate() {
            // Made of the message's id, so that its repetition makes the same rows.
            let key = Key::new(&envelope.tenant, &format!("DUE#{}.{n}", envelope.id), "DUE");
            writes.push(Write::put(Table::Reminders, &key, &row)?);
        }
        if let Some((on, row)) = plan::digest(&envelope, &policy) {
            writes.push(Write::put(Table::Reminders, &Key::new(&envelope.tenant, &format!("DUE#DIGEST.{on}"), "DUE"), &row)?);
        }
        if let Some((name, row)) = plan::daily(&envelope, &policy) {
            writes.push(Write::put(Table::Reminders, &Key::new(&envelope.tenant, &format!("DUE#{name}"), "DUE"), &row)?);
        }
        let work = self.platform.work(&envelope.tenant, Table::Reminders, Once::Message(&envelope.id));
        work.write(writes, Vec::new(), Reply::none()).await
    }

    fn inbox(&self) -> Inbox<'_> {
        Inbox {
            store: self.platform.store.as_ref(),
            table: Table::Reminders,
            now: self.platform.now(),
            commit: self.platform.ids.uuid(),
        }
    }
}

/// The function: queue and schedule.
#[must_use]
pub fn function(app: App) -> Function {
    Function::default().consuming(edge::handled(app.clone())).ticking(app)
}
