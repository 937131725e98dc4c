//! What must be true of every history, whatever went wrong in it. The numbers are those of the written invariants.

mod bookings;
mod commits;
mod mail;
mod messages;
mod projections;
mod requests;

use serde_json::Value;
use store::{AttributeValue, Item, Table, Write};

use crate::history::History;

/// A promise that was broken.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Violation {
    /// The promise.
    pub promise: &'static str,
    /// How it was broken.
    pub how: String,
}

/// Collects what is wrong.
#[derive(Default)]
pub struct Findings(Vec<Violation>);

impl Findings {
    fn unless(&mut self, holds: bool, promise: &'static str, how: impl FnOnce() -> String) {
        if !holds {
            self.0.push(Violation { promise, how: how() });
        }
    }
}

/// Everything that a history violates.
#[must_use]
pub fn check(history: &History) -> Vec<Violation> {
    let mut findings = Findings::default();
    findings.unless(history.unrest.is_none(), "everything that began ends", || history.unrest.clone().unwrap_or_default());
    commits::check(history, &mut findings);
    requests::check(history, &mut findings);
    messages::check(history, &mut findings);
    mail::check(history, &mut findings);
    bookings::check(history, &mut findings);
    projections::check(history, &mut findings);
    findings.0
}

/// The item that a write puts.
fn put(write: &Write) -> Option<&Item> {
    match &write.change {
        store::Change::Put(item) => Some(item),
        _ => None,
    }
}

/// An item as JSON.
fn json(item: &Item) -> Value {
    serde_dynamo::from_item(item.clone()).unwrap_or_default()
}

/// A number attribute.
fn number(item: &Item, attribute: &str) -> u64 {
    match item.get(attribute) {
        Some(AttributeValue::N(number)) => number.parse().unwrap_or(0),
        _ => 0,
    }
}

/// The states of all aggregates of a table, as JSON.
fn states(history: &History, table: Table) -> Vec<Value> {
    let rows = history.rows(table);
    rows.iter().filter(|item| crate::history::text(item, "sk") == "STATE").map(json).collect()
}

/// The name of a stage: stages with something in them are maps of one key.
fn stage(state: &Value) -> String {
    let stage = &state["state"]["stage"];
    let named = stage.as_object().and_then(|map| map.keys().next().cloned());
    named.or_else(|| stage.as_str().map(str::to_owned)).unwrap_or_default()
}
