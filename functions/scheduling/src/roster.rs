//! The roster of mediators.

use domain::Problems;
use domain::complaint::Contact;
use domain::ids::{PersonId, TenantId};
use domain::matching::Mediator;
use serde::{Deserialize, Serialize};
use store::{Guard, Key, Query, Store, StoreError, Table, Test, Write, people, port};

/// A mediator's row.
#[derive(Clone, Serialize, Deserialize)]
pub struct RosterRow {
    /// Rises with every change.
    pub version: u64,
    /// The mediator.
    pub mediator: Mediator,
}

/// Everyone on the roster.
///
/// # Errors
/// When storage fails.
pub async fn everyone(store: &dyn Store, tenant: &TenantId) -> Result<Vec<Mediator>, StoreError> {
    let partition = Key::new(tenant, "ROSTER", "").pk;
    let items = store.query(Query::partition(Table::Mediations, partition).beginning("MEDIATOR#")).await?;
    items.into_iter().map(|item| port::row::<RosterRow>(item).map(|row| row.mediator)).collect()
}

/// Those of these people who are on the roster.
///
/// # Errors
/// When storage fails.
pub async fn some(store: &dyn Store, tenant: &TenantId, people: &[PersonId]) -> Result<Vec<RosterRow>, StoreError> {
    let mut rows = Vec::new();
    for person in people {
        if let Some(item) = store.get(Table::Mediations, &Key::mediator(tenant, *person)).await? {
            rows.push(port::row(item)?);
        }
    }
    Ok(rows)
}

/// Puts somebody on the roster, with how to reach them.
///
/// # Errors
/// When a row can't be written.
pub fn register(tenant: &TenantId, mediator: Mediator, contact: &Contact) -> Result<Vec<Write>, StoreError> {
    let key = Key::mediator(tenant, mediator.person);
    let person = people::create(tenant, mediator.person, contact)?;
    let row = RosterRow { version: 1, mediator };
    Ok(vec![person, Write::create(Table::Mediations, &key, &row, Guard::Row)?])
}

/// The mediators of a team, and the rows that count one more case for each.
///
/// # Errors
/// A problem with the field when somebody isn't on the roster; or storage failed.
pub async fn team(store: &dyn Store, tenant: &TenantId, people: &[PersonId]) -> Result<(Vec<Mediator>, Vec<Write>), edge::Fault> {
    let rows = some(store, tenant, people).await?;
    if rows.len() < people.len() {
        let mut problems = Problems::default();
        problems.add("mediators", "not-a-choice");
        return Err(problems.into());
    }
    let mut writes = Vec::new();
    for row in &rows {
        let mut more = RosterRow { version: row.version + 1, ..row.clone() };
        more.mediator.load = more.mediator.load.saturating_add(1);
        let key = Key::mediator(tenant, row.mediator.person);
        writes.push(Write::put(Table::Mediations, &key, &more)?.when(Test::version(row.version)));
    }
    Ok((rows.into_iter().map(|row| row.mediator).collect(), writes))
}
