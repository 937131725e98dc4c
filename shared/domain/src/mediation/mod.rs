//! The mediation side of a case: offered, consented, mediators assigned, both prepared, a time picked, held, closed.
//!
//! Everything in here is confidential (Evidence Code 1115–1128). What crosses back is [`Effect::Began`] and [`Effect::Ended`],
//! and these have no field for anything else.

mod agreement;
mod assignment;
mod checks;
mod command;
mod companions;
mod decide;
mod duty;
mod effect;
mod events;
mod follow_up;
mod leaving;
mod measure;
mod moving;
mod offer;
mod outcome;
mod papers;
mod preparation;
mod reaching;
mod session;
mod silence;
mod stage;
mod surveys;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use agreement::{Agreement, Draft};
pub use checks::Check;
pub use command::Command;
pub use companions::{Companion, CompanionPart, Description};
pub use decide::{Admission, decide, open};
pub use duty::Duty;
pub use effect::Effect;
pub use follow_up::{Asking, FollowUp, Held, HeldAnswer};
pub use measure::{How, Measure, Met};
pub use moving::{Hours, Moving};
pub use offer::{Answered, Offer, OfferAnswer, Shown};
pub use outcome::{Attendance, Attended, Outcome};
pub use papers::{Paper, Signed};
pub use preparation::Preparation;
pub use reaching::{Attempt, AttemptResult, Channel};
pub use silence::Silence;
pub use stage::{Asked, EndReason, MediationStage, Picked, Session, Stage, Team};
pub use surveys::Surveyed;

use crate::complaint::Party;
use crate::ids::{MediationId, PersonId, Reference};
use crate::matching::LeftOut;
use crate::vocabulary::{Category, Kind, PartRole};

/// The mediation of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mediation {
    /// Its id.
    pub id: MediationId,
    /// The reference that the people know.
    pub reference: Reference,
    /// What kind of case.
    pub kind: Kind,
    /// What it is about.
    pub category: Category,
    /// The day of the incident.
    pub incident_on: Date,
    /// The last day on which a session may take place, where a legal clock runs (CLK-3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_day: Option<Date>,
    /// The version of the case that the last day comes from; what an older one says has been overtaken.
    #[serde(default)]
    pub case_version: u64,
    /// Who is to sit at the table: one person a side, or more.
    pub participants: Vec<Party>,
    /// Who comes with them: guardians, representatives, support people, interpreters (CON-6).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub companions: Vec<Companion>,
    /// What everyone said to the offer, and the explanation that they were shown, once it goes ahead (CON-1).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consents: Vec<Offer>,
    /// Who was at the table or came along, and left while the others went on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gone: Vec<PersonId>,
    /// Every attempt to reach somebody (CON-5).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attempts: Vec<Attempt>,
    /// Who asked for a call, and hasn't had one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub calls_wanted: Vec<PersonId>,
    /// Mediators who can't have this case, each with the reason (MED-3).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<LeftOut>,
    /// How often mediators were asked; a nudge of an earlier time finds its gate at another version.
    #[serde(default)]
    pub askings: u64,
    /// Who has objected to a mediator; each may once (MED-6).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub objectors: Vec<PersonId>,
    /// The preparation conversations that took place (SCH-1).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prepared: Vec<Preparation>,
    /// How often times were offered; a nudge of an earlier round finds its gate at another version.
    #[serde(default)]
    pub rounds: u64,
    /// How often a booked session was moved to another time (SCH-8).
    #[serde(default)]
    pub moves: u64,
    /// When those who said so have time (SCH-2).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub hours: Vec<Hours>,
    /// Whose needs are arranged (SCH-6).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub arrangements: Vec<PersonId>,
    /// What is signed (SCH-9).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub papers: Vec<Signed>,
    /// Since when nobody was in contact, while that can end it (OUT-3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub silence: Option<Silence>,
    /// What people agreed on, in writing (OUT-2).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agreement: Option<Agreement>,
    /// How many texts of it there were; each has a number of its own, whatever became of those before.
    #[serde(default)]
    pub texts: u64,
    /// Whether it held (OUT-4).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follow_up: Option<FollowUp>,
    /// Who gets the survey of one to three months later (SUR-1).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asked_later: Vec<Surveyed>,
    /// The last number that a calendar entry of it had; the next one is higher, whatever happened between (SCH-7).
    #[serde(default)]
    pub sequence: u64,
    /// Where it stands.
    pub stage: Stage,
}

impl Mediation {
    /// Whether somebody has a say in it: a participant, or whoever consents for one.
    #[must_use]
    pub fn has_consenting(&self, person: PersonId) -> bool {
        self.consenting().contains(&person)
    }

    /// Everyone whose yes it takes (CON-1, CON-6).
    #[must_use]
    pub fn consenting(&self) -> Vec<PersonId> {
        let companions = self.companions.iter().filter(|one| one.part.consents()).map(|one| one.person);
        self.participants.iter().map(|party| party.person).chain(companions).collect()
    }

    /// Whether somebody sits at the table in their own right.
    #[must_use]
    pub fn has_participant(&self, person: PersonId) -> bool {
        self.participants.iter().any(|party| party.person == person)
    }

    /// The mediators, once somebody was asked.
    #[must_use]
    pub fn mediators(&self) -> Vec<PersonId> {
        match &self.stage {
            Stage::Assigning { asked } => asked.iter().map(|asked| asked.mediator).collect(),
            Stage::Concluded { attendance, .. } => {
                attendance.iter().filter(|one| one.role == Some(PartRole::Mediator)).map(|one| one.person).collect()
            }
            stage => stage.team().map(|team| team.mediators.clone()).unwrap_or_default(),
        }
    }

    /// Everyone who attends the session: participants, whoever comes with them, mediators.
    #[must_use]
    pub fn attendees(&self) -> Vec<PersonId> {
        let companions = self.companions.iter().map(|one| one.person);
        self.participants.iter().map(|party| party.person).chain(companions).chain(self.mediators()).collect()
    }

    /// Without what was written down only to get there: who was called, who was prepared, who couldn't mediate (WALL-4).
    fn without_working_notes(self) -> Self {
        let (attempts, calls_wanted, left_out, objectors, prepared, hours, arrangements) = Default::default();
        Self { attempts, calls_wanted, left_out, objectors, prepared, hours, arrangements, ..self }
    }

    /// The same mediation in another stage.
    fn to(&self, stage: Stage) -> Self {
        Self { stage, ..self.clone() }
    }

    /// Whether somebody who has a say can still withdraw: until the session ends (CON-4).
    #[must_use]
    pub fn may_withdraw(&self, person: PersonId, now: Timestamp) -> bool {
        let in_time = match &self.stage {
            Stage::Admitted | Stage::Concluded { .. } | Stage::Ended { .. } | Stage::Closed { .. } => false,
            Stage::Booked { session, .. } => now < session.slot.ends_at,
            _ => true,
        };
        in_time && self.has_consenting(person)
    }

    /// Whether the booked session has begun.
    #[must_use]
    pub fn has_begun(&self, now: Timestamp) -> bool {
        matches!(&self.stage, Stage::Booked { session, .. } if session.slot.starts_at <= now)
    }
}
