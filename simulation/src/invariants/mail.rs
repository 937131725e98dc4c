//! Mail: at most once, to the right person, while it is wanted, in time, and about nobody else (4, 5, 6, 8).

use std::collections::{BTreeMap, BTreeSet};

use contracts::{Envelope, Message};
use domain::Policy;
use domain::ids::Reference;
use domain::notice::{Listed, Notice, Recipient, Template, Trouble};
use domain::vocabulary::Desk;
use jiff::{SignedDuration, Timestamp};
use store::{Change, Key, Table};

use super::{Findings, json, put};
use crate::history::{History, is_named, text, texts};
use crate::people::{MARK, MEDIATORS};

/// How far a function's clock may be off.
const OFF: SignedDuration = SignedDuration::from_mins(3);

pub fn check(history: &History, findings: &mut Findings) {
    let asked: BTreeMap<String, (Envelope, Notice)> = history
        .messages()
        .into_iter()
        .filter_map(|(_, envelope)| match &envelope.message {
            Message::NoticeRequested(notice) => Some((envelope.id.to_string(), (envelope.clone(), notice.clone()))),
            _ => None,
        })
        .collect();
    at_most_once(history, findings);
    ledger(history, findings);
    recipients(history, &asked, findings);
    gates(history, &asked, findings);
    in_time(history, &asked, findings);
    due(history, findings);
    staff(history, &asked, findings);
}

fn at_most_once(history: &History, findings: &mut Findings) {
    let mut ids = BTreeSet::new();
    for sent in &history.sent {
        findings.unless(ids.insert(&sent.id), "a mail is sent at most once", || format!("{} was accepted twice", sent.id));
    }
}

/// Every line of the ledger has ended: sent exactly once, or dropped, or in front of a person.
fn ledger(history: &History, findings: &mut Findings) {
    // As they were put: a case that is destroyed takes its tasks with it.
    let reports = history.log.iter().flat_map(|committed| &committed.writes).filter(|write| write.table == Table::Reports);
    let tasks: BTreeSet<String> = reports
        .filter_map(put)
        .filter(|item| text(item, "pk").ends_with("#TASKS#program"))
        .map(|item| text(item, "sk").to_owned())
        .collect();
    for row in history.rows(Table::Notices).iter().filter(|item| text(item, "sk") == "NOTICE") {
        let id = text(row, "pk").rsplit('#').next().unwrap_or_default().to_owned();
        let accepted = history.sent.iter().filter(|sent| sent.id == id).count();
        let fine = match text(row, "standing") {
            "sent" | "delivered" => accepted == 1,
            "bounced" | "complained" => accepted == 1 && tasks.contains(&id),
            "uncertain" | "again" => tasks.contains(&id),
            "dropped" | "held" => accepted == 0,
            _ => false,
        };
        findings.unless(fine, "a mail ends sent, dropped or in front of a person", || {
            format!("{id} is {}, and was accepted {accepted} times", text(row, "standing"))
        });
    }
}

fn recipients(history: &History, asked: &BTreeMap<String, (Envelope, Notice)>, findings: &mut Findings) {
    // As they were written: whoever's case was destroyed had mail before.
    let written = history.log.iter().flat_map(|committed| &committed.writes).filter(|write| write.table == Table::People);
    let people: Vec<serde_json::Value> = written.filter_map(put).map(json).collect();
    let of = |pk: &str| people.iter().rfind(|row| row["pk"] == pk);
    let policy = Policy::parse(domain::policy::PASADENA).ok();
    for sent in &history.sent {
        let Some((envelope, notice)) = asked.get(&sent.id) else {
            findings.unless(false, "a mail was asked for", || sent.id.clone());
            continue;
        };
        let wanted = match notice.to {
            Recipient::Person(person) => {
                let row = of(&Key::person(&envelope.tenant, person).pk);
                row.and_then(|row| row["email"].as_str()).map(str::to_owned)
            }
            Recipient::Desk(desk) => policy.as_ref().map(|policy| policy.desk(desk).to_owned()),
            Recipient::Staff { person, .. } => {
                let pk = Key::person(&envelope.tenant, person).pk;
                let row = history.rows(Table::People).into_iter().find(|row| text(row, "pk") == pk);
                row.map(|row| text(&row, "email").to_owned())
            }
        };
        findings.unless(wanted.as_deref() == Some(&sent.to), "a mail goes to the person it is for", || sent.id.clone());
        let own = of(&match notice.to {
            Recipient::Person(person) => Key::person(&envelope.tenant, person).pk,
            Recipient::Desk(_) | Recipient::Staff { .. } => String::new(),
        });
        let own_name = own.and_then(|row| row["name"].as_str()).unwrap_or("\u{0}").to_owned();
        let text = texts(&sent.mime).replace(&sent.to, "").replace(&own_name, "");
        let foreign =
            text.contains(MARK) || MEDIATORS.iter().any(|address| text.contains(address)) || text.contains("zyxanthia-");
        findings.unless(!foreign, "a mail says nothing of anybody else", || {
            let around = text.split(MARK).nth(1).or(text.split("zyxanthia-").nth(1)).unwrap_or_default();
            format!("{} ({}): …{}", sent.id, notice.template, around.chars().take(20).collect::<String>())
        });
    }
}

