//! Who is there, and with whom a child goes home (PAL-2, PAL-4).

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Place, SignUps};
use crate::ids::{MemberId, PersonId};
use crate::refusal::Refusal;

/// Who may take a child home. A guardian isn't on it unless they put themselves there (PAL-2).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PickUp(pub BTreeSet<PersonId>);

/// Who came to one session of an activity.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attendance {
    /// Who came, and when.
    pub came: BTreeMap<MemberId, Timestamp>,
    /// Who went, with whom and when.
    pub went: BTreeMap<MemberId, (PersonId, Timestamp)>,
}

impl Attendance {
    /// A member comes.
    ///
    /// # Errors
    /// `no-place` when they have none, `came-already` (PAL-4).
    pub fn check_in(&self, member: MemberId, sign_ups: &SignUps, now: Timestamp) -> Result<Self, Refusal> {
        if sign_ups.place(member) != Some(Place::Taken) {
            return Err(Refusal::new("no-place", "PAL-4"));
        }
        let mut next = self.clone();
        match next.came.insert(member, now) {
            None => Ok(next),
            Some(_) => Err(Refusal::new("came-already", "PAL-4")),
        }
    }

    /// A member goes, with an adult who may take them.
    ///
    /// # Errors
    /// `not-there` when they didn't come or went before, `not-on-the-list` when that adult may not (PAL-4).
    pub fn check_out(&self, member: MemberId, with: PersonId, pick_up: &PickUp, now: Timestamp) -> Result<Self, Refusal> {
        if !self.still_there().contains(&member) {
            return Err(Refusal::new("not-there", "PAL-4"));
        }
        if !pick_up.0.contains(&with) {
            return Err(Refusal::new("not-on-the-list", "PAL-4"));
        }
        let mut next = self.clone();
        next.went.insert(member, (with, now));
        Ok(next)
    }

    /// Who is there and didn't go yet.
    #[must_use]
    pub fn still_there(&self) -> BTreeSet<MemberId> {
        self.came.keys().filter(|member| !self.went.contains_key(*member)).copied().collect()
    }
}
