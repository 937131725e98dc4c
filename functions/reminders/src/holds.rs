//! What this function holds, row by row (STF-6).

use store::holding::repetitions;
use store::{Kind, Table};

use crate::DueRow;

/// The kinds of rows of the due list.
#[must_use]
pub fn holds() -> Vec<Kind> {
    let mut kinds = vec![Kind::of::<DueRow>(Table::Reminders, ("DUE#", "DUE"), "what comes due, and when")];
    kinds.extend(repetitions(Table::Reminders));
    kinds
}
