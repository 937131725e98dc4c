//! What must be known and ready before people sit down: hours, another time, needs, papers (SCH-2, SCH-6, SCH-8, SCH-9).

use domain::Problems;
use domain::availability::Availability;
use domain::ids::PersonId;
use domain::mediation::{Command, Paper};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::mediators::{DayBody, HoursBody, availability};
use crate::mediation::{Wish, plainly};

/// When somebody has time. Nothing at all takes back what they said before.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = OwnHours)]
pub struct OwnHours {
    /// Week by week: an officer's shifts, or what suits.
    pub weekly: Vec<HoursBody>,
    /// Days that are unlike their weekday; several stretches of one day add up.
    #[serde(default)]
    #[schema(required = false)]
    pub exceptions: Vec<DayBody>,
}

impl OwnHours {
    /// Checks the hours.
    pub fn parse(&self) -> Result<Availability, Problems> {
        let mut problems = Problems::default();
        let availability = availability(&mut problems, &self.weekly, &self.exceptions);
        problems.check()?;
        Ok(availability)
    }
}

/// When somebody at the table has time, as the program was told.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Shifts {
    /// Who.
    pub person: String,
    /// Week by week.
    pub weekly: Vec<HoursBody>,
    /// Days that are unlike their weekday.
    #[serde(default)]
    #[schema(required = false)]
    pub exceptions: Vec<DayBody>,
}

impl Shifts {
    /// Checks person and hours.
    pub fn parse(&self) -> Result<Wish, Problems> {
        let mut problems = Problems::default();
        let person = problems.keep("person", self.person.parse().map_err(|_| "not-an-id"));
        let availability = availability(&mut problems, &self.weekly, &self.exceptions);
        problems.check()?;
        let person: PersonId = person.ok_or_else(Problems::default)?;
        Ok(plainly(Command::GiveHours { person, availability }))
    }
}

/// Somebody for whom something is done.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ForPerson {
    /// Who.
    pub person: String,
}

impl ForPerson {
    /// Checks the id.
    pub fn parse(&self) -> Result<PersonId, Problems> {
        let mut problems = Problems::default();
        problems.keep("person", self.person.parse().map_err(|_| "not-an-id")).ok_or(problems)
    }
}

/// A paper, and who signed it.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignedPaper {
    /// Who.
    pub person: String,
    /// `confidentiality`, `participation` or `disclosure`.
    pub paper: String,
}

/// Papers that were signed.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SignedPapers)]
pub struct Papers {
    /// The day.
    #[schema(format = "date")]
    pub signed_on: String,
    /// Which, by whom.
    pub signed: Vec<SignedPaper>,
}

impl Papers {
    /// Checks the day, ids and papers.
    pub fn parse(&self) -> Result<Wish, Problems> {
        let mut problems = Problems::default();
        let on: Result<Date, _> = match self.signed_on.trim() {
            "" => Err("required"),
            day => day.parse().map_err(|_| "not-a-date"),
        };
        let on = problems.keep("signed_on", on);
        let parsed = self.signed.iter().filter_map(|one| Some((one.person.parse().ok()?, Paper::parse(&one.paper).ok()?)));
        let signed: Vec<(PersonId, Paper)> = parsed.collect();
        if self.signed.is_empty() {
            problems.add("signed", "required");
        } else if signed.len() < self.signed.len() {
            problems.add("signed", "not-a-choice");
        }
        problems.check()?;
        let on = on.ok_or_else(Problems::default)?;
        Ok(plainly(Command::SignPapers { signed, on }))
    }
}
