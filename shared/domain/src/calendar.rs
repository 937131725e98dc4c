//! Who or what is taken, and when: quarter-hours of resources (SCH-4).
//!
//! Days and quarters are counted in UTC, where every quarter-hour exists exactly once: on the night that the clocks go back a
//! local quarter-hour happens twice, and a lock keyed by it would book somebody double or refuse a free hour.

use std::collections::BTreeSet;
use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::ids::PersonId;

/// Somebody or something that can't be in two places at once.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Resource {
    /// A party, officer or mediator.
    Person(PersonId),
    /// A room, by the policy's code.
    Room(String),
}

impl fmt::Display for Resource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Person(person) => write!(f, "PERSON#{person}"),
            Self::Room(code) => write!(f, "ROOM#{code}"),
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

/// Quarter-hours that are taken already.
pub type Busy = BTreeSet<(Resource, Date, u8)>;

/// The quarter-hours that an interval touches, as (UTC day, quarter).
#[must_use]
pub fn quarters(from: Timestamp, until: Timestamp) -> Vec<(Date, u8)> {
    const QUARTER: i64 = 15 * 60;
    let first = from.as_second().div_euclid(QUARTER);
    let past = until.as_second().saturating_add(QUARTER - 1).div_euclid(QUARTER);
    (first..past)
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
    fn the_hour_that_happens_twice_locally_is_two_different_hours() {
        // 1 November 2026: 01:30 in Los Angeles happens at 08:30 and at 09:30 UTC.
        let once = quarters(at("2026-11-01T08:30:00Z"), at("2026-11-01T09:00:00Z"));
        let again = quarters(at("2026-11-01T09:30:00Z"), at("2026-11-01T10:00:00Z"));
        assert!(once.iter().all(|quarter| !again.contains(quarter)));
    }
}
