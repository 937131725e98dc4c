//! What speaks for waiting, for a supervisor, or against approving (OUTR-2 to OUTR-5).

use std::collections::BTreeSet;

use jiff::civil::{Date, Weekday};
use jiff::{SignedDuration, Timestamp, ToSpan};

use super::{Ask, Need, Special};
use crate::policy::Policy;
use crate::slots::instant;

/// How far from the day that was asked for free ones are looked for.
const DAYS_AROUND: i32 = 60;

/// How much something weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// It can't be approved as it is.
    Blocks,
    /// A supervisor approves it first.
    Routes,
    /// It is said, and nothing else follows.
    Warns,
}

impl Weight {
    /// As a stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Blocks => "blocks",
            Self::Routes => "routes",
            Self::Warns => "warns",
        }
    }
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What, as a stable code that pages put into words.
    pub code: &'static str,
    /// By which rule.
    pub rule: &'static str,
    /// How much it weighs.
    pub weight: Weight,
    /// What a supervisor has to approve because of it.
    pub need: Option<Need>,
    /// What is on in the city: the name of an event, or a yearly day as `MM-DD`.
    pub event: Option<String>,
    /// Which of the things that need extra planning.
    pub special: Option<Special>,
    /// The days or hours that the rule speaks of.
    pub number: Option<i32>,
}

impl Finding {
    const fn new(code: &'static str, rule: &'static str, weight: Weight) -> Self {
        Self { code, rule, weight, need: None, event: None, special: None, number: None }
    }

    const fn of(mut self, number: i32) -> Self {
        self.number = Some(number);
        self
    }

    const fn needs(mut self, need: Need) -> Self {
        self.need = Some(need);
        self
    }
}

/// What was found about a request.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Everything, in the order of the rules.
    pub findings: Vec<Finding>,
}

impl Verdict {
    /// What it can't be approved for; the first of it.
    #[must_use]
    pub fn block(&self) -> Option<&Finding> {
        self.findings.iter().find(|finding| finding.weight == Weight::Blocks)
    }

    /// What a supervisor has to approve.
    #[must_use]
    pub fn needs(&self) -> BTreeSet<Need> {
        self.findings.iter().filter_map(|finding| finding.need).collect()
    }
}

/// What speaks against a request, as of now.
#[must_use]
pub fn verdict(ask: &Ask, policy: &Policy, now: Timestamp) -> Verdict {
    let terms = &policy.outreach;
    let (first, last) = ask.days(&policy.zone);
    let notice = policy.date(now).until(first).map_or(0, |span| span.get_days());
    let mut findings = Vec::new();
    if ask.starts_at <= now {
        findings.push(Finding::new("past", "OUTR-7", Weight::Blocks));
    } else if ask.kind.is_presentation() && notice < terms.presentation_notice_days {
        findings.push(Finding::new("short-notice", "OUTR-2", Weight::Warns).of(terms.presentation_notice_days));
    } else if !ask.kind.is_presentation() && notice < terms.event_notice_days {
        findings.push(Finding::new("permit-notice", "OUTR-4", Weight::Warns).of(terms.event_notice_days));
    }
    if let Some(event) = policy.on_during(ask.starts_at, ask.ends_at()) {
        let found = if ask.kind.is_presentation() {
            Finding::new("on-event", "OUTR-3", Weight::Blocks)
        } else {
            Finding::new("event-on-event", "OUTR-3", Weight::Routes).needs(Need::MajorEvent)
        };
        findings.push(Finding { event: Some(event.to_owned()), ..found });
    }
    if touches_a_weekend(first, last) {
        findings.extend(weekend(ask, policy));
    }
    for &special in &ask.specials {
        let found = Finding { special: Some(special), ..Finding::new("special", "OUTR-5", Weight::Routes).needs(special.into()) };
        findings.push(found);
        let lead = terms.resources.get(&special).map_or(0, |resource| resource.lead_days);
        if ask.starts_at > now && notice < lead {
            let late = Finding::new("special-notice", "OUTR-5", Weight::Warns).of(lead);
            findings.push(Finding { special: Some(special), ..late });
        }
    }
    Verdict { findings }
}

