//! `/reports` for the program, `/dashboard` for everybody: charts with the tables beside them.

use askama::Template;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::figures::{BENCHMARKS, Period, Report, Section};
use edge::{Caller, Fault, Reader};
use kit::Problem;
use pages::{BarChart, Choice, Form, Page, Tab, Table, Tabs, form_errors};

use super::printed::titled;
use super::sheet::{Cell, For, Sheet, sheets};
use super::xlsx::code;
use super::{Wanted, WantedMonth, exact_report, least, published};
use crate::App;

/// A figure on a page.
enum Shown {
    Chart(BarChart),
    Table(Table),
}

struct Part {
    title: String,
    figures: Vec<Shown>,
}

/// What other cities report.
struct Elsewhere {
    what: String,
    source: &'static str,
}

/// A cell as people read it.
pub fn cell(page: &Page, cell: &Cell) -> String {
    match cell {
        Cell::Number(number) => page.number(&usize::try_from(*number).unwrap_or(usize::MAX)),
        Cell::Tenths(tenths) => page.tenths(*tenths),
        Cell::Percent(percent) => page.t1("figures-percent", "n", &percent.to_string()),
        Cell::NotShown => page.t("chart-not-shown"),
        Cell::Nothing => page.t("desk-none"),
    }
}

fn figure(page: &Page, sheet: Sheet) -> Shown {
    let count = |cells: &[Cell]| match cells.first() {
        Some(Cell::Number(number)) => usize::try_from(*number).ok(),
        _ => None,
    };
    if let [of, number] = sheet.heads.as_slice()
        && sheet.is_count
    {
        let values = sheet.rows.iter().map(|(name, cells)| (name.clone(), count(cells))).collect();
        return Shown::Chart(BarChart::new(page, sheet.code, &sheet.title, (of, number), values));
    }
    let table = Table::new(sheet.code, sheet.title, sheet.heads);
    let rows = sheet.rows.into_iter();
    Shown::Table(rows.fold(table, |table, (name, cells)| table.row(name, cells.iter().map(|one| cell(page, one)).collect())))
}

fn parts(page: &Page, reader: &Reader, report: &Report, whom: For) -> Vec<Part> {
    let mut found: Vec<(Section, Part)> = Vec::new();
    for sheet in sheets(report, reader.language, whom) {
        let section = sheet.section;
        if found.last().is_none_or(|(last, _)| *last != section) {
            found.push((section, Part { title: page.code("figures-section", code(section)), figures: Vec::new() }));
        }
        if let Some((_, part)) = found.last_mut() {
            part.figures.push(figure(page, sheet));
        }
    }
    found.into_iter().map(|(_, part)| part).collect()
}

fn elsewhere(page: &Page) -> Vec<Elsewhere> {
    BENCHMARKS.iter().map(|one| Elsewhere { what: page.code("benchmark", one.code), source: one.source }).collect()
}

#[derive(Template)]
#[template(path = "report.html")]
struct ReportPage {
    page: Page,
    form: Form,
    periods: Tabs,
    /// What it is called; nothing when what was asked for can't be.
    titled: String,
    /// Of which days, in words.
    days: String,
    /// What to put behind the addresses of the downloads.
    query: String,
    parts: Vec<Part>,
    elsewhere: Vec<Elsewhere>,
}

#[derive(Template)]
#[template(path = "dashboard.html")]
struct DashboardPage {
    page: Page,
    form: Form,
    months: Vec<Choice>,
    days: String,
    query: String,
    note: String,
    parts: Vec<Part>,
    elsewhere: Vec<Elsewhere>,
}

/// A period in words.
pub fn days(page: &Page, period: Period) -> String {
    page.t2("reports-days", ("from", &page.day(&period.from)), ("until", &page.day(&period.until)))
}

