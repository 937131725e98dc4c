//! `GET /v1/desk`: the desk in codes.

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use domain::vocabulary::WaitingOn;
use edge::{Caller, Fault, ProblemBody};
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;

use crate::App;
use crate::desk::{Desk, Filter, OnClock, overdue, read};
use crate::rows::{CaseRow, TaskRow};

/// A desk.
#[derive(Serialize, ToSchema)]
#[schema(as = Desk)]
pub struct DeskBody {
    /// The complaint side.
    cases: Vec<DeskLine>,
    /// The mediation side; for the program alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    mediations: Option<Vec<DeskLine>>,
    /// What a person must find out; for the program alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    tasks: Option<Vec<TaskBody>>,
    /// Since when no mail leaves, while none does; for the program alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = "date-time")]
    mail_paused_since: Option<String>,
}

/// A line of the desk.
#[derive(Serialize, ToSchema)]
pub struct DeskLine {
    /// The case's or the mediation's id.
    id: String,
    /// The reference.
    reference: String,
    /// What kind of case.
    kind: String,
    /// Where it stands.
    stage: String,
    /// Who is waited for.
    waiting_on: String,
    /// The day until which they should act.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = "date")]
    due: Option<String>,
    /// Whether that day has passed.
    overdue: bool,
    /// The legal deadline.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = "date")]
    deadline: Option<String>,
    /// Who of the staff has taken it.
    #[serde(skip_serializing_if = "Option::is_none")]
    assignee: Option<String>,
    /// The version.
    version: u64,
}

/// A mail that a person has to look after.
#[derive(Serialize, ToSchema)]
#[schema(as = DeskTask)]
pub struct TaskBody {
    /// Why: `uncertain` (nobody knows whether it left), `no-email` (call or write instead), `unwritable`, `refused` (the mail service
    /// doesn't take it), `bounced` (it came back), `complained` (its reader says it is unwanted), `suppressed` (none goes to that address
    /// any more).
    trouble: &'static str,
    /// The reference that the mail would have named.
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
    /// The message that asked for the mail.
    notice: String,
    /// Which mail.
    template: String,
    /// Since when.
    #[schema(format = "date-time")]
    since: String,
}

fn days(waiting: WaitingOn, due: Option<Date>, deadline: Option<Date>, today: Date) -> (Option<String>, bool, Option<String>) {
    (due.map(|day| day.to_string()), overdue(waiting, due, today), deadline.map(|day| day.to_string()))
}

fn case(row: &CaseRow, today: Date) -> DeskLine {
    let (due, overdue, deadline) = days(row.waiting_on, row.due, row.deadline, today);
    DeskLine {
        id: row.id.to_string(),
        reference: row.reference.to_string(),
        kind: row.kind.to_string(),
        stage: row.stage.to_string(),
        waiting_on: row.waiting_on.to_string(),
        due,
        overdue,
        deadline,
        assignee: row.assignee.clone(),
        version: row.version,
    }
}

fn mediation(one: &OnClock, today: Date) -> DeskLine {
    let OnClock { row, deadline, assignee } = one;
    let (due, overdue, deadline) = days(row.waiting_on, row.due, *deadline, today);
    DeskLine {
        id: row.id.to_string(),
        reference: row.reference.to_string(),
        kind: row.kind.to_string(),
        stage: row.stage.to_string(),
        waiting_on: row.waiting_on.to_string(),
        due,
        overdue,
        deadline,
        assignee: assignee.clone(),
        version: row.version,
    }
}

fn task(row: &TaskRow) -> TaskBody {
    TaskBody {
        trouble: row.trouble.code(),
        reference: row.reference.as_ref().map(ToString::to_string),
        notice: row.notice.to_string(),
        template: row.template.to_string(),
        since: row.since.to_string(),
    }
}

impl From<&Desk> for DeskBody {
    fn from(desk: &Desk) -> Self {
        let program = desk.program.as_ref();
        Self {
            cases: desk.cases.iter().map(|row| case(row, desk.today)).collect(),
            mediations: program.map(|program| program.mediations.iter().map(|one| mediation(one, desk.today)).collect()),
            tasks: program.map(|program| program.tasks.iter().map(task).collect()),
            mail_paused_since: program.and_then(|program| program.mail_paused_since).map(|at| at.to_string()),
        }
    }
}

/// The desk (program: both sides; professional standards: the complaint side).
#[utoipa::path(
    get, path = "/v1/desk", operation_id = "show_desk", tag = "reports",
    params(Filter),
    responses(
        (status = 200, description = "What is on the desk, the most urgent first", body = DeskBody),
        (status = "4XX", description = "Not yours", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("staff" = [])),
)]
pub async fn show(
    State(app): State<App>,
    caller: Caller,
    filter: Result<Query<Filter>, QueryRejection>,
) -> Result<Json<DeskBody>, Fault> {
    // A query that can't be read filters nothing.
    let filter = filter.map(|Query(filter)| filter).unwrap_or_default();
    Ok(Json(DeskBody::from(&read(&app, &caller, &filter).await?)))
}
