//! What a city decides for itself: one versioned document per tenant.

pub mod book;
mod checks;
mod document;
mod outreach;
mod terms;

use std::collections::BTreeMap;

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use serde::Deserialize;

pub use document::{Fault, InvalidPolicy};
pub use outreach::{Area, Outreach, Resource};
pub use terms::{Begins, ClockAlerts, ClockTerms, Ground, KindTerms, Length, Notification, Retention, Screening};

use crate::blackouts::Event;
use crate::terms::Term;
use crate::vocabulary::{Desk, Kind, Language, OutcomeCode};

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
    /// The program's name in each language, as it signs its mails.
    pub program: BTreeMap<Language, String>,
    /// The city's time zone; every civil date is a date there (CLK-4).
    #[serde(deserialize_with = "zone")]
    pub zone: TimeZone,
    /// The languages offered, first the default.
    pub languages: Vec<Language>,
    /// The kinds of case that this city takes, and what it decides for each.
    pub kinds: BTreeMap<Kind, KindTerms>,
    /// The team's phone number, in every mail.
    pub phone: String,
    /// Where mail to a desk goes.
    pub desks: BTreeMap<Desk, String>,
    /// How soon professional standards acknowledge a filing (INT-7).
    pub acknowledgement: Acknowledgement,
    /// How much may arrive before a person looks first.
    pub intake: Intake,
    /// Screening (ELIG).
    pub screening: Screening,
    /// The legal clocks; the earliest governs (CLK-2).
    pub clocks: Vec<ClockTerms>,
    /// When staff hear of them (CLK-3).
    pub clock_alerts: ClockAlerts,
    /// The notice of the department's disposition (CLK-5).
    pub disposition: Notification,
    /// Offers and consent (CON).
    pub consent: Consent,
    /// The gate for mediators (MED-2, MED-3).
    pub mediators: Mediators,
    /// Sessions (SCH).
    pub sessions: Sessions,
    /// A mediation in which nobody is in contact (OUT-3).
    #[serde(default)]
    pub silence: Silence,
    /// What people agree on: what must not be in it, when it is asked whether it held, how long it is kept (OUT-2, OUT-4).
    #[serde(default)]
    pub agreements: Agreements,
    /// Presentations and events (OUTR).
    #[serde(default)]
    pub outreach: Outreach,
    /// Surveys (SUR).
    pub surveys: Surveys,
    /// When no reminder is sent (REM-4).
    pub quiet_hours: QuietHours,
    /// How long ended cases are kept (WALL-4).
    #[serde(default)]
    pub retention: Retention,
    /// What may be published (SUR-5).
    pub publication: Publication,
    /// Texts of mails that the city words in its own way, by language and by the mail: `receipt` is its subject, `receipt.reason`,
    /// `receipt.action` and `receipt.next` what is in it. What isn't here is as it ships.
    #[serde(default)]
    pub wording: BTreeMap<Language, BTreeMap<String, String>>,
}

/// How much may arrive before mail waits for a person. Whatever arrives is kept, and its clocks run.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Intake {
    /// Filings in an hour, from everybody together.
    pub filings_per_hour: u16,
    /// Filings in a day from one email address.
    pub filings_per_address_per_day: u16,
    /// A form that took less is flagged.
    pub fastest_seconds: u16,
}

impl Intake {
    /// Whether so many other filings, in its hour and from its address, leave room for one.
    #[must_use]
    pub const fn have_room(&self, in_the_hour: usize, from_the_address: usize) -> bool {
        in_the_hour < self.filings_per_hour as usize && from_the_address < self.filings_per_address_per_day as usize
    }
}

/// How soon a filing is acknowledged.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Acknowledgement {
    /// In business days.
    pub business_days: i32,
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
    /// Days after which the program tries to reach somebody who has not answered.
    #[serde(default = "consent_call_days")]
    pub call_days: Vec<i32>,
    /// Attempts in vain after which somebody is unreachable (CON-5).
    #[serde(default = "consent_attempts")]
    pub attempts: usize,
    /// Support people a side (CON-6).
    #[serde(default = "consent_support_per_side")]
    pub support_per_side: usize,
    /// Whether a case goes on when one of several people on a side doesn't.
    #[serde(default)]
    pub goes_on_without: bool,
}

// What a document from before these keys says.

fn consent_call_days() -> Vec<i32> {
    vec![10]
}

const fn consent_attempts() -> usize {
    3
}

const fn consent_support_per_side() -> usize {
    1
}

fn mediator_nudge_days() -> Vec<i32> {
    vec![2]
}

const fn mediator_answer_days() -> i32 {
    4
}

const fn session_reschedules() -> u64 {
    2
}

const fn objection_days() -> i32 {
    3
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
    /// Days after which a mediator who has not answered is reminded.
    #[serde(default = "mediator_nudge_days")]
    pub nudge_days: Vec<i32>,
    /// Days after which the program hears that a mediator has not answered.
    #[serde(default = "mediator_answer_days")]
    pub answer_days: i32,
    /// Days within which each side may object to a mediator (MED-6).
    #[serde(default = "objection_days")]
    pub objection_days: i32,
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
    /// How often the people at a table may have their session moved; after that a person decides (SCH-8).
    #[serde(default = "session_reschedules")]
    pub reschedules: u64,
    /// Yearly days, as `MM-DD`, on which no session with department personnel takes place (SCH-3).
    pub blackouts: Vec<String>,
    /// What is on in the city, by name: no session with department personnel takes place then either (SCH-3).
    #[serde(default)]
    pub events: Vec<Event>,
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

/// How long nobody may be in contact before a mediation has ended (OUT-3).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Silence {
    /// Calendar days without contact after which it ends.
    pub ends_after_days: i32,
    /// Days without contact after which the program hears of it.
    pub warns_after_days: i32,
}

