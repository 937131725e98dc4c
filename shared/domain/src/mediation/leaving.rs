//! Withdrawing, stopping, and ending early: everyone gets the same words at the same moment, whoever did what (CON-2, CON-4, CON-7,
//! CON-8).

use super::decide::{Decided, Given};
use super::effect::Effect;
use super::offer::{self, Answered};
use super::{EndReason, Mediation, OfferAnswer, Session, Stage, assignment, measure, preparation, session};
use crate::calendar::{Resource, locks};
use crate::decision::Decision;
use crate::ids::PersonId;
use crate::notice::{Appointment, Gate, Template};
use crate::refusal::Refusal;
use crate::vocabulary::{OutcomeCode, Side};

/// Somebody withdraws, or whoever consents for them does.
pub(super) fn withdraw(mediation: &Mediation, person: PersonId, given: Given<'_>) -> Decided {
    if !mediation.has_consenting(person) {
        return Err(Refusal::out_of_order());
    }
    if !mediation.may_withdraw(person, given.now) {
        return Err(Refusal::new("too-late-to-withdraw", "CON-4"));
    }
    if matches!(mediation.stage, Stage::Offering { .. }) {
        return Ok(withdraw_while_offering(mediation, person, given));
    }
    let leaving = mediation.stands_for(person);
    let staying: Vec<_> = mediation.participants.iter().map(|party| party.person).filter(|one| *one != leaving).collect();
    if given.policy.consent.goes_on_without && mediation.has_both_sides(&staying) && !mediation.has_begun(given.now) {
        return Ok(depart(mediation, &staying, given));
    }
    Ok(end(mediation, EndReason::Withdrew, given))
}

/// A withdrawal before both said yes is a no, and as blind as one.
fn withdraw_while_offering(mediation: &Mediation, person: PersonId, given: Given<'_>) -> Decision<Mediation, Effect> {
    let mut next = mediation.clone();
    let mut effects = Vec::new();
    if let Stage::Offering { offers, .. } = &mut next.stage {
        for offer in offers.iter_mut().filter(|offer| offer.person == person) {
            offer.answer = Some(Answered { answer: OfferAnswer::No, at: given.now, shown: None });
        }
        effects = offer::closed_by_answer(mediation, offers);
    }
    Decision::step(next, given.entry("withdrawn").with("person", person), effects)
}

/// One of several on a side leaves, and the others go on: nobody is told but whoever leaves, and those who plan anew.
fn depart(mediation: &Mediation, staying: &[PersonId], given: Given<'_>) -> Decision<Mediation, Effect> {
    let mut next = mediation.keeping(staying);
    let stays = next.attendees();
    let gone: Vec<_> = mediation.attendees().into_iter().filter(|person| !stays.contains(person)).collect();
    let mut effects = Vec::new();
    match &mediation.stage {
        Stage::Picking { .. } => {
            effects.extend(session::open_gates(mediation).into_iter().map(Effect::CloseGate));
            effects.extend([Effect::Moved, mediation.tell_program(Template::TimesToOffer)]);
            next = next.without_times();
        }
        Stage::Booked { session, moving, .. } => {
            if moving.wanted.iter().any(|person| gone.contains(person)) {
                effects.push(Effect::Moved);
            }
            // Times that are on offer to move it were for all of them; those who stay are asked anew.
            if !moving.slots.is_empty() {
                effects.extend(session::open_gates(mediation).into_iter().map(Effect::CloseGate));
                effects.extend([Effect::Moved, mediation.tell_program(Template::TimesToOffer)]);
                next = next.without_times();
            }
            let resources: Vec<_> = gone.iter().copied().map(Resource::Person).collect();
            effects.push(released(session, &resources));
            effects.extend(gone.iter().map(|person| Effect::CloseGate(session::session_gate(mediation, session, *person))));
        }
        _ => {}
    }
    // What is in their calendar goes out of it with the same mail.
    let off = |person: &PersonId| {
        let notice = mediation.notice(Template::WithoutYou, *person);
        match &mediation.stage {
            Stage::Booked { session, .. } => Effect::Notify(notice.at(withdrawn(session))),
            _ => Effect::Notify(notice),
        }
    };
    let booked = matches!(mediation.stage, Stage::Booked { .. });
    effects.extend(gone.iter().filter(|person| booked || mediation.has_consenting(**person)).map(off));
    preparation::on_to_times(next, given.entry("departed").with("people", gone.len()), effects)
}

