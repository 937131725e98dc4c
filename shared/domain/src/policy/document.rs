//! Reading a document: everything that is wrong with it at once, each fault with its line.
//!
//! The document that ships has every key that there is, so it is the measure of the others: what it doesn't have is unknown, what
//! it has must be there. Values are read by their types; one that can't be read is noted and stood in for by what ships, so that
//! the next one is found too.

use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{PASADENA, Policy};

/// Tables whose keys the city chooses from a list: kinds, languages, desks, what needs extra planning.
const CHOSEN: [&str; 4] = ["kinds", "program", "desks", "outreach.resources"];
/// Keys that may be left out: the times of what is on in the city aren't always known.
const OPTIONAL: [&str; 2] = ["sessions.events.from", "sessions.events.until"];
/// The table that a city may leave out, and whose keys are none of the document that ships.
const OWN: &str = "wording";
/// Faults after which the rest isn't looked for any more.
const MOST: usize = 100;

/// One thing that is wrong with a document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The line, from 1, where there is one.
    pub line: Option<usize>,
    /// The key, as in `sessions.minutes`; empty for the document as a whole.
    pub key: String,
    /// What is wrong, and what to write instead.
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(f, "line {line}: ")?;
        }
        if self.key.is_empty() { f.write_str(&self.what) } else { write!(f, "{}: {}", self.key, self.what) }
    }
}

/// The document can't be used; every fault is named, in the order of its lines.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
pub struct InvalidPolicy(pub Vec<Fault>);

/// Reads a document.
pub fn read(document: &str) -> Result<Policy, InvalidPolicy> {
    let mut faults = structure(document)?;
    let policy = if faults.is_empty() { values(document, &mut faults) } else { None };
    if let Some(policy) = &policy {
        let line = |key: &str| find(document, key).map(|at| line_of(document, at.start));
        faults.extend(policy.problems().into_iter().map(|(key, what)| Fault { line: line(&key), key, what }));
    }
    faults.sort();
    match policy {
        Some(policy) if faults.is_empty() => Ok(policy),
        _ => Err(InvalidPolicy(faults)),
    }
}

fn line_of(document: &str, at: usize) -> usize {
    document.get(..at).unwrap_or_default().matches('\n').count() + 1
}

fn fault_of(document: &str, error: &toml::de::Error) -> Fault {
    let line = error.span().map(|span| line_of(document, span.start));
    let key = error.span().and_then(|span| key_at(document, &span)).unwrap_or_default();
    Fault { line, key, what: error.message().to_owned() }
}

/// Whether it is TOML, with the keys that there are and no others.
fn structure(document: &str) -> Result<Vec<Fault>, InvalidPolicy> {
    let here = DeTable::parse(document).map_err(|error| InvalidPolicy(vec![fault_of(document, &error)]))?;
    let mut faults = Vec::new();
    if let Ok(model) = DeTable::parse(PASADENA) {
        compare("", document, here.get_ref(), model.get_ref(), &mut faults);
    }
    Ok(faults)
}

