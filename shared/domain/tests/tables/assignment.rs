//! Mediators: asked, clear, named, objected to, replaced (MED-3, MED-5, MED-6).

use domain::matching::{AssignmentAnswer, LeftOut, LeftOutBecause};
use domain::mediation::{Command, Companion, CompanionPart, Effect, Mediation, Stage, decide};
use domain::notice::{Gate, GateKind, Notice, Recipient, Template};
use domain::vocabulary::Language;
use domain::{Actor, Refusal};
use jiff::{Timestamp, ToSpan};

use crate::support::*;

fn at(state: &Mediation, command: Command, now: Timestamp) -> Result<(Mediation, Vec<Effect>), Refusal> {
    decide(state, command, &Actor::System, &policy(), now).map(|decided| (decided.next, decided.effects))
}

fn step(state: &Mediation, command: Command) -> (Mediation, Vec<Effect>) {
    at(state, command, now()).unwrap()
}

fn refused(state: &Mediation, command: Command) -> (&'static str, &'static str) {
    let refusal = at(state, command, now()).unwrap_err();
    (refusal.code, refusal.rule)
}

fn state(label: &str) -> Mediation {
    mediations().into_iter().find(|(name, _)| *name == label).unwrap().1
}

fn notices(effects: &[Effect], template: Template) -> Vec<Notice> {
    let notice = |effect: &Effect| match effect {
        Effect::Notify(notice) if notice.template == template => Some(notice.clone()),
        _ => None,
    };
    effects.iter().filter_map(notice).collect()
}

fn told(effects: &[Effect], template: Template) -> Vec<Recipient> {
    notices(effects, template).into_iter().map(|notice| notice.to).collect()
}

fn closed(effects: &[Effect]) -> Vec<Gate> {
    let gate = |effect: &Effect| match effect {
        Effect::CloseGate(gate) => Some(*gate),
        _ => None,
    };
    effects.iter().filter_map(gate).collect()
}

fn assignment_gate(number: u128, version: u64) -> Gate {
    Gate { kind: GateKind::Assignment, of: admission().id.uuid(), person: Some(person(number)), version }
}

fn people(numbers: &[u128]) -> Vec<Recipient> {
    numbers.iter().map(|number| Recipient::Person(person(*number))).collect()
}

fn objects(number: u128, mediator: u128) -> Command {
    Command::Object { person: person(number), mediator: person(mediator) }
}

fn conflict(number: u128) -> Command {
    assignment(number, AssignmentAnswer::Conflict)
}

#[test]
fn med_5_each_mediator_is_asked_behind_a_gate_of_their_own_and_once_more_behind_another() {
    let (assigning, effects) = step(&state("consented"), ask());
    for number in [FIRST_MEDIATOR, SECOND_MEDIATOR] {
        assert!(effects.contains(&Effect::OpenGate(assignment_gate(number, 1))));
    }
    assert!(
        effects.contains(&Effect::MediatorsAsked { people: [FIRST_MEDIATOR, SECOND_MEDIATOR].map(person).to_vec(), asking: 1 })
    );
    let briefs = notices(&effects, Template::Assignment);
    assert_eq!(
        briefs.iter().map(|one| one.gate).collect::<Vec<_>>(),
        [Some(assignment_gate(FIRST_MEDIATOR, 1)), Some(assignment_gate(SECOND_MEDIATOR, 1)),]
    );
    let reopened = step(&assigning, assignment(FIRST_MEDIATOR, AssignmentAnswer::Declined)).0;
    let others = Command::AskMediators { team: vec![mediator(13), mediator(SECOND_MEDIATOR)] };
    assert!(step(&reopened, others).1.contains(&Effect::OpenGate(assignment_gate(13, 2))));
}

