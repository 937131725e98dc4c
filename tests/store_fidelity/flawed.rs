//! Negative controls: models that are subtly wrong, each of which the comparison must tell from the sound one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use async_trait::async_trait;
use store::{
    AttributeValue, Change, CommitError, Item, Key, Query, Sort, Store, StoreError, Table, Test, Transaction, Write, table::Index,
};
use testkit::Memory;
use uuid::Uuid;

use super::odd::key_of;

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// Of several conditions of a write, the last isn't looked at.
    LastConditionSkipped,
    /// A value is looked for only where the item exists: a missing one passes.
    EqualsHoldsWithoutItem,
    /// A missing attribute of an existing item counts as there.
    AbsentMeansNoItem,
    /// A check without conditions passes where there is no item.
    EmptyCheckPasses,
    /// Only the first lost condition is told.
    OneLoserTold,
    /// Losers are told in another order.
    LosersInAnotherOrder,
    /// Writes before the one that loses stay.
    NotAtomic,
    /// The token isn't looked at: a repetition applies again.
    TokenIgnored,
    /// The token alone counts: another transaction under it seems applied.
    TokenWithoutContent,
    /// A transaction that lost is remembered as well: its repetition seems applied.
    LossesRemembered,
    /// A second write of the same item is accepted.
    SameItemTwice,
    /// A transaction of more than a hundred writes is accepted.
    MoreThanHundred,
    /// A put keeps attributes that it doesn't name.
    PutMerges,
    /// An update of an item that isn't there does nothing.
    UpdateNeedsItem,
    /// An attribute that is removed stays.
    RemoveIgnored,
    /// A deletion of an item that isn't there fails.
    DeleteNeedsItem,
    /// The index keeps an item whose index key was removed.
    IndexKeepsRemovedKeys,
    /// The index holds whole items.
    IndexHoldsEverything,
    /// The limit is applied before the order.
    LimitBeforeOrder,
    /// One item more than the limit.
    LimitOffByOne,
    /// `UpTo` leaves the bound itself out.
    BoundLeftOut,
    /// `newest_first` is ignored.
    AlwaysOldestFirst,
    /// An empty text isn't stored.
    EmptyTextDropped,
    /// An index key that no index can have is accepted.
    AnyIndexKey,
}

impl Flaw {
    /// All of them.
    pub const ALL: &[Self] = &[
        Self::LastConditionSkipped,
        Self::EqualsHoldsWithoutItem,
        Self::AbsentMeansNoItem,
        Self::EmptyCheckPasses,
        Self::OneLoserTold,
        Self::LosersInAnotherOrder,
        Self::NotAtomic,
        Self::TokenIgnored,
        Self::TokenWithoutContent,
        Self::LossesRemembered,
        Self::SameItemTwice,
        Self::MoreThanHundred,
        Self::PutMerges,
        Self::UpdateNeedsItem,
        Self::RemoveIgnored,
        Self::DeleteNeedsItem,
        Self::IndexKeepsRemovedKeys,
        Self::IndexHoldsEverything,
        Self::LimitBeforeOrder,
        Self::LimitOffByOne,
        Self::BoundLeftOut,
        Self::AlwaysOldestFirst,
        Self::EmptyTextDropped,
        Self::AnyIndexKey,
    ];
}

/// The model with one flaw.
pub struct Flawed {
    flaw: Flaw,
    memory: Memory,
    /// Index keys as they were before somebody removed them.
    removed: Memory,
    tokens: Mutex<BTreeMap<Uuid, Transaction>>,
}

impl Flawed {
    /// The model with that flaw.
    pub fn new(flaw: Flaw) -> Self {
        Self { flaw, memory: Memory::new(), removed: Memory::new(), tokens: Mutex::default() }
    }

    async fn exists(&self, write: &Write) -> bool {
        matches!(self.memory.get(write.table, &key_of(&write.change)).await, Ok(Some(_)))
    }

    /// The write as the flaw understands it; none when it does nothing.
    async fn bent(&self, mut write: Write) -> Option<Write> {
        let exists = self.exists(&write).await;
        match (self.flaw, &mut write.change) {
            (Flaw::LastConditionSkipped, _) if write.tests.len() > 1 => {
                write.tests.pop();
            }
            (Flaw::EqualsHoldsWithoutItem, Change::Put(_) | Change::Update { .. }) if !exists => {
                write.tests.retain(|test| matches!(test, Test::Absent(_)));
            }
            (Flaw::AbsentMeansNoItem, _) => write.tests.iter_mut().for_each(|test| {
                if matches!(test, Test::Absent(_)) {
                    *test = Test::no_item();
                }
            }),
            (Flaw::EmptyCheckPasses, Change::Check(_)) if write.tests.is_empty() => return None,
            (Flaw::DeleteNeedsItem, Change::Delete(key)) => {
                let there = Test::text("pk", &key.pk);
                write.tests.push(there);
            }
            (Flaw::UpdateNeedsItem, Change::Update { .. }) if !exists && write.tests.is_empty() => {
                return None;
            }
            (Flaw::RemoveIgnored, Change::Update { set, remove, .. }) if remove.iter().all(|name| !set.contains_key(name)) => {
                // Something has to be left to say.
                remove.truncate(usize::from(set.is_empty()));
            }
            (Flaw::PutMerges, Change::Put(item)) => {
                let key = key_of(&Change::Put(item.clone()));
                let mut merged = self.memory.get(write.table, &key).await.ok()?.unwrap_or_default();
                merged.extend(item.iter().map(|(name, value)| (name.clone(), value.clone())));
                *item = merged;
            }
            (Flaw::EmptyTextDropped, Change::Put(item)) => item.retain(|_, value| *value != AttributeValue::S(String::new())),
            (Flaw::AnyIndexKey, change) => drop_impossible_index_keys(write.table.index(), change),
            _ => {}
        }
        Some(write)
    }

