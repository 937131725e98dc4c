//! The DynamoDB backend of the port.

mod expression;
mod meter;
mod operator;

use std::collections::HashMap;

use async_trait::async_trait;
use aws_sdk_dynamodb::Client;
use aws_sdk_dynamodb::config::http::HttpResponse;
use aws_sdk_dynamodb::error::SdkError;
use aws_sdk_dynamodb::operation::transact_write_items::TransactWriteItemsError;
use aws_sdk_dynamodb::types::{AttributeValue, ReturnConsumedCapacity};
use serde_dynamo::Item;

pub use meter::{Meter, Spent, Used};
pub use operator::NoTable;

use crate::key::Key;
use crate::port::{CommitError, Guard, Query, Sort, Store, StoreError, Transaction};
use crate::table::{Table, TableNames};

/// DynamoDB: embedded, DynamoDB Local or the real one.
#[derive(Debug, Clone)]
pub struct Dynamo {
    client: Client,
    names: TableNames,
    meter: Meter,
}

impl Dynamo {
    /// A backend for the tables that a function was given.
    #[must_use]
    pub fn new(config: &aws_config::SdkConfig, names: TableNames) -> Self {
        Self { client: Client::new(config), names, meter: Meter::default() }
    }

    /// What was spent so far: round trips and capacity units.
    #[must_use]
    pub const fn meter(&self) -> &Meter {
        &self.meter
    }
}

fn key_attributes(key: &Key) -> HashMap<String, AttributeValue> {
    [("pk", &key.pk), ("sk", &key.sk)]
        .into_iter()
        .map(|(name, value)| (name.to_owned(), AttributeValue::S(value.clone())))
        .collect()
}

fn from_sdk(item: HashMap<String, AttributeValue>) -> Item {
    item.into()
}

#[async_trait]
impl Store for Dynamo {
    async fn get(&self, table: Table, key: &Key) -> Result<Option<Item>, StoreError> {
        self.meter.uses("GetItem", table, None);
        let answer = self
            .client
            .get_item()
            .table_name(self.names.of(table))
            .set_key(Some(key_attributes(key)))
            .consistent_read(true)
            .return_consumed_capacity(ReturnConsumedCapacity::Total)
            .send()
            .await
            .map_err(|_| StoreError::Unavailable)?;
        self.meter.read(answer.consumed_capacity().and_then(|spent| spent.capacity_units()));
        Ok(answer.item.map(from_sdk))
    }

    async fn query(&self, query: Query) -> Result<Vec<Item>, StoreError> {
        self.meter.uses("Query", query.table, query.index);
        let (partition, sort) = query.index.map_or(("pk", "sk"), |index| (index.partition, index.sort));
        let mut condition = "#p = :p".to_owned();
        let mut request = self
            .client
            .query()
            .table_name(self.names.of(query.table))
            .set_index_name(query.index.map(|index| index.name.to_owned()))
            .consistent_read(query.index.is_none())
            .expression_attribute_names("#p", partition)
            .expression_attribute_values(":p", AttributeValue::S(query.partition))
            .return_consumed_capacity(ReturnConsumedCapacity::Total)
            .scan_index_forward(!query.newest_first);
        let bound = match query.sort {
            Sort::Any => None,
            Sort::BeginsWith(prefix) => Some((" AND begins_with(#s, :s)", prefix)),
            Sort::UpTo(last) => Some((" AND #s <= :s", last)),
        };
        if let Some((text, value)) = bound {
            condition.push_str(text);
            request = request.expression_attribute_names("#s", sort).expression_attribute_values(":s", AttributeValue::S(value));
        }
        let mut items = Vec::new();
        let mut start = None;
        loop {
            let left = i32::try_from(query.limit - items.len()).unwrap_or(i32::MAX);
            let page = request
                .clone()
                .key_condition_expression(&condition)
                .limit(left)
                .set_exclusive_start_key(start)
                .send()
                .await
                .map_err(|_| StoreError::Unavailable)?;
            self.meter.read(page.consumed_capacity().and_then(|spent| spent.capacity_units()));
            items.extend(page.items.unwrap_or_default().into_iter().map(from_sdk));
            start = page.last_evaluated_key;
            if start.is_none() || items.len() >= query.limit {
                return Ok(items);
            }
        }
    }

