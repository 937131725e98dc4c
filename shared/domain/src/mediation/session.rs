//! Times: offered, picked, and the first that suits everyone booked in one atomic step (SCH-2 to SCH-5, SCH-7).

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use uuid::Uuid;

use super::decide::{Decided, Given};
use super::effect::Effect;
use super::{Channel, Mediation, Moving, Picked, Session, Stage, moving};
use crate::calendar::{Resource, locks};
use crate::decision::{Decision, Entry};
use crate::ids::PersonId;
use crate::notice::{Gate, GateKind, Template};
use crate::policy::Policy;
use crate::refusal::Refusal;
use crate::slots::{Search, Slot};

impl Mediation {
    /// What a session of it may be looked for under.
    #[must_use]
    pub const fn search<'a>(&self, policy: &'a Policy, now: Timestamp) -> Search<'a> {
        Search { policy, kind: self.kind, last_day: self.last_day, now }
    }

    /// Whether times can be offered: for a first session, or for another time of the one that is booked.
    #[must_use]
    pub const fn may_be_offered_times(&self) -> bool {
        matches!(self.stage, Stage::Prepared { .. } | Stage::Picking { .. } | Stage::Booked { .. })
    }

    /// The times on offer.
    #[must_use]
    pub fn slots_on_offer(&self) -> &[Slot] {
        match &self.stage {
            Stage::Picking { slots, .. } => slots,
            Stage::Booked { moving, .. } => &moving.slots,
            _ => &[],
        }
    }

    /// Who picked which of them.
    #[must_use]
    pub fn picks(&self) -> &[Picked] {
        match &self.stage {
            Stage::Picking { picks, .. } => picks,
            Stage::Booked { moving, .. } => &moving.picks,
            _ => &[],
        }
    }
}

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
    if mediation.slots_on_offer().is_empty() {
        return Vec::new();
    }
    let awaited = |person: &PersonId| mediation.picks().iter().all(|picked| picked.person != *person);
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
        Stage::Prepared { team } | Stage::Picking { team, .. } | Stage::Booked { team, .. } => team.clone(),
        _ => return Err(Refusal::new("not-prepared", "SCH-1")),
    };
    if mediation.has_begun(given.now) {
        return Err(Refusal::new("session-begun", "SCH-8"));
    }
    if given.now < team.objections_until {
        return Err(Refusal::new("objections-open", "MED-6"));
    }
    mediation.arranged(&team)?;
    if slots.is_empty() {
        return Err(Refusal::new("no-times", "SCH-4"));
    }
    let search = mediation.search(given.policy, given.now);
    for slot in &slots {
        search.may_book(slot)?;
    }
    if let Stage::Booked { session, .. } = &mediation.stage
        && slots.iter().any(|slot| slot.starts_at == session.slot.starts_at)
    {
        return Err(Refusal::new("booked-then-already", "SCH-8"));
    }
    let mut entry = given.entry("times-offered").with("count", slots.len());
    let mut next = mediation.clone();
    let template = match &mut next.stage {
        Stage::Booked { moving, .. } => {
            if mediation.moves >= given.policy.sessions.reschedules {
                entry = entry.with("beyond-limit", true);
            }
            *moving = Moving { slots, picks: Vec::new(), ..std::mem::take(moving) };
            Template::PickOtherTimes
        }
        stage => {
            *stage = Stage::Picking { team, slots, picks: Vec::new() };
            Template::PickTimes
        }
    };
    next.rounds += 1;
    let people = mediation.consenting();
    let moving_from = match &mediation.stage {
        Stage::Booked { session, .. } => Some(session.slot.starts_at),
        _ => None,
    };
    let offered = Effect::TimesOffered { people: people.clone(), round: next.rounds, moving_from };
    let mut effects = vec![Effect::Moved, offered];
    for person in people {
        let gate = times_gate(&next, person);
        effects.push(Effect::OpenGate(gate));
        effects.push(Effect::Notify(mediation.notice(template, person).while_open(gate)));
    }
    Ok(Decision::step(next, entry, effects))
}

/// What a pick comes with: an id should it book, and what is taken meanwhile.
pub(super) struct Pick<'a> {
    pub person: PersonId,
    pub starts: Vec<Timestamp>,
    pub channel: Channel,
    pub booking: Uuid,
    pub taken: &'a [Timestamp],
}

