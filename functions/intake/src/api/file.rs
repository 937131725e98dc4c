//! `POST /v1/cases`: file a case.

use axum::extract::State;
use axum::response::Response;
use domain::complaint::FilingForm;
use edge::{Caller, Fault, JsonCommand, KeyedForm, ProblemBody};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::App;
use crate::filing;

/// A filing. Dates are `YYYY-MM-DD`.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[allow(
    dead_code,
    reason = "describes `FilingForm`, which the domain keeps free of documentation crates; a test holds them equal"
)]
#[schema(as = Filing, example = json!({
    "kind": "community", "category": "demeanor", "statement": "The officer raised his voice at me at the counter.",
    "incident_on": "2026-11-20", "incident_place": "Garfield Avenue", "officer": "", "name": "Ana López",
    "email": "ana@example.org", "phone": "", "language": "es", "age": "adult", "needs": "", "contact_consent": true
}))]
pub struct FilingBody {
    /// What kind of case; a city says which it takes.
    #[schema(example = "community")]
    kind: String,
    /// `demeanor`, `communication`, `disrespect`, `discourtesy`, `service`, `procedure`, `bias` or `other` in a community case; each
    /// kind has its own.
    category: String,
    /// What happened.
    #[schema(min_length = 10, max_length = 5000)]
    statement: String,
    /// The day, not in the future.
    #[schema(format = "date")]
    incident_on: String,
    /// Where.
    #[schema(required = false, max_length = 300)]
    incident_place: String,
    /// What is known of the officer.
    #[schema(required = false, max_length = 300)]
    officer: String,
    /// Name.
    #[schema(required = false, max_length = 200)]
    name: String,
    /// Email; this, a phone number or a postal address.
    #[schema(required = false, format = "email")]
    email: String,
    /// Phone number; this, an email or a postal address.
    #[schema(required = false)]
    phone: String,
    /// Postal address; this, an email or a phone number.
    #[schema(required = false, max_length = 300)]
    address: String,
    /// When it is safe to call.
    #[schema(required = false, max_length = 300)]
    safe_times: String,
    /// Whether a message may be left where somebody else could hear or read it.
    #[schema(required = false)]
    may_leave_message: bool,
    /// `en`, `es`, `hy` or `zh`; a city says which it offers.
    language: String,
    /// `adult` or `minor`.
    age: String,
    /// Interpreter, sign language, accommodation.
    #[schema(required = false, max_length = 300)]
    needs: String,
    /// Whether a lawyer speaks for the person: `yes`, `no` or `unknown`.
    #[schema(required = false)]
    represented: String,
    /// Whether the program may get in touch; must be true, but for whoever stays anonymous.
    #[schema(required = false)]
    contact_consent: bool,
    /// Whether the person stays anonymous: then the complaint goes the ordinary way, and nothing of a way to reach them is kept.
    #[schema(required = false)]
    anonymous: bool,
    /// How it came in, where staff file for somebody: `phone`, `paper`, `in_person` or `interpreter` (program), `referral` (the unit
    /// that refers this kind of case).
    #[schema(required = false)]
    received_by: String,
}

/// A case that was filed.
#[derive(Serialize, ToSchema)]
pub struct Filed {
    /// The case's id.
    pub id: String,
    /// The reference that the person keeps.
    pub reference: String,
}

/// File a case.
///
/// Nobody has to sign in. The same `Idempotency-Key` with the same body gets the same answer again.
#[utoipa::path(
    post, path = "/v1/cases", operation_id = "file_case", tag = "cases",
    params(("Idempotency-Key" = String, Header, min_length = 8, max_length = 128, description = "8 to 128 characters, made up by the caller")),
    request_body(content = FilingBody),
    responses(
        (status = 201, description = "Filed", body = Filed),
        (status = "4XX", description = "Not filed", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn file(State(app): State<App>, caller: Caller, command: JsonCommand<FilingForm>) -> Result<Response, Fault> {
    let name = caller.name();
    Ok(edge::reply(filing::file(&app, &caller, command.once(&name), &command.body, &|_, _| Ok(Vec::new())).await?))
}
