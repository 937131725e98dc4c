//! What happened so far, the oldest first.

use askama::Template;
use askama::filters::HtmlSafe;
use domain::Entry;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::page::Page;

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// When, for machines.
    at: String,
    /// When, in words.
    when: String,
    /// What.
    what: String,
    /// Who did it, or what changed; may be empty.
    detail: String,
}

impl Moment {
    /// Something that happened at that instant.
    #[must_use]
    pub fn new(page: &Page, at: &Timestamp, zone: &TimeZone, what: String, detail: String) -> Self {
        Self { at: at.to_string(), when: page.moment(at, zone), what, detail }
    }
}

/// What happened so far.
#[derive(Template)]
#[template(path = "parts/timeline.html")]
pub struct Timeline {
    moments: Vec<Moment>,
}

impl HtmlSafe for Timeline {}

impl Timeline {
    /// The history of a case or a mediation: what, when, and what kind of person did it.
    pub fn of(page: &Page, zone: &TimeZone, entries: impl IntoIterator<Item = Entry>) -> Self {
        let moment = |entry: Entry| {
            let what = page.code("history", &entry.what);
            Moment::new(page, &entry.at, zone, what, page.code("by", entry.by.code()))
        };
        Self::new(entries.into_iter().map(moment).collect())
    }

    /// What happened, in the order of the moments.
    #[must_use]
    pub const fn new(moments: Vec<Moment>) -> Self {
        Self { moments }
    }
}
