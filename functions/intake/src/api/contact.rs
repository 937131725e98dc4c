//! How to reach whoever filed, for the program: it calls, writes, and corrects what it was told (INT-9, INT-10).

use axum::Json;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::complaint::{Case, Command, Contact, ContactForm};
use domain::ids::{CaseId, PersonId};
use domain::vocabulary::Language;
use domain::{Policy, Problems};
use edge::{Caller, Fault, Fields, JsonCommand, KeyedForm, ProblemBody, StaffRole};
use kit::Problem;
use serde::{Deserialize, Serialize};
use store::people::{self, PersonRow};
use store::{Loaded, Reply, Table, Work, aggregate};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::deeds::StepBody;
use crate::App;
use crate::case::{Deed, Standing, change, may_read, read_where};
use crate::filing::address;

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(show, correct))
}

/// How to reach somebody. An answer leaves out what nobody has told us.
#[derive(Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
#[schema(as = Contact)]
pub struct ContactBody {
    /// Name.
    #[schema(required = false, max_length = 200)]
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Email; this, a phone number or a postal address.
    #[schema(required = false, format = "email")]
    #[serde(skip_serializing_if = "String::is_empty")]
    pub email: String,
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
    /// The language in which they are written to; left out in a correction, it stays.
    #[schema(required = false)]
    #[serde(skip_serializing_if = "String::is_empty")]
    pub language: String,
}

impl From<PersonRow> for ContactBody {
    fn from(row: PersonRow) -> Self {
        let line = |line: Option<domain::text::Line>| line.map(|line| line.as_str().to_owned()).unwrap_or_default();
        Self {
            name: row.name.map(|name| name.as_str().to_owned()).unwrap_or_default(),
            email: row.email.map(|email| email.as_str().to_owned()).unwrap_or_default(),
            phone: line(row.phone),
            address: line(row.address),
            safe_times: line(row.safe_times),
            may_leave_message: row.may_leave_message,
            language: row.language.code().to_owned(),
        }
    }
}

impl From<&Fields> for ContactBody {
    fn from(fields: &Fields) -> Self {
        let text = |name: &str| fields.text(name).to_owned();
        Self {
            name: text("name"),
            email: text("email"),
            phone: text("phone"),
            address: text("address"),
            safe_times: text("safe_times"),
            may_leave_message: fields.text("may_leave_message") == "yes",
            language: text("language"),
        }
    }
}

impl ContactBody {
    /// As the fields of a form.
    pub fn fields(&self) -> Vec<(&'static str, String)> {
        vec![
            ("name", self.name.clone()),
            ("email", self.email.clone()),
            ("phone", self.phone.clone()),
            ("address", self.address.clone()),
            ("safe_times", self.safe_times.clone()),
            ("may_leave_message", if self.may_leave_message { "yes".to_owned() } else { String::new() }),
            ("language", self.language.clone()),
        ]
    }

    /// What is to be kept in the place of what is known; a language that is left out stays.
    ///
    /// # Errors
    /// Every field that can't be accepted.
    pub fn checked(&self, row: &PersonRow, policy: &Policy) -> Result<Contact, Problems> {
        let mut problems = Problems::default();
        let language = match self.language.trim() {
            "" => row.language,
            code => problems.keep("language", offered(code, policy)).unwrap_or(row.language),
        };
        let contact = self.form().parse(language, &mut problems);
        problems.check()?;
        contact.ok_or_else(Problems::default)
    }

    fn form(&self) -> ContactForm {
        ContactForm {
            name: self.name.clone(),
            email: self.email.clone(),
            phone: self.phone.clone(),
            address: self.address.clone(),
            safe_times: self.safe_times.clone(),
            may_leave_message: self.may_leave_message,
        }
    }
}

/// Whether the program can reach whoever filed this case.
pub fn can_be_reached(caller: &Caller, case: &Case) -> bool {
    caller.is(StaffRole::Program) && may_read(caller, case) && !case.complainant.anonymous
}

