//! The unit's list: a row for each request, without anything that somebody wrote, kept in the step that changes it.

use std::collections::BTreeSet;

use domain::Policy;
use domain::ids::{EngagementId, PersonId, Reference, TenantId};
use domain::outreach::{Engagement, EngagementKind, EngagementStage, Need, Stage, verdict};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::{Key, Query, Store, StoreError, Table, Write, port};

/// A request in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListedRow {
    /// Which.
    pub id: EngagementId,
    /// What whoever asked knows it by.
    pub reference: Reference,
    /// What is asked for.
    pub kind: EngagementKind,
    /// When it begins.
    pub starts_at: Timestamp,
    /// The area of its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<String>,
    /// Whose it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub specialist: Option<PersonId>,
    /// Where it stands.
    pub stage: EngagementStage,
    /// What a supervisor has still to approve.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub outstanding: BTreeSet<Need>,
    /// Whether something is on in the city then, and nobody has decided what of it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub on_event: bool,
}

impl ListedRow {
    fn of(engagement: &Engagement, policy: &Policy, now: Timestamp) -> Self {
        Self {
            id: engagement.id,
            reference: engagement.reference.clone(),
            kind: engagement.ask.kind,
            starts_at: engagement.ask.starts_at,
            area: engagement.area.clone(),
            specialist: engagement.specialist,
            stage: engagement.stage.name(),
            outstanding: outstanding(engagement, policy, now),
            on_event: engagement.on_event.as_ref().is_some_and(|on| !on.stays),
        }
    }
}

/// What a supervisor has still to approve before the unit can.
pub fn outstanding(engagement: &Engagement, policy: &Policy, now: Timestamp) -> BTreeSet<Need> {
    match engagement.stage {
        Stage::Filed => verdict(&engagement.ask, policy, now).needs().difference(&engagement.granted).copied().collect(),
        _ => BTreeSet::new(),
    }
}

/// Where those are that still go on, and those that are over, by the year in which they were to be.
fn key(tenant: &TenantId, engagement: &Engagement) -> Key {
    let id = engagement.id.to_string();
    if engagement.stage.is_over() {
        let year = engagement.ask.starts_at.strftime("%Y");
        Key::new(tenant, &format!("OVER#{year}"), id)
    } else {
        Key::new(tenant, "OPEN", id)
    }
}

/// What a step changes of the list.
///
/// # Errors
/// When a row can't be written.
pub fn kept(
    tenant: &TenantId,
    before: Option<&Engagement>,
    next: &Engagement,
    policy: &Policy,
    now: Timestamp,
) -> Result<Vec<Write>, StoreError> {
    let (was, is) = (before.map(|before| key(tenant, before)), key(tenant, next));
    let mut writes: Vec<Write> =
        was.filter(|was| *was != is).map(|was| Write::delete(Table::Outreach, was)).into_iter().collect();
    writes.push(Write::put(Table::Outreach, &is, &ListedRow::of(next, policy, now))?);
    Ok(writes)
}

/// Every request that still goes on, the next one first.
///
/// # Errors
/// When storage fails.
pub async fn open(store: &dyn Store, tenant: &TenantId) -> Result<Vec<ListedRow>, StoreError> {
    rows(store, Key::new(tenant, "OPEN", "").pk).await
}

/// Every request that is over, of a year, the latest last.
///
/// # Errors
/// When storage fails.
pub async fn over(store: &dyn Store, tenant: &TenantId, year: i16) -> Result<Vec<ListedRow>, StoreError> {
    rows(store, Key::new(tenant, &format!("OVER#{year}"), "").pk).await
}

async fn rows(store: &dyn Store, partition: String) -> Result<Vec<ListedRow>, StoreError> {
    let items = store.query(Query::partition(Table::Outreach, partition)).await?;
    let mut rows: Vec<ListedRow> = items.into_iter().map(port::row).collect::<Result<_, _>>()?;
    rows.sort_by_key(|row| (row.starts_at, row.id));
    Ok(rows)
}
