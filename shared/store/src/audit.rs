//! Reads and sign-ins leave a trace (STF-3): who looked at what, and when, on the side that was looked at.
//!
//! Traces of a day lie in one partition, so that many can look at once without being in each other's way. When the first trace of a
//! later day is left, the day before is sealed: the seal lists each trace with its hash and is chained to the seal before. What was
//! changed, taken away or added after that is found by [`crate::verify`].

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use domain::Actor;
use domain::ids::TenantId;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::key::Key;
use crate::port::{self, CommitError, Guard, Query, Store, StoreError, Test, Transaction, Write};
use crate::rows::hex;
use crate::table::Table;

/// Signing in, as a trace names it.
pub const SIGN_IN: &str = "SIGN-IN";
/// What an operator's export of everything is, in place of what was read.
pub const EXPORT: &str = "EXPORT";
/// How long after its end a day is sealed: clocks of several machines differ a little.
const AFTER: SignedDuration = SignedDuration::from_mins(10);
/// The most traces in one seal, which must fit an item.
const MOST: usize = 2_000;
/// More traces than a day has.
const ALL: usize = 1_000_000;

/// A trace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadRow {
    /// What was read, by its partition; [`SIGN_IN`] for a sign-in, [`EXPORT`] for everything.
    pub of: String,
    /// Who.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
}

/// A trace in a seal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealed {
    /// Its sort key.
    pub sk: String,
    /// SHA-256 of its key and content.
    pub hash: String,
}

/// The seal of a day, or of a part of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealRow {
    /// The UTC day.
    pub day: Date,
    /// Every trace, in order.
    pub traces: Vec<Sealed>,
    /// The seal before.
    pub previous: String,
    /// SHA-256 of all of this.
    pub hash: String,
}

/// How far sealing has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeadRow {
    /// The day that still takes traces.
    pub open: Date,
    /// The newest seal; empty before the first.
    pub seal: String,
}

impl SealRow {
    fn new(day: Date, traces: Vec<Sealed>, previous: String) -> Self {
        let mut row = Self { day, traces, previous, hash: String::new() };
        row.hash = row.reckoned();
        row
    }

    /// The hash that the seal should have.
    #[must_use]
    pub fn reckoned(&self) -> String {
        let mut digest = Sha256::new().chain_update(&self.previous).chain_update(self.day.to_string());
        for trace in &self.traces {
            digest.update(&trace.sk);
            digest.update(&trace.hash);
        }
        hex(&digest.finalize())
    }
}

impl ReadRow {
    /// The hash of a trace under its key.
    #[must_use]
    pub fn hash(&self, sk: &str) -> String {
        let text = serde_json::to_vec(self).unwrap_or_default();
        hex(&Sha256::new().chain_update(sk).chain_update(text).finalize())
    }
}

/// The partition of a day's traces.
#[must_use]
pub fn day_key(tenant: &TenantId, day: Date) -> Key {
    Key::new(tenant, &format!("READS#{day}"), "")
}

/// Where seals lie, and how far they have come.
fn head_key(tenant: &TenantId) -> Key {
    Key::new(tenant, "SEALS", "HEAD")
}

/// The UTC day: every writer and sealer agrees on it, whatever the city's zone.
fn day_of(at: Timestamp) -> Date {
    at.to_zoned(TimeZone::UTC).date()
}

/// The write that leaves a trace.
///
/// # Errors
/// When the row can't be written.
pub fn trace(tenant: &TenantId, table: Table, of: &str, by: Actor, at: Timestamp, id: Uuid) -> Result<Write, StoreError> {
    let key = day_key(tenant, day_of(at)).beside(format!("READ#{at}#{id}"));
    Write::create(table, &key, &ReadRow { of: of.to_owned(), by, at }, Guard::Row)
}

/// Which days this process knows to be open, so that it asks once a day.
#[derive(Clone, Default)]
pub struct Seals {
    open: Arc<Mutex<BTreeSet<(TenantId, Table, Date)>>>,
}

impl Seals {
    /// Seals what is over, if anything is.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn seal(
        &self,
        store: &dyn Store,
        tenant: &TenantId,
        table: Table,
        now: Timestamp,
        ids: &(dyn Fn() -> Uuid + Send + Sync),
    ) -> Result<(), StoreError> {
        let today = day_of(now - AFTER);
        let known = (tenant.clone(), table, today);
        if self.open.lock().is_ok_and(|open| open.contains(&known)) {
            return Ok(());
        }
        let head: Option<HeadRow> = store.get(table, &head_key(tenant)).await?.map(port::row).transpose()?;
        if head.as_ref().is_none_or(|head| head.open < today) {
            let writes = sealing(store, tenant, table, head, today).await?;
            match store.commit(Transaction { token: ids(), writes }).await {
                // Somebody else has just done so.
                Ok(()) | Err(CommitError::Conflict(_)) => {}
                Err(CommitError::Store(error)) => return Err(error),
            }
        }
        if let Ok(mut open) = self.open.lock() {
            open.retain(|(of, at, _)| !(of == tenant && *at == table));
            open.insert(known);
        }
        Ok(())
    }
}

/// The seals of everything before today, and the new head.
async fn sealing(
    store: &dyn Store,
    tenant: &TenantId,
    table: Table,
    head: Option<HeadRow>,
    today: Date,
) -> Result<Vec<Write>, StoreError> {
    let test = head.as_ref().map_or_else(Test::no_item, |head| Test::text("open", &head.open.to_string()));
    let mut seal = head.as_ref().map(|head| head.seal.clone()).unwrap_or_default();
    let mut writes = Vec::new();
    // A day after the open one has traces only while that one isn't sealed yet: in its first minutes.
    let mut over = Vec::new();
    if let Some(head) = &head {
        over.push(head.open);
        over.extend(head.open.checked_add(1.day()).ok());
    }
    for day in over.into_iter().filter(|day| *day < today) {
        let traces = traces(store, tenant, table, day).await?;
        for (part, traces) in traces.chunks(MOST).enumerate() {
            let row = SealRow::new(day, traces.to_vec(), std::mem::take(&mut seal));
            seal.clone_from(&row.hash);
            let key = head_key(tenant).beside(format!("SEAL#{day}#{part:04}"));
            writes.push(Write::create(table, &key, &row, Guard::State)?);
        }
    }
    let head = Write::put(table, &head_key(tenant), &HeadRow { open: today, seal })?.when(test);
    writes.push(Write { guard: Guard::State, ..head });
    Ok(writes)
}

/// The traces of a day, with their hashes, in order.
async fn traces(store: &dyn Store, tenant: &TenantId, table: Table, day: Date) -> Result<Vec<Sealed>, StoreError> {
    let query = Query { limit: ALL, ..Query::partition(table, day_key(tenant, day).pk) };
    let mut traces = Vec::new();
    for item in store.query(query).await? {
        let key: Key = port::row(item.clone())?;
        let row: ReadRow = port::row(item)?;
        traces.push(Sealed { hash: row.hash(&key.sk), sk: key.sk });
    }
    Ok(traces)
}
