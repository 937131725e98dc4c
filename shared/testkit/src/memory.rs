//! A model of the store: conditions and transactions fail exactly as DynamoDB's do.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use serde_dynamo::{AttributeValue, Item};
use store::{Change, CommitError, Guard, Key, Query, Sort, Store, StoreError, Table, Test, Transaction, Write};
use uuid::Uuid;

use crate::limits;

/// A table's items by partition key and sort key. Copies share what neither changes.
type Rows = BTreeMap<(String, String), Arc<Item>>;

#[derive(Default, Clone)]
struct State {
    tables: BTreeMap<Table, Arc<Rows>>,
    tokens: Arc<BTreeMap<Uuid, Arc<Transaction>>>,
}

impl State {
    fn rows(&self, table: Table) -> impl Iterator<Item = (&(String, String), &Arc<Item>)> {
        self.tables.get(&table).into_iter().flat_map(|rows| rows.iter())
    }

    fn item(&self, table: Table, place: &(String, String)) -> Option<&Item> {
        self.tables.get(&table)?.get(place).map(AsRef::as_ref)
    }
}

/// An item that isn't as it was: the item then and the item now, none where there is none.
pub struct Changed {
    /// Of which table.
    pub table: Table,
    /// As it was.
    pub before: Option<Arc<Item>>,
    /// As it is.
    pub now: Option<Arc<Item>>,
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
        self.lock(|state| state.rows(table).map(|(_, item)| Item::clone(item)).collect())
    }

    /// Whatever isn't as a copy holds it. What was written again as it was may be among it.
    #[must_use]
    pub fn changed_since(&self, copy: &Self) -> Vec<Changed> {
        let (before, now) = (copy.lock(|state| state.clone()), self.lock(|state| state.clone()));
        let mut changed = Vec::new();
        for &table in Table::ALL {
            let (before, now) = (before.tables.get(&table), now.tables.get(&table));
            if matches!((before, now), (Some(before), Some(now)) if Arc::ptr_eq(before, now)) {
                continue;
            }
            let item = |rows: Option<&Arc<Rows>>, place: &_| rows.and_then(|rows| rows.get(place)).cloned();
            let places: BTreeSet<_> = [before, now].into_iter().flatten().flat_map(|rows| rows.keys()).collect();
            let both = places.into_iter().map(|place| (item(before, place), item(now, place)));
            let differ = both.filter(|(before, now)| match (before, now) {
                (Some(before), Some(now)) => !Arc::ptr_eq(before, now),
                _ => true,
            });
            changed.extend(differ.map(|(before, now)| Changed { table, before, now }));
        }
        changed
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

/// Table, and partition key with sort key.
type Place = (Table, (String, String));

fn place(table: Table, change: &Change) -> Place {
    match change {
        Change::Put(item) => (table, (text(item, "pk").to_owned(), text(item, "sk").to_owned())),
        Change::Update { key, .. } | Change::Delete(key) | Change::Check(key) => (table, (key.pk.clone(), key.sk.clone())),
    }
}

/// What becomes of an item; none when it goes.
fn after(before: Option<&Item>, change: Change) -> Option<Item> {
    match change {
        Change::Put(item) => Some(item),
        Change::Update { key, set, remove } => {
            let mut item = before.cloned().unwrap_or_else(|| {
                let keys = [("pk".to_owned(), AttributeValue::S(key.pk)), ("sk".to_owned(), AttributeValue::S(key.sk))];
                Item::from(HashMap::from(keys))
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
        Ok(self.lock(|state| state.item(table, &(key.pk.clone(), key.sk.clone())).cloned()))
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
        let place = |item: &&Item| [text(item, sort), text(item, "pk"), text(item, "sk")].map(str::to_owned);
        // An index holds its own keys and the table's, and nothing else.
        let copied = |item: &Item| match query.index {
            None => item.clone(),
            Some(_) => {
                let held = item.iter().filter(|(name, _)| ["pk", "sk", partition, sort].contains(&name.as_str()));
                Item::from(held.map(|(name, value)| (name.clone(), value.clone())).collect::<HashMap<_, _>>())
            }
        };
        Ok(self.lock(|state| {
            // A table's own partitions lie together, and by their sort keys; an index is looked for in the whole table.
            let from = match (&query.sort, query.index) {
                (_, Some(_)) => Default::default(),
                (Sort::BeginsWith(prefix), None) => (query.partition.clone(), prefix.clone()),
                (Sort::Any | Sort::UpTo(_), None) => (query.partition.clone(), String::new()),
            };
            let table = state.tables.get(&query.table).into_iter().flat_map(|rows| rows.range(from.clone()..));
            let rows = table.take_while(|((pk, _), _)| query.index.is_some() || *pk == query.partition);
            let mut items: Vec<&Item> = rows.map(|(_, item)| item.as_ref()).filter(wanted).collect();
            if query.index.is_some() {
                items.sort_by_cached_key(place);
            }
            if query.newest_first {
                items.reverse();
            }
            items.into_iter().take(query.limit).map(copied).collect()
        }))
    }

    async fn commit(&self, transaction: Transaction) -> Result<(), CommitError> {
        self.lock(|state| {
            if let Some(before) = state.tokens.get(&transaction.token) {
                // Another transaction under a token that was used is an IdempotentParameterMismatchException.
                return if **before == transaction { Ok(()) } else { Err(StoreError::Unavailable.into()) };
            }
            let places: Vec<_> = transaction.writes.iter().map(|write| place(write.table, &write.change)).collect();
            let distinct: BTreeSet<_> = places.iter().collect();
            if distinct.len() < places.len() || !limits::is_transaction(&transaction) {
                return Err(StoreError::Unavailable.into()); // DynamoDB answers with a ValidationException
            }
            let fails = |(write, place): &(&Write, &Place)| {
                let item = state.item(place.0, &place.1);
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
                let item = after(state.item(place.0, &place.1), write.change.clone());
                if item.as_ref().is_some_and(|item| !limits::is_item(write.table, item)) {
                    return Err(StoreError::Unavailable.into()); // a ValidationError among the reasons
                }
                items.push((place, item));
            }
            for ((table, place), item) in items {
                let rows = Arc::make_mut(state.tables.entry(table).or_default());
                match item {
                    Some(item) => rows.insert(place, Arc::new(item)),
                    None => rows.remove(&place),
                };
            }
            Arc::make_mut(&mut state.tokens).insert(transaction.token, Arc::new(transaction));
            Ok(())
        })
    }
}
