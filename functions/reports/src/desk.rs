//! The desk: what is open, on the sides that somebody may see (STF-1).

use std::cmp::Reverse;

use domain::ids::{Reference, TenantId};
use domain::vocabulary::{self, Kind, WaitingOn};
use edge::{Caller, Fault, StaffRole, Who};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use store::{Key, Query, Store, StoreError, Table, port};
use utoipa::{IntoParams, ToSchema};

use crate::App;
use crate::rows::{CaseRow, MediationRow, TaskRow, case_key, mediation_key};
use crate::tasks;

/// Who has a desk: everybody who works on cases.
pub const READERS: &[StaffRole] = &[
    StaffRole::Program,
    StaffRole::ProfessionalStandards,
    StaffRole::DesignatedManager,
    StaffRole::Outreach,
    StaffRole::Campus,
    StaffRole::School,
    StaffRole::Supervisor,
];

/// Whether a case is on somebody's desk: on the program's, on that of whom it goes back to, on professional standards' where a legal
/// clock runs, on that of those who refer such cases, and on a supervisor's while there is something to override.
fn concerns(caller: &Caller, row: &CaseRow) -> bool {
    let concerned = [
        (StaffRole::Program, true),
        (StaffRole::at(row.kind.owner()), true),
        (StaffRole::ProfessionalStandards, row.on_clock),
        (StaffRole::Campus, row.kind == Kind::School),
        (StaffRole::Supervisor, row.may_be_overridden),
    ];
    concerned.iter().any(|(role, concerned)| *concerned && caller.is(*role))
}

/// What somebody looks for; what is empty excludes nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, IntoParams, ToSchema)]
#[serde(default)]
#[into_params(parameter_in = Query)]
#[schema(as = DeskFilter)]
pub struct Filter {
    /// Who is waited for.
    #[param(required = false)]
    #[schema(required = false)]
    #[serde(skip_serializing_if = "String::is_empty")]
    pub waiting: String,
    /// Where it stands.
    #[param(required = false)]
    #[schema(required = false)]
    #[serde(skip_serializing_if = "String::is_empty")]
    pub stage: String,
    /// A reference, or a part of one.
    #[param(required = false)]
    #[schema(required = false)]
    #[serde(skip_serializing_if = "String::is_empty")]
    pub q: String,
    /// What kind of case.
    #[param(required = false)]
    #[schema(required = false)]
    #[serde(skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// `unassigned`, `mine`, `waiting` (for the reader), `overdue`, `done`, or everything.
    #[param(required = false)]
    #[schema(required = false)]
    #[serde(skip_serializing_if = "String::is_empty")]
    pub view: String,
}

/// A mediation with the legal deadline of its case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnClock {
    /// The mediation.
    pub row: MediationRow,
    /// The deadline, as the complaint side knows it.
    pub deadline: Option<Date>,
    /// Who has taken the case.
    pub assignee: Option<String>,
}

/// What the program has on its desk besides the cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgramDesk {
    /// The mediations.
    pub mediations: Vec<OnClock>,
    /// The tasks.
    pub tasks: Vec<TaskRow>,
    /// Since when no mail leaves.
    pub mail_paused_since: Option<Timestamp>,
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
    /// The views, besides everything.
    pub const VIEWS: [&str; 5] = ["unassigned", "mine", "waiting", "overdue", "done"];

    /// Whether anything is looked for in the view.
    #[must_use]
    pub fn is_set(&self) -> bool {
        [&self.waiting, &self.stage, &self.kind, &self.q].iter().any(|field| !field.trim().is_empty())
    }

    /// Whether each of its fields is as long as such a thing can be.
    #[must_use]
    pub fn is_short(&self) -> bool {
        [&self.waiting, &self.stage, &self.kind, &self.view, &self.q].iter().all(|field| field.len() <= 40)
    }

    /// The same as the rest of an address: `view=mine&kind=community`.
    #[must_use]
    pub fn query(&self) -> String {
        let fields =
            [("view", &self.view), ("waiting", &self.waiting), ("stage", &self.stage), ("kind", &self.kind), ("q", &self.q)];
        let set = fields.into_iter().filter(|(_, value)| !value.trim().is_empty());
        form_urlencoded::Serializer::new(String::new()).extend_pairs(set.map(|(name, value)| (name, value.trim()))).finish()
    }

    fn accepts(&self, one: &Listed<'_>, today: Date, caller: &Caller) -> bool {
        let chosen = |wanted: &str, code: &str| wanted.is_empty() || wanted == code;
        let bare = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_uppercase();
        chosen(self.waiting.trim(), one.waiting.code())
            && chosen(self.stage.trim(), one.stage)
            && chosen(self.kind.trim(), one.kind.code())
            && match self.view.trim() {
                "unassigned" => one.assignee.is_none() && one.waiting != WaitingOn::Nobody,
                "mine" => matches!(&caller.who, Who::Staff { subject, .. } if one.assignee == Some(subject)),
                "waiting" => waits_for(caller, one.waiting),
                "overdue" => overdue(one.waiting, one.due, today),
                "done" => one.waiting == WaitingOn::Nobody,
                _ => true,
            }
            && bare(one.reference.as_str()).contains(&bare(&self.q))
    }
}

