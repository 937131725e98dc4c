//! What must be true in the end.

use std::collections::{BTreeMap, BTreeSet};

use crate::client::Acknowledged;
use crate::observed::Observed;

/// Something that must not be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Violation {
    /// An acknowledged request has no effect.
    Lost { case: String, effect: String },
    /// A request has its effect more often than it was acknowledged.
    Doubled { case: String, effect: String },
    /// A history has a gap or was changed.
    Broken { case: String },
    /// The same key got another answer.
    OtherAnswer { key: String },
    /// A mail that must follow never arrived.
    MailMissing { template: String, to: String },
    /// A mail arrived twice.
    MailDoubled { template: String, to: String },
    /// The mail service was given a mail again that it had.
    HandedOverAgain { times: usize },
    /// A message that nobody handles.
    Stuck { message: String },
}

/// Everything that is wrong.
pub fn violations(acknowledged: &[Acknowledged], observed: &Observed) -> Vec<Violation> {
    let mut found = effects(acknowledged, observed);
    found.extend(observed.broken.iter().map(|case| Violation::Broken { case: case.clone() }));
    let answers = acknowledged.iter().zip(&observed.answers).filter(|(before, now)| before.answer != **now);
    found.extend(answers.map(|(before, _)| Violation::OtherAnswer { key: before.request.key.clone() }));
    found.extend(mails(acknowledged, observed));
    if observed.handed_over_again > 0 {
        found.push(Violation::HandedOverAgain { times: observed.handed_over_again });
    }
    found.extend(observed.stuck.iter().map(|message| Violation::Stuck { message: message.clone() }));
    found
}

/// Clients ask until they have an answer, so what was acknowledged is exactly what must have happened.
fn effects(acknowledged: &[Acknowledged], observed: &Observed) -> Vec<Violation> {
    let mut expected: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for one in acknowledged {
        *expected.entry((&one.case, one.effect)).or_default() += 1;
    }
    let mut found = Vec::new();
    for ((case, effect), count) in expected {
        let history = observed.histories.get(case);
        let seen = history.map_or(0, |history| history.iter().filter(|what| *what == effect).count());
        let (case, effect) = (case.to_owned(), effect.to_owned());
        if seen < count {
            found.push(Violation::Lost { case, effect });
        } else if seen > count {
            found.push(Violation::Doubled { case, effect });
        }
    }
    found
}

/// The receipt and the offers of a case, which go to addresses that no other case has.
fn mails(acknowledged: &[Acknowledged], observed: &Observed) -> Vec<Violation> {
    let mut found = Vec::new();
    let mut wanted: BTreeSet<(&str, &str)> = BTreeSet::new();
    let offered: BTreeSet<&str> =
        acknowledged.iter().filter(|one| one.effect == "offers-sent").map(|one| one.case.as_str()).collect();
    for one in acknowledged.iter().filter(|one| ["filed", "respondent-identified"].contains(&one.effect)) {
        let address = one.request.body["email"].as_str().unwrap_or_default();
        if one.effect == "filed" {
            wanted.insert(("receipt", address));
        }
        if offered.contains(one.case.as_str()) {
            wanted.insert(("offer", address));
        }
    }
    let mut arrived: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for mail in observed.mails.iter().filter(|mail| of_one_case(&mail.to) && mail.template != "new-mediation-link") {
        *arrived.entry((&mail.template, &mail.to)).or_default() += 1;
    }
    for (template, to) in wanted.difference(&arrived.keys().copied().collect()) {
        found.push(Violation::MailMissing { template: (*template).to_owned(), to: (*to).to_owned() });
    }
    for ((template, to), _) in arrived.into_iter().filter(|(_, count)| *count > 1) {
        found.push(Violation::MailDoubled { template: template.to_owned(), to: to.to_owned() });
    }
    let mut ids = BTreeSet::new();
    for mail in observed.mails.iter().filter(|mail| !ids.insert(&mail.id)) {
        found.push(Violation::MailDoubled { template: mail.template.clone(), to: mail.to.clone() });
    }
    found
}

/// Staff get mails of every case; everybody else here takes part in one.
fn of_one_case(address: &str) -> bool {
    address.starts_with("resident-") || address.starts_with("officer-")
}
