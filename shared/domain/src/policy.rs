//! What a city decides for itself: one versioned document per tenant.

mod checks;

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use serde::Deserialize;

use crate::complaint::Approver;
use crate::vocabulary::{Category, Kind, Language};

/// Pasadena's document, which a tenant starts with until it activates one of its own.
pub const PASADENA: &str = include_str!("../policies/pasadena.toml");

/// A policy document, parsed and checked.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// Names the document; every decision stores it (ELIG-8).
    pub version: String,
    /// The city's name, as people say it.
    pub city: String,
    /// The program's name, as it signs its mails.
    pub program: String,
    /// The city's time zone; every civil date is a date there (CLK-4).
    #[serde(deserialize_with = "zone")]
    pub zone: TimeZone,
    /// The languages offered, first the default.
    pub languages: Vec<Language>,
    /// The kinds of case that this city takes.
    pub kinds: Vec<Kind>,
    /// The team's phone number, in every mail.
    pub phone: String,
    /// Where mail to a desk goes.
    pub desks: Desks,
    /// How soon professional standards acknowledge a filing (INT-7).
    pub acknowledgement: Acknowledgement,
    /// Screening (ELIG).
    pub screening: Screening,
    /// The legal clock (CLK).
    pub clock: Clock,
    /// Offers and consent (CON).
    pub consent: Consent,
    /// The gate for mediators (MED-2, MED-3).
    pub mediators: Mediators,
    /// Sessions (SCH).
    pub sessions: Sessions,
    /// Surveys (SUR).
    pub surveys: Surveys,
    /// When no reminder is sent (REM-4).
    pub quiet_hours: QuietHours,
    /// What may be published (SUR-5).
    pub publication: Publication,
}

/// Addresses of the staff's desks.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Desks {
    /// The program's own staff.
    pub program: String,
    /// Professional standards, on the police side.
    pub professional_standards: String,
}

/// How soon a filing is acknowledged.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acknowledgement {
    /// In business days.
    pub business_days: i32,
}

/// What screening needs.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Screening {
    /// Whose approval a case needs before an offer goes out (ELIG-9).
    pub approvals: Vec<Approver>,
    /// Categories that a person must look at (ELIG-6).
    pub review_categories: Vec<Category>,
}

/// The legal clock.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clock {
    /// Months from discovery to the deadline.
    pub months: i32,
    /// Days kept back for an investigation, should mediation fail (CLK-3).
    pub reserve_days: i32,
}

/// The offer's window.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consent {
    /// The version of the explanation that people are shown (CON-1).
    pub text_version: String,
    /// Days until the window ends (CON-5).
    pub window_days: i32,
    /// Days after which somebody who has not answered is reminded.
    pub nudge_days: Vec<i32>,
}

/// Who may mediate, and how many sit together.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mediators {
    /// Co-mediators a session.
    pub per_session: usize,
    /// Least hours of training.
    pub training_hours: u16,
    /// Least hours of these in lectures.
    pub lecture_hours: u16,
    /// Most cases a month for one mediator, unless the roster says less.
    pub monthly_cap: u16,
}

/// Sessions: length, notice, hours, places.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sessions {
    /// Length of a session.
    pub minutes: i32,
    /// Free time kept behind each.
    pub gap_minutes: i32,
    /// Least notice in days (SCH-5).
    pub notice_days: i32,
    /// How many days ahead slots are looked for.
    pub horizon_days: i32,
    /// The earliest start, local time.
    pub opens: Time,
    /// The latest end, local time.
    pub closes: Time,
    /// Hours before a session at which everyone is reminded (REM-1).
    pub reminder_hours: Vec<i64>,
    /// Days within which the mediators record the outcome (OUT-1).
    pub outcome_due_days: i32,
    /// How many slots are offered to pick from.
    pub slots_offered: usize,
    /// Yearly days, as `MM-DD`, on which no session with department personnel takes place (SCH-3).
    pub blackouts: Vec<String>,
    /// The places.
    pub rooms: Vec<Room>,
}

/// A place for sessions.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Room {
    /// The code that messages carry.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its address.
    pub address: String,
}

/// Surveys.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Surveys {
    /// Days after which somebody who has not answered is reminded.
    pub nudge_days: Vec<i32>,
    /// Days after which a survey closes.
    pub closes_days: i32,
}

/// Hours without reminders, local time.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuietHours {
    /// Their beginning, in the evening.
    pub from: Time,
    /// Their end, in the morning.
    pub until: Time,
}

/// What may be published.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Publication {
    /// The least number of people that a published number stands on.
    pub least: u64,
}

fn zone<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<TimeZone, D::Error> {
    let name = String::deserialize(deserializer)?;
    TimeZone::get(&name).map_err(|_| serde::de::Error::custom("not the name of a time zone"))
}

/// The document can't be used; the text says where and why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct InvalidPolicy(String);

impl Policy {
    /// Parses and checks a document.
    ///
    /// # Errors
    /// With the line, the key and what was expected.
    pub fn parse(document: &str) -> Result<Self, InvalidPolicy> {
        let policy: Self = toml::from_str(document).map_err(|error| InvalidPolicy(error.to_string()))?;
        policy.problem().map_or(Ok(policy), |problem| Err(InvalidPolicy(problem)))
    }

    /// The room with that code.
    #[must_use]
    pub fn room(&self, code: &str) -> Option<&Room> {
        self.sessions.rooms.iter().find(|room| room.code == code)
    }

    /// The civil date of an instant in the city (CLK-4).
    #[must_use]
    pub fn date(&self, at: jiff::Timestamp) -> Date {
        at.to_zoned(self.zone.clone()).date()
    }

    /// The first language that is offered, for whoever has not chosen one.
    #[must_use]
    pub fn default_language(&self) -> Language {
        self.languages.first().copied().unwrap_or(Language::English)
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "tests")]
impl Policy {
    /// Pasadena's policy, for tests.
    pub(crate) fn pasadena() -> Self {
        Self::parse(PASADENA).expect("the document that ships is valid")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_that_ships_is_valid() {
        assert_eq!(Policy::pasadena().zone.iana_name(), Some("America/Los_Angeles"));
    }

    #[test]
    fn a_wrong_document_points_at_the_line_or_the_key() {
        let unknown = PASADENA.replace("horizon_days", "horizont_days");
        let message = Policy::parse(&unknown).unwrap_err().to_string();
        assert!(message.contains("horizont_days") && message.contains("line"), "{message}");
        let backwards = PASADENA.replace("opens = \"08:00\"", "opens = \"21:00\"");
        assert_eq!(Policy::parse(&backwards).unwrap_err().to_string(), "sessions.opens: must come before sessions.closes");
        let endless = PASADENA.replace("months = 12", "months = 239977");
        assert_eq!(Policy::parse(&endless).unwrap_err().to_string(), "clock.months: 1 to 120");
    }
}
