//! `/v1/records`: ended cases whose time is over, and what was destroyed (WALL-4). Reading is the dry run; each case is destroyed by a
//! request of its own.

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use domain::{FieldProblem, Problems};
use edge::{Caller, Fault, ProblemBody};
use jiff::civil::Date;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::App;
use crate::retention::{self, DestroyedRow, KeptRow, UpTo};

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(list))
}

/// Records of the desks that somebody works at.
#[derive(Serialize, ToSchema)]
#[schema(as = Records)]
struct RecordsBody {
    /// What may be destroyed by that day, then what a hold keeps, each the earliest first; at most 100 of each.
    kept: Vec<KeptBody>,
    /// What was destroyed, the newest first; at most 100.
    destroyed: Vec<DestroyedBody>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = KeptRecord)]
struct KeptBody {
    /// The case.
    id: String,
    /// Its reference.
    reference: String,
    /// What kind of case.
    kind: &'static str,
    /// What decides how long it is kept: `complaint`, `sustained` or `conflict`.
    class: &'static str,
    /// When it was over.
    #[schema(format = "date")]
    ended_on: String,
    /// The first day on which it may be destroyed.
    #[schema(format = "date")]
    until: String,
    /// Whether a legal hold keeps it all the same.
    held: bool,
}

#[derive(Serialize, ToSchema)]
#[schema(as = DestroyedRecord)]
struct DestroyedBody {
    /// The reference that it had.
    reference: String,
    /// What kind of case.
    kind: &'static str,
    /// What decided how long it was kept.
    class: &'static str,
    /// When it was over.
    #[schema(format = "date")]
    ended_on: String,
    /// When it was destroyed.
    #[schema(format = "date")]
    destroyed_on: String,
    /// Who consented.
    document: String,
}

impl From<(Date, KeptRow)> for KeptBody {
    fn from((until, row): (Date, KeptRow)) -> Self {
        Self {
            id: row.case.to_string(),
            reference: row.reference.to_string(),
            kind: row.kind.code(),
            class: row.keeping.class.code(),
            ended_on: row.keeping.ended_on.to_string(),
            until: until.to_string(),
            held: row.held,
        }
    }
}

impl From<DestroyedRow> for DestroyedBody {
    fn from(row: DestroyedRow) -> Self {
        Self {
            reference: row.reference.to_string(),
            kind: row.kind.code(),
            class: row.keeping.class.code(),
            ended_on: row.keeping.ended_on.to_string(),
            destroyed_on: row.destroyed_on.to_string(),
            document: row.document.as_str().to_owned(),
        }
    }
}

/// Records whose time is over (the desks that cases belong to). Changes nothing.
#[utoipa::path(
    get, path = "/v1/records", operation_id = "list_records", tag = "cases",
    params(UpTo),
    responses(
        (status = 200, description = "What may be destroyed, what a hold keeps, what was destroyed", body = RecordsBody),
        (status = "4XX", description = "Not yours", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("staff" = [])),
)]
async fn list(
    State(app): State<App>,
    caller: Caller,
    up_to: Result<Query<UpTo>, QueryRejection>,
) -> Result<Json<RecordsBody>, Fault> {
    let up_to = up_to.map(|Query(up_to)| up_to).unwrap_or_default();
    let today = app.platform.policy(&caller.tenant).await?.date(app.platform.now());
    let until = match up_to.until.trim() {
        "" => today,
        day => day.parse().map_err(|_| Problems(vec![FieldProblem { field: "until", code: "not-a-date" }]))?,
    };
    let records = retention::records(&app, &caller, until).await?;
    let kept = records.kept.into_iter().map(KeptBody::from).collect();
    Ok(Json(RecordsBody { kept, destroyed: records.destroyed.into_iter().map(DestroyedBody::from).collect() }))
}
