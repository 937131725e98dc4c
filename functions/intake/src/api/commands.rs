//! What staff do to a case. Each names who may, and what the body holds.

use std::collections::BTreeMap;

use axum::extract::{Path, State};
use axum::response::Response;
use domain::Problems;
use domain::complaint::{Answer, Answers, Approver, Command, Contact, Officer, Question};
use domain::ids::PersonId;
use domain::text::{EmailAddress, PersonName};
use domain::vocabulary::Language;
use edge::{Caller, Fault, JsonCommand, ProblemBody, StaffRole};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use store::{Write, people};
use utoipa::ToSchema;

use super::deed;
use crate::App;

/// Who acknowledges, identifies and dates: the police side, which owns the clock.
pub const STANDARDS: &[StaffRole] = &[StaffRole::ProfessionalStandards];
/// Who screens.
pub const PROGRAM: &[StaffRole] = &[StaffRole::Program];

/// The role that gives an approval.
#[must_use]
pub const fn approving(approver: Approver) -> &'static [StaffRole] {
    match approver {
        Approver::Program => PROGRAM,
        Approver::ProfessionalStandards => STANDARDS,
    }
}

/// Where the case stands after a command.
#[derive(Serialize, ToSchema)]
#[schema(as = CaseStep)]
pub struct StepBody {
    /// The case's id.
    pub id: String,
    /// Its stage now.
    pub stage: String,
    /// Its version now.
    pub version: u64,
}

/// An empty body.
#[derive(Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// The answers to the screening questions.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "answers": { "force": "no", "serious_misconduct": "no", "injury_or_damage": "unknown" } }))]
pub struct Screening {
    /// Question → `yes`, `no` or `unknown`. A question that is missing counts as unknown.
    pub answers: BTreeMap<String, String>,
}

impl Screening {
    /// Checks questions and answers.
    pub fn parse(&self) -> Result<Command, Problems> {
        let mut problems = Problems::default();
        let mut answers = Answers::new();
        for (question, answer) in &self.answers {
            match (Question::parse(question), Answer::parse(answer)) {
                (Ok(question), Ok(answer)) => drop(answers.insert(question, answer)),
                _ => problems.add("answers", "not-a-choice"),
            }
        }
        problems.check()?;
        Ok(Command::Screen(answers))
    }
}

/// An officer or other employee.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = OfficerDetails)]
pub struct OfficerBody {
    /// Their name.
    pub name: String,
    /// An address that they read; it may be a private one.
    pub email: String,
    /// Their language.
    pub language: String,
}

impl OfficerBody {
    /// Checks the fields.
    pub fn parse(&self) -> Result<Contact, Problems> {
        let mut problems = Problems::default();
        let name = problems.keep("name", PersonName::parse(&self.name));
        let email = problems.keep("email", EmailAddress::parse(&self.email));
        let language = problems.keep("language", Language::parse(&self.language));
        problems.check()?;
        let language = language.unwrap_or(Language::English);
        Ok(Contact { name, email, phone: None, language })
    }
}

/// The day of discovery.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Discovery {
    /// The day on which a person authorized to start an investigation discovered the alleged misconduct.
    #[schema(format = "date")]
    pub discovered_on: String,
}

impl Discovery {
    /// Checks the day.
    pub fn parse(&self) -> Result<Command, Problems> {
        let mut problems = Problems::default();
        let day = problems.keep("discovered_on", self.discovered_on.parse::<Date>().map_err(|_| "not-a-date"));
        problems.check()?;
        Ok(Command::RecordDiscovery(day.unwrap_or_default()))
    }
}

/// An approval.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    /// `program` or `professional_standards`; each role gives its own.
    #[serde(rename = "for")]
    pub approver: String,
}

impl Approval {
    /// Checks whose approval it is.
    pub fn parse(&self) -> Result<Approver, Problems> {
        let mut problems = Problems::default();
        let approver = problems.keep("for", Approver::parse(&self.approver));
        problems.check()?;
        Ok(approver.unwrap_or(Approver::Program))
    }
}

/// An officer and the row that keeps how to reach them.
pub fn identified(app: &App, caller: &Caller, contact: &Contact) -> Result<(Command, Vec<Write>), Fault> {
    let person = PersonId::new(app.platform.ids.uuid());
    let officer = Officer { person, language: contact.language };
    Ok((Command::IdentifyOfficer(officer), vec![people::create(&caller.tenant, person, contact)?]))
}

macro_rules! command {
    ($(#[$doc:meta])* $name:ident, $path:literal, $operation:literal, $body:ty, |$app:ident, $caller:ident, $request:ident| $allowed:expr, $what:expr) => {
        $(#[$doc])*
        #[utoipa::path(
            post, path = $path, operation_id = $operation, tag = "cases",
            params(
                ("id" = String, Path, description = "The case's id"),
                ("Idempotency-Key" = String, Header, min_length = 8, max_length = 128, description = "8 to 128 characters, made up by the caller"),
                ("If-Match" = Option<String>, Header, description = "The version that was seen; refused when there is a newer one"),
            ),
            request_body(content = $body),
            responses(
                (status = 200, description = "Done", body = StepBody),
                (status = "4XX", description = "Not done", body = ProblemBody, content_type = "application/problem+json"),
            ),
            security(("staff" = [])),
        )]
        pub async fn $name(
            state: State<App>,
            $caller: Caller,
            Path(id): Path<String>,
            $request: JsonCommand<$body>,
        ) -> Result<Response, Fault> {
            let $app = &state;
            $caller.staff($allowed)?;
            let what = $what;
            deed(&state, &$caller, $allowed, &id, &$request, $request.seen, what).await
        }
    };
}

command! {
    /// Acknowledge a filing (professional standards).
    acknowledge, "/v1/cases/{id}/acknowledgement", "acknowledge_case", Nothing,
    |_app, caller, request| STANDARDS, (Command::Acknowledge, Vec::new())
}

command! {
    /// Answer the screening questions (program).
    screen, "/v1/cases/{id}/screening", "screen_case", Screening,
    |_app, caller, request| PROGRAM, (request.body.parse()?, Vec::new())
}

command! {
    /// Name an officer or other employee (professional standards).
    identify, "/v1/cases/{id}/officers", "identify_officer", OfficerBody,
    |app, caller, request| STANDARDS, identified(app, &caller, &request.body.parse()?)?
}

command! {
    /// Enter the day of discovery (professional standards).
    discovery, "/v1/cases/{id}/discovery", "record_discovery", Discovery,
    |_app, caller, request| STANDARDS, (request.body.parse()?, Vec::new())
}

command! {
    /// Approve (each role for itself).
    approve, "/v1/cases/{id}/approvals", "approve_case", Approval,
    |_app, caller, request| approving(request.body.parse()?), (Command::Approve(request.body.parse()?), Vec::new())
}
