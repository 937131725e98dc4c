//! What every page has: its language, its title, its place.

use askama::Template;
use domain::vocabulary::Language;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::dates;
use crate::words::{Words, languages};

/// The frame of a page. Templates call its methods as `page.t("…")`.
pub struct Page {
    /// The reader's language.
    pub language: Language,
    /// The title, in words.
    pub title: String,
    /// The path, for the language switch.
    pub path: String,
    /// Whether staff links are shown.
    pub staff: bool,
    words: &'static Words,
}

impl Page {
    /// A page with a title by name.
    #[must_use]
    pub fn new(language: Language, path: &str, title: &str) -> Self {
        let words = Words::of(language);
        Self { language, title: words.text(title), path: path.to_owned(), staff: false, words }
    }

    /// A page for staff.
    #[must_use]
    pub fn for_staff(mut self) -> Self {
        self.staff = true;
        self
    }

    /// A text.
    #[must_use]
    pub fn t(&self, name: &str) -> String {
        self.words.text(name)
    }

    /// A text made of a family and a code: `stage` and `received`.
    #[must_use]
    pub fn code(&self, family: &str, code: &str) -> String {
        self.words.text(&format!("{family}-{}", code.replace('_', "-")))
    }

    /// A part of a text made of a family and a code.
    #[must_use]
    pub fn code_part(&self, family: &str, code: &str, part: &str) -> String {
        self.words.attribute(&format!("{family}-{}", code.replace('_', "-")), part)
    }

    /// A text with one value.
    #[must_use]
    pub fn t1(&self, name: &str, value_name: &str, value: &str) -> String {
        self.words.with(name, &[(value_name, value)])
    }

    /// A part of a text.
    #[must_use]
    pub fn part(&self, name: &str, part: &str) -> String {
        self.words.attribute(name, part)
    }

    /// What is wrong with a field.
    #[must_use]
    pub fn wrong(&self, field: &str, code: &str) -> String {
        self.words.field_problem(field, code)
    }

    /// A day.
    #[must_use]
    pub fn day(&self, date: &Date) -> String {
        dates::day(self.language, *date)
    }

    /// An instant, as "day, time".
    #[must_use]
    pub fn moment(&self, at: &Timestamp, zone: &TimeZone) -> String {
        let (day, time) = dates::day_and_time(self.language, *at, zone);
        format!("{day}, {time}")
    }

    /// The languages that the reader may switch to, with their own names.
    #[must_use]
    pub fn other_languages(&self) -> Vec<(Language, &'static str)> {
        languages().iter().copied().filter(|(language, _)| *language != self.language).collect()
    }
}

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage<'a> {
    page: &'a Page,
    detail: String,
}

/// A problem as a page.
#[must_use]
pub fn problem(page: &Page, code: &str) -> String {
    let detail = page.part(&format!("problem-{code}"), "detail");
    ProblemPage { page, detail }.render().unwrap_or_default()
}
