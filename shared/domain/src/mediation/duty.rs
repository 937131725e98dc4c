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

impl Mediation {
    /// What is for this mediator to do; nothing for whoever isn't one of its mediators (any more), and when it is closed.
    #[must_use]
    pub fn duty(&self, mediator: PersonId, now: Timestamp) -> Option<Duty> {
        if !self.mediators().contains(&mediator) {
            return None;
        }
        Some(match &self.stage {
            Stage::Assigning { .. } if !self.may_reach(mediator) => Duty::Decide,
            Stage::Preparing { .. } => Duty::Prepare,
            Stage::Booked { .. } if self.has_begun(now) => Duty::Record,
            Stage::Concluded { .. } => Duty::Concluded,
            _ => Duty::Wait,
        })
    }
}