    async fn apply(&self, transaction: Transaction) -> Result<(), CommitError> {
        let mut writes = Vec::new();
        for write in transaction.writes {
            writes.extend(self.bent(write).await);
        }
        if writes.is_empty() {
            return Ok(());
        }
        let keys: BTreeSet<(Table, Key)> = writes.iter().map(|write| (write.table, key_of(&write.change))).collect();
        let sound = keys.len() == writes.len() && writes.len() <= 100;
        let parts = match self.flaw {
            Flaw::NotAtomic if sound => writes.into_iter().map(|write| vec![write]).collect(),
            Flaw::MoreThanHundred => writes.chunks(100).map(<[Write]>::to_vec).collect(),
            Flaw::SameItemTwice => {
                let mut seen = BTreeSet::new();
                writes.retain(|write| seen.insert((write.table, key_of(&write.change))));
                vec![writes]
            }
            _ => vec![writes],
        };
        let several = parts.len() > 1;
        for writes in parts {
            let token = if several || self.flaw == Flaw::TokenIgnored { Uuid::now_v7() } else { transaction.token };
            self.memory.commit(Transaction { token, writes }).await?;
        }
        Ok(())
    }
}

fn drop_impossible_index_keys(index: Option<Index>, change: &mut Change) {
    let impossible = |name: &String, value: &AttributeValue| {
        let key = index.is_some_and(|index| name == index.partition || name == index.sort);
        key && !matches!(value, AttributeValue::S(text) if !text.is_empty())
    };
    match change {
        Change::Put(item) => item.retain(|name, value| !impossible(name, value)),
        Change::Update { set, .. } => set.retain(|name, value| !impossible(name, value)),
        Change::Delete(_) | Change::Check(_) => {}
    }
}

/// The same transaction without conditions and without taking index keys away.
fn remembering(transaction: &Transaction) -> Transaction {
    let kept = transaction.writes.iter().filter_map(|write| {
        let mut write = Write { tests: Vec::new(), ..write.clone() };
        if let Change::Update { remove, .. } = &mut write.change {
            remove.retain(|name| !["shard", "since", "batch"].contains(&name.as_str()));
        }
        (!matches!(write.change, Change::Check(_))).then_some(write)
    });
    Transaction { token: transaction.token, writes: kept.collect() }
}

#[async_trait]
impl Store for Flawed {
    async fn get(&self, table: Table, key: &Key) -> Result<Option<Item>, StoreError> {
        self.memory.get(table, key).await
    }

    async fn query(&self, mut query: Query) -> Result<Vec<Item>, StoreError> {
        match self.flaw {
            Flaw::LimitOffByOne => query.limit += 1,
            Flaw::AlwaysOldestFirst => query.newest_first = false,
            Flaw::IndexKeepsRemovedKeys if query.index.is_some() => return self.removed.query(query).await,
            Flaw::IndexHoldsEverything => {
                let mut whole = Vec::new();
                for item in self.memory.query(query.clone()).await? {
                    let key = key_of(&Change::Put(item));
                    whole.extend(self.memory.get(query.table, &key).await?);
                }
                return Ok(whole);
            }
            Flaw::LimitBeforeOrder => {
                query.newest_first = !query.newest_first;
                let mut items = self.memory.query(query).await?;
                items.reverse();
                return Ok(items);
            }
            Flaw::BoundLeftOut => {
                let (sort, bound) = (query.index.map_or("sk", |index| index.sort), query.sort.clone());
                let mut items = self.memory.query(query).await?;
                items.retain(
                    |item| !matches!((item.get(sort), &bound), (Some(AttributeValue::S(at)), Sort::UpTo(to)) if at == to),
                );
                return Ok(items);
            }
            _ => {}
        }
        self.memory.query(query).await
    }

    async fn commit(&self, transaction: Transaction) -> Result<(), CommitError> {
        let before = self.tokens.lock().unwrap().get(&transaction.token).cloned();
        let known = match self.flaw {
            Flaw::TokenWithoutContent => before.is_some(),
            Flaw::LossesRemembered => before.as_ref() == Some(&transaction),
            _ => false,
        };
        if known {
            return Ok(());
        }
        let mut answer = self.apply(transaction.clone()).await;
        if answer.is_ok() || self.flaw == Flaw::LossesRemembered {
            self.tokens.lock().unwrap().insert(transaction.token, transaction.clone());
        }
        if answer.is_ok() && self.flaw == Flaw::IndexKeepsRemovedKeys {
            let _ = self.removed.commit(remembering(&transaction)).await;
        }
        if let Err(CommitError::Conflict(guards)) = &mut answer {
            match self.flaw {
                Flaw::OneLoserTold => guards.truncate(1),
                Flaw::LosersInAnotherOrder => guards.reverse(),
                _ => {}
            }
        }
        answer
    }
}
