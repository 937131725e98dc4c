//! What the public may see of a year (SUR-5).
//!
//! A small number gives people away, and so does a difference: between a sum and its parts, or between today's number and
//! yesterday's. So a number below the policy's least isn't shown; a larger one moves in steps of the least; and a sum is the sum
//! of what is shown of its parts, or isn't shown either. Zero may show.

use crate::rows::YearRow;

/// A number as the public sees it: the last step that it reached, or nothing.
pub type Shown = Option<u64>;

/// A year as the public sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Summary {
    /// Cases that were filed.
    pub filed: Shown,
    /// Mediations that were held: with and without agreement.
    pub mediated: Shown,
    /// Mediations that ended with an agreement.
    pub agreement: Shown,
    /// Mediations that were held and ended without one.
    pub no_agreement: Shown,
    /// Mediations that were never held.
    pub not_held: Shown,
}

/// What may be shown of a year.
#[must_use]
pub fn summary(year: &YearRow, least: u64) -> Summary {
    let agreement = shown(year.agreement, least);
    let no_agreement = shown(year.no_agreement, least);
    Summary {
        filed: shown(year.filed, least),
        mediated: agreement.zip(no_agreement).map(|(with, without)| with + without),
        agreement,
        no_agreement,
        not_held: shown(year.not_held, least),
    }
}

/// The last multiple of the least that a number reached; nothing below it, but zero shows.
fn shown(number: u64, least: u64) -> Shown {
    match number {
        0 => Some(0),
        _ if number < least => None,
        _ => Some(number - number.checked_rem(least).unwrap_or(0)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn year(agreement: u64, no_agreement: u64) -> Summary {
        summary(&YearRow { filed: 40, agreement, no_agreement, not_held: 3, ..YearRow::default() }, 11)
    }

    #[test]
    fn sur_5_no_number_from_1_to_10_is_shown_and_zero_is() {
        for number in 1..=10 {
            assert_eq!(shown(number, 11), None, "{number}");
        }
        assert_eq!(shown(0, 11), Some(0));
        assert_eq!(shown(11, 11), Some(11));
    }

    #[test]
    fn sur_5_a_sum_never_tells_the_part_that_is_hidden() {
        for (agreement, no_agreement) in [(25, 4), (4, 25), (4, 4), (0, 4), (4, 0)] {
            assert_eq!(year(agreement, no_agreement).mediated, None, "{agreement} and {no_agreement}");
        }
        assert_eq!(year(0, 0).mediated, Some(0));
        assert_eq!(year(0, 12).mediated, Some(11));
    }

    #[test]
    fn sur_5_a_sum_says_no_more_than_its_parts() {
        let shown = year(21, 21);
        assert_eq!((shown.agreement, shown.no_agreement, shown.mediated), (Some(11), Some(11), Some(22)));
    }

    #[test]
    fn inv_18_nobody_subtracts_one_day_from_another_and_gets_a_small_number() {
        let days: Vec<u64> = (0..=200).filter_map(|number| shown(number, 11)).collect();
        for (n, earlier) in days.iter().enumerate() {
            for later in &days[n..] {
                assert!(!(1..=10).contains(&(later - earlier)), "{earlier} and {later}");
            }
        }
    }
}
