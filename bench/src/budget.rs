//! What an operation may cost, and what it did cost.

use std::fmt;

use store::Spent;

/// The most that an operation may cost; what isn't named isn't limited.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Budget {
    /// Calls to storage.
    pub round_trips: u64,
    /// Read units.
    pub read_units: f64,
    /// Write units.
    pub write_units: f64,
}

impl Budget {
    /// A budget.
    #[must_use]
    pub const fn of(round_trips: u64, read_units: f64, write_units: f64) -> Self {
        Self { round_trips, read_units, write_units }
    }

    /// Whether that may be spent.
    #[must_use]
    pub fn allows(&self, spent: Spent) -> bool {
        spent.round_trips <= self.round_trips && spent.read_units <= self.read_units && spent.write_units <= self.write_units
    }

    /// A change of state: one read, one transaction.
    pub const TRANSITION: Self = Self::of(2, 2.0, 16.0);
}

impl fmt::Display for Budget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}, {}", self.round_trips, self.read_units, self.write_units)
    }
}

/// What an operation cost.
#[derive(Debug, Clone, PartialEq)]
pub struct Cost {
    /// The operation.
    pub name: String,
    /// What it spent.
    pub spent: Spent,
    /// What it may spend.
    pub budget: Budget,
    /// What it is known to spend, so that it gets no worse unnoticed: less than the budget, or more where that is missed.
    pub known: Budget,
}

impl Cost {
    /// Whether the budget holds.
    #[must_use]
    pub fn is_within(&self) -> bool {
        self.budget.allows(self.spent)
    }

    /// Whether it spends no more than is known.
    #[must_use]
    pub fn is_no_worse(&self) -> bool {
        self.known.allows(self.spent)
    }
}

impl fmt::Display for Cost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Spent { round_trips, read_units, write_units } = self.spent;
        let over = if self.is_within() { "" } else { "  OVER ITS BUDGET" };
        write!(f, "{}: {round_trips}, {read_units}, {write_units} of {}{over}", self.name, self.budget)
    }
}

/// What was spent in between.
#[must_use]
pub fn between(before: Spent, after: Spent) -> Spent {
    Spent {
        round_trips: after.round_trips - before.round_trips,
        read_units: after.read_units - before.read_units,
        write_units: after.write_units - before.write_units,
    }
}
