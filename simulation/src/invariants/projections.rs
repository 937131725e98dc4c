//! The two sides and the desk agree once everything is at rest; figures count once; answers are neither lost nor doubled (9, 17).

use std::collections::BTreeMap;

use serde_json::Value;
use store::{Change, Item, Table};

use super::{Findings, json, stage, states};
use crate::history::{History, text};

pub fn check(history: &History, findings: &mut Findings) {
    let (cases, destroyed): (Vec<Value>, Vec<Value>) =
        states(history, Table::Cases).into_iter().partition(|state| !state["state"].is_null());
    let cases: BTreeMap<String, Value> = by_id(cases);
    let mediations: BTreeMap<String, Value> = by_id(states(history, Table::Mediations));
    for (id, mediation) in &mediations {
        let case = cases.get(id).map(stage).unwrap_or_default();
        let fits = match stage(mediation).as_str() {
            "admitted" => case == "admitted",
            "ended" => case == "returned",
            "concluded" | "closed" => matches!(case.as_str(), "closed" | "returned"),
            _ => case == "in_mediation",
        };
        findings.unless(fits, "the two sides agree", || format!("{id}: {case} and {}", stage(mediation)));
    }
    desk(history, "DESK#complaint", &cases, findings);
    desk(history, "DESK#mediation", &mediations, findings);
    let log: Vec<Value> =
        history.rows(Table::Reports).iter().filter(|item| text(item, "pk").contains("#LOG#")).map(json).collect();
    let told = |what: &[&str]| {
        log.iter().filter(|row| !what.iter().fold(&row["fact"]["what"], |at, name| &at[*name]).is_null()).count() as u64
    };
    let stages = |wanted: &[&str]| mediations.values().filter(|one| wanted.contains(&stage(one).as_str())).count() as u64;
    let filed = (cases.len() + destroyed.len()) as u64;
    findings.unless(told(&["filed"]) == filed, "figures count once", || format!("{} filed", told(&["filed"])));
    let ended = told(&["measured", "measure", "ended"]) + told(&["measured", "measure", "answered", "ended"]);
    let gone = history.log.iter().flat_map(|committed| &committed.writes).filter(|write| {
        let deleted = matches!(&write.change, Change::Delete(key) if key.sk == "STATE");
        write.table == Table::Mediations && deleted
    });
    let over = stages(&["concluded", "closed", "ended"]) + gone.count() as u64;
    findings.unless(ended == over, "figures count once", || format!("{ended} ended"));
    surveys(history, findings);
    destroyed.iter().for_each(|one| nothing_left(history, one, findings));
}

/// Of a destroyed case its emptied state and its last line are left, and nowhere else a row (WALL-4).
fn nothing_left(history: &History, destroyed: &Value, findings: &mut Findings) {
    let pk = destroyed["pk"].as_str().unwrap_or_default();
    let id = pk.rsplit('#').next().unwrap_or_default();
    let beside = history.rows(Table::Cases).iter().filter(|row| text(row, "pk") == pk).count();
    findings.unless(beside == 2, "nothing is left of what was destroyed", || format!("{pk} has {beside} rows"));
    let on_desk = |row: &Item| text(row, "pk").contains("#DESK#") && text(row, "sk") == id;
    let listed = |row: &Item| text(row, "pk").contains("#KEPT#") && text(row, "sk").ends_with(id);
    let referred = |row: &Item| text(row, "sk") == "REFERENCE" && text(row, "case") == id;
    let left = history.rows(Table::Mediations).iter().any(|row| text(row, "pk").ends_with(id))
        || history.rows(Table::Reports).iter().any(on_desk)
        || history.rows(Table::Cases).iter().any(|row| listed(row) || referred(row));
    findings.unless(!left, "nothing is left of what was destroyed", || format!("{id} is known to somebody"));
}

fn by_id(states: Vec<Value>) -> BTreeMap<String, Value> {
    states.into_iter().map(|state| (state["state"]["id"].as_str().unwrap_or_default().to_owned(), state)).collect()
}

fn rows(history: &History, partition: &str) -> Vec<Value> {
    let rows = history.rows(Table::Reports);
    rows.iter().filter(|item| text(item, "pk").ends_with(&format!("#{partition}"))).map(json).collect()
}

fn desk(history: &History, partition: &str, aggregates: &BTreeMap<String, Value>, findings: &mut Findings) {
    let lines = rows(history, partition);
    for (id, aggregate) in aggregates {
        let line = lines.iter().find(|line| line["sk"] == id.as_str());
        let fresh = line.is_some_and(|line| line["stage"] == stage(aggregate).as_str());
        findings.unless(fresh, "the desk shows where each case stands", || {
            format!(
                "{partition} {id}: version {} {}, shown as {:?}",
                aggregate["version"],
                stage(aggregate),
                line.map(|line| (&line["version"], &line["stage"]))
            )
        });
    }
}

fn surveys(history: &History, findings: &mut Findings) {
    let accepted: std::collections::BTreeSet<&str> = history
        .remembered
        .iter()
        .filter(|one| one.answer.is_done() && one.call.method == "POST" && one.call.path.starts_with("/v1/surveys/"))
        .map(|one| one.call.path.as_str())
        .collect();
    let sealed = history.rows(Table::Invitations).iter().filter(|item| item.contains_key("sealed")).count();
    let mixed = history.rows(Table::Answers);
    findings.unless(sealed + mixed.len() >= accepted.len(), "no survey answer is lost", || format!("{sealed} + {}", mixed.len()));
    for answer in &mixed {
        let mut names: Vec<&str> = answer.keys().map(String::as_str).collect();
        names.sort_unstable();
        let fine = names.iter().all(|name| ["answers", "pk", "remark", "sk"].contains(name));
        findings.unless(fine, "a survey answer has nothing but the answer", || format!("{names:?}"));
    }
}
