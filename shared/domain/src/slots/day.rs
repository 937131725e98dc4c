//! One day of a search: at which times a session could begin, and at which of them a resource could be there.
//!
//! The times of a day are numbered, and who can when is a set of bits: whether a team, its parties and a room have a time in common is
//! then one operation, and forty mediators make no more than 780 pairs of them a day.

use jiff::civil::{Date, Time};
use jiff::{Timestamp, ToSpan};

use super::{Attendee, Slot, instant};
use crate::availability::Availability;
use crate::calendar::{Busy, Resource, touched};
use crate::policy::Policy;

/// Sessions begin at full and half hours from the opening on.
const STEP_MINUTES: i32 = 30;

/// A set of beginnings: the bit of its number stands for each.
pub type Beginnings = u64;

/// A time at which a session could begin.
struct Beginning {
    starts_at: Timestamp,
    ends_at: Timestamp,
    from: Time,
    until: Time,
    /// The quarter-hours that it takes, gap included, since 1970.
    first: i64,
    past: i64,
}

/// A day, and the times at which a session could begin in it.
pub struct Day {
    /// The day.
    pub date: Date,
    beginnings: Vec<Beginning>,
}

impl Day {
    /// The times at which a session fits into the opening hours. A time that doesn't exist or exists twice isn't one of them, nor one
    /// whose end isn't told unmistakably by the wall clock (SCH-5).
    pub fn new(date: Date, policy: &Policy) -> Self {
        let sessions = &policy.sessions;
        let closes = date.to_datetime(sessions.closes);
        let mut beginnings = Vec::new();
        let mut starts = date.to_datetime(sessions.opens);
        // A day has 48 half-hours at most, so that the numbers fit into 64 bits.
        while starts.date() == date && starts < closes {
            beginnings.extend(Beginning::at(date, starts.time(), policy));
            starts = starts.saturating_add(STEP_MINUTES.minutes());
        }
        Self { date, beginnings }
    }

    /// Every time of the day.
    pub fn all(&self) -> Beginnings {
        (0..self.beginnings.len()).map(|number| 1 << number).sum()
    }

    /// The times at which nothing else takes a resource.
    pub fn free(&self, resource: &Resource, busy: &Busy) -> Beginnings {
        let (Some(first), Some(last)) = (self.beginnings.first(), self.beginnings.last()) else {
            return 0;
        };
        let taken: Vec<i64> = busy.taken(resource, first.first..last.past).collect();
        if taken.is_empty() {
            return self.all();
        }
        self.which(|one| {
            let behind = taken.partition_point(|quarter| *quarter < one.first);
            taken.get(behind).is_none_or(|quarter| *quarter >= one.past)
        })
    }

    /// The times that lie in somebody's hours, from the beginning to the end.
    pub fn within(&self, availability: &Availability) -> Beginnings {
        let stretches = availability.on(self.date);
        self.which(|one| stretches.iter().any(|hours| hours.from <= one.from && one.until <= hours.until))
    }

    /// The times at which somebody can come.
    pub fn possible(&self, attendee: &Attendee, busy: &Busy) -> Beginnings {
        let hours = attendee.availability.as_ref().map_or_else(|| self.all(), |availability| self.within(availability));
        if hours == 0 { 0 } else { hours & self.free(&attendee.resource, busy) }
    }

    fn which(&self, fits: impl Fn(&Beginning) -> bool) -> Beginnings {
        self.beginnings.iter().enumerate().filter(|(_, one)| fits(one)).map(|(number, _)| 1 << number).sum()
    }

    /// The sessions that begin at these times in a room.
    pub fn slots(&self, beginnings: Beginnings, room: &str) -> impl Iterator<Item = Slot> {
        let chosen = self.beginnings.iter().enumerate().filter(move |(number, _)| beginnings & (1 << number) != 0);
        chosen.map(move |(_, one)| Slot { starts_at: one.starts_at, ends_at: one.ends_at, room: room.to_owned() })
    }
}

impl Beginning {
    fn at(date: Date, from: Time, policy: &Policy) -> Option<Self> {
        let sessions = &policy.sessions;
        let starts_at = instant(date, from, policy)?;
        let ends_at = starts_at.saturating_add(sessions.minutes.minutes()).ok()?;
        let ends = ends_at.to_zoned(policy.zone.clone());
        let until = ends.time();
        let fine = ends.date() == date && until <= sessions.closes && instant(date, until, policy) == Some(ends_at);
        let taken = touched(starts_at, ends_at.saturating_add(sessions.gap_minutes.minutes()).ok()?);
        fine.then_some(Self { starts_at, ends_at, from, until, first: taken.start, past: taken.end })
    }
}
