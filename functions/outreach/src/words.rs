//! What was found about a request, in the reader's words.

use domain::Policy;
use domain::outreach::{Ask, Finding, Verdict, Weight, nearest};
use jiff::Timestamp;
use jiff::civil::Date;
use pages::Page;

/// A verdict in words.
#[derive(Default)]
pub struct InWords {
    /// What it can't be approved for as it is.
    pub blocks: Vec<String>,
    /// What a supervisor approves first.
    pub routes: Vec<String>,
    /// What is said, and nothing else follows from.
    pub warns: Vec<String>,
    /// The nearest free days, where something blocks it.
    pub nearest: Vec<String>,
}

impl InWords {
    /// What was found about a request, as of now.
    pub fn of(page: &Page, ask: &Ask, policy: &Policy, now: Timestamp) -> Self {
        let verdict = domain::outreach::verdict(ask, policy, now);
        let of = |weight: Weight| {
            let found = verdict.findings.iter().filter(|finding| finding.weight == weight);
            found.map(|finding| finding_in_words(page, finding)).collect()
        };
        Self {
            blocks: of(Weight::Blocks),
            routes: of(Weight::Routes),
            warns: of(Weight::Warns),
            nearest: free(&verdict, ask, policy, now).iter().map(|day| page.day(day)).collect(),
        }
    }

    /// Whether nothing was found.
    pub const fn is_clear(&self) -> bool {
        self.blocks.is_empty() && self.routes.is_empty() && self.warns.is_empty()
    }
}

/// The nearest free days, where something blocks a request or is on at its time.
pub fn free(verdict: &Verdict, ask: &Ask, policy: &Policy, now: Timestamp) -> Vec<Date> {
    let elsewhere = verdict.block().is_some() || verdict.findings.iter().any(|finding| finding.event.is_some());
    if elsewhere { nearest(ask, policy, now) } else { Vec::new() }
}

/// One finding as a sentence.
pub fn finding_in_words(page: &Page, finding: &Finding) -> String {
    let name = format!("asked-{}", finding.code);
    let number = finding.number.map(|number| number.to_string()).unwrap_or_default();
    let what = match (&finding.event, finding.special) {
        (Some(event), _) => on(page, event),
        (None, Some(special)) => page.code("special", special.code()),
        _ => String::new(),
    };
    page.t2(&name, ("number", &number), ("what", &what))
}

/// What is on in the city: the name of an event as it is, a yearly day as people say it.
pub fn on(page: &Page, event: &str) -> String {
    let yearly = format!("2000-{event}").parse::<Date>().ok().filter(|_| event.len() == 5);
    yearly.map_or_else(|| event.to_owned(), |day| pages::month_and_day(page.language, day))
}
