//! The calendar entry of a session (SCH-7): one per person, a neutral title, the same UID through every change.

use domain::notice::CalendarMethod;
use icalendar::{Attendee, Calendar, Component as _, Event, EventLike as _, EventStatus, PartStat, Property, Role};
use jiff::Timestamp;
use pages::Words;

use crate::letter::Content;

/// An iCalendar file.
pub struct Entry {
    /// `REQUEST` or `CANCEL`.
    pub method: &'static str,
    /// The file.
    pub text: String,
}

fn utc(at: Timestamp) -> String {
    at.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// The entry that a mail carries, if it carries one. Instants are in UTC; the mail says the local time in words.
pub fn entry(content: &Content<'_>, words: &Words) -> Option<Entry> {
    let appointment = content.notice.appointment.as_ref()?;
    let (method, status) = match content.notice.template.calendar()? {
        CalendarMethod::Request => ("REQUEST", EventStatus::Confirmed),
        CalendarMethod::Cancel => ("CANCEL", EventStatus::Cancelled),
    };
    let room = content.policy.room(&appointment.room);
    let organizer =
        Property::new("ORGANIZER", format!("mailto:{}", content.from)).add_parameter("CN", &content.policy.city).done();
    let attendee =
        Attendee::new(format!("mailto:{}", content.to)).role(Role::ReqParticipant).partstat(PartStat::Accepted).rsvp(false);
    let event = Event::new()
        .uid(&format!("{}@concord", content.notice.about))
        .sequence(u32::try_from(appointment.sequence).unwrap_or(u32::MAX))
        .status(status)
        .summary(&words.text("mail-calendar-title"))
        .location(&room.map_or_else(String::new, |room| format!("{}, {}", room.name, room.address)))
        .add_property("DTSTAMP", utc(content.now))
        .add_property("DTSTART", utc(appointment.starts_at))
        .add_property("DTEND", utc(appointment.ends_at))
        .append_property(organizer)
        .attendee(attendee)
        .done();
    let mut calendar = Calendar::empty();
    calendar
        .append_property(("PRODID", "-//Concord//Appointments//EN"))
        .append_property(("VERSION", "2.0"))
        .append_property(("CALSCALE", "GREGORIAN"))
        .append_property(("METHOD", method))
        .push(event);
    Some(Entry { method, text: calendar.to_string() })
}
