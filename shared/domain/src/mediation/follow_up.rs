//! Whether what people agreed on held: each is asked once, days later, and the program hears of it when it didn't (OUT-4).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::decide::{Decided, Given};
use super::effect::Effect;
use super::{Attended, Channel, Check, Mediation, Outcome, measure};
use crate::decision::Decision;
use crate::due;
use crate::ids::PersonId;
use crate::notice::{Gate, GateKind, Template};
use crate::refusal::Refusal;
use crate::vocabulary::{PartRole, WaitingOn, vocabulary};

vocabulary! {
    /// Whether what was agreed on held, as somebody sees it.
    Held {
        /// It did.
        Yes = "yes",
        /// In part.
        InPart = "in_part",
        /// It did not.
        No = "no",
    }
}

/// What somebody said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldAnswer {
    /// Who.
    pub person: PersonId,
    /// What.
    pub held: Held,
    /// How it was taken.
    pub channel: Channel,
}

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asking {
    /// Nobody was asked yet.
    Later,
    /// Answers are waited for.
    Open {
        /// Until then.
        ends_at: Timestamp,
        /// Whether those who hadn't answered were reminded.
        nudged: bool,
    },
    /// It is over.
    Over,
}

/// The question whether it held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowUp {
    /// Who is asked: the participants who were there.
    pub people: Vec<PersonId>,
    /// How far it is.
    pub asking: Asking,
    /// What they said.
    pub answers: Vec<HeldAnswer>,
    /// Whether the program has taken up that it didn't hold.
    pub taken_up: bool,
}

impl FollowUp {
    /// Those who haven't answered, while they can.
    fn awaited(&self) -> Vec<PersonId> {
        let answered = |person: &PersonId| self.answers.iter().any(|one| one.person == *person);
        let open = matches!(self.asking, Asking::Open { .. });
        self.people.iter().filter(|person| open && !answered(person)).copied().collect()
    }

    /// Whether somebody says that it didn't hold, and the program hasn't taken it up.
    #[must_use]
    pub fn is_to_be_taken_up(&self) -> bool {
        !self.taken_up && self.answers.iter().any(|one| one.held != Held::Yes)
    }

    /// Until when somebody is asked; nothing when they aren't, or have answered.
    #[must_use]
    pub fn asks_until(&self, person: PersonId) -> Option<Timestamp> {
        match self.asking {
            Asking::Open { ends_at, .. } if self.awaited().contains(&person) => Some(ends_at),
            _ => None,
        }
    }
}

impl Mediation {
    /// Who is waited for: at the table, or because of what came after.
    #[must_use]
    pub fn waiting_on(&self) -> WaitingOn {
        let broken = self.follow_up.as_ref().is_some_and(FollowUp::is_to_be_taken_up);
        let kept_long_enough = self.agreement.as_ref().is_some_and(|agreement| agreement.may_be_destroyed);
        if broken || kept_long_enough { WaitingOn::Program } else { self.stage.waiting_on() }
    }

    fn follow_up_gate(&self, person: PersonId) -> Gate {
        Gate { kind: GateKind::FollowUp, of: self.id.uuid(), person: Some(person), version: 1 }
    }
}

/// Planned as soon as something was agreed on.
pub(super) fn plan(outcome: Outcome, attendance: &[Attended], given: Given<'_>) -> Option<(FollowUp, Effect)> {
    if !matches!(outcome, Outcome::Agreement | Outcome::PartialAgreement) {
        return None;
    }
    let there = attendance.iter().filter(|one| one.attendance.is_there());
    let people = there.filter(|one| one.role.is_some_and(|role| role != PartRole::Mediator)).map(|one| one.person);
    let follow_up = FollowUp { people: people.collect(), asking: Asking::Later, answers: Vec::new(), taken_up: false };
    Some((follow_up, Effect::LookLater { check: Check::FollowUp, at: due::follow_up(given.now, given.policy) }))
}

