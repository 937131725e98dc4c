//! A model of the store: conditions and transactions fail exactly as DynamoDB's do.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use async_trait::async_trait;
use serde_dynamo::{AttributeValue, Item};
use store::{Change, CommitError, Guard, Key, Query, Sort, Store, StoreError, Table, Test, Transaction, Write};
use uuid::Uuid;

use crate::limits;

#[derive(Default, Clone)]
struct State {
    items: BTreeMap<Place, Item>,
    tokens: BTreeMap<Uuid, Transaction>,
}

/// All tables in memory. Cloning isn't possible; share it by reference or `Arc`.
#[derive(Default)]
pub struct Memory(Mutex<State>);

impl Memory {
    /// An empty store.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Everything that a table holds, in key order.
    #[must_use]
    pub fn all(&self, table: Table) -> Vec<Item> {
        self.lock(|state| {
            let from = (table, String::new(), String::new());
            state.items.range(from..).take_while(|((at, ..), _)| *at == table).map(|(_, item)| item.clone()).collect()
        })
    }

    /// Everything as it is now, to come back to.
    #[must_use]
    pub fn copy(&self) -> Self {
        Self(Mutex::new(self.lock(|state| state.clone())))
    }

    /// Comes back to what a copy holds.
    pub fn become_copy_of(&self, other: &Self) {
        let kept = other.lock(|state| state.clone());
        self.lock(|state| *state = kept);
    }

    fn lock<T>(&self, with: impl FnOnce(&mut State) -> T) -> T {
        with(&mut self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
    }
}

fn text<'a>(item: &'a Item, attribute: &str) -> &'a str {
    match item.get(attribute) {
        Some(AttributeValue::S(text)) => text,
        _ => "",
    }
}

fn holds(item: Option<&Item>, test: &Test) -> bool {
    match test {
        Test::Absent(attribute) => item.is_none_or(|item| !item.contains_key(attribute)),
        Test::Equals(attribute, value) => item.is_some_and(|item| item.get(attribute) == Some(value)),
    }
}

/// Table, partition key, sort key.
type Place = (Table, String, String);

fn place(table: Table, change: &Change) -> Place {
    match change {
        Change::Put(item) => (table, text(item, "pk").to_owned(), text(item, "sk").to_owned()),
        Change::Update { key, .. } | Change::Delete(key) | Change::Check(key) => (table, key.pk.clone(), key.sk.clone()),
    }
}

/// What becomes of an item; none when it goes.
fn after(before: Option<&Item>, change: Change) -> Option<Item> {
    match change {
        Change::Put(item) => Some(item),
        Change::Update { key, set, remove } => {
            let mut item = before.cloned().unwrap_or_else(|| {
                let keys = [("pk".to_owned(), AttributeValue::S(key.pk)), ("sk".to_owned(), AttributeValue::S(key.sk))];
                Item::from(std::collections::HashMap::from(keys))
            });
            for name in &remove {
                item.remove(name);
            }
            item.extend(set);
            Some(item)
        }
        Change::Delete(_) => None,
        Change::Check(_) => before.cloned(),
    }
}

#[async_trait]
impl Store for Memory {
    async fn get(&self, table: Table, key: &Key) -> Result<Option<Item>, StoreError> {
        Ok(self.lock(|state| state.items.get(&(table, key.pk.clone(), key.sk.clone())).cloned()))
    }

    async fn query(&self, query: Query) -> Result<Vec<Item>, StoreError> {
        if !limits::is_bound(&query.partition, &query.sort) {
            return Err(StoreError::Unavailable); // DynamoDB answers with a ValidationException
        }
        let (partition, sort) = query.index.map_or(("pk", "sk"), |index| (index.partition, index.sort));
        let wanted = |item: &&Item| {
            let key = text(item, sort);
            let in_index = item.contains_key(partition) && item.contains_key(sort);
            in_index
                && text(item, partition) == query.partition
                && match &query.sort {
                    Sort::Any => true,
                    Sort::BeginsWith(prefix) => key.starts_with(prefix.as_str()),
                    Sort::UpTo(last) => key <= last.as_str(),
                }
        };
        let keys_only = |mut item: Item| {
            item.retain(|name, _| ["pk", "sk", partition, sort].contains(&name.as_str()));
            item
        };
        let mut items: Vec<Item> = self.lock(|state| {
            // A table's own partitions lie together; an index is looked for in the whole table.
            let begin = if query.index.is_some() { "" } else { query.partition.as_str() };
            let from = (query.table, begin.to_owned(), String::new());
            let rows = state
                .items
                .range(from..)
                .take_while(|((table, pk, _), _)| *table == query.table && (query.index.is_some() || *pk == query.partition));
            rows.map(|(_, item)| item).filter(wanted).cloned().collect()
        });
        let place = |item: &Item| [text(item, sort).to_owned(), text(item, "pk").to_owned(), text(item, "sk").to_owned()];
        items.sort_by_cached_key(place);
        if query.newest_first {
            items.reverse();
        }
        items.truncate(query.limit);
        Ok(if query.index.is_some() { items.into_iter().map(keys_only).collect() } else { items })
    }

    async fn commit(&self, transaction: Transaction) -> Result<(), CommitError> {
        self.lock(|state| {
            if let Some(before) = state.tokens.get(&transaction.token) {
                // Another transaction under a token that was used is an IdempotentParameterMismatchException.
                return if *before == transaction { Ok(()) } else { Err(StoreError::Unavailable.into()) };
            }
            let places: Vec<_> = transaction.writes.iter().map(|write| place(write.table, &write.change)).collect();
            let distinct: BTreeSet<_> = places.iter().collect();
            if distinct.len() < places.len() || !limits::is_transaction(&transaction) {
                return Err(StoreError::Unavailable.into()); // DynamoDB answers with a ValidationException
            }
            let fails = |(write, place): &(&Write, &Place)| {
                let item = state.items.get(*place);
                let check_of_nothing = matches!(write.change, Change::Check(_)) && write.tests.is_empty() && item.is_none();
                check_of_nothing || !write.tests.iter().all(|test| holds(item, test))
            };
            let lost = transaction.writes.iter().zip(&places).filter(fails);
            let lost: Vec<Guard> = lost.map(|(write, _)| write.guard.clone()).collect();
            if !lost.is_empty() {
                return Err(CommitError::Conflict(lost));
            }
            let mut items = Vec::with_capacity(places.len());
            for (write, place) in transaction.writes.iter().zip(places) {
                let item = after(state.items.get(&place), write.change.clone());
                if item.as_ref().is_some_and(|item| !limits::is_item(write.table, item)) {
                    return Err(StoreError::Unavailable.into()); // a ValidationError among the reasons
                }
                items.push((place, item));
            }
            for (place, item) in items {
                match item {
                    Some(item) => state.items.insert(place, item),
                    None => state.items.remove(&place),
                };
            }
            state.tokens.insert(transaction.token, transaction);
            Ok(())
        })
    }
}
