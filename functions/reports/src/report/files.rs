//! A report to download: as a document, for spreadsheets, for programs.

use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use domain::figures::Report;
use edge::{Caller, Fault, Reader};
use kit::Problem;

use super::csv::csv;
use super::printed::{document, file_name, printed};
use super::sheet::For;
use super::xlsx::xlsx;
use super::{Wanted, WantedMonth, exact_report, published};
use crate::App;

type Asked<T> = Result<Query<T>, QueryRejection>;

fn asked<T: Default>(query: Asked<T>) -> T {
    query.map(|Query(wanted)| wanted).unwrap_or_default()
}

/// A kind of file.
struct Kind {
    content_type: &'static str,
    ending: &'static str,
}

const CSV: Kind = Kind { content_type: "text/csv; charset=utf-8; header=present", ending: "csv" };
const XLSX: Kind = Kind { content_type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ending: "xlsx" };
const PDF: Kind = Kind { content_type: "application/pdf", ending: "pdf" };

fn file(kind: &Kind, report: &Report, content: Vec<u8>) -> Result<Response, Fault> {
    let disposition = format!("attachment; filename=\"{}.{}\"", file_name(report.period), kind.ending);
    let disposition = HeaderValue::from_str(&disposition).map_err(|_| Problem::broken())?;
    let content_type = HeaderValue::from_static(kind.content_type);
    Ok(([(header::CONTENT_TYPE, content_type), (header::CONTENT_DISPOSITION, disposition)], content).into_response())
}

/// `GET /reports/figures.csv`.
pub async fn report_csv(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    wanted: Asked<Wanted>,
) -> Result<Response, Fault> {
    let report = exact_report(&app, &caller, &asked(wanted)).await?;
    file(&CSV, &report, csv(&report, reader.language, For::Program)?)
}

/// `GET /reports/figures.xlsx`.
pub async fn report_xlsx(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    wanted: Asked<Wanted>,
) -> Result<Response, Fault> {
    let report = exact_report(&app, &caller, &asked(wanted)).await?;
    file(&XLSX, &report, xlsx(&report, reader.language, For::Program)?)
}

/// `GET /reports/figures.pdf`.
pub async fn report_pdf(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    wanted: Asked<Wanted>,
) -> Result<Response, Fault> {
    let report = exact_report(&app, &caller, &asked(wanted)).await?;
    as_pdf(&app, &caller, &reader, &report, For::Program).await
}

async fn as_pdf(app: &App, caller: &Caller, reader: &Reader, report: &Report, whom: For) -> Result<Response, Fault> {
    let policy = app.platform.policy(&caller.tenant).await?;
    let today = policy.date(app.platform.now());
    file(&PDF, report, printed(&document(report, &policy, reader.language, (whom, today)))?)
}

async fn published_report(app: &App, caller: &Caller, wanted: Asked<WantedMonth>) -> Result<Report, Fault> {
    let found = published(app, caller, &asked(wanted)).await?;
    Ok(found.shown.ok_or_else(Problem::not_found)?.report())
}

/// `GET /dashboard/figures.csv`.
pub async fn dashboard_csv(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    wanted: Asked<WantedMonth>,
) -> Result<Response, Fault> {
    let report = published_report(&app, &caller, wanted).await?;
    file(&CSV, &report, csv(&report, reader.language, For::Everybody)?)
}

/// `GET /dashboard/figures.pdf`.
pub async fn dashboard_pdf(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    wanted: Asked<WantedMonth>,
) -> Result<Response, Fault> {
    let report = published_report(&app, &caller, wanted).await?;
    as_pdf(&app, &caller, &reader, &report, For::Everybody).await
}