fn joined(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

fn compare(path: &str, document: &str, here: &DeTable<'_>, model: &DeTable<'_>, faults: &mut Vec<Fault>) {
    let chosen = CHOSEN.contains(&path);
    for (key, value) in here.iter().filter(|(key, _)| !path.is_empty() || key.get_ref() != OWN) {
        let name = joined(path, key.get_ref());
        let line = Some(line_of(document, key.span().start));
        match model.get(key.get_ref().as_ref()).or_else(|| model.values().next().filter(|_| chosen)) {
            None => faults.push(Fault { line, key: name, what: "there is no such key".into() }),
            Some(wanted) => compare_values(&name, document, value, wanted.get_ref(), faults),
        }
    }
    let left_out = model.keys().filter(|key| !chosen && !here.contains_key(key.get_ref().as_ref()));
    for key in left_out.map(|key| joined(path, key.get_ref())).filter(|key| !OPTIONAL.contains(&key.as_str())) {
        faults.push(Fault { line: None, key, what: "is missing".into() });
    }
}

fn compare_values(name: &str, document: &str, here: &Spanned<DeValue<'_>>, model: &DeValue<'_>, faults: &mut Vec<Fault>) {
    let line = |at: &Spanned<DeValue<'_>>| Some(line_of(document, at.span().start));
    let mut wrong = |at, what: String| faults.push(Fault { line: at, key: name.to_owned(), what });
    match (here.get_ref(), model) {
        (DeValue::Table(here), DeValue::Table(model)) => compare(name, document, here, model, faults),
        (DeValue::Array(all), DeValue::Array(models)) => {
            let mut seen = BTreeSet::new();
            for one in all {
                let identity = match one.get_ref() {
                    DeValue::Table(table) => table.get("code").and_then(|code| code.get_ref().as_str()).map(str::to_owned),
                    DeValue::String(text) => Some(text.to_string()),
                    DeValue::Integer(number) => Some(number.to_string()),
                    _ => None,
                };
                if let Some(identity) = identity.filter(|identity| !seen.insert(identity.clone())) {
                    wrong(line(one), format!("“{identity}” is there twice"));
                }
            }
            for one in all {
                if let Some(model) = models.iter().next() {
                    compare_values(name, document, one, model.get_ref(), faults);
                }
            }
        }
        (DeValue::Integer(number), DeValue::Integer(_)) if number.as_str().starts_with('-') => {
            wrong(line(here), "a number can't be negative".into());
        }
        (value, model) if value.type_str() != model.type_str() => {
            wrong(line(here), format!("write {}, not {}", article(model.type_str()), article(value.type_str())));
        }
        _ => {}
    }
}

fn article(kind: &str) -> String {
    let vowel = kind.starts_with(['a', 'e', 'i', 'o']);
    format!("{} {kind}", if vowel { "an" } else { "a" })
}

/// Reads the values by their types. A value that can't be read is noted, and stood in for by what ships.
fn values(document: &str, faults: &mut Vec<Fault>) -> Option<Policy> {
    let mut text = document.to_owned();
    for _ in 0..MOST {
        let error = match toml::from_str::<Policy>(&text) {
            Ok(policy) => return Some(policy),
            Err(error) => error,
        };
        let fault = fault_of(&text, &error);
        let stand_in = error.span().zip(stand_in(&fault.key));
        faults.push(fault);
        let (span, stand_in) = stand_in?;
        if text.get(span.clone())? == stand_in {
            return None;
        }
        text.replace_range(span, &stand_in);
    }
    None
}

/// What ships under a key: for an element of a list, its first.
fn stand_in(key: &str) -> Option<String> {
    let at = find(PASADENA, key)?;
    let text = PASADENA.get(at)?;
    let first = text.trim_start_matches(['[', ' ', '\n']).split([',', ']']).next()?;
    Some(if text.starts_with('[') { first.trim().to_owned() } else { text.to_owned() })
}

/// Where the value of a key is; of a list of tables, of the first that has it.
fn find(document: &str, key: &str) -> Option<Range<usize>> {
    let table = DeTable::parse(document).ok()?;
    let mut parts = key.split('.');
    let mut value = table.get_ref().get(parts.next()?)?;
    for part in parts {
        value = match value.get_ref() {
            DeValue::Table(table) => table.get(part)?,
            DeValue::Array(all) => all.iter().find_map(|one| one.get_ref().as_table()?.get(part))?,
            _ => return None,
        };
    }
    Some(value.span())
}

/// The key of the value that holds this place.
fn key_at(document: &str, place: &Range<usize>) -> Option<String> {
    fn within(path: &str, table: &DeTable<'_>, place: &Range<usize>) -> Option<String> {
        table.iter().find_map(|(key, value)| below(&joined(path, key.get_ref()), value, place))
    }
    fn below(path: &str, value: &Spanned<DeValue<'_>>, place: &Range<usize>) -> Option<String> {
        match value.get_ref() {
            DeValue::Table(table) => within(path, table, place),
            DeValue::Array(all) if all.iter().any(|one| one.get_ref().is_table()) => {
                all.iter().find_map(|one| below(path, one, place))
            }
            _ => (value.span().start <= place.start && place.end <= value.span().end).then(|| path.to_owned()),
        }
    }
    within("", DeTable::parse(document).ok()?.get_ref(), place)
}
