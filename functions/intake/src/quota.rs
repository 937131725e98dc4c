//! How much arrives. Each filing leaves a mark in its hour and, where there is an address, in the address's day; the consumer of
//! `case-filed` counts the marks beside its own. Filing itself never waits for a counter, and no two filings are in each other's way.

use domain::Policy;
use domain::complaint::{Case, is_within};
use domain::ids::{CaseId, TenantId};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use serde::{Deserialize, Serialize};
use store::{Guard, Key, Query, Store, StoreError, Table, Write, port, rows};

/// How long marks are kept: longer than the day that they count for, and than a message is under way.
const KEPT: SignedDuration = SignedDuration::from_hours(48);

#[derive(Serialize, Deserialize)]
pub struct Mark {
    ttl: i64,
}

fn hour(tenant: &TenantId, at: Timestamp) -> Key {
    Key::new(tenant, &format!("FILINGS#{}", at.to_zoned(TimeZone::UTC).strftime("%Y-%m-%dT%H")), "")
}

/// The address itself isn't kept here, only its digest.
fn address_day(tenant: &TenantId, address: &str, at: Timestamp) -> Key {
    let digest = rows::digest(&[address.as_bytes()]);
    Key::new(tenant, &format!("FILINGS#{}#{digest}", at.to_zoned(TimeZone::UTC).date()), "")
}

/// The marks of a filing.
///
/// # Errors
/// When a row can't be written.
pub fn marks(tenant: &TenantId, case: CaseId, address: Option<&str>, at: Timestamp) -> Result<Vec<Write>, StoreError> {
    let mark = Mark { ttl: (at + KEPT).as_second() };
    let keys = [Some(hour(tenant, at)), address.map(|address| address_day(tenant, address, at))];
    let write = |key: Key| Write::create(Table::Cases, &key.beside(case.to_string()), &mark, Guard::Row);
    keys.into_iter().flatten().map(write).collect()
}

/// Whether a case arrived within the quotas. In a burst, what came first waits like the rest: nobody knows yet who floods whom.
///
/// # Errors
/// When storage fails.
pub async fn holds(
    store: &dyn Store,
    tenant: &TenantId,
    case: &Case,
    address: Option<&str>,
    policy: &Policy,
) -> Result<bool, StoreError> {
    let at = case.filed_at;
    let in_the_hour = others(store, hour(tenant, at), case.id, policy.intake.filings_per_hour).await?;
    let from_the_address = match address {
        Some(address) => {
            others(store, address_day(tenant, address, at), case.id, policy.intake.filings_per_address_per_day).await?
        }
        None => 0,
    };
    Ok(is_within(in_the_hour, from_the_address, policy))
}

/// How many other marks there are; no more are counted than the quota allows.
async fn others(store: &dyn Store, key: Key, case: CaseId, quota: u16) -> Result<usize, StoreError> {
    let query = Query { limit: usize::from(quota) + 1, ..Query::partition(Table::Cases, key.pk) };
    let own = case.to_string();
    let marks: Vec<Key> = store.query(query).await?.into_iter().map(port::row).collect::<Result<_, _>>()?;
    Ok(marks.iter().filter(|mark| mark.sk != own).count())
}