/// What the law says (Evidence Code 1125): what a document from before there was such a table says.
impl Default for Silence {
    fn default() -> Self {
        Self { ends_after_days: 10, warns_after_days: 7 }
    }
}

/// What people agree on.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Agreements {
    /// Days from the outcome after which people are asked whether it held (OUT-4).
    pub follow_up_days: i32,
    /// Days after which those are reminded who haven't answered.
    pub nudge_days: i32,
    /// Days within which they can.
    pub answer_days: i32,
    /// Days from then on for which a signed agreement is kept (WALL-4).
    pub kept_days: i32,
    /// What likely shows a term that must come out, or a warning; how a sign is written is said at [`find`](crate::terms::find).
    pub signs: BTreeMap<Term, Vec<String>>,
}

/// What the document that ships says, for one from before there was such a table.
impl Default for Agreements {
    fn default() -> Self {
        #[derive(Deserialize)]
        struct Shipped {
            agreements: Agreements,
        }
        let none = || Self { follow_up_days: 60, nudge_days: 7, answer_days: 21, kept_days: 365, signs: BTreeMap::new() };
        toml::from_str::<Shipped>(PASADENA).map_or_else(|_| none(), |shipped| shipped.agreements)
    }
}

/// Surveys.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Surveys {
    /// Days after which somebody who has not answered is reminded.
    pub nudge_days: Vec<i32>,
    /// Days after which a survey closes.
    pub closes_days: i32,
    /// Days after a session after which those who were there are asked once more (SUR-1).
    #[serde(default = "two_months")]
    pub follow_up_days: i32,
}

/// What the rules say, for a document from before it was asked for.
const fn two_months() -> i32 {
    60
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

impl Policy {
    /// Parses and checks a document: whatever is wrong with it is found at once.
    ///
    /// # Errors
    /// Every fault, with its line and what to write instead.
    pub fn parse(document: &str) -> Result<Self, InvalidPolicy> {
        document::read(document)
    }

    /// Reads a document that was checked before it was stored; nothing when it isn't one.
    #[must_use]
    pub fn stored(document: &str) -> Option<Self> {
        toml::from_str(document).ok()
    }

    /// What the city decides for a kind of case; nothing for one that it doesn't take.
    #[must_use]
    pub fn terms(&self, kind: Kind) -> Option<&KindTerms> {
        self.kinds.get(&kind)
    }

    /// Whether a mediation of that kind of case that ends so closes the case; otherwise it goes back to its owner (OUT-6).
    #[must_use]
    pub fn closes(&self, kind: Kind, code: OutcomeCode) -> bool {
        self.terms(kind).is_some_and(|terms| terms.closes_with(code))
    }

    /// Where mail to a desk goes; the program hears what has no desk of its own.
    #[must_use]
    pub fn desk(&self, desk: Desk) -> &str {
        self.desks.get(&desk).or_else(|| self.desks.get(&Desk::Program)).map_or("", String::as_str)
    }

    /// The city's own words for a text of a mail, if it has any.
    #[must_use]
    pub fn worded(&self, language: Language, name: &str) -> Option<&str> {
        self.wording.get(&language)?.get(name).map(String::as_str)
    }

    /// The program's name in a language.
    #[must_use]
    pub fn program_in(&self, language: Language) -> &str {
        self.program.get(&language).or_else(|| self.program.values().next()).map_or("", String::as_str)
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
    fn what_arrives_beyond_either_quota_has_no_room() {
        let quotas = Policy::pasadena().intake;
        for (in_the_hour, from_the_address, room) in
            [(0, 0, true), (99, 4, true), (100, 0, false), (0, 5, false), (500, 500, false)]
        {
            assert_eq!(quotas.have_room(in_the_hour, from_the_address), room, "{in_the_hour} {from_the_address}");
        }
    }

    #[test]
    fn a_wrong_document_points_at_the_line_and_the_key() {
        let line = PASADENA.lines().position(|line| line.starts_with("horizon_days")).unwrap() + 1;
        let unknown = PASADENA.replace("horizon_days", "horizont_days");
        let message = Policy::parse(&unknown).unwrap_err().to_string();
        assert_eq!(
            message,
            format!("sessions.horizon_days: is missing\nline {line}: sessions.horizont_days: there is no such key")
        );
    }

    #[test]
    fn every_fault_of_a_document_is_found_at_once() {
        let wrong = [
            ("business_days = 1", "business_days = -1"),
            ("months = 12\"", "years = 1\""),
            ("\"bias\", \"other\"", "\"bias\", \"bias\", \"gossip\""),
            ("opens = \"08:00\"", "opens = \"21:00\""),
            ("zh = \"帕萨迪纳社区调解\"\n", ""),
            ("minutes = 120", "minutes = \"long\""),
        ];
        let document = wrong.iter().fold(PASADENA.to_owned(), |text, (from, to)| text.replacen(from, to, 1));
        let Err(InvalidPolicy(faults)) = Policy::parse(&document) else { panic!("refused") };
        let keys: Vec<_> = faults.iter().map(|fault| fault.key.as_str()).collect();
        assert_eq!(keys, ["acknowledgement.business_days", "kinds.community.review_categories", "sessions.minutes"]);
    }
}
