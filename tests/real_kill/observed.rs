//! What is there in the end: read from the files when the process has come to rest and ended.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use domain::ids::CaseId;
use local::{Delivery, LocalClock, Options, Stack};
use rusqlite::{Connection, OpenFlags};
use serde_json::Value;
use store::{Address, Key, Query, Store as _, Table, aggregate};

use crate::client::Clients;
use crate::mails::{Mail, Mails};
use crate::process::Concord;

/// How long the process may take to come to rest. A mail that was claimed when the process died is looked after half a minute later.
const REST: Duration = Duration::from_secs(90);

/// What is there in the end.
#[derive(Debug, Clone, Default)]
pub struct Observed {
    /// What stands in the history of each case, on both sides, in order.
    pub histories: BTreeMap<String, Vec<String>>,
    /// Cases whose history has a gap or was changed.
    pub broken: Vec<String>,
    /// Mails that arrived.
    pub mails: Vec<Mail>,
    /// How often a mail was handed to the mail service again after that had accepted it.
    pub handed_over_again: usize,
    /// Messages that nobody handled, by where they wait.
    pub stuck: Vec<String>,
    /// The answers when every acknowledged request was asked once more, in order.
    pub answers: Vec<(u16, Value)>,
}

/// Asks everything once more, waits for rest, ends the process and reads what is there.
pub async fn after(concord: &mut Concord, clients: &Clients) -> Observed {
    let mut observed = Observed::default();
    for acknowledged in clients.acknowledged() {
        let answer = clients.ask(&acknowledged.request).await;
        observed.answers.push((answer.status, answer.body));
    }
    observed.stuck = rest(&concord.data).await;
    concord.kill();
    observed.mails = Mails::below(&concord.data).look().cloned().collect();
    observed.handed_over_again = concord.said().matches("handed-over-again").count();

    let options = Options {
        data: Some(concord.data.clone()),
        port: 0,
        template: local::stack::TEMPLATE.to_owned(),
        clock: Arc::new(LocalClock::running()),
        delivery: Delivery::Once,
        by_itself: false,
    };
    let stack = Stack::start(options).await.unwrap_or_else(|error| panic!("{error}"));
    let store = stack.store();
    let tenant = "pasadena".parse().unwrap();
    for acknowledged in clients.acknowledged() {
        let case = acknowledged.case;
        if observed.histories.contains_key(&case) {
            continue;
        }
        let id: CaseId = case.parse().unwrap();
        let sides = [(Table::Cases, Key::case(&tenant, id)), (Table::Mediations, Key::mediation(&tenant, case.parse().unwrap()))];
        let mut whats = Vec::new();
        for (table, key) in sides {
            let rows = aggregate::history(&store, &Address { table, key }).await.unwrap();
            if !aggregate::is_unbroken(&rows) {
                observed.broken.push(case.clone());
            }
            whats.extend(rows.into_iter().flat_map(|row| row.entries).map(|entry| entry.what));
        }
        observed.histories.insert(case, whats);
    }
    let undelivered = Query::index_up_to(Table::Outbox, "0".into(), "9999".into(), 1000);
    observed.stuck.extend(store.query(undelivered).await.unwrap().iter().map(|row| format!("outbox: {:?}", row.get("pk"))));
    observed
}

/// Waits until no message is on its way. Those that are left after a while are stuck.
async fn rest(data: &std::path::Path) -> Vec<String> {
    let until = Instant::now() + REST;
    loop {
        let waiting = waiting(data).unwrap_or_else(|error| vec![error.to_string()]);
        if waiting.is_empty() || Instant::now() > until {
            return waiting;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

fn waiting(data: &std::path::Path) -> Result<Vec<String>, rusqlite::Error> {
    let read = |file: &str, query: &str| -> Result<Vec<String>, rusqlite::Error> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(data.join(file), flags)?;
        connection.busy_timeout(Duration::from_secs(2))?;
        let mut statement = connection.prepare(query)?;
        let rows = statement.query_map([], |row| row.get(0))?;
        rows.collect()
    };
    let mut waiting = read("queues.db", "SELECT queue || ': ' || body FROM messages")?;
    waiting.extend(read("tables.db", "SELECT 'outbox: ' || pk FROM \"OutboxTable\"")?);
    Ok(waiting)
}
