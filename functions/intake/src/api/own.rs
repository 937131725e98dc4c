//! How whoever filed is reached, as they see and correct it by the link of their request (INT-10).

use axum::Json;
use axum::extract::State;
use axum::response::Response;
use domain::complaint::Case;
use domain::ids::CaseId;
use domain::notice::Purpose;
use edge::{Caller, Fault, Fields, JsonCommand, KeyedForm, ProblemBody};
use kit::Problem;
use serde::{Deserialize, Serialize};
use store::people::{self, PersonRow};
use store::{Reply, Table, WorkError};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::contact::{ContactBody, replace};
use super::own_case;
use crate::App;

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(show, correct))
}

/// How somebody who filed is reached, as they see and correct it. The email address is the program's to change: whoever found a link could
/// otherwise lead everything that follows to themselves.
#[derive(Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = OwnContact)]
pub struct OwnContact {
    /// Name.
    #[schema(required = false, max_length = 200)]
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Phone number.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// Postal address.
    #[schema(required = false, max_length = 300)]
    #[serde(skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// When it is safe to call.
    #[schema(required = false, max_length = 300)]
    #[serde(skip_serializing_if = "String::is_empty")]
    pub safe_times: String,
    /// Whether a message may be left where somebody else could hear or read it.
    #[schema(required = false)]
    pub may_leave_message: bool,
    /// The language in which they are written to; left out, it stays.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "String::is_empty")]
    pub language: String,
}

impl From<&Fields> for OwnContact {
    fn from(fields: &Fields) -> Self {
        let ContactBody { name, phone, address, safe_times, may_leave_message, language, .. } = ContactBody::from(fields);
        Self { name, phone, address, safe_times, may_leave_message, language }
    }
}

impl OwnContact {
    /// With the email address that is known.
    fn beside(&self, row: &PersonRow) -> ContactBody {
        let Self { name, phone, address, safe_times, may_leave_message, language } = self;
        ContactBody {
            name: name.clone(),
            email: row.email.as_ref().map(|email| email.as_str().to_owned()).unwrap_or_default(),
            phone: phone.clone(),
            address: address.clone(),
            safe_times: safe_times.clone(),
            may_leave_message: *may_leave_message,
            language: language.clone(),
        }
    }
}

/// How they are reached, the address with it, and the version of it.
#[derive(Serialize, ToSchema)]
#[schema(as = OwnContactKnown)]
pub struct Known {
    /// How they are reached.
    pub contact: ContactBody,
    /// Rises with every change; goes into `If-Match`.
    pub version: u64,
}

async fn row(app: &App, caller: &Caller) -> Result<(Case, PersonRow), Fault> {
    let case = own_case(app, caller).await?;
    let row = people::load(app.platform.store.as_ref(), &caller.tenant, case.complainant.person).await?;
    Ok((case, row.ok_or_else(Problem::not_found)?))
}

/// How somebody is reached who filed, for themselves.
///
/// # Errors
/// Not found for everybody else, and for whoever stays anonymous.
pub async fn known(app: &App, caller: &Caller) -> Result<Known, Fault> {
    let (_, row) = row(app, caller).await?;
    Ok(Known { version: row.version, contact: ContactBody::from(row) })
}

/// Keeps what whoever filed says themselves.
///
/// # Errors
/// The fields that can't be accepted; stale when `seen`, the version that was corrected, isn't the newest any more; not found for everybody
/// else.
pub async fn keep(
    app: &App,
    caller: &Caller,
    body: &OwnContact,
    (request, seen): (&impl KeyedForm, Option<u64>),
) -> Result<Reply, Fault> {
    let (person, about) = caller.party(Purpose::Status)?;
    let name = caller.name();
    let work = app.platform.work(&caller.tenant, Table::Cases, request.once(&name));
    if let Some(before) = work.answered_before().await? {
        return Ok(before);
    }
    let (_, row) = row(app, caller).await?;
    if seen.is_some_and(|seen| seen != row.version) {
        return Err(WorkError::Stale.into());
    }
    let standing = |case: &Case| case.complainant.person == person && !case.complainant.anonymous;
    replace(app, caller, &work, (CaseId::new(about), person, &row), (&body.beside(&row), &standing, None)).await
}

/// How we reach you (whoever filed).
#[utoipa::path(
    get, path = "/v1/cases/mine/contact", operation_id = "show_own_contact", tag = "cases",
    responses(
        (status = 200, description = "How we reach you", body = Known),
        (status = "4XX", description = "Not there, or not yours", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("link" = [])),
)]
async fn show(State(app): State<App>, caller: Caller) -> Result<Json<Known>, Fault> {
    Ok(Json(known(&app, &caller).await?))
}

/// Where the request stands after it.
#[derive(Serialize, ToSchema)]
#[schema(as = OwnCaseStep)]
pub struct OwnStep {
    /// The case's id.
    id: String,
    /// Its stage.
    stage: String,
}

/// Correct how we reach you (whoever filed). An email address is changed by the program.
#[utoipa::path(
    post, path = "/v1/cases/mine/contact", operation_id = "correct_own_contact", tag = "cases",
    params(
        ("Idempotency-Key" = String, Header, min_length = 8, max_length = 128, description = "8 to 128 characters, made up by the caller"),
        ("If-Match" = Option<String>, Header, description = "The version that was seen; refused when there is a newer one"),
    ),
    request_body(content = OwnContact),
    responses(
        (status = 200, description = "Done", body = OwnStep),
        (status = "4XX", description = "Not done", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("link" = [])),
)]
async fn correct(State(app): State<App>, caller: Caller, request: JsonCommand<OwnContact>) -> Result<Response, Fault> {
    Ok(edge::reply(keep(&app, &caller, &request.body, (&request, request.seen)).await?))
}
