//! The desk: what is open, on the sides that somebody may see (STF-1).

use std::cmp::Reverse;

use domain::ids::{Reference, TenantId};
use domain::vocabulary::WaitingOn;
use edge::{Caller, Fault, StaffRole};
use jiff::civil::Date;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use store::{Key, Query, Store, StoreError, Table, port};
use utoipa::IntoParams;

use crate::App;
use crate::rows::{CaseRow, MediationRow, TaskRow, case_key, mediation_key, task_key};

/// Who has a desk.
const READERS: &[StaffRole] = &[StaffRole::Program, StaffRole::ProfessionalStandards];

/// What somebody looks for; what is empty excludes nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct Filter {
    /// Who is waited for.
    #[param(required = false)]
    pub waiting: String,
    /// Where it stands.
    #[param(required = false)]
    pub stage: String,
    /// A reference, or a part of one.
    #[param(required = false)]
    pub q: String,
}

/// A mediation with the legal deadline of its case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnClock {
    /// The mediation.
    pub row: MediationRow,
    /// The deadline, as the complaint side knows it.
    pub deadline: Option<Date>,
}

/// What the program has on its desk besides the cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgramDesk {
    /// The mediations.
    pub mediations: Vec<OnClock>,
    /// The tasks.
    pub tasks: Vec<TaskRow>,
}

/// A desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Desk {
    /// Today, in the city.
    pub today: Date,
    /// The cases.
    pub cases: Vec<CaseRow>,
    /// The program's part; for nobody else.
    pub program: Option<ProgramDesk>,
}

impl Filter {
    /// Whether anything is looked for.
    #[must_use]
    pub fn is_set(&self) -> bool {
        [&self.waiting, &self.stage, &self.q].iter().any(|field| !field.trim().is_empty())
    }

    fn accepts(&self, waiting: WaitingOn, stage: &str, reference: &Reference) -> bool {
        let chosen = |wanted: &str, code: &str| wanted.is_empty() || wanted == code;
        let bare = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_uppercase();
        chosen(self.waiting.trim(), waiting.code())
            && chosen(self.stage.trim(), stage)
            && bare(reference.as_str()).contains(&bare(&self.q))
    }
}

/// What must be done first comes first: open before done, then by due day, deadline and reference.
fn order(waiting: WaitingOn, due: Option<Date>, deadline: Option<Date>, reference: &Reference) -> impl Ord + use<> {
    let soon = |day: Option<Date>| (day.is_none(), day);
    (Reverse(waiting != WaitingOn::Nobody), soon(due), soon(deadline), reference.clone())
}

/// A day that has passed while somebody is still waited for.
#[must_use]
pub fn overdue(waiting: WaitingOn, due: Option<Date>, today: Date) -> bool {
    waiting != WaitingOn::Nobody && due.is_some_and(|due| due < today)
}

impl Desk {
    /// Keeps what was looked for, in order.
    #[must_use]
    pub fn filtered(mut self, filter: &Filter) -> Self {
        self.cases.retain(|row| filter.accepts(row.waiting_on, row.stage.code(), &row.reference));
        self.cases.sort_by_cached_key(|row| order(row.waiting_on, row.due, row.deadline, &row.reference));
        if let Some(program) = &mut self.program {
            program.mediations.retain(|one| filter.accepts(one.row.waiting_on, one.row.stage.code(), &one.row.reference));
            program.mediations.sort_by_cached_key(|one| order(one.row.waiting_on, one.row.due, one.deadline, &one.row.reference));
        }
        self
    }
}

/// The desk of whoever asks: the police side's has the complaint side alone, and not even a query for more (WALL-1).
///
/// # Errors
/// 401 for nobody, 404 for whoever has no desk; unavailable when storage fails.
pub async fn read(app: &App, caller: &Caller, filter: &Filter) -> Result<Desk, Fault> {
    caller.staff(READERS)?;
    let (store, tenant) = (app.platform.store.as_ref(), &caller.tenant);
    let today = app.platform.policy(tenant).await?.date(app.platform.now());
    let cases: Vec<CaseRow> = newest(store, case_key(tenant, "")).await?;
    let program = if caller.is(StaffRole::Program) { Some(program(store, tenant, &cases).await?) } else { None };
    Ok(Desk { today, cases, program }.filtered(filter))
}

async fn program(store: &dyn Store, tenant: &TenantId, cases: &[CaseRow]) -> Result<ProgramDesk, StoreError> {
    let deadline = |row: &MediationRow| cases.iter().find(|case| case.id == row.id.case()).and_then(|case| case.deadline);
    let rows: Vec<MediationRow> = newest(store, mediation_key(tenant, "")).await?;
    let mediations = rows.into_iter().map(|row| OnClock { deadline: deadline(&row), row }).collect();
    Ok(ProgramDesk { mediations, tasks: newest(store, task_key(tenant, "")).await? })
}

/// The newest rows of a partition; ids are made so that newer ones sort later.
async fn newest<R: DeserializeOwned>(store: &dyn Store, partition: Key) -> Result<Vec<R>, StoreError> {
    let query = Query { newest_first: true, ..Query::partition(Table::Reports, partition.pk) };
    store.query(query).await?.into_iter().map(port::row).collect()
}
