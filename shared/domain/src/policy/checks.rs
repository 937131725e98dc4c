//! What a document must say for the rules to be able to work with it.

use std::ops::RangeInclusive;

use jiff::civil::Date;

use super::{KindTerms, Length, Policy};
use crate::notice::Template;
use crate::terms::Term;
use crate::text::EmailAddress;
use crate::vocabulary::{Desk, Kind, OutcomeCode};

/// `MM-DD` and nothing more, for a day that some year has: whatever else a date may look like would never be that day.
fn is_month_and_day(text: &str) -> bool {
    format!("2000-{text}").parse::<Date>().is_ok_and(|day| day.strftime("%m-%d").to_string() == text)
}

/// What a mail has besides its subject.
const PARTS_OF_A_MAIL: [&str; 3] = ["reason", "action", "next"];
/// The most characters of a name.
const LONGEST_NAME: usize = 80;
/// The most characters of a text of a city's own.
const LONGEST_TEXT: usize = 600;

/// Whether a character ends a line, or makes what follows run the other way: neither belongs into the head of a mail.
fn turns_or_breaks(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{2028}' | '\u{2029}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A number of the document, and what it may be.
struct Measure {
    key: &'static str,
    value: i64,
    fine: RangeInclusive<i64>,
}

type Problem = (String, String);

fn problem(key: impl Into<String>, what: impl Into<String>) -> Problem {
    (key.into(), what.into())
}

impl Policy {
    /// Everything that the rules couldn't live with, by key.
    pub(super) fn problems(&self) -> Vec<Problem> {
        let sessions = &self.sessions;
        let blackouts_fine = sessions.blackouts.iter().all(|day| is_month_and_day(day));
        let events_end = sessions.events.iter().all(|event| event.first <= event.last);
        let events_named = sessions.events.iter().all(|event| !event.name.trim().is_empty());
        let events_timed =
            sessions.events.iter().all(|event| event.from.is_some() == event.until.is_some() && event.has_length());
        let areas = &self.outreach.areas;
        let areas_named = areas.iter().all(|area| is_a_name(&area.code) && !area.name.trim().is_empty());
        let zips: Vec<&String> = areas.iter().flat_map(|area| &area.zips).collect();
        let is_zip = |zip: &str| zip.len() == 5 && zip.bytes().all(|digit| digit.is_ascii_digit());
        let zips_once = zips.iter().enumerate().all(|(n, zip)| is_zip(zip) && zips.iter().take(n).all(|before| before != zip));
        let needs = [
            (is_a_name(&self.version), "version", "name the version, in up to 40 small letters, digits and dashes"),
            (!self.languages.is_empty(), "languages", "name at least one"),
            (!self.kinds.is_empty(), "kinds", "name at least one"),
            (!self.clocks.is_empty(), "clocks", "name at least one"),
            (!sessions.rooms.is_empty(), "sessions.rooms", "name at least one"),
            (sessions.opens < sessions.closes, "sessions.opens", "must come before sessions.closes"),
            (blackouts_fine, "sessions.blackouts", "write each day as MM-DD"),
            (events_named, "sessions.events", "name each"),
            (events_end, "sessions.events", "the last day of each comes after its first, or is the same"),
            (events_timed, "sessions.events", "write both from and until, or neither; they differ"),
            (areas_named, "outreach.areas", "name each, with a code of small letters, digits and dashes"),
            (zips_once, "outreach.areas", "write each ZIP code once, as five digits"),
            (
                self.silence.warns_after_days < self.silence.ends_after_days,
                "silence.warns_after_days",
                "must be fewer than silence.ends_after_days",
            ),
            (
                self.agreements.nudge_days < self.agreements.answer_days,
                "agreements.nudge_days",
                "must be fewer than agreements.answer_days",
            ),
            (self.has_signs(), "agreements.signs", "name at least one sign of each term, as words"),
            (
                self.quiet_hours.until < self.quiet_hours.from,
                "quiet_hours.from",
                "an evening; quiet_hours.until is the next morning",
            ),
        ];
        let mut problems: Vec<Problem> =
            needs.iter().filter(|(fine, ..)| !fine).map(|(_, key, what)| problem(*key, *what)).collect();
        problems.extend(self.missing_words());
        problems.extend(self.problems_of_senders());
        problems.extend(self.problems_of_wording());
        problems.extend(self.kinds.iter().flat_map(|(kind, terms)| self.problems_of(*kind, terms)));
        problems.extend(
            self.screening.excluding.iter().filter(|question| question.rule() != "ELIG-3").map(|question| {
                problem("screening.excluding", format!("“{question}” isn't for a policy to decide; leave it out"))
            }),
        );
        let wrong = self.measures().into_iter().filter(|measure| !measure.fine.contains(&measure.value));
        problems.extend(wrong.map(|one| problem(one.key, format!("{} to {}", one.fine.start(), one.fine.end()))));
        problems
    }

    /// Whether each term that must not be in an agreement has a sign by which it is found.
    fn has_signs(&self) -> bool {
        let named = |signs: &Vec<String>| !signs.is_empty() && signs.iter().all(|sign| !sign.trim().is_empty());
        Term::ALL.iter().all(|term| self.agreements.signs.get(term).is_some_and(named))
    }

    fn missing_words(&self) -> impl Iterator<Item = Problem> + '_ {
        let missing =
            self.languages.iter().filter(|language| self.program.get(language).is_none_or(|name| name.trim().is_empty()));
        missing.map(|language| problem("program", format!("there is no name in “{language}”, which the city offers")))
    }

    /// Who signs a mail, who gets one and whom to call stand in its head and at its end, so that what can break or turn a line there is none
    /// of these.
    fn problems_of_senders(&self) -> Vec<Problem> {
        let names = self.program.iter().map(|(language, name)| (format!("program.{language}"), name));
        let names = names.chain([("city".to_owned(), &self.city), ("phone".to_owned(), &self.phone)]);
        let wrong = names.filter(|(_, name)| name.chars().count() > LONGEST_NAME || name.chars().any(turns_or_breaks));
        let mut problems: Vec<Problem> = wrong
            .map(|(key, _)| {
                problem(key, format!("write one line of up to {LONGEST_NAME} characters, without marks of direction"))
            })
            .collect();
        let desks = self
            .desks
            .iter()
            .filter(|(_, address)| !EmailAddress::parse(address).is_ok_and(|parsed| parsed.as_str() == *address));
        problems.extend(desks.map(|(desk, _)| problem(format!("desks.{desk}"), "write an email address")));
        problems
    }

    /// Texts of mails that there aren't, in languages that aren't offered, or that are none. Whether what is put into them is there, only
    /// whoever has the shipped texts can tell.
    fn problems_of_wording(&self) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (language, texts) in &self.wording {
            if !self.languages.contains(language) {
                problems.push(problem(format!("wording.{language}"), "the city doesn't offer this language"));
            }
            for (name, text) in texts {
                let (template, part) = name.split_once('.').unwrap_or((name, "reason"));
                let is_known = Template::parse(template).is_ok() && PARTS_OF_A_MAIL.contains(&part);
                let fits = !text.trim().is_empty() && text.chars().count() <= LONGEST_TEXT && !text.chars().any(turns_or_breaks);
                let key = || format!("wording.{language}.{name}");
                if !is_known {
                    problems.push(problem(key(), "there is no such text of a mail"));
                }
                if !fits {
                    problems.push(problem(key(), format!("write one line of up to {LONGEST_TEXT} characters")));
                }
            }
        }
        problems
    }

    fn problems_of(&self, kind: Kind, terms: &KindTerms) -> Vec<Problem> {
        let key = |part: &str| format!("kinds.{kind}.{part}");
        let mut problems = Vec::new();
        if !terms.approvals.contains(&Desk::Program) {
            problems.push(problem(key("approvals"), "the program must approve"));
        }
        for desk in terms.approvals.iter().chain([&kind.owner(), &Desk::Program]) {
            if !self.desks.contains_key(desk) && !problems.iter().any(|(known, _)| *known == format!("desks.{desk}")) {
                problems.push(problem(format!("desks.{desk}"), format!("is missing, and cases of the kind “{kind}” need it")));
            }
        }
        if terms.closes_with(OutcomeCode::NotHeld) {
            problems.push(problem(key("closes"), "what didn't take place goes back, always: take “not_held” out"));
        }
        let strange = terms.review_categories.iter().filter(|category| !kind.categories().contains(category));
        problems.extend(
            strange.map(|category| problem(key("review_categories"), format!("“{category}” isn't a category of this kind"))),
        );
        problems
    }

    /// Every number with what it may be: more than any city needs, and nothing that a rule would run away with.
    fn measures(&self) -> Vec<Measure> {
        let measure = |key, value, fine| Measure { key, value, fine };
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let sessions = &self.sessions;
        let mut measures = vec![
            measure("intake.filings_per_hour", self.intake.filings_per_hour.into(), 1..=10_000),
            measure("intake.filings_per_address_per_day", self.intake.filings_per_address_per_day.into(), 1..=1_000),
            measure("intake.fastest_seconds", self.intake.fastest_seconds.into(), 0..=600),
            measure("acknowledgement.business_days", self.acknowledgement.business_days.into(), 0..=60),
            measure("disposition.notice_days", self.disposition.notice_days.into(), 1..=366),
            // The least that the law lets a city keep: Penal Code 832.5(b), Government Code 34090(d).
            measure("retention.complaint_years", self.retention.complaint_years.into(), 5..=100),
            measure("retention.sustained_years", self.retention.sustained_years.into(), 15..=100),
            measure("retention.conflict_years", self.retention.conflict_years.into(), 2..=100),
            measure("consent.window_days", self.consent.window_days.into(), 1..=90),
            measure("consent.attempts", count(self.consent.attempts), 1..=20),
            measure("consent.support_per_side", count(self.consent.support_per_side), 0..=3),
            measure("mediators.answer_days", self.mediators.answer_days.into(), 1..=60),
            measure("mediators.objection_days", self.mediators.objection_days.into(), 1..=30),
            measure("mediators.per_session", count(self.mediators.per_session), 1..=2),
            measure("sessions.minutes", sessions.minutes.into(), 60..=180),
            measure("sessions.gap_minutes", sessions.gap_minutes.into(), 0..=240),
            measure("sessions.notice_days", sessions.notice_days.into(), 0..=60),
            measure("sessions.horizon_days", sessions.horizon_days.into(), 1..=366),
            measure("sessions.outcome_due_days", sessions.outcome_due_days.into(), 1..=60),
            measure("sessions.slots_offered", count(sessions.slots_offered), 1..=50),
            measure("sessions.reschedules", i64::try_from(sessions.reschedules).unwrap_or(i64::MAX), 0..=10),
            measure("silence.ends_after_days", self.silence.ends_after_days.into(), 10..=366),
            measure("silence.warns_after_days", self.silence.warns_after_days.into(), 1..=366),
            measure("agreements.follow_up_days", self.agreements.follow_up_days.into(), 1..=180),
            measure("agreements.nudge_days", self.agreements.nudge_days.into(), 1..=60),
            measure("agreements.answer_days", self.agreements.answer_days.into(), 1..=90),
            // A case is kept for two years at least, and its agreement never longer.
            measure("agreements.kept_days", self.agreements.kept_days.into(), 0..=400),
            measure("outreach.presentation_notice_days", self.outreach.presentation_notice_days.into(), 0..=366),
            measure("outreach.event_notice_days", self.outreach.event_notice_days.into(), 0..=366),
            measure("outreach.weekend_event_hours", self.outreach.weekend_event_hours.into(), 0..=24),
            measure("outreach.buffer_minutes", self.outreach.buffer_minutes.into(), 0..=1_440),
            measure("outreach.dates_offered", count(self.outreach.dates_offered), 1..=20),
            measure("outreach.completion_due_days", self.outreach.completion_due_days.into(), 1..=60),
            measure("surveys.closes_days", self.surveys.closes_days.into(), 1..=366),
            measure("surveys.follow_up_days", self.surveys.follow_up_days.into(), 30..=90),
        ];
        for clock in &self.clocks {
            measures.push(match clock.runs {
                Length::Months(months) => measure("clocks.runs", months.into(), 1..=120),
                Length::Days(days) => measure("clocks.runs", days.into(), 1..=3650),
            });
            measures.push(measure("clocks.reserve_days", clock.reserve_days.into(), 0..=365));
        }
        measures.extend(self.clock_alerts.days.iter().map(|days| measure("clock_alerts.days", (*days).into(), 1..=366)));
        measures.extend(self.consent.nudge_days.iter().map(|days| measure("consent.nudge_days", (*days).into(), 1..=90)));
        measures.extend(self.consent.call_days.iter().map(|days| measure("consent.call_days", (*days).into(), 1..=90)));
        measures.extend(self.mediators.nudge_days.iter().map(|days| measure("mediators.nudge_days", (*days).into(), 1..=60)));
        measures.extend(self.surveys.nudge_days.iter().map(|days| measure("surveys.nudge_days", (*days).into(), 1..=366)));
        let leads = self.outreach.resources.values().map(|resource| resource.lead_days);
        measures.extend(leads.map(|days| measure("outreach.resources.lead_days", days.into(), 0..=366)));
        let hours = self.outreach.reminder_hours.iter();
        measures.extend(hours.map(|hours| measure("outreach.reminder_hours", *hours, 1..=1440)));
        measures.extend(sessions.reminder_hours.iter().map(|hours| measure("sessions.reminder_hours", *hours, 1..=1440)));
        measures
    }
}

/// Whether this can stand in an address as it is.
fn is_a_name(version: &str) -> bool {
    (1..=40).contains(&version.len()) && version.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}
