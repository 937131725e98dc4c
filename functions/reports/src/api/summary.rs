//! `GET /v1/public/summary`: the current year for everybody.

use axum::Json;
use axum::extract::State;
use domain::Policy;
use edge::{Caller, Fault, ProblemBody, Reader};
use pages::Words;
use serde::Serialize;
use store::{Table, port};
use utoipa::ToSchema;

use crate::App;
use crate::rows::{YearRow, year_key};
use crate::summary::{Shown, Summary, summary};

/// The current year, as far as everybody may know it.
#[derive(Serialize, ToSchema)]
#[schema(as = PublicSummary)]
pub struct SummaryBody {
    /// The year.
    year: i16,
    /// Cases that were filed.
    filed: NumberBody,
    /// Mediations that were held.
    mediated: NumberBody,
    /// Mediations that ended with an agreement.
    agreement: NumberBody,
    /// Mediations that were held and ended without one.
    no_agreement: NumberBody,
    /// Mediations that were never held.
    not_held: NumberBody,
    /// Numbers move in steps of this: a value stands for itself or up to a step more. Zero is zero.
    step: u64,
    /// Why numbers are missing, in a sentence.
    note: String,
}

/// A number, or that it isn't shown.
#[derive(Serialize, ToSchema)]
#[schema(as = PublicNumber)]
pub struct NumberBody {
    /// The number, to the last step that it reached.
    value: Option<u64>,
    /// Whether it is held back.
    suppressed: bool,
}

impl From<Shown> for NumberBody {
    fn from(value: Shown) -> Self {
        Self { value, suppressed: value.is_none() }
    }
}

fn body(year: i16, summary: Summary, policy: &Policy, words: &Words) -> SummaryBody {
    let least = policy.publication.least;
    let values = [("below", &*least.to_string()), ("most", &*least.saturating_sub(1).to_string())];
    SummaryBody {
        year,
        filed: summary.filed.into(),
        mediated: summary.mediated.into(),
        agreement: summary.agreement.into(),
        no_agreement: summary.no_agreement.into(),
        not_held: summary.not_held.into(),
        step: least,
        note: words.with("public-suppressed", &values),
    }
}

/// The current year, without numbers that could point at anybody.
#[utoipa::path(
    get, path = "/v1/public/summary", operation_id = "show_public_summary", tag = "reports",
    responses(
        (status = 200, description = "The current year", body = SummaryBody),
        (status = "5XX", description = "Not now", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn show(State(app): State<App>, caller: Caller, reader: Reader) -> Result<Json<SummaryBody>, Fault> {
    let policy = app.platform.policy(&caller.tenant).await?;
    let year = policy.date(app.platform.now()).year();
    let item = app.platform.store.get(Table::Reports, &year_key(&caller.tenant, year)).await?;
    let row: YearRow = item.map(port::row).transpose()?.unwrap_or_default();
    Ok(Json(body(year, summary(&row, policy.publication.least), &policy, Words::of(reader.language))))
}
