//! The one way in which anything changes: load, decide, commit, answer.
//!
//! A commit holds, in one transaction, the aggregate's state (conditional on its version), its history, one outbox row with
//! every message that follows, and a row that makes a repetition harmless: the answer to a request, or the id of a message.

use contracts::Message;
use domain::ids::{MessageId, TenantId};
use domain::{Entry, Refusal};
use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::aggregate::{self, Address, Loaded};
use crate::key::Key;
use crate::port::{self, CommitError, Guard, Store, StoreError, Transaction, Write};
use crate::rows::{self, AnswerRow};
use crate::table::Table;

/// How often a conflict is decided anew before the caller hears of it.
const ATTEMPTS: usize = 4;
/// How many rows are taken away in one transaction, which has room for 100.
const AT_ONCE: usize = 90;

/// What makes a repetition harmless.
#[derive(Debug, Clone, Copy)]
pub enum Once<'a> {
    /// A request with an idempotency key.
    Request {
        /// Who asks; keys of different callers never meet.
        caller: &'a str,
        /// The key that the client chose.
        key: &'a str,
        /// The digest of what is asked.
        digest: &'a str,
    },
    /// A message.
    Message(&'a MessageId),
}

/// An answer that a repetition gets again: a status and a body of ids and codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// The JSON body.
    pub body: String,
}

impl Reply {
    /// An answer with a JSON body.
    #[must_use]
    pub fn json(status: u16, body: &serde_json::Value) -> Self {
        Self { status, body: body.to_string() }
    }

    /// To whom nothing is answered: a message.
    #[must_use]
    pub const fn none() -> Self {
        Self { status: 204, body: String::new() }
    }
}

/// What a decision comes to, ready to be committed.
#[derive(Debug, Clone)]
pub struct Plan<S> {
    /// The next state; none destroys the aggregate.
    pub next: Option<S>,
    /// What goes into the history.
    pub history: Vec<Entry>,
    /// What follows.
    pub messages: Vec<Message>,
    /// Rows of other kinds that belong to the same step: gates, locks, people.
    pub also: Vec<Write>,
    /// The answer.
    pub reply: Reply,
}

/// How it went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Done {
    /// Committed now.
    Now(Reply),
    /// Committed before; this is the answer of that time.
    Before(Reply),
}

impl Done {
    /// The answer, whenever it was given.
    #[must_use]
    pub fn reply(self) -> Reply {
        match self {
            Self::Now(reply) | Self::Before(reply) => reply,
        }
    }
}

/// Why nothing was done.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WorkError {
    /// The rules don't allow it.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The aggregate isn't there, or isn't the caller's.
    #[error("not there")]
    Missing,
    /// The caller has seen an older version.
    #[error("a newer version exists")]
    Stale,
    /// The key was used for something else.
    #[error("the idempotency key was used for another request")]
    KeyReused,
    /// Others were faster, again and again.
    #[error("too many changes at the same time")]
    Conflict,
    /// Storage failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// One piece of work: on whose behalf, when, and with which ids.
pub struct Work<'a> {
    /// Storage.
    pub store: &'a dyn Store,
    /// The city.
    pub tenant: &'a TenantId,
    /// The table that the function's own rows live in.
    pub table: Table,
    /// Now.
    pub now: Timestamp,
    /// Makes an id for each commit.
    pub ids: &'a (dyn Fn() -> Uuid + Send + Sync),
    /// What makes a repetition harmless.
    pub once: Once<'a>,
}