/// How to reach whoever filed a case; the program only, and the reading leaves a trace.
///
/// # Errors
/// Not found for everybody else.
pub async fn contact(app: &App, caller: &Caller, id: &str) -> Result<ContactBody, Fault> {
    let case = read_where(app, caller, id, |case| can_be_reached(caller, case)).await?.case.state;
    let row = people::load(app.platform.store.as_ref(), &caller.tenant, case.complainant.person).await?;
    Ok(row.map(ContactBody::from).unwrap_or_default())
}

/// Keeps what the program was told.
///
/// # Errors
/// The fields that can't be accepted; not found for everybody but the program.
pub async fn keep(
    app: &App,
    caller: &Caller,
    id: &str,
    body: &ContactBody,
    request: &impl KeyedForm,
    seen: Option<u64>,
) -> Result<Response, Fault> {
    caller.staff(&[StaffRole::Program])?;
    let id: CaseId = id.parse().map_err(|_| Problem::not_found())?;
    let (store, standing) = (app.platform.store.as_ref(), |case: &Case| can_be_reached(caller, case));
    let case: Loaded<Case> = aggregate::load(store, &address(caller, id)).await?.ok_or_else(Problem::not_found)?;
    let person = case.state.complainant.person;
    let row =
        people::load(store, &caller.tenant, person).await?.filter(|_| standing(&case.state)).ok_or_else(Problem::not_found)?;
    let name = caller.name();
    let work = app.platform.work(&caller.tenant, Table::Cases, request.once(&name));
    Ok(edge::reply(replace(app, caller, &work, (id, person, &row), (body, &standing, seen)).await?))
}

/// Keeps it in the place of what is known of that person, with the step of the case that says so. `seen` is the case's version.
///
/// # Errors
/// The fields that can't be accepted; stale or not found as `change` says.
pub async fn replace(
    app: &App,
    caller: &Caller,
    work: &Work<'_>,
    (id, person, row): (CaseId, PersonId, &PersonRow),
    (body, standing, seen): (&ContactBody, Standing<'_>, Option<u64>),
) -> Result<Reply, Fault> {
    let policy = app.platform.policy(&caller.tenant).await?;
    let contact = body.checked(row, &policy)?;
    let also = vec![people::replace(&caller.tenant, person, row, &contact)?];
    let deed = Deed { command: Command::CorrectContact(contact.language), by: caller.actor(), standing, seen, policy, also };
    Ok(change(work, &address(caller, id), deed).await?.reply())
}

/// A language that the city offers.
fn offered(code: &str, policy: &Policy) -> Result<Language, &'static str> {
    let language = Language::parse(code)?;
    if policy.languages.contains(&language) { Ok(language) } else { Err("not-offered-here") }
}

/// How to reach whoever filed (the program).
#[utoipa::path(
    get, path = "/v1/cases/{id}/contact", operation_id = "show_contact", tag = "cases",
    params(("id" = String, Path, description = "The case's id")),
    responses(
        (status = 200, description = "How to reach them", body = ContactBody),
        (status = "4XX", description = "Not there, not yours, or somebody who stays anonymous", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("staff" = [])),
)]
async fn show(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<Json<ContactBody>, Fault> {
    Ok(Json(contact(&app, &caller, &id).await?))
}

/// Correct how to reach whoever filed (the program).
#[utoipa::path(
    post, path = "/v1/cases/{id}/contact", operation_id = "correct_contact", tag = "cases",
    params(
        ("id" = String, Path, description = "The case's id"),
        ("Idempotency-Key" = String, Header, min_length = 8, max_length = 128, description = "8 to 128 characters, made up by the caller"),
        ("If-Match" = Option<String>, Header, description = "The version that was seen; refused when there is a newer one"),
    ),
    request_body(content = ContactBody),
    responses(
        (status = 200, description = "Done", body = StepBody),
        (status = "4XX", description = "Not done", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("staff" = [])),
)]
async fn correct(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    request: JsonCommand<ContactBody>,
) -> Result<Response, Fault> {
    keep(&app, &caller, &id, &request.body, &request, request.seen).await
}
