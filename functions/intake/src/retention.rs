//! Records whose time is over: listed first, destroyed only when somebody says so and names who consented (WALL-4). A case that a
//! hold keeps is listed, and stays.
//!
//! Each ended case has a row under the day on which it was over; the policy of today says how long that is kept. What was destroyed leaves
//! a row without content.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use domain::Policy;
use domain::complaint::{Case, Keeping};
use domain::ids::{CaseId, Reference, TenantId};
use domain::text::Document;
use domain::vocabulary::{Desk, Kind};
use edge::{Caller, Fault, StaffRole};
use jiff::civil::Date;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use store::{Key, Query, StoreError, Table, Write, people, port};
use utoipa::IntoParams;

use crate::App;

/// The most cases of each sort that are listed at once.
const MOST: usize = 100;
/// More rows than a list ever has: nothing is cut before it is known whose day has come.
const ALL: usize = 1_000_000;

/// An ended case, and until when it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptRow {
    /// The case.
    pub case: CaseId,
    /// Its reference.
    pub reference: Reference,
    /// What kind of case.
    pub kind: Kind,
    /// What says how long it is kept.
    pub keeping: Keeping,
    /// Whether a hold keeps it for now.
    pub held: bool,
}

/// A case that was destroyed: nothing of what it was about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DestroyedRow {
    /// Its reference.
    pub reference: Reference,
    /// What kind of case.
    pub kind: Kind,
    /// What said how long it was kept.
    pub keeping: Keeping,
    /// When it was destroyed.
    pub destroyed_on: Date,
    /// Who consented.
    pub document: Document,
}

fn kept(case: &Case, policy: &Policy) -> Option<KeptRow> {
    let keeping = case.keeping(policy)?;
    let held = case.hold.is_some();
    Some(KeptRow { case: case.id, reference: case.reference.clone(), kind: case.kind, keeping, held })
}

/// Each desk has a list of its own, so that none is crowded out by another.
fn list(tenant: &TenantId, what: &str, desk: Desk, day: Date, case: &str) -> Key {
    Key::new(tenant, &format!("{what}#{desk}"), format!("{day}#{case}"))
}

fn kept_key(tenant: &TenantId, kind: Kind, keeping: &Keeping, case: CaseId) -> Key {
    list(tenant, "KEPT", kind.owner(), keeping.ended_on, &case.to_string())
}

/// The writes that keep the list true through a step.
///
/// # Errors
/// When a row can't be written.
pub fn follow(tenant: &TenantId, before: &Case, after: &Case, policy: &Policy) -> Result<Vec<Write>, StoreError> {
    let (old, new) = (kept(before, policy), kept(after, policy));
    let mut writes = Vec::new();
    if old == new {
        return Ok(writes);
    }
    if let Some(old) = old.filter(|old| new.as_ref().is_none_or(|new| new.keeping.ended_on != old.keeping.ended_on)) {
        writes.push(Write::delete(Table::Cases, kept_key(tenant, old.kind, &old.keeping, old.case)));
    }
    if let Some(new) = new {
        writes.push(Write::put(Table::Cases, &kept_key(tenant, new.kind, &new.keeping, new.case), &new)?);
    }
    Ok(writes)
}

/// The writes that leave nothing of a case in reach; what is left behind its state goes with the message that follows.
///
/// # Errors
/// When a row can't be written.
pub fn erase(tenant: &TenantId, case: &Case, keeping: Keeping, document: &Document, on: Date) -> Result<Vec<Write>, StoreError> {
    let (reference, document) = (case.reference.clone(), document.clone());
    let row = DestroyedRow { reference, kind: case.kind, keeping, destroyed_on: on, document };
    let mut writes = vec![
        Write::put(Table::Cases, &list(tenant, "DESTROYED", case.kind.owner(), on, &case.id.to_string()), &row)?,
        Write::delete(Table::Cases, kept_key(tenant, case.kind, &keeping, case.id)),
        Write::delete(Table::Cases, Key::case(tenant, case.id).beside("NARRATIVE")),
        Write::delete(Table::Cases, Key::reference(tenant, &case.reference)),
        people::forget(tenant, case.complainant.person),
    ];
    writes.extend(case.respondents.iter().map(|one| people::forget(tenant, one.person)));
    Ok(writes)
}

/// Up to when.
#[derive(Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct UpTo {
    /// The day by which cases must have served their time; today, when there is none.
    #[param(required = false, format = "date")]
    pub until: String,
}

/// What is kept until a day, and what was destroyed.
pub struct Records {
    /// Ended cases whose day comes up to then, with that day: what may go, then what a hold keeps, each the earliest first.
    pub kept: Vec<(Date, KeptRow)>,
    /// Destroyed ones, the newest first.
    pub destroyed: Vec<DestroyedRow>,
}

/// The records of the desks that somebody works at, up to a day: what would be destroyed, what a hold keeps. Changes nothing.
///
/// # Errors
/// Not found for everybody but the owners; unavailable when storage fails.
pub async fn records(app: &App, caller: &Caller, until: Date) -> Result<Records, Fault> {
    caller.staff(StaffRole::OWNERS)?;
    let policy = app.platform.policy(&caller.tenant).await?;
    let desks: BTreeSet<Desk> = Kind::ALL.iter().map(|kind| kind.owner()).collect();
    let (mut kept, mut destroyed) = (Vec::new(), Vec::new());
    for desk in desks.into_iter().filter(|desk| caller.is(StaffRole::at(*desk))) {
        kept.extend(rows::<KeptRow>(app, caller, "KEPT", desk).await?);
        destroyed.extend(rows::<DestroyedRow>(app, caller, "DESTROYED", desk).await?);
    }
    let mut kept: Vec<_> = kept.into_iter().map(|row| (row.keeping.until(&policy), row)).collect();
    kept.retain(|(day, _)| *day <= until);
    kept.sort_by_key(|(day, row)| (*day, row.case));
    let (mut held, mut kept): (Vec<_>, Vec<_>) = kept.into_iter().partition(|(_, row)| row.held);
    held.truncate(MOST);
    kept.truncate(MOST);
    destroyed.sort_by_key(|row| Reverse(row.destroyed_on));
    destroyed.truncate(MOST);
    Ok(Records { kept: kept.into_iter().chain(held).collect(), destroyed })
}

/// All rows of a desk's list.
async fn rows<R: DeserializeOwned>(app: &App, caller: &Caller, what: &str, desk: Desk) -> Result<Vec<R>, StoreError> {
    let partition = list(&caller.tenant, what, desk, Date::ZERO, "").pk;
    let query = Query { limit: ALL, ..Query::partition(Table::Cases, partition) };
    app.platform.store.query(query).await?.into_iter().map(port::row).collect()
}
