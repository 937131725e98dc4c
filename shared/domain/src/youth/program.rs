//! What a city says of its youth program.

use jiff::civil::Date;
use serde::Deserialize;

use super::{Gpa, SchoolDay};
use crate::availability::WeeklyHours;
use crate::policy::Policy;

/// What a city says of its youth program: the table `youth` of a document.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Program {
    /// The youngest age on the day a child joins, in years (PAL-1).
    pub youngest: i16,
    /// The oldest.
    pub oldest: i16,
    /// The birthday on which a membership ends (PAL-1).
    pub ends_at: i16,
    /// Days before its end at which a guardian hears of it (PAL-1).
    pub end_notice_days: i32,
    /// When the center is open for enrolment (PAL-1).
    pub hours: Vec<WeeklyHours>,
    /// How long a visit to enrol takes, in minutes.
    pub visit_minutes: i32,
    /// The most days for which a consent is given (PAL-3).
    pub longest_consent_days: i32,
    /// The goal: below it a support plan begins (PAL-3).
    pub goal: Gpa,
    /// Days of the school year from one check-in with an advisor to the next (PAL-3).
    pub check_in_days: i32,
    /// Hours in which a place that became free is taken, before the next in line is asked (PAL-4).
    pub answer_hours: i64,
    /// The age from which somebody counts as an adult (PAL-5).
    pub adult: i16,
    /// Hours a month past which a volunteer needs what everybody else needs (PAL-5; Business and Professions Code 18975).
    pub volunteer_hours_month: u32,
    /// Hours a year past which they do.
    pub volunteer_hours_year: u32,
    /// How many qualified adults are with children (PAL-5).
    pub adults: usize,
    /// The schools from which children are fetched (PAL-2).
    pub campuses: Vec<Campus>,
    /// When there is school.
    pub school_year: SchoolYear,
}

/// A school.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Campus {
    /// Its code.
    pub code: String,
    /// Its name, as people say it.
    pub name: String,
    /// Whether children are fetched there.
    pub transport: bool,
}

/// The part of a year in which there is school, each as `MM-DD`; it may go over the turn of the year.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SchoolYear {
    /// Its first day.
    pub first: String,
    /// Its last.
    pub last: String,
}

impl Program {
    /// Whether a day is in the school year.
    #[must_use]
    pub fn is_in_school_year(&self, day: Date) -> bool {
        let day = format!("{:02}-{:02}", day.month(), day.day());
        let (first, last) = (&self.school_year.first, &self.school_year.last);
        if first <= last { *first <= day && day <= *last } else { *first <= day || day <= *last }
    }

    /// The day of school that it is: one of the school year's weekdays on which nothing else is on in the city.
    #[must_use]
    pub fn school_day(&self, day: Date, policy: &Policy) -> Option<SchoolDay> {
        let number = usize::try_from(day.weekday().to_monday_zero_offset()).ok()?;
        let named = SchoolDay::ALL.get(number).copied();
        named.filter(|_| self.is_in_school_year(day) && policy.blackout(day).is_none())
    }
}
