//! Which mediations have a session booked, in rows of their own: kept in the step that books, moves or ends one.

use domain::ids::{MediationId, PersonId, TenantId};
use domain::mediation::{Mediation, Stage};
use domain::notice::Appointment;
use serde::{Deserialize, Serialize};
use store::{Key, Query, Store, StoreError, Table, Write, port};

/// A booked session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookedRow {
    /// Of which mediation.
    pub mediation: MediationId,
    /// Who attends.
    pub people: Vec<PersonId>,
    /// When and where.
    pub appointment: Appointment,
}

impl BookedRow {
    /// The row of a mediation, while it has a session.
    fn of(mediation: &Mediation) -> Option<Self> {
        let Stage::Booked { session, .. } = &mediation.stage else { return None };
        Some(Self { mediation: mediation.id, people: mediation.attendees(), appointment: session.appointment() })
    }
}

/// What a step changes of it.
///
/// # Errors
/// When the row can't be written.
pub fn kept(tenant: &TenantId, before: &Mediation, next: &Mediation) -> Result<Option<Write>, StoreError> {
    let key = Key::booked(tenant, &next.id.to_string());
    match (BookedRow::of(before), BookedRow::of(next)) {
        (before, next) if before == next => Ok(None),
        (_, Some(row)) => Write::put(Table::Mediations, &key, &row).map(Some),
        (_, None) => Ok(Some(Write::delete(Table::Mediations, key))),
    }
}

/// Every booked session.
///
/// # Errors
/// When storage fails.
pub async fn all(store: &dyn Store, tenant: &TenantId) -> Result<Vec<BookedRow>, StoreError> {
    let items = store.query(Query::partition(Table::Mediations, Key::booked(tenant, "").pk)).await?;
    items.into_iter().map(port::row).collect()
}
