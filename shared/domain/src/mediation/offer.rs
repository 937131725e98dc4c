//! Offers, answers, the blind window, withdrawal (CON-1 to CON-7).

use super::decide::{Decided, Effect, Given};
use super::{EndReason, Mediation, Offer, OfferAnswer, Session, Stage};
use crate::calendar::locks;
use crate::decision::Decision;
use crate::due::offer_window_ends;
use crate::ids::PersonId;
use crate::notice::{Gate, GateKind, Template};
use crate::refusal::Refusal;
use crate::text::Line;
use crate::vocabulary::OutcomeCode;

/// The gate of one person's offer: open while their answer is awaited.
fn gate(mediation: &Mediation, person: PersonId) -> Gate {
    Gate { kind: GateKind::Offer, of: mediation.id.uuid(), person: Some(person), version: 1 }
}

pub(super) fn send(mediation: &Mediation, place: Option<Line>, given: Given<'_>) -> Decided {
    if mediation.stage != Stage::Admitted {
        return Err(Refusal::out_of_order());
    }
    let ends_at = offer_window_ends(given.now, given.policy);
    let last_day = given.policy.date(ends_at);
    let people: Vec<PersonId> = mediation.participants.iter().map(|party| party.person).collect();
    let mut effects = vec![Effect::Moved, Effect::Began, Effect::OffersSent { people: people.clone(), ends_at }];
    for &person in &people {
        let gate = gate(mediation, person);
        effects.push(Effect::OpenGate(gate));
        effects.push(Effect::Notify(mediation.notice(Template::Offer, person).by(last_day).while_open(gate)));
    }
    let stage = Stage::Offering {
        offers: people.into_iter().map(|person| Offer { person, answer: None }).collect(),
        place,
        text_version: given.policy.consent.text_version.clone(),
        ends_at,
    };
    let entry = given.entry("offers-sent").with("text", &given.policy.consent.text_version).with("until", last_day);
    Ok(Decision::step(mediation.to(stage), entry, effects))
}

pub(super) fn answer(mediation: &Mediation, person: PersonId, answer: OfferAnswer, given: Given<'_>) -> Decided {
    let Stage::Offering { offers, place, text_version, ends_at } = &mediation.stage else {
        return Err(Refusal::out_of_order());
    };
    if given.now >= *ends_at {
        return Err(Refusal::new("window-over", "CON-5"));
    }
    let mut offers = offers.clone();
    let Some(offer) = offers.iter_mut().find(|offer| offer.person == person) else {
        return Err(Refusal::out_of_order());
    };
    if offer.answer.is_some() {
        return Err(Refusal::new("already-answered", "CON-2"));
    }
    offer.answer = Some((answer, given.now));
    let entry = given.entry("offer-answered").with("answer", answer).with("text", text_version);
    let mut effects = vec![Effect::CloseGate(gate(mediation, person))];
    let all_yes = offers.iter().all(|offer| matches!(offer.answer, Some((OfferAnswer::Yes, _))));
    if !all_yes {
        // The desk hears nothing either: who answered what and when shows nowhere until the window ends.
        let stage = Stage::Offering { offers, place: place.clone(), text_version: text_version.clone(), ends_at: *ends_at };
        return Ok(Decision::step(mediation.to(stage), entry, effects));
    }
    effects.push(Effect::Moved);
    effects.extend(mediation.tell_participants(Template::GoingAhead));
    effects.push(mediation.tell_program(Template::MediatorsToAssign));
    Ok(Decision::step(mediation.to(Stage::Consented), entry, effects))
}

pub(super) fn window_elapsed(mediation: &Mediation, given: Given<'_>) -> Decided {
    let Stage::Offering { offers, ends_at, .. } = &mediation.stage else {
        return Err(Refusal::out_of_order());
    };
    if given.now < *ends_at {
        return Err(Refusal::new("window-still-open", "CON-2"));
    }
    let declined = offers.iter().any(|offer| matches!(offer.answer, Some((OfferAnswer::No, _))));
    let reason = if declined { EndReason::Declined } else { EndReason::Expired };
    let gates = offers.iter().filter(|offer| offer.answer.is_none()).map(|offer| gate(mediation, offer.person)).collect();
    Ok(end(mediation, reason, OutcomeCode::NotHeld, gates, Vec::new(), given))
}

