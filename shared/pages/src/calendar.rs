//! An appointment as a calendar has it: a neutral title, and the same UID wherever it turns up (SCH-7, REM-5).

use domain::Policy;
use domain::notice::Appointment;
use icalendar::{Component as _, Event, EventLike as _};
use jiff::Timestamp;
use std::fmt::Display;

use crate::words::Words;

/// An instant in UTC, as iCalendar writes it.
fn utc(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// The event of an appointment. Instants are in UTC, so that every calendar shows them by its own clock.
#[must_use]
pub fn event(about: impl Display, appointment: &Appointment, (words, policy): (&Words, &Policy), now: Timestamp) -> Event {
    let room = policy.room(&appointment.room);
    Event::new()
        .uid(&format!("{about}@concord"))
        .sequence(u32::try_from(appointment.sequence).unwrap_or(u32::MAX))
        .summary(&words.text("mail-calendar-title"))
        .location(&room.map_or_else(String::new, |room| format!("{}, {}", room.name, room.address)))
        .add_property("DTSTAMP", utc(now))
        .add_property("DTSTART", utc(appointment.starts_at))
        .add_property("DTEND", utc(appointment.ends_at))
        .done()
}

/// A calendar file of these events, which does with them what the method says; a feed has none.
#[must_use]
pub fn file(method: Option<&str>, events: impl IntoIterator<Item = Event>) -> String {
    let mut calendar = icalendar::Calendar::empty();
    calendar
        .append_property(("PRODID", "-//Concord//Appointments//EN"))
        .append_property(("VERSION", "2.0"))
        .append_property(("CALSCALE", "GREGORIAN"));
    if let Some(method) = method {
        calendar.append_property(("METHOD", method));
    }
    for event in events {
        calendar.push(event);
    }
    calendar.to_string()
}

/// Something that everybody may read of: with its title and its place.
#[must_use]
pub fn public_event(
    about: impl Display,
    (title, place): (&str, &str),
    (starts_at, ends_at): (Timestamp, Timestamp),
    now: Timestamp,
) -> Event {
    Event::new()
        .uid(&format!("{about}@concord"))
        .summary(title)
        .location(place)
        .add_property("DTSTAMP", utc(now))
        .add_property("DTSTART", utc(starts_at))
        .add_property("DTEND", utc(ends_at))
        .done()
}
