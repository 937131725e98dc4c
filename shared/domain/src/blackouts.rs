//! Days on which no session with department personnel takes place: what the city's calendar has (SCH-3, OUTR-3).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::policy::Policy;
use crate::refusal::Problems;
use crate::text::Line;

/// Most entries that the list has room for: ten years of home games and festivals.
pub const MOST: usize = 500;

/// Something big in the city.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blackout {
    /// Names it; what is imported anew under the same name replaces it.
    pub id: String,
    /// What it is, as staff read it.
    pub name: Line,
    /// Its first day.
    pub first: Date,
    /// Its last day, which may be the first.
    pub last: Date,
    /// Whether it comes every year, on the same days.
    #[serde(default)]
    pub yearly: bool,
}

impl Blackout {
    /// Whether it falls on a day.
    #[must_use]
    pub fn covers(&self, day: Date) -> bool {
        if !self.yearly {
            return self.first <= day && day <= self.last;
        }
        let (first, last, day) = (month_and_day(self.first), month_and_day(self.last), month_and_day(day));
        // New Year's Eve and Day are one blackout over the turn of the year.
        if first <= last { first <= day && day <= last } else { first <= day || day <= last }
    }
}

fn month_and_day(day: Date) -> (i8, i8) {
    (day.month(), day.day())
}

/// The city's list, kept here for sessions and presentations alike.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blackouts {
    /// What is on it.
    pub entries: Vec<Blackout>,
}

impl Blackouts {
    /// The name of what falls on a day.
    #[must_use]
    pub fn on(&self, day: Date) -> Option<&str> {
        self.entries.iter().find(|one| one.covers(day)).map(|one| one.name.as_str())
    }

    /// The list with these on it; what has the same id is replaced.
    ///
    /// # Errors
    /// `end-before-start` at `last`; `too-many` at `entries`.
    pub fn with(&self, added: Vec<Blackout>) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        if added.iter().any(|one| one.last < one.first) {
            problems.add("last", "end-before-start");
        }
        let stays = self.entries.iter().filter(|one| added.iter().all(|other| other.id != one.id));
        let mut entries: Vec<Blackout> = stays.cloned().chain(added.iter().cloned()).collect();
        entries.sort_by(|one, other| (one.first, &one.id).cmp(&(other.first, &other.id)));
        if entries.len() > MOST {
            problems.add("entries", "too-many");
        }
        problems.check()?;
        Ok(Self { entries })
    }

    /// The list without one of them.
    #[must_use]
    pub fn without(&self, id: &str) -> Self {
        Self { entries: self.entries.iter().filter(|one| one.id != id).cloned().collect() }
    }
}

impl Policy {
    /// The same policy with the city's list, which changes from week to week and has no version.
    #[must_use]
    pub fn with_blackouts(&self, listed: Blackouts) -> Self {
        Self { listed, ..self.clone() }
    }

    /// The name of what falls on a day, from the list or from the yearly days of the document, which are named by month and day.
    #[must_use]
    pub fn blackout(&self, day: Date) -> Option<&str> {
        let month_and_day = format!("{:02}-{:02}", day.month(), day.day());
        let yearly = || self.sessions.blackouts.iter().find(|one| **one == month_and_day);
        self.listed.on(day).or_else(|| yearly().map(String::as_str))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn blackout(id: &str, first: Date, last: Date, yearly: bool) -> Blackout {
        Blackout { id: id.into(), name: Line::parse(id).unwrap(), first, last, yearly }
    }

    fn list(entries: &[Blackout]) -> Blackouts {
        Blackouts::default().with(entries.to_vec()).unwrap()
    }

    #[test]
    fn sch_3_a_game_takes_its_days_and_a_holiday_its_days_of_every_year_over_the_turn_of_it_too() {
        let policy = Policy::pasadena().with_blackouts(list(&[
            blackout("game", date(2027, 9, 4), date(2027, 9, 5), false),
            blackout("rose parade", date(2026, 12, 30), date(2027, 1, 2), true),
        ]));
        for (day, expected) in [
            (date(2027, 9, 3), None),
            (date(2027, 9, 4), Some("game")),
            (date(2027, 9, 5), Some("game")),
            (date(2027, 9, 6), None),
            (date(2028, 9, 4), None),
            (date(2030, 12, 29), None),
            (date(2030, 12, 30), Some("rose parade")),
            (date(2031, 1, 2), Some("rose parade")),
            (date(2031, 1, 3), None),
            (date(2031, 7, 4), Some("07-04")),
        ] {
            assert_eq!(policy.blackout(day), expected, "{day}");
        }
    }

    #[test]
    fn sch_3_the_same_event_imported_again_replaces_itself_and_one_that_ends_before_it_begins_is_refused() {
        let once = list(&[blackout("game", date(2027, 9, 4), date(2027, 9, 4), false)]);
        let moved = once.with(vec![blackout("game", date(2027, 9, 11), date(2027, 9, 11), false)]).unwrap();
        assert_eq!(moved.entries.iter().map(|one| one.first).collect::<Vec<_>>(), [date(2027, 9, 11)]);
        assert_eq!(moved.without("game"), Blackouts::default());
        let wrong = once.with(vec![blackout("concert", date(2027, 9, 4), date(2027, 9, 3), false)]).unwrap_err();
        assert_eq!((wrong.0[0].field, wrong.0[0].code), ("last", "end-before-start"));
    }
}
