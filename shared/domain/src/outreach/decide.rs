//! What may be done to a request, and what follows (OUTR-3 to OUTR-7).

use uuid::Uuid;

use super::{Ask, DenialReason, Effect, Engagement, House, Need, OnEvent, Stage, Verdict, verdict};
use crate::decision::{Actor, Decision, Entry};
use crate::ids::{EngagementId, PersonId, Reference};
use crate::notice::{Notice, Recipient, Template};
use crate::policy::Policy;
use crate::refusal::Refusal;
use crate::vocabulary::Desk;
use jiff::Timestamp;

/// What somebody wants done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Whoever asked asks for something else.
    Amend {
        /// What.
        ask: Ask,
        /// The area of its place.
        area: Option<String>,
        /// Whose it is.
        specialist: Option<PersonId>,
    },
    /// It is called off.
    Cancel,
    /// Another specialist takes it (OUTR-6).
    HandOver(PersonId),
    /// A supervisor approves a part of it.
    Grant(Need),
    /// It takes place.
    Approve {
        /// What holds the quarter-hours.
        booking: Uuid,
        /// Whose it is, and where they work.
        specialist: House,
        /// Who presents besides, and where they work.
        presenters: Vec<(PersonId, House)>,
    },
    /// It doesn't as it was asked for.
    Deny(DenialReason),
    /// It took place.
    Complete {
        /// How many people were there.
        headcount: u32,
    },
    /// Whoever asked says how it was, from 1 to 5.
    Rate(u8),
    /// The city's list of what is on may be another.
    Look,
    /// It takes place, although something is on.
    Keep,
}

/// Who hears of a request when it is filed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// Whoever asked, and the unit.
    Everybody,
    /// Nobody: more arrives than people ask for, and an address that somebody typed may be another's. The unit finds it in its list, and
    /// what it decides is told.
    Nobody,
}

/// What a command comes to.
pub type Decided = Result<Decision<Engagement, Effect>, Refusal>;

/// A new request. It is never refused: what speaks against it is for whoever decides (OUTR-2, OUTR-3).
#[must_use]
pub fn file(
    (id, reference, requester): (EngagementId, Reference, PersonId),
    (ask, area, specialist): (Ask, Option<String>, Option<PersonId>),
    told: Told,
    by: Actor,
    policy: &Policy,
    now: Timestamp,
) -> Decision<Engagement, Effect> {
    let next = Engagement {
        id,
        reference,
        requester,
        ask,
        area,
        specialist,
        presenters: Vec::new(),
        granted: [].into(),
        sequence: 0,
        on_event: None,
        stage: Stage::Filed,
    };
    let mut effects = Vec::new();
    if told == Told::Everybody {
        effects.push(to(&next, Template::RequestReceived, policy));
        effects.extend(asks_the_unit(&next, Template::RequestFiled, &verdict(&next.ask, policy, now), policy));
    }
    Decision::step(next, Entry::new("request-filed", by, now), effects)
}

