//! The desk's page: one table a side, the most urgent first, the filter in the address.

use askama::Template;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::Policy;
use domain::complaint::CaseStage;
use domain::mediation::MediationStage;
use domain::vocabulary::{Kind, WaitingOn};
use edge::{Again, Caller, Fault, FormCommand, Reader, StaffRole, Who};
use jiff::civil::Date;
use kit::Problem;
use pages::{Choice, Form, Page, Refusal, Standing, Tab, Tabs, Task, Tasks, choices};

use crate::App;
use crate::desk::{Filter, OnClock, READERS, overdue, read};
use crate::rows::{CaseRow, TaskRow};
use crate::views;

struct Line {
    /// The case's id, to mark it.
    case: String,
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
    /// Who has taken it, in words.
    assignee: String,
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
    refusal: Refusal,
    key: String,
    filter: Filter,
    /// The address of what is looked at, to come back to.
    query: String,
    views: Tabs,
    /// Views of one's own: name, address, id.
    saved: Vec<(String, String, String)>,
    waiting: Vec<Choice>,
    stages: Vec<Choice>,
    kinds: Vec<Choice>,
    sections: Vec<Section>,
    tasks: Tasks,
    /// Since when no mail leaves; empty while it does.
    mail_paused_since: String,
    /// Whether whoever reads can take cases.
    may_take: bool,
    /// Whether the roster, mail and reports are theirs.
    roster: bool,
    /// Whether records are theirs, which end.
    records: bool,
    /// Whether requests for presentations and events are.
    community: bool,
}

#[derive(Template)]
#[template(path = "no-desk.html")]
struct NoDeskPage {
    page: Page,
}

/// Words for a page of one day.
struct Writer<'a> {
    page: &'a Page,
    caller: &'a Caller,
    today: Date,
}

impl Writer<'_> {
    fn day(&self, day: Option<Date>) -> String {
        day.map_or_else(|| self.page.t("desk-none"), |day| self.page.day(&day))
    }

    /// A legal deadline, with the days that are left where they are few.
    fn deadline(&self, day: Option<Date>) -> String {
        let left = day.and_then(|day| self.today.until(day).ok()).map(|span| span.get_days());
        match (day, left.and_then(|left| usize::try_from(left).ok()).filter(|left| *left <= CLOSE)) {
            (Some(day), Some(left)) => format!("{} ({})", self.page.day(&day), self.page.count("desk-days-left", &left)),
            (day, _) => self.day(day),
        }
    }

    fn assignee(&self, assignee: Option<&String>) -> String {
        let own = matches!(&self.caller.who, Who::Staff { subject, .. } if assignee == Some(subject));
        self.page.t(match assignee {
            Some(_) if own => "desk-taken-by-me",
            Some(_) => "desk-taken",
            None => "desk-not-taken",
        })
    }

    fn case(&self, row: &CaseRow) -> Line {
        Line {
            case: row.id.to_string(),
            assignee: self.assignee(row.assignee.as_ref()),
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
            deadline: self.deadline(row.deadline),
            quarantined: row.quarantined,
        }
    }

    fn mediation(&self, one: &OnClock) -> Line {
        let OnClock { row, deadline, assignee } = one;
        Line {
            case: row.id.case().to_string(),
            assignee: self.assignee(assignee.as_ref()),
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
            deadline: self.deadline(*deadline),
            quarantined: false,
        }
    }
}

/// Where the desk shows what is looked for.
fn address(filter: &Filter) -> String {
    let query = filter.query();
    if query.is_empty() { "/desk".to_owned() } else { format!("/desk?{query}") }
}

/// A deadline is close from so many days before it on.
const CLOSE: usize = 120;

/// The views of the desk, each at its own address. What else is looked for stays.
fn tabs(page: &Page, filter: &Filter) -> Tabs {
    let address = |view: &str| address(&Filter { view: view.to_owned(), ..filter.clone() });
    let tab = |code: &str, href: String| Tab {
        label: page.code("desk-view", code),
        current: if code == "all" { !Filter::VIEWS.contains(&filter.view.trim()) } else { filter.view.trim() == code },
        href,
    };
    let views = Filter::VIEWS.iter().map(|code| tab(code, address(code)));
    Tabs::new(page.t("desk-views"), std::iter::once(tab("all", address(""))).chain(views).collect())
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
    if caller.staff(StaffRole::ALL).is_ok() && caller.staff(READERS).is_err() {
        let page = reader.staff_page("desk-title");
        return Ok(edge::page(NoDeskPage { page }.render().map_err(|_| Problem::unavailable())?));
    }
    page(&app, &caller, &reader, filter, &Again::default()).await
}

/// `POST /desk/views`: what is looked for is kept under a name.
pub async fn save_view(State(app): State<App>, caller: Caller, reader: Reader, form: FormCommand) -> Result<Response, Fault> {
    let text = |name: &str| form.fields.text(name).to_owned();
    let filter = Filter { view: text("view"), waiting: text("waiting"), stage: text("stage"), kind: text("kind"), q: text("q") };
    match views::save(&app, &caller, &form, (form.fields.text("title"), filter.clone())).await {
        Ok(_) => Ok(Redirect::to(&address(&filter)).into_response()),
        Err(fault) => page(&app, &caller, &reader, filter, &Again::after(fault, &form.fields)?).await,
    }
}

/// `POST /desk/views/removal`.
pub async fn forget_view(State(app): State<App>, caller: Caller, form: FormCommand) -> Result<Response, Fault> {
    views::forget(&app, &caller, &form, form.fields.text("id")).await?;
    Ok(Redirect::to("/desk").into_response())
}

async fn page(app: &App, caller: &Caller, reader: &Reader, filter: Filter, again: &Again) -> Result<Response, Fault> {
    let desk = read(app, caller, &filter).await?;
    let page = reader.at("/desk").staff_page("desk-title").with_query(&filter.query()).with_errors(again.is_refused());
    let saved = views::all(app, caller).await?.into_iter().map(|row| (row.name, address(&row.filter), row.id)).collect();
    let writer = Writer { page: &page, caller, today: desk.today };
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
    let owner = StaffRole::OWNERS.iter().any(|role| caller.is(*role));
    let rendered = DeskPage {
        form: if again.is_refused() { again.form(&page) } else { Form::of([("q", filter.q.as_str())]) },
        refusal: again.refusal(&page, &[("title", "desk-view-name")]),
        key: app.platform.ids.uuid().to_string(),
        may_take: is_program || owner,
        roster: is_program,
        records: owner,
        community: caller.is(StaffRole::Outreach) || caller.is(StaffRole::Supervisor),
        views: tabs(&page, &filter),
        saved,
        waiting: waiting(&page, is_program, filter.waiting.trim()),
        stages: stages(&page, is_program, filter.stage.trim()),
        kinds: choices(&page, "kind", &Kind::ALL.iter().map(|kind| kind.code()).collect::<Vec<_>>(), filter.kind.trim()),
        tasks: tasks(&page, rows, &policy),
        mail_paused_since,
        query: filter.query(),
        page,
        filter,
        sections,
    };
    again.answer(rendered.render())
}
