//! What can be worked out of published sums: their span, as reduced rows of a matrix.
//!
//! The arithmetic is that of remainders of a large prime, which is exact for sums of this kind but for coincidences of one in 2⁶¹.

use std::collections::BTreeMap;

/// 2⁶¹ − 1.
const PRIME: u64 = (1 << 61) - 1;

/// A sum of unknown counts: how often each is in it.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sum(BTreeMap<usize, u64>);

fn times(one: u64, other: u64) -> u64 {
    let product = u128::from(one) * u128::from(other) % u128::from(PRIME);
    u64::try_from(product).unwrap_or_default()
}

const fn minus(one: u64, other: u64) -> u64 {
    if one >= other { one - other } else { one + PRIME - other }
}

/// The remainder that gives one when multiplied with this one (Fermat).
fn inverse(of: u64) -> u64 {
    let (mut base, mut exponent, mut result) = (of, PRIME - 2, 1);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = times(result, base);
        }
        base = times(base, base);
        exponent >>= 1;
    }
    result
}

impl FromIterator<usize> for Sum {
    fn from_iter<I: IntoIterator<Item = usize>>(unknowns: I) -> Self {
        let mut sum = Self::default();
        for unknown in unknowns {
            *sum.0.entry(unknown).or_default() += 1;
        }
        sum
    }
}

impl Sum {
    /// Whether nothing is in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn has(&self, unknown: usize) -> bool {
        self.0.contains_key(&unknown)
    }

    /// Takes away a sum, so many times.
    fn subtract(&mut self, other: &Self, factor: u64) {
        for (unknown, coefficient) in &other.0 {
            let entry = self.0.entry(*unknown).or_default();
            *entry = minus(*entry, times(*coefficient, factor));
            if *entry == 0 {
                self.0.remove(unknown);
            }
        }
    }

    /// The same sum with one for its first coefficient: two sums are the same up to a factor if they are the same now.
    fn normal(mut self) -> Self {
        if let Some(first) = self.0.values().next().copied().filter(|first| *first != 1) {
            let factor = inverse(first);
            self.0.values_mut().for_each(|coefficient| *coefficient = times(*coefficient, factor));
        }
        self
    }
}

/// Everything that follows from some sums by adding and subtracting them.
#[derive(Debug, Clone, Default)]
pub struct Span {
    /// Reduced rows by their first unknown, which is in no other row.
    rows: BTreeMap<usize, Sum>,
}

impl Span {
    /// What is left of a sum when everything that is known is taken away, up to a factor; nothing when it follows.
    #[must_use]
    pub fn rest(&self, sum: &Sum) -> Sum {
        let mut rest = sum.clone();
        for (unknown, coefficient) in &sum.0 {
            if let Some(row) = self.rows.get(unknown) {
                rest.subtract(row, *coefficient);
            }
        }
        rest.normal()
    }

    /// Takes in a rest; the unknown that is known by the others from then on.
    pub fn take(&mut self, rest: Sum) -> Option<usize> {
        let pivot = *rest.0.keys().next()?;
        for row in self.rows.values_mut() {
            if let Some(factor) = row.0.get(&pivot).copied() {
                row.subtract(&rest, factor);
            }
        }
        self.rows.insert(pivot, rest);
        Some(pivot)
    }

    /// What is left of a rest after another one was taken in.
    #[must_use]
    pub fn again(&self, rest: Sum, pivot: usize) -> Sum {
        if rest.has(pivot) { self.rest(&rest) } else { rest }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sum(unknowns: &[usize]) -> Sum {
        unknowns.iter().copied().collect()
    }

    fn follows(known: &[&[usize]], wanted: &[usize]) -> bool {
        let mut span = Span::default();
        for one in known {
            let rest = span.rest(&sum(one));
            span.take(rest);
        }
        span.rest(&sum(wanted)).is_empty()
    }

    #[test]
    fn what_follows_by_adding_and_subtracting_is_in_the_span_and_nothing_else_is() {
        assert!(follows(&[&[1, 2, 3], &[1, 2]], &[3]));
        assert!(follows(&[&[1, 2], &[2, 3], &[1, 3]], &[1]), "half of a sum of three");
        assert!(follows(&[&[1, 2, 3], &[2, 3, 4], &[1]], &[4]));
        assert!(!follows(&[&[1, 2, 3], &[2, 3, 4]], &[4]));
        assert!(!follows(&[&[1, 2], &[3, 4]], &[1, 3]));
        assert!(!follows(&[], &[1]));
    }

    #[test]
    fn two_rests_are_the_same_when_one_number_gives_both() {
        let mut span = Span::default();
        let known = span.rest(&sum(&[1, 2, 3, 4]));
        span.take(known);
        assert_eq!(span.rest(&sum(&[1, 2])), span.rest(&sum(&[3, 4])));
        assert_ne!(span.rest(&sum(&[1, 2])), span.rest(&sum(&[1, 3])));
    }
}