/// Each side is asked.
pub(super) fn ask(mediation: &Mediation, given: Given<'_>) -> Decided {
    let mut next = mediation.clone();
    let follow_up = open(&mut next, |asking| asking == Asking::Later)?;
    let (nudge_at, ends_at) = due::follow_up_answers(given.now, given.policy);
    follow_up.asking = Asking::Open { ends_at, nudged: false };
    let mut effects = vec![
        Effect::LookLater { check: Check::FollowUpNudge, at: nudge_at },
        Effect::LookLater { check: Check::FollowUpOver, at: ends_at },
    ];
    for person in follow_up.awaited() {
        effects.push(Effect::OpenGate(mediation.follow_up_gate(person)));
    }
    effects.extend(asks(&next, Template::FollowUp, ends_at, given));
    Ok(Decision::step(next, given.entry("follow-up-asked"), effects))
}

/// Those who haven't answered are reminded, once.
pub(super) fn nudge(mediation: &Mediation, given: Given<'_>) -> Decided {
    let mut next = mediation.clone();
    let follow_up = open(&mut next, |asking| matches!(asking, Asking::Open { nudged: false, .. }))?;
    let Asking::Open { ends_at, nudged } = &mut follow_up.asking else { return Err(Refusal::out_of_order()) };
    *nudged = true;
    let until = *ends_at;
    let effects = asks(&next, Template::FollowUpNudge, until, given);
    Ok(Decision::step(next, given.entry("follow-up-nudged"), effects))
}

fn asks(next: &Mediation, template: Template, until: Timestamp, given: Given<'_>) -> Vec<Effect> {
    let by = given.policy.date(until);
    let ask = |person| Effect::Notify(next.notice(template, person).by(by).while_open(next.follow_up_gate(person)));
    next.follow_up.as_ref().map(FollowUp::awaited).unwrap_or_default().into_iter().map(ask).collect()
}

/// Nobody is waited for any longer; a signed agreement, of today or written later, is kept for a while from here on.
pub(super) fn over(mediation: &Mediation, given: Given<'_>) -> Decided {
    let mut next = mediation.clone();
    let follow_up = open(&mut next, |asking| matches!(asking, Asking::Open { .. }))?;
    let Asking::Open { ends_at, .. } = follow_up.asking else { return Err(Refusal::out_of_order()) };
    let mut effects: Vec<Effect> =
        follow_up.awaited().into_iter().map(|person| Effect::CloseGate(mediation.follow_up_gate(person))).collect();
    follow_up.asking = Asking::Over;
    effects.push(measure::kept(follow_up));
    let until = due::agreement_kept(ends_at, given.policy);
    effects.push(Effect::LookLater { check: Check::Keeping, at: until });
    Ok(Decision::step(next, given.entry("follow-up-over"), effects))
}

/// Somebody says whether it held.
pub(super) fn answer(mediation: &Mediation, person: PersonId, held: Held, channel: Channel, given: Given<'_>) -> Decided {
    let mut next = mediation.clone();
    let follow_up = open(&mut next, |asking| matches!(asking, Asking::Open { .. }))?;
    if !follow_up.people.contains(&person) {
        return Err(Refusal::out_of_order());
    }
    if follow_up.asks_until(person).is_none() {
        return Err(Refusal::new("already-answered", "OUT-4"));
    }
    let known = follow_up.is_to_be_taken_up();
    follow_up.answers.push(HeldAnswer { person, held, channel });
    follow_up.taken_up &= held == Held::Yes;
    let mut effects = vec![Effect::CloseGate(mediation.follow_up_gate(person))];
    if follow_up.is_to_be_taken_up() && !known {
        effects.extend([Effect::Moved, mediation.tell_program(Template::AgreementBroken)]);
    }
    let entry = given.entry("follow-up-answered").with("person", person).with("channel", channel);
    Ok(Decision::step(next, entry, effects))
}

/// The program has taken up that it didn't hold.
pub(super) fn take_up(mediation: &Mediation, given: Given<'_>) -> Decided {
    let mut next = mediation.clone();
    match &mut next.follow_up {
        Some(follow_up) if follow_up.is_to_be_taken_up() => follow_up.taken_up = true,
        _ => return Err(Refusal::out_of_order()),
    }
    Ok(Decision::step(next, given.entry("follow-up-taken-up"), vec![Effect::Moved]))
}

fn open(mediation: &mut Mediation, stands: impl Fn(Asking) -> bool) -> Result<&mut FollowUp, Refusal> {
    mediation.follow_up.as_mut().filter(|follow_up| stands(follow_up.asking)).ok_or_else(Refusal::out_of_order)
}
