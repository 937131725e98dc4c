//! What every page has: its language, its title, its place.

use askama::Template;
use domain::vocabulary::{Kind, Language, WaitingOn};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::assets::address;
use crate::dates;
use crate::language::{Tongue, tongue};
use crate::words::Words;

/// How long before a staff session ends its page says so.
const WARNING: SignedDuration = SignedDuration::from_mins(5);

/// The frame of a page. Templates call its methods as `page.t("…")`.
#[derive(Clone)]
pub struct Page {
    /// The reader's language.
    pub language: Language,
    /// `ltr` or `rtl`: the language's own, unless a page shows what the other looks like.
    pub direction: &'static str,
    /// The title, in words.
    pub title: String,
    /// The path, for the language switch.
    pub path: String,
    /// The rest of the address, for the language switch: `q=4KX9&waiting=program`, without a language.
    pub query: String,
    /// Whether something that was typed is wrong, which the browser's title says first.
    pub has_errors: bool,
    /// For staff: how long they may do nothing before they are signed out.
    pub idle: Option<SignedDuration>,
    /// The kind of case that it speaks of: texts that differ by kind say then what is true for that one.
    kind: Option<Kind>,
    words: &'static Words,
}

impl Page {
    /// A page with a title by name.
    #[must_use]
    pub fn new(language: Language, path: &str, title: &str) -> Self {
        let words = Words::of(language);
        Self {
            language,
            direction: tongue(language).direction,
            title: words.text(title),
            path: path.to_owned(),
            query: String::new(),
            has_errors: false,
            idle: None,
            kind: None,
            words,
        }
    }

    /// The page with the rest of its address.
    #[must_use]
    pub fn with_query(mut self, query: &str) -> Self {
        query.clone_into(&mut self.query);
        self
    }

    /// The page, which says whether something that was typed or asked for is wrong.
    #[must_use]
    pub const fn with_errors(mut self, has_errors: bool) -> Self {
        self.has_errors = has_errors;
        self
    }

    /// A page for staff, who are signed out after doing nothing for that long.
    #[must_use]
    pub const fn for_staff(mut self, idle: SignedDuration) -> Self {
        self.idle = Some(idle);
        self
    }

    /// A page about a case of that kind.
    #[must_use]
    pub const fn of_kind(mut self, kind: Kind) -> Self {
        self.kind = Some(kind);
        self
    }

