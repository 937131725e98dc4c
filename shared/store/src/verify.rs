//! Finding what was changed behind the program's back (STF-3): every history and every seal is gone through again, and what doesn't
//! fit is named.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Deserialize, Serialize};
use serde_dynamo::{AttributeValue, Item};

use crate::aggregate::HistoryRow;
use crate::audit::{HeadRow, ReadRow, SealRow};
use crate::key::Key;
use crate::port;

/// What is wrong with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wrong {
    /// It isn't what was written.
    Changed,
    /// It was written, and isn't there.
    Missing,
    /// It is another entry's place.
    Swapped,
    /// It was added afterwards.
    Added,
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Changed => "was changed",
            Self::Missing => "is missing",
            Self::Swapped => "isn't where it was written",
            Self::Added => "was added afterwards",
        })
    }
}

/// An entry with which something is wrong.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Which entry: its partition and sort key.
    pub entry: String,
    /// What is wrong with it.
    pub wrong: Wrong,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.entry, self.wrong)
    }
}

/// Where a history stood: what an auditor keeps elsewhere, because whoever can rewrite everything here can't rewrite that.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Head {
    /// Its partition.
    pub of: String,
    /// Its newest entry.
    pub entry: String,
    /// The hash from there.
    pub hash: String,
}

/// What was found in a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// What is wrong, in order.
    pub findings: Vec<Finding>,
    /// Where each history and each chain of seals stands.
    pub heads: Vec<Head>,
    /// How many entries were gone through.
    pub entries: usize,
}

#[derive(Deserialize)]
struct StateRow {
    version: u64,
    chain: String,
    /// Whether there is one; not what is in it.
    state: Option<serde::de::IgnoredAny>,
}

/// The rows of one partition, by sort key.
type Partition = BTreeMap<String, Item>;

fn partitions(items: impl IntoIterator<Item = Item>) -> BTreeMap<String, Partition> {
    let mut partitions: BTreeMap<String, Partition> = BTreeMap::new();
    for item in items {
        if let Ok(Key { pk, sk }) = port::row(item.clone()) {
            partitions.entry(pk).or_default().insert(sk, item);
        }
    }
    partitions
}

/// Goes through all rows of a table.
#[must_use]
pub fn table(items: impl IntoIterator<Item = Item>) -> Report {
    let partitions = partitions(items);
    let mut report = Report::default();
    for (pk, partition) in &partitions {
        if partition.keys().any(|sk| sk.starts_with("HISTORY#")) || history_is_due(partition) {
            history(pk, partition, is_destroyed(pk, partition, &partitions), &mut report);
        }
        if pk.ends_with("#SEALS") {
            seals(pk, partition, &partitions, &mut report);
        }
    }
    report.findings.sort();
    report
}

fn history_is_due(partition: &Partition) -> bool {
    partition.get("STATE").is_some_and(|item| port::row::<StateRow>(item.clone()).is_ok())
}

/// The head that an auditor kept, in what is there now: whether everything up to it still is as it was.
#[must_use]
pub fn still_holds(kept: &Head, items: &[Item]) -> bool {
    items.iter().any(|item| {
        let here = port::row::<Key>(item.clone()).is_ok_and(|key| key.pk == kept.of && key.sk == kept.entry);
        here && matches!(item.get("hash"), Some(AttributeValue::S(hash)) if *hash == kept.hash)
    })
}

/// What was destroyed rightly: its emptied state follows the line of history that says so, and a record says who consented.
fn is_destroyed(pk: &str, partition: &Partition, all: &BTreeMap<String, Partition>) -> bool {
    let Some((tenant, id)) = pk.split_once("#CASE#") else { return false };
    let Some(state) = partition.get("STATE").and_then(|item| port::row::<StateRow>(item.clone()).ok()) else { return false };
    let line = partition.get(&format!("HISTORY#{:08}", state.version));
    let line = line.and_then(|item| port::row::<HistoryRow>(item.clone()).ok());
    let said = line.is_some_and(|row| row.entries.last().is_some_and(|entry| entry.what == domain::complaint::DESTROYED));
    let records = all.iter().filter(|(pk, _)| pk.starts_with(&format!("{tenant}#DESTROYED#")));
    let recorded = records.flat_map(|(_, records)| records.keys()).any(|sk| sk.split_once('#').is_some_and(|(_, of)| of == id));
    state.state.is_none() && said && recorded
}

/// Whether what a head was kept of was destroyed since. The complaint side has the record, for the mediation of a case, too; of the case
/// itself the line that says so must follow the head, where it was the last before it.
#[must_use]
pub fn was_destroyed(kept: &Head, items: &[Item]) -> bool {
    let all = partitions(items.iter().cloned());
    let Some((tenant, id)) = kept.of.split_once("#CASE#").or_else(|| kept.of.split_once("#MEDIATION#")) else { return false };
    let case = format!("{tenant}#CASE#{id}");
    let Some(partition) = all.get(&case).filter(|partition| is_destroyed(&case, partition, &all)) else { return false };
    let last = partition.iter().rfind(|(sk, _)| sk.starts_with("HISTORY#"));
    let Some((sk, row)) = last.and_then(|(sk, item)| Some((sk, port::row::<HistoryRow>(item.clone()).ok()?))) else {
        return false;
    };
    let version = |sk: &str| sk.trim_start_matches("HISTORY#").parse::<u64>().unwrap_or_default();
    kept.of != case || version(&kept.entry) + 1 != version(sk) || row.previous == kept.hash
}

