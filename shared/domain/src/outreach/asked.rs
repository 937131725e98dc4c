//! What somebody asks for, checked field by field (OUTR-1).

use std::collections::BTreeSet;

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{Audience, EngagementKind, Special};
use crate::complaint::{Contact, ContactForm};
use crate::policy::Policy;
use crate::refusal::Problems;
use crate::slots::instant;
use crate::text::Line;
use crate::vocabulary::Language;

/// The shortest and the longest that can be asked for, in minutes: a carnival may last three days.
const LENGTH: std::ops::RangeInclusive<i32> = 15..=4_320;
/// The largest audience that a form takes.
const LARGEST: u32 = 100_000;

/// What was typed. Days are `YYYY-MM-DD`, times `HH:MM` in the city's zone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AskForm {
    /// What is asked for.
    pub kind: String,
    /// Who asks: a watch, a business, a school.
    pub organization: String,
    /// What it is to be about.
    pub subject: String,
    /// The day.
    pub day: String,
    /// The time at which it begins.
    pub at: String,
    /// How long it takes, in minutes.
    pub minutes: Option<i32>,
    /// Where.
    pub place: String,
    /// Its ZIP code.
    pub zip: String,
    /// How many people are expected.
    pub audience: Option<u32>,
    /// Of which age.
    pub ages: String,
    /// The language of the audience, and of mails.
    pub language: String,
    /// What somebody there needs to take part.
    pub needs: String,
    /// What is wanted besides officers.
    pub specials: Vec<String>,
    /// Whether it is open to everybody, and stands in the public calendar once it is approved.
    pub public: bool,
    /// Whom to reach.
    pub name: String,
    /// Their email; this or a phone number.
    pub email: String,
    /// Their phone number; this or an email.
    pub phone: String,
}

/// What is asked for, in codes and numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    /// What.
    pub kind: EngagementKind,
    /// When it begins.
    pub starts_at: Timestamp,
    /// How long it takes, in minutes.
    pub minutes: i32,
    /// The ZIP code of the place.
    pub zip: String,
    /// How many people are expected.
    pub audience: u32,
    /// Of which age.
    pub ages: Audience,
    /// The language of the audience.
    pub language: Language,
    /// What is wanted besides officers.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub specials: BTreeSet<Special>,
    /// Whether it is open to everybody.
    pub public: bool,
}

impl Ask {
    /// When it ends.
    #[must_use]
    pub fn ends_at(&self) -> Timestamp {
        self.starts_at.saturating_add(SignedDuration::from_mins(self.minutes.into())).unwrap_or(self.starts_at)
    }

    /// The days that it touches in a zone, the first and the last included.
    #[must_use]
    pub fn days(&self, zone: &TimeZone) -> (Date, Date) {
        let day = |at: Timestamp| at.to_zoned(zone.clone()).date();
        let last = self.ends_at().saturating_sub(SignedDuration::from_secs(1)).unwrap_or(self.starts_at);
        (day(self.starts_at), day(last))
    }
}

/// What somebody wrote about it. Kept apart from what is decided on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Details {
    /// Who asks.
    pub organization: Line,
    /// What it is about.
    pub subject: Line,
    /// Where.
    pub place: Line,
    /// What somebody there needs to take part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needs: Option<Line>,
}

/// A request that can be filed: whatever speaks against it is said, and never a reason to refuse it (OUTR-3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// What is decided on.
    pub ask: Ask,
    /// What was written.
    pub details: Details,
    /// Whom to reach.
    pub contact: Contact,
}

