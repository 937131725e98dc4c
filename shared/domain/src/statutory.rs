//! The legal clock: Government Code 3304(d), one year from discovery (CLK-1, CLK-3, CLK-4).

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use serde::{Deserialize, Serialize};

use crate::policy;

/// A running clock. Mediation doesn't stop it (CLK-2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatutoryClock {
    /// The day on which a person authorized to start an investigation discovered the alleged misconduct.
    pub discovered_on: Date,
    /// The last day on which discipline could still be announced.
    pub deadline: Date,
    /// The last day on which a session leaves enough time to investigate should it fail.
    pub safe_date: Date,
}

impl StatutoryClock {
    /// Starts the clock on the day of discovery. A year from 29 February ends on 28 February, and no deadline ever moves
    /// later for a weekend or a holiday.
    #[must_use]
    pub fn start(discovered_on: Date, policy: &policy::Clock) -> Self {
        let deadline = discovered_on.saturating_add(policy.months.months());
        Self { discovered_on, deadline, safe_date: deadline.saturating_sub(policy.reserve_days.days()) }
    }
}

/// The day that lies so many business days (Monday to Friday) after a day.
#[must_use]
pub fn business_days_after(day: Date, business_days: i32) -> Date {
    let mut day = day;
    let mut left = business_days;
    while left > 0 {
        day = day.saturating_add(1.day());
        if !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
            left -= 1;
        }
    }
    day
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::Policy;

    fn clock(discovered_on: Date) -> StatutoryClock {
        StatutoryClock::start(discovered_on, &Policy::pasadena().clock)
    }

    #[test]
    fn clk_1_the_deadline_is_one_year_after_discovery() {
        assert_eq!(clock(date(2026, 11, 22)).deadline, date(2027, 11, 22));
    }

    #[test]
    fn clk_3_the_safe_date_keeps_ninety_days_for_an_investigation() {
        assert_eq!(clock(date(2026, 11, 22)).safe_date, date(2027, 8, 24));
    }

    #[test]
    fn clk_4_a_year_from_leap_day_ends_on_28_february_and_a_weekend_moves_nothing() {
        assert_eq!(clock(date(2028, 2, 29)).deadline, date(2029, 2, 28));
        assert_eq!(clock(date(2026, 1, 2)).deadline, date(2027, 1, 2)); // a Saturday
    }

    #[test]
    fn business_days_step_over_the_weekend() {
        assert_eq!(business_days_after(date(2026, 11, 20), 1), date(2026, 11, 23)); // Friday to Monday
        assert_eq!(business_days_after(date(2026, 11, 21), 1), date(2026, 11, 23)); // Saturday to Monday
        assert_eq!(business_days_after(date(2026, 11, 23), 1), date(2026, 11, 24));
    }

    proptest! {
        #[test]
        fn clk_3_the_safe_date_always_comes_before_the_deadline(days in 0..20_000i32) {
            let clock = clock(date(2000, 1, 1).saturating_add(days.days()));
            prop_assert!(clock.discovered_on < clock.safe_date && clock.safe_date < clock.deadline);
        }
    }
}
