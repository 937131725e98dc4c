//! What a function holds: the kinds of rows in its tables, each with what it is and whether an item reads as one (STF-6).

use serde::de::{DeserializeOwned, IgnoredAny};
use serde_dynamo::Item;

use crate::aggregate::{self, HistoryRow};
use crate::audit::{HeadRow, ReadRow, SealRow};
use crate::key::Key;
use crate::port;
use crate::rows::{AnswerRow, InboxRow};
use crate::table::Table;

/// A kind of rows.
#[derive(Clone, Copy)]
pub struct Kind {
    /// In which table.
    pub table: Table,
    /// How its partition key begins, behind the tenant; all of it, unless it ends with `#`.
    pub partition: &'static str,
    /// How its sort key begins.
    pub sort: &'static str,
    /// What it is.
    pub holds: &'static str,
    /// Whether it goes with a city that moves: a sign-in doesn't.
    pub moves: bool,
    reads: fn(Item) -> bool,
}

impl Kind {
    /// A kind of rows that read as a `T`.
    #[must_use]
    pub fn of<T: DeserializeOwned>(table: Table, (partition, sort): (&'static str, &'static str), holds: &'static str) -> Self {
        Self { table, partition, sort, holds, moves: true, reads: |item| port::row::<T>(item).is_ok() }
    }

    /// The states of aggregates.
    #[must_use]
    pub fn state<S: DeserializeOwned>(table: Table, partition: &'static str, holds: &'static str) -> Self {
        Self { reads: aggregate::reads::<S>, ..Self::of::<IgnoredAny>(table, (partition, "STATE"), holds) }
    }

    /// The histories of aggregates.
    #[must_use]
    pub fn history(table: Table, partition: &'static str) -> Self {
        Self::of::<HistoryRow>(table, (partition, "HISTORY#"), "what happened, hash-chained")
    }

    /// The same, but it stays behind.
    #[must_use]
    pub const fn staying(self) -> Self {
        Self { moves: false, ..self }
    }

    /// Whether a key is one of these rows'. `partition` is without the tenant.
    #[must_use]
    pub fn has(&self, table: Table, partition: &str, sort: &str) -> bool {
        let in_partition =
            if self.partition.ends_with('#') { partition.starts_with(self.partition) } else { partition == self.partition };
        self.table == table && in_partition && sort.starts_with(self.sort)
    }

    /// Whether an item reads as such a row.
    #[must_use]
    pub fn reads(&self, item: Item) -> bool {
        (self.reads)(item)
    }
}

/// The kind of a row, among those that are known; `None` when nobody knows such a row.
#[must_use]
pub fn find<'a>(kinds: &'a [Kind], table: Table, key: &Key) -> Option<&'a Kind> {
    let (_, partition) = key.pk.split_once('#')?;
    kinds.iter().find(|kind| kind.has(table, partition, &key.sk))
}

/// What makes repetitions harmless: answers to idempotency keys, and messages that were handled.
#[must_use]
pub fn repetitions(table: Table) -> [Kind; 2] {
    [
        Kind::of::<AnswerRow>(table, ("REQUEST#", "ANSWER"), "the answer to an idempotency key, for 7 days"),
        Kind::of::<InboxRow>(table, ("MESSAGE#", "INBOX"), "a message that was handled, for 45 days"),
    ]
}

/// The traces of reads, and their seals.
#[must_use]
pub fn traces(table: Table) -> [Kind; 3] {
    [
        Kind::of::<ReadRow>(table, ("READS#", "READ#"), "who read what, or signed in"),
        Kind::of::<SealRow>(table, ("SEALS", "SEAL#"), "a day's traces, hashed and chained"),
        Kind::of::<HeadRow>(table, ("SEALS", "HEAD"), "how far sealing has come"),
    ]
}
