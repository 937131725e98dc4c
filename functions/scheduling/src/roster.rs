//! The roster of mediators.

use domain::availability::{Availability, Busy};
use domain::complaint::Contact;
use domain::ids::{MediationId, PersonId, TenantId};
use domain::matching::Mediator;
use domain::{Policy, Problems};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use store::{Guard, Key, Query, Store, StoreError, Table, Test, Write, people, port};

/// A mediator's row.
#[derive(Clone, Serialize, Deserialize)]
pub struct RosterRow {
    /// Rises with every change.
    pub version: u64,
    /// The month that cases were counted in, as `YYYY-MM`.
    #[serde(default)]
    pub month: String,
    /// The cases that were assigned in that month, each once; one whose team was dissolved isn't among them.
    #[serde(default)]
    pub counted: Vec<MediationId>,
    /// The mediator.
    pub mediator: Mediator,
}

impl RosterRow {
    /// The mediator as of a month: what was assigned in an earlier one doesn't count against the cap any more (MED-1).
    fn in_month(&self, month: &str) -> Mediator {
        Mediator { load: u16::try_from(self.counted_in(month).len()).unwrap_or(u16::MAX), ..self.mediator.clone() }
    }

    fn counted_in(&self, month: &str) -> &[MediationId] {
        if self.month == month { &self.counted } else { &[] }
    }

    /// The same row with other cases counted in a month.
    fn counting(self, month: &str, counted: Vec<MediationId>) -> Self {
        Self { version: self.version + 1, month: month.to_owned(), counted, ..self }
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
    Ok(rows(store, tenant, month).await?.into_iter().map(|row| row.mediator).collect())
}

/// The rows of everyone on the roster, each with what was assigned to them this month.
///
/// # Errors
/// When storage fails.
pub async fn rows(store: &dyn Store, tenant: &TenantId, month: &str) -> Result<Vec<RosterRow>, StoreError> {
    let partition = Key::new(tenant, "ROSTER", "").pk;
    let items = store.query(Query::partition(Table::Mediations, partition).beginning("MEDIATOR#")).await?;
    let as_of = |row: RosterRow| RosterRow { mediator: row.in_month(month), ..row };
    items.into_iter().map(|item| port::row(item).map(as_of)).collect()
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

/// A mediator's name; empty when nobody wrote one down.
///
/// # Errors
/// When storage fails.
pub async fn name(store: &dyn Store, tenant: &TenantId, mediator: PersonId) -> Result<String, StoreError> {
    let row = people::load(store, tenant, mediator).await?;
    Ok(row.and_then(|row| row.name).map(|name| name.as_str().to_owned()).unwrap_or_default())
}

/// Puts somebody on the roster, with how to reach them.
///
/// # Errors
/// When a row can't be written.
pub fn register(tenant: &TenantId, mediator: Mediator, contact: &Contact) -> Result<Vec<Write>, StoreError> {
    let key = Key::mediator(tenant, mediator.person);
    let person = people::create(tenant, mediator.person, contact)?;
    let row = RosterRow { version: 1, month: String::new(), counted: Vec::new(), mediator };
    Ok(vec![person, Write::create(Table::Mediations, &key, &row, Guard::Row)?])
}

/// The row of a mediator about whom something changed.
///
/// # Errors
/// When the row can't be written.
pub fn corrected(tenant: &TenantId, row: RosterRow, mediator: Mediator) -> Result<Write, StoreError> {
    let availability = Availability { busy: row.mediator.availability.busy.clone(), ..mediator.availability };
    let mediator = Mediator { last_asked: row.mediator.last_asked, availability, ..mediator };
    let (month, counted) = (row.month.clone(), row.counted.clone());
    replaced(tenant, RosterRow { mediator, ..row }, &month, counted)
}

/// The row of a mediator who says when they have time; what their own calendar said stays.
///
/// # Errors
/// When the row can't be written.
pub fn free(tenant: &TenantId, row: RosterRow, availability: Availability) -> Result<Write, StoreError> {
    let mediator = Mediator { availability, ..row.mediator.clone() };
    corrected(tenant, row, mediator)
}

/// The row of a mediator whose own calendar was read.
///
/// # Errors
/// When the row can't be written.
pub fn occupied(tenant: &TenantId, row: RosterRow, busy: Vec<Busy>) -> Result<Write, StoreError> {
    let availability = Availability { busy, ..row.mediator.availability.clone() };
    let mediator = Mediator { availability, ..row.mediator.clone() };
    let (month, counted) = (row.month.clone(), row.counted.clone());
    replaced(tenant, RosterRow { mediator, ..row }, &month, counted)
}

/// The mediators of a team, and the rows that count this case for each.
///
/// # Errors
/// A problem with the field when somebody isn't on the roster; or storage failed.
pub async fn team(
    store: &dyn Store,
    tenant: &TenantId,
    people: &[PersonId],
    (month, today): (&str, Date),
    case: MediationId,
) -> Result<(Vec<Mediator>, Vec<Write>), edge::Fault> {
    let rows = some(store, tenant, people).await?;
    if rows.len() < people.len() {
        let mut problems = Problems::default();
        problems.add("mediators", "not-a-choice");
        return Err(problems.into());
    }
    let (mut team, mut writes) = (Vec::new(), Vec::new());
    for row in rows {
        team.push(row.in_month(month));
        let others = row.counted_in(month).iter().copied().filter(|counted| *counted != case);
        let counted = others.chain([case]).collect();
        let asked = Mediator { last_asked: Some(today), ..row.mediator.clone() };
        writes.push(replaced(tenant, RosterRow { mediator: asked, ..row }, month, counted)?);
    }
    Ok((team, writes))
}

/// The rows that don't count this case any more, for each mediator of a team that is dissolved (MED-3).
///
/// # Errors
/// When storage fails.
pub async fn given_back(
    store: &dyn Store,
    tenant: &TenantId,
    people: &[PersonId],
    case: MediationId,
) -> Result<Vec<Write>, StoreError> {
    let mut writes = Vec::new();
    for row in some(store, tenant, people).await?.into_iter().filter(|row| row.counted.contains(&case)) {
        let (month, others) = (row.month.clone(), row.counted.iter().copied().filter(|counted| *counted != case).collect());
        writes.push(replaced(tenant, row, &month, others)?);
    }
    Ok(writes)
}

fn replaced(tenant: &TenantId, row: RosterRow, month: &str, counted: Vec<MediationId>) -> Result<Write, StoreError> {
    let (key, version) = (Key::mediator(tenant, row.mediator.person), row.version);
    Ok(Write::put(Table::Mediations, &key, &row.counting(month, counted))?.when(Test::version(version)))
}
