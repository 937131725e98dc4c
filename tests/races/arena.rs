//! The in-memory store as many see it at once: before everything that somebody asks of it, others may come first. And the same
//! with the mistakes that a store must not make.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use async_trait::async_trait;
use store::{Change, CommitError, Item, Key, Query, Store, StoreError, Table, Transaction, Write};
use testkit::Memory;

/// How a store treats conditions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conditions {
    /// As it must.
    Held,
    /// Not at all.
    Ignored,
    /// Looked at first, and then written whatever happened in between.
    HeldTooEarly,
}

/// A store in which everybody's steps interleave, by a seed.
pub struct Arena {
    /// What is stored.
    pub memory: Memory,
    conditions: Conditions,
    chance: AtomicU64,
}

impl Arena {
    /// An empty one.
    pub fn new(seed: u64, conditions: Conditions) -> Arc<Self> {
        Arc::new(Self { memory: Memory::new(), conditions, chance: AtomicU64::new(seed) })
    }

    /// Lets others go first, up to three times.
    async fn wait(&self) {
        let state = self.chance.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        for _ in 0..(mixed >> 32) % 4 {
            tokio::task::yield_now().await;
        }
    }
}

/// The same transaction without its conditions.
fn unconditional(mut transaction: Transaction) -> Transaction {
    transaction.writes.retain(|write| !matches!(write.change, Change::Check(_)));
    for write in &mut transaction.writes {
        write.tests.clear();
    }
    transaction
}

/// Its conditions alone.
fn conditions(transaction: &Transaction) -> Transaction {
    let check = |write: &Write| {
        let key = match &write.change {
            Change::Put(item) => store::port::row(item.clone()).unwrap(),
            Change::Update { key, .. } | Change::Delete(key) | Change::Check(key) => key.clone(),
        };
        Write { change: Change::Check(key), ..write.clone() }
    };
    let writes = transaction.writes.iter().filter(|write| !write.tests.is_empty()).map(check).collect();
    Transaction { token: uuid::Uuid::now_v7(), writes }
}

#[async_trait]
impl Store for Arena {
    async fn get(&self, table: Table, key: &Key) -> Result<Option<Item>, StoreError> {
        self.wait().await;
        self.memory.get(table, key).await
    }

    async fn query(&self, query: Query) -> Result<Vec<Item>, StoreError> {
        self.wait().await;
        self.memory.query(query).await
    }

    async fn commit(&self, transaction: Transaction) -> Result<(), CommitError> {
        self.wait().await;
        match self.conditions {
            Conditions::Held => self.memory.commit(transaction).await,
            Conditions::Ignored => self.memory.commit(unconditional(transaction)).await,
            Conditions::HeldTooEarly => {
                let looked_at = conditions(&transaction);
                if !looked_at.writes.is_empty() {
                    self.memory.commit(looked_at).await?;
                }
                self.wait().await;
                self.memory.commit(unconditional(transaction)).await
            }
        }
    }
}
