//! Who or what is taken, and when: quarter-hours of resources (SCH-4).
//!
//! Days and quarters are counted in UTC, where every quarter-hour exists exactly once: on the night that the clocks go back a
//! local quarter-hour happens twice, and a lock keyed by it would book somebody double or refuse a free hour.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::ops::Range;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::ids::PersonId;
use crate::outreach::Special;

/// Somebody or something that can't be in two places at once.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Resource {
    /// A party, officer or mediator.
    Person(PersonId),
    /// A room, by the policy's code.
    Room(String),
    /// What needs extra planning, as a helicopter does (OUTR-5).
    Special(Special),
}

impl fmt::Display for Resource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Person(person) => write!(f, "PERSON#{person}"),
            Self::Room(code) => write!(f, "ROOM#{code}"),
            Self::Special(special) => write!(f, "SPECIAL#{special}"),
        }
    }
}

/// The quarter-hours that a booking takes of one resource on one UTC day: one item in the `calendar` table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayLock {
    /// Whose.
    pub resource: Resource,
    /// The UTC day.
    pub day: Date,
    /// Quarter-hours since midnight UTC, 0 to 95.
    pub quarters: Vec<u8>,
}

/// The seconds of a quarter-hour.
const QUARTER: i64 = 15 * 60;

/// The quarter-hours since 1970 that an interval touches: the first of them, and the first behind them.
#[must_use]
pub fn touched(from: Timestamp, until: Timestamp) -> Range<i64> {
    from.as_second().div_euclid(QUARTER)..until.as_second().saturating_add(QUARTER - 1).div_euclid(QUARTER)
}

/// Quarter-hours that are taken already, by resource.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Busy(BTreeMap<Resource, BTreeSet<i64>>);

impl Busy {
    /// Nothing is taken.
    #[must_use]
    pub const fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// An interval is taken.
    pub fn take(&mut self, resource: &Resource, from: Timestamp, until: Timestamp) {
        self.0.entry(resource.clone()).or_default().extend(touched(from, until));
    }

    /// The quarter-hours of a lock are taken.
    pub fn take_lock(&mut self, lock: &DayLock) {
        let midnight = lock.day.to_zoned(TimeZone::UTC).map_or(0, |at| at.timestamp().as_second().div_euclid(QUARTER));
        self.0
            .entry(lock.resource.clone())
            .or_default()
            .extend(lock.quarters.iter().map(|quarter| midnight + i64::from(*quarter)));
    }

    /// Whether a resource has all of these quarter-hours.
    #[must_use]
    pub fn is_free(&self, resource: &Resource, quarters: Range<i64>) -> bool {
        quarters.is_empty() || self.0.get(resource).is_none_or(|taken| taken.range(quarters).next().is_none())
    }

    /// Those of these quarter-hours that a resource doesn't have.
    pub fn taken(&self, resource: &Resource, quarters: Range<i64>) -> impl Iterator<Item = i64> + '_ {
        self.0.get(resource).into_iter().flat_map(move |taken| taken.range(quarters.clone()).copied())
    }
}

/// The quarter-hours that an interval touches, as (UTC day, quarter).
#[must_use]
pub fn quarters(from: Timestamp, until: Timestamp) -> Vec<(Date, u8)> {
    touched(from, until)
        .filter_map(|quarter| {
            let at = Timestamp::from_second(quarter.saturating_mul(QUARTER)).ok()?.to_zoned(TimeZone::UTC);
            u8::try_from(i32::from(at.hour()) * 4 + i32::from(at.minute()) / 15).ok().map(|number| (at.date(), number))
        })
        .collect()
}

/// The locks of a booking: one a resource and day.
#[must_use]
pub fn locks(resources: &[Resource], from: Timestamp, until: Timestamp) -> Vec<DayLock> {
    let taken = quarters(from, until);
    let mut locks: Vec<DayLock> = Vec::new();
    for resource in resources {
        for (day, quarter) in &taken {
            match locks.last_mut().filter(|lock| lock.resource == *resource && lock.day == *day) {
                Some(lock) => lock.quarters.push(*quarter),
                None => locks.push(DayLock { resource: resource.clone(), day: *day, quarters: vec![*quarter] }),
            }
        }
    }
    locks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn two_hours_take_eight_quarters_and_neighbors_share_none() {
        let first = quarters(at("2026-12-08T17:00:00Z"), at("2026-12-08T19:00:00Z"));
        let second = quarters(at("2026-12-08T19:00:00Z"), at("2026-12-08T21:00:00Z"));
        assert_eq!(first.len(), 8);
        assert!(first.iter().all(|quarter| !second.contains(quarter)));
    }

    #[test]
    fn an_interval_that_only_touches_a_quarter_takes_it_whole() {
        assert_eq!(quarters(at("2026-12-08T17:05:00Z"), at("2026-12-08T17:16:00Z")).len(), 2);
    }

    #[test]
    fn a_booking_over_midnight_utc_locks_both_days() {
        let room = Resource::Room("library-room".into());
        let locks = locks(&[room], at("2026-12-08T23:30:00Z"), at("2026-12-09T00:30:00Z"));
        let days: Vec<_> = locks.iter().map(|lock| (lock.day.to_string(), lock.quarters.clone())).collect();
        assert_eq!(days, [("2026-12-08".to_owned(), vec![94, 95]), ("2026-12-09".to_owned(), vec![0, 1])]);
    }

    #[test]
    fn what_a_lock_takes_isnt_free_and_what_is_beside_it_is() {
        let (room, from, until) = (Resource::Room("library-room".into()), at("2026-12-08T23:30:00Z"), at("2026-12-09T00:30:00Z"));
        let (mut by_lock, mut by_interval) = (Busy::new(), Busy::new());
        locks(std::slice::from_ref(&room), from, until).iter().for_each(|lock| by_lock.take_lock(lock));
        by_interval.take(&room, from, until);
        assert_eq!(by_lock, by_interval);
        let free = |from: &str, until: &str| by_lock.is_free(&room, touched(at(from), at(until)));
        assert!(free("2026-12-08T22:00:00Z", "2026-12-08T23:30:00Z") && free("2026-12-09T00:30:00Z", "2026-12-09T02:00:00Z"));
        assert!(!free("2026-12-08T23:15:00Z", "2026-12-08T23:31:00Z") && !free("2026-12-09T00:29:00Z", "2026-12-09T00:45:00Z"));
        assert!(free("2026-12-08T23:45:00Z", "2026-12-08T23:45:00Z"), "nothing takes nothing");
        assert!(by_lock.is_free(&Resource::Room("annex".into()), touched(from, until)));
    }

    #[test]
    fn the_hour_that_happens_twice_locally_is_two_different_hours() {
        // 1 November 2026: 01:30 in Los Angeles happens at 08:30 and at 09:30 UTC.
        let once = quarters(at("2026-11-01T08:30:00Z"), at("2026-11-01T09:00:00Z"));
        let again = quarters(at("2026-11-01T09:30:00Z"), at("2026-11-01T10:00:00Z"));
        assert!(once.iter().all(|quarter| !again.contains(quarter)));
    }
}