#[test]
fn med_3_whoever_declined_objected_to_or_silent_is_left_out_with_the_reason() {
    for (state, command, because) in [
        (state("assigning"), conflict(FIRST_MEDIATOR), LeftOutBecause::Conflict),
        (state("assigning"), assignment(FIRST_MEDIATOR, AssignmentAnswer::Declined), LeftOutBecause::Declined),
        (state("assigning"), Command::TakeBackAssignment { mediator: person(FIRST_MEDIATOR) }, LeftOutBecause::NoAnswer),
        (state("preparing"), objects(RESIDENT, FIRST_MEDIATOR), LeftOutBecause::Objected),
    ] {
        let (reopened, effects) = step(&state, command);
        assert_eq!(reopened.stage, Stage::Consented);
        assert_eq!(reopened.left_out, [LeftOut { mediator: person(FIRST_MEDIATOR), because }]);
        assert_eq!(refused(&reopened, ask()), (because.code(), "MED-3"));
        assert_eq!(told(&effects, Template::MediatorsToAssign).len(), 1);
        // Whoever said so themselves isn't told again.
        let knows = matches!(because, LeftOutBecause::Conflict | LeftOutBecause::Declined);
        let others = if knows { people(&[SECOND_MEDIATOR]) } else { people(&[FIRST_MEDIATOR, SECOND_MEDIATOR]) };
        assert_eq!(told(&effects, Template::AssignmentEnded), others, "{because}");
    }
}

#[test]
fn med_5_what_still_waits_for_an_answer_is_closed_when_somebody_else_cant() {
    let (one_clear, _) = step(&state("assigning"), clear(FIRST_MEDIATOR));
    let all = Gate { person: None, ..assignment_gate(SECOND_MEDIATOR, 1) };
    let open = [assignment_gate(SECOND_MEDIATOR, 1), all];
    assert_eq!(closed(&step(&one_clear, conflict(SECOND_MEDIATOR)).1), open);
    assert_eq!(closed(&step(&state("assigning"), conflict(SECOND_MEDIATOR)).1).len(), 3);
    let (_, effects) = step(&one_clear, Command::Withdraw { person: person(OFFICER) });
    assert_eq!(closed(&effects), open);
    // The program hears of silence once, and as long as anybody is silent.
    assert_eq!(closed(&step(&state("assigning"), clear(FIRST_MEDIATOR)).1), [assignment_gate(FIRST_MEDIATOR, 1)]);
    assert_eq!(closed(&step(&one_clear, clear(SECOND_MEDIATOR)).1), open);
    // Saying it twice closes nothing twice.
    assert_eq!(step(&one_clear, clear(FIRST_MEDIATOR)).1, []);
}

#[test]
fn med_5_an_answer_that_isnt_there_yet_can_be_taken_back_and_no_other() {
    let take_back = |number| Command::TakeBackAssignment { mediator: person(number) };
    let one_clear = step(&state("assigning"), clear(FIRST_MEDIATOR)).0;
    assert_eq!(refused(&one_clear, take_back(FIRST_MEDIATOR)), ("not-possible-now", "STATE"));
    assert!(at(&one_clear, take_back(SECOND_MEDIATOR), now()).is_ok());
    assert_eq!(refused(&one_clear, take_back(99)), ("not-possible-now", "STATE"));
    assert_eq!(refused(&state("preparing"), take_back(FIRST_MEDIATOR)), ("not-possible-now", "STATE"));
}

