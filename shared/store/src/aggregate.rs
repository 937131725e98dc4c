//! An aggregate's row: its state, its version, and the head of its history's hash chain.

use std::collections::BTreeMap;

use domain::Entry;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_dynamo::Item;
use sha2::{Digest, Sha256};

use crate::key::Key;
use crate::port::{self, Guard, Store, StoreError, Test, Write};
use crate::table::Table;

/// Where an aggregate lives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// In which table.
    pub table: Table,
    /// Under which key; its history is beside it.
    pub key: Key,
}

/// An aggregate as it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded<S> {
    /// Rises by one with every change.
    pub version: u64,
    /// The state.
    pub state: S,
    /// The hash of the newest history.
    pub chain: String,
}

/// Without a state, the aggregate was destroyed: that it was there, and the last line of its history, is all that is left.
#[derive(Serialize, Deserialize)]
struct StateRow<S> {
    version: u64,
    chain: String,
    state: Option<S>,
}

/// One commit's history, chained to the one before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryRow {
    /// What happened, in order.
    pub entries: Vec<Entry>,
    /// The chain before.
    pub previous: String,
    /// The chain from here: SHA-256 of `previous` and the entries.
    pub hash: String,
}

fn chained(previous: &str, entries: &[Entry]) -> Result<String, StoreError> {
    let text = serde_json::to_vec(entries).map_err(|_| StoreError::Corrupt)?;
    let digest = Sha256::new().chain_update(previous).chain_update(text).finalize();
    Ok(crate::rows::hex(&digest))
}

impl HistoryRow {
    /// Whether the row still is what was written.
    #[must_use]
    pub fn is_intact(&self) -> bool {
        chained(&self.previous, &self.entries).is_ok_and(|hash| hash == self.hash)
    }
}

/// Reads an aggregate.
///
/// # Errors
/// When storage fails or the row can't be read.
pub async fn load<S: DeserializeOwned>(store: &dyn Store, address: &Address) -> Result<Option<Loaded<S>>, StoreError> {
    let Some(item) = store.get(address.table, &address.key).await? else {
        return Ok(None);
    };
    Ok(port::row::<StateRow<S>>(item)?.loaded())
}

impl<S> StateRow<S> {
    fn loaded(self) -> Option<Loaded<S>> {
        let Self { version, chain, state } = self;
        state.map(|state| Loaded { version, state, chain })
    }
}

/// Everything that is kept of an aggregate, read at once.
pub struct Whole<S> {
    /// Its state.
    pub loaded: Loaded<S>,
    /// Its history, oldest first.
    pub history: Vec<HistoryRow>,
    /// What else is in its partition, by sort key.
    pub beside: BTreeMap<String, Item>,
}

/// Reads everything of an aggregate.
///
/// # Errors
/// When storage fails or a row can't be read.
pub async fn whole<S: DeserializeOwned>(store: &dyn Store, address: &Address) -> Result<Option<Whole<S>>, StoreError> {
    let (mut state, mut history, mut beside) = (None, Vec::new(), BTreeMap::new());
    for item in store.query(port::Query::partition(address.table, address.key.pk.clone())).await? {
        let key: Key = port::row(item.clone())?;
        match key.sk {
            sk if sk == address.key.sk => state = port::row::<StateRow<S>>(item)?.loaded(),
            sk if sk.starts_with("HISTORY#") => history.push(port::row(item)?),
            sk => drop(beside.insert(sk, item)),
        }
    }
    Ok(state.map(|loaded| Whole { loaded, history, beside }))
}

/// The writes of one step: the state, conditional on the version that was read, and its history. A step to no state destroys the
/// aggregate.
///
/// # Errors
/// When the state can't be turned into an item.
pub fn step<S: Serialize, B>(
    address: &Address,
    before: Option<&Loaded<B>>,
    next: Option<&S>,
    entries: Vec<Entry>,
) -> Result<[Write; 2], StoreError> {
    let previous = before.map_or("", |loaded| loaded.chain.as_str()).to_owned();
    let version = before.map_or(0, |loaded| loaded.version) + 1;
    let hash = chained(&previous, &entries)?;
    let row = StateRow { version, chain: hash.clone(), state: next };
    let test = before.map_or_else(Test::no_item, |loaded| Test::version(loaded.version));
    let state = Write { guard: Guard::State, ..Write::put(address.table, &address.key, &row)?.when(test) };
    let key = address.key.beside(line(version));
    let history = HistoryRow { entries, previous, hash };
    Ok([state, Write::create(address.table, &key, &history, Guard::State)?])
}

/// The version at which an aggregate was destroyed; nothing when it is there, or never was.
///
/// # Errors
/// When storage fails or the row can't be read.
pub async fn destroyed_at(store: &dyn Store, address: &Address) -> Result<Option<u64>, StoreError> {
    let Some(item) = store.get(address.table, &address.key).await? else {
        return Ok(None);
    };
    let row: StateRow<serde::de::IgnoredAny> = port::row(item)?;
    Ok(row.state.is_none().then_some(row.version))
}

/// Whether an item reads as an aggregate with such a state, or as what is left of one.
#[must_use]
pub fn reads<S: DeserializeOwned>(item: Item) -> bool {
    port::row::<StateRow<S>>(item).is_ok()
}

/// What stays of an aggregate that was destroyed: its row without a state, and the last line of its history.
#[must_use]
pub fn remains(address: &Address, version: u64) -> [String; 2] {
    [address.key.sk.clone(), line(version)]
}

fn line(version: u64) -> String {
    format!("HISTORY#{version:08}")
}

/// Reads an aggregate's history, oldest first.
///
/// # Errors
/// When storage fails or a row can't be read.
pub async fn history(store: &dyn Store, address: &Address) -> Result<Vec<HistoryRow>, StoreError> {
    let query = port::Query::partition(address.table, address.key.pk.clone()).beginning("HISTORY#");
    store.query(query).await?.into_iter().map(port::row).collect()
}

/// Whether a history has no gap and no change: every row intact and chained to the one before.
#[must_use]
pub fn is_unbroken(history: &[HistoryRow]) -> bool {
    let mut previous = "";
    history.iter().all(|row| {
        let fine = row.previous == previous && row.is_intact();
        previous = &row.hash;
        fine
    })
}