/// Whether a line of the ledger is of a mail that is sent, or that only isn't because nothing goes to its address any more.
fn leaves_or_would(row: &store::Item) -> bool {
    text(row, "standing") == "claimed"
        || (text(row, "standing") == "dropped" && text(row, "reason") == Trouble::Suppressed.code())
}

/// Of each mail to a desk that was claimed, whoever wanted it at their own address then has it once, at once or in a list.
fn staff(history: &History, asked: &BTreeMap<String, (Envelope, Notice)>, findings: &mut Findings) {
    let name = |desk: Desk, template: Template, reference: Option<&Reference>| format!("{desk} {template} {reference:?}");
    let (mut wanted, mut had): (BTreeMap<_, usize>, BTreeMap<_, usize>) = (BTreeMap::new(), BTreeMap::new());
    let (mut subscribers, mut claimed) = (BTreeMap::new(), BTreeSet::new());
    let writes = history.log.iter().flat_map(|committed| committed.writes.iter().map(move |write| (committed.at, write)));
    for (at, write) in writes.filter(|(_, write)| write.table == Table::Notices) {
        if let Change::Delete(key) = &write.change {
            subscribers.remove(&(key.pk.clone(), key.sk.clone()));
        }
        let Some(item) = put(write) else { continue };
        let (pk, sk) = (text(item, "pk").to_owned(), text(item, "sk").to_owned());
        if pk.contains("#STAFF#") {
            subscribers.insert((pk, sk), text(item, "until").parse::<Timestamp>().unwrap_or_default());
        } else if leaves_or_would(item) {
            let mail = asked.get(pk.rsplit('#').next().unwrap_or_default());
            let Some((envelope, notice)) = mail.filter(|(_, notice)| !notice.staff_have_it) else { continue };
            let Recipient::Desk(desk) = notice.to else { continue };
            let own = format!("{}#STAFF#{desk}", envelope.tenant);
            let of_desk: Vec<_> = subscribers.iter().filter(|((pk, _), _)| *pk == own).collect();
            // A mail that is tried again goes to whoever came meanwhile, where nobody was there the first time.
            if of_desk.is_empty() || !claimed.insert(pk.clone()) {
                continue;
            }
            for ((_, person), _) in of_desk.into_iter().filter(|(_, until)| at < **until) {
                *wanted.entry((person.clone(), name(desk, notice.template, notice.reference.as_ref()))).or_default() += 1;
            }
        }
    }
    // A copy that was held is asked for again, as another message.
    let held: BTreeSet<String> = history
        .rows(Table::Notices)
        .iter()
        .filter(|row| text(row, "standing") == "held")
        .map(|row| text(row, "pk").rsplit('#').next().unwrap_or_default().to_owned())
        .collect();
    for (_, (_, notice)) in asked.iter().filter(|(id, _)| !held.contains(*id)) {
        let Recipient::Staff { desk, person } = notice.to else { continue };
        let whole = [Listed::from(notice)];
        for one in if notice.template == Template::Daily { notice.listed.as_slice() } else { whole.as_slice() } {
            *had.entry((person.to_string(), name(desk, one.template, one.reference.as_ref()))).or_default() += 1;
        }
    }
    findings.unless(wanted == had, "staff have each mail to their desk once", || {
        let differs = |(who, count): &(&(String, String), &usize)| wanted.get(*who).copied().unwrap_or_default() != **count;
        let more = had.iter().find(differs).map(|(who, count)| format!("{} came {count} times", who.1));
        more.unwrap_or_else(|| "one didn't come".to_owned())
    });
}

