//! Dates and times as people of a language say them.

use domain::vocabulary::Language;
use icu::calendar::{Date as IcuDate, Gregorian};
use icu::datetime::{FixedCalendarDateTimeFormatter, NoCalendarFormatter, fieldsets};
use icu::locale::{Locale, locale};
use icu::time::Time as IcuTime;
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff_icu::ConvertFrom as _;

const fn locale_of(language: Language) -> Locale {
    match language {
        Language::English => locale!("en-US"),
        Language::Spanish => locale!("es-US"),
    }
}

/// Mail programs and search boxes stumble over the special spaces that the locale data uses.
fn plain(text: &str) -> String {
    text.replace(['\u{202f}', '\u{a0}'], " ")
}

/// "Tuesday, December 8, 2026".
#[must_use]
pub fn day(language: Language, date: Date) -> String {
    FixedCalendarDateTimeFormatter::<Gregorian, _>::try_new((&locale_of(language)).into(), fieldsets::YMDE::long()).map_or_else(
        |_| date.to_string(),
        |formatter| plain(&formatter.format(&IcuDate::convert_from(date).to_calendar(Gregorian)).to_string()),
    )
}

/// "5:30 PM".
#[must_use]
pub fn time(language: Language, at: Time) -> String {
    NoCalendarFormatter::try_new((&locale_of(language)).into(), fieldsets::T::hm())
        .map_or_else(|_| at.to_string(), |formatter| plain(&formatter.format(&IcuTime::convert_from(at)).to_string()))
}

/// The day and the time of an instant in a city.
#[must_use]
pub fn day_and_time(language: Language, at: Timestamp, zone: &TimeZone) -> (String, String) {
    let local = at.to_zoned(zone.clone());
    (day(language, local.date()), time(language, local.time()))
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time as at};

    use super::*;

    #[test]
    fn a_day_and_a_time_read_as_people_say_them() {
        assert_eq!(day(Language::English, date(2026, 12, 8)), "Tuesday, December 8, 2026");
        assert_eq!(day(Language::Spanish, date(2026, 12, 8)), "martes, 8 de diciembre de 2026");
        assert_eq!(time(Language::English, at(17, 30, 0, 0)), "5:30 PM");
        assert_eq!(time(Language::Spanish, at(17, 30, 0, 0)), "5:30 p.m.");
    }
}
