//! The mediators' conversation with each side before a session (SCH-1).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::decide::{Decided, Given};
use super::effect::Effect;
use super::{Mediation, Stage};
use crate::decision::Decision;
use crate::ids::PersonId;
use crate::notice::Template;
use crate::refusal::Refusal;

/// A preparation conversation: that it took place and whether mediation still suits; nothing of what was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preparation {
    /// With whom.
    pub person: PersonId,
    /// The day.
    pub on: Date,
    /// Its length.
    pub minutes: u16,
    /// Whether mediation still suits this person.
    pub suitable: bool,
}

impl Mediation {
    /// Whether somebody was prepared, and mediation suits them.
    #[must_use]
    pub fn is_prepared(&self, person: PersonId) -> bool {
        self.prepared.iter().any(|one| one.person == person && one.suitable)
    }

    /// Whether everybody was.
    pub(super) fn everybody_is_prepared(&self) -> bool {
        self.participants.iter().all(|party| self.is_prepared(party.person))
    }
}

pub(super) fn record(mediation: &Mediation, conversation: Preparation, given: Given<'_>) -> Decided {
    let Stage::Preparing { .. } = &mediation.stage else {
        return Err(Refusal::out_of_order());
    };
    let person = conversation.person;
    if !mediation.has_participant(person) {
        return Err(Refusal::new("not-a-participant", "SCH-1"));
    }
    if mediation.is_prepared(person) {
        return Err(Refusal::new("already-prepared", "SCH-1"));
    }
    if conversation.on > given.policy.date(given.now) {
        return Err(Refusal::new("in-the-future", "SCH-1"));
    }
    let Preparation { on, minutes, suitable, .. } = conversation;
    let entry = given.entry("prepared").with("person", person).with("on", on).with("minutes", minutes).with("suitable", suitable);
    let mut next = mediation.clone();
    next.prepared.retain(|one| one.person != person);
    next.prepared.push(conversation);
    let mut effects = Vec::new();
    if !suitable {
        effects.push(mediation.tell_program(Template::NotSuitable));
    }
    Ok(on_to_times(next, entry, effects))
}

/// As soon as everybody is prepared, the program offers times.
pub(super) fn on_to_times(
    mut next: Mediation,
    entry: crate::decision::Entry,
    mut effects: Vec<Effect>,
) -> Decision<Mediation, Effect> {
    if let Stage::Preparing { team } = &next.stage
        && next.everybody_is_prepared()
    {
        effects.extend([Effect::Moved, next.tell_program(Template::TimesToOffer)]);
        next.stage = Stage::Prepared { team: team.clone() };
    }
    Decision::step(next, entry, effects)
}