#[test]
fn med_5_a_conflict_that_comes_up_later_reopens_the_assignment_until_the_session_begins() {
    for (label, mediation) in mediations() {
        let may = matches!(mediation.stage.code(), "assigning" | "preparing" | "prepared" | "picking" | "booked");
        let reopened = at(&mediation, conflict(SECOND_MEDIATOR), now());
        assert_eq!(reopened.is_ok(), may, "{label}");
        assert!(at(&mediation, conflict(99), now()).is_err(), "{label}");
        if let Ok((next, _)) = reopened {
            assert_eq!((next.stage, next.prepared), (Stage::Consented, mediation.prepared), "what is prepared stays prepared");
        }
    }
    let starts: Timestamp = FIRST_TIME.parse().unwrap();
    let begun = at(&state("booked"), conflict(FIRST_MEDIATOR), starts);
    assert_eq!(begun, Err(Refusal::new("session-begun", "MED-5")));
    let (_, effects) = at(&state("booked"), conflict(FIRST_MEDIATOR), starts - 1.second()).unwrap();
    assert_eq!(told(&effects, Template::SessionPostponed), people(&[RESIDENT, OFFICER]));
    assert_eq!(told(&effects, Template::SessionCancelled), people(&[FIRST_MEDIATOR, SECOND_MEDIATOR]));
    assert_eq!(closed(&effects).len(), 5);
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Release { .. })));
    // Times on offer are off.
    assert_eq!(closed(&step(&state("picking"), conflict(FIRST_MEDIATOR)).1).len(), 2);
}

#[test]
fn med_6_both_sides_learn_who_mediates_and_until_when_they_may_object() {
    let (one_clear, effects) = step(&state("assigning"), clear(FIRST_MEDIATOR));
    assert_eq!(told(&effects, Template::MediatorsNamed), []);
    let (preparing, effects) = step(&one_clear, clear(SECOND_MEDIATOR));
    let named = notices(&effects, Template::MediatorsNamed);
    assert_eq!(
        named.iter().map(|one| (one.to, one.by)).collect::<Vec<_>>(),
        [
            (Recipient::Person(person(RESIDENT)), Some(on(2026, 11, 25))),
            (Recipient::Person(person(OFFICER)), Some(on(2026, 11, 25))),
        ]
    );
    assert_eq!(preparing.stage.team().unwrap().objections_until, now() + 72.hours());
}

#[test]
fn med_6_a_side_may_object_once_in_time_and_without_a_reason() {
    for (label, mediation) in mediations() {
        let may = matches!(mediation.stage.code(), "preparing" | "prepared");
        assert_eq!(at(&mediation, objects(RESIDENT, FIRST_MEDIATOR), now()).is_ok(), may, "{label}");
    }
    let preparing = state("preparing");
    let end = preparing.stage.team().unwrap().objections_until;
    assert!(at(&preparing, objects(OFFICER, SECOND_MEDIATOR), end - 1.second()).is_ok());
    assert_eq!(at(&preparing, objects(OFFICER, SECOND_MEDIATOR), end), Err(Refusal::new("objections-over", "MED-6")));
    assert_eq!(refused(&preparing, objects(99, FIRST_MEDIATOR)), ("not-possible-now", "STATE"));
    assert_eq!(refused(&preparing, objects(RESIDENT, 99)), ("not-possible-now", "STATE"));
    let again = |mediation: &Mediation| {
        let team = vec![mediator(13), mediator(SECOND_MEDIATOR)];
        mediated(mediation, vec![Command::AskMediators { team }, clear(13), clear(SECOND_MEDIATOR)])
    };
    let anew = again(&step(&preparing, objects(RESIDENT, FIRST_MEDIATOR)).0);
    assert_eq!(refused(&anew, objects(RESIDENT, SECOND_MEDIATOR)), ("already-objected", "MED-6"));
    assert!(at(&anew, objects(OFFICER, SECOND_MEDIATOR), now()).is_ok(), "the other side still may");
}

#[test]
fn med_6_a_guardian_objects_for_the_minor_and_then_neither_may_again() {
    let mut preparing = state("preparing");
    let Command::Join { companion, .. } = companion(21, CompanionPart::Guardian, RESIDENT) else { panic!("joins") };
    preparing.companions.push(companion);
    let (objected, _) = step(&preparing, objects(21, FIRST_MEDIATOR));
    assert_eq!(objected.objectors, [person(RESIDENT)]);
}

#[test]
fn med_6_no_time_is_offered_while_somebody_may_still_object() {
    let ready = state("prepared");
    let end = ready.stage.team().unwrap().objections_until;
    assert_eq!(at(&ready, offer_times(), end - 1.second()), Err(Refusal::new("objections-open", "MED-6")));
    assert!(at(&ready, offer_times(), end).is_ok());
}

