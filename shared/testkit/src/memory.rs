//! A model of the store: conditions and transactions fail exactly as DynamoDB's do.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use async_trait::async_trait;
use serde_dynamo::{AttributeValue, Item};
use store::{Change, CommitError, Guard, Key, Query, Sort, Store, StoreError, Table, Test, Transaction};
use uuid::Uuid;

#[derive(Default, Clone)]
struct State {
    items: BTreeMap<(Table, String, String), Item>,
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

fn place(table: Table, change: &Change) -> (Table, String, String) {
    match change {
        Change::Put(item) => (table, text(item, "pk").to_owned(), text(item, "sk").to_owned()),
        Change::Update { key, .. } | Change::Delete(key) | Change::Check(key) => (table, key.pk.clone(), key.sk.clone()),
    }
}

fn apply(state: &mut State, place: (Table, String, String), change: Change) {
    match change {
        Change::Put(item) => {
            state.items.insert(place, item);
        }
        Change::Update { key, set, remove } => {
            let item = state.items.entry(place).or_insert_with(|| {
                let keys = [("pk".to_owned(), AttributeValue::S(key.pk)), ("sk".to_owned(), AttributeValue::S(key.sk))];
                Item::from(std::collections::HashMap::from(keys))
            });
            for name in &remove {
                item.remove(name);
            }
            item.extend(set);
        }
        Change::Delete(_) => {
            state.items.remove(&place);
        }
        Change::Check(_) => {}
    }
}

#[async_trait]
impl Store for Memory {
    async fn get(&self, table: Table, key: &Key) -> Result<Option<Item>, StoreError> {
        Ok(self.lock(|state| state.items.get(&(table, key.pk.clone(), key.sk.clone())).cloned()))
    }

    async fn query(&self, query: Query) -> Result<Vec<Item>, StoreError> {
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
            if state.tokens.get(&transaction.token).is_some_and(|before| *before == transaction) {
                return Ok(());
            }
            let places: Vec<_> = transaction.writes.iter().map(|write| place(write.table, &write.change)).collect();
            let distinct: BTreeSet<_> = places.iter().collect();
            if distinct.len() < places.len() || places.is_empty() || places.len() > 100 {
                return Err(StoreError::Unavailable.into()); // DynamoDB answers with a ValidationException
            }
            let lost: Vec<Guard> = transaction
                .writes
                .iter()
                .zip(&places)
                .filter(|(write, place)| !write.tests.iter().all(|test| holds(state.items.get(*place), test)))
                .map(|(write, _)| write.guard.clone())
                .collect();
            if !lost.is_empty() {
                return Err(CommitError::Conflict(lost));
            }
            state.tokens.insert(transaction.token, transaction.clone());
            for (write, place) in transaction.writes.into_iter().zip(places) {
                apply(state, place, write.change);
            }
            Ok(())
        })
    }
}
