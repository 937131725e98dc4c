//! The form for when somebody has time: a row for each weekday, and one for each day that is unlike its weekday.

use domain::availability::{Availability, DayHours, WeeklyHours};
use edge::Fields;
use jiff::civil::{Date, Time, Weekday};
use pages::{Form, Page};

use crate::deeds::{DayBody, HoursBody};

/// Rows for days that aren't there yet.
const EMPTY_ROWS: usize = 2;

/// A row: two times, and the day where it is to be chosen.
pub struct Row {
    /// The name that its fields begin with.
    pub name: String,
    /// The weekday; empty where the day is a field.
    pub label: String,
    /// The day.
    pub day: String,
    /// The beginning.
    pub from: String,
    /// The end.
    pub until: String,
}

/// The rows of the form.
pub struct HoursForm {
    /// Week by week.
    pub weekly: Vec<Row>,
    /// Days that are unlike their weekday.
    pub exceptions: Vec<Row>,
}

impl HoursForm {
    /// The form as it was typed, or as the hours are.
    pub fn of(page: &Page, availability: &Availability, typed: &Form) -> Self {
        let mut weekly = Vec::new();
        for day in Weekday::Monday.cycle_forward().take(7) {
            let number = day.to_monday_one_offset();
            let mut known: Vec<Option<&WeeklyHours>> =
                availability.weekly.iter().filter(|one| one.day == day).map(Some).collect();
            if known.is_empty() {
                known.push(None);
            }
            for (stretch, hours) in known.into_iter().enumerate() {
                let name = format!("weekly-{number}-{stretch}");
                let stored = hours.map(|one| (one.from, one.until));
                let day = page.code("weekday", &number.to_string());
                let label = if stretch == 0 { day } else { format!("{day} ({})", page.number(&(stretch + 1))) };
                weekly.push(Row::of(name, label, None, stored, typed));
            }
        }
        let known: Vec<Option<&DayHours>> =
            availability.exceptions.iter().map(Some).chain(std::iter::repeat_n(None, EMPTY_ROWS)).collect();
        let row = |(number, one): (usize, Option<&DayHours>)| {
            let stored = one.and_then(|one| one.hours).map(|hours| (hours.from, hours.until));
            Row::of(format!("exception-{number}"), String::new(), one.map(|one| one.day), stored, typed)
        };
        Self { weekly, exceptions: known.into_iter().enumerate().map(row).collect() }
    }

    /// What was typed.
    pub fn typed(fields: &Fields) -> (Vec<HoursBody>, Vec<DayBody>) {
        let text = |name: &str, part: &str| fields.text(&format!("{name}-{part}")).trim().to_owned();
        let rows = |prefix: &str| {
            let prefix = prefix.to_owned();
            fields.iter().filter_map(move |(name, _)| {
                Some(name.strip_suffix("-from").filter(|name| name.starts_with(&prefix))?.to_owned())
            })
        };
        let weekly = rows("weekly-").filter_map(|name| {
            let day = name.split('-').nth(1)?.parse().ok()?;
            Some(HoursBody { day, from: text(&name, "from"), until: text(&name, "until") })
        });
        let exceptions = rows("exception-").map(|name| DayBody {
            day: text(&name, "day"),
            from: text(&name, "from"),
            until: text(&name, "until"),
        });
        let weekly = weekly.filter(|one| !(one.from.is_empty() && one.until.is_empty())).collect();
        let exceptions = exceptions.filter(|one| !(one.day.is_empty() && one.from.is_empty() && one.until.is_empty())).collect();
        (weekly, exceptions)
    }
}

impl Row {
    fn of(name: String, label: String, day: Option<Date>, stored: Option<(Time, Time)>, typed: &Form) -> Self {
        let time = |time: Time| time.strftime("%H:%M").to_string();
        let (from, until) = stored.map(|(from, until)| (time(from), time(until))).unwrap_or_default();
        let day = day.map(|day| day.to_string()).unwrap_or_default();
        // Another form of the page may be the one that was typed into.
        if typed.is_blank() || !typed.has_field(&format!("{name}-from")) {
            return Self { name, label, day, from, until };
        }
        let value = |part: &str| typed.value(&format!("{name}-{part}")).to_owned();
        Self { day: value("day"), from: value("from"), until: value("until"), name, label }
    }
}
