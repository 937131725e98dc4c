//! A month, and the twelve that end with it.

use std::fmt;
use std::str::FromStr;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use serde::{Deserialize, Serialize};

use crate::figures::Period;

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Month {
    first: Date,
}

impl Month {
    /// The month of a day.
    #[must_use]
    pub fn of(day: Date) -> Self {
        Self { first: day.first_of_month() }
    }

    /// Its first day.
    #[must_use]
    pub const fn first(self) -> Date {
        self.first
    }

    /// Its last day.
    #[must_use]
    pub fn last(self) -> Date {
        self.first.last_of_month()
    }

    /// The one after it.
    #[must_use]
    pub fn next(self) -> Self {
        Self { first: self.first.saturating_add(1.month()) }
    }

    /// The one so many months before it.
    #[must_use]
    pub fn back(self, months: i32) -> Self {
        Self { first: self.first.saturating_sub(months.months()) }
    }

    /// The twelve months that end with it.
    #[must_use]
    pub fn window(self) -> Period {
        Period { from: self.back(11).first, until: self.last() }
    }

    /// Whether the twelve months are a calendar year.
    #[must_use]
    pub fn ends_year(self) -> bool {
        self.first.month() == 12
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.first.year(), self.first.month())
    }
}

/// The text isn't a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a month is a year and a number from 01 to 12")]
pub struct InvalidMonth;

impl FromStr for Month {
    type Err = InvalidMonth;

    fn from_str(text: &str) -> Result<Self, InvalidMonth> {
        let day: Date = format!("{text}-01").parse().map_err(|_| InvalidMonth)?;
        let month = Self::of(day);
        if day.year() >= date(1, 1, 1).year() && month.to_string() == text { Ok(month) } else { Err(InvalidMonth) }
    }
}

impl TryFrom<String> for Month {
    type Error = InvalidMonth;

    fn try_from(text: String) -> Result<Self, InvalidMonth> {
        text.parse()
    }
}

impl From<Month> for String {
    fn from(month: Month) -> Self {
        month.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_reads_as_it_is_written_and_nothing_else_does() {
        let month: Month = "2026-12".parse().unwrap();
        assert_eq!(
            (month.to_string(), month.next().to_string(), month.back(12).to_string()),
            ("2026-12".into(), "2027-01".into(), "2025-12".into())
        );
        assert_eq!(month.window(), Period { from: date(2026, 1, 1), until: date(2026, 12, 31) });
        assert!(month.ends_year() && !month.next().ends_year());
        assert_eq!(String::from(month), "2026-12");
        for wrong in ["", "2026", "2026-13", "2026-1", "26-01", "2026-01-01", "+002026-12", "0000-12", "x"] {
            assert!(wrong.parse::<Month>().is_err(), "{wrong}");
        }
    }
}