pub(super) fn pick(mediation: &Mediation, pick: Pick<'_>, given: Given<'_>) -> Decided {
    let Pick { person, starts, channel, booking, taken } = pick;
    let slots = mediation.slots_on_offer();
    if slots.is_empty() || !mediation.has_consenting(person) {
        return Err(Refusal::out_of_order());
    }
    if mediation.has_begun(given.now) {
        return Err(Refusal::new("session-begun", "SCH-8"));
    }
    if starts.iter().any(|at| slots.iter().all(|slot| slot.starts_at != *at)) {
        return Err(Refusal::new("not-an-offered-time", "SCH-4"));
    }
    let first_pick = mediation.picks().iter().all(|picked| picked.person != person);
    let mut picks: Vec<Picked> = mediation.picks().iter().filter(|picked| picked.person != person).cloned().collect();
    picks.push(Picked { person, starts });
    let mut effects = if first_pick { vec![Effect::CloseGate(times_gate(mediation, person))] } else { Vec::new() };
    let entry = given.entry("times-picked").with("person", person).with("channel", channel);
    // Guardians and representatives attend, so they choose, too (CON-6).
    if picks.len() < mediation.consenting().len() {
        return Ok(Decision::step(mediation.picking(slots.to_vec(), picks), entry, effects));
    }
    let search = mediation.search(given.policy, given.now);
    let common = slots.iter().find(|slot| {
        let free = !taken.contains(&slot.starts_at) && search.may_book(slot).is_ok();
        free && picks.iter().all(|picked| picked.starts.contains(&slot.starts_at))
    });
    let Some(slot) = common else {
        // Nothing suits everyone: the program offers other times. What is booked stays booked.
        effects.extend([Effect::Moved, mediation.tell_program(Template::NoCommonTime)]);
        return Ok(Decision::step(mediation.without_times(), entry.with("common", "none"), effects));
    };
    let locked_until = locked_until(slot, given.policy);
    let session = Session { booking, slot: slot.clone(), locked_until, sequence: mediation.sequence + 1 };
    Ok(settle(mediation, session, entry, effects, given))
}

/// Everyone has a time in common: the session is booked, or moved to it.
fn settle(
    mediation: &Mediation,
    session: Session,
    entry: Entry,
    mut effects: Vec<Effect>,
    given: Given<'_>,
) -> Decision<Mediation, Effect> {
    let mut next = mediation.clone();
    next.sequence = session.sequence;
    let (what, template) = match &mediation.stage {
        Stage::Booked { team, session: before, .. } => {
            next.stage = Stage::Booked { team: team.clone(), session: session.clone(), moving: Moving::default() };
            next.moves += 1;
            effects.push(moving::rebook(mediation, before, &session));
            ("moved", Template::SessionMoved)
        }
        Stage::Picking { team, .. } => {
            next.stage = Stage::Booked { team: team.clone(), session: session.clone(), moving: Moving::default() };
            let resources = resources(mediation, &session.slot);
            let locks = locks(&resources, session.slot.starts_at, session.locked_until);
            effects.push(Effect::Book { booking: session.booking, locks });
            ("booked", Template::SessionBooked)
        }
        _ => return Decision::step(next, entry, effects),
    };
    effects.extend(announced(&next, &session, template));
    let history = vec![entry, given.entry(what).with("starts_at", session.slot.starts_at)];
    Decision { next, history, effects }
}

fn announced(next: &Mediation, session: &Session, template: Template) -> Vec<Effect> {
    let people = next.attendees();
    let mut effects = vec![
        Effect::Moved,
        Effect::SessionBooked { session: session.clone(), people: people.clone(), mediators: next.mediators() },
    ];
    effects.extend(session_gates(next, session).into_iter().map(Effect::OpenGate));
    for person in people {
        let notice = next.notice(template, person).at(session.appointment());
        effects.push(Effect::Notify(notice.while_open(session_gate(next, session, person))));
    }
    effects
}

impl Mediation {
    /// The same mediation with these times on offer and these picks.
    fn picking(&self, slots: Vec<Slot>, picks: Vec<Picked>) -> Self {
        let mut next = self.clone();
        match &mut next.stage {
            Stage::Booked { moving, .. } => *moving = Moving { slots, picks, ..std::mem::take(moving) },
            Stage::Picking { slots: offered, picks: picked, .. } => (*offered, *picked) = (slots, picks),
            _ => {}
        }
        next
    }

    /// The same mediation with no times on offer.
    pub(super) fn without_times(&self) -> Self {
        match &self.stage {
            Stage::Picking { team, .. } => self.to(Stage::Prepared { team: team.clone() }),
            _ => self.picking(Vec::new(), Vec::new()),
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
