//! Queue and stream batches: each record is handled alone, so one poison record never fails its neighbors.

use async_trait::async_trait;
use aws_lambda_events::dynamodb;
use aws_lambda_events::sqs::{SqsBatchResponse, SqsEvent};
use aws_lambda_events::streams::{DynamoDbBatchItemFailure, DynamoDbEventResponse};

use crate::log::{Level, line};

/// What became of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Handled, or nothing to do.
    Done,
    /// Try again; it comes back after the visibility timeout.
    Retry,
    /// Can't be handled, ever. It comes back until the queue moves it to the dead-letter queue, where a person finds it.
    Reject(&'static str),
}

/// Handles the records of a function's queue.
#[async_trait]
pub trait Consumer: Send + Sync {
    /// Handles one record's body.
    async fn consume(&self, body: &str) -> Outcome;
}

/// Handles what was inserted into a table, by its stream.
#[async_trait]
pub trait Follower: Send + Sync {
    /// Handles one new item.
    async fn inserted(&self, item: serde_dynamo::Item) -> Outcome;
}

fn failed(outcome: Outcome, record: &str) -> bool {
    match outcome {
        Outcome::Done => return false,
        Outcome::Retry => line(Level::Warn, "record-retried").with("record", record).write(),
        Outcome::Reject(code) => line(Level::Error, "record-rejected").with("record", record).with("code", code).write(),
    }
    true
}

/// Handles a queue's batch, one record after the other, and names those that must come back.
pub async fn queue(consumer: &dyn Consumer, event: SqsEvent) -> SqsBatchResponse {
    let mut response = SqsBatchResponse::default();
    for record in event.records {
        let id = record.message_id.unwrap_or_default();
        let outcome = match &record.body {
            Some(body) => consumer.consume(body).await,
            None => Outcome::Reject("empty"),
        };
        if failed(outcome, &id) {
            response.add_failure(id);
        }
    }
    response
}

/// Handles a stream's batch. Records are in order, so the first that fails ends the batch: it and what follows come back.
pub async fn stream(follower: &dyn Follower, event: dynamodb::Event) -> DynamoDbEventResponse {
    let mut response = DynamoDbEventResponse::default();
    for record in event.records {
        if record.event_name != "INSERT" {
            continue;
        }
        let outcome = follower.inserted(record.change.new_image).await;
        if failed(outcome, &record.event_id) {
            let mut failure = DynamoDbBatchItemFailure::default();
            failure.item_identifier = record.change.sequence_number;
            response.batch_item_failures.push(failure);
            break;
        }
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Picky;

    #[async_trait]
    impl Consumer for Picky {
        async fn consume(&self, body: &str) -> Outcome {
            match body {
                "poison" => Outcome::Reject("unreadable"),
                "later" => Outcome::Retry,
                _ => Outcome::Done,
            }
        }
    }

    #[tokio::test]
    async fn a_poison_record_never_fails_its_neighbors() {
        let record = |id: &str, body: &str| serde_json::json!({"messageId": id, "body": body});
        let event = serde_json::json!({"Records": [record("1", "fine"), record("2", "poison"), record("3", "later"), record("4", "fine")]});
        let response = queue(&Picky, serde_json::from_value(event).unwrap()).await;
        let back: Vec<_> = response.batch_item_failures.iter().map(|failure| failure.item_identifier.as_str()).collect();
        assert_eq!(back, ["2", "3"]);
    }
}