/// Periods that are often wanted.
fn periods(page: &Page, today: jiff::civil::Date, chosen: Option<Period>) -> Tabs {
    let last_month = domain::publication::Month::of(today).back(1);
    let last_year = today.first_of_year().yesterday().unwrap_or(today);
    let offered = [
        ("this-year", Period { from: today.first_of_year(), until: today }),
        ("last-year", Period { from: last_year.first_of_year(), until: last_year }),
        ("last-month", Period { from: last_month.first(), until: last_month.last() }),
        ("twelve-months", last_month.window()),
    ];
    let tab = |(code, period): (&str, Period)| Tab {
        label: page.code("reports-period", code),
        href: format!("/reports?from={}&until={}", period.from, period.until),
        current: chosen == Some(period),
    };
    let since = domain::figures::FIRST_YEAR;
    let there = offered.into_iter().filter(|(_, period)| period.from.year() >= since);
    Tabs::new(page.t("reports-periods"), there.map(tab).collect())
}

/// `GET /reports`.
pub async fn report(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    wanted: Result<Query<Wanted>, QueryRejection>,
) -> Result<Response, Fault> {
    let wanted = wanted.map(|Query(wanted)| wanted).unwrap_or_default();
    let today = app.platform.policy(&caller.tenant).await?.date(app.platform.now());
    let found = match exact_report(&app, &caller, &wanted).await {
        Ok(report) => Ok(report),
        Err(Fault(problem)) if problem.status == StatusCode::UNPROCESSABLE_ENTITY => Err(problem.fields),
        Err(fault) => return Err(fault),
    };
    let errors = found.as_ref().err().cloned().unwrap_or_default();
    let page = reader.staff_page("reports-title").with_errors(!errors.is_empty());
    let chosen = found.as_ref().ok().map(|report| report.period);
    let text = |typed: &str, day: fn(Period) -> jiff::civil::Date| {
        if typed.trim().is_empty() { chosen.map(|period| day(period).to_string()).unwrap_or_default() } else { typed.to_owned() }
    };
    let (from, until) = (text(&wanted.from, |period| period.from), text(&wanted.until, |period| period.until));
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let rendered = ReportPage {
        form: Form::of([("from", from.as_str()), ("until", until.as_str())]).with_errors(form_errors(&page, &errors)),
        periods: periods(&page, today, chosen),
        titled: chosen.map(|period| titled(&page, period)).unwrap_or_default(),
        days: chosen.map(|period| days(&page, period)).unwrap_or_default(),
        query: chosen.map(|period| format!("from={}&until={}", period.from, period.until)).unwrap_or_default(),
        parts: found.map(|report| parts(&page, &reader, &report, For::Program)).unwrap_or_default(),
        elsewhere: elsewhere(&page),
        page,
    };
    Ok((status, edge::page(rendered.render().map_err(|_| Problem::unavailable())?)).into_response())
}

/// `GET /dashboard`.
pub async fn dashboard(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    wanted: Result<Query<WantedMonth>, QueryRejection>,
) -> Result<Response, Fault> {
    let wanted = wanted.map(|Query(wanted)| wanted).unwrap_or_default();
    let policy = app.platform.policy(&caller.tenant).await?;
    let found = published(&app, &caller, &wanted).await?;
    let page = reader.page("dashboard-title");
    let report = found.shown.as_ref().map(domain::publication::Published::report);
    let chosen = found.shown.map(|one| one.snapshot.month.to_string()).unwrap_or_default();
    let month = |month: &domain::publication::Month| {
        let label = page.t1("dashboard-until", "day", &page.day(&month.last()));
        Choice::new(month.to_string(), label, month.to_string() == chosen)
    };
    let (below, most) = least(&policy);
    let rendered = DashboardPage {
        form: Form::of([("month", chosen.as_str())]),
        months: found.months.iter().map(month).collect(),
        days: report.as_ref().map(|report| days(&page, report.period)).unwrap_or_default(),
        query: format!("month={chosen}"),
        note: page.t2("public-suppressed", ("below", &below), ("most", &most)),
        parts: report.map(|report| parts(&page, &reader, &report, For::Everybody)).unwrap_or_default(),
        elsewhere: elsewhere(&page),
        page,
    };
    Ok(edge::page(rendered.render().map_err(|_| Problem::unavailable())?))
}
