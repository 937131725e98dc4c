//! Acknowledging, naming whom a case is about, approving (INT-7, INT-8, ELIG-9).

use domain::Problems;
use domain::complaint::{Command, Contact, Respondent};
use domain::ids::{CaseId, PersonId};
use domain::text::{EmailAddress, PersonName};
use domain::vocabulary::{Desk, Language};
use edge::{Caller, Fault, Fields};
use serde::{Deserialize, Serialize};
use store::{Key, Table, Write, people};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Asks, Doer, Wish, deed};
use crate::App;

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(acknowledge))
        .routes(routes!(identify))
        .routes(routes!(take_off))
        .routes(routes!(approve))
        .routes(routes!(withdraw_approval))
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

/// Somebody who was named by mistake.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = WrongRespondent)]
pub struct WrongRespondent {
    /// Their id, as the case has it.
    pub person: String,
}

impl Asks for WrongRespondent {
    fn from_form(fields: &Fields) -> Self {
        Self { person: fields.text("person").to_owned() }
    }

    fn wish(&self, _: &App, caller: &Caller, _: CaseId) -> Result<Wish, Fault> {
        let mut problems = Problems::default();
        let person = problems.keep("person", self.person.parse::<PersonId>().map_err(|_| "not-an-id")).ok_or(problems)?;
        // The decider refuses whoever isn't a respondent of this case, and then nothing is deleted either.
        let forgotten = Write::delete(Table::People, Key::person(&caller.tenant, person));
        Ok(Wish { doer: Doer::Owner, command: Command::TakeOff(person), also: vec![forgotten] })
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

/// An approval that is taken back.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawnApproval {
    /// `program`, `professional_standards`, `designated_manager` or `school`; each takes back its own.
    #[serde(rename = "for")]
    pub desk: String,
}

impl Asks for WithdrawnApproval {
    fn from_form(fields: &Fields) -> Self {
        Self { desk: fields.text("for").to_owned() }
    }

    fn wish(&self, _: &App, _: &Caller, _: CaseId) -> Result<Wish, Fault> {
        let mut problems = Problems::default();
        let desk = problems.keep("for", Desk::parse(&self.desk)).ok_or(problems)?;
        Ok(Wish::plain(Doer::At(desk), Command::WithdrawApproval(desk)))
    }
}

deed! {
    /// Take somebody off who was named by mistake, before the case is admitted (the desk that it belongs to).
    take_off, "/v1/cases/{id}/respondent-removals", "take_off_respondent", WrongRespondent
}

deed! {
    /// Take an approval back, before the case is admitted (each desk for itself).
    withdraw_approval, "/v1/cases/{id}/approval-withdrawals", "withdraw_approval", WithdrawnApproval
}

deed! {
    /// Approve (each desk for itself).
    approve, "/v1/cases/{id}/approvals", "approve_case", Approval
}
