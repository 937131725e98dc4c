//! Times: offered, picked, and the first that suits everyone booked in one atomic step (SCH-2 to SCH-5, SCH-7).

use jiff::civil::Date;
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

/// The gate of one person's reminders of a booked session.
pub(super) fn session_gate(mediation: &Mediation, session: &Session, person: PersonId) -> Gate {
    Gate { kind: GateKind::Session, of: mediation.id.uuid(), person: Some(person), version: session.sequence }
}

/// The gates of a booked session: each person's reminders, and the nudge for the outcome.
pub(super) fn session_gates(mediation: &Mediation, session: &Session) -> Vec<Gate> {
    let outcome = Gate { kind: GateKind::Outcome, of: mediation.id.uuid(), person: None, version: session.sequence };
    let people = mediation.attendees().into_iter().map(|person| session_gate(mediation, session, person));
    people.chain([outcome]).collect()
}

/// The gates of those who have not picked yet.
pub(super) fn open_gates(mediation: &Mediation) -> Vec<Gate> {
    let Stage::Picking { picks, .. } = &mediation.stage else {
        return Vec::new();
    };
    let awaited = |person: &PersonId| picks.iter().all(|picked| picked.person != *person);
    mediation.consenting().into_iter().filter(awaited).map(|person| times_gate(mediation, person)).collect()
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
    let team = match &mediation.stage {
        Stage::Prepared { team } | Stage::Picking { team, .. } => team.clone(),
        _ => return Err(Refusal::new("not-prepared", "SCH-1")),
    };
    if given.now < team.objections_until {
        return Err(Refusal::new("objections-open", "MED-6"));
    }
    if slots.is_empty() {
        return Err(Refusal::new("no-times", "SCH-4"));
    }
    for slot in &slots {
        may_book(slot, mediation.last_day, given.policy, given.now)?;
    }
    let people = mediation.consenting();
    let entry = given.entry("times-offered").with("count", slots.len());
    let mut next = mediation.to(Stage::Picking { team, slots, picks: Vec::new() });
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
    let Stage::Picking { team, slots, picks } = &mediation.stage else {
        return Err(Refusal::out_of_order());
    };
    if !mediation.has_consenting(person) {
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
    // Guardians and representatives attend, so they choose, too (CON-6).
    let everyone = picks.len() == mediation.consenting().len();
    let common = slots.iter().find(|slot| {
        let free = !taken.contains(&slot.starts_at) && may_book(slot, mediation.last_day, given.policy, given.now).is_ok();
        free && picks.iter().all(|picked| picked.starts.contains(&slot.starts_at))
    });
    match (everyone, common) {
        (true, Some(slot)) => {
            let locked_until = locked_until(slot, given.policy);
            let session = Session { booking, slot: slot.clone(), locked_until, sequence: mediation.sequence + 1 };
            let mut next = mediation.to(Stage::Booked { team: team.clone(), session: session.clone() });
            next.sequence = session.sequence;
            effects.extend(booked(&next, &session));
            let history = vec![entry, given.entry("booked").with("starts_at", session.slot.starts_at)];
            Ok(Decision { next, history, effects })
        }
        (true, None) => {
            // Nothing suits everyone: the program offers other times.
            effects.push(Effect::Moved);
            effects.push(mediation.tell_program(Template::NoCommonTime));
            let stage = Stage::Prepared { team: team.clone() };
            Ok(Decision::step(mediation.to(stage), entry.with("common", "none"), effects))
        }
        (false, _) => {
            let stage = Stage::Picking { team: team.clone(), slots: slots.clone(), picks };
            Ok(Decision::step(mediation.to(stage), entry, effects))
        }
    }
}

/// The legal clock says something else: what is booked stays booked, and where it is too late now, the program decides.
pub(super) fn clock_changed(mediation: &Mediation, version: u64, last_day: Date, given: Given<'_>) -> Decided {
    if version <= mediation.case_version {
        return Err(Refusal::new("overtaken", "STATE"));
    }
    let next = Mediation { last_day: Some(last_day), case_version: version, ..mediation.clone() };
    let too_late = match &mediation.stage {
        Stage::Booked { session, .. } => given.policy.date(session.slot.starts_at) > last_day,
        _ => false,
    };
    let effects = too_late.then(|| mediation.tell_program(Template::SessionPastSafeDate)).into_iter().collect();
    Ok(Decision::step(next, given.entry("clock-changed").with("last_day", last_day), effects))
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
        notice.gate = Some(session_gate(next, session, person));
        effects.push(Effect::Notify(notice));
    }
    effects
}