/// What a mail's gate said when it was claimed, whether its reader wanted reminders, and whether mail left at all.
fn gates(history: &History, asked: &BTreeMap<String, (Envelope, Notice)>, findings: &mut Findings) {
    let mut open: BTreeMap<String, (u64, bool)> = BTreeMap::new();
    let mut without_reminders: BTreeSet<String> = BTreeSet::new();
    let mut paused = false;
    let mut subscribers: BTreeSet<(String, String)> = BTreeSet::new();
    let mut claims: BTreeMap<String, Vec<(usize, bool)>> = BTreeMap::new();
    for (number, committed) in history.log.iter().enumerate() {
        for write in &committed.writes {
            if let (Table::Notices, Change::Delete(key)) = (write.table, &write.change) {
                subscribers.remove(&(key.pk.clone(), key.sk.clone()));
            }
            let Some(item) = put(write) else { continue };
            if write.table == Table::Notices && text(item, "pk").contains("#STAFF#") {
                subscribers.insert((text(item, "pk").to_owned(), text(item, "sk").to_owned()));
            }
            if write.table == Table::Gates {
                let row = json(item);
                open.insert(text(item, "pk").to_owned(), (row["version"].as_u64().unwrap_or(0), row["open"] == true));
            }
            if write.table == Table::People {
                let pk = text(item, "pk").to_owned();
                let _ = if json(item)["without_reminders"] == true {
                    without_reminders.insert(pk)
                } else {
                    without_reminders.remove(&pk)
                };
            }
            if write.table == Table::Notices && text(item, "sk") == "PAUSE" {
                paused = item.contains_key("paused");
            }
            if write.table == Table::Notices && text(item, "standing") == "claimed" {
                let id = text(item, "pk").rsplit('#').next().unwrap_or_default().to_owned();
                let gate = asked.get(&id).and_then(|(envelope, notice)| Some((envelope, notice.gate?)));
                let wanted = gate.is_none_or(|(envelope, gate)| {
                    open.get(&Key::gate(&envelope.tenant, &gate).pk)
                        .is_some_and(|(version, open)| *open && *version == gate.version)
                });
                let declined = asked.get(&id).is_some_and(|(envelope, notice)| match notice.to {
                    Recipient::Person(person) if notice.template.is_reminder() => {
                        without_reminders.contains(&Key::person(&envelope.tenant, person).pk)
                    }
                    _ => false,
                });
                let subscribes = asked.get(&id).is_none_or(|(envelope, notice)| match notice.to {
                    Recipient::Staff { desk, person } => {
                        subscribers.contains(&(format!("{}#STAFF#{desk}", envelope.tenant), person.to_string()))
                    }
                    _ => true,
                });
                let wanted = wanted && !declined && !paused && subscribes;
                claims.entry(id).or_default().push((number, wanted));
            }
        }
    }
    for sent in &history.sent {
        let claim = claims.get(&sent.id).and_then(|all| all.iter().rev().find(|(number, _)| *number < sent.after));
        findings.unless(claim.is_some(), "a mail is claimed before it is sent", || sent.id.clone());
        findings.unless(claim.is_none_or(|(_, wanted)| *wanted), "a mail leaves only while it is wanted", || sent.id.clone());
    }
}

fn in_time(history: &History, asked: &BTreeMap<String, (Envelope, Notice)>, findings: &mut Findings) {
    for sent in &history.sent {
        let Some((_, notice)) = asked.get(&sent.id) else { continue };
        let Some(appointment) = notice.appointment.as_ref().filter(|_| notice.template == Template::SessionReminder) else {
            continue;
        };
        findings.unless(sent.at < appointment.starts_at + OFF, "nobody is reminded of what is over", || sent.id.clone());
    }
}

/// What is due goes out once, and not before its time.
fn due(history: &History, findings: &mut Findings) {
    let mut rows: BTreeMap<String, Timestamp> = BTreeMap::new();
    let mut same: BTreeMap<(String, String), String> = BTreeMap::new();
    for committed in &history.log {
        for write in committed.writes.iter().filter(|write| write.table == Table::Reminders) {
            match &write.change {
                Change::Put(item) if text(item, "sk") == "DUE" => {
                    let (due, message) = (text(item, "due").to_owned(), text(item, "message").to_owned());
                    let pk = text(item, "pk").to_owned();
                    rows.insert(pk.clone(), due.parse().unwrap_or_default());
                    // Whoever plans a Monday's mails, or somebody's daily one, plans them under the same name.
                    let before = same.insert((due, message), pk.clone());
                    let fine = before.is_none_or(|before| is_named(item) && before == pk);
                    findings.unless(fine, "what is due is due once", || pk);
                }
                Change::Delete(key) => {
                    let due = rows.remove(&key.pk);
                    let fine = due.is_some_and(|due| committed.at + OFF >= due);
                    findings.unless(fine, "what is due goes out once, and not before its time", || key.pk.clone());
                }
                _ => {}
            }
        }
    }
    rows.retain(|pk, _| !pk.contains("#DUE#DIGEST."));
    findings.unless(rows.is_empty(), "what is due goes out", || format!("{} rows were left", rows.len()));
}
