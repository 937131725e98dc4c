//! Who comes with a participant, and what is to be known of one.

use domain::Problems;
use domain::complaint::{Contact, ContactForm};
use domain::ids::PersonId;
use domain::mediation::{self, Command, CompanionPart};
use domain::vocabulary::Language;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::mediation::{Wish, plainly};

/// Somebody who comes with a participant.
#[derive(Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(as = Companion)]
pub struct Companion {
    /// `guardian`, `representative`, `support` or `interpreter`.
    #[serde(rename = "as")]
    pub part: String,
    /// With whom.
    pub with: String,
    /// Their name.
    pub name: String,
    /// Their email address; this, a phone number or a postal address.
    #[schema(required = false)]
    pub email: String,
    /// Their phone number.
    #[schema(required = false)]
    pub phone: String,
    /// Their postal address.
    #[schema(required = false)]
    pub address: String,
    /// Their language.
    pub language: String,
    /// Whether a guardian or representative is neither a party of this case nor in conflict with whom they come with (CON-6).
    #[schema(required = false)]
    pub independent: bool,
}

impl Companion {
    /// Checks all of it at once.
    pub fn parse(&self, person: PersonId) -> Result<(Wish, Contact), Problems> {
        let mut problems = Problems::default();
        let part = problems.keep("as", CompanionPart::parse(&self.part));
        let of = problems.keep("with", self.with.parse().map_err(|_| "not-an-id"));
        let language = problems.keep("language", Language::parse(&self.language));
        if self.name.trim().is_empty() {
            problems.add("name", "required");
        }
        let form = ContactForm {
            name: self.name.clone(),
            email: self.email.clone(),
            phone: self.phone.clone(),
            address: self.address.clone(),
            ..ContactForm::default()
        };
        let contact = form.parse(language.unwrap_or(Language::English), &mut problems);
        let (Some(part), Some(of), Some(language), Some(contact), true) = (part, of, language, contact, problems.0.is_empty())
        else {
            return Err(problems);
        };
        let companion = mediation::Companion { person, part, of, language };
        Ok((plainly(Command::Join { companion, independent: self.independent }), contact))
    }
}

/// Somebody who doesn't come with a participant after all.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Absence {
    /// Who.
    pub person: String,
}

impl Absence {
    /// Checks the id.
    pub fn parse(&self) -> Result<PersonId, Problems> {
        let mut problems = Problems::default();
        problems.keep("person", self.person.parse().map_err(|_| "not-an-id")).ok_or(problems)
    }
}

/// Whether somebody wants reminders by email.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = OwnReminders)]
pub struct Reminders {
    /// Whether they want them.
    pub wanted: bool,
}

/// Whether somebody wants reminders by email, as they told the program.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RemindersFor)]
pub struct RemindersFor {
    /// Who.
    pub person: String,
    /// Whether they want them.
    pub wanted: bool,
}

impl RemindersFor {
    /// Checks the id.
    pub fn parse(&self) -> Result<PersonId, Problems> {
        let mut problems = Problems::default();
        problems.keep("person", self.person.parse().map_err(|_| "not-an-id")).ok_or(problems)
    }
}

/// What the program learned of a participant.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Description)]
pub struct Description {
    /// Of whom.
    pub person: String,
    /// Under age: a guardian must consent and attend.
    #[serde(default)]
    pub minor: bool,
    /// A lawyer may speak for them: their signed disclosure is wanted.
    #[serde(default)]
    pub represented: bool,
    /// They need something to take part.
    #[serde(default)]
    pub has_needs: bool,
}

impl Description {
    /// Checks the id.
    pub fn parse(&self) -> Result<Wish, Problems> {
        let mut problems = Problems::default();
        let Some(person) = problems.keep("person", self.person.parse().map_err(|_| "not-an-id")) else {
            return Err(problems);
        };
        let Self { minor, represented, has_needs, .. } = *self;
        let description = mediation::Description { minor, represented, has_needs };
        Ok(plainly(Command::Describe { person, description }))
    }
}
