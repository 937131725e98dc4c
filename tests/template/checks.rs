//! What a template must be. Every check names itself and what it looked at; a resource that none looks at is a finding too.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value as Json, json};

use super::document::{Document, Resource};
use super::{data, door, flow, functions, names, roles};

/// What the checks found.
#[derive(Default)]
pub struct Findings {
    /// What is wrong: the check, where, and what was expected.
    pub wrong: Vec<(&'static str, String, String)>,
    /// What was looked at.
    pub examined: BTreeSet<String>,
    check: &'static str,
}

impl Findings {
    /// Notes that a resource must be so.
    pub fn expect(&mut self, at: &str, holds: bool, expected: &str) {
        if !holds {
            self.wrong.push((self.check, at.to_owned(), expected.to_owned()));
        }
    }

    /// Notes that a resource says exactly this.
    pub fn says(&mut self, resource: Resource<'_>, expected: &Json) {
        self.examined.insert(resource.id.to_owned());
        let differs = |(key, value): &(&String, &Json)| resource.body.get(key.as_str()) != Some(*value);
        for (key, value) in expected.as_object().into_iter().flatten().filter(differs) {
            self.expect(resource.id, false, &format!("{key}: {value}"));
        }
        let stray =
            resource.body.as_object().into_iter().flatten().find(|(key, _)| *key != "Type" && expected.get(key).is_none());
        self.expect(resource.id, stray.is_none(), "nothing more");
    }

    /// Notes that a resource has these properties exactly, besides some whose values are the template's own to choose.
    pub fn has(&mut self, resource: Resource<'_>, expected: Json, free: &[(&str, &dyn Fn(&Json) -> bool)]) {
        let mut expected = expected;
        for (name, fine) in free {
            let value = resource.get(&format!("/{name}"));
            self.expect(resource.id, fine(value), name);
            if !value.is_null() {
                expected[*name] = value.clone();
            }
        }
        self.says(resource, &json!({ "Properties": expected }));
    }
}

/// A whole number in a range.
pub fn within(range: std::ops::RangeInclusive<u64>) -> impl Fn(&Json) -> bool {
    move |value| value.as_u64().is_some_and(|number| range.contains(&number))
}

/// Some text for people.
pub fn words(value: &Json) -> bool {
    value.as_str().is_some_and(|text| text.len() >= 10)
}

type Check = (&'static str, fn(&Document, &mut Findings));

/// Every check.
pub const CHECKS: &[Check] = &[
    ("names resolve", names::check),
    ("keys", data::keys),
    ("tables", data::tables),
    ("queues", flow::queues),
    ("queue consumers", flow::mappings),
    ("alarms", flow::alarms),
    ("logs", flow::logs),
    ("mail", flow::mail),
    ("mail events", flow::mail_events),
    ("functions", functions::check),
    ("environment", functions::environments),
    ("events", functions::events),
    ("roles", roles::check),
    ("the wall", roles::wall),
    ("the API", door::api),
    ("routes", door::routes),
    ("parameters", names::parameters),
];

/// Runs every check.
pub fn all(document: &Document) -> Findings {
    let mut findings = Findings::default();
    for (name, check) in CHECKS {
        findings.check = name;
        check(document, &mut findings);
    }
    findings.check = "everything is checked";
    for resource in document.resources() {
        let seen = findings.examined.contains(resource.id);
        findings.expect(resource.id, seen, &format!("a check for {}", resource.kind));
    }
    findings
}

/// How many resources of each type there are.
pub fn kinds(document: &Document) -> BTreeMap<&str, usize> {
    let mut kinds = BTreeMap::new();
    for resource in document.resources() {
        *kinds.entry(resource.kind).or_default() += 1;
    }
    kinds
}
