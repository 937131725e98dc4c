//! What a city says of presentations and events (OUTR-2 to OUTR-7).

use std::collections::BTreeMap;

use serde::Deserialize;

use super::PASADENA;
use crate::outreach::Special;

/// Presentations and events.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outreach {
    /// Days before a presentation by which it is best asked for (OUTR-2).
    pub presentation_notice_days: i32,
    /// Days before an event by which it is best asked for: permits take that long (OUTR-4).
    pub event_notice_days: i32,
    /// The least hours of an event that touches a weekend (OUTR-4).
    pub weekend_event_hours: i32,
    /// Whether a supervisor approves a presentation on a weekend (OUTR-4).
    pub weekend_presentations_need_approval: bool,
    /// Minutes kept before and after what is on in the city, where its times are known (OUTR-3).
    pub buffer_minutes: i32,
    /// How many free dates are offered in the place of one that is blocked (OUTR-3).
    pub dates_offered: usize,
    /// Hours before it at which whoever asked and whoever presents are reminded (OUTR-7).
    pub reminder_hours: Vec<i64>,
    /// Days after it at which the unit is reminded to say how many were there (OUTR-7).
    pub completion_due_days: i32,
    /// What needs extra planning, as far as the city has it (OUTR-5).
    pub resources: BTreeMap<Special, Resource>,
    /// The areas of the city (OUTR-6).
    pub areas: Vec<Area>,
}

/// Something that needs extra planning.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resource {
    /// Days before by which it is best asked for.
    pub lead_days: i32,
}

/// An area of the city.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Area {
    /// Its code.
    pub code: String,
    /// Its name, as people say it.
    pub name: String,
    /// The ZIP codes that are in it.
    pub zips: Vec<String>,
}

/// What the document that ships says, for one from before there was such a table.
impl Default for Outreach {
    fn default() -> Self {
        #[derive(Deserialize)]
        struct Shipped {
            outreach: Outreach,
        }
        let none = || Self {
            presentation_notice_days: 14,
            event_notice_days: 30,
            weekend_event_hours: 4,
            weekend_presentations_need_approval: true,
            buffer_minutes: 60,
            dates_offered: 3,
            reminder_hours: vec![168, 48],
            completion_due_days: 2,
            resources: BTreeMap::new(),
            areas: Vec::new(),
        };
        toml::from_str::<Shipped>(PASADENA).map_or_else(|_| none(), |shipped| shipped.outreach)
    }
}

impl Outreach {
    /// The area with that code.
    #[must_use]
    pub fn area(&self, code: &str) -> Option<&Area> {
        self.areas.iter().find(|area| area.code == code)
    }
}
