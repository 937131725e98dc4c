//! What is counted: each countable thing that happened to a case, as a path of closed codes. A count is of all events that one of its
//! patterns names; so every sum of counts is a sum of events, which is what suppression reasons about.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{History, Trail};
use crate::complaint::{CaseStage, ReturnReason};
use crate::mediation::{How, Measure, MediationStage, Met};

/// A countable thing, on its day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Event {
    /// The day, in the city.
    pub on: Date,
    /// What, from the general to the particular: `answered/yes/no/declined`.
    pub path: String,
}

/// Whether a pattern names a path: segment by segment, `*` for any, as many as the path has.
#[must_use]
pub fn matches(pattern: &str, path: &str) -> bool {
    let (mut patterns, mut segments) = (pattern.split('/'), path.split('/'));
    loop {
        match (patterns.next(), segments.next()) {
            (None, None) => return true,
            (Some(pattern), Some(segment)) if pattern == "*" || pattern == segment => {}
            _ => return false,
        }
    }
}

impl History {
    /// Everything countable until a day, that day included. A legal deadline that passed while a case was still here counts on the
    /// day after it.
    #[must_use]
    pub fn events(&self, zone: &TimeZone, until: Date) -> Vec<Event> {
        let mut events: Vec<Event> = self.cases.values().flat_map(|trail| trail.events(zone, until)).collect();
        for &(at, kind, headcount) in self.engagements.values() {
            let on = at.to_zoned(zone.clone()).date();
            events.push(Event { on, path: format!("held/{kind}") });
            // Each person who was there is one event, so that suppression reasons about people.
            let what = if kind.is_presentation() { "presentation" } else { "event" };
            events.extend((0..headcount).map(|_| Event { on, path: format!("reached/{what}") }));
        }
        events.retain(|event| event.on <= until);
        events.sort();
        events
    }
}

impl Trail {
    fn events(&self, zone: &TimeZone, until: Date) -> Vec<Event> {
        let day = |at: jiff::Timestamp| at.to_zoned(zone.clone()).date();
        let mut events = Vec::new();
        let mut add = |on: Date, path: String| events.push(Event { on, path });
        if let Some((at, kind)) = self.filed {
            add(day(at), format!("filed/{kind}"));
        }
        let reached = |stages: &[CaseStage]| stages.iter().filter_map(|stage| self.stages.get(stage)).min().copied();
        if let Some(at) = reached(&[CaseStage::Eligible, CaseStage::Admitted, CaseStage::InMediation]) {
            add(day(at), "eligible".to_owned());
        }
        if let Some(at) = self.mediation.get(&MediationStage::Offering) {
            add(day(*at), "offered".to_owned());
        }
        let before = [ReturnReason::Anonymous, ReturnReason::NotEligible, ReturnReason::NotSuitable];
        for (reason, at) in self.returned.iter().filter(|(reason, _)| before.contains(reason)) {
            add(day(*at), format!("returned/{reason}"));
        }
        for (at, measure) in &self.measures {
            measured(measure).into_iter().for_each(|path| add(day(*at), path));
        }
        if let Some((_, _, Some(deadline))) = self.latest
            && self.left().map_or(until, day) > deadline
        {
            add(deadline.saturating_add(jiff::Span::new().days(1)), "overdue".to_owned());
        }
        events
    }
}

fn measured(measure: &Measure) -> Vec<String> {
    let word = |yes: bool| if yes { "yes" } else { "no" };
    match measure {
        Measure::Answered { complainant, respondent, ended } => {
            let ended = ended.map_or("on", |reason| reason.code());
            vec![format!("answered/{}/{}/{ended}", word(*complainant), word(*respondent))]
        }
        Measure::Ended { code, how, languages, needs, .. } => {
            let how = match how {
                How::Outcome(outcome) => outcome.code(),
                How::Early(reason) => reason.code(),
            };
            let mut paths = vec![format!("ended/{code}/{how}")];
            paths.extend(people("language", languages).chain(people("need", needs)));
            paths
        }
        Measure::Kept { answers } => {
            answers.iter().map(|held| format!("kept/{}", held.map_or("silent", |held| held.code()))).collect()
        }
    }
}

fn people(what: &str, met: &Met) -> impl Iterator<Item = String> {
    let times = |word: &str, count: u32| (0..count).map(|_| format!("{what}/{word}")).collect::<Vec<_>>();
    times("met", met.met).into_iter().chain(times("unmet", met.unmet))
}