/// What the filter looks at, of a case or a mediation.
struct Listed<'a> {
    kind: Kind,
    waiting: WaitingOn,
    due: Option<Date>,
    stage: &'static str,
    reference: &'a Reference,
    assignee: Option<&'a String>,
}

fn waits_for(caller: &Caller, waiting: WaitingOn) -> bool {
    vocabulary::Desk::ALL.iter().any(|desk| WaitingOn::from(*desk) == waiting && caller.is(StaffRole::at(*desk)))
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
    pub fn filtered(mut self, filter: &Filter, caller: &Caller) -> Self {
        let today = self.today;
        self.cases.retain(|row| {
            let CaseRow { kind, waiting_on: waiting, due, reference, assignee, .. } = row;
            let (kind, waiting, due, stage) = (*kind, *waiting, *due, row.stage.code());
            filter.accepts(&Listed { kind, waiting, due, stage, reference, assignee: assignee.as_ref() }, today, caller)
        });
        self.cases.sort_by_cached_key(|row| order(row.waiting_on, row.due, row.deadline, &row.reference));
        if let Some(program) = &mut self.program {
            program.mediations.retain(|OnClock { row, assignee, .. }| {
                let MediationRow { kind, waiting_on: waiting, due, reference, .. } = row;
                let (kind, waiting, due, stage) = (*kind, *waiting, *due, row.stage.code());
                filter.accepts(&Listed { kind, waiting, due, stage, reference, assignee: assignee.as_ref() }, today, caller)
            });
            program.mediations.sort_by_cached_key(|one| order(one.row.waiting_on, one.row.due, one.deadline, &one.row.reference));
        }
        self
    }
}

/// The desk of whoever asks: the police side's has the complaint side alone, and not even a query for more (WALL-1); a unit's has its own kind of case.
///
/// # Errors
/// 401 for nobody, 404 for whoever has no desk; unavailable when storage fails.
pub async fn read(app: &App, caller: &Caller, filter: &Filter) -> Result<Desk, Fault> {
    caller.staff(READERS)?;
    let (store, tenant) = (app.platform.store.as_ref(), &caller.tenant);
    let today = app.platform.policy(tenant).await?.date(app.platform.now());
    let mut cases: Vec<CaseRow> = newest(store, case_key(tenant, "")).await?;
    cases.retain(|row| concerns(caller, row));
    let program = if caller.is(StaffRole::Program) { Some(program(store, tenant, &cases).await?) } else { None };
    Ok(Desk { today, cases, program }.filtered(filter, caller))
}

async fn program(store: &dyn Store, tenant: &TenantId, cases: &[CaseRow]) -> Result<ProgramDesk, StoreError> {
    let of_case = |row: MediationRow| {
        let case = cases.iter().find(|case| case.id == row.id.case());
        let (deadline, assignee) = (case.and_then(|case| case.deadline), case.and_then(|case| case.assignee.clone()));
        OnClock { row, deadline, assignee }
    };
    let rows: Vec<MediationRow> = newest(store, mediation_key(tenant, "")).await?;
    let mediations = rows.into_iter().map(of_case).collect();
    let (tasks, paused) = tasks::all(store, tenant).await?;
    Ok(ProgramDesk { mediations, tasks, mail_paused_since: paused.map(|row| row.at) })
}

/// The newest rows of a partition; ids are made so that newer ones sort later.
pub async fn newest<R: DeserializeOwned>(store: &dyn Store, partition: Key) -> Result<Vec<R>, StoreError> {
    let query = Query { newest_first: true, ..Query::partition(Table::Reports, partition.pk) };
    store.query(query).await?.into_iter().map(port::row).collect()
}
