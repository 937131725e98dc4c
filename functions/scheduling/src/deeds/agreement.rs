//! What people agreed on, in writing, and whether it held (OUT-2, OUT-4).

use domain::Problems;
use domain::ids::PersonId;
use domain::mediation::{Command, Draft, Held};
use domain::text::Terms;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::all;
use super::offers::by_staff;
use crate::mediation::{Wish, plainly};

/// An agreement as it is written down.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AgreementText {
    /// What they agreed on: 10 to 5,000 characters.
    #[schema(min_length = 10, max_length = 5000)]
    pub terms: String,
    /// The number of the text that it takes the place of; refused when there is another one meanwhile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub replaces: Option<u64>,
    /// Whether it may be disclosed (Evidence Code 1123); unless it says so, it may not.
    #[serde(default)]
    pub may_be_disclosed: bool,
    /// Who has signed it on paper; whoever hasn't is asked to by mail.
    #[serde(default)]
    #[schema(required = false)]
    pub signed: Vec<String>,
    /// The day on which they did.
    #[serde(default)]
    #[schema(required = false)]
    pub signed_on: String,
}

impl AgreementText {
    /// Checks the text, ids and the day.
    pub fn parse(&self) -> Result<Wish, Problems> {
        let mut problems = Problems::default();
        let terms = problems.keep("terms", Terms::parse(&self.terms));
        let signed = parsed_people(&mut problems, &self.signed);
        let on = if self.signed.is_empty() { None } else { problems.keep("signed_on", day(&self.signed_on)) };
        problems.check()?;
        let terms = terms.ok_or_else(Problems::default)?;
        Ok(plainly(Command::WriteAgreement(Draft {
            replaces: self.replaces,
            terms,
            may_be_disclosed: self.may_be_disclosed,
            signed,
            on,
        })))
    }
}

/// Signatures on paper.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Signatures {
    /// Which text they signed: its number.
    pub text: u64,
    /// Who.
    pub signed: Vec<String>,
    /// The day.
    #[schema(format = "date")]
    pub signed_on: String,
}

impl Signatures {
    /// Checks ids and the day.
    pub fn parse(&self) -> Result<Wish, Problems> {
        let mut problems = Problems::default();
        let people = parsed_people(&mut problems, &self.signed);
        if self.signed.is_empty() {
            problems.add("signed", "required");
        }
        let on = problems.keep("signed_on", day(&self.signed_on));
        problems.check()?;
        let on = on.ok_or_else(Problems::default)?;
        Ok(plainly(Command::SignAgreement { text: self.text, people, on }))
    }
}

fn parsed_people(problems: &mut Problems, ids: &[String]) -> Vec<PersonId> {
    match all("signed", "not-a-choice", ids) {
        Ok(people) => people,
        Err(found) => {
            problems.0.extend(found.0);
            Vec::new()
        }
    }
}

fn day(text: &str) -> Result<Date, &'static str> {
    match text.trim() {
        "" => Err("required"),
        day => day.parse().map_err(|_| "not-a-date"),
    }
}

/// Which text of an agreement somebody has read.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = WhichText)]
pub struct WhichText {
    /// Its number.
    pub text: u64,
}

/// A text that is to be destroyed.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = TextToDestroy)]
pub struct TextToDestroy {
    /// Its number; refused when there is another one meanwhile.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub text: Option<u64>,
}

/// Whether what was agreed on held, as one of the people sees it.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Holds)]
pub struct Holds {
    /// `yes`, `in_part` or `no`.
    pub held: String,
}

impl Holds {
    /// Checks the answer.
    pub fn parse(&self) -> Result<Held, Problems> {
        let mut problems = Problems::default();
        problems.keep("held", Held::parse(&self.held)).ok_or(problems)
    }
}

/// The same, as staff of the program take it down.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = HoldsFor)]
pub struct HoldsFor {
    /// Whose answer.
    pub person: String,
    /// `yes`, `in_part` or `no`.
    pub held: String,
    /// `phone`, `paper`, `in_person` or `interpreter`.
    pub channel: String,
}

impl HoldsFor {
    /// Checks the fields.
    pub fn parse(&self) -> Result<Wish, Problems> {
        let mut problems = Problems::default();
        let person = problems.keep("person", self.person.parse().map_err(|_| "not-an-id"));
        let held = problems.keep("held", Held::parse(&self.held));
        let channel = problems.keep("channel", by_staff(&self.channel));
        match (person, held, channel) {
            (Some(person), Some(held), Some(channel)) => Ok(plainly(Command::AnswerFollowUp { person, held, channel })),
            _ => Err(problems),
        }
    }
}
