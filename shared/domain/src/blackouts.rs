//! Days on which no session with department personnel takes place: what is on in the city (SCH-3, OUTR-3).

use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use crate::policy::Policy;

/// Something big in the city: a home game, a parade, a concert.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// What it is, as staff read it.
    pub name: String,
    /// Its first day.
    pub first: Date,
    /// Its last day, which may be the first.
    pub last: Date,
    /// Whether it comes every year, on the same days.
    pub yearly: bool,
    /// When it begins on each of its days, local time; with no times it takes the whole day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Time>,
    /// When it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Time>,
}

impl Event {
    /// Whether it takes any time on its days: what begins and ends at the same time doesn't.
    #[must_use]
    pub fn has_length(&self) -> bool {
        self.from.is_none() || self.from != self.until
    }

    /// Whether it falls on a day.
    #[must_use]
    pub fn covers(&self, day: Date) -> bool {
        if !self.yearly {
            return self.first <= day && day <= self.last;
        }
        let (first, last, day) = (month_and_day(self.first), month_and_day(self.last), month_and_day(day));
        // New Year's Eve and Day are one event over the turn of the year.
        if first <= last { first <= day && day <= last } else { first <= day || day <= last }
    }
}

fn month_and_day(day: Date) -> (i8, i8) {
    (day.month(), day.day())
}

/// A policy's document with these events at its end, to be read and kept by whoever keeps such documents (SCH-3).
#[must_use]
pub fn with_events(document: &str, events: &[Event]) -> String {
    #[derive(Serialize)]
    struct Sessions<'a> {
        events: &'a [Event],
    }
    #[derive(Serialize)]
    struct Added<'a> {
        sessions: Sessions<'a>,
    }
    let added = toml::to_string(&Added { sessions: Sessions { events } }).unwrap_or_default();
    if events.is_empty() { document.to_owned() } else { format!("{}\n\n{added}", document.trim_end()) }
}

impl Policy {
    /// What is on in the city that day: the name of an event, or a yearly day as `MM-DD`.
    #[must_use]
    pub fn blackout(&self, day: Date) -> Option<&str> {
        let event = self.sessions.events.iter().find(|event| event.covers(day));
        event.map(|event| event.name.as_str()).or_else(|| self.yearly_blackout(day))
    }

    /// The yearly day that it is, as `MM-DD`, if it is one.
    pub(crate) fn yearly_blackout(&self, day: Date) -> Option<&str> {
        let month_and_day = format!("{:02}-{:02}", day.month(), day.day());
        self.sessions.blackouts.iter().find(|one| **one == month_and_day).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn sch_3_events_are_written_at_a_documents_end_as_they_are_read() {
        let event = |name: &str, yearly| Event {
            name: name.into(),
            first: date(2027, 7, 3),
            last: date(2027, 7, 4),
            yearly,
            from: None,
            until: None,
        };
        let events = [event("The “Big” \"Game\"", false), event("Line\nbreak", true)];
        let document = with_events(crate::policy::PASADENA, &events);
        let read = Policy::parse(&document).unwrap();
        assert_eq!(read.sessions.events[read.sessions.events.len() - 2..], events);
        assert_eq!(with_events("a = 1\n", &[]), "a = 1\n");
    }

    #[test]
    fn sch_3_a_game_takes_its_days_and_a_parade_its_days_of_every_year_over_the_turn_of_it_too() {
        let event = |name: &str, first, last, yearly| Event { name: name.into(), first, last, yearly, from: None, until: None };
        let mut policy = Policy::pasadena();
        policy.sessions.events = vec![
            event("game", date(2027, 9, 4), date(2027, 9, 5), false),
            event("parade", date(2026, 12, 30), date(2027, 1, 2), true),
            event("fair", date(2026, 5, 30), date(2026, 6, 2), true),
        ];
        for (day, expected) in [
            (date(2027, 9, 3), None),
            (date(2027, 9, 4), Some("game")),
            (date(2027, 9, 5), Some("game")),
            (date(2027, 9, 6), None),
            (date(2028, 9, 4), None),
            (date(2030, 12, 29), None),
            (date(2030, 12, 30), Some("parade")),
            (date(2031, 1, 2), Some("parade")),
            (date(2031, 1, 3), None),
            (date(2025, 5, 29), None),
            (date(2025, 5, 30), Some("fair")),
            (date(2028, 6, 2), Some("fair")),
            (date(2028, 6, 3), None),
            (date(2028, 11, 1), None),
            (date(2031, 7, 4), Some("07-04")),
            (date(2031, 12, 31), Some("parade")),
        ] {
            assert_eq!(policy.blackout(day), expected, "{day}");
        }
    }
}
