//! The public calendar: approved events that are open to everybody, and the unit's own program (OUTR-7, OUTR-8).

use domain::ids::TenantId;
use domain::outreach::{Details, Engagement, EngagementKind, ProgramItem};
use domain::text::Line;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use store::{Key, Query, Store, StoreError, Table, Write, port};
use uuid::Uuid;

/// How many months the calendar shows, from the current one on.
const MONTHS: i64 = 6;

/// Something in the public calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicRow {
    /// Of which request, or of which item of the unit's program.
    pub id: Uuid,
    /// What kind of request it was; none for the unit's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<EngagementKind>,
    /// What it is.
    pub title: Line,
    /// Where.
    pub place: Line,
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
}

/// Months by UTC, so that a row is found again whatever the city's zone becomes.
fn partition(tenant: &TenantId, at: Timestamp) -> String {
    Key::new(tenant, &format!("PUBLIC#{}", at.strftime("%Y-%m")), "").pk
}

impl PublicRow {
    fn key(&self, tenant: &TenantId) -> Key {
        at(tenant, self.starts_at, self.id)
    }
}

fn at(tenant: &TenantId, starts_at: Timestamp, id: Uuid) -> Key {
    Key { pk: partition(tenant, starts_at), sk: format!("{starts_at}#{id}") }
}

/// What a step changes of it: nothing is in it before it was approved, and nothing after it was called off.
///
/// # Errors
/// When a row can't be written.
pub fn kept(
    tenant: &TenantId,
    before: &Engagement,
    next: &Engagement,
    details: Option<&Details>,
) -> Result<Option<Write>, StoreError> {
    match (before.is_public(), next.is_public(), details) {
        (false, true, Some(details)) => {
            let row = PublicRow {
                id: next.id.uuid(),
                kind: Some(next.ask.kind),
                title: details.subject.clone(),
                place: details.place.clone(),
                starts_at: next.ask.starts_at,
                ends_at: next.ask.ends_at(),
            };
            Write::put(Table::Outreach, &row.key(tenant), &row).map(Some)
        }
        // What took place stays to be read of.
        (true, false, _) if !matches!(next.stage, domain::outreach::Stage::Completed { .. }) => {
            Ok(Some(Write::delete(Table::Outreach, at(tenant, before.ask.starts_at, before.id.uuid()))))
        }
        _ => Ok(None),
    }
}

/// The row of an item of the unit's program.
pub fn item(id: Uuid, item: &ProgramItem) -> PublicRow {
    let ProgramItem { title, place, starts_at, ends_at } = item.clone();
    PublicRow { id, kind: None, title, place, starts_at, ends_at }
}

/// The write that puts it there.
///
/// # Errors
/// When the row can't be written.
pub fn put(tenant: &TenantId, row: &PublicRow) -> Result<Write, StoreError> {
    Write::put(Table::Outreach, &row.key(tenant), row)
}

/// The write that takes an item away.
pub fn taken_away(tenant: &TenantId, starts_at: Timestamp, id: Uuid) -> Write {
    Write::delete(Table::Outreach, at(tenant, starts_at, id))
}

/// Everything that isn't over, for the next months, in order.
///
/// # Errors
/// When storage fails.
pub async fn upcoming(store: &dyn Store, tenant: &TenantId, now: Timestamp) -> Result<Vec<PublicRow>, StoreError> {
    let mut rows: Vec<PublicRow> = Vec::new();
    let mut partitions: Vec<String> = Vec::new();
    // From the month before on: what began in it may still go on. A step of 28 days meets every month.
    for steps in -1..=MONTHS {
        let partition = partition(tenant, now + SignedDuration::from_hours(28 * 24 * steps));
        if !partitions.contains(&partition) {
            partitions.push(partition);
        }
    }
    for partition in partitions {
        for item in store.query(Query::partition(Table::Outreach, partition)).await? {
            rows.push(port::row(item)?);
        }
    }
    rows.retain(|row| row.ends_at > now);
    rows.sort_by_key(|row| (row.starts_at, row.id));
    Ok(rows)
}
