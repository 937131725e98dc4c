//! The desk's page: one table a side, the most urgent first, the filter in the address.

use askama::Template;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::response::Response;
use domain::Policy;
use domain::complaint::CaseStage;
use domain::mediation::MediationStage;
use domain::vocabulary::{Kind, WaitingOn};
use edge::{Caller, Fault, Reader, StaffRole};
use jiff::civil::Date;
use kit::Problem;
use pages::{Choice, Form, Page, Standing, Tab, Tabs, Task, Tasks, choices};

use crate::App;
use crate::desk::{Filter, OnClock, overdue, read};
use crate::rows::{CaseRow, TaskRow};

struct Line {
    href: String,
    reference: String,
    kind_code: &'static str,
    kind: String,
    stage_code: &'static str,
    stage: String,
    waiting_code: &'static str,
    waiting: String,
    due: String,
    overdue: bool,
    deadline: String,
    quarantined: bool,
}

struct Section {
    id: &'static str,
    /// With how many there are.
    title: String,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "desk.html")]
struct DeskPage {
    page: Page,
    form: Form,
    filter: Filter,
    views: Tabs,
    waiting: Vec<Choice>,
    stages: Vec<Choice>,
    kinds: Vec<Choice>,
    sections: Vec<Section>,
    tasks: Tasks,
    /// Since when no mail leaves; empty while it does.
    mail_paused_since: String,
    /// Whether cases belong to whoever reads.
    roster: bool,
    records: bool,
}

/// Words for a page of one day.
struct Writer<'a> {
    page: &'a Page,
    today: Date,
}

impl Writer<'_> {
    fn day(&self, day: Option<Date>) -> String {
        day.map_or_else(|| self.page.t("desk-none"), |day| self.page.day(&day))
    }

    fn case(&self, row: &CaseRow) -> Line {
        Line {
            href: format!("/cases/{}", row.id),
            reference: row.reference.to_string(),
            kind_code: row.kind.code(),
            kind: self.page.code("kind", row.kind.code()),
            stage_code: row.stage.code(),
            stage: self.page.code("stage", row.stage.code()),
            waiting_code: row.waiting_on.code(),
            waiting: self.page.code("waiting", row.waiting_on.code()),
            due: self.day(row.due),
            overdue: overdue(row.waiting_on, row.due, self.today),
            deadline: self.day(row.deadline),
            quarantined: row.quarantined,
        }
    }

    fn mediation(&self, one: &OnClock) -> Line {
        let OnClock { row, deadline, .. } = one;
        Line {
            href: format!("/mediations/{}", row.id),
            reference: row.reference.to_string(),
            kind_code: row.kind.code(),
            kind: self.page.code("kind", row.kind.code()),
            stage_code: row.stage.code(),
            stage: self.page.code("mediation-stage", row.stage.code()),
            waiting_code: row.waiting_on.code(),
            waiting: self.page.code("waiting", row.waiting_on.code()),
            due: self.day(row.due),
            overdue: overdue(row.waiting_on, row.due, self.today),
            deadline: self.day(*deadline),
            quarantined: false,
        }
    }
}

/// The views of the desk, each at its own address.
fn views(page: &Page, filter: &Filter) -> Tabs {
    let tab = |code: &str, href: String| Tab {
        label: page.code("desk-view", code),
        current: if code == "all" { !Filter::VIEWS.contains(&filter.view.trim()) } else { filter.view.trim() == code },
        href,
    };
    let views = Filter::VIEWS.iter().map(|code| tab(code, format!("/desk?view={code}")));
    Tabs::new(page.t("desk-views"), std::iter::once(tab("all", "/desk".to_owned())).chain(views).collect())
}

/// The mails that a person must look after.
fn tasks(page: &Page, rows: Vec<TaskRow>, policy: &Policy) -> Tasks {
    let task = |row: TaskRow| {
        let about = row.reference.map(|reference| format!("{reference}, ")).unwrap_or_default();
        Task {
            name: page.code("template", row.template.code()),
            href: format!("/desk/mails/{}", row.notice),
            hint: format!("{about}{}", page.moment(&row.since, &policy.zone)),
            status: page.code("trouble", row.trouble.code()),
            standing: Standing::Late,
        }
    };
    Tasks::new(rows.into_iter().map(task).collect())
}

/// The stages to choose among. One that both sides have by the same name is offered once, and finds both.
fn stages(page: &Page, program: bool, chosen: &str) -> Vec<Choice> {
    let cases: Vec<&str> = CaseStage::ALL.iter().map(|stage| stage.code()).collect();
    let mut found = choices(page, "stage", &cases, chosen);
    if program {
        let mediations = MediationStage::ALL.iter().map(|stage| stage.code()).filter(|code| !cases.contains(code));
        found.extend(choices(page, "mediation-stage", &mediations.collect::<Vec<_>>(), chosen));
    }
    found
}

/// Whom to choose among; the complaint side alone never waits for the parties or the mediators.
fn waiting(page: &Page, program: bool, chosen: &str) -> Vec<Choice> {
    let inside = |one: &&WaitingOn| program || !matches!(**one, WaitingOn::Parties | WaitingOn::Mediators);
    let codes: Vec<&str> = WaitingOn::ALL.iter().filter(inside).map(|one| one.code()).collect();
    choices(page, "waiting", &codes, chosen)
}

/// `GET /desk`.
pub async fn show(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    filter: Result<Query<Filter>, QueryRejection>,
) -> Result<Response, Fault> {
    // A query that can't be read filters nothing.
    let filter = filter.map(|Query(filter)| filter).unwrap_or_default();
    let desk = read(&app, &caller, &filter).await?;
    let page = reader.staff_page("desk-title");
    let writer = Writer { page: &page, today: desk.today };
    let section = |id: &'static str, title: &str, lines: Vec<Line>| {
        let title = format!("{} ({})", page.t(title), page.number(&lines.len()));
        Section { id, title, lines }
    };
    let mut sections = vec![section("cases", "desk-cases", desk.cases.iter().map(|row| writer.case(row)).collect())];
    let is_program = desk.program.is_some();
    let policy = app.platform.policy(&caller.tenant).await?;
    let (mut rows, mut mail_paused_since) = (Vec::new(), String::new());
    if let Some(program) = desk.program {
        mail_paused_since = program.mail_paused_since.map(|at| page.moment(&at, &policy.zone)).unwrap_or_default();
        let lines = program.mediations.iter().map(|one| writer.mediation(one)).collect();
        sections.push(section("mediations", "desk-mediations", lines));
        rows = program.tasks;
    }
    let rendered = DeskPage {
        form: Form::of([("q", filter.q.as_str())]),
        roster: caller.is(StaffRole::Program),
        records: StaffRole::OWNERS.iter().any(|role| caller.is(*role)),
        views: views(&page, &filter),
        waiting: waiting(&page, is_program, filter.waiting.trim()),
        stages: stages(&page, is_program, filter.stage.trim()),
        kinds: choices(&page, "kind", &Kind::ALL.iter().map(|kind| kind.code()).collect::<Vec<_>>(), filter.kind.trim()),
        tasks: tasks(&page, rows, &policy),
        mail_paused_since,
        page,
        filter,
        sections,
    };
    Ok(edge::page(rendered.render().map_err(|_| Problem::unavailable())?))
}
