//! A request on its way: what it is, where it stands, and what follows from a step.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Ask, DenialReason, EngagementKind, EngagementStage, Need};
use crate::calendar::{DayLock, Resource, locks};
use crate::ids::{EngagementId, PersonId, Reference};
use crate::notice::{Appointment, Gate, GateKind, Notice};

/// A request for a presentation or for police presence at an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Engagement {
    /// Its id.
    pub id: EngagementId,
    /// What whoever asked knows it by.
    pub reference: Reference,
    /// Who asked.
    pub requester: PersonId,
    /// What is asked for.
    pub ask: Ask,
    /// The area that its place is in, by the policy's code, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<String>,
    /// Whose it is (OUTR-6).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub specialist: Option<PersonId>,
    /// Who presents besides.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub presenters: Vec<PersonId>,
    /// What a supervisor has approved so far.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub granted: BTreeSet<Need>,
    /// Rises whenever what was approved changes: the calendar's SEQUENCE, and the version of its gate.
    pub sequence: u64,
    /// What is on in the city at its time, found after it was approved (SCH-3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on_event: Option<OnEvent>,
    /// Where it stands.
    pub stage: Stage,
}

/// Something is on in the city at the time of what was approved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnEvent {
    /// The name of the event, or a yearly day as `MM-DD`.
    pub event: String,
    /// Whether a person has decided that it takes place all the same.
    pub stays: bool,
}

/// Where a request stands, with what exists then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// It waits for the unit.
    Filed,
    /// It takes place, and everybody and everything for it is booked.
    Approved {
        /// What holds the quarter-hours.
        booking: Uuid,
    },
    /// It doesn't as it was asked for.
    Denied {
        /// Why.
        reason: DenialReason,
    },
    /// It was called off.
    Cancelled,
    /// It took place.
    Completed {
        /// How many people were there.
        headcount: u32,
        /// How whoever asked for it found it, from 1 to 5.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rating: Option<u8>,
    },
}

impl Stage {
    /// Its name.
    #[must_use]
    pub const fn name(&self) -> EngagementStage {
        match self {
            Self::Filed => EngagementStage::Filed,
            Self::Approved { .. } => EngagementStage::Approved,
            Self::Denied { .. } => EngagementStage::Denied,
            Self::Cancelled => EngagementStage::Cancelled,
            Self::Completed { .. } => EngagementStage::Completed,
        }
    }

    /// Whether nothing more happens, but that whoever asked for it says how it was.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        matches!(self, Self::Cancelled | Self::Completed { .. })
    }
}

impl Engagement {
    /// Everybody who presents.
    #[must_use]
    pub fn people(&self) -> Vec<PersonId> {
        self.specialist.into_iter().chain(self.presenters.iter().copied()).collect()
    }

    /// Everybody and everything that can't be elsewhere meanwhile.
    #[must_use]
    pub fn resources(&self) -> Vec<Resource> {
        let people = self.people().into_iter().map(Resource::Person);
        people.chain(self.ask.specials.iter().map(|special| Resource::Special(*special))).collect()
    }

    /// What booking it takes.
    #[must_use]
    pub fn locks(&self) -> Vec<DayLock> {
        locks(&self.resources(), self.ask.starts_at, self.ask.ends_at())
    }

    /// When it is, as mails and calendars have it. Where it is, is in no message.
    #[must_use]
    pub fn appointment(&self) -> Appointment {
        let (starts_at, ends_at) = (self.ask.starts_at, self.ask.ends_at());
        Appointment { starts_at, ends_at, room: String::new(), sequence: self.sequence }
    }

    /// What must be open for a reminder of it to leave.
    #[must_use]
    pub const fn gate(&self) -> Gate {
        Gate { kind: GateKind::Engagement, of: self.id.uuid(), person: None, version: self.sequence }
    }

    /// Whether everybody may read of it in the public calendar (OUTR-7).
    #[must_use]
    pub const fn is_public(&self) -> bool {
        self.ask.public && matches!(self.stage, Stage::Approved { .. })
    }
}

/// What follows from a step.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Reminders of it may leave.
    OpenGate(Gate),
    /// They may not.
    CloseGate(Gate),
    /// Quarter-hours are taken.
    Book {
        /// For which booking.
        booking: Uuid,
        /// Which.
        locks: Vec<DayLock>,
    },
    /// They are given back.
    Release {
        /// Of which booking.
        booking: Uuid,
        /// Which.
        locks: Vec<DayLock>,
    },
    /// Some are given back, others taken.
    Rebook {
        /// For which booking.
        booking: Uuid,
        /// Those that it had.
        from: Vec<DayLock>,
        /// Those that it has.
        to: Vec<DayLock>,
    },
    /// It takes place: whoever asked and whoever presents are reminded of it.
    Approved,
    /// It took place.
    Held {
        /// What it was.
        kind: EngagementKind,
        /// How many people were there.
        headcount: u32,
    },
    /// A mail.
    Notify(Notice),
}
