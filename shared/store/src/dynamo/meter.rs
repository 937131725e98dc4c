//! What storage cost, counted from what DynamoDB says it consumed, and which rights were used for it.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use crate::port::Change;
use crate::table::{Index, Table};

/// Round trips and capacity units.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Spent {
    /// Calls that went out.
    pub round_trips: u64,
    /// Read units.
    pub read_units: f64,
    /// Write units.
    pub write_units: f64,
}

/// A right that a call needs: one action on one table, or on an index of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Used {
    /// The action, as IAM names it after `dynamodb:`.
    pub action: &'static str,
    /// The table.
    pub table: Table,
    /// Its index.
    pub index: Option<&'static str>,
}

/// Adds up what was spent, and remembers which rights were used.
#[derive(Debug, Clone, Default)]
pub struct Meter(Arc<Mutex<Counted>>);

#[derive(Debug, Default)]
struct Counted {
    spent: Spent,
    used: BTreeSet<Used>,
}

impl Meter {
    /// So far.
    #[must_use]
    pub fn spent(&self) -> Spent {
        self.0.lock().map_or_else(|_| Spent::default(), |counted| counted.spent)
    }

    /// Every right that was used so far, whether the call then succeeded or not.
    #[must_use]
    pub fn used(&self) -> BTreeSet<Used> {
        self.0.lock().map_or_else(|_| BTreeSet::new(), |counted| counted.used.clone())
    }

    fn add(&self, read: f64, written: f64) {
        if let Ok(mut counted) = self.0.lock() {
            counted.spent.round_trips += 1;
            counted.spent.read_units += read;
            counted.spent.write_units += written;
        }
    }

    pub(super) fn read(&self, units: Option<f64>) {
        self.add(units.unwrap_or_default(), 0.0);
    }

    pub(super) fn wrote(&self, units: f64) {
        self.add(0.0, units);
    }

    pub(super) fn uses(&self, action: &'static str, table: Table, index: Option<Index>) {
        if let Ok(mut counted) = self.0.lock() {
            counted.used.insert(Used { action, table, index: index.map(|index| index.name) });
        }
    }

    /// Each item of a transaction is its own action.
    pub(super) fn writes(&self, table: Table, change: &Change) {
        let action = match change {
            Change::Put(_) => "PutItem",
            Change::Update { .. } => "UpdateItem",
            Change::Delete(_) => "DeleteItem",
            Change::Check(_) => "ConditionCheckItem",
        };
        self.uses(action, table, None);
    }
}
