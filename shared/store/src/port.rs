//! The port: everything that the functions ever ask of storage.

use std::collections::BTreeMap;

use async_trait::async_trait;
use serde::Serialize;
use serde_dynamo::{AttributeValue, Item};
use uuid::Uuid;

use crate::key::Key;
use crate::table::{Index, Table};

/// Storage failed honestly. Says nothing about what was stored.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// A row isn't what it must be.
    #[error("a stored row can't be read")]
    Corrupt,
    /// Storage didn't answer, or not in time. A commit may have been applied.
    #[error("storage is unavailable")]
    Unavailable,
}

/// Why a commit wasn't applied.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CommitError {
    /// Conditions failed; nothing was written. Empty when another transaction was in the way.
    #[error("a condition failed")]
    Conflict(Vec<Guard>),
    /// Storage failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What a condition in a transaction guards; tells the loser what it lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Guard {
    /// The version of the aggregate.
    State,
    /// This request or message was handled already.
    Once,
    /// A quarter-hour that somebody else has.
    Lock,
    /// A gate that is closed, or open at another version.
    Gate,
    /// An address that no mail goes to any more.
    Suppression,
    /// No mail leaves at the moment.
    Pause,
    /// A row of the function's own.
    Row,
}

/// A test on one attribute of the stored item.
#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    /// The attribute isn't there; with `pk`, the item isn't.
    Absent(String),
    /// The attribute has this value.
    Equals(String, AttributeValue),
}

impl Test {
    /// The item doesn't exist.
    #[must_use]
    pub fn no_item() -> Self {
        Self::Absent("pk".into())
    }

    /// The item has this version.
    #[must_use]
    pub fn version(version: u64) -> Self {
        Self::Equals("version".into(), AttributeValue::N(version.to_string()))
    }

    /// The attribute is this text.
    #[must_use]
    pub fn text(attribute: &str, value: &str) -> Self {
        Self::Equals(attribute.into(), AttributeValue::S(value.into()))
    }
}

/// What happens to one item.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// The whole item is written.
    Put(Item),
    /// Attributes are set and removed; the item comes into being if it must.
    Update {
        /// Which item.
        key: Key,
        /// Attributes to set.
        set: BTreeMap<String, AttributeValue>,
        /// Attributes to remove.
        remove: Vec<String>,
    },
    /// The item goes.
    Delete(Key),
    /// Nothing; only the tests count.
    Check(Key),
}

/// One item of a transaction.
#[derive(Debug, Clone, PartialEq)]
pub struct Write {
    /// In which table.
    pub table: Table,
    /// What happens.
    pub change: Change,
    /// Under which conditions; all must hold.
    pub tests: Vec<Test>,
    /// What these guard.
    pub guard: Guard,
}

impl Write {
    /// Writes a row without a condition.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when the row can't be turned into an item.
    pub fn put(table: Table, key: &Key, row: &impl Serialize) -> Result<Self, StoreError> {
        Ok(Self { table, change: Change::Put(item(key, row)?), tests: Vec::new(), guard: Guard::Row })
    }

    /// Writes a row that must not exist yet.
    ///
    /// # Errors
    /// [`StoreError::Corrupt`] when the row can't be turned into an item.
    pub fn create(table: Table, key: &Key, row: &impl Serialize, guard: Guard) -> Result<Self, StoreError> {
        Ok(Self { tests: vec![Test::no_item()], guard, ..Self::put(table, key, row)? })
    }

    /// Takes a row away.
    #[must_use]
    pub fn delete(table: Table, key: Key) -> Self {
        Self { table, change: Change::Delete(key), tests: Vec::new(), guard: Guard::Row }
    }

    /// Only checks.
    #[must_use]
    pub fn check(table: Table, key: Key, tests: Vec<Test>, guard: Guard) -> Self {
        Self { table, change: Change::Check(key), tests, guard }
    }

    /// Adds a condition.
    #[must_use]
    pub fn when(mut self, test: Test) -> Self {
        self.tests.push(test);
        self
    }
}

/// Turns a row and its key into an item.
///
/// # Errors
/// [`StoreError::Corrupt`] when it isn't a map.
pub fn item(key: &Key, row: &impl Serialize) -> Result<Item, StoreError> {
    let mut item: Item = serde_dynamo::to_item(row).map_err(|_| StoreError::Corrupt)?;
    item.insert("pk".into(), AttributeValue::S(key.pk.clone()));
    item.insert("sk".into(), AttributeValue::S(key.sk.clone()));
    Ok(item)
}

/// Reads a row out of an item.
///
/// # Errors
/// [`StoreError::Corrupt`] when it isn't one.
pub fn row<T: serde::de::DeserializeOwned>(item: Item) -> Result<T, StoreError> {
    serde_dynamo::from_item(item).map_err(|_| StoreError::Corrupt)
}

/// All or nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct Transaction {
    /// Makes a retry of the very same transaction harmless.
    pub token: Uuid,
    /// At most 100 writes, each of another item.
    pub writes: Vec<Write>,
}

/// Which sort keys of a partition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sort {
    /// All of them.
    Any,
    /// Those that begin so.
    BeginsWith(String),
    /// Those up to and including this one.
    UpTo(String),
}

/// A query of one partition; never a scan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// Which table.
    pub table: Table,
    /// The index, or none for the table itself. An index holds keys only.
    pub index: Option<Index>,
    /// The partition.
    pub partition: String,
    /// Which sort keys.
    pub sort: Sort,
    /// The most items.
    pub limit: usize,
    /// From the end.
    pub newest_first: bool,
}

impl Query {
    /// A whole partition of a table, oldest first, up to 1,000 items.
    #[must_use]
    pub const fn partition(table: Table, partition: String) -> Self {
        Self { table, index: None, partition, sort: Sort::Any, limit: 1000, newest_first: false }
    }

    /// A partition of the table's index, up to a sort key.
    #[must_use]
    pub const fn index_up_to(table: Table, partition: String, up_to: String, limit: usize) -> Self {
        Self { table, index: table.index(), partition, sort: Sort::UpTo(up_to), limit, newest_first: false }
    }

    /// Only the sort keys that begin so.
    #[must_use]
    pub fn beginning(mut self, prefix: &str) -> Self {
        self.sort = Sort::BeginsWith(prefix.into());
        self
    }
}

/// Storage, as narrow as it gets.
#[async_trait]
pub trait Store: Send + Sync {
    /// Reads one item, as of now (strongly consistent).
    ///
    /// # Errors
    /// When storage fails.
    async fn get(&self, table: Table, key: &Key) -> Result<Option<Item>, StoreError>;

    /// Reads items of one partition. Of the table itself as of now; an index may lag behind.
    ///
    /// # Errors
    /// When storage fails.
    async fn query(&self, query: Query) -> Result<Vec<Item>, StoreError>;

    /// Applies all writes or none.
    ///
    /// # Errors
    /// [`CommitError::Conflict`] when a condition failed. After [`StoreError::Unavailable`] it may have been applied.
    async fn commit(&self, transaction: Transaction) -> Result<(), CommitError>;
}
