//! `/v1/cases/assignees`: several cases taken, or given back, in one step (STF-1). Each is a step of its own, under a key of its own.

use std::collections::BTreeSet;

use axum::extract::State;
use axum::response::Response;
use domain::Problems;
use edge::{Caller, Fault, Fields, JsonCommand, KeyedForm, ProblemBody, StaffRole};
use serde::{Deserialize, Serialize};
use store::{Once, Reply, Table};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::deeds::{self, Assignment};
use crate::App;

/// Most cases at once.
const MOST: usize = 100;

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(assign_all))
}

/// Who takes which cases.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CaseAssignments)]
pub struct Assignments {
    /// The cases' ids.
    #[schema(min_items = 1, max_items = 100)]
    pub cases: Vec<String>,
    /// `me`, or `nobody`.
    pub to: String,
}

impl Assignments {
    /// What the desk's page says.
    pub fn from_form(fields: &Fields) -> Self {
        Self { cases: fields.all("case").into_iter().map(str::to_owned).collect(), to: fields.text("to").to_owned() }
    }

    fn check(&self) -> Result<(), Problems> {
        let mut problems = Problems::default();
        let count = match self.cases.len() {
            0 => Err("required"),
            some if some > MOST => Err("too-many"),
            _ => Ok(()),
        };
        problems.keep("cases", count);
        problems.keep("to", if matches!(self.to.as_str(), "me" | "nobody") { Ok(()) } else { Err("not-a-choice") });
        problems.check()
    }
}

/// What became of it.
#[derive(Default, Serialize, Deserialize, ToSchema)]
#[schema(as = CasesAssigned)]
pub struct Assigned {
    /// How many cases changed hands.
    pub assigned: usize,
    /// How many were so already.
    pub unchanged: usize,
    /// How many couldn't be changed: they aren't there any more, aren't the caller's, or changed at the same moment.
    pub not_done: usize,
}

/// One case's part of the request.
struct Part<'a> {
    whole: Once<'a>,
    key: String,
}

impl KeyedForm for Part<'_> {
    fn once<'a>(&'a self, _: &'a str) -> Once<'a> {
        match self.whole {
            Once::Request { caller, digest, .. } => Once::Request { caller, key: &self.key, digest },
            Once::Message(id) => Once::Message(id),
        }
    }
}

/// Takes the cases, or gives them back: each for itself, so that one that can't be changed doesn't keep the others. A repetition gets the first
/// answer.
///
/// # Errors
/// What can't be accepted; not found for whoever isn't staff; that storage fails, and those before it are done.
pub async fn assign(app: &App, caller: &Caller, request: &impl KeyedForm, body: &Assignments) -> Result<Reply, Fault> {
    caller.staff(StaffRole::ALL)?;
    body.check()?;
    let name = caller.name();
    let work = app.platform.work(&caller.tenant, Table::Cases, request.once(&name));
    if let Some(before) = work.answered_before().await? {
        return Ok(before);
    }
    let mut done = Assigned::default();
    for case in body.cases.iter().collect::<BTreeSet<_>>() {
        let whole = request.once(&name);
        let key = match whole {
            Once::Request { key, .. } => format!("{key}-{case}"),
            Once::Message(_) => String::new(),
        };
        let assignment = Assignment { to: body.to.clone() };
        match deeds::perform(app, caller, case, &assignment, &Part { whole, key }, None).await {
            Ok(_) => done.assigned += 1,
            Err(fault) if fault.0.code == "assigned-already" => done.unchanged += 1,
            Err(fault) if fault.0.status.is_server_error() => return Err(fault),
            Err(_) => done.not_done += 1,
        }
    }
    Ok(work.write(Vec::new(), Vec::new(), Reply::json(200, &serde_json::json!(done))).await?.reply())
}

/// Take several cases, or give them back (whoever may read them).
#[utoipa::path(
    post, path = "/v1/cases/assignees", operation_id = "assign_cases", tag = "cases",
    params(("Idempotency-Key" = String, Header, min_length = 8, max_length = 128, description = "8 to 128 characters, made up by the caller")),
    request_body(content = Assignments),
    responses(
        (status = 200, description = "Done", body = Assigned),
        (status = "4XX", description = "Not done, or not all of it", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("staff" = [])),
)]
async fn assign_all(State(app): State<App>, caller: Caller, request: JsonCommand<Assignments>) -> Result<Response, Fault> {
    Ok(edge::reply(assign(&app, &caller, &request, &request.body).await?))
}
