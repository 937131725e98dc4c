//! A city's doors: closed while its data is read or written as a whole.

use domain::ids::TenantId;
use jiff::Timestamp;
use kit::Ids;
use std::sync::Arc;
use std::time::Duration;
use store::tenants::{Closed, PolicyRow};
use store::{Key, Store as _, StoreError, Table, Test, Transaction, Write, port};

use super::{Failure, Place, Tell, still};

/// The row that says whether the doors are closed, if there is one.
///
/// # Errors
/// When storage fails.
pub async fn row(place: &Place, city: &TenantId) -> Result<Option<PolicyRow>, StoreError> {
    place.store.get(Table::Tenants, &Key::policy(city)).await?.map(port::row).transpose()
}

/// Writes that row in the place of what was read; none takes it away.
///
/// # Errors
/// When storage fails, or somebody else wrote it meanwhile.
pub async fn write(place: &Place, city: &TenantId, before: Option<&PolicyRow>, after: &PolicyRow) -> Result<(), Failure> {
    let key = Key::policy(city);
    let test = match before {
        None => Test::no_item(),
        Some(PolicyRow { closed: None, .. }) => Test::Absent("closed".into()),
        Some(PolicyRow { closed: Some(closed), .. }) => {
            Test::Equals("closed".into(), serde_dynamo::to_attribute_value(closed).map_err(|_| StoreError::Corrupt)?)
        }
    };
    let write = if *after == PolicyRow::default() {
        Write::delete(Table::Tenants, key)
    } else {
        Write::put(Table::Tenants, &key, after)?
    };
    place.store.commit(Transaction { token: ids().uuid(), writes: vec![write.when(test)] }).await?;
    Ok(())
}

/// Ids of what an operator writes.
#[must_use]
pub fn ids() -> Ids {
    Ids::new(Arc::new(kit::SystemClock), Arc::new(kit::SystemRandomness))
}

/// Closes the doors.
///
/// # Errors
/// When storage fails.
pub async fn close(place: &Place, city: &TenantId, now: Timestamp) -> Result<String, Failure> {
    let before = row(place, city).await?;
    if let Some(closed) = before.as_ref().and_then(|row| row.closed.as_ref()) {
        return Ok(format!("The doors of {city} have been closed since {}.", closed.since));
    }
    let closed = Some(Closed { since: now, arriving: None });
    let after = PolicyRow { document: before.as_ref().and_then(|row| row.document.clone()), closed };
    write(place, city, before.as_ref(), &after).await?;
    Ok(format!(
        "The doors of {city} are closed: within a minute nobody gets in, and nothing comes due. What is under way arrives.\n\
        Open them again with: concord open"
    ))
}

/// Opens the doors.
///
/// # Errors
/// When storage fails, or the city isn't there as a whole yet.
pub async fn open(place: &Place, city: &TenantId) -> Result<String, Failure> {
    let before = row(place, city).await?.unwrap_or_default();
    match &before.closed {
        None => return Ok(format!("The doors of {city} are open.")),
        Some(closed) if closed.arriving.is_some() => return Err(Failure::Arriving),
        Some(_) => {}
    }
    write(place, city, Some(&before), &PolicyRow { closed: None, ..before.clone() }).await?;
    Ok(format!("The doors of {city} are open: within a minute everybody gets in, and what came due meanwhile goes out."))
}

/// Waits until closed doors are known everywhere.
///
/// # Errors
/// When they are open.
pub async fn wait(place: &Place, city: &TenantId, times: (Timestamp, Duration), tell: Tell<'_>) -> Result<(), Failure> {
    let closed = row(place, city).await?.and_then(|row| row.closed).ok_or(Failure::Open)?;
    if closed.arriving.is_some() {
        return Err(Failure::Arriving);
    }
    rest(still(times, closed.since), tell).await;
    Ok(())
}

/// Waits, and says so.
pub async fn rest(time: Duration, tell: Tell<'_>) {
    if !time.is_zero() {
        tell(&format!("Waiting {} seconds until every function knows that the doors are closed.", time.as_secs() + 1));
        tokio::time::sleep(time).await;
    }
}
