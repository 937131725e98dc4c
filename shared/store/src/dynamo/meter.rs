//! What storage cost: counted from what DynamoDB says it consumed.

use std::sync::{Arc, Mutex};

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

/// Adds up what was spent.
#[derive(Debug, Clone, Default)]
pub struct Meter(Arc<Mutex<Spent>>);

impl Meter {
    /// So far.
    #[must_use]
    pub fn spent(&self) -> Spent {
        self.0.lock().map_or_else(|_| Spent::default(), |spent| *spent)
    }

    fn add(&self, read: f64, written: f64) {
        if let Ok(mut spent) = self.0.lock() {
            spent.round_trips += 1;
            spent.read_units += read;
            spent.write_units += written;
        }
    }

    pub(super) fn read(&self, units: Option<f64>) {
        self.add(units.unwrap_or_default(), 0.0);
    }

    pub(super) fn wrote(&self, units: f64) {
        self.add(0.0, units);
    }
}
