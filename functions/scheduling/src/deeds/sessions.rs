//! Preparation, times, the outcome.

use domain::Problems;
use domain::Refusal;
use domain::ids::PersonId;
use domain::mediation::{self, Attendance, Attended, Channel, Command, Mediation, Outcome};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::all;
use super::offers::by_staff;
use crate::mediation::{Wish, plainly};

/// The longest preparation conversation that is plausible, in minutes.
const LONGEST_CONVERSATION: u16 = 480;

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
    /// Whether mediation still suits this person: `yes` or `no`.
    pub suitable: String,
}

impl Preparation {
    /// Checks the fields.
    pub fn parse(&self) -> Result<Wish, Problems> {
        let mut problems = Problems::default();
        let person = problems.keep("person", self.person.parse().map_err(|_| "not-an-id"));
        let on: Option<Date> = problems.keep("on", self.on.trim().parse().map_err(|_| "not-a-date"));
        let plausible = (1..=LONGEST_CONVERSATION).contains(&self.minutes);
        let minutes = problems.keep("minutes", if plausible { Ok(self.minutes) } else { Err("not-a-number") });
        let suitable = problems.keep("suitable", yes_or_no(&self.suitable));
        match (person, on, minutes, suitable) {
            (Some(person), Some(on), Some(minutes), Some(suitable)) => {
                let conversation = mediation::Preparation { person, on, minutes, suitable };
                Ok(plainly(Command::RecordPreparation(conversation)))
            }
            _ => Err(problems),
        }
    }
}

fn yes_or_no(text: &str) -> Result<bool, &'static str> {
    match text {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err("not-a-choice"),
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

/// The times that suit somebody, as staff of the program take them down; none of them is an answer, too.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct StartsFor {
    /// Whom they suit.
    pub person: String,
    /// The beginnings, as RFC 3339.
    pub starts: Vec<String>,
    /// `phone`, `paper`, `in_person` or `interpreter`.
    pub channel: String,
}

impl StartsFor {
    /// Checks the person, the times, and how they were said.
    pub fn parse(&self) -> Result<(PersonId, Vec<Timestamp>, Channel), Problems> {
        let mut problems = Problems::default();
        let person = problems.keep("person", self.person.parse().map_err(|_| "not-an-id"));
        let channel = problems.keep("channel", by_staff(&self.channel));
        let starts = all("starts", "not-a-time", &self.starts);
        match (person, starts, channel) {
            (Some(person), Ok(starts), Some(channel)) => Ok((person, starts, channel)),
            (_, Ok(_), _) => Err(problems),
            (_, Err(found), _) => Err(Problems([problems.0, found.0].concat())),
        }
    }
}

/// How one person attended.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Attendee {
    /// Who.
    pub person: String,
    /// `present`, `late`, `absent`, `excused` or `substitute`.
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
    if !mediation.attendees().contains(&person) {
        return Err(Refusal::new("attendance-incomplete", "SCH-8"));
    }
    Ok(Attended { person, role: mediation.role_of(person), attendance })
}
