//! Who presents, and whose a request is: each area of the city has its Neighborhood Police Specialist (OUTR-6).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::complaint::{Contact, ContactForm};
use crate::ids::PersonId;
use crate::policy::Policy;
use crate::refusal::Problems;
use crate::vocabulary::{Language, vocabulary};

vocabulary! {
    /// For whom somebody works who presents.
    House {
        /// The city's police department.
        City = "city",
        /// The mediation program.
        Program = "program",
    }
}

/// Days on which somebody isn't there, the first and the last included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Away {
    /// The first.
    pub from: Date,
    /// The last.
    pub until: Date,
}

/// Somebody who presents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Specialist {
    /// Who.
    pub person: PersonId,
    /// For whom they work.
    pub house: House,
    /// The areas that are theirs, by the policy's codes; none for somebody who only presents.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub areas: Vec<String>,
    /// Who stands in for them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deputy: Option<PersonId>,
    /// When they aren't there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub away: Option<Away>,
}

/// What staff say of somebody who presents.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SpecialistForm {
    /// Their name.
    pub name: String,
    /// Their email.
    pub email: String,
    /// Their language; the city's first where nothing is said.
    pub language: String,
    /// For whom they work.
    pub house: String,
    /// Their areas.
    pub areas: Vec<String>,
    /// Who stands in for them, by id.
    pub deputy: String,
    /// The first day on which they aren't there.
    pub away_from: String,
    /// The last.
    pub away_until: String,
}

impl SpecialistForm {
    /// Checks the whole form at once.
    ///
    /// # Errors
    /// Every problem, by field.
    pub fn parse(&self, person: PersonId, policy: &Policy) -> Result<(Specialist, Contact), Problems> {
        let mut problems = Problems::default();
        let house = problems.keep("house", House::parse(&self.house));
        let known = |code: &String| policy.outreach.areas.iter().any(|area| area.code == *code);
        let areas: Vec<String> = self.areas.iter().filter(|code| !code.is_empty()).cloned().collect();
        let areas = problems.keep("areas", if areas.iter().all(known) { Ok(areas) } else { Err("not-a-choice") });
        let deputy = match self.deputy.trim() {
            "" => Some(None),
            id => problems.keep("deputy", id.parse().map(Some).map_err(|_| "not-a-choice")),
        };
        if deputy == Some(Some(person)) {
            problems.add("deputy", "not-a-choice");
        }
        let away = self.away(&mut problems);
        let language = match self.language.trim() {
            "" => Some(policy.default_language()),
            code => problems.keep("language", Language::parse(code)),
        };
        if self.name.trim().is_empty() {
            problems.add("name", "required");
        }
        let way = ContactForm { name: self.name.clone(), email: self.email.clone(), ..ContactForm::default() };
        let contact = way.parse(language.unwrap_or(Language::English), &mut problems);
        match (house, areas, deputy, away, contact) {
            (Some(house), Some(areas), Some(deputy), Some(away), Some(contact)) if problems.0.is_empty() => {
                Ok((Specialist { person, house, areas, deputy, away }, contact))
            }
            _ => Err(problems),
        }
    }

    fn away(&self, problems: &mut Problems) -> Option<Option<Away>> {
        if self.away_from.trim().is_empty() && self.away_until.trim().is_empty() {
            return Some(None);
        }
        let day = |text: &str| text.trim().parse::<Date>().map_err(|_| "not-a-date");
        let from = problems.keep("away_from", day(&self.away_from))?;
        let until = problems.keep("away_until", day(&self.away_until))?;
        if until < from {
            problems.add("away_until", "before-the-beginning");
            return None;
        }
        Some(Some(Away { from, until }))
    }
}

impl Specialist {
    fn is_there(&self, on: Date) -> bool {
        self.away.as_ref().is_none_or(|away| on < away.from || away.until < on)
    }
}

/// The area that a place is in, by its ZIP code.
#[must_use]
pub fn area_of(zip: &str, policy: &Policy) -> Option<String> {
    policy.outreach.areas.iter().find(|area| area.zips.iter().any(|known| known == zip)).map(|area| area.code.clone())
}

/// Whose a request is: the specialist of its area who is there that day, else the deputy who is; nobody's where there is neither, and then
/// somebody takes it by hand.
#[must_use]
pub fn route(area: Option<&str>, on: Date, specialists: &[Specialist]) -> Option<PersonId> {
    let area = area?;
    let theirs = || specialists.iter().filter(|one| one.areas.iter().any(|code| code == area));
    let deputy = |one: &Specialist| specialists.iter().find(|other| Some(other.person) == one.deputy && other.is_there(on));
    let there = theirs().find(|one| one.is_there(on)).or_else(|| theirs().find_map(deputy));
    there.map(|one| one.person)
}
