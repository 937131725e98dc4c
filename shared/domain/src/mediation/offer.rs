//! Offers, answers and the blind window (CON-1, CON-2, CON-5).

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::decide::{Decided, Given};
use super::effect::Effect;
use super::leaving::{self, end};
use super::{Channel, EndReason, Mediation, Stage};
use crate::decision::Decision;
use crate::due::offer_window_ends;
use crate::ids::PersonId;
use crate::notice::{Gate, GateKind, Template};
use crate::policy::Policy;
use crate::refusal::Refusal;
use crate::text::Line;
use crate::vocabulary::{Language, Side, vocabulary};

vocabulary! {
    /// How somebody answers an offer.
    OfferAnswer {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
    }
}

/// An offer to one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// To whom.
    pub person: PersonId,
    /// What they said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answered>,
}

/// What somebody said to an offer. A withdrawal counts as a no.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// Yes or no.
    pub answer: OfferAnswer,
    /// When.
    pub at: Timestamp,
    /// The text that they were shown; consent counts only with one (CON-1).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown: Option<Shown>,
}

/// Which explanation somebody was shown or read, and how (CON-1, INT-9). Who took it down, the history says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// Its version.
    pub text_version: String,
    /// Its language.
    pub language: Language,
    /// How.
    pub channel: Channel,
}

/// The gate of one person's offer: open while their answer is awaited.
pub(super) fn gate(mediation: &Mediation, person: PersonId) -> Gate {
    Gate { kind: GateKind::Offer, of: mediation.id.uuid(), person: Some(person), version: 1 }
}

/// The gate of everybody's answers together, for what the program hears of them: open while one of them is awaited.
fn gate_of_all(mediation: &Mediation) -> Gate {
    Gate { kind: GateKind::Offer, of: mediation.id.uuid(), person: None, version: 1 }
}

/// The gates of those who have not answered, and of all of them together while there is one.
pub(super) fn open_gates(mediation: &Mediation, offers: &[Offer]) -> Vec<Gate> {
    let awaited: Vec<Gate> =
        offers.iter().filter(|offer| offer.answer.is_none()).map(|offer| gate(mediation, offer.person)).collect();
    let all = (!awaited.is_empty()).then(|| gate_of_all(mediation));
    awaited.into_iter().chain(all).collect()
}

/// What is closed by the answers that these offers have, and the mediation's don't yet.
pub(super) fn closed_by_answer(mediation: &Mediation, answered: &[Offer]) -> Vec<Effect> {
    let still_open = open_gates(mediation, answered);
    let closes = leaving::open_gates(mediation).into_iter().filter(|gate| !still_open.contains(gate));
    closes.map(Effect::CloseGate).collect()
}

impl Offer {
    /// Whether it was answered so.
    #[must_use]
    pub fn says(&self, answer: OfferAnswer) -> bool {
        self.answer.as_ref().is_some_and(|answered| answered.answer == answer)
    }
}

pub(super) fn send(mediation: &Mediation, place: Option<Line>, given: Given<'_>) -> Decided {
    if mediation.stage != Stage::Admitted {
        return Err(Refusal::out_of_order());
    }
    if mediation.without_guardian().is_some() {
        return Err(Refusal::new("guardian-missing", "CON-6"));
    }
    let ends_at = offer_window_ends(given.now, given.policy);
    let last_day = given.policy.date(ends_at);
    let people = mediation.consenting();
    let mut effects = vec![Effect::Moved, Effect::Began, Effect::OffersSent { people: people.clone(), ends_at }];
    for &person in &people {
        let gate = gate(mediation, person);
        effects.push(Effect::OpenGate(gate));
        effects.push(Effect::Notify(mediation.notice(Template::Offer, person).by(last_day).while_open(gate)));
    }
    effects.push(Effect::OpenGate(gate_of_all(mediation)));
    let text_version = given.policy.consent.text_version.clone();
    let entry = given.entry("offers-sent").with("text", &text_version).with("until", last_day);
    let offers = people.into_iter().map(|person| Offer { person, answer: None }).collect();
    let stage = Stage::Offering { offers, place, text_version, ends_at, stopped: false };
    Ok(Decision::step(mediation.to(stage), entry, effects))
}

pub(super) fn answer(mediation: &Mediation, person: PersonId, answer: OfferAnswer, shown: Shown, given: Given<'_>) -> Decided {
    let mut next = mediation.clone();
    let Stage::Offering { offers, text_version, ends_at, stopped, .. } = &mut next.stage else {
        return Err(Refusal::out_of_order());
    };
    if given.now >= *ends_at {
        return Err(Refusal::new("window-over", "CON-5"));
    }
    let Some(offer) = offers.iter_mut().find(|offer| offer.person == person) else {
        return Err(Refusal::out_of_order());
    };
    if offer.answer.is_some() {
        return Err(Refusal::new("already-answered", "CON-2"));
    }
    if shown.text_version != *text_version {
        return Err(Refusal::new("text-not-shown", "CON-1"));
    }
    let entry = given.entry("offer-answered").with("person", person).with("answer", answer).with("text", text_version);
    let entry = entry.with("language", shown.language).with("channel", shown.channel);
    offer.answer = Some(Answered { answer, at: given.now, shown: Some(shown) });
    let mut effects = closed_by_answer(mediation, offers);
    if *stopped || !offers.iter().all(|offer| offer.says(OfferAnswer::Yes)) {
        // The desk hears nothing either: who answered what and when shows nowhere until the window ends.
        return Ok(Decision::step(next, entry, effects));
    }
    effects.extend(goes_ahead(mediation));
    effects.push(mediation.measured_answers(&willing(mediation, offers), None));
    next.consents = std::mem::take(offers);
    next.stage = Stage::Consented;
    Ok(Decision::step(next, entry, effects))
}

