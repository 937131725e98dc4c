//! An export that somebody wants to bring in: everything about it is looked at before anything is changed, and each fault is named.

use std::collections::BTreeMap;
use std::path::Path;

use domain::ids::TenantId;
use store::{Item, Key, Kind, Table, holding, port, verify};

use super::Failure;
use super::bundle::{self, FORMAT, MANIFEST, Manifest, VERSION};

/// An export that is whole and reads as what it is.
pub struct Bundle {
    /// What is in it.
    pub manifest: Manifest,
    /// The rows of each table.
    pub tables: BTreeMap<Table, BTreeMap<Key, Item>>,
}

impl Bundle {
    /// How many rows it has.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.tables.values().map(BTreeMap::len).sum()
    }
}

/// How many faults are named; what is more is counted.
const NAMED: usize = 40;

/// Reads an export.
///
/// # Errors
/// Every fault that it has.
pub fn checked(folder: &Path, kinds: &[Kind]) -> Result<Bundle, Failure> {
    let mut faults = Vec::new();
    let read = read(folder, kinds, &mut faults);
    match read {
        Some(bundle) if faults.is_empty() => Ok(bundle),
        _ => {
            let more = faults.len().saturating_sub(NAMED);
            faults.truncate(NAMED);
            if more > 0 {
                faults.push(format!("and {more} more"));
            }
            Err(Failure::Faults(folder.to_owned(), faults.join("\n")))
        }
    }
}

fn read(folder: &Path, kinds: &[Kind], faults: &mut Vec<String>) -> Option<Bundle> {
    let Ok(text) = std::fs::read_to_string(folder.join(MANIFEST)) else {
        faults.push(format!("{MANIFEST} is missing: the folder isn't an export, or the export broke off"));
        return None;
    };
    let Ok(manifest) = serde_json::from_str::<Manifest>(&text) else {
        faults.push(format!("{MANIFEST} can't be read"));
        return None;
    };
    if manifest.format != FORMAT || manifest.version != VERSION {
        faults.push(format!("{MANIFEST} is of another format: this version of Concord reads {FORMAT} {VERSION}"));
        return None;
    }
    let mut tables = BTreeMap::new();
    for table in bundle::tables() {
        let rows = file(folder, table, &manifest, kinds, faults);
        let items = rows.values().cloned();
        faults.extend(verify::table(items).findings.iter().map(|finding| format!("{}: {finding}", bundle::file_name(table))));
        tables.insert(table, rows);
    }
    Some(Bundle { manifest, tables })
}

/// A table's file, row by row.
fn file(folder: &Path, table: Table, manifest: &Manifest, kinds: &[Kind], faults: &mut Vec<String>) -> BTreeMap<Key, Item> {
    let name = bundle::file_name(table);
    let (Some(listed), Ok(text)) =
        (manifest.tables.iter().find(|one| one.table == table.name()), std::fs::read_to_string(folder.join(&name)))
    else {
        faults.push(format!("{name} is missing"));
        return BTreeMap::new();
    };
    let mut rows: BTreeMap<Key, Item> = BTreeMap::new();
    for (number, line) in (1..).zip(text.lines()) {
        match row(line, table, &manifest.city, kinds) {
            Ok((key, _)) if rows.contains_key(&key) => faults.push(format!("{name}:{number}: that row is there twice")),
            Ok((key, item)) => drop(rows.insert(key, item)),
            Err(fault) => faults.push(format!("{name}:{number}: {fault}")),
        }
    }
    if rows.len() != listed.rows {
        faults.push(format!("{name} has {} rows that can be read, and {} were written", rows.len(), listed.rows));
    } else if bundle::sha256(&text) != listed.sha256 {
        faults.push(format!("{name} isn't what was written: its SHA-256 is another one"));
    }
    rows
}

fn row(line: &str, table: Table, city: &TenantId, kinds: &[Kind]) -> Result<(Key, Item), &'static str> {
    let item: Item = serde_json::from_str(line).map_err(|_| "the line isn't a row")?;
    let key: Key = port::row(item.clone()).map_err(|_| "the row has no key")?;
    if key.pk.split_once('#').is_none_or(|(of, _)| of != city.to_string()) {
        return Err("the row is another city's");
    }
    let kind = holding::find(kinds, table, &key).filter(|kind| kind.moves).ok_or("this version of Concord knows no such row")?;
    if kind.reads(item.clone()) { Ok((key, item)) } else { Err("the row doesn't read as what it is") }
}