fn touches_a_weekend(first: Date, last: Date) -> bool {
    first.series(1.day()).take_while(|day| *day <= last).any(|day| matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday))
}

fn weekend(ask: &Ask, policy: &Policy) -> Vec<Finding> {
    let (terms, mut findings) = (&policy.outreach, Vec::new());
    if ask.kind.is_presentation() {
        if terms.weekend_presentations_need_approval {
            findings.push(Finding::new("weekend", "OUTR-4", Weight::Routes).needs(Need::Weekend));
        }
        return findings;
    }
    findings.push(Finding::new("weekend", "OUTR-4", Weight::Routes).needs(Need::Weekend));
    if ask.minutes < terms.weekend_event_hours * 60 {
        findings.push(Finding::new("weekend-too-short", "OUTR-4", Weight::Blocks).of(terms.weekend_event_hours));
    }
    findings
}

/// The days nearest to the one that was asked for, at the same time and for as long, on which nothing blocks it and nothing is on in the
/// city; the nearest first, of two as near the later one (OUTR-3).
#[must_use]
pub fn nearest(ask: &Ask, policy: &Policy, now: Timestamp) -> Vec<Date> {
    let wanted = ask.starts_at.to_zoned(policy.zone.clone());
    let free = |day: &Date| {
        let Some(starts_at) = instant(*day, wanted.time(), policy) else { return false };
        let there = Ask { starts_at, ..ask.clone() };
        let verdict = verdict(&there, policy, now);
        let is_quiet = verdict.block().is_none() && policy.on_during(starts_at, there.ends_at()).is_none();
        let (first, last) = there.days(&policy.zone);
        // Whoever asks for an event asks for weekends, too; a presentation isn't led onto one.
        is_quiet && !(ask.kind.is_presentation() && touches_a_weekend(first, last))
    };
    let around = (1..=DAYS_AROUND).flat_map(|away| [away, -away]);
    let days = around.filter_map(|away| wanted.date().checked_add(away.days()).ok());
    days.filter(free).take(policy.outreach.dates_offered).collect()
}

impl Policy {
    /// What is on in the city during that time: the name of an event, or a yearly day as `MM-DD`. An event takes its times and the policy's
    /// buffer around them; the whole day where no times are known (OUTR-3).
    #[must_use]
    pub fn on_during(&self, from: Timestamp, until: Timestamp) -> Option<&str> {
        let buffer = SignedDuration::from_mins(self.outreach.buffer_minutes.into());
        let day = |at: Timestamp| self.date(at);
        let (first, last) = (day(from).yesterday().ok()?, day(until).tomorrow().ok()?);
        for day in first.series(1.day()).take_while(|day| *day <= last) {
            let (begins, ends) = (self.midnight(day)?, self.midnight(day.tomorrow().ok()?)?);
            if let Some(yearly) = self.yearly_blackout(day)
                && from < ends
                && begins < until
            {
                return Some(yearly);
            }
            for event in self.sessions.events.iter().filter(|event| event.covers(day)) {
                let (begins, ends) = match (event.from, event.until) {
                    (Some(opens), Some(closes)) => {
                        // What ends at an earlier time than it begins ends on the next day.
                        let to = if closes > opens { day } else { day.tomorrow().ok()? };
                        let at =
                            |day: Date, time| day.to_datetime(time).to_zoned(self.zone.clone()).ok().map(|at| at.timestamp());
                        (at(day, opens)?.saturating_sub(buffer).ok()?, at(to, closes)?.saturating_add(buffer).ok()?)
                    }
                    _ => (begins, ends),
                };
                if from < ends && begins < until {
                    return Some(&event.name);
                }
            }
        }
        None
    }

    fn midnight(&self, day: Date) -> Option<Timestamp> {
        day.to_zoned(self.zone.clone()).ok().map(|at| at.timestamp())
    }
}
