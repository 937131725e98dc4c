//! Publishing: on a Monday, each month that ended at least a week ago and isn't published yet is, and stays so (SUR-5, STF-5).

use domain::Policy;
use domain::ids::TenantId;
use domain::publication::{Month, Published, Snapshot};
use jiff::ToSpan;
use jiff::civil::Date;
use store::{Guard, Query, Store, StoreError, Table, Write, port};

use crate::facts;
use crate::rows::published_key;

/// Days after a month's end: what happened on its last day has been heard of by then.
const SETTLED: i32 = 7;
/// The most months at once, so that they fit a transaction; the others follow on the next Monday.
const MOST: usize = 24;

/// Every publication, the earliest first.
///
/// # Errors
/// When storage fails or a row can't be read.
pub async fn all(store: &dyn Store, tenant: &TenantId) -> Result<Vec<Published>, StoreError> {
    let query = Query { limit: usize::MAX, ..Query::partition(Table::Reports, published_key(tenant, "").pk) };
    store.query(query).await?.into_iter().map(port::row).collect()
}

/// The months that are to be published on a day, each after the ones before it.
///
/// # Errors
/// When storage fails or a row can't be read.
pub async fn due(store: &dyn Store, tenant: &TenantId, on: Date, policy: &Policy) -> Result<Vec<Write>, StoreError> {
    let mut before: Vec<Snapshot> = all(store, tenant).await?.into_iter().map(|one| one.snapshot).collect();
    let last = Month::of(on.saturating_sub((SETTLED - 1).days())).back(1);
    if before.last().is_some_and(|newest| newest.month >= last) {
        return Ok(Vec::new());
    }
    let history = facts::history(store, tenant, on.year()).await?;
    let first = || history.events(&policy.zone, last.last()).first().map(|event| Month::of(event.on));
    let Some(mut month) = before.last().map(|newest| newest.month.next()).or_else(first) else {
        return Ok(Vec::new());
    };
    let mut writes = Vec::new();
    while month <= last && writes.len() < MOST {
        let published = Published::of(&before, month, &history, &policy.zone, policy.publication.least);
        let key = published_key(tenant, &month.to_string());
        writes.push(Write::create(Table::Reports, &key, &published, Guard::Row)?);
        before.push(published.snapshot);
        month = month.next();
    }
    Ok(writes)
}