/// The program stops it. While offers are open that shows as little as a no; from the session's beginning its outcome is recorded.
pub(super) fn stop(mediation: &Mediation, given: Given<'_>) -> Decided {
    if mediation.has_begun(given.now) {
        return Err(Refusal::new("session-begun", "OUT-1"));
    }
    let mut next = mediation.clone();
    match &mut next.stage {
        Stage::Offering { stopped: true, .. } => Err(Refusal::new("already-stopped", "CON-2")),
        Stage::Offering { stopped, .. } => {
            *stopped = true;
            Ok(Decision::step(next, given.entry("stopped"), Vec::new()))
        }
        stage if stage.is_over() => Err(Refusal::out_of_order()),
        _ => Ok(end(mediation, EndReason::Stopped, given)),
    }
}

/// A mediator stops it at once, and says no more here (CON-8). From the session's beginning they record the outcome, which has a word
/// for it.
pub(super) fn terminate(mediation: &Mediation, mediator: PersonId, given: Given<'_>) -> Decided {
    if !mediation.may_reach(mediator) {
        return Err(Refusal::out_of_order());
    }
    if mediation.has_begun(given.now) {
        return Err(Refusal::new("session-begun", "CON-8"));
    }
    Ok(end(mediation, EndReason::Terminated, given))
}

/// What still waits for somebody.
pub(super) fn open_gates(mediation: &Mediation) -> Vec<Gate> {
    match &mediation.stage {
        Stage::Offering { offers, .. } => offer::open_gates(mediation, offers),
        Stage::Assigning { .. } => assignment::open_gates(mediation),
        Stage::Picking { .. } => session::open_gates(mediation),
        Stage::Booked { session, .. } => {
            session::session_gates(mediation, session).into_iter().chain(session::open_gates(mediation)).collect()
        }
        _ => Vec::new(),
    }
}

/// Quarter-hours that a session gives back.
fn released(session: &Session, resources: &[Resource]) -> Effect {
    Effect::Release { booking: session.booking, locks: locks(resources, session.slot.starts_at, session.locked_until) }
}

/// The appointment as the mail names it that takes it out of a calendar (SCH-7).
fn withdrawn(session: &Session) -> Appointment {
    Appointment { sequence: session.sequence + 1, ..session.appointment() }
}

/// Everything that calling off a booked session takes: the locks, the gates, and the calendars of those who attend. The mediators are
/// told that it is off, everyone else with this template.
pub(super) fn call_off(mediation: &Mediation, session: &Session, template: Template) -> Vec<Effect> {
    let mut effects = vec![released(session, &session::resources(mediation, &session.slot))];
    effects.extend(open_gates(mediation).into_iter().map(Effect::CloseGate));
    let mediators = mediation.mediators();
    for person in mediation.attendees() {
        let template = if mediators.contains(&person) { Template::SessionCancelled } else { template };
        effects.push(Effect::Notify(mediation.notice(template, person).at(withdrawn(session))));
    }
    effects
}

/// Ends a mediation early. What was written down only to get there is destroyed (WALL-4).
pub(super) fn end(mediation: &Mediation, reason: EndReason, given: Given<'_>) -> Decision<Mediation, Effect> {
    let on = given.policy.date(given.now);
    let begun = mediation.has_begun(given.now);
    let code = if begun { OutcomeCode::NoAgreement } else { OutcomeCode::NotHeld };
    let asked = if begun { mediation.survey_of_the_interrupted() } else { mediation.survey_of_the_not_mediated() };
    let mut effects = vec![Effect::Moved, Effect::Ended { code, on }, measure::ended(mediation, code, reason), asked];
    effects.push(mediation.tell_program(Template::WillNotGoAhead));
    match &mediation.stage {
        // Whoever has a session in the calendar hears of the cancellation itself.
        Stage::Booked { session, .. } if !begun => effects.extend(call_off(mediation, session, Template::SessionCancelled)),
        Stage::Booked { session, .. } => {
            effects.push(released(session, &session::resources(mediation, &session.slot)));
            effects.extend(open_gates(mediation).into_iter().map(Effect::CloseGate));
            let everyone = mediation.consenting().into_iter().chain(mediation.mediators());
            effects.extend(everyone.map(|person| Effect::Notify(mediation.notice(Template::EndedEarly, person))));
        }
        // Nobody but whoever asked for a mediation knows of it yet.
        Stage::Admitted => {
            let asked = mediation.participants.iter().filter(|party| party.side == Side::Complainant);
            effects.extend(asked.map(|party| Effect::Notify(mediation.notice(Template::NoInvitation, party.person))));
        }
        _ => {
            effects.extend(open_gates(mediation).into_iter().map(Effect::CloseGate));
            effects.extend(mediation.tell_consenting(Template::NotGoingAhead));
            let mediators = mediation.mediators().into_iter();
            effects.extend(mediators.map(|mediator| Effect::Notify(mediation.notice(Template::AssignmentEnded, mediator))));
        }
    }
    let next = mediation.to(Stage::Ended { reason, on }).without_working_notes();
    let history = vec![given.entry("ended").with("reason", reason), given.entry("notes-destroyed")];
    Decision { next, history, effects }
}
