//! A file, entry by entry.

use icalendar::parser::unfold;
use icalendar::{Calendar, CalendarComponent, Component, Event};
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use crate::repeat::Repeat;
use crate::{Unreadable, value};

/// How deep things are in things, in any calendar that is one.
const DEEPEST: usize = 4;

/// Something in a calendar, by the city's clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is called.
    pub title: String,
    /// Its beginning, the first time.
    pub from: DateTime,
    /// Its end, the first time.
    pub until: DateTime,
    /// Whether whoever has it isn't free then.
    pub is_busy: bool,
    /// How it comes again.
    pub repeat: Option<Repeat>,
    /// Beginnings at which it doesn't come, or comes otherwise.
    except: Vec<DateTime>,
}

impl Entry {
    /// When it is, from a day to another: beginnings and ends.
    #[must_use]
    pub fn between(&self, first: Date, last: Date) -> Vec<(DateTime, DateTime)> {
        let length = self.until.duration_since(self.from);
        let starts = match &self.repeat {
            Some(repeat) => repeat.starts(self.from, (first, last)),
            None => vec![self.from],
        };
        let comes = starts.into_iter().filter(|at| !self.except.contains(at));
        let whole = comes.filter_map(|from| Some((from, from.checked_add(length).ok()?)));
        whole.filter(|(from, until)| until.date() >= first && from.date() <= last).collect()
    }
}

/// Reads a file. What was called off isn't in it.
///
/// # Errors
/// What can't be read, by its title.
pub fn read(text: &str, city: &TimeZone) -> Result<Vec<Entry>, Unreadable> {
    if is_too_deep(text) {
        return Err(Unreadable::NotACalendar);
    }
    let calendar: Calendar = text.trim().parse().map_err(|_| Unreadable::NotACalendar)?;
    if !text.contains("BEGIN:VCALENDAR") {
        return Err(Unreadable::NotACalendar);
    }
    let events: Vec<&Event> = calendar
        .components
        .iter()
        .filter_map(|one| match one {
            CalendarComponent::Event(event) => Some(event),
            _ => None,
        })
        .collect();
    let there = events.iter().filter(|event| event.property_value("STATUS") != Some("CANCELLED"));
    there.map(|event| entry(event, &events, city)).collect()
}

/// Whether things are in things deeper than in any calendar: an alarm is in an event, which is in the calendar. The parser calls itself for each.
fn is_too_deep(text: &str) -> bool {
    let mut depth = 0_usize;
    unfold(text).lines().any(|line| {
        let line = line.trim_start().to_ascii_uppercase();
        if line.starts_with("BEGIN:") {
            depth += 1;
        } else if line.starts_with("END:") {
            depth = depth.saturating_sub(1);
        }
        depth > DEEPEST
    })
}

fn entry(event: &Event, all: &[&Event], city: &TimeZone) -> Result<Entry, Unreadable> {
    let title = event.property_value("SUMMARY").unwrap_or_default().trim().to_owned();
    let of = |name: &str| event.properties().get(name).map(|property| value::of(property, city, &title)).transpose();
    let from = of("DTSTART")?.ok_or_else(|| Unreadable::Time(title.clone()))?;
    let until = match (of("DTEND")?, event.property_value("DURATION")) {
        (Some(until), _) => until.at,
        (None, Some(duration)) => value::after(from.at, duration, &title)?,
        (None, None) if from.whole_day => from.at.checked_add(1.day()).map_err(|_| Unreadable::Time(title.clone()))?,
        (None, None) => from.at,
    };
    if until < from.at {
        return Err(Unreadable::EndBeforeStart(title));
    }
    let repeat = event.property_value("RRULE").map(|rule| Repeat::read(rule, from, city, &title)).transpose()?;
    let other_times = event.property_value("RDATE").is_some() || event.multi_properties().contains_key("RDATE");
    if other_times {
        return Err(Unreadable::Repeats(title));
    }
    let except = if repeat.is_some() { exceptions(event, all, city, &title)? } else { Vec::new() };
    let is_busy = event.property_value("TRANSP") != Some("TRANSPARENT");
    Ok(Entry { title, from: from.at, until, is_busy, repeat, except })
}

/// Beginnings that are struck out, or that an entry of their own replaces.
fn exceptions(event: &Event, all: &[&Event], city: &TimeZone, title: &str) -> Result<Vec<DateTime>, Unreadable> {
    let mut except = Vec::new();
    let struck = event.properties().get("EXDATE").into_iter().chain(event.multi_properties().get("EXDATE").into_iter().flatten());
    for property in struck {
        let zone = property.params().get("TZID").map(icalendar::Parameter::value);
        for text in property.value().split(',') {
            except.push(value::moment(text, zone, city, title)?.at);
        }
    }
    let uid = event.property_value("UID");
    let replaced = all.iter().filter(|other| uid.is_some() && other.property_value("UID") == uid);
    for property in replaced.filter_map(|other| other.properties().get("RECURRENCE-ID")) {
        except.push(value::of(property, city, title)?.at);
    }
    Ok(except)
}