impl Asked {
    /// Checks the whole form at once.
    ///
    /// # Errors
    /// Every problem, by field.
    pub fn parse(form: &AskForm, policy: &Policy) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        let kind = problems.keep("kind", EngagementKind::parse(&form.kind));
        let organization = problems.keep("organization", Line::parse(&form.organization));
        let subject = problems.keep("subject", Line::parse(&form.subject));
        let starts_at = begins(form, policy, &mut problems);
        let minutes = problems.keep("minutes", form.minutes.ok_or("required").and_then(|minutes| within(minutes, &LENGTH)));
        let place = problems.keep("place", Line::parse(&form.place));
        let zip = problems.keep("zip", zip_code(&form.zip));
        let audience = problems.keep("audience", form.audience.ok_or("required").and_then(|n| within(n, &(1..=LARGEST))));
        let ages = problems.keep("ages", Audience::parse(&form.ages));
        let language = problems.keep("language", offered(&form.language, policy));
        let needs =
            if form.needs.trim().is_empty() { Some(None) } else { problems.keep("needs", Line::parse(&form.needs).map(Some)) };
        let specials = problems.keep("specials", specials(&form.specials, policy));
        let way = ContactForm {
            name: form.name.clone(),
            email: form.email.clone(),
            phone: form.phone.clone(),
            ..ContactForm::default()
        };
        if form.name.trim().is_empty() {
            problems.add("name", "required");
        }
        let contact = way.parse(language.unwrap_or(Language::English), &mut problems);
        let whole = || {
            Some(Self {
                ask: Ask {
                    kind: kind?,
                    starts_at: starts_at?,
                    minutes: minutes?,
                    zip: zip?,
                    audience: audience?,
                    ages: ages?,
                    language: language?,
                    specials: specials?,
                    public: form.public,
                },
                details: Details { organization: organization?, subject: subject?, place: place?, needs: needs? },
                contact: contact?,
            })
        };
        match whole() {
            Some(asked) if problems.0.is_empty() => Ok(asked),
            _ => Err(problems),
        }
    }

    /// As much of a form as a verdict needs: what, when and for how long.
    ///
    /// # Errors
    /// The problems of these fields.
    pub fn outline(form: &AskForm, policy: &Policy) -> Result<Ask, Problems> {
        let mut problems = Problems::default();
        let kind = problems.keep("kind", EngagementKind::parse(&form.kind));
        let starts_at = begins(form, policy, &mut problems);
        let minutes = problems.keep("minutes", form.minutes.ok_or("required").and_then(|minutes| within(minutes, &LENGTH)));
        let specials = problems.keep("specials", specials(&form.specials, policy));
        match (kind, starts_at, minutes, specials) {
            (Some(kind), Some(starts_at), Some(minutes), Some(specials)) => Ok(Ask {
                kind,
                starts_at,
                minutes,
                specials,
                zip: String::new(),
                audience: 1,
                ages: Audience::Mixed,
                language: policy.default_language(),
                public: form.public,
            }),
            _ => Err(problems),
        }
    }
}

/// When it begins. A time that the clock skips or shows twice that night isn't one (SCH-5).
pub(super) fn begins(form: &AskForm, policy: &Policy, problems: &mut Problems) -> Option<Timestamp> {
    let on = problems.keep("day", day(&form.day));
    let at = problems.keep("at", time(&form.at));
    problems.keep("at", instant(on?, at?, policy).ok_or("no-such-time"))
}

fn day(text: &str) -> Result<Date, &'static str> {
    if text.trim().is_empty() { Err("required") } else { text.trim().parse().map_err(|_| "not-a-date") }
}

fn time(text: &str) -> Result<Time, &'static str> {
    let text = text.trim();
    if text.is_empty() { Err("required") } else { Time::strptime("%H:%M", text).map_err(|_| "not-a-time") }
}

fn within<N: PartialOrd>(number: N, range: &std::ops::RangeInclusive<N>) -> Result<N, &'static str> {
    if range.contains(&number) { Ok(number) } else { Err("out-of-range") }
}

fn zip_code(text: &str) -> Result<String, &'static str> {
    match text.trim() {
        "" => Err("required"),
        zip if zip.len() == 5 && zip.bytes().all(|digit| digit.is_ascii_digit()) => Ok(zip.to_owned()),
        _ => Err("not-a-zip-code"),
    }
}

fn offered(text: &str, policy: &Policy) -> Result<Language, &'static str> {
    let language = Language::parse(text)?;
    if policy.languages.contains(&language) { Ok(language) } else { Err("not-offered-here") }
}

fn specials(texts: &[String], policy: &Policy) -> Result<BTreeSet<Special>, &'static str> {
    let chosen: BTreeSet<Special> =
        texts.iter().filter(|text| !text.is_empty()).map(|text| Special::parse(text)).collect::<Result<_, _>>()?;
    if chosen.iter().all(|special| policy.outreach.resources.contains_key(special)) {
        Ok(chosen)
    } else {
        Err("not-offered-here")
    }
}
