//! What happened so far, the oldest first: who, what, and what it said before and after.

use std::collections::BTreeMap;

use askama::Template;
use askama::filters::HtmlSafe;
use domain::Entry;
use jiff::Timestamp;
use jiff::civil::Date;
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

/// How a detail of the history is put into words. What isn't listed stays in the trail alone.
#[derive(Clone, Copy)]
enum Told {
    /// A code, by the family of its texts.
    Code(&'static str),
    /// The day on which it was.
    On,
    /// A day, with words of its own that say which.
    Day,
    /// An instant.
    Moment,
    /// Whom it is about.
    Person,
    /// A name or number, with words of its own.
    Plain,
}

/// What is told, in this order.
const DETAILS: &[(&str, Told)] = &[
    ("person", Told::Person),
    ("verdict", Told::Code("verdict")),
    ("for", Told::Code("waiting")),
    ("kind", Told::Code("kind")),
    ("outcome", Told::Code("outcome")),
    ("code", Told::Code("code")),
    ("reason", Told::Code("ended")),
    ("denial", Told::Code("denial")),
    ("part", Told::Code("need")),
    ("finding", Told::Code("finding")),
    ("ground", Told::Code("ground")),
    ("received_by", Told::Code("received")),
    ("language", Told::Code("language-name")),
    ("result", Told::Code("attempt")),
    ("channel", Told::Code("channel")),
    ("as", Told::Code("part")),
    ("starts_at", Told::Moment),
    ("on", Told::On),
    ("discovered_on", Told::Day),
    ("deadline", Told::Day),
    ("safe_date", Told::Day),
    ("last_day", Told::Day),
    ("from", Told::Day),
    ("until", Told::Day),
    ("notify_by", Told::Day),
    ("minutes", Told::Plain),
    ("headcount", Told::Plain),
    ("rating", Told::Plain),
    ("policy", Told::Plain),
];

/// What takes the place of what was said before, whoever said it: of these the change is told.
const REPLACES: [&str; 6] = ["verdict", "starts_at", "discovered_on", "deadline", "safe_date", "last_day"];

/// Puts histories into words.
struct Teller<'a> {
    page: &'a Page,
    zone: &'a TimeZone,
    /// The people who may be named here.
    names: &'a dyn Fn(&str) -> Option<String>,
    /// What a detail said the last time.
    before: BTreeMap<&'static str, String>,
}

impl Teller<'_> {
    fn value(&self, told: Told, value: &str) -> Option<String> {
        match told {
            Told::Code(family) => Some(self.page.code(family, value)),
            Told::On | Told::Day => value.parse::<Date>().ok().map(|day| self.page.day(&day)),
            Told::Moment => value.parse::<Timestamp>().ok().map(|at| self.page.moment(&at, self.zone)),
            Told::Person => (self.names)(value),
            Told::Plain => Some(value.to_owned()),
        }
    }

    /// One detail: what it says, and what it said before where that was something else.
    fn detail(&mut self, entry: &Entry, (name, told): (&'static str, Told)) -> Option<String> {
        let now = self.value(told, entry.details.get(name)?)?;
        let before = self.before.insert(name, now.clone()).filter(|_| REPLACES.contains(&name));
        let value = match before {
            Some(before) if before != now => format!("{before} → {now}"),
            _ => now,
        };
        Some(match told {
            Told::Day | Told::Plain => self.page.t1(&format!("detail-{}", name.replace('_', "-")), "value", &value),
            _ => value,
        })
    }

    fn moment(&mut self, entry: &Entry) -> Moment {
        let by = self.page.code("by", entry.by.code());
        let details = DETAILS.iter().filter_map(|detail| self.detail(entry, *detail)).collect::<Vec<_>>();
        let told = std::iter::once(by).chain(details).collect::<Vec<_>>().join(" · ");
        Moment::new(self.page, &entry.at, self.zone, self.page.code("history", &entry.what), told)
    }
}

impl Timeline {
    /// The history of a case or a mediation: what, when, what kind of person did it, and what it said before and after. `names` knows
    /// the people who may be named on this page; of others only that it was somebody is told.
    pub fn of(
        page: &Page,
        zone: &TimeZone,
        names: &dyn Fn(&str) -> Option<String>,
        entries: impl IntoIterator<Item = Entry>,
    ) -> Self {
        let mut teller = Teller { page, zone, names, before: BTreeMap::new() };
        Self::new(entries.into_iter().map(|entry| teller.moment(&entry)).collect())
    }

    /// What happened, in the order of the moments.
    #[must_use]
    pub const fn new(moments: Vec<Moment>) -> Self {
        Self { moments }
    }
}

#[cfg(test)]
mod tests {
    use domain::Actor;
    use domain::vocabulary::Language;

    use super::*;

    fn entry(what: &str) -> Entry {
        Entry::new(what, Actor::Staff("subject".into()), "2026-11-23T18:00:00Z".parse().unwrap())
    }

    fn told(entries: Vec<Entry>) -> Vec<String> {
        let page = Page::new(Language::English, "/", "history-title");
        let names = |id: &str| (id == "known").then(|| "Ana".to_owned());
        let timeline = Timeline::of(&page, &TimeZone::UTC, &names, entries);
        timeline.moments.into_iter().map(|moment| moment.detail).collect()
    }

    #[test]
    fn stf_1_a_history_says_who_what_and_what_it_said_before() {
        let dated = |day: &str| entry("discovery-recorded").with("discovered_on", day);
        let details = told(vec![dated("2026-11-20"), dated("2026-11-18"), dated("2026-11-18")]);
        assert_eq!(details[0], "staff · Discovered on Friday, November 20, 2026");
        assert_eq!(details[1], "staff · Discovered on Friday, November 20, 2026 → Wednesday, November 18, 2026");
        assert_eq!(details[2], "staff · Discovered on Wednesday, November 18, 2026");
    }

    #[test]
    fn what_stands_beside_what_was_said_before_replaces_nothing() {
        let approved = |desk: &str| entry("approved").with("for", desk);
        assert_eq!(told(vec![approved("program"), approved("school")]), ["staff · the program", "staff · the school"]);
        let begins = |what: &str, at: &str| entry(what).with("starts_at", at);
        let moved = told(vec![begins("session-booked", "2026-12-08T17:00:00Z"), begins("session-moved", "2026-12-09T17:00:00Z")]);
        assert!(moved[1].contains("December 8") && moved[1].contains(" → ") && moved[1].contains("December 9"), "{moved:?}");
    }

    #[test]
    fn a_person_is_named_where_the_page_may_name_them_and_what_isnt_listed_stays_in_the_trail() {
        let answered = |person: &str| entry("attempted").with("person", person).with("channel", "phone").with("text", "secret");
        assert_eq!(told(vec![answered("known"), answered("other")]), ["staff · Ana · on the phone", "staff · on the phone"]);
    }
}
