//! Negative controls: the template with any one thing left out or written over, which a check has to find.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use super::checks;
use super::document::Document;

/// Where something is removed or written over.
fn places(value: &Json, at: &str, found: &mut Vec<String>) {
    let inside: Vec<(String, &Json)> = match value {
        Json::Object(fields) => fields.iter().map(|(name, value)| (name.replace('~', "~0").replace('/', "~1"), value)).collect(),
        Json::Array(items) => items.iter().enumerate().map(|(index, value)| (index.to_string(), value)).collect(),
        _ => Vec::new(),
    };
    for (name, value) in inside {
        let place = format!("{at}/{name}");
        found.push(place.clone());
        places(value, &place, found);
    }
}

/// Takes something out of its map or list, and gives the way back.
fn take_out(tree: &mut Json, place: &str) -> Option<Json> {
    let (parent, name) = place.rsplit_once('/')?;
    match tree.pointer_mut(parent)? {
        Json::Object(fields) => fields.remove(&name.replace("~1", "/").replace("~0", "~")),
        Json::Array(items) => Some(items.remove(name.parse().ok()?)),
        _ => None,
    }
}

fn put_back(tree: &mut Json, place: &str, value: Json) {
    let (parent, name) = place.rsplit_once('/').unwrap();
    match tree.pointer_mut(parent) {
        Some(Json::Object(fields)) => drop(fields.insert(name.replace("~1", "/").replace("~0", "~"), value)),
        Some(Json::Array(items)) => items.insert(name.parse().unwrap(), value),
        _ => {}
    }
}

/// Other values for what stands at a place; none where it is a map or a list.
fn others(value: &Json) -> Vec<Json> {
    match value {
        Json::Bool(value) => vec![json!(!value)],
        Json::Number(number) if number.as_u64() == Some(0) => vec![json!(1_000_000)],
        Json::Number(_) => vec![json!(0), json!(1_000_000)],
        Json::String(_) => vec![json!("another")],
        _ => Vec::new(),
    }
}

/// What became of the alterations.
#[derive(Default)]
pub struct Tally {
    /// How many were made.
    pub made: usize,
    /// Those that no check found.
    pub unnoticed: Vec<String>,
    /// How many the first check to complain found, by its name.
    pub caught_by: BTreeMap<&'static str, usize>,
}

impl Tally {
    fn take(&mut self, what: String, document: &Document) {
        self.made += 1;
        match checks::all(document).wrong.first() {
            Some((check, _, _)) => *self.caught_by.entry(check).or_default() += 1,
            None => self.unnoticed.push(what),
        }
    }

    /// Removes each thing that one resource says, and writes each value over, one at a time.
    pub fn alter(&mut self, document: &mut Document, id: &str) {
        let mut found = Vec::new();
        let root = format!("/Resources/{id}");
        places(&document.tree["Resources"][id], &root, &mut found);
        found.push(root);
        for place in found {
            for other in document.tree.pointer(&place).map(others).unwrap_or_default() {
                let what = format!("{place} = {other}");
                let before = std::mem::replace(document.tree.pointer_mut(&place).unwrap(), other);
                self.take(what, document);
                *document.tree.pointer_mut(&place).unwrap() = before;
            }
            if let Some(before) = take_out(&mut document.tree, &place) {
                self.take(format!("{place} removed"), document);
                put_back(&mut document.tree, &place, before);
            }
        }
    }
}
