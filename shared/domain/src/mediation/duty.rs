//! What a mediation asks of one of its mediators, as their own list tells them (MED-5, OUT-1).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Mediation, Stage};
use crate::ids::PersonId;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What is for a mediator to do.
    Duty {
        /// Say whether there is a conflict of interest.
        Decide = "decide",
        /// Talk with each side separately.
        Prepare = "prepare",
        /// Record how the session ended.
        Record = "record",
        /// Nothing, for now.
        Wait = "wait",
        /// Nothing any more.
        Concluded = "concluded",
    }
}

impl Duty {
    /// The same at a moment: from the beginning of a booked session on, to record how it ended (OUT-1).
    #[must_use]
    pub fn at(self, begins: Option<Timestamp>, now: Timestamp) -> Self {
        let has_begun = begins.is_some_and(|begins| begins <= now);
        if has_begun && self == Self::Wait { Self::Record } else { self }
    }
}

impl Mediation {
    /// What is for this mediator to do, until a session begins: see [`Duty::at`]. Nothing for whoever isn't one of its mediators (any more), and
    /// when it is closed.
    #[must_use]
    pub fn duty(&self, mediator: PersonId) -> Option<Duty> {
        if !self.mediators().contains(&mediator) {
            return None;
        }
        Some(match &self.stage {
            Stage::Assigning { .. } if !self.may_reach(mediator) => Duty::Decide,
            Stage::Preparing { .. } => Duty::Prepare,
            Stage::Concluded { .. } => Duty::Concluded,
            _ => Duty::Wait,
        })
    }
}
