//! An export is brought into a place that doesn't have the city yet. The doors open last.

use std::collections::BTreeMap;
use std::time::Duration;

use domain::ids::TenantId;
use jiff::Timestamp;
use store::tenants::{Closed, PolicyRow};
use store::{Change, CommitError, Guard, Item, Key, Store as _, Table, Test, Transaction, Write, port};

use super::bundle;
use super::check::Bundle;
use super::{Failure, Place, Tell, doors, still};

/// How many rows are written at once: a transaction has room for four megabytes, and a row may have 400 kilobytes.
const AT_ONCE: usize = 8;

/// Brings it in. Broken off and run again, it goes on.
///
/// # Errors
/// When the city is there already, or something else writes it.
pub async fn import(place: &Place, bundle: &Bundle, times: (Timestamp, Duration), tell: Tell<'_>) -> Result<String, Failure> {
    let city = &bundle.manifest.city;
    let (now, _) = times;
    let arriving = Some(bundle.manifest.digest());
    let mark = match doors::row(place, city).await? {
        Some(row) if row.closed.as_ref().is_some_and(|closed| closed.arriving == arriving) => row,
        before => {
            if let Some(table) = taken(place, city).await? {
                return Err(Failure::Taken(table));
            }
            let mark = PolicyRow { document: None, closed: Some(Closed { since: now, arriving }) };
            doors::write(place, city, before.as_ref(), &mark).await?;
            mark
        }
    };
    if let Some(closed) = mark.closed.as_ref().filter(|_| !place.is_new) {
        doors::rest(still(times, closed.since), tell).await;
    }
    for (table, rows) in &bundle.tables {
        let rows: Vec<(&Key, &Item)> = rows.iter().filter(|(key, _)| **key != Key::policy(city)).collect();
        for some in rows.chunks(AT_ONCE) {
            written(place, *table, some).await?;
        }
        tell(&format!("{:<12} {:>6} rows", table.name(), rows.len()));
    }
    for (table, rows) in &bundle.tables {
        let mut found = place.store.all_of(*table, city).await?;
        let mut wanted: BTreeMap<Key, Item> = rows.clone();
        found.remove(&Key::policy(city));
        wanted.remove(&Key::policy(city));
        if bundle::lines(&found)? != bundle::lines(&wanted)? {
            return Err(Failure::Disturbed(table.name()));
        }
    }
    let policy = bundle.tables.get(&Table::Tenants).and_then(|rows| rows.get(&Key::policy(city)));
    let policy: PolicyRow = policy.cloned().map(port::row).transpose()?.unwrap_or_default();
    doors::write(place, city, Some(&mark), &policy).await?;
    Ok(format!(
        "{city} is here: {} rows, each read again and found the same. The doors are open, everywhere within a minute.",
        bundle.rows()
    ))
}

/// The first table in which the city has something; traces of its doors don't count.
async fn taken(place: &Place, city: &TenantId) -> Result<Option<String>, Failure> {
    for &table in Table::ALL {
        let mut found = place.store.all_of(table, city).await?;
        if found.get(&Key::policy(city)).is_some_and(|_| table == Table::Tenants) {
            bundle::without_doors(&mut found, city)?;
        }
        if !found.is_empty() {
            return Ok(Some(table.name()));
        }
    }
    Ok(None)
}

/// Writes rows that aren't there. A row that is there must be the same: an import that broke off wrote it.
async fn written(place: &Place, table: Table, rows: &[(&Key, &Item)]) -> Result<(), Failure> {
    let create = |(_, item): &(&Key, &Item)| Write {
        table,
        change: Change::Put((*item).clone()),
        tests: vec![Test::no_item()],
        guard: Guard::Row,
    };
    let token = doors::ids().uuid();
    match place.store.commit(Transaction { token, writes: rows.iter().map(create).collect() }).await {
        Ok(()) => return Ok(()),
        Err(CommitError::Conflict(_)) => {}
        Err(CommitError::Store(error)) => return Err(error.into()),
    }
    for one in rows {
        match place.store.get(table, one.0).await? {
            Some(found) if bundle::line(&found)? == bundle::line(one.1)? => {}
            Some(_) => return Err(Failure::Disturbed(table.name())),
            None => {
                let transaction = Transaction { token: doors::ids().uuid(), writes: vec![create(one)] };
                place.store.commit(transaction).await?;
            }
        }
    }
    Ok(())
}