/// Decides.
///
/// # Errors
/// By which rule it isn't possible.
pub fn decide(engagement: &Engagement, command: Command, by: &Actor, policy: &Policy, now: Timestamp) -> Decided {
    let begun = engagement.ask.starts_at <= now;
    let step = |next: Engagement, entry: Entry, effects| Ok(Decision::step(next, entry, effects));
    let entry = |what: &str| Entry::new(what, by.clone(), now);
    match (&engagement.stage, command) {
        (Stage::Filed | Stage::Denied { .. }, Command::Amend { ask, area, specialist }) => {
            amend(engagement, (ask, area, specialist), by, policy, now)
        }
        (Stage::Approved { .. }, Command::Amend { ask, area, specialist }) if !begun => {
            amend(engagement, (ask, area, specialist), by, policy, now)
        }
        (Stage::Filed | Stage::Denied { .. }, Command::Cancel) => cancel(engagement, by, policy, now),
        (Stage::Approved { .. }, Command::Cancel) if !begun => cancel(engagement, by, policy, now),
        (Stage::Filed, Command::HandOver(specialist)) => {
            step(Engagement { specialist: Some(specialist), ..engagement.clone() }, entry("handed-over"), Vec::new())
        }
        (Stage::Approved { booking }, Command::HandOver(specialist)) if !begun => {
            hand_over(engagement, *booking, specialist, by, now)
        }
        (Stage::Filed, Command::Grant(need)) => {
            if !verdict(&engagement.ask, policy, now).needs().contains(&need) || engagement.granted.contains(&need) {
                return Err(Refusal::new("nothing-to-approve", "OUTR-5"));
            }
            let mut next = engagement.clone();
            next.granted.insert(need);
            step(next, entry("part-approved").with("part", need), Vec::new())
        }
        (Stage::Filed, Command::Approve { booking, specialist, presenters }) => {
            approve(engagement, booking, (specialist, &presenters), by, policy, now)
        }
        (Stage::Filed, Command::Deny(reason)) => {
            let next = Engagement { stage: Stage::Denied { reason }, ..engagement.clone() };
            let told = to(&next, Template::RequestDenied, policy);
            step(next, entry("request-denied").with("denial", reason), vec![told])
        }
        (Stage::Approved { .. }, Command::Complete { headcount }) => {
            if now < engagement.ask.ends_at() {
                return Err(Refusal::new("not-over-yet", "OUTR-7"));
            }
            let stage = Stage::Completed { headcount, rating: None };
            let next = Engagement { stage, on_event: None, ..engagement.clone() };
            let held = Effect::Held { kind: next.ask.kind, headcount };
            let effects = vec![Effect::CloseGate(engagement.gate()), held, to(&next, Template::FeedbackWanted, policy)];
            step(next, entry("took-place").with("headcount", headcount), effects)
        }
        (Stage::Completed { headcount, rating: None }, Command::Rate(rating)) => {
            let stage = Stage::Completed { headcount: *headcount, rating: Some(rating) };
            step(Engagement { stage, ..engagement.clone() }, entry("feedback-given").with("rating", rating), Vec::new())
        }
        (Stage::Approved { .. }, Command::Look) if !begun => look(engagement, by, policy, now),
        (Stage::Approved { .. }, Command::Keep) => match &engagement.on_event {
            Some(on) if !on.stays => {
                let on_event = Some(OnEvent { stays: true, ..on.clone() });
                step(Engagement { on_event, ..engagement.clone() }, entry("kept-on-event"), Vec::new())
            }
            _ => Err(Refusal::new("nothing-on-then", "SCH-3")),
        },
        _ => Err(Refusal::out_of_order()),
    }
}

/// Whatever was approved or denied of it begins anew.
fn amend(
    engagement: &Engagement,
    (ask, area, specialist): (Ask, Option<String>, Option<PersonId>),
    by: &Actor,
    policy: &Policy,
    now: Timestamp,
) -> Decided {
    let (mut effects, off) = called_off(engagement, policy);
    let next = Engagement {
        ask,
        area,
        specialist,
        presenters: Vec::new(),
        granted: [].into(),
        on_event: None,
        stage: Stage::Filed,
        ..off
    };
    effects.extend(asks_the_unit(&next, Template::RequestChanged, &verdict(&next.ask, policy, now), policy));
    Ok(Decision::step(next, Entry::new("request-amended", by.clone(), now), effects))
}

fn cancel(engagement: &Engagement, by: &Actor, policy: &Policy, now: Timestamp) -> Decided {
    let (mut effects, off) = called_off(engagement, policy);
    let next = Engagement { stage: Stage::Cancelled, on_event: None, ..off };
    match by {
        Actor::Staff(_) if effects.is_empty() => effects.push(to(&next, Template::RequestCancelled, policy)),
        Actor::Staff(_) => {}
        _ => effects.push(at_the_desk(&next, Template::RequestWithdrawn, policy)),
    }
    Ok(Decision::step(next, Entry::new("request-cancelled", by.clone(), now), effects))
}

/// What calling off takes where it was approved: everybody hears of it, and everything is free again.
fn called_off(engagement: &Engagement, policy: &Policy) -> (Vec<Effect>, Engagement) {
    let Stage::Approved { booking } = engagement.stage else { return (Vec::new(), engagement.clone()) };
    let next = Engagement { sequence: engagement.sequence + 1, ..engagement.clone() };
    let mut effects = vec![
        Effect::CloseGate(engagement.gate()),
        Effect::Release { booking, locks: engagement.locks() },
        to(&next, Template::RequestCancelled, policy).at(&next),
    ];
    effects.extend(engagement.people().into_iter().map(|person| presenting(&next, person, Template::PresentationOff)));
    (effects, next)
}

fn hand_over(engagement: &Engagement, booking: Uuid, specialist: PersonId, by: &Actor, now: Timestamp) -> Decided {
    if engagement.people().contains(&specialist) {
        return Err(Refusal::new("presents-already", "OUTR-6"));
    }
    let sequence = engagement.sequence + 1;
    let next = Engagement { specialist: Some(specialist), sequence, ..engagement.clone() };
    let mut effects = vec![
        Effect::OpenGate(next.gate()),
        Effect::Rebook { booking, from: engagement.locks(), to: next.locks() },
        Effect::Approved,
        presenting(&next, specialist, Template::PresentationAssigned),
    ];
    effects.extend(engagement.specialist.map(|before| presenting(&next, before, Template::PresentationOff)));
    Ok(Decision::step(next, Entry::new("handed-over", by.clone(), now), effects))
}

