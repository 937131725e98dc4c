//! The roster of mediators.

use domain::complaint::Contact;
use domain::ids::{PersonId, TenantId};
use domain::matching::Mediator;
use domain::{Policy, Problems};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::{Guard, Key, Query, Store, StoreError, Table, Test, Write, people, port};

/// A mediator's row.
#[derive(Clone, Serialize, Deserialize)]
pub struct RosterRow {
    /// Rises with every change.
    pub version: u64,
    /// The month that the mediator's load was counted in, as `YYYY-MM`.
    #[serde(default)]
    pub month: String,
    /// The mediator.
    pub mediator: Mediator,
}

impl RosterRow {
    /// The mediator as of a month: what was assigned in an earlier one doesn't count against the cap any more (MED-1).
    fn in_month(mut self, month: &str) -> Mediator {
        if self.month != month {
            self.mediator.load = 0;
        }
        self.mediator
    }
}

/// The month of an instant in the city, as rows name it.
#[must_use]
pub fn month(policy: &Policy, now: Timestamp) -> String {
    policy.date(now).strftime("%Y-%m").to_string()
}

/// Everyone on the roster, with what was assigned to them this month.
///
/// # Errors
/// When storage fails.
pub async fn everyone(store: &dyn Store, tenant: &TenantId, month: &str) -> Result<Vec<Mediator>, StoreError> {
    let partition = Key::new(tenant, "ROSTER", "").pk;
    let items = store.query(Query::partition(Table::Mediations, partition).beginning("MEDIATOR#")).await?;
    items.into_iter().map(|item| port::row::<RosterRow>(item).map(|row| row.in_month(month))).collect()
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
    let row = RosterRow { version: 1, month: String::new(), mediator };
    Ok(vec![person, Write::create(Table::Mediations, &key, &row, Guard::Row)?])
}

/// The mediators of a team, and the rows that count one more case for each.
///
/// # Errors
/// A problem with the field when somebody isn't on the roster; or storage failed.
pub async fn team(
    store: &dyn Store,
    tenant: &TenantId,
    people: &[PersonId],
    month: &str,
) -> Result<(Vec<Mediator>, Vec<Write>), edge::Fault> {
    let rows = some(store, tenant, people).await?;
    if rows.len() < people.len() {
        let mut problems = Problems::default();
        problems.add("mediators", "not-a-choice");
        return Err(problems.into());
    }
    let (mut team, mut writes) = (Vec::new(), Vec::new());
    for row in rows {
        let (version, mediator) = (row.version, row.in_month(month));
        let counted = Mediator { load: mediator.load.saturating_add(1), ..mediator.clone() };
        let more = RosterRow { version: version + 1, month: month.to_owned(), mediator: counted };
        let key = Key::mediator(tenant, mediator.person);
        writes.push(Write::put(Table::Mediations, &key, &more)?.when(Test::version(version)));
        team.push(mediator);
    }
    Ok((team, writes))
}