    async fn commit(&self, transaction: Transaction) -> Result<(), CommitError> {
        let guards: Vec<Guard> = transaction.writes.iter().map(|write| write.guard.clone()).collect();
        let mut request = self
            .client
            .transact_write_items()
            .client_request_token(transaction.token.to_string())
            .return_consumed_capacity(ReturnConsumedCapacity::Total);
        for write in transaction.writes {
            self.meter.writes(write.table, &write.change);
            request = request.transact_items(expression::transact_item(&self.names, write)?);
        }
        match request.send().await {
            Ok(answer) => {
                self.meter.wrote(answer.consumed_capacity().iter().filter_map(|spent| spent.capacity_units()).sum());
                Ok(())
            }
            Err(error) => {
                self.meter.wrote(0.0);
                Err(why(&error, &guards))
            }
        }
    }
}

/// What a failed transaction means for whoever lost.
fn why(error: &SdkError<TransactWriteItemsError, HttpResponse>, guards: &[Guard]) -> CommitError {
    let Some(TransactWriteItemsError::TransactionCanceledException(cancelled)) = error.as_service_error() else {
        return StoreError::Unavailable.into();
    };
    let codes: Vec<&str> = cancelled.cancellation_reasons().iter().map(|reason| reason.code().unwrap_or("None")).collect();
    let failed = codes.iter().zip(guards).filter(|(code, _)| **code == "ConditionalCheckFailed");
    let lost: Vec<Guard> = failed.map(|(_, guard)| guard.clone()).collect();
    if !lost.is_empty() || codes.contains(&"TransactionConflict") {
        CommitError::Conflict(lost)
    } else {
        StoreError::Unavailable.into()
    }
}

#[cfg(test)]
mod tests {
    use aws_sdk_dynamodb::types::CancellationReason;
    use aws_sdk_dynamodb::types::error::TransactionCanceledException;
    use aws_smithy_types::body::SdkBody;

    use super::*;

    fn cancelled(codes: &[&str]) -> SdkError<TransactWriteItemsError, HttpResponse> {
        let reasons = codes.iter().map(|code| CancellationReason::builder().code(*code).build()).collect();
        let exception = TransactionCanceledException::builder().set_cancellation_reasons(Some(reasons)).build();
        let response = HttpResponse::new(400u16.try_into().unwrap(), SdkBody::empty());
        SdkError::service_error(TransactWriteItemsError::TransactionCanceledException(exception), response)
    }

    /// No emulator shows this answer, so it is faked.
    #[test]
    fn a_transaction_in_the_way_is_a_conflict_to_be_tried_again() {
        let error = why(&cancelled(&["None", "TransactionConflict"]), &[Guard::State, Guard::Row]);
        assert_eq!(error, CommitError::Conflict(vec![]));
    }

    #[test]
    fn the_loser_learns_every_condition_that_failed() {
        let error = why(
            &cancelled(&["ConditionalCheckFailed", "None", "ConditionalCheckFailed"]),
            &[Guard::State, Guard::Row, Guard::Once],
        );
        assert_eq!(error, CommitError::Conflict(vec![Guard::State, Guard::Once]));
    }

    #[test]
    fn throttling_and_silence_are_storage_failing_not_conflicts() {
        assert_eq!(why(&cancelled(&["ThrottlingError"]), &[Guard::State]), StoreError::Unavailable.into());
        assert_eq!(why(&SdkError::timeout_error("slow"), &[Guard::State]), StoreError::Unavailable.into());
    }
}
