//! The mediation side of a case: offered, consented, mediators assigned, both prepared, a time picked, held, closed.
//!
//! Everything in here is confidential (Evidence Code 1115–1128). What crosses back is [`Effect::Began`] and [`Effect::Ended`],
//! and these have no field for anything else.

mod assignment;
mod decide;
mod offer;
mod outcome;
mod session;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use decide::{Admission, Command, Effect, decide, open};
pub use outcome::{Attendance, Attended, Outcome};

use crate::complaint::Party;
use crate::ids::{MediationId, PersonId, Reference};
use crate::notice::Appointment;
use crate::slots::Slot;
use crate::text::Line;
use crate::vocabulary::{Category, Kind, PartRole, WaitingOn, vocabulary};

vocabulary! {
    /// How somebody answers an offer.
    OfferAnswer {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
    }

    /// The stages by name alone, as messages and the desk carry them.
    MediationStage {
        /// Offers are to be sent.
        Admitted = "admitted",
        /// Offers wait for answers.
        Offering = "offering",
        /// Both said yes.
        Consented = "consented",
        /// Mediators were asked.
        Assigning = "assigning",
        /// Both sides are being prepared.
        Preparing = "preparing",
        /// Times are to be offered.
        Prepared = "prepared",
        /// Times are on offer.
        Picking = "picking",
        /// A session is booked.
        Booked = "booked",
        /// The outcome is recorded.
        Concluded = "concluded",
        /// Ended early.
        Ended = "ended",
        /// Closed.
        Closed = "closed",
    }

    /// Why a mediation ended before a session was concluded. Stays on the mediation side (CON-3).
    EndReason {
        /// Somebody said no.
        Declined = "declined",
        /// Somebody didn't answer in time.
        Expired = "expired",
        /// Somebody withdrew.
        Withdrew = "withdrew",
    }
}

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
    /// The last day on which a session may take place (CLK-3).
    pub safe_date: Date,
    /// Who is to sit at the table.
    pub participants: Vec<Party>,
    /// Mediators who declared a conflict (MED-5).
    #[serde(default)]
    pub conflicted: Vec<PersonId>,
    /// How often times were offered; a nudge of an earlier round finds its gate at another version.
    #[serde(default)]
    pub rounds: u64,
    /// Where it stands.
    pub stage: Stage,
}

/// Where a mediation stands. Each stage owns what exists in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Admitted; offers are to be sent.
    Admitted,
    /// Both sides have the offer. Stays so until both said yes or the window ends, whoever answered what (CON-2).
    Offering {
        /// One offer a participant.
        offers: Vec<Offer>,
        /// Where the incident happened, as the program put it (CON-9).
        place: Option<Line>,
        /// The version of the explanation (CON-1).
        text_version: String,
        /// The window's end.
        ends_at: Timestamp,
    },
    /// Both said yes; mediators are to be assigned.
    Consented,
    /// Mediators were asked; they declare a conflict or none (MED-5).
    Assigning {
        /// Who was asked, and what they said.
        asked: Vec<Asked>,
    },
    /// The mediators prepare each side in a conversation of its own (SCH-1).
    Preparing {
        /// The co-mediators.
        mediators: Vec<PersonId>,
        /// The conversations that took place.
        prepared: Vec<Preparation>,
    },
    /// Everyone is prepared; times are to be offered.
    Prepared {
        /// The co-mediators.
        mediators: Vec<PersonId>,
    },
    /// Both sides pick among offered times (SCH-4).
    Picking {
        /// The co-mediators.
        mediators: Vec<PersonId>,
        /// The times on offer.
        slots: Vec<Slot>,
        /// Who picked what.
        picks: Vec<Picked>,
    },
    /// A session is booked.
    Booked {
        /// The co-mediators.
        mediators: Vec<PersonId>,
        /// The session.
        session: Session,
    },
    /// The session is over and its outcome recorded; it closes when the surveys are out (OUT-5).
    Concluded {
        /// How it ended.
        outcome: Outcome,
        /// Who was there.
        attendance: Vec<Attended>,
        /// Whether everyone has a survey.
        surveys_sent: bool,
    },
    /// Ended before a session was concluded.
    Ended {
        /// Why; nobody outside the program learns it.
        reason: EndReason,
        /// The day.
        on: Date,
    },
    /// Closed: outcome, attendance and surveys are there, working notes are destroyed.
    Closed {
        /// How it ended.
        outcome: Outcome,
        /// The day.
        on: Date,
    },
}

