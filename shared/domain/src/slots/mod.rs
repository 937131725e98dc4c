//! Finding times that are possible for everyone (SCH-2, SCH-3, SCH-5).

mod day;
mod search;

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::AmbiguousOffset;
use serde::{Deserialize, Serialize};

pub use search::Search;

use crate::availability::Availability;
use crate::calendar::Resource;
use crate::ids::PersonId;
use crate::policy::Policy;
use crate::vocabulary::vocabulary;

/// A possible session: a time and a place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Slot {
    /// Its beginning, which also names it.
    pub starts_at: Timestamp,
    /// Its end.
    pub ends_at: Timestamp,
    /// The room's code.
    pub room: String,
}

/// Who must be free.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendee {
    /// Who.
    pub resource: Resource,
    /// When they have time; `None` when they say so themselves by picking.
    pub availability: Option<Availability>,
    /// The rooms that they go to, by code; every room where none is named.
    pub places: Vec<String>,
}

impl Attendee {
    /// Somebody who says by picking when they have time, and comes to every room.
    #[must_use]
    pub const fn anytime(resource: Resource) -> Self {
        Self { resource, availability: None, places: Vec::new() }
    }
}

vocabulary! {
    /// Why a day has no possible session (SCH-2).
    Because {
        /// Something big is on in the city.
        Blackout = "blackout",
        /// Somebody has no hours that day into which a session would fit.
        NoHours = "no-hours",
        /// Somebody has hours, and other sessions in them.
        Taken = "taken",
        /// Each alone could, but never all at once.
        NoCommonTime = "no-common-time",
        /// Everybody could, but no room is free where all of them go.
        NoRoom = "no-room",
        /// No session fits into the opening hours.
        OutsideHours = "outside-hours",
    }
}

/// A day on which no session is possible, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuledOut {
    /// The day.
    pub day: Date,
    /// Why.
    pub because: Because,
    /// Who it is that has no hours, or has something else.
    pub who: Vec<Resource>,
}

impl RuledOut {
    /// The people among them.
    #[must_use]
    pub fn people(&self) -> Vec<PersonId> {
        let person = |resource: &Resource| match resource {
            Resource::Person(person) => Some(*person),
            Resource::Room(_) | Resource::Special(_) => None,
        };
        self.who.iter().filter_map(person).collect()
    }
}

/// What the finder found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// Possible sessions, earliest first.
    pub slots: Vec<Slot>,
    /// Days without any.
    pub ruled_out: Vec<RuledOut>,
}

/// The instant of a wall-clock time in the city, when it exists exactly once (SCH-5).
#[must_use]
pub fn instant(day: Date, time: Time, policy: &Policy) -> Option<Timestamp> {
    let ambiguous = policy.zone.to_ambiguous_timestamp(day.to_datetime(time));
    match ambiguous.offset() {
        AmbiguousOffset::Unambiguous { .. } => ambiguous.compatible().ok(),
        AmbiguousOffset::Gap { .. } | AmbiguousOffset::Fold { .. } => None,
    }
}