/// Every entry of an aggregate: as it was written, after the one before, up to the state.
fn history(pk: &str, partition: &Partition, destroyed: bool, report: &mut Report) {
    let mut found = |sk: &str, wrong| report.findings.push(Finding { entry: format!("{pk} {sk}"), wrong });
    let name = |version: u64| format!("HISTORY#{version:08}");
    let state: Option<StateRow> = partition.get("STATE").and_then(|item| port::row(item.clone()).ok());
    let rows = partition.iter().filter(|(sk, _)| sk.starts_with("HISTORY#"));
    let newest = rows.clone().filter_map(|(sk, _)| sk.trim_start_matches("HISTORY#").parse().ok()).max().unwrap_or(0);
    let last = state.as_ref().map_or(newest, |state| state.version.max(newest));
    // Of an aggregate that was destroyed, the line that says so is left; the others may be gone.
    let (first, mut previous) = if destroyed { (last, None) } else { (1, Some(String::new())) };
    for version in first..=last {
        let sk = name(version);
        let Some(row) = partition.get(&sk) else {
            found(&sk, Wrong::Missing);
            previous = None;
            continue;
        };
        match port::row::<HistoryRow>(row.clone()) {
            Ok(row) if row.is_intact() => {
                if previous.is_some_and(|previous| previous != row.previous) {
                    found(&sk, Wrong::Swapped);
                }
                previous = Some(row.hash);
            }
            Ok(row) => {
                found(&sk, Wrong::Changed);
                previous = Some(row.hash);
            }
            Err(_) => {
                found(&sk, Wrong::Changed);
                previous = None;
            }
        }
    }
    match (state, &previous) {
        (Some(state), Some(hash)) if state.chain != *hash || state.version != last => found("STATE", Wrong::Changed),
        (None, _) => found("STATE", Wrong::Missing),
        (Some(StateRow { state: None, .. }), _) if !destroyed => found("STATE", Wrong::Changed),
        _ => {}
    }
    report.entries += partition.keys().filter(|sk| sk.starts_with("HISTORY#")).count();
    report.heads.push(Head { of: pk.to_owned(), entry: name(last), hash: previous.unwrap_or_default() });
}

/// Every seal after the one before, and every trace as it was sealed.
fn seals(pk: &str, partition: &Partition, all: &BTreeMap<String, Partition>, report: &mut Report) {
    let tenant = pk.trim_end_matches("#SEALS");
    let (mut previous, mut newest) = (String::new(), String::from("HEAD"));
    let mut sealed: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut found = |entry: String, wrong| report.findings.push(Finding { entry, wrong });
    for (sk, item) in partition.iter().filter(|(sk, _)| sk.starts_with("SEAL#")) {
        let Ok(row) = port::row::<SealRow>(item.clone()) else {
            found(format!("{pk} {sk}"), Wrong::Changed);
            continue;
        };
        if row.reckoned() != row.hash {
            found(format!("{pk} {sk}"), Wrong::Changed);
        } else if row.previous != previous {
            // The seal that this one was chained to isn't there any more, or isn't before it.
            found(format!("{pk} the seal before {sk}"), Wrong::Missing);
        }
        let day = format!("{tenant}#READS#{}", row.day);
        let there = all.get(&day);
        for trace in &row.traces {
            let entry = || format!("{day} {}", trace.sk);
            match there.and_then(|there| there.get(&trace.sk)).map(|item| port::row::<ReadRow>(item.clone())) {
                None => found(entry(), Wrong::Missing),
                Some(Ok(read)) if read.hash(&trace.sk) == trace.hash => {}
                Some(_) => found(entry(), Wrong::Changed),
            }
            sealed.entry(day.clone()).or_default().insert(trace.sk.clone());
        }
        report.entries += row.traces.len();
        previous.clone_from(&row.hash);
        newest.clone_from(sk);
    }
    let head: Option<HeadRow> = partition.get("HEAD").and_then(|item| port::row(item.clone()).ok());
    if head.is_none_or(|head| head.seal != previous) {
        found(format!("{pk} HEAD"), Wrong::Changed);
    }
    for (day, known) in &sealed {
        let there = all.get(day).into_iter().flat_map(BTreeMap::keys).filter(|sk| !known.contains(*sk));
        for sk in there {
            found(format!("{day} {sk}"), Wrong::Added);
        }
    }
    if newest != "HEAD" {
        report.heads.push(Head { of: pk.to_owned(), entry: newest, hash: previous });
    }
}
