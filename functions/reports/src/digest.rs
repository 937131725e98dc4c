//! What waits at each desk, told on a Monday morning (REM-1). Each desk hears of its own side only; a number tells nobody's name.

use domain::Policy;
use domain::ids::TenantId;
use domain::notice::{Notice, Tally};
use domain::vocabulary::{Desk, WaitingOn};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use store::{Key, Store, StoreError, Table, Test, Write};

use crate::desk::{newest, overdue};
use crate::rows::{CaseRow, MediationRow, case_key, mediation_key};
use crate::tasks;

/// That the desks were told on a Monday.
#[derive(Serialize, Deserialize)]
pub struct DigestRow {
    at: Timestamp,
}

/// The mails of a Monday, and the row that keeps them from being asked for again. None when that day is over: what was told then would be
/// of last week.
pub async fn mails(
    store: &dyn Store,
    tenant: &TenantId,
    on: Date,
    (now, policy): (Timestamp, &Policy),
) -> Result<(Vec<Write>, Vec<Notice>), StoreError> {
    let key = Key::new(tenant, &format!("DIGEST#{on}"), "DIGEST");
    if policy.date(now) != on || store.get(Table::Reports, &key).await?.is_some() {
        return Ok((Vec::new(), Vec::new()));
    }
    let cases: Vec<CaseRow> = newest(store, case_key(tenant, "")).await?;
    let mediations: Vec<MediationRow> = newest(store, mediation_key(tenant, "")).await?;
    let (tasks, _) = tasks::all(store, tenant).await?;
    let cases = cases.iter().map(|row| (row.waiting_on, row.due));
    let open: Vec<(WaitingOn, Option<Date>)> = cases.chain(mediations.iter().map(|row| (row.waiting_on, row.due))).collect();
    let told = Desk::ALL.iter().filter_map(|&desk| {
        let own = || open.iter().filter(move |(waiting, _)| *waiting == WaitingOn::from(desk));
        let tally = Tally {
            waiting: own().count() as u64,
            overdue: own().filter(|(waiting, due)| overdue(*waiting, *due, on)).count() as u64,
            mails: if desk == Desk::Program { tasks.len() as u64 } else { 0 },
        };
        (tally != Tally::default()).then(|| Notice::digest(desk, tally))
    });
    let row = Write::put(Table::Reports, &key, &DigestRow { at: now })?.when(Test::no_item());
    Ok((vec![row], told.collect()))
}