pub(super) fn withdraw(mediation: &Mediation, person: PersonId, given: Given<'_>) -> Decided {
    if !mediation.has_participant(person) {
        return Err(Refusal::out_of_order());
    }
    match &mediation.stage {
        Stage::Offering { offers, .. } => withdraw_while_offering(mediation, offers, person, given),
        Stage::Consented | Stage::Assigning { .. } | Stage::Preparing { .. } | Stage::Prepared { .. } => {
            Ok(end(mediation, EndReason::Withdrew, OutcomeCode::NotHeld, Vec::new(), Vec::new(), given))
        }
        Stage::Picking { .. } => {
            let gates = super::session::open_gates(mediation);
            Ok(end(mediation, EndReason::Withdrew, OutcomeCode::NotHeld, gates, Vec::new(), given))
        }
        Stage::Booked { session, .. } if given.now < session.slot.ends_at => {
            let code = if given.now < session.slot.starts_at { OutcomeCode::NotHeld } else { OutcomeCode::NoAgreement };
            let (gates, cancelling) = cancel(mediation, session);
            Ok(end(mediation, EndReason::Withdrew, code, gates, cancelling, given))
        }
        _ => Err(Refusal::new("too-late-to-withdraw", "CON-4")),
    }
}

/// A withdrawal before both said yes is a no, and as blind as one.
fn withdraw_while_offering(mediation: &Mediation, offers: &[Offer], person: PersonId, given: Given<'_>) -> Decided {
    let mut next = mediation.clone();
    if let Stage::Offering { offers, .. } = &mut next.stage {
        for offer in offers.iter_mut().filter(|offer| offer.person == person) {
            offer.answer = Some((OfferAnswer::No, given.now));
        }
    }
    let awaited = offers.iter().any(|offer| offer.person == person && offer.answer.is_none());
    let effects = if awaited { vec![Effect::CloseGate(gate(mediation, person))] } else { Vec::new() };
    Ok(Decision::step(next, given.entry("withdrawn"), effects))
}

/// Everything that calling off a booked session takes: the locks, the gate, and the calendars of those who attend.
fn cancel(mediation: &Mediation, session: &Session) -> (Vec<Gate>, Vec<Effect>) {
    let mut gates = super::session::session_gates(mediation, session);
    gates.dedup();
    let resources = super::session::resources(mediation, &session.slot);
    let mut effects = vec![Effect::Release {
        booking: session.booking,
        locks: locks(&resources, session.slot.starts_at, session.locked_until),
    }];
    let mut appointment = session.appointment();
    appointment.sequence += 1;
    for person in mediation.attendees() {
        effects.push(Effect::Notify(mediation.notice(Template::SessionCancelled, person).at(appointment.clone())));
    }
    (gates, effects)
}

/// Ends a mediation early. Everyone gets the same words at the same moment, whoever did what (CON-2).
fn end(
    mediation: &Mediation,
    reason: EndReason,
    code: OutcomeCode,
    gates: Vec<Gate>,
    more: Vec<Effect>,
    given: Given<'_>,
) -> Decision<Mediation, Effect> {
    let on = given.policy.date(given.now);
    let mut effects = vec![Effect::Moved, Effect::Ended { code, on }];
    effects.extend(gates.into_iter().map(Effect::CloseGate));
    // Whoever has a session in the calendar hears of the cancellation itself; everyone else that it won't go ahead.
    if more.is_empty() {
        effects.extend(mediation.tell_participants(Template::NotGoingAhead));
        let mediators = mediation.mediators().into_iter();
        effects.extend(mediators.map(|mediator| Effect::Notify(mediation.notice(Template::AssignmentEnded, mediator))));
    }
    effects.extend(more);
    Decision::step(mediation.to(Stage::Ended { reason, on }), given.entry("ended").with("reason", reason), effects)
}
