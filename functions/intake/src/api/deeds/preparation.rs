//! Acknowledging, naming whom a case is about, approving (INT-7, INT-8, ELIG-9).

use domain::Problems;
use domain::complaint::{Command, Contact, Respondent};
use domain::ids::{CaseId, PersonId};
use domain::text::{EmailAddress, PersonName};
use domain::vocabulary::{Desk, Language};
use edge::{Caller, Fault, Fields};
use serde::{Deserialize, Serialize};
use store::people;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Asks, Doer, Wish, deed};
use crate::App;

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(acknowledge)).routes(routes!(identify)).routes(routes!(approve))
}

/// An acknowledgement; it has nothing to say but itself.
#[derive(Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Acknowledgement {}

impl Asks for Acknowledgement {
    fn from_form(_: &Fields) -> Self {
        Self {}
    }

    fn wish(&self, _: &App, _: &Caller, _: CaseId) -> Result<Wish, Fault> {
        Ok(Wish::plain(Doer::Owner, Command::Acknowledge))
    }
}

/// Somebody whom the case is about.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Respondent)]
pub struct RespondentBody {
    /// Their name.
    pub name: String,
    /// An address that they read; it may be a private one.
    pub email: String,
    /// Their language.
    pub language: String,
}

impl Asks for RespondentBody {
    fn from_form(fields: &Fields) -> Self {
        let text = |name| fields.text(name).to_owned();
        Self { name: text("name"), email: text("email"), language: text("language") }
    }

    fn wish(&self, app: &App, caller: &Caller, _: CaseId) -> Result<Wish, Fault> {
        let mut problems = Problems::default();
        let name = problems.keep("name", PersonName::parse(&self.name));
        let email = problems.keep("email", EmailAddress::parse(&self.email));
        let language = problems.keep("language", Language::parse(&self.language));
        problems.check()?;
        let language = language.unwrap_or(Language::English);
        let person = PersonId::new(app.platform.ids.uuid());
        let row = people::create(&caller.tenant, person, &Contact { name, email, ..Contact::none(language) })?;
        let command = Command::Identify(Respondent { person, language });
        Ok(Wish { doer: Doer::Owner, command, also: vec![row] })
    }
}

/// An approval.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    /// `program`, `professional_standards`, `designated_manager` or `school`; each gives its own.
    #[serde(rename = "for")]
    pub desk: String,
    /// The department's manager says here that nobody concerned is in their own chain of command.
    #[serde(default)]
    pub outside_chain: bool,
}

impl Asks for Approval {
    fn from_form(fields: &Fields) -> Self {
        Self { desk: fields.text("for").to_owned(), outside_chain: fields.text("outside_chain") == "yes" }
    }

    fn wish(&self, _: &App, _: &Caller, _: CaseId) -> Result<Wish, Fault> {
        let mut problems = Problems::default();
        let Some(desk) = problems.keep("for", Desk::parse(&self.desk)) else {
            return Err(problems.into());
        };
        Ok(Wish::plain(Doer::At(desk), Command::Approve { desk, outside_chain: self.outside_chain }))
    }
}

deed! {
    /// Acknowledge a filing (the desk that it belongs to).
    acknowledge, "/v1/cases/{id}/acknowledgement", "acknowledge_case", Acknowledgement
}

deed! {
    /// Name somebody whom the case is about (the desk that it belongs to).
    identify, "/v1/cases/{id}/respondents", "identify_respondent", RespondentBody
}

deed! {
    /// Approve (each desk for itself).
    approve, "/v1/cases/{id}/approvals", "approve_case", Approval
}
