//! What moves by itself: streams to their followers, queues to their consumers, the minute to whoever ticks.

use std::sync::Arc;

use kit::Function;
use kit::log::{Level, line};
use serde_json::json;
use serde_json::value::{RawValue, to_raw_value};
use tokio::sync::Mutex;

use crate::clock::LocalClock;
use crate::database::Embedded;
use crate::queues::{Queued, Queues};

/// How queues deliver: as they should, or as badly as they may.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Delivery {
    /// Once, oldest first.
    #[default]
    Once,
    /// Every message twice.
    Twice,
    /// Newest first.
    Swapped,
}

/// A queue and who consumes it.
pub struct Consumed {
    /// The queue.
    pub queue: String,
    /// Where messages go that failed too often.
    pub dead_letters: String,
    /// How often is too often.
    pub limit: i64,
    /// The consumer.
    pub function: Arc<Function>,
}

/// A table's stream and who follows it.
pub struct Stream {
    /// The table.
    pub table: String,
    /// The follower.
    pub function: Arc<Function>,
}

/// Everything that moves by itself.
pub struct Engine {
    /// The clock.
    pub clock: Arc<LocalClock>,
    /// The tables.
    pub database: Arc<Embedded>,
    /// The queues.
    pub queues: Arc<Queues>,
    /// Who follows.
    pub streams: Vec<Stream>,
    /// Who consumes.
    pub consumers: Vec<Consumed>,
    /// Who ticks.
    pub tickers: Vec<Arc<Function>>,
    /// How queues deliver.
    pub delivery: Delivery,
    /// How long a failed message waits, in milliseconds.
    pub retry_ms: i64,
    /// One thing at a time.
    pub turn: Mutex<()>,
}

fn event(value: &serde_json::Value) -> Option<Box<RawValue>> {
    to_raw_value(value).ok()
}

impl Engine {
    /// Moves everything that can be moved now, until nothing is left. Answers how many steps that took.
    pub async fn drain(&self) -> usize {
        let _turn = self.turn.lock().await;
        let mut steps = 0;
        loop {
            let mut moved = 0;
            for stream in &self.streams {
                moved += self.follow(stream).await;
            }
            for consumed in &self.consumers {
                moved += self.deliver(consumed).await;
            }
            if moved == 0 {
                return steps;
            }
            steps += moved;
        }
    }

    /// The minute has come.
    pub async fn tick(&self) {
        let _turn = self.turn.lock().await;
        for function in &self.tickers {
            let Some(event) = event(&json!({ "tick": "minute" })) else { continue };
            if let Err(error) = function.invoke(&event, lambda_context()).await {
                line(Level::Error, "tick-failed").with("error", kit::log::chain(&error)).write();
            }
        }
        // The database goes by the machine's time: by a clock that stands behind it, nothing has outlived its own yet.
        if self.clock.is_running() {
            self.database.sweep();
        }
    }

    async fn follow(&self, stream: &Stream) -> usize {
        let Some(followed) = self.database.follow(&stream.table, self.queues.position(&stream.table)) else {
            return 0;
        };
        let Some(event) = event(&followed.event) else { return 0 };
        let answer = stream.function.invoke(&event, lambda_context()).await;
        let failed = answer.map_or(true, |answer| !failures(&answer).is_empty());
        if !failed {
            self.queues.remember(&stream.table, &followed.position);
        }
        usize::from(!failed)
    }

    async fn deliver(&self, consumed: &Consumed) -> usize {
        let messages = self.queues.due(&consumed.queue, self.delivery);
        if messages.is_empty() {
            return 0;
        }
        let records: Vec<_> = messages.iter().map(record).collect();
        let Some(batch) = event(&json!({ "Records": records })) else { return 0 };
        let answer = consumed.function.invoke(&batch, lambda_context()).await;
        if self.delivery == Delivery::Twice {
            let _ = consumed.function.invoke(&batch, lambda_context()).await;
        }
        let failed =
            answer.map_or_else(|_| messages.iter().map(|message| message.id.to_string()).collect(), |answer| failures(&answer));
        for message in &messages {
            if failed.contains(&message.id.to_string()) {
                self.queues.failed(message, consumed.limit, &consumed.dead_letters, self.retry_ms);
            } else {
                self.queues.done(message.id);
            }
        }
        messages.len()
    }
}

fn record(message: &Queued) -> serde_json::Value {
    json!({
        "messageId": message.id.to_string(),
        "receiptHandle": message.id.to_string(),
        "body": message.body,
        "attributes": { "ApproximateReceiveCount": (message.received + 1).to_string() },
        "messageAttributes": {},
        "eventSource": "aws:sqs",
        "awsRegion": "local"
    })
}

fn failures(answer: &RawValue) -> Vec<String> {
    let answer: serde_json::Value = serde_json::from_str(answer.get()).unwrap_or_default();
    let items = answer["batchItemFailures"].as_array().cloned().unwrap_or_default();
    items.iter().map(|item| item["itemIdentifier"].as_str().unwrap_or_default().to_owned()).collect()
}

/// The context of an invocation on this machine.
pub fn lambda_context() -> kit::function::Invocation {
    kit::function::Invocation::default()
}
