//! Times as a calendar file writes them, as the city's clock shows them.

use icalendar::Property;
use icu::time::zone::WindowsParser;
use icu::time::zone::iana::IanaParserExtended;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

use crate::Unreadable;

/// A day, or a moment of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// When, by the city's clock.
    pub at: DateTime,
    /// Whether it names the whole day.
    pub whole_day: bool,
    /// Whether it is on another day here than in the zone that it was written in.
    pub shifted: bool,
}

/// A value of this kind: `20261208`, `20261208T100000`, with a zone of its own or `Z`.
pub fn moment(text: &str, zone_of: Option<&str>, city: &TimeZone, title: &str) -> Result<Moment, Unreadable> {
    let unreadable = || Unreadable::Time(title.to_owned());
    if !text.contains('T') {
        let day: Date = Date::strptime("%Y%m%d", text).map_err(|_| unreadable())?;
        return Ok(Moment { at: day.to_datetime(Time::midnight()), whole_day: true, shifted: false });
    }
    let utc = text.strip_suffix('Z');
    let at = DateTime::strptime("%Y%m%dT%H%M%S", utc.unwrap_or(text)).map_err(|_| unreadable())?;
    let zone = match (utc, zone_of) {
        (Some(_), _) => TimeZone::UTC,
        (None, Some(name)) => zone(name.trim_start_matches('/')).ok_or_else(|| Unreadable::Zone(name.to_owned()))?,
        (None, None) => city.clone(),
    };
    let instant: Timestamp = at.to_zoned(zone).map_err(|_| unreadable())?.timestamp();
    let here = instant.to_zoned(city.clone()).datetime();
    Ok(Moment { at: here, whole_day: false, shifted: here.date() != at.date() })
}

/// A zone by its name: the usual one, or the one that Windows and so Outlook have for it, where every territory has its own reading of
/// it; the world's is taken (CLDR's `windowsZones`).
fn zone(name: &str) -> Option<TimeZone> {
    TimeZone::get(name).ok().or_else(|| {
        let known = WindowsParser::new().parse(name, None)?;
        let names = IanaParserExtended::new();
        let usual = names.iter().find(|one| one.time_zone == known)?;
        TimeZone::get(usual.canonical).ok()
    })
}

/// The value of a property.
pub fn of(property: &Property, city: &TimeZone, title: &str) -> Result<Moment, Unreadable> {
    let zone = property.params().get("TZID").map(icalendar::Parameter::value);
    moment(property.value(), zone, city, title)
}

/// A duration from a beginning on: `PT1H30M`, `P1D`.
pub fn after(start: DateTime, text: &str, title: &str) -> Result<DateTime, Unreadable> {
    let unreadable = || Unreadable::Time(title.to_owned());
    let span: Span = text.parse().map_err(|_| unreadable())?;
    start.checked_add(span).map_err(|_| unreadable())
}
