//! What the mediation side says: that offers are out, and how it ended. A code and a day, nothing else (WALL-2).

use async_trait::async_trait;
use contracts::{Envelope, Message};
use domain::complaint::Command;
use domain::{Actor, Refusal};
use edge::{Handler, Inbox};
use store::{Address, Done, Key, Once, Table, WorkError};

use crate::App;
use crate::case::{Deed, change};

/// Handles this function's queue.
pub struct Messages {
    /// The application.
    pub app: App,
}

#[async_trait]
impl Handler for Messages {
    async fn handle(&self, envelope: Envelope) -> Result<Done, WorkError> {
        let (case, command) = match envelope.message {
            Message::MediationBegan(began) => (began.case, Command::MediationBegan),
            Message::MediationEnded(ended) => (ended.case, Command::MediationEnded { code: ended.code, on: ended.on }),
            _ => return Err(Refusal::new("not-for-this-function", "STATE").into()),
        };
        let policy = self.app.platform.policy(&envelope.tenant).await?;
        let work = self.app.platform.work(&envelope.tenant, Table::Cases, Once::Message(&envelope.id));
        let address = Address { table: Table::Cases, key: Key::case(&envelope.tenant, case) };
        change(&work, &address, Deed { command, by: Actor::System, seen: None, policy, also: Vec::new() }).await
    }

    fn inbox(&self) -> Inbox<'_> {
        Inbox {
            store: self.app.platform.store.as_ref(),
            table: Table::Cases,
            now: self.app.platform.now(),
            commit: self.app.platform.ids.uuid(),
        }
    }
}
