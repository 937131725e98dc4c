//! Who takes part in an activity, and who is next (PAL-4).

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::{Program, age_on};
use crate::ids::MemberId;
use crate::refusal::Refusal;

/// For which ages an activity is, in whole years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgeBand {
    /// The youngest.
    pub from: i16,
    /// The oldest.
    pub until: i16,
}

impl AgeBand {
    /// Whether somebody is of that age on the day on which an activity begins.
    ///
    /// # Errors
    /// `not-of-that-age` (PAL-4).
    pub fn admits(self, born: Date, begins: Date) -> Result<(), Refusal> {
        let age = age_on(born, begins);
        if self.from <= age && age <= self.until { Ok(()) } else { Err(Refusal::new("not-of-that-age", "PAL-4")) }
    }
}

/// Where somebody stands who signed up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// They have a place.
    Taken,
    /// A place became free, and is theirs if a yes comes by then.
    Offered(Timestamp),
    /// They wait, and so many are before them.
    Waiting(usize),
}

/// Who moved when places became free.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Promoted {
    /// Who is asked now, in the order in which they came, and until when.
    pub asked: Vec<(MemberId, Timestamp)>,
    /// Whose time for an answer is over.
    pub lapsed: Vec<MemberId>,
}

/// Who signed up for an activity. A place is never given twice: those taken and those offered are together no more than there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignUps {
    /// How many places there are.
    capacity: usize,
    /// Who has one.
    taken: BTreeSet<MemberId>,
    /// Who is asked whether they still want one, and until when.
    offered: BTreeMap<MemberId, Timestamp>,
    /// Who waits, in the order in which they came.
    waiting: Vec<MemberId>,
}

impl SignUps {
    /// Nobody has signed up yet.
    #[must_use]
    pub const fn new(capacity: usize) -> Self {
        Self { capacity, taken: BTreeSet::new(), offered: BTreeMap::new(), waiting: Vec::new() }
    }

    /// With another number of places. Nobody loses theirs; whoever waits is asked by [`promoted`](Self::promoted).
    #[must_use]
    pub fn with_places(&self, capacity: usize) -> Self {
        Self { capacity, ..self.clone() }
    }

    /// Where somebody stands, if they signed up.
    #[must_use]
    pub fn place(&self, member: MemberId) -> Option<Place> {
        if self.taken.contains(&member) {
            return Some(Place::Taken);
        }
        let waits = || self.waiting.iter().position(|one| *one == member).map(Place::Waiting);
        self.offered.get(&member).map(|until| Place::Offered(*until)).or_else(waits)
    }

    /// A guardian signs a member up: a place while there is one and nobody waits for it, the end of the line otherwise.
    ///
    /// # Errors
    /// `signed-up-already` (PAL-4).
    pub fn sign_up(&self, member: MemberId) -> Result<Self, Refusal> {
        if self.place(member).is_some() {
            return Err(Refusal::new("signed-up-already", "PAL-4"));
        }
        let mut next = self.clone();
        if self.free() > 0 && self.waiting.is_empty() {
            next.taken.insert(member);
        } else {
            next.waiting.push(member);
        }
        Ok(next)
    }

    /// A guardian says yes to the place that became free.
    ///
    /// # Errors
    /// `no-place-offered`, or `answered-too-late` (PAL-4).
    pub fn accept(&self, member: MemberId, now: Timestamp) -> Result<Self, Refusal> {
        let until = *self.offered.get(&member).ok_or(Refusal::new("no-place-offered", "PAL-4"))?;
        if now > until {
            return Err(Refusal::new("answered-too-late", "PAL-4"));
        }
        let mut next = self.clone();
        next.offered.remove(&member);
        next.taken.insert(member);
        Ok(next)
    }

    /// A guardian takes a member out, whether they have a place, are asked or wait. Whoever is next is asked.
    ///
    /// # Errors
    /// `not-signed-up` (PAL-4).
    pub fn leave(&self, member: MemberId, now: Timestamp, program: &Program) -> Result<(Self, Promoted), Refusal> {
        if self.place(member).is_none() {
            return Err(Refusal::new("not-signed-up", "PAL-4"));
        }
        let mut next = self.clone();
        next.taken.remove(&member);
        next.offered.remove(&member);
        next.waiting.retain(|one| *one != member);
        Ok(next.promoted(now, program))
    }

    /// What time does: whoever didn't answer is out, and whoever is next is asked. The same when there are more places than before.
    #[must_use]
    pub fn promoted(&self, now: Timestamp, program: &Program) -> (Self, Promoted) {
        let mut next = self.clone();
        let lapsed: Vec<MemberId> = self.offered.iter().filter(|(_, until)| **until < now).map(|(member, _)| *member).collect();
        next.offered.retain(|_, until| *until >= now);
        let until = now.saturating_add(SignedDuration::from_hours(program.answer_hours)).unwrap_or(now);
        let asked: Vec<_> = next.waiting.drain(..next.free().min(next.waiting.len())).map(|member| (member, until)).collect();
        next.offered.extend(asked.iter().copied());
        (next, Promoted { asked, lapsed })
    }

    fn free(&self) -> usize {
        self.capacity.saturating_sub(self.taken.len() + self.offered.len())
    }
}