fn approve(
    engagement: &Engagement,
    booking: Uuid,
    (specialist, presenters): (House, &[(PersonId, House)]),
    by: &Actor,
    policy: &Policy,
    now: Timestamp,
) -> Decided {
    let found = verdict(&engagement.ask, policy, now);
    if let Some(block) = found.block() {
        return Err(match block.code {
            "on-event" => Refusal::new("request-on-event", "OUTR-3"),
            "weekend-too-short" => Refusal::new("request-too-short", "OUTR-4"),
            _ => Refusal::new("request-past", "OUTR-7"),
        });
    }
    if !found.needs().is_subset(&engagement.granted) {
        return Err(Refusal::new("supervisor-first", "OUTR-4"));
    }
    let Some(whose) = engagement.specialist else { return Err(Refusal::new("no-specialist", "OUTR-6")) };
    let mut others: Vec<(PersonId, House)> = Vec::new();
    for &(person, house) in presenters {
        if person != whose && others.iter().all(|(known, _)| *known != person) {
            others.push((person, house));
        }
    }
    let houses: Vec<House> = others.iter().map(|(_, house)| *house).chain([specialist]).collect();
    if engagement.ask.kind.is_about_mediation() && ![House::City, House::Program].iter().all(|house| houses.contains(house)) {
        return Err(Refusal::new("presenters-of-both", "OUTR-1"));
    }
    let next = Engagement {
        presenters: others.into_iter().map(|(person, _)| person).collect(),
        sequence: engagement.sequence + 1,
        stage: Stage::Approved { booking },
        ..engagement.clone()
    };
    let mut effects = vec![
        Effect::OpenGate(next.gate()),
        Effect::Book { booking, locks: next.locks() },
        Effect::Approved,
        to(&next, Template::RequestApproved, policy).at(&next),
    ];
    effects.extend(next.people().into_iter().map(|person| presenting(&next, person, Template::PresentationAssigned)));
    Ok(Decision::step(next, Entry::new("request-approved", by.clone(), now), effects))
}

/// Something may be on in the city now: the unit hears of it once, and nothing is called off by itself (SCH-3).
fn look(engagement: &Engagement, by: &Actor, policy: &Policy, now: Timestamp) -> Decided {
    let on = policy.on_during(engagement.ask.starts_at, engagement.ask.ends_at());
    let known = engagement.on_event.as_ref().map(|on| on.event.as_str());
    // An event that a supervisor knew of when it was approved is no news.
    if on == known || (on.is_some() && engagement.granted.contains(&Need::MajorEvent)) {
        return Err(Refusal::new("nothing-on-then", "SCH-3"));
    }
    let on_event = on.map(|event| OnEvent { event: event.to_owned(), stays: false });
    let next = Engagement { on_event, ..engagement.clone() };
    let told = next.on_event.as_ref().map(|_| at_the_desk(&next, Template::RequestOnEvent, policy));
    Ok(Decision::step(next, Entry::new("event-looked-at", by.clone(), now), told.into_iter().collect()))
}

/// The unit hears of something to decide, and of what a supervisor decides first.
fn asks_the_unit(engagement: &Engagement, template: Template, found: &Verdict, policy: &Policy) -> Vec<Effect> {
    let mut effects = vec![at_the_desk(engagement, template, policy)];
    if !found.needs().is_empty() {
        effects.push(at_the_desk(engagement, Template::RequestApprovalWanted, policy));
    }
    effects
}

fn to(engagement: &Engagement, template: Template, policy: &Policy) -> Effect {
    mail(engagement, template, Recipient::Person(engagement.requester), policy)
}

fn at_the_desk(engagement: &Engagement, template: Template, policy: &Policy) -> Effect {
    mail(engagement, template, Recipient::Desk(Desk::Outreach), policy)
}

/// A mail that names the day.
fn mail(engagement: &Engagement, template: Template, whom: Recipient, policy: &Policy) -> Effect {
    let notice = Notice::new(template, whom, engagement.id.uuid(), &engagement.reference);
    Effect::Notify(notice.by(policy.date(engagement.ask.starts_at)))
}

fn presenting(engagement: &Engagement, person: PersonId, template: Template) -> Effect {
    let whom = Recipient::Person(person);
    Effect::Notify(Notice::new(template, whom, engagement.id.uuid(), &engagement.reference)).at(engagement)
}

impl Effect {
    /// A mail that names when it is, with what a calendar does about it.
    fn at(self, engagement: &Engagement) -> Self {
        match self {
            Self::Notify(notice) => Self::Notify(notice.at(engagement.appointment())),
            other => other,
        }
    }
}