impl Work<'_> {
    /// Makes a new aggregate. Nothing is read before the commit.
    ///
    /// # Errors
    /// See [`WorkError`].
    pub async fn create<S: Serialize>(&self, address: &Address, plan: Plan<S>) -> Result<Done, WorkError> {
        let steps = aggregate::step::<S, ()>(address, None, plan.next.as_ref(), plan.history)?;
        let writes = steps.into_iter().chain(plan.also).collect();
        match self.commit(writes, plan.messages, &plan.reply).await? {
            Committed::Now => Ok(Done::Now(plan.reply)),
            Committed::Before(reply) => Ok(Done::Before(reply)),
            Committed::Lost(_) => Err(WorkError::Conflict),
        }
    }

    /// Changes an aggregate. `decide` sees the state and what the last attempt lost; it runs again when others were faster.
    ///
    /// # Errors
    /// See [`WorkError`]; [`WorkError::Missing`] when there is no such aggregate.
    pub async fn change<S, F>(&self, address: &Address, decide: F) -> Result<Done, WorkError>
    where
        S: Serialize + DeserializeOwned + Send + Sync,
        F: Fn(&Loaded<S>, usize) -> Result<Plan<S>, WorkError> + Send + Sync,
    {
        let mut locks_lost = 0;
        for _ in 0..ATTEMPTS {
            let Some(before) = aggregate::load::<S>(self.store, address).await? else {
                // A repetition of what destroyed it finds nothing but its own answer.
                return self.answered_before().await?.map(Done::Before).ok_or(WorkError::Missing);
            };
            let plan = match decide(&before, locks_lost) {
                Ok(plan) => plan,
                // A repetition often meets a state in which its command is refused: look for its answer first.
                Err(error) => return self.answered_before().await?.map(Done::Before).ok_or(error),
            };
            let steps = aggregate::step(address, Some(&before), plan.next.as_ref(), plan.history)?;
            let writes = steps.into_iter().chain(plan.also).collect();
            match self.commit(writes, plan.messages, &plan.reply).await? {
                Committed::Now => return Ok(Done::Now(plan.reply)),
                Committed::Before(reply) => return Ok(Done::Before(reply)),
                Committed::Lost(guards) => locks_lost += usize::from(guards.contains(&Guard::Lock)),
            }
        }
        Err(WorkError::Conflict)
    }

    /// Commits rows that belong to no aggregate.
    ///
    /// # Errors
    /// See [`WorkError`].
    pub async fn write(&self, writes: Vec<Write>, messages: Vec<Message>, reply: Reply) -> Result<Done, WorkError> {
        match self.commit(writes, messages, &reply).await? {
            Committed::Now => Ok(Done::Now(reply)),
            Committed::Before(reply) => Ok(Done::Before(reply)),
            Committed::Lost(_) => Err(WorkError::Conflict),
        }
    }

    /// Takes away every row of a partition but these. What a crash left there, the next attempt takes.
    ///
    /// # Errors
    /// See [`WorkError`].
    pub async fn clear(&self, table: Table, partition: &str, stays: &[String]) -> Result<Done, WorkError> {
        loop {
            let items = self.store.query(port::Query::partition(table, partition.to_owned())).await?;
            let keys = items.into_iter().map(port::row::<Key>).collect::<Result<Vec<_>, _>>()?;
            let mut writes: Vec<Write> =
                keys.into_iter().filter(|key| !stays.contains(&key.sk)).map(|key| Write::delete(table, key)).collect();
            if writes.len() <= AT_ONCE {
                return self.write(writes, Vec::new(), Reply::none()).await;
            }
            writes.truncate(AT_ONCE);
            self.take_away(writes).await?;
        }
    }

    /// Takes rows away. Repeated, it takes nothing away twice, so that no trace of it is kept.
    ///
    /// # Errors
    /// See [`WorkError`].
    pub async fn take_away(&self, writes: Vec<Write>) -> Result<(), WorkError> {
        if writes.is_empty() {
            return Ok(());
        }
        let transaction = Transaction { token: (self.ids)(), writes };
        commit_through(self.store, transaction).await.map_err(|error| match error {
            CommitError::Conflict(_) => WorkError::Conflict,
            CommitError::Store(error) => error.into(),
        })
    }

    async fn commit(&self, mut writes: Vec<Write>, messages: Vec<Message>, reply: &Reply) -> Result<Committed, WorkError> {
        let commit = (self.ids)();
        writes.push(match self.once {
            Once::Request { caller, key, digest } => {
                let key = rows::answer_key(self.tenant, caller, key);
                rows::answer(self.table, &key, digest, reply.status, &reply.body, self.now)?
            }
            Once::Message(id) => rows::inbox(self.table, self.tenant, id, self.now)?,
        });
        if !messages.is_empty() {
            writes.push(rows::outbox(self.tenant, commit, self.now, messages)?);
        }
        match commit_through(self.store, Transaction { token: commit, writes }).await {
            Ok(()) => Ok(Committed::Now),
            Err(CommitError::Conflict(guards)) if guards.contains(&Guard::Once) => {
                Ok(Committed::Before(self.answered_before().await?.ok_or(WorkError::Conflict)?))
            }
            Err(CommitError::Conflict(guards)) => Ok(Committed::Lost(guards)),
            Err(CommitError::Store(error)) => Err(error.into()),
        }
    }

    /// The answer of an earlier, equal request; for a message, that it was handled.
    ///
    /// # Errors
    /// When the key was used for something else; when storage fails.
    pub async fn answered_before(&self) -> Result<Option<Reply>, WorkError> {
        match self.once {
            Once::Message(id) => {
                let key = Key::new(self.tenant, &format!("MESSAGE#{id}"), "INBOX");
                Ok(self.store.get(self.table, &key).await?.map(|_| Reply::none()))
            }
            Once::Request { caller, key, digest } => {
                let key = rows::answer_key(self.tenant, caller, key);
                let Some(item) = self.store.get(self.table, &key).await? else {
                    return Ok(None);
                };
                let row: AnswerRow = port::row(item)?;
                if row.digest != digest {
                    return Err(WorkError::KeyReused);
                }
                Ok(Some(Reply { status: row.status, body: row.body }))
            }
        }
    }
}

/// Commits, and tries again while another transaction is in the way: that says nothing about the conditions, which only the next
/// attempt finds out.
///
/// # Errors
/// As [`Store::commit`].
pub async fn commit_through(store: &dyn Store, transaction: Transaction) -> Result<(), CommitError> {
    for _ in 1..ATTEMPTS {
        match store.commit(transaction.clone()).await {
            Err(CommitError::Conflict(guards)) if guards.is_empty() => {}
            answer => return answer,
        }
    }
    store.commit(transaction).await
}

enum Committed {
    Now,
    Before(Reply),
    Lost(Vec<Guard>),
}
