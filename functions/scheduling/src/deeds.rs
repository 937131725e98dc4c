//! What people can ask for, from the API and from pages alike: bodies, checked, and what they come to.

use domain::Problems;
use domain::Refusal;
use domain::ids::PersonId;
use domain::mediation::{Attendance, Attended, Command, Mediation, OfferAnswer, Outcome};
use domain::text::Line;
use domain::vocabulary::PartRole;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::mediation::{Wish, plainly};

/// The longest preparation conversation that is plausible, in minutes.
const LONGEST_CONVERSATION: u16 = 480;

/// An empty body.
#[derive(Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Nothing)]
pub struct Nothing {}

/// Offers to send.
#[derive(Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Offers {
    /// Where it happened, in the program's words; both sides read it.
    #[schema(required = false, max_length = 300)]
    pub place: String,
}

impl Offers {
    /// Checks the place.
    pub fn parse(&self) -> Result<Wish, Problems> {
        let mut problems = Problems::default();
        let place = match self.place.trim() {
            "" => None,
            text => problems.keep("place", Line::parse(text)),
        };
        problems.check()?;
        Ok(plainly(Command::SendOffers { place }))
    }
}

/// Mediators to ask.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Ask {
    /// The mediators' ids.
    pub mediators: Vec<String>,
}

impl Ask {
    /// Checks the ids.
    pub fn parse(&self) -> Result<Vec<PersonId>, Problems> {
        all("mediators", "not-an-id", &self.mediators)
    }
}

/// A preparation conversation that took place: nothing of what was said.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Preparation {
    /// With whom.
    pub person: String,
    /// The day.
    #[schema(format = "date")]
    pub on: String,
    /// Its length.
    #[schema(minimum = 1, maximum = 480)]
    pub minutes: u16,
}

impl Preparation {
    /// Checks the fields.
    pub fn parse(&self) -> Result<Wish, Problems> {
        let mut problems = Problems::default();
        let person = problems.keep("person", self.person.parse().map_err(|_| "not-an-id"));
        let on: Option<Date> = problems.keep("on", self.on.trim().parse().map_err(|_| "not-a-date"));
        let plausible = (1..=LONGEST_CONVERSATION).contains(&self.minutes);
        let minutes = problems.keep("minutes", if plausible { Ok(self.minutes) } else { Err("not-a-number") });
        match (person, on, minutes) {
            (Some(person), Some(on), Some(minutes)) => Ok(plainly(Command::RecordPreparation { person, on, minutes })),
            _ => Err(problems),
        }
    }
}

/// Times, each named by its beginning.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "starts": ["2026-12-08T18:00:00Z"] }))]
pub struct Starts {
    /// The beginnings, as RFC 3339.
    pub starts: Vec<String>,
}

impl Starts {
    /// Checks the times.
    pub fn parse(&self) -> Result<Vec<Timestamp>, Problems> {
        all("starts", "not-a-time", &self.starts)
    }
}

/// How one person attended.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Attendee {
    /// Who.
    pub person: String,
    /// `present`, `late`, `absent` or `excused`.
    pub attendance: String,
}

/// How it ended, and who was there.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Conclusion)]
pub struct Conclusion {
    /// `agreement`, `partial_agreement`, `understanding`, `agreed_to_disagree`, `impasse`, `terminated`, `withdrew`, `no_show` or
    /// `cancelled`.
    pub outcome: String,
    /// Everyone at the table, mediators included.
    pub attendance: Vec<Attendee>,
}

impl Conclusion {
    /// Checks codes and ids; everyone's role comes from the mediation.
    pub fn parse(&self) -> Result<Wish, Problems> {
        let mut problems = Problems::default();
        let outcome = problems.keep("outcome", Outcome::parse(&self.outcome));
        let mut named: Vec<(PersonId, Attendance)> = Vec::new();
        for one in &self.attendance {
            match (one.person.parse(), Attendance::parse(&one.attendance)) {
                (Ok(person), Ok(attendance)) => named.push((person, attendance)),
                _ => problems.add("attendance", "not-a-choice"),
            }
        }
        let Some(outcome) = outcome.filter(|_| problems.0.is_empty()) else {
            return Err(problems);
        };
        Ok(Box::new(move |mediation| {
            let attendance = named.iter().map(|(person, attendance)| attended(mediation, *person, *attendance));
            Ok(Command::RecordOutcome { outcome, attendance: attendance.collect::<Result<_, _>>()? })
        }))
    }
}

fn attended(mediation: &Mediation, person: PersonId, attendance: Attendance) -> Result<Attended, Refusal> {
    let party = mediation.participants.iter().find(|party| party.person == person);
    let role = match party {
        Some(party) => PartRole::from(party.side),
        None if mediation.mediators().contains(&person) => PartRole::Mediator,
        None => return Err(Refusal::new("attendance-incomplete", "SCH-8")),
    };
    Ok(Attended { person, role, attendance })
}

/// An answer to the offer.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = OfferAnswer)]
pub struct Answer {
    /// `yes` or `no`.
    pub answer: String,
}

impl Answer {
    /// Checks the answer.
    pub fn parse(&self, person: PersonId) -> Result<Wish, Problems> {
        let mut problems = Problems::default();
        match problems.keep("answer", OfferAnswer::parse(&self.answer)) {
            Some(answer) => Ok(plainly(Command::AnswerOffer { person, answer })),
            None => Err(problems),
        }
    }
}

/// Whether a mediator has a conflict of interest.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AssignmentAnswer)]
pub struct Declaration {
    /// `true` when there is one.
    pub conflict: bool,
}

fn all<T: std::str::FromStr>(field: &'static str, code: &'static str, texts: &[String]) -> Result<Vec<T>, Problems> {
    let mut problems = Problems::default();
    let parsed: Vec<T> = texts.iter().filter_map(|text| text.parse().ok()).collect();
    if parsed.len() < texts.len() {
        problems.add(field, code);
    }
    problems.check()?;
    Ok(parsed)
}
