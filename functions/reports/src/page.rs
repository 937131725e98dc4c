//! The desk's page: one table a side, the most urgent first, the filter in the address.

use std::sync::Arc;

use askama::Template;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::response::Response;
use domain::Policy;
use domain::complaint::CaseStage;
use domain::mediation::MediationStage;
use domain::vocabulary::WaitingOn;
use edge::{Caller, Fault, Reader};
use jiff::civil::Date;
use kit::Problem;
use pages::{Choice, Page, choices};

use crate::App;
use crate::desk::{Filter, OnClock, overdue, read};
use crate::rows::{CaseRow, TaskRow};

struct Line {
    href: String,
    reference: String,
    stage: String,
    waiting: String,
    due: String,
    overdue: bool,
    deadline: String,
}

struct Section {
    title: String,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "desk.html")]
struct DeskPage {
    page: Page,
    filter: Filter,
    waiting: Vec<Choice>,
    stages: Vec<Choice>,
    sections: Vec<Section>,
    tasks: Vec<TaskRow>,
    policy: Arc<Policy>,
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
            stage: self.page.code("stage", row.stage.code()),
            waiting: self.page.code("waiting", row.waiting_on.code()),
            due: self.day(row.due),
            overdue: overdue(row.waiting_on, row.due, self.today),
            deadline: self.day(row.deadline),
        }
    }

    fn mediation(&self, one: &OnClock) -> Line {
        let OnClock { row, deadline } = one;
        Line {
            href: format!("/mediations/{}", row.id),
            reference: row.reference.to_string(),
            stage: self.page.code("mediation-stage", row.stage.code()),
            waiting: self.page.code("waiting", row.waiting_on.code()),
            due: self.day(row.due),
            overdue: overdue(row.waiting_on, row.due, self.today),
            deadline: self.day(*deadline),
        }
    }
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
    let page = Page::new(reader.language, &reader.path, "desk-title").for_staff();
    let writer = Writer { page: &page, today: desk.today };
    let cases = desk.cases.iter().map(|row| writer.case(row)).collect();
    let mut sections = vec![Section { title: page.t("desk-cases"), lines: cases }];
    let is_program = desk.program.is_some();
    let mut tasks = Vec::new();
    if let Some(program) = desk.program {
        let lines = program.mediations.iter().map(|one| writer.mediation(one)).collect();
        sections.push(Section { title: page.t("desk-mediations"), lines });
        tasks = program.tasks;
    }
    let rendered = DeskPage {
        waiting: waiting(&page, is_program, filter.waiting.trim()),
        stages: stages(&page, is_program, filter.stage.trim()),
        policy: app.platform.policy(&caller.tenant).await?,
        page,
        filter,
        sections,
        tasks,
    };
    Ok(edge::page(rendered.render().map_err(|_| Problem::unavailable())?))
}
