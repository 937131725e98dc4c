//! Rows that every function writes the same way: outbox, idempotency, inbox, gates, locks.

use std::collections::BTreeMap;

use contracts::{Envelope, Message};
use domain::calendar::DayLock;
use domain::ids::{MessageId, TenantId};
use domain::notice::Gate;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use serde_dynamo::AttributeValue;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::key::Key;
use crate::port::{Change, Guard, StoreError, Test, Write};
use crate::table::Table;

/// The shards of the sparse indexes. One is plenty for a city; more are read side by side.
pub const SHARDS: &[&str] = &["0"];

/// How long a request's answer is kept for a repetition.
const REQUEST_DAYS: i64 = 7;
/// How long a handled message is remembered: longer than queue, dead-letter queue and redrive together.
const MESSAGE_DAYS: i64 = 45;

/// Lower-case hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// SHA-256 in hexadecimal.
#[must_use]
pub fn digest(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.len().to_be_bytes());
        hash.update(part);
    }
    hex(&hash.finalize())
}

fn expires(now: Timestamp, days: i64) -> i64 {
    (now + SignedDuration::from_hours(days * 24)).as_second()
}

/// All messages of one commit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutboxRow {
    /// In the index of undelivered rows while it exists.
    pub shard: String,
    /// When it was committed.
    pub since: String,
    /// The bodies, as they go into the queues.
    pub bodies: Vec<String>,
}

/// The outbox row of a commit. The messages' ids are made of the commit's.
///
/// # Errors
/// When a message can't be written.
pub fn outbox(tenant: &TenantId, commit: Uuid, now: Timestamp, messages: Vec<Message>) -> Result<Write, StoreError> {
    let mut bodies = Vec::with_capacity(messages.len());
    for (n, message) in messages.into_iter().enumerate() {
        let id: MessageId = format!("{commit}.{n}").parse().map_err(|_| StoreError::Corrupt)?;
        let envelope = Envelope { id, tenant: tenant.clone(), occurred_at: now, message };
        bodies.push(envelope.to_body().map_err(|_| StoreError::Corrupt)?);
    }
    let shard = SHARDS[commit.as_u128() as usize % SHARDS.len()].to_owned();
    let row = OutboxRow { shard, since: now.to_string(), bodies };
    Write::create(Table::Outbox, &Key::new(tenant, &format!("COMMIT#{commit}"), "OUTBOX"), &row, Guard::Row)
}

/// What was answered to a request, for its repetition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerRow {
    /// The digest of the request's body.
    pub digest: String,
    /// The answer's status.
    pub status: u16,
    /// The answer's body. Ids and codes only.
    pub body: String,
    /// When it may go.
    pub ttl: i64,
}

/// Where the answer to a request is kept. The key that the client chose is hashed together with who it was.
#[must_use]
pub fn answer_key(tenant: &TenantId, caller: &str, key: &str) -> Key {
    Key::new(tenant, &format!("REQUEST#{}", digest(&[caller.as_bytes(), key.as_bytes()])), "ANSWER")
}

/// Keeps the answer to a request; fails when the key was used before.
///
/// # Errors
/// When the row can't be written.
pub fn answer(table: Table, key: &Key, digest: &str, status: u16, body: &str, now: Timestamp) -> Result<Write, StoreError> {
    let row = AnswerRow { digest: digest.into(), status, body: body.into(), ttl: expires(now, REQUEST_DAYS) };
    Write::create(table, key, &row, Guard::Once)
}

/// That a message was handled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InboxRow {
    /// When it is forgotten.
    pub ttl: i64,
}

/// Remembers a message; fails when it was handled before.
///
/// # Errors
/// When the row can't be written.
pub fn inbox(table: Table, tenant: &TenantId, id: &MessageId, now: Timestamp) -> Result<Write, StoreError> {
    let key = Key::new(tenant, &format!("MESSAGE#{id}"), "INBOX");
    Write::create(table, &key, &InboxRow { ttl: expires(now, MESSAGE_DAYS) }, Guard::Once)
}

/// A gate's row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GateRow {
    /// At which version.
    pub version: u64,
    /// Whether messages may leave.
    pub open: bool,
}

/// Opens or closes a gate.
///
/// # Errors
/// When the row can't be written.
pub fn gate(tenant: &TenantId, gate: &Gate, open: bool) -> Result<Write, StoreError> {
    Write::put(Table::Gates, &Key::gate(tenant, gate), &GateRow { version: gate.version, open })
}

/// Checks that a gate is open at the version that a message names.
#[must_use]
pub fn gate_is_open(tenant: &TenantId, gate: &Gate) -> Write {
    let tests = vec![Test::version(gate.version), Test::Equals("open".into(), AttributeValue::Bool(true))];
    Write::check(Table::Gates, Key::gate(tenant, gate), tests, Guard::Gate)
}

/// The key of a day's locks of a resource.
#[must_use]
pub fn lock_key(tenant: &TenantId, lock: &DayLock) -> Key {
    Key::new(tenant, &format!("CALENDAR#{}", lock.resource), format!("DAY#{}", lock.day))
}

fn quarters(lock: &DayLock) -> impl Iterator<Item = String> + '_ {
    lock.quarters.iter().map(|quarter| format!("q{quarter:02}"))
}

/// Takes the quarter-hours of a day; fails when somebody has one of them (SCH-4).
#[must_use]
pub fn book(tenant: &TenantId, booking: Uuid, lock: &DayLock) -> Write {
    let set: BTreeMap<_, _> = quarters(lock).map(|name| (name, AttributeValue::S(booking.to_string()))).collect();
    let tests = quarters(lock).map(Test::Absent).collect();
    Write {
        table: Table::Calendar,
        change: Change::Update { key: lock_key(tenant, lock), set, remove: Vec::new() },
        tests,
        guard: Guard::Lock,
    }
}

/// Gives quarter-hours back; only the booking that holds them can.
#[must_use]
pub fn release(tenant: &TenantId, booking: Uuid, lock: &DayLock) -> Write {
    let tests = quarters(lock).map(|name| Test::text(&name, &booking.to_string())).collect();
    let change = Change::Update { key: lock_key(tenant, lock), set: BTreeMap::new(), remove: quarters(lock).collect() };
    Write { table: Table::Calendar, change, tests, guard: Guard::Row }
}

/// Gives a booking's quarter-hours back and takes others for another one, of which some may be the same: each row is changed once, because a
/// transaction can't touch a row twice.
#[must_use]
pub fn rebook(tenant: &TenantId, (from, held): (Uuid, &[DayLock]), (to, wanted): (Uuid, &[DayLock])) -> Vec<Write> {
    let same = |one: &DayLock, other: &DayLock| one.resource == other.resource && one.day == other.day;
    let mut writes: Vec<Write> =
        held.iter().filter(|one| !wanted.iter().any(|other| same(one, other))).map(|lock| release(tenant, from, lock)).collect();
    for lock in wanted {
        let Some(before) = held.iter().find(|one| same(one, lock)) else {
            writes.push(book(tenant, to, lock));
            continue;
        };
        let mut write = book(tenant, to, lock);
        let is_held = |name: &String| quarters(before).any(|own| own == *name);
        write.tests = quarters(lock).filter(|name| !is_held(name)).map(Test::Absent).collect();
        write.tests.extend(quarters(before).map(|name| Test::text(&name, &from.to_string())));
        if let Change::Update { remove, .. } = &mut write.change {
            *remove = quarters(before).filter(|name| quarters(lock).all(|new| new != *name)).collect();
        }
        writes.push(write);
    }
    writes
}
