//! Where a mediation stands. Each stage owns what exists in it.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::offer::Offer;
use super::{Attended, Moving, Outcome};
use crate::ids::PersonId;
use crate::notice::Appointment;
use crate::slots::Slot;
use crate::text::Line;
use crate::vocabulary::{Language, WaitingOn, vocabulary};

vocabulary! {
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
        /// Nobody could reach somebody, as often as the policy says to try (CON-5).
        Unreachable = "unreachable",
        /// Nobody was in contact for as long as the law allows (OUT-3).
        Silent = "silent",
        /// Somebody withdrew.
        Withdrew = "withdrew",
        /// The program stopped it.
        Stopped = "stopped",
        /// A mediator stopped it; nothing more is recorded (CON-8).
        Terminated = "terminated",
    }
}

/// Where a mediation stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Admitted; offers are to be sent.
    Admitted,
    /// Everyone who must consent has the offer. Stays so until all said yes or the window ends, whoever answered what (CON-2).
    Offering {
        /// One offer a person.
        offers: Vec<Offer>,
        /// Where the incident happened, as the program put it (CON-9).
        place: Option<Line>,
        /// The version of the explanation (CON-1).
        text_version: String,
        /// The window's end.
        ends_at: Timestamp,
        /// Whether the program stopped it meanwhile, which shows as little as a no (CON-2).
        #[serde(default)]
        stopped: bool,
    },
    /// Both sides said yes; mediators are to be assigned.
    Consented,
    /// Mediators were asked; they declare a conflict or none (MED-5).
    Assigning {
        /// Who was asked, and what they said.
        asked: Vec<Asked>,
    },
    /// The mediators prepare each side in a conversation of its own (SCH-1), and each side may object to them (MED-6).
    Preparing {
        /// The co-mediators.
        team: Team,
    },
    /// Everyone is prepared; times are to be offered.
    Prepared {
        /// The co-mediators.
        team: Team,
    },
    /// Both sides pick among offered times (SCH-4).
    Picking {
        /// The co-mediators.
        team: Team,
        /// The times on offer.
        slots: Vec<Slot>,
        /// Who picked what.
        picks: Vec<Picked>,
    },
    /// A session is booked.
    Booked {
        /// The co-mediators.
        team: Team,
        /// The session.
        session: Session,
        /// What is on the way to another time for it.
        #[serde(default)]
        moving: Moving,
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

/// A mediator who was asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Who.
    pub mediator: PersonId,
    /// Whether they declared to have no conflict.
    pub clear: bool,
    /// The languages in which they mediate.
    pub languages: Vec<Language>,
}

/// The mediators of a case, each clear of conflicts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Team {
    /// The co-mediators.
    pub mediators: Vec<PersonId>,
    /// Until when each side may object to one of them (MED-6); no time is offered before.
    pub objections_until: Timestamp,
    /// The languages in which one of them mediates.
    pub languages: Vec<Language>,
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

    /// Whether nothing can happen at the table any more.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        matches!(self, Self::Concluded { .. } | Self::Ended { .. } | Self::Closed { .. })
    }

    /// Whether somebody may still join or be described: nobody has been asked or booked with other people in mind.
    #[must_use]
    pub const fn is_before_offers(&self) -> bool {
        matches!(self, Self::Admitted)
    }

    /// The mediators, once they are clear of conflicts and while they work on it.
    #[must_use]
    pub const fn team(&self) -> Option<&Team> {
        match self {
            Self::Preparing { team } | Self::Prepared { team } | Self::Picking { team, .. } | Self::Booked { team, .. } => {
                Some(team)
            }
            _ => None,
        }
    }

    /// Who is waited for.
    #[must_use]
    pub fn waiting_on(&self) -> WaitingOn {
        match self {
            Self::Booked { moving, .. } if !moving.slots.is_empty() => WaitingOn::Parties,
            Self::Booked { moving, .. } if moving.is_to_be_decided() => WaitingOn::Program,
            Self::Admitted | Self::Consented | Self::Prepared { .. } | Self::Concluded { .. } => WaitingOn::Program,
            Self::Offering { .. } | Self::Picking { .. } => WaitingOn::Parties,
            Self::Assigning { .. } | Self::Preparing { .. } | Self::Booked { .. } => WaitingOn::Mediators,
            Self::Ended { .. } | Self::Closed { .. } => WaitingOn::Nobody,
        }
    }
}
