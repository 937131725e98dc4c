//! How school goes: grades from a guardian or on their consent, and the days on which an advisor looks in (PAL-3).

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{ConsentKind, Consents, GradeSource, Membership, Program};
use crate::refusal::Refusal;

/// A grade point average in hundredths, 0.00 to 5.00: a weighted one goes past 4.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Gpa(u16);

impl Gpa {
    const MOST: u16 = 500;

    /// Reads `2`, `2.0` or `1.99`.
    ///
    /// # Errors
    /// `required`, `not-a-grade`, or `out-of-range` past 5.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let text = text.trim();
        if text.is_empty() {
            return Err("required");
        }
        let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
        let digits =
            |part: &str, most: usize| (1..=most).contains(&part.len()) && part.bytes().all(|digit| digit.is_ascii_digit());
        if !digits(whole, 2) || !digits(fraction, 2) {
            return Err("not-a-grade");
        }
        let hundredths = format!("{whole}{fraction:0<2}").parse().map_err(|_| "not-a-grade")?;
        if hundredths > Self::MOST { Err("out-of-range") } else { Ok(Self(hundredths)) }
    }
}

impl std::fmt::Display for Gpa {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{:02}", self.0 / 100, self.0 % 100)
    }
}

impl TryFrom<String> for Gpa {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<Gpa> for String {
    fn from(gpa: Gpa) -> Self {
        gpa.to_string()
    }
}

/// How a child did in a term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grade {
    /// The average.
    pub gpa: Gpa,
    /// Who told of it.
    pub source: GradeSource,
}

/// A member's grades, by the last day of their term.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Grades(BTreeMap<Date, Grade>);

impl Grades {
    /// A grade comes to be known. It ranks nobody and ends nothing; see [`SupportPlan::begin`](super::SupportPlan::begin).
    ///
    /// # Errors
    /// `no-consent` when it is the school's and the guardian's consent doesn't hold that day (PAL-3; FERPA, Education Code 49076).
    pub fn record(&self, term: Date, grade: Grade, consents: &Consents, today: Date) -> Result<Self, Refusal> {
        if grade.source == GradeSource::School && !consents.allow(ConsentKind::Grades, today) {
            return Err(Refusal::new("no-consent", "PAL-3"));
        }
        let mut next = self.clone();
        next.0.insert(term, grade);
        Ok(next)
    }

    /// What may still be kept: what a guardian told, and the school's while the guardian's consent holds.
    #[must_use]
    pub fn still_held(&self, consents: &Consents, today: Date) -> Self {
        let may = |grade: &Grade| grade.source == GradeSource::Guardian || consents.allow(ConsentKind::Grades, today);
        Self(self.0.iter().filter(|(_, grade)| may(grade)).map(|(term, grade)| (*term, grade.clone())).collect())
    }

    /// The last term's grade.
    #[must_use]
    pub fn latest(&self) -> Option<&Grade> {
        self.0.values().next_back()
    }
}

/// The day on which an advisor next checks in with a member: so many days after the last time, or after joining, and in the school year.
/// None once the membership is over before.
#[must_use]
pub fn check_in_due(membership: &Membership, last: Option<Date>, program: &Program) -> Option<Date> {
    let since = last.unwrap_or(membership.joined_on);
    let mut due = since.saturating_add(program.check_in_days.days());
    while membership.is_live(due) {
        if program.is_in_school_year(due) {
            return Some(due);
        }
        due = due.saturating_add(1.day());
    }
    None
}