#[test]
fn sch_1_new_mediators_of_people_who_are_prepared_go_on_to_the_times() {
    let reopened = step(&state("prepared"), conflict(FIRST_MEDIATOR)).0;
    let team = vec![mediator(13), mediator(SECOND_MEDIATOR)];
    let asked = mediated(&reopened, vec![Command::AskMediators { team }, clear(13)]);
    let (ready, effects) = step(&asked, clear(SECOND_MEDIATOR));
    assert_eq!((ready.stage.code(), told(&effects, Template::TimesToOffer).len()), ("prepared", 1));
}

#[test]
fn sch_1_a_doubt_about_somebody_is_the_programs_to_settle_before_any_time_is_offered() {
    let (doubtful, effects) = step(&state("preparing, resident done"), conversation(OFFICER, on(2026, 11, 22), false));
    assert_eq!((doubtful.stage.code(), told(&effects, Template::NotSuitable).len()), ("preparing", 1));
    assert!(!doubtful.is_prepared(person(OFFICER)) && doubtful.is_prepared(person(RESIDENT)));
    let (ready, effects) = step(&doubtful, conversation(OFFICER, on(2026, 11, 22), true));
    assert_eq!((ready.stage.code(), told(&effects, Template::NotSuitable).len()), ("prepared", 0));
    assert_eq!(ready.prepared.len(), 2, "the conversation that counts is kept");
    assert_eq!(refused(&state("preparing"), prepared(99)), ("not-a-participant", "SCH-1"));
}

#[test]
fn sch_7_rem_2_what_is_booked_anew_has_a_higher_number_than_what_was_called_off() {
    let (reopened, effects) = step(&state("booked"), conflict(FIRST_MEDIATOR));
    let off: Vec<_> = notices(&effects, Template::SessionPostponed).into_iter().filter_map(|one| one.appointment).collect();
    assert!(off.iter().all(|one| one.sequence == 2));
    let team = vec![mediator(13), mediator(SECOND_MEDIATOR)];
    let asked = mediated(&reopened, vec![Command::AskMediators { team }, clear(13), clear(SECOND_MEDIATOR)]);
    let picking = mediated_at(&asked, vec![offer_times(), picks(RESIDENT, &[FIRST_TIME])], objections_over());
    let (booked, effects) = at(&picking, picks(OFFICER, &[FIRST_TIME]), objections_over()).unwrap();
    let Stage::Booked { session, .. } = &booked.stage else { panic!("booked") };
    assert_eq!(session.sequence, 3);
    let new = |gate: &Gate, kind| gate.kind == kind && gate.version == 3;
    let opened = |kind| effects.iter().filter(|effect| matches!(effect, Effect::OpenGate(gate) if new(gate, kind))).count();
    assert_eq!((opened(GateKind::Session), opened(GateKind::Outcome)), (4, 1));
    let (_, effects) = at(&booked, conflict(13), objections_over()).unwrap();
    assert!(notices(&effects, Template::SessionPostponed).iter().all(|one| one.appointment.as_ref().unwrap().sequence == 4));
}

#[test]
fn med_3_the_brief_names_every_language_and_the_matcher_those_that_nobody_interprets() {
    let mut consented = state("consented");
    for (number, part, language) in [
        (21, CompanionPart::Guardian, Language::Armenian),
        (22, CompanionPart::Interpreter, Language::Chinese),
        (23, CompanionPart::Support, Language::Chinese),
    ] {
        consented.companions.push(Companion { person: person(number), part, of: person(RESIDENT), language });
    }
    assert_eq!(consented.languages(|_| true), [Language::English, Language::Spanish, Language::Armenian]);
    assert_eq!(consented.needs(on(2026, 11, 22)).languages, [Language::English, Language::Armenian]);
}
