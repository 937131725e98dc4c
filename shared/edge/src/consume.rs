//! Messages: read, handled once, and never allowed to block their neighbors.

use async_trait::async_trait;
use contracts::Envelope;
use domain::ids::{MessageId, TenantId};
use jiff::Timestamp;
use kit::Outcome;
use kit::batch::Consumer;
use kit::log::{Level, line};
use store::{CommitError, Done, Guard, Store, Table, Transaction, WorkError, rows};
use uuid::Uuid;

/// What a function does with a message.
#[async_trait]
pub trait Handler: Send + Sync {
    /// Handles one message; a repetition must change nothing.
    ///
    /// # Errors
    /// Why it couldn't be handled now, or ever.
    async fn handle(&self, envelope: Envelope) -> Result<Done, WorkError>;

    /// Where a refused message is remembered.
    fn inbox(&self) -> Inbox<'_>;
}

/// The inbox of a function.
pub struct Inbox<'a> {
    /// Storage.
    pub store: &'a dyn Store,
    /// The function's own table.
    pub table: Table,
    /// Now.
    pub now: Timestamp,
    /// The id of the commit; a fresh one each time.
    pub commit: Uuid,
}

impl Inbox<'_> {
    /// Remembers a message that the rules refuse: it came too late, or twice under different ids, and has nothing to say any more.
    async fn remember(&self, tenant: &TenantId, id: &MessageId) -> Outcome {
        let Ok(write) = rows::inbox(self.table, tenant, id, self.now) else {
            return Outcome::Retry;
        };
        match self.store.commit(Transaction { token: self.commit, writes: vec![write] }).await {
            Ok(()) => Outcome::Done,
            Err(CommitError::Conflict(guards)) if guards.contains(&Guard::Once) => Outcome::Done,
            Err(_) => Outcome::Retry,
        }
    }
}

/// Makes a consumer of a handler.
#[must_use]
pub fn handled<H: Handler>(handler: H) -> impl Consumer {
    Handled(handler)
}

struct Handled<H>(H);

#[async_trait]
impl<H: Handler> Consumer for Handled<H> {
    async fn consume(&self, body: &str) -> Outcome {
        let Ok(envelope) = Envelope::parse(body) else {
            return Outcome::Reject("unreadable");
        };
        let (id, tenant, code) = (envelope.id.clone(), envelope.tenant.clone(), envelope.message.code());
        match self.0.handle(envelope).await {
            Ok(_) => Outcome::Done,
            Err(WorkError::Refused(refusal)) => {
                line(Level::Info, "message-stale").with("message", &id).with("type", code).with("code", refusal.code).write();
                self.0.inbox().remember(&tenant, &id).await
            }
            Err(WorkError::Missing) => Outcome::Retry, // what it is about may still be on its way
            Err(WorkError::Stale | WorkError::Conflict | WorkError::Store(_)) => Outcome::Retry,
            Err(WorkError::KeyReused) => Outcome::Reject("key-reused"),
        }
    }
}