    /// What every text of the page may name, and the values of one.
    fn values<'a>(&self, own: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
        own.iter().copied().chain(self.kind.map(|kind| ("kind", kind.code()))).collect()
    }

    /// A text.
    #[must_use]
    pub fn t(&self, name: &str) -> String {
        self.words.with(name, &self.values(&[]))
    }

    /// A text made of a family and a code: `stage` and `received`.
    #[must_use]
    pub fn code(&self, family: &str, code: &str) -> String {
        self.t(&format!("{family}-{}", code.replace('_', "-")))
    }

    /// A part of a text made of a family and a code.
    #[must_use]
    pub fn code_part(&self, family: &str, code: &str, part: &str) -> String {
        self.part(&format!("{family}-{}", code.replace('_', "-")), part)
    }

    /// A text with one value.
    #[must_use]
    pub fn t1(&self, name: &str, value_name: &str, value: &str) -> String {
        self.words.with(name, &self.values(&[(value_name, value)]))
    }

    /// A text with two values.
    #[must_use]
    pub fn t2(&self, name: &str, first: (&str, &str), second: (&str, &str)) -> String {
        self.words.with(name, &self.values(&[first, second]))
    }

    /// A text about that many things, in the language's plural.
    #[must_use]
    pub fn count(&self, name: &str, n: &usize) -> String {
        let n = i64::try_from(*n).unwrap_or(i64::MAX);
        self.words.count(name, n, &dates::number(self.language, n))
    }

    /// A part of a text.
    #[must_use]
    pub fn part(&self, name: &str, part: &str) -> String {
        self.words.attribute_with(name, part, &self.values(&[]))
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

    /// A month of a year in the page's language.
    #[must_use]
    pub fn month(&self, of: &Date) -> String {
        dates::month_and_year(self.language, *of)
    }

    /// An instant, as "day, time".
    #[must_use]
    pub fn moment(&self, at: &Timestamp, zone: &TimeZone) -> String {
        let (day, time) = dates::day_and_time(self.language, *at, zone);
        self.t2("moment", ("day", &day), ("time", &time))
    }

    /// Who is waited for, as a sentence.
    #[must_use]
    pub fn waiting_for(&self, who: WaitingOn) -> String {
        match who {
            WaitingOn::Nobody => self.t("case-waiting-nobody"),
            who => self.t1("case-waiting", "who", &self.code("waiting", who.code())),
        }
    }

    /// An instant with the name of the zone that its time is in.
    #[must_use]
    pub fn moment_in_zone(&self, at: &Timestamp, zone: &TimeZone) -> String {
        self.t2("moment-in-zone", ("moment", &self.moment(at, zone)), ("zone", &self.zone(zone)))
    }

    /// The page with something of its own before its title, so that a window's tab tells which it is.
    #[must_use]
    pub fn about(mut self, what: &str) -> Self {
        self.title = format!("{what} – {}", self.title);
        self
    }

    /// The name of a zone.
    #[must_use]
    pub fn zone(&self, zone: &TimeZone) -> String {
        dates::zone_name(self.language, zone)
    }

    /// A number, grouped as the language groups it.
    #[must_use]
    pub fn number(&self, value: &usize) -> String {
        dates::number(self.language, i64::try_from(*value).unwrap_or(i64::MAX))
    }

    /// A number in tenths, with the language's decimal sign.
    #[must_use]
    pub fn tenths(&self, value: u32) -> String {
        dates::tenths(self.language, value.into())
    }

    /// What the pages know of the reader's language.
    #[must_use]
    pub const fn tongue(&self) -> Tongue {
        tongue(self.language)
    }

    /// Every language: its code, what the pages know of it, and whether it is the reader's.
    #[must_use]
    pub fn languages(&self) -> Vec<(Language, Tongue, bool)> {
        Language::ALL.iter().map(|&one| (one, tongue(one), one == self.language)).collect()
    }

    /// The address of this page in another language.
    #[must_use]
    pub fn in_language(&self, language: &Language) -> String {
        let rest = if self.query.is_empty() { String::new() } else { format!("&{}", self.query) };
        format!("{}?lang={language}{rest}", self.path)
    }

    /// The address of a file of the page's, which changes whenever the file does.
    #[must_use]
    pub fn asset(&self, name: &str) -> String {
        address(name)
    }

    /// The style sheet: mirrored for those who read from right to left.
    #[must_use]
    pub fn style(&self) -> String {
        address(if self.direction == "rtl" { "concord.rtl.css" } else { "concord.css" })
    }

    /// The scripts: staff pages have a few more.
    #[must_use]
    pub fn script(&self) -> String {
        address(if self.idle.is_some() { "staff.js" } else { "concord.js" })
    }

    /// Seconds without a request after which staff are signed out, and how long before it they are warned.
    #[must_use]
    pub fn timeout(&self) -> Option<(i64, i64)> {
        self.idle.map(|idle| (idle.as_secs(), WARNING.as_secs()))
    }

    /// Whether the page is that one, for `aria-current`.
    #[must_use]
    pub fn is_at(&self, path: &str) -> bool {
        self.path == path
    }
}

/// A form that couldn't be taken, to be sent again as it was.
pub struct Retry {
    /// Where it is sent.
    pub action: String,
    /// Everything that was typed, with the form's key, so that sending it again does it once.
    pub fields: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage<'a> {
    page: &'a Page,
    detail: String,
    reference: Option<&'a str>,
    retry: Option<&'a Retry>,
}

/// A problem as a page: with the number under which the operators find what happened, and with what was typed, where there are
/// such.
#[must_use]
pub fn problem(page: &Page, code: &str, reference: Option<&str>, retry: Option<&Retry>) -> String {
    let detail = page.part(&format!("problem-{code}"), "detail");
    ProblemPage { page, detail, reference, retry }.render().unwrap_or_default()
}
