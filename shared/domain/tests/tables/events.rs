//! A booked session on a day on which something turns out to be on in the city (SCH-3).

use domain::blackouts::Event;
use domain::mediation::{Check, Command, Effect, Mediation, Stage, decide};
use domain::notice::{GateKind, Recipient, Template};
use domain::vocabulary::{Desk, Kind, WaitingOn};
use domain::{Actor, Policy, Refusal};
use jiff::{Timestamp, ToSpan};

use crate::support::*;

fn booked() -> Mediation {
    mediations().into_iter().find(|(label, _)| *label == "booked").unwrap().1
}

/// A policy with a game on the day of the first time that was offered.
fn with_a_game() -> Policy {
    let mut policy = policy();
    let day = policy.date(FIRST_TIME.parse().unwrap());
    policy.sessions.events = vec![Event { name: "Game".into(), first: day, last: day, yearly: false, from: None, until: None }];
    policy
}

fn looked_at(state: &Mediation, policy: &Policy, now: Timestamp) -> Result<(Mediation, Vec<Effect>), Refusal> {
    let decided = decide(state, Command::Look(Check::Event), &Actor::System, policy, now)?;
    Ok((decided.next, decided.effects))
}

#[test]
fn sch_3_when_the_list_changes_the_program_hears_once_of_a_session_on_such_a_day() {
    let (noted, effects) = looked_at(&booked(), &with_a_game(), now()).unwrap();
    let told = effects.iter().find_map(|effect| match effect {
        Effect::Notify(notice) => Some((notice.template, notice.to, notice.by.map(|day| day.to_string()))),
        _ => None,
    });
    assert_eq!(told, Some((Template::SessionOnEvent, Recipient::Desk(Desk::Program), Some("2026-12-08".to_owned()))));
    assert_eq!((noted.waiting_on(), booked().waiting_on()), (WaitingOn::Program, WaitingOn::Mediators));
    assert!(looked_at(&noted, &with_a_game(), now()).is_err(), "another change of the list tells nothing new");
    let (cleared, effects) = looked_at(&noted, &policy(), now()).unwrap();
    assert_eq!((cleared.waiting_on(), effects), (WaitingOn::Mediators, vec![Effect::Moved]), "the game is off");
}

#[test]
fn sch_3_a_session_that_moves_to_another_day_waits_for_nobody_any_more() {
    let noted = looked_at(&booked(), &with_a_game(), now()).unwrap().0;
    let moved = mediated_at(&noted, vec![offer(&[SECOND_TIME])], objections_over());
    let moved = mediated(&moved, vec![picks(RESIDENT, &[SECOND_TIME]), picks(OFFICER, &[SECOND_TIME])]);
    assert_eq!((moved.stage.code(), moved.waiting_on()), ("booked", WaitingOn::Mediators));
}

#[test]
fn sch_3_the_program_may_let_it_stay_and_isnt_asked_again_until_the_list_is_another() {
    let noted = looked_at(&booked(), &with_a_game(), now()).unwrap().0;
    let keeps = |state: &Mediation, at| decide(state, Command::KeepSession, &Actor::System, &with_a_game(), at);
    assert_eq!(keeps(&booked(), now()).unwrap_err(), Refusal::out_of_order(), "nothing is to be decided");
    let begun = FIRST_TIME.parse::<Timestamp>().unwrap();
    assert_eq!(keeps(&noted, begun).unwrap_err().code, "session-begun");
    let kept = keeps(&noted, now()).unwrap();
    assert_eq!((kept.next.waiting_on(), kept.effects), (WaitingOn::Mediators, vec![Effect::Moved]), "nobody had asked for it");
    assert!(looked_at(&kept.next, &with_a_game(), now()).is_err(), "it was decided");
    let cleared = looked_at(&kept.next, &policy(), now()).unwrap().0;
    assert_eq!(looked_at(&cleared, &with_a_game(), now()).unwrap().0, noted, "another list is another question");
}

#[test]
fn sch_8_whoever_asked_for_another_time_is_told_when_the_session_stays_and_can_ask_again() {
    let asked = mediated(&booked(), vec![cannot_come(RESIDENT)]);
    let kept = decide(&asked, Command::KeepSession, &Actor::System, &policy(), now()).unwrap();
    let Stage::Booked { session, .. } = &asked.stage else { panic!("it is booked") };
    let told: Vec<_> =
        kept.effects.iter().filter_map(|effect| if let Effect::Notify(notice) = effect { Some(notice) } else { None }).collect();
    assert_eq!(told.len(), 1);
    assert_eq!((told[0].template, told[0].to), (Template::SessionStays, Recipient::Person(person(RESIDENT))));
    assert_eq!(told[0].appointment.as_ref(), Some(&session.appointment()));
    let gate = told[0].gate.unwrap();
    assert_eq!((gate.kind, gate.person, gate.version), (GateKind::Session, Some(person(RESIDENT)), session.sequence));
    assert_eq!((&kept.next, kept.next.waiting_on()), (&booked(), WaitingOn::Mediators));
    let offered = mediated_at(&asked, vec![offer(&[SECOND_TIME])], objections_over());
    let late = decide(&offered, Command::KeepSession, &Actor::System, &policy(), objections_over());
    assert_eq!(late.unwrap_err(), Refusal::out_of_order(), "other times are on offer; the session stays meanwhile");
}

#[test]
fn sch_3_nothing_is_looked_at_where_nobody_of_the_department_comes_where_it_has_begun_or_where_nothing_is_booked() {
    let neighbors = Mediation { kind: Kind::Neighbor, ..booked() };
    let begun = FIRST_TIME.parse::<Timestamp>().unwrap() + 1.minute();
    assert!(looked_at(&neighbors, &with_a_game(), now()).is_err());
    assert!(looked_at(&booked(), &with_a_game(), begun).is_err());
    assert!(looked_at(&opened(), &with_a_game(), now()).is_err());
}