/// An offer to one participant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// To whom.
    pub person: PersonId,
    /// What they said, and when. A withdrawal counts as a no.
    pub answer: Option<(OfferAnswer, Timestamp)>,
}

/// A mediator who was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Who.
    pub mediator: PersonId,
    /// Whether they declared to have no conflict.
    pub clear: bool,
}

/// A preparation conversation: done, nothing of what was said (SCH-1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preparation {
    /// With whom.
    pub person: PersonId,
    /// The day.
    pub on: Date,
    /// Its length.
    pub minutes: u16,
}

/// What one participant picked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picked {
    /// Who.
    pub person: PersonId,
    /// The beginnings of the slots that suit them.
    pub starts: Vec<Timestamp>,
}

/// A booked session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// The opaque id that holds the locks in the calendar.
    pub booking: Uuid,
    /// When and where.
    pub slot: Slot,
    /// Until when its quarter-hours are taken: its end and the gap behind it, as they were when it was booked.
    pub locked_until: Timestamp,
    /// Rises with every change.
    pub sequence: u64,
}

impl Session {
    /// The session as mails name it.
    #[must_use]
    pub fn appointment(&self) -> Appointment {
        Appointment {
            starts_at: self.slot.starts_at,
            ends_at: self.slot.ends_at,
            room: self.slot.room.clone(),
            sequence: self.sequence,
        }
    }
}

impl Stage {
    /// The stage by name.
    #[must_use]
    pub const fn name(&self) -> MediationStage {
        match self {
            Self::Admitted => MediationStage::Admitted,
            Self::Offering { .. } => MediationStage::Offering,
            Self::Consented => MediationStage::Consented,
            Self::Assigning { .. } => MediationStage::Assigning,
            Self::Preparing { .. } => MediationStage::Preparing,
            Self::Prepared { .. } => MediationStage::Prepared,
            Self::Picking { .. } => MediationStage::Picking,
            Self::Booked { .. } => MediationStage::Booked,
            Self::Concluded { .. } => MediationStage::Concluded,
            Self::Ended { .. } => MediationStage::Ended,
            Self::Closed { .. } => MediationStage::Closed,
        }
    }

    /// The stable code of the stage.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.name().code()
    }

    /// Who is waited for.
    #[must_use]
    pub const fn waiting_on(&self) -> WaitingOn {
        match self {
            Self::Admitted | Self::Consented | Self::Prepared { .. } | Self::Concluded { .. } => WaitingOn::Program,
            Self::Offering { .. } | Self::Picking { .. } => WaitingOn::Parties,
            Self::Assigning { .. } | Self::Preparing { .. } | Self::Booked { .. } => WaitingOn::Mediators,
            Self::Ended { .. } | Self::Closed { .. } => WaitingOn::Nobody,
        }
    }
}

impl Mediation {
    /// Whether somebody sits at the table.
    #[must_use]
    pub fn has_participant(&self, person: PersonId) -> bool {
        self.participants.iter().any(|party| party.person == person)
    }

    /// The co-mediators, once somebody was asked.
    #[must_use]
    pub fn mediators(&self) -> Vec<PersonId> {
        match &self.stage {
            Stage::Assigning { asked } => asked.iter().map(|asked| asked.mediator).collect(),
            Stage::Preparing { mediators, .. }
            | Stage::Prepared { mediators }
            | Stage::Picking { mediators, .. }
            | Stage::Booked { mediators, .. } => mediators.clone(),
            Stage::Concluded { attendance, .. } => {
                attendance.iter().filter(|one| one.role == PartRole::Mediator).map(|one| one.person).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Everyone who attends the session: participants first, then mediators.
    #[must_use]
    pub fn attendees(&self) -> Vec<PersonId> {
        self.participants.iter().map(|party| party.person).chain(self.mediators()).collect()
    }
}
