//! Which mediations are a mediator's, in rows of their own: kept in the step that asks, replaces or lets go of one, so that a mediator's
//! home is one query.

use std::collections::BTreeSet;

use domain::ids::{MediationId, PersonId, Reference, TenantId};
use domain::mediation::{Duty, Mediation};
use domain::notice::Appointment;
use domain::vocabulary::Kind;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::{Key, Query, Store, StoreError, Table, Write, port};

use crate::mediation::session;

/// A mediation of a mediator's: what their list tells, and nothing of who the people are (MED-5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssignedRow {
    /// Which.
    pub mediation: MediationId,
    /// Its reference.
    pub reference: Reference,
    /// What kind of case.
    pub kind: Kind,
    /// What is theirs to do until the session begins.
    duty: Duty,
    /// The session, while one is booked.
    pub appointment: Option<Appointment>,
}

impl AssignedRow {
    fn of(mediation: &Mediation, mediator: PersonId) -> Option<Self> {
        let (reference, kind) = (mediation.reference.clone(), mediation.kind);
        let appointment = session(mediation).map(domain::mediation::Session::appointment);
        Some(Self { mediation: mediation.id, reference, kind, duty: mediation.duty(mediator)?, appointment })
    }

    /// What is theirs to do: from the session's beginning on, to record how it ended.
    #[must_use]
    pub fn duty(&self, now: Timestamp) -> Duty {
        self.duty.at(self.appointment.as_ref().map(|appointment| appointment.starts_at), now)
    }
}

/// What a step changes of them.
///
/// # Errors
/// When a row can't be written.
pub fn kept(tenant: &TenantId, before: &Mediation, next: &Mediation) -> Result<Vec<Write>, StoreError> {
    let everybody: BTreeSet<PersonId> = before.mediators().into_iter().chain(next.mediators()).collect();
    let mut writes = Vec::new();
    for mediator in everybody {
        let key = Key::assigned(tenant, mediator, &next.id.to_string());
        match (AssignedRow::of(before, mediator), AssignedRow::of(next, mediator)) {
            (before, next) if before == next => {}
            (_, Some(row)) => writes.push(Write::put(Table::Mediations, &key, &row)?),
            (_, None) => writes.push(Write::delete(Table::Mediations, key)),
        }
    }
    Ok(writes)
}

/// A mediator's mediations: what is to be done first, then by the day of the session.
///
/// # Errors
/// When storage fails.
pub async fn all(
    store: &dyn Store,
    tenant: &TenantId,
    mediator: PersonId,
    now: Timestamp,
) -> Result<Vec<AssignedRow>, StoreError> {
    let items = store.query(Query::partition(Table::Mediations, Key::assigned(tenant, mediator, "").pk)).await?;
    let mut rows = items.into_iter().map(port::row::<AssignedRow>).collect::<Result<Vec<_>, _>>()?;
    rows.sort_by_key(|row| {
        let starts = row.appointment.as_ref().map(|appointment| appointment.starts_at);
        (matches!(row.duty(now), Duty::Wait | Duty::Concluded), row.duty(now) == Duty::Concluded, starts.is_none(), starts)
    });
    Ok(rows)
}
