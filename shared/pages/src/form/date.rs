//! A day that somebody knows, in three fields: month, day, year.

use askama::Template;
use askama::filters::HtmlSafe;
use jiff::civil::Date;

use super::{Choice, Form, Named};
use crate::dates;
use crate::page::Page;

/// The day that was typed, as `YYYY-MM-DD` where it is one; as it was typed where it isn't, which no rule takes for a day; empty
/// where nothing was typed.
#[must_use]
pub fn typed_date(month: &str, day: &str, year: &str) -> String {
    let (month, day, year) = (month.trim(), day.trim(), year.trim());
    if month.is_empty() && day.is_empty() && year.is_empty() {
        return String::new();
    }
    let known = || Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok();
    known().map_or_else(|| format!("{month}/{day}/{year}"), |date| date.to_string())
}

/// Month, day and year.
#[derive(Template)]
#[template(path = "form/date.html")]
pub struct DateParts {
    field: Named,
    months: Vec<Choice>,
    day: String,
    year: String,
    month_label: String,
    day_label: String,
    year_label: String,
    choose: String,
}

impl HtmlSafe for DateParts {}

impl DateParts {
    pub(super) fn new(page: &Page, form: &Form, field: Named) -> Self {
        let kept: Option<Date> = form.value(&field.name).parse().ok();
        let typed = |part: &str, kept: Option<String>| {
            let typed = form.value(&format!("{}-{part}", field.name)).to_owned();
            if typed.is_empty() { kept.unwrap_or_default() } else { typed }
        };
        let month = typed("month", kept.map(|date| date.month().to_string()));
        let months = (1..=12_i8).map(|number| {
            let value = number.to_string();
            let chosen = value == month;
            Choice::new(value, dates::month(page.language, number), chosen)
        });
        Self {
            months: months.collect(),
            day: typed("day", kept.map(|date| date.day().to_string())),
            year: typed("year", kept.map(|date| date.year().to_string())),
            month_label: page.t("date-month"),
            day_label: page.t("date-day"),
            year_label: page.t("date-year"),
            choose: page.t("date-choose"),
            field,
        }
    }

    /// An id of its own, where another form of the page has a field of the same name.
    #[must_use]
    pub fn id(mut self, id: &str) -> Self {
        id.clone_into(&mut self.field.id);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_fields_make_a_day_or_stay_what_was_typed() {
        assert_eq!(typed_date("3", "7", "2026"), "2026-03-07");
        assert_eq!(typed_date(" 03 ", "07", "2026 "), "2026-03-07");
        assert_eq!(typed_date("", "", ""), "");
        for (month, day, year) in
            [("2", "30", "2026"), ("", "7", "2026"), ("3", "x", "2026"), ("13", "1", "2026"), ("3", "7", "")]
        {
            let typed = typed_date(month, day, year);
            assert!(typed.parse::<Date>().is_err() && !typed.is_empty(), "{typed}");
        }
    }
}
