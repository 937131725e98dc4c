//! Dates, times, numbers and zones as people of a language say them.

use domain::vocabulary::Language;
use icu::calendar::{Date as IcuDate, Gregorian};
use icu::datetime::{FixedCalendarDateTimeFormatter, NoCalendarFormatter, fieldsets};
use icu::decimal::DecimalFormatter;
use icu::decimal::input::Decimal;
use icu::time::Time as IcuTime;
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff_icu::ConvertFrom as _;

use crate::language::locale_of;
use crate::words::Words;

/// Mail programs and search boxes stumble over the special spaces that the locale data uses.
fn plain(text: &str) -> String {
    text.replace(['\u{202f}', '\u{a0}'], " ")
}

/// "Tuesday, December 8, 2026".
#[must_use]
pub fn day(language: Language, date: Date) -> String {
    FixedCalendarDateTimeFormatter::<Gregorian, _>::try_new((&locale_of(language)).into(), fieldsets::YMDE::long()).map_or_else(
        |_| date.to_string(),
        |formatter| {
            let said = plain(&formatter.format(&IcuDate::convert_from(date).to_calendar(Gregorian)).to_string());
            // The locale's data writes "December 08", which nobody says.
            if language == Language::Armenian { said.replace(" 0", " ") } else { said }
        },
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

/// "December", by its number from 1 to 12.
#[must_use]
pub fn month(language: Language, number: i8) -> String {
    let Ok(first) = Date::new(2026, number, 1) else {
        return number.to_string();
    };
    FixedCalendarDateTimeFormatter::<Gregorian, _>::try_new((&locale_of(language)).into(), fieldsets::M::long()).map_or_else(
        |_| number.to_string(),
        |formatter| plain(&formatter.format(&IcuDate::convert_from(first).to_calendar(Gregorian)).to_string()),
    )
}

/// "July 4", which is on that day every year.
#[must_use]
pub fn month_and_day(language: Language, of: Date) -> String {
    FixedCalendarDateTimeFormatter::<Gregorian, _>::try_new((&locale_of(language)).into(), fieldsets::MD::long()).map_or_else(
        |_| of.strftime("%m-%d").to_string(),
        |formatter| {
            let said = plain(&formatter.format(&IcuDate::convert_from(of).to_calendar(Gregorian)).to_string());
            // As in a whole date.
            if language == Language::Armenian { said.replace(" 0", " ").trim_start_matches('0').to_owned() } else { said }
        },
    )
}

/// "December 2026".
#[must_use]
pub fn month_and_year(language: Language, of: Date) -> String {
    FixedCalendarDateTimeFormatter::<Gregorian, _>::try_new((&locale_of(language)).into(), fieldsets::YM::long()).map_or_else(
        |_| of.strftime("%Y-%m").to_string(),
        |formatter| plain(&formatter.format(&IcuDate::convert_from(of).to_calendar(Gregorian)).to_string()),
    )
}

/// "12,345".
#[must_use]
pub fn number(language: Language, value: i64) -> String {
    DecimalFormatter::try_new((&locale_of(language)).into(), Default::default())
        .map_or_else(|_| value.to_string(), |formatter| plain(&formatter.format_to_string(&Decimal::from(value))))
}

/// "4.2", of a number in tenths.
#[must_use]
pub fn tenths(language: Language, value: i64) -> String {
    let mut number = Decimal::from(value);
    number.multiply_pow10(-1);
    DecimalFormatter::try_new((&locale_of(language)).into(), Default::default())
        .map_or_else(|_| number.to_string(), |formatter| plain(&formatter.format_to_string(&number)))
}

/// "Pacific Time". From our own texts: the library's names of every zone in the world would make each function 0.7 MB larger. A
/// zone without a text goes by the name that it has in the zone database.
#[must_use]
pub fn zone_name(language: Language, zone: &TimeZone) -> String {
    let known = zone.iana_name().unwrap_or("UTC");
    let words = Words::of(language);
    let name = format!("zone-{}", known.to_lowercase().replace(['/', '_'], "-"));
    if words.has(&name) { words.text(&name) } else { known.replace('_', " ") }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time as at};

    use super::*;

    #[test]
    fn a_day_and_a_time_read_as_people_say_them() {
        let said = [
            (Language::English, "Tuesday, December 8, 2026", "5:30 PM"),
            (Language::Spanish, "martes, 8 de diciembre de 2026", "5:30 p.m."),
            (Language::Armenian, "2026 թ․ դեկտեմբերի 8, երեքշաբթի", "17:30"),
            (Language::Chinese, "2026年12月8日星期二", "17:30"),
        ];
        for (language, on, around) in said {
            assert_eq!(day(language, date(2026, 12, 8)), on);
            assert_eq!(time(language, at(17, 30, 0, 0)), around);
        }
        let months = Language::ALL.iter().map(|language| month_and_year(*language, date(2026, 12, 8))).collect::<Vec<_>>();
        assert_eq!(months, ["December 2026", "diciembre de 2026", "2026 թ․ դեկտեմբեր", "2026年12月"]);
        let days = Language::ALL.iter().map(|language| month_and_day(*language, date(2026, 7, 4))).collect::<Vec<_>>();
        assert_eq!(days, ["July 4", "4 de julio", "հուլիսի 4", "7月4日"]);
    }

    #[test]
    fn a_number_is_grouped_as_the_language_groups_it() {
        assert_eq!(number(Language::English, 12_345), "12,345");
        assert_eq!(number(Language::Armenian, 12_345), "12 345");
    }

    #[test]
    fn a_zone_has_a_name_in_every_language_or_the_one_of_the_database() {
        let pacific = TimeZone::get("America/Los_Angeles").unwrap();
        for (language, name) in [(Language::English, "Pacific Time"), (Language::Spanish, "hora del Pacífico")] {
            assert_eq!(zone_name(language, &pacific), name);
        }
        assert_eq!(zone_name(Language::English, &TimeZone::get("Europe/Berlin").unwrap()), "Europe/Berlin");
    }
}
