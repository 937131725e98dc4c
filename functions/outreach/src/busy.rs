//! Who and what is taken at a time, whatever for: sessions and presentations share one calendar (OUTR-5, OUTR-6).

use std::collections::BTreeSet;

use domain::calendar::{Resource, locks};
use domain::ids::TenantId;
use jiff::Timestamp;
use store::{Store, StoreError, Table, rows};

/// Those of these who have some of that time taken already.
///
/// # Errors
/// When storage fails.
pub async fn taken(
    store: &dyn Store,
    tenant: &TenantId,
    resources: &[Resource],
    (from, until): (Timestamp, Timestamp),
) -> Result<BTreeSet<Resource>, StoreError> {
    let mut taken = BTreeSet::new();
    for lock in locks(resources, from, until) {
        if taken.contains(&lock.resource) {
            continue;
        }
        let item = store.get(Table::Calendar, &rows::lock_key(tenant, &lock)).await?.unwrap_or_default();
        if lock.quarters.iter().any(|quarter| item.contains_key(&format!("q{quarter:02}"))) {
            taken.insert(lock.resource);
        }
    }
    Ok(taken)
}
