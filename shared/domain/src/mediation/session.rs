//! Times: offered, picked, and the first that suits everyone booked in one atomic step (SCH-2 to SCH-5, SCH-7).

use jiff::{Timestamp, ToSpan};
use uuid::Uuid;

use super::decide::{Decided, Effect, Given};
use super::{Mediation, Picked, Session, Stage};
use crate::calendar::{Resource, locks};
use crate::decision::Decision;
use crate::ids::PersonId;
use crate::notice::{Gate, GateKind, Template};
use crate::policy::Policy;
use crate::refusal::Refusal;
use crate::slots::{Slot, may_book};

fn times_gate(mediation: &Mediation, person: PersonId) -> Gate {
    Gate { kind: GateKind::Times, of: mediation.id.uuid(), person: Some(person), version: mediation.rounds }
}

/// The gates of a booked session: reminders check the first, the nudge for the outcome the second.
pub(super) fn session_gates(mediation: &Mediation, session: &Session) -> Vec<Gate> {
    [GateKind::Session, GateKind::Outcome]
        .map(|kind| Gate { kind, of: mediation.id.uuid(), person: None, version: session.sequence })
        .to_vec()
}

/// The gates of those who have not picked yet.
pub(super) fn open_gates(mediation: &Mediation) -> Vec<Gate> {
    let Stage::Picking { picks, .. } = &mediation.stage else {
        return Vec::new();
    };
    let awaited = mediation.participants.iter().filter(|party| picks.iter().all(|picked| picked.person != party.person));
    awaited.map(|party| times_gate(mediation, party.person)).collect()
}

/// Everyone and everything that a session takes.
pub(super) fn resources(mediation: &Mediation, slot: &Slot) -> Vec<Resource> {
    let people = mediation.attendees().into_iter().map(Resource::Person);
    people.chain([Resource::Room(slot.room.clone())]).collect()
}

/// The end of what a session keeps free: its own end and the gap behind it (SCH-2).
fn locked_until(slot: &Slot, policy: &Policy) -> Timestamp {
    slot.ends_at.saturating_add(policy.sessions.gap_minutes.minutes()).unwrap_or(slot.ends_at)
}

pub(super) fn offer_times(mediation: &Mediation, slots: Vec<Slot>, given: Given<'_>) -> Decided {
    let mediators = match &mediation.stage {
        Stage::Prepared { mediators } | Stage::Picking { mediators, .. } => mediators.clone(),
        _ => return Err(Refusal::new("not-prepared", "SCH-1")),
    };
    if slots.is_empty() {
        return Err(Refusal::new("no-times", "SCH-4"));
    }
    for slot in &slots {
        may_book(slot, mediation.safe_date, given.policy, given.now)?;
    }
    let people: Vec<PersonId> = mediation.participants.iter().map(|party| party.person).collect();
    let entry = given.entry("times-offered").with("count", slots.len());
    let mut next = mediation.to(Stage::Picking { mediators, slots, picks: Vec::new() });
    next.rounds += 1;
    let mut effects = vec![Effect::Moved, Effect::TimesOffered { people: people.clone(), round: next.rounds }];
    for person in people {
        let gate = times_gate(&next, person);
        effects.push(Effect::OpenGate(gate));
        effects.push(Effect::Notify(mediation.notice(Template::PickTimes, person).while_open(gate)));
    }
    Ok(Decision::step(next, entry, effects))
}

pub(super) fn pick(
    mediation: &Mediation,
    person: PersonId,
    starts: Vec<Timestamp>,
    booking: Uuid,
    taken: &[Timestamp],
    given: Given<'_>,
) -> Decided {
    let Stage::Picking { mediators, slots, picks } = &mediation.stage else {
        return Err(Refusal::out_of_order());
    };
    if !mediation.has_participant(person) {
        return Err(Refusal::out_of_order());
    }
    if starts.iter().any(|at| slots.iter().all(|slot| slot.starts_at != *at)) {
        return Err(Refusal::new("not-an-offered-time", "SCH-4"));
    }
    let first_pick = picks.iter().all(|picked| picked.person != person);
    let mut picks: Vec<Picked> = picks.iter().filter(|picked| picked.person != person).cloned().collect();
    picks.push(Picked { person, starts });
    let mut effects = if first_pick { vec![Effect::CloseGate(times_gate(mediation, person))] } else { Vec::new() };
    let entry = given.entry("times-picked").with("person", person);
    let everyone = picks.len() == mediation.participants.len();
    let common = slots.iter().find(|slot| {
        let free = !taken.contains(&slot.starts_at) && may_book(slot, mediation.safe_date, given.policy, given.now).is_ok();
        free && picks.iter().all(|picked| picked.starts.contains(&slot.starts_at))
    });
    match (everyone, common) {
        (true, Some(slot)) => {
            let locked_until = locked_until(slot, given.policy);
            let session = Session { booking, slot: slot.clone(), locked_until, sequence: 1 };
            let next = mediation.to(Stage::Booked { mediators: mediators.clone(), session: session.clone() });
            effects.extend(booked(&next, &session));
            let history = vec![entry, given.entry("booked").with("starts_at", session.slot.starts_at)];
            Ok(Decision { next, history, effects })
        }
        (true, None) => {
            // Nothing suits everyone: the program offers other times.
            effects.push(Effect::Moved);
            effects.push(mediation.tell_program(Template::NoCommonTime));
            let stage = Stage::Prepared { mediators: mediators.clone() };
            Ok(Decision::step(mediation.to(stage), entry.with("common", "none"), effects))
        }
        (false, _) => {
            let stage = Stage::Picking { mediators: mediators.clone(), slots: slots.clone(), picks };
            Ok(Decision::step(mediation.to(stage), entry, effects))
        }
    }
}

fn booked(next: &Mediation, session: &Session) -> Vec<Effect> {
    let people = next.attendees();
    let resources = resources(next, &session.slot);
    let mut effects = vec![
        Effect::Moved,
        Effect::Book { booking: session.booking, locks: locks(&resources, session.slot.starts_at, session.locked_until) },
        Effect::SessionBooked { session: session.clone(), people: people.clone(), mediators: next.mediators() },
    ];
    let gates = session_gates(next, session);
    effects.extend(gates.iter().copied().map(Effect::OpenGate));
    for person in people {
        let mut notice = next.notice(Template::SessionBooked, person).at(session.appointment());
        notice.gate = gates.first().copied();
        effects.push(Effect::Notify(notice));
    }
    effects
}
