//! Carries committed messages from the outbox to the queues. Knows no rules.
//!
//! The table's stream is for speed; a sweep every minute, over the sparse index of what is undelivered, is for truth, because a
//! stream forgets after a day. Both may send the same message: its id was made of its commit, and consumers remember it.

use std::sync::Arc;

use async_trait::async_trait;
use contracts::{Envelope, Queue, route};
use edge::Platform;
use jiff::SignedDuration;
use kit::batch::Follower;
use kit::function::Ticker;
use kit::log::{Level, line};
use kit::{Env, Failed, Function, Outbound, Outcome};
use serde_dynamo::Item;
use store::rows::{OutboxRow, SHARDS};
use store::{Key, Query, Table, Transaction, Write, port};

/// The tables that this function may use.
pub const TABLES: &[Table] = &[Table::Outbox];

/// How long a row may wait before somebody must hear of it.
const LATE: SignedDuration = SignedDuration::from_mins(5);

/// How many rows a sweep takes at once.
const SWEEP: usize = 100;

/// What the relay has.
#[derive(Clone)]
pub struct App {
    platform: Platform,
    queues: Arc<dyn Outbound>,
}

impl App {
    /// The application on its platform, with the queues that it sends to.
    #[must_use]
    pub fn new(platform: Platform, queues: Arc<dyn Outbound>) -> Self {
        Self { platform, queues }
    }

    /// Sends every message of a row, then takes the row away. Sent again when anything in between fails.
    async fn deliver(&self, key: Key, row: OutboxRow) -> Outcome {
        let mut unsent = false;
        for body in &row.bodies {
            let Ok(envelope) = Envelope::parse(body) else {
                return Outcome::Reject("unreadable");
            };
            for queue in route(&envelope.message) {
                // One queue that is down doesn't hold up the others; the whole row is sent again, and consumers remember.
                unsent |= self.queues.send(queue.name(), body).await.is_err();
            }
        }
        if unsent {
            return Outcome::Retry;
        }
        let delete = Transaction { token: self.platform.ids.uuid(), writes: vec![Write::delete(Table::Outbox, key)] };
        match self.platform.store.commit(delete).await {
            Ok(()) => Outcome::Done,
            Err(_) => Outcome::Retry,
        }
    }

    async fn sweep(&self, shard: &str) -> Result<(), Failed> {
        const FAILED: Failed = Failed("the outbox can't be read");
        let query = Query::index_up_to(Table::Outbox, shard.to_owned(), self.platform.now().to_string(), SWEEP);
        let waiting = self.platform.store.query(query).await.map_err(|_| FAILED)?;
        let late = (self.platform.now() - LATE).to_string();
        let mut overdue = false;
        for item in waiting {
            let key: Key = port::row(item).map_err(|_| FAILED)?;
            // The index lags behind: what the stream delivered meanwhile is gone from the table.
            let Some(item) = self.platform.store.get(Table::Outbox, &key).await.map_err(|_| FAILED)? else {
                continue;
            };
            let commit = key.pk.clone();
            let row: OutboxRow = port::row(item).map_err(|_| FAILED)?;
            let since = row.since.clone();
            if self.deliver(key, row).await != Outcome::Done {
                line(Level::Warn, "undelivered").with("row", commit).write();
                overdue |= since < late;
            }
        }
        // An error is what the alarm on this function sees.
        if overdue { Err(Failed("messages are undelivered for more than five minutes")) } else { Ok(()) }
    }
}

#[async_trait]
impl Follower for App {
    async fn inserted(&self, item: Item) -> Outcome {
        match (port::row::<Key>(item.clone()), port::row::<OutboxRow>(item)) {
            (Ok(key), Ok(row)) => self.deliver(key, row).await,
            _ => Outcome::Reject("unreadable"),
        }
    }
}

#[async_trait]
impl Ticker for App {
    async fn tick(&self) -> Result<(), Failed> {
        line(Level::Info, "ticked").counting("OutboxSweeps").write();
        for shard in SHARDS {
            self.sweep(shard).await?;
        }
        Ok(())
    }
}

/// The function: stream and schedule.
#[must_use]
pub fn function(app: App) -> Function {
    Function::default().following(app.clone()).ticking(app)
}

/// The queues' URLs by name, from the environment.
pub fn queue_urls(env: &mut Env) -> std::collections::BTreeMap<String, String> {
    Queue::ALL.iter().map(|queue| (queue.name().to_owned(), env.text(queue.env()))).collect()
}
