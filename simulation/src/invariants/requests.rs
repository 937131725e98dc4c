//! What people were answered: nothing before it was committed, the same to the same, and nothing changed by reading (1, 2, 16).

use std::collections::BTreeMap;

use store::{Change, Table, rows};

use super::{Findings, number, put};
use crate::history::{History, text};

pub fn check(history: &History, findings: &mut Findings) {
    kept(history, findings);
    same(history, findings);
    reading(history, findings);
}

/// Whoever was answered "done" finds that answer in a transaction that came before it.
fn kept(history: &History, findings: &mut Findings) {
    let mut answers: BTreeMap<String, Vec<(usize, String, u64)>> = BTreeMap::new();
    for (number_of, committed) in history.log.iter().enumerate() {
        for item in committed.writes.iter().filter_map(put).filter(|item| text(item, "sk") == "ANSWER") {
            let kept = (number_of, text(item, "body").to_owned(), number(item, "status"));
            answers.entry(text(item, "digest").to_owned()).or_default().push(kept);
        }
    }
    for remembered in &history.remembered {
        let (call, answer) = (&remembered.call, &remembered.answer);
        if call.method != "POST" || !answer.is_done() || call.path == "/v1/links" {
            continue; // a link's session is told once, and its token is kept nowhere
        }
        if call.path.starts_with("/v1/surveys/") {
            continue; // a survey's answer is kept sealed, with nothing beside it: counted with the surveys
        }
        let digest = rows::digest(&[format!("POST {}", call.path).as_bytes(), call.body.as_bytes()]);
        let found = answers.get(&digest).is_some_and(|kept| {
            kept.iter().any(|(number_of, body, status)| {
                let same = *body == answer.body || tells_a_secret_once(&call.path);
                *number_of < remembered.after && same && *status == u64::from(answer.status)
            })
        });
        findings.unless(found, "done means committed", || {
            format!("POST {} was answered {} and isn't kept", call.path, answer.status)
        });
    }
}

/// An address that is told once: what is kept of the answer is that it was made.
fn tells_a_secret_once(path: &str) -> bool {
    path.ends_with("/calendar-link")
}

/// The same key and body get the same answer.
fn same(history: &History, findings: &mut Findings) {
    let mut first: BTreeMap<(&str, &str, Option<&str>), &crate::client::Answer> = BTreeMap::new();
    let done = history.remembered.iter().filter(|one| one.call.method == "POST" && one.answer.is_done());
    for remembered in done.filter(|one| one.call.path != "/v1/links" && !tells_a_secret_once(&one.call.path)) {
        let call = &remembered.call;
        let before = first.entry((&call.path, &call.key, call.token.as_deref())).or_insert(&remembered.answer);
        let equal = **before == remembered.answer;
        findings.unless(equal, "the same request gets the same answer", || {
            format!("POST {} twice: {before:?}, {:?}", call.path, remembered.answer)
        });
    }
}

/// Reading leaves a trace of itself, seals the traces of days that are over and notes that a session is in use; nothing else.
fn reading(history: &History, findings: &mut Findings) {
    for committed in history.log.iter().filter(|committed| committed.reading) {
        for write in &committed.writes {
            let sk = match &write.change {
                Change::Put(item) => text(item, "sk"),
                Change::Update { key, .. } | Change::Delete(key) | Change::Check(key) => key.sk.as_str(),
            };
            let sealed = sk == "HEAD" || sk.starts_with("SEAL#");
            let allowed = sk.starts_with("READ#") || sealed || (write.table == Table::Access && sk == "SESSION");
            findings.unless(allowed, "reading changes nothing", || format!("{} wrote {sk}", committed.function));
        }
    }
}
