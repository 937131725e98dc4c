//! The calendar entry of a session (SCH-7): one per person, a neutral title, the same UID through every change.

use domain::notice::CalendarMethod;
use icalendar::{Attendee, Component as _, EventStatus, PartStat, Property, Role};
use pages::{Words, calendar};

use crate::letter::Content;

/// An iCalendar file.
pub struct Entry {
    /// `REQUEST` or `CANCEL`.
    pub method: &'static str,
    /// The file.
    pub text: String,
}

/// The entry that a mail carries, if it carries one. The mail says the local time in words.
pub fn entry(content: &Content<'_>, words: &Words) -> Option<Entry> {
    let appointment = content.notice.appointment.as_ref()?;
    let (method, status) = match content.notice.template.calendar()? {
        CalendarMethod::Request => ("REQUEST", EventStatus::Confirmed),
        CalendarMethod::Cancel => ("CANCEL", EventStatus::Cancelled),
    };
    let organizer =
        Property::new("ORGANIZER", format!("mailto:{}", content.from)).add_parameter("CN", &content.policy.city).done();
    let attendee =
        Attendee::new(format!("mailto:{}", content.to)).role(Role::ReqParticipant).partstat(PartStat::Accepted).rsvp(false);
    let event = calendar::event(content.notice.about, appointment, (words, content.policy), content.now)
        .status(status)
        .append_property(organizer)
        .attendee(attendee)
        .done();
    Some(Entry { method, text: calendar::file(Some(method), [event]) })
}
