//! One transaction a step: state, history, outbox, and the row that makes a repetition harmless (1, 10, 12).

use std::collections::BTreeMap;

use store::aggregate::{HistoryRow, is_unbroken};
use store::{AttributeValue, Guard, Item, Table, port};

use super::{Findings, number, put};
use crate::history::{History, text};

pub fn check(history: &History, findings: &mut Findings) {
    let mut versions: BTreeMap<(Table, String), u64> = BTreeMap::new();
    for committed in &history.log {
        for write in &committed.writes {
            let Some(state) = put(write).filter(|item| text(item, "sk") == "STATE") else { continue };
            let pk = text(state, "pk").to_owned();
            let known = versions.entry((write.table, pk.clone())).or_default();
            let version = number(state, "version");
            findings
                .unless(version == *known + 1, "no update is lost", || format!("{pk} went from version {known} to {version}"));
            *known = version;
            let sk = format!("HISTORY#{version:08}");
            let told = committed.writes.iter().filter_map(put).any(|item| text(item, "pk") == pk && text(item, "sk") == sk);
            findings.unless(told, "a step is committed with its history", || format!("{pk} at version {version} has none"));
            let once = committed.writes.iter().any(|write| write.guard == Guard::Once);
            findings.unless(once, "a step is committed with what makes its repetition harmless", || pk.clone());
        }
    }
    for table in [Table::Cases, Table::Mediations] {
        let rows = history.rows(table);
        let mut chains: BTreeMap<&str, Vec<&Item>> = BTreeMap::new();
        for row in rows.iter().filter(|item| text(item, "sk").starts_with("HISTORY#")) {
            chains.entry(text(row, "pk")).or_default().push(row);
        }
        for state in rows.iter().filter(|item| text(item, "sk") == "STATE") {
            let chain = chains.remove(text(state, "pk")).unwrap_or_default();
            let told: Vec<HistoryRow> = chain.iter().filter_map(|item| port::row((*item).clone()).ok()).collect();
            // Of what was destroyed, the line that says so is left.
            let destroyed = matches!(state.get("state"), Some(AttributeValue::Null(_)));
            let whole = is_unbroken(&told) && u64::try_from(told.len()).ok() == Some(number(state, "version"));
            findings.unless(whole || destroyed, "the history has no gap", || text(state, "pk").to_owned());
            let head = told.last().is_some_and(|row| row.hash == text(state, "chain"));
            findings.unless(head, "the history ends where the state says", || text(state, "pk").to_owned());
        }
    }
}
