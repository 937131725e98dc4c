//! `/v1/reports` for the program, `/v1/public/figures` for everybody.

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use domain::figures::{Report, Value};
use edge::{Caller, Fault, ProblemBody, Reader};
use pages::Words;
use serde::Serialize;
use utoipa::ToSchema;

use super::xlsx::code;
use super::{Wanted, WantedMonth, exact_report, least, published};
use crate::App;

/// A report: every figure with its definition.
#[derive(Serialize, ToSchema)]
#[schema(as = Report)]
pub struct ReportBody {
    /// The first day.
    #[schema(format = "date")]
    from: String,
    /// The last day.
    #[schema(format = "date")]
    until: String,
    /// The figures, in order.
    figures: Vec<FigureBody>,
}

/// A figure.
#[derive(Serialize, ToSchema)]
#[schema(as = Figure)]
pub struct FigureBody {
    /// Its code.
    figure: &'static str,
    /// Its part of the report: `funnel`, `time`, `voices` or `practice`.
    section: &'static str,
    /// What is counted or measured.
    numerator: &'static str,
    /// Of what.
    denominator: &'static str,
    /// The messages that it comes from.
    sources: &'static [&'static str],
    /// Its rows, in order.
    rows: Vec<RowBody>,
}

/// A row of a figure. What isn't there isn't of its kind, or isn't shown.
#[derive(Serialize, ToSchema)]
#[schema(as = FigureRow)]
pub struct RowBody {
    /// Its code.
    row: &'static str,
    /// A number of cases or people; null where it isn't shown.
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<Option<u64>>,
    /// Half take no longer than so many days.
    #[serde(skip_serializing_if = "Option::is_none")]
    median_days: Option<i32>,
    /// Nine of ten take no longer than so many days.
    #[serde(skip_serializing_if = "Option::is_none")]
    ninetieth_days: Option<i32>,
    /// The mean of answers from 1 to 5, to a tenth.
    #[serde(skip_serializing_if = "Option::is_none")]
    mean: Option<f64>,
    /// How many answered 4 or 5.
    #[serde(skip_serializing_if = "Option::is_none")]
    favorable: Option<u32>,
    /// Of how many cases or answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<u64>,
    /// How many people mediated.
    #[serde(skip_serializing_if = "Option::is_none")]
    mediators: Option<usize>,
    /// The median of their sessions.
    #[serde(skip_serializing_if = "Option::is_none")]
    median_sessions: Option<usize>,
    /// The most sessions of one of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    most_sessions: Option<usize>,
}

impl RowBody {
    const fn bare(row: &'static str) -> Self {
        Self {
            row,
            count: None,
            median_days: None,
            ninetieth_days: None,
            mean: None,
            favorable: None,
            of: None,
            mediators: None,
            median_sessions: None,
            most_sessions: None,
        }
    }

    fn of(row: &'static str, value: Option<Value>) -> Self {
        let bare = Self::bare(row);
        match value {
            None => Self { count: Some(None), ..bare },
            Some(Value::Count(count)) => Self { count: Some(Some(count)), ..bare },
            Some(Value::Days(days)) => Self {
                median_days: Some(days.median),
                ninetieth_days: Some(days.ninetieth),
                of: days.of.and_then(|of| of.try_into().ok()),
                ..bare
            },
            Some(Value::Mean(mean)) => {
                Self { mean: Some(f64::from(mean.tenths) / 10.0), favorable: mean.favorable, of: Some(mean.of.into()), ..bare }
            }
            Some(Value::Load { mediators, median, most }) => {
                Self { mediators: Some(mediators), median_sessions: Some(median), most_sessions: Some(most), ..bare }
            }
        }
    }
}

impl From<&Report> for ReportBody {
    fn from(report: &Report) -> Self {
        let figures = report.figures.iter().map(|figure| FigureBody {
            figure: figure.definition.code,
            section: code(figure.definition.section),
            numerator: figure.definition.numerator,
            denominator: figure.definition.denominator,
            sources: figure.definition.sources,
            rows: figure.rows.iter().map(|row| RowBody::of(row.code, row.value)).collect(),
        });
        Self { from: report.period.from.to_string(), until: report.period.until.to_string(), figures: figures.collect() }
    }
}

/// What is published.
#[derive(Serialize, ToSchema)]
#[schema(as = PublicFigures)]
pub struct PublicBody {
    /// The month with which the twelve months end; null while nothing is published.
    month: Option<String>,
    /// Every month that was published, the newest first.
    months: Vec<String>,
    /// Why numbers are missing, in a sentence.
    note: String,
    /// The figures; null while nothing is published.
    report: Option<ReportBody>,
}

/// The report of any period, exact (program).
#[utoipa::path(
    get, path = "/v1/reports", operation_id = "show_report", tag = "reports",
    params(
        ("from" = Option<String>, Query, description = "The first day, YYYY-MM-DD; the first of this year where there is none"),
        ("until" = Option<String>, Query, description = "The last day, YYYY-MM-DD; the end of that year, or today, where there is none"),
    ),
    responses(
        (status = 200, description = "The report", body = ReportBody),
        (status = "4XX", description = "Not for you, or days that aren't any", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("staff" = [])),
)]
pub async fn exact(
    State(app): State<App>,
    caller: Caller,
    wanted: Result<Query<Wanted>, QueryRejection>,
) -> Result<Json<ReportBody>, Fault> {
    let wanted = wanted.map(|Query(wanted)| wanted).unwrap_or_default();
    Ok(Json(ReportBody::from(&exact_report(&app, &caller, &wanted).await?)))
}

/// What is published of twelve months. It never changes.
#[utoipa::path(
    get, path = "/v1/public/figures", operation_id = "show_public_figures", tag = "reports",
    params(("month" = Option<String>, Query, description = "The last of the twelve months, YYYY-MM; the newest where there is none")),
    responses(
        (status = 200, description = "The figures", body = PublicBody),
        (status = "4XX", description = "That month wasn't published", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn public(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    wanted: Result<Query<WantedMonth>, QueryRejection>,
) -> Result<Json<PublicBody>, Fault> {
    let wanted = wanted.map(|Query(wanted)| wanted).unwrap_or_default();
    let policy = app.platform.policy(&caller.tenant).await?;
    let found = published(&app, &caller, &wanted).await?;
    let (below, most) = least(&policy);
    Ok(Json(PublicBody {
        month: found.shown.as_ref().map(|one| one.snapshot.month.to_string()),
        months: found.months.iter().map(ToString::to_string).collect(),
        note: Words::of(reader.language).with("public-suppressed", &[("below", &below), ("most", &most)]),
        report: found.shown.map(|one| ReportBody::from(&one.report())),
    }))
}
