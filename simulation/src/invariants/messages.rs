//! Messages: each ends handled by everyone it is for, and none holds what a person typed (3, 9, 11, 20).

use std::collections::{BTreeMap, BTreeSet};

use contracts::{Message, Queue, route};
use store::Table;

use super::{Findings, json, number, put};
use crate::history::{History, text};
use crate::people::MARK;

/// The table in which a consumer remembers what it handled.
const fn memory_of(queue: Queue) -> Table {
    match queue {
        Queue::Intake => Table::Cases,
        Queue::Scheduling => Table::Mediations,
        Queue::Reminders => Table::Reminders,
        Queue::Surveys => Table::Invitations,
        Queue::Notices => Table::Notices,
        Queue::Reports => Table::Reports,
        Queue::Outreach => Table::Outreach,
    }
}

/// Whether a mail's line doesn't say any more that nobody knows: it was sent again, or somebody knew by then.
fn is_known(history: &History, pk: &str) -> bool {
    history.rows(Table::Notices).iter().any(|row| text(row, "pk") == pk && text(row, "standing") != "uncertain")
}

/// Whether it is known that mail was stopped or let go, or what somebody chose, as it was said then or later.
fn is_switched(history: &History, pk: &str, version: u64) -> bool {
    history.rows(Table::Notices).iter().any(|row| text(row, "pk") == pk && number(row, "version") >= version)
}

pub fn check(history: &History, findings: &mut Findings) {
    findings.unless(history.dead.is_empty(), "every message ends handled", || format!("{} wait for ever", history.dead.len()));
    let waiting = history.rows(Table::Outbox).len();
    findings.unless(waiting == 0, "every message leaves the outbox", || format!("{waiting} rows are still there"));
    let mut known: BTreeMap<Table, BTreeSet<String>> = BTreeMap::new();
    for queue in Queue::ALL {
        let table = memory_of(*queue);
        let rows = history.rows(table);
        known.insert(table, rows.iter().map(|item| text(item, "pk").to_owned()).collect());
    }
    for (_, envelope) in history.messages() {
        for queue in route(&envelope.message) {
            let word = if *queue == Queue::Notices { "NOTICE" } else { "MESSAGE" };
            let pk = format!("{}#{word}#{}", envelope.tenant, envelope.id);
            let handled = match &envelope.message {
                Message::MailSwitched(said) => is_switched(history, &format!("{}#PAUSE", envelope.tenant), said.version),
                Message::NoticeAgain(again) => is_known(history, &format!("{}#NOTICE#{}", envelope.tenant, again.notice)),
                Message::StaffMailChosen(said) => {
                    is_switched(history, &format!("{}#CHOICE#{}", envelope.tenant, said.person), said.version)
                }
                // Nothing waits to be listed any more for whom it was time.
                Message::DailyDue(due) => {
                    let waiting = format!("{}#LISTED#{}#{}", envelope.tenant, due.desk, due.person);
                    !history.rows(Table::Notices).iter().any(|row| text(row, "pk") == waiting)
                }
                _ => known.get(&memory_of(*queue)).is_some_and(|keys| keys.contains(&pk)),
            };
            findings.unless(handled, "every message is handled by everyone it is for", || {
                format!("{} of type {} wasn't handled by {}", envelope.id, envelope.message.code(), queue.name())
            });
        }
    }
    let committed = history.log.iter().flat_map(|committed| &committed.writes).filter(|write| write.table == Table::Outbox);
    for item in committed.filter_map(put) {
        let silent = !json(item).to_string().to_lowercase().contains(&MARK.to_lowercase());
        findings.unless(silent, "no message holds what a person typed", || text(item, "pk").to_owned());
    }
}