/// What everyone hears when both sides said yes.
fn goes_ahead(mediation: &Mediation) -> Vec<Effect> {
    let mut effects = vec![Effect::Moved];
    effects.extend(mediation.tell_consenting(Template::GoingAhead));
    effects.push(mediation.tell_program(Template::MediatorsToAssign));
    effects
}

/// Participants for whom everybody said yes whose yes it takes.
fn willing(mediation: &Mediation, offers: &[Offer]) -> Vec<PersonId> {
    let stand_for = |offer: &&Offer, participant: PersonId| mediation.stands_for(offer.person) == participant;
    let all_yes = |participant: PersonId| {
        offers.iter().filter(|offer| stand_for(offer, participant)).all(|offer| offer.says(OfferAnswer::Yes))
    };
    mediation.participants.iter().map(|party| party.person).filter(|person| all_yes(*person)).collect()
}

pub(super) fn window_elapsed(mediation: &Mediation, given: Given<'_>) -> Decided {
    let Stage::Offering { offers, ends_at, stopped, .. } = &mediation.stage else {
        return Err(Refusal::out_of_order());
    };
    if given.now < *ends_at {
        return Err(Refusal::new("window-still-open", "CON-2"));
    }
    let willing = willing(mediation, offers);
    if !stopped && given.policy.consent.goes_on_without && mediation.has_both_sides(&willing) {
        return Ok(go_on_without_the_others(mediation, offers, &willing, given));
    }
    let reason = if *stopped { EndReason::Stopped } else { why_it_ends(mediation, offers, given.policy) };
    Ok(end(mediation, reason, given))
}

fn why_it_ends(mediation: &Mediation, offers: &[Offer], policy: &Policy) -> EndReason {
    if offers.iter().any(|offer| offer.says(OfferAnswer::No)) {
        return EndReason::Declined;
    }
    let mut silent = offers.iter().filter(|offer| offer.answer.is_none());
    if silent.all(|offer| mediation.is_unreachable(offer.person, policy)) { EndReason::Unreachable } else { EndReason::Expired }
}

/// The policy lets a case go on with those who said yes, while each side has one.
fn go_on_without_the_others(
    mediation: &Mediation,
    offers: &[Offer],
    willing: &[PersonId],
    given: Given<'_>,
) -> Decision<Mediation, Effect> {
    let mut effects: Vec<Effect> = open_gates(mediation, offers).into_iter().map(Effect::CloseGate).collect();
    let mut next = Mediation { consents: offers.to_vec(), ..mediation.clone() }.keeping(willing);
    next.stage = Stage::Consented;
    effects.extend(goes_ahead(&next));
    effects.push(mediation.measured_answers(willing, None));
    let gone = mediation.consenting().into_iter().filter(|person| !next.has_consenting(*person));
    effects.extend(gone.map(|person| Effect::Notify(mediation.notice(Template::WithoutYou, person))));
    Decision::step(next, given.entry("goes-on").with("people", willing.len()), effects)
}

impl Mediation {
    /// Who was willing, while an offer is out.
    pub(super) fn willing_to_the_offer(&self) -> Option<Vec<PersonId>> {
        match &self.stage {
            Stage::Offering { offers, .. } => Some(willing(self, offers)),
            _ => None,
        }
    }

    /// Whether both sides are among these people.
    pub(super) fn has_both_sides(&self, people: &[PersonId]) -> bool {
        let sides: BTreeSet<Side> = people.iter().filter_map(|person| self.side_of(*person)).collect();
        sides.len() == Side::ALL.len()
    }

    /// The same mediation with these participants and whoever comes with them.
    pub(super) fn keeping(&self, people: &[PersonId]) -> Self {
        let mut next = self.clone();
        next.participants.retain(|party| people.contains(&party.person));
        next.companions.retain(|one| people.contains(&one.of));
        next.prepared.retain(|one| people.contains(&one.person));
        next.arrangements.retain(|one| people.contains(one));
        let (attending, left) = (next.attendees(), self.attendees());
        next.gone.extend(left.into_iter().filter(|person| !attending.contains(person)));
        let consenting = next.consenting();
        next.consents.retain(|one| consenting.contains(&one.person));
        next.hours.retain(|one| attending.contains(&one.person));
        if let Stage::Booked { moving, .. } = &mut next.stage {
            moving.wanted.retain(|one| attending.contains(one));
        }
        next
    }
}
