//! Who comes with a participant, and what is to be known of the participants themselves (CON-6, SCH-6).

use serde::{Deserialize, Serialize};

use super::decide::{Decided, Given};
use super::effect::Effect;
use super::{Mediation, Stage, session};
use crate::decision::Decision;
use crate::ids::PersonId;
use crate::notice::Template;
use crate::refusal::Refusal;
use crate::vocabulary::{Language, PartRole, Side, vocabulary};

vocabulary! {
    /// In which part somebody comes with a participant.
    CompanionPart {
        /// A minor's guardian, whose consent and attendance it takes.
        Guardian = "guardian",
        /// Whoever decides for an adult by law; the same holds.
        Representative = "representative",
        /// Somebody at a person's side who doesn't speak for them.
        Support = "support",
        /// An interpreter, spoken or signed.
        Interpreter = "interpreter",
    }
}

impl CompanionPart {
    /// Whether their yes is needed too.
    #[must_use]
    pub const fn consents(self) -> bool {
        matches!(self, Self::Guardian | Self::Representative)
    }
}

/// Somebody who comes with a participant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Companion {
    /// Who; contact details live in `people`.
    pub person: PersonId,
    /// In which part.
    pub part: CompanionPart,
    /// With whom.
    pub of: PersonId,
    /// Their language.
    pub language: Language,
}

/// What is to be known of a participant before anybody is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Description {
    /// Under age.
    pub minor: bool,
    /// A lawyer may speak for them.
    pub represented: bool,
    /// They need something to take part.
    pub has_needs: bool,
}

impl Mediation {
    /// The side of somebody who has a say, or comes with somebody.
    #[must_use]
    pub fn side_of(&self, person: PersonId) -> Option<Side> {
        let of = self.companions.iter().find(|one| one.person == person).map_or(person, |one| one.of);
        self.participants.iter().find(|party| party.person == of).map(|party| party.side)
    }

    /// The role in which somebody takes part: a guardian as whom they come with, and none for whoever only accompanies somebody.
    #[must_use]
    pub fn role_of(&self, person: PersonId) -> Option<PartRole> {
        if self.mediators().contains(&person) {
            return Some(PartRole::Mediator);
        }
        let side = self.side_of(person).filter(|_| self.has_consenting(person))?;
        Some(self.kind.role(side))
    }

    /// Whether somebody who comes along can still be taken off. Mediators are chosen with an interpreter in mind: after that one goes
    /// only when there is another (MED-3).
    #[must_use]
    pub fn may_stay_away(&self, person: PersonId) -> bool {
        let Some(companion) = self.companions.iter().find(|one| one.person == person) else {
            return false;
        };
        let same = self.companions.iter().filter(|one| one.part == companion.part && one.of == companion.of);
        let replaced = companion.part != CompanionPart::Interpreter || same.count() > 1;
        match &self.stage {
            Stage::Admitted => true,
            stage if stage.is_over() || matches!(stage, Stage::Booked { .. }) => false,
            Stage::Offering { .. } | Stage::Consented => !companion.part.consents(),
            _ => !companion.part.consents() && replaced,
        }
    }

    /// The participant whose table place depends on this person: themselves, or whom they consent for.
    #[must_use]
    pub fn stands_for(&self, person: PersonId) -> PersonId {
        self.companions.iter().find(|one| one.person == person && one.part.consents()).map_or(person, |one| one.of)
    }

    /// Whether an interpreter comes with somebody.
    pub(super) fn has_interpreter(&self, person: PersonId) -> bool {
        self.companions.iter().any(|one| one.of == person && one.part == CompanionPart::Interpreter)
    }

    /// The first participant who may not be asked yet, because nobody consents for them.
    pub(super) fn without_guardian(&self) -> Option<PersonId> {
        let has_guardian = |person| self.companions.iter().any(|one| one.of == person && one.part.consents());
        self.participants.iter().find(|party| party.minor && !has_guardian(party.person)).map(|party| party.person)
    }
}

/// Somebody joins. A guardian who is a party or in conflict with the minor doesn't count (CON-6).
pub(super) fn join(mediation: &Mediation, companion: Companion, independent: bool, given: Given<'_>) -> Decided {
    let in_time = match companion.part {
        CompanionPart::Guardian | CompanionPart::Representative => mediation.stage.is_before_offers(),
        CompanionPart::Support | CompanionPart::Interpreter => {
            !mediation.stage.is_over() && !matches!(mediation.stage, Stage::Booked { .. })
        }
    };
    if !in_time {
        return Err(Refusal::new("too-late-to-join", "CON-6"));
    }
    let Some(party) = mediation.participants.iter().find(|party| party.person == companion.of) else {
        return Err(Refusal::new("not-a-participant", "CON-6"));
    };
    if companion.part.consents() && !independent {
        return Err(Refusal::new("guardian-not-independent", "CON-6"));
    }
    let supporters = mediation
        .companions
        .iter()
        .filter(|one| one.part == CompanionPart::Support && mediation.side_of(one.person) == Some(party.side));
    if companion.part == CompanionPart::Support && supporters.count() >= given.policy.consent.support_per_side {
        return Err(Refusal::new("support-full", "CON-6"));
    }
    let entry = given.entry("joined").with("person", companion.person).with("as", companion.part).with("with", companion.of);
    let mut next = mediation.clone();
    next.companions.push(companion);
    Ok(Decision::step(next, entry, Vec::new()))
}

/// Somebody doesn't come after all; whoever's consent counts leaves by withdrawing.
pub(super) fn stay_away(mediation: &Mediation, person: PersonId, given: Given<'_>) -> Decided {
    if !mediation.companions.iter().any(|one| one.person == person) {
        return Err(Refusal::out_of_order());
    }
    if !mediation.may_stay_away(person) {
        return Err(Refusal::new("too-late-to-leave", "CON-6"));
    }
    let mut next = mediation.clone();
    next.companions.retain(|one| one.person != person);
    next.hours.retain(|one| one.person != person);
    Ok(Decision::step(next, given.entry("stays-away").with("person", person), Vec::new()))
}

/// What the program learned of a participant.
pub(super) fn describe(mediation: &Mediation, person: PersonId, description: Description, given: Given<'_>) -> Decided {
    let Description { minor, represented, has_needs } = description;
    let mut next = mediation.clone();
    let Some(party) = next.participants.iter_mut().find(|party| party.person == person) else {
        return Err(Refusal::new("not-a-participant", "CON-6"));
    };
    if mediation.stage.is_over() || (party.minor != minor && !mediation.stage.is_before_offers()) {
        return Err(Refusal::new("too-late-to-describe", "CON-6"));
    }
    let news = has_needs && !party.has_needs;
    (party.minor, party.represented, party.has_needs) = (minor, represented, has_needs);
    if !has_needs {
        next.arrangements.retain(|one| *one != person);
    }
    let mut effects = Vec::new();
    if news && matches!(mediation.stage, Stage::Picking { .. }) {
        // No time is booked before what they need is arranged (SCH-6).
        effects.extend(session::open_gates(mediation).into_iter().map(Effect::CloseGate));
        effects.extend([Effect::Moved, mediation.tell_program(Template::TimesToOffer)]);
        next = next.without_times();
    }
    let entry = given.entry("described").with("person", person).with("minor", minor).with("represented", represented);
    Ok(Decision::step(next, entry.with("needs", has_needs), effects))
}
