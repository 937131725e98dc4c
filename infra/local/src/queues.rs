//! Queues on a file: durable, with retry and dead-letter queues, as the template has them.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Mutex;

use async_trait::async_trait;
use kit::queue::Unsent;
use kit::{Clock as _, Outbound, SystemClock};
use rusqlite::{Connection, OptionalExtension as _, params};

use crate::engine::Delivery;

/// A message in a queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Queued {
    /// Its id in the queue.
    pub id: i64,
    /// Its body.
    pub body: String,
    /// How often it was handed out before.
    pub received: i64,
}

/// All queues.
pub struct Queues {
    connection: Mutex<Connection>,
    filled: Mutex<BTreeSet<String>>,
}

/// The longest time that a failed message waits, in units of the shortest: with the waits before it, more than the half minute for which
/// a mail's claim is left alone.
const LONGEST_WAIT: i64 = 27;

fn now_ms() -> i64 {
    SystemClock.now().as_millisecond()
}

impl Queues {
    /// Opens the queues; what was being handled when the last process ended is visible again, what waits goes on waiting.
    ///
    /// # Errors
    /// When the file can't be used.
    pub fn open(file: Option<&Path>) -> Result<Self, rusqlite::Error> {
        let connection = match file {
            Some(path) => Connection::open(path)?,
            None => Connection::open_in_memory()?,
        };
        connection.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
             CREATE TABLE IF NOT EXISTS messages (
                 id INTEGER PRIMARY KEY AUTOINCREMENT, queue TEXT NOT NULL, body TEXT NOT NULL,
                 visible_at INTEGER NOT NULL, received INTEGER NOT NULL DEFAULT 0);
             CREATE INDEX IF NOT EXISTS by_queue ON messages (queue, visible_at);
             CREATE TABLE IF NOT EXISTS positions (stream TEXT PRIMARY KEY, position TEXT NOT NULL);",
        )?;
        Ok(Self { connection: Mutex::new(connection), filled: Mutex::default() })
    }

    fn with<T>(&self, work: impl FnOnce(&Connection) -> Result<T, rusqlite::Error>) -> Option<T> {
        let connection = self.connection.lock().ok()?;
        work(&connection).ok()
    }

    /// Puts a message into a queue; `false` when that failed.
    pub fn put(&self, queue: &str, body: &str) -> bool {
        if let Ok(mut filled) = self.filled.lock() {
            filled.insert(queue.to_owned());
        }
        let insert = "INSERT INTO messages (queue, body, visible_at) VALUES (?1, ?2, 0)";
        self.with(|connection| connection.execute(insert, params![queue, body])).is_some()
    }

    /// The queues that something was put into since they were opened.
    #[must_use]
    pub fn filled(&self) -> BTreeSet<String> {
        self.filled.lock().map_or_else(|_| BTreeSet::new(), |filled| filled.clone())
    }

    /// The messages that are to be handled now, up to ten.
    pub fn due(&self, queue: &str, delivery: Delivery) -> Vec<Queued> {
        let order = if delivery == Delivery::Swapped { "DESC" } else { "ASC" };
        let text =
            format!("SELECT id, body, received FROM messages WHERE queue = ?1 AND visible_at <= ?2 ORDER BY id {order} LIMIT 10");
        self.with(|connection| {
            let mut statement = connection.prepare_cached(&text)?;
            let rows = statement.query_map(params![queue, now_ms()], |row| {
                Ok(Queued { id: row.get(0)?, body: row.get(1)?, received: row.get(2)? })
            })?;
            rows.collect()
        })
        .unwrap_or_default()
    }

    /// Takes a handled message away.
    pub fn done(&self, id: i64) {
        self.with(|connection| connection.execute("DELETE FROM messages WHERE id = ?1", [id]));
    }

    /// A message that failed comes back after a while, or goes to the dead-letter queue when it came too often.
    ///
    /// The while grows fast, so that two of five attempts come after the half minute for which a mail's claim is left alone: one finds
    /// out whether the mail left, and one sends it if it didn't. Attempts that follow each other quickly would use themselves up on a
    /// mail that was being sent when the process ended, and would leave it to a person.
    pub fn failed(&self, message: &Queued, limit: i64, dead_letters: &str, delay_ms: i64) {
        let received = message.received + 1;
        self.with(|connection| {
            if received >= limit {
                connection.execute(
                    "UPDATE messages SET queue = ?2, received = ?3 WHERE id = ?1",
                    params![message.id, dead_letters, received],
                )
            } else {
                let at = now_ms() + delay_ms * received.pow(3).min(LONGEST_WAIT);
                connection.execute(
                    "UPDATE messages SET visible_at = ?2, received = ?3 WHERE id = ?1",
                    params![message.id, at, received],
                )
            }
        });
    }

    /// Every message of a queue that nobody handles, oldest first; nothing when the queues can't be read.
    pub fn held(&self, queue: &str) -> Option<Vec<Queued>> {
        self.with(|connection| {
            let mut statement =
                connection.prepare_cached("SELECT id, body, received FROM messages WHERE queue = ?1 ORDER BY id")?;
            let rows =
                statement.query_map([queue], |row| Ok(Queued { id: row.get(0)?, body: row.get(1)?, received: row.get(2)? }))?;
            rows.collect()
        })
    }

    /// Puts a message into another queue, as if it had never been handled; `false` when that failed.
    pub fn put_back(&self, id: i64, queue: &str) -> bool {
        let update = "UPDATE messages SET queue = ?2, received = 0, visible_at = 0 WHERE id = ?1";
        self.with(|connection| connection.execute(update, params![id, queue])).is_some()
    }

    /// How many messages a queue holds.
    #[must_use]
    pub fn length(&self, queue: &str) -> i64 {
        self.with(|connection| connection.query_row("SELECT count(*) FROM messages WHERE queue = ?1", [queue], |row| row.get(0)))
            .unwrap_or(0)
    }

    /// The bodies in a queue, for tests and inspection.
    #[must_use]
    pub fn bodies(&self, queue: &str) -> Vec<String> {
        self.with(|connection| {
            let mut statement = connection.prepare_cached("SELECT body FROM messages WHERE queue = ?1 ORDER BY id")?;
            let rows = statement.query_map([queue], |row| row.get(0))?;
            rows.collect()
        })
        .unwrap_or_default()
    }

    /// How far a stream has been read.
    pub fn position(&self, stream: &str) -> Option<String> {
        let select = "SELECT position FROM positions WHERE stream = ?1";
        self.with(|connection| connection.query_row(select, [stream], |row| row.get(0)).optional()).flatten()
    }

    /// Remembers how far a stream has been read.
    pub fn remember(&self, stream: &str, position: &str) {
        let upsert = "INSERT INTO positions VALUES (?1, ?2) ON CONFLICT (stream) DO UPDATE SET position = excluded.position";
        self.with(|connection| connection.execute(upsert, [stream, position]));
    }
}

/// What the relay sends to: queues by the consumer's name.
pub struct Sending {
    /// The queues.
    pub queues: std::sync::Arc<Queues>,
    /// The consumer's name → the queue's, as the relay's environment has it.
    pub names: std::collections::BTreeMap<String, String>,
}

#[async_trait]
impl Outbound for Sending {
    async fn send(&self, queue: &str, body: &str) -> Result<(), Unsent> {
        let name = self.names.get(queue).ok_or(Unsent)?;
        if self.queues.put(name, body) { Ok(()) } else { Err(Unsent) }
    }
}
