//! What a step of a mediation changes, exactly: whose answer, whose gate, whose quarter-hours, whose mail.

use domain::matching::{AssignmentAnswer, LeftOut, LeftOutBecause};
use domain::mediation::{
    Answered, Asked, Attempt, AttemptResult, Attendance, Attended, Channel, Command, Effect, Mediation, Offer, OfferAnswer,
    Outcome, Stage, decide,
};
use domain::notice::{Gate, GateKind, Notice, Recipient, Template};
use domain::survey::Occasion;
use domain::vocabulary::{OutcomeCode, PartRole};
use domain::{Actor, Refusal};
use jiff::{Timestamp, ToSpan};

use crate::support::*;

fn at(state: &Mediation, command: Command, now: Timestamp) -> Result<(Mediation, Vec<Effect>), Refusal> {
    decide(state, command, &Actor::System, &policy(), now).map(|decided| (decided.next, decided.effects))
}

fn step(state: &Mediation, command: Command) -> (Mediation, Vec<Effect>) {
    at(state, command, now()).unwrap()
}

fn state(label: &str) -> Mediation {
    mediations().into_iter().find(|(name, _)| *name == label).unwrap().1
}

fn notices(effects: &[Effect]) -> Vec<Notice> {
    let notice = |effect: &Effect| match effect {
        Effect::Notify(notice) => Some(notice.clone()),
        _ => None,
    };
    effects.iter().filter_map(notice).collect()
}

fn told(effects: &[Effect], template: Template) -> Vec<Recipient> {
    notices(effects).into_iter().filter(|notice| notice.template == template).map(|notice| notice.to).collect()
}

fn closed(effects: &[Effect]) -> Vec<Gate> {
    let gate = |effect: &Effect| match effect {
        Effect::CloseGate(gate) => Some(*gate),
        _ => None,
    };
    effects.iter().filter_map(gate).collect()
}

fn gate(kind: GateKind, who: Option<u128>) -> Gate {
    Gate { kind, of: admission().id.uuid(), person: who.map(person), version: 1 }
}

/// The gates of a booked session: everybody's reminders, and the mediators' record.
fn booked_gates() -> Vec<Gate> {
    let people = [RESIDENT, OFFICER, FIRST_MEDIATOR, SECOND_MEDIATOR].map(|number| gate(GateKind::Session, Some(number)));
    people.into_iter().chain([gate(GateKind::Outcome, None)]).collect()
}

fn withdraw(number: u128) -> Command {
    Command::Withdraw { person: person(number) }
}

fn starts() -> Timestamp {
    FIRST_TIME.parse().unwrap()
}

#[test]
fn con_1_each_side_gets_its_own_offer_with_the_windows_last_day_behind_its_own_gate() {
    let (_, effects) = step(&state("admitted"), Command::SendOffers { place: None });
    for number in [RESIDENT, OFFICER] {
        let offers: Vec<_> = notices(&effects).into_iter().filter(|one| one.to == Recipient::Person(person(number))).collect();
        assert_eq!(offers.len(), 1);
        assert_eq!((offers[0].template, offers[0].by), (Template::Offer, Some(on(2026, 12, 6))));
        assert_eq!(offers[0].gate, Some(gate(GateKind::Offer, Some(number))));
        assert!(effects.contains(&Effect::OpenGate(gate(GateKind::Offer, Some(number)))));
    }
}

#[test]
fn con_7_a_withdrawal_before_both_said_yes_is_that_persons_no_and_nobody_elses() {
    let (after, effects) = step(&state("offering, nobody answered"), withdraw(OFFICER));
    let Stage::Offering { offers, .. } = after.stage else { panic!("offering") };
    let answer = |number, answer| Offer { person: person(number), answer };
    let no = Answered { answer: OfferAnswer::No, at: now(), shown: None };
    assert_eq!(offers, [answer(RESIDENT, None), answer(OFFICER, Some(no))]);
    assert_eq!(effects, [Effect::CloseGate(gate(GateKind::Offer, Some(OFFICER)))]);
}

#[test]
fn con_7_whoever_had_answered_closes_no_gate_a_second_time_by_withdrawing() {
    let said_yes = mediated(&state("offering, nobody answered"), vec![says(RESIDENT, OfferAnswer::Yes)]);
    assert_eq!(step(&said_yes, withdraw(RESIDENT)).1, []);
}

#[test]
fn con_5_the_program_hears_of_silence_once_as_long_as_anybody_is_silent() {
    let all = gate(GateKind::Offer, None);
    let (offering, effects) = step(&state("admitted"), Command::SendOffers { place: None });
    assert!(effects.contains(&Effect::OpenGate(all)));
    let (one, effects) = step(&offering, says(RESIDENT, OfferAnswer::Yes));
    assert_eq!(closed(&effects), [gate(GateKind::Offer, Some(RESIDENT))]);
    assert_eq!(closed(&step(&one, says(OFFICER, OfferAnswer::No)).1), [gate(GateKind::Offer, Some(OFFICER)), all]);
    assert_eq!(closed(&step(&one, withdraw(OFFICER)).1), [gate(GateKind::Offer, Some(OFFICER)), all]);
    assert_eq!(closed(&step(&one, withdraw(RESIDENT)).1), [], "the officer is silent still");
}

#[test]
fn con_5_the_windows_end_closes_the_gates_of_those_who_did_not_answer_and_nobody_elses() {
    let end = now() + (24 * 14).hours();
    let (after, effects) = at(&state("offering, the officer said no"), Command::WindowElapsed, end).unwrap();
    assert_eq!(closed(&effects), [gate(GateKind::Offer, Some(RESIDENT)), gate(GateKind::Offer, None)]);
    assert!(matches!(after.stage, Stage::Ended { reason, .. } if reason.code() == "declined"));
    let (after, effects) = at(&state("offering, nobody answered"), Command::WindowElapsed, end).unwrap();
    assert_eq!(closed(&effects).len(), 3);
    assert!(matches!(after.stage, Stage::Ended { reason, .. } if reason.code() == "expired"));
}

#[test]
fn con_4_from_the_sessions_first_second_a_withdrawal_is_without_agreement_and_before_it_not_held() {
    let code = |now| {
        let (_, effects) = at(&state("booked"), withdraw(RESIDENT), now).unwrap();
        effects.iter().find_map(|effect| match effect {
            Effect::Ended { code, .. } => Some(*code),
            _ => None,
        })
    };
    assert_eq!(code(starts() - 1.second()), Some(OutcomeCode::NotHeld));
    assert_eq!(code(starts()), Some(OutcomeCode::NoAgreement));
}

#[test]
fn sch_7_calling_a_session_off_raises_its_sequence_and_closes_what_its_reminders_wait_for() {
    let (_, effects) = step(&state("booked"), withdraw(RESIDENT));
    let named = notices(&effects).into_iter().filter_map(|one| Some((one.template, one.appointment?.sequence)));
    let sequences: Vec<_> = named.collect();
    assert_eq!(sequences, [(Template::SessionCancelled, 2); 4]);
    assert_eq!(closed(&effects), booked_gates());
}

#[test]
fn stf_2_the_program_hears_what_wont_go_ahead_and_who_didnt_come() {
    let program = [Recipient::Desk(domain::vocabulary::Desk::Program)];
    let end = now() + (24 * 14).hours();
    for (label, command, now) in [
        ("offering, the officer said no", Command::WindowElapsed, end),
        ("consented", withdraw(RESIDENT), now()),
        ("booked", withdraw(OFFICER), starts()),
    ] {
        let (_, effects) = at(&state(label), command, now).unwrap();
        assert_eq!(told(&effects, Template::WillNotGoAhead), program, "{label}");
    }
    assert_eq!(step(&state("offering, nobody answered"), says(OFFICER, OfferAnswer::No)).1.len(), 1, "a no is not told before");
    let recorded = |outcome: Outcome, first: Attendance| {
        let mut attendance = attendance();
        attendance[0].attendance = first;
        let effects = at(&state("booked"), Command::RecordOutcome { outcome, attendance }, starts()).unwrap().1;
        told(&effects, Template::NoShow)
    };
    assert_eq!(recorded(Outcome::NoShow, Attendance::Absent), program);
    assert_eq!(recorded(Outcome::Cancelled, Attendance::Absent), program);
    assert_eq!(recorded(Outcome::NoShow, Attendance::Excused), program);
    assert_eq!(recorded(Outcome::Cancelled, Attendance::Excused), []);
}

#[test]
fn con_2_whoever_was_asked_to_mediate_hears_that_it_is_over_as_the_participants_do() {
    let people = |numbers: &[u128]| numbers.iter().map(|number| Recipient::Person(person(*number))).collect::<Vec<_>>();
    for (label, mediators) in [("consented", vec![]), ("assigning", vec![FIRST_MEDIATOR, SECOND_MEDIATOR])] {
        let (_, effects) = step(&state(label), withdraw(OFFICER));
        assert_eq!(told(&effects, Template::NotGoingAhead), people(&[RESIDENT, OFFICER]), "{label}");
        assert_eq!(told(&effects, Template::AssignmentEnded), people(&mediators), "{label}");
    }
}

#[test]
fn med_5_a_mediators_answer_is_their_own_and_a_conflict_ends_the_assignment_of_the_others_alone() {
    let asked = |first, second| {
        [(FIRST_MEDIATOR, first), (SECOND_MEDIATOR, second)].map(|(number, clear)| Asked {
            mediator: person(number),
            clear,
            languages: mediator(number).languages,
        })
    };
    for (number, expected) in [(FIRST_MEDIATOR, asked(true, false)), (SECOND_MEDIATOR, asked(false, true))] {
        let (after, effects) = step(&state("assigning"), clear(number));
        let closes = Effect::CloseGate(gate(GateKind::Assignment, Some(number)));
        assert_eq!((after.stage, effects), (Stage::Assigning { asked: expected.to_vec() }, vec![closes]));
    }
    let (after, effects) = step(&state("assigning"), assignment(FIRST_MEDIATOR, AssignmentAnswer::Conflict));
    assert_eq!(after.left_out, [LeftOut { mediator: person(FIRST_MEDIATOR), because: LeftOutBecause::Conflict }]);
    assert_eq!(told(&effects, Template::AssignmentEnded), [Recipient::Person(person(SECOND_MEDIATOR))]);
    assert_eq!(at(&state("assigning"), assignment(99, AssignmentAnswer::Conflict), now()), Err(Refusal::out_of_order()));
}

#[test]
fn med_3_a_case_needs_its_own_languages_and_none_of_its_own_people() {
    let needs = state("consented").needs(on(2026, 11, 22));
    assert_eq!(needs.languages.iter().map(|one| one.code()).collect::<Vec<_>>(), ["en", "es"]);
    assert_eq!(needs.participants, [RESIDENT, OFFICER].map(person));
}

#[test]
fn sch_1_a_conversation_of_today_or_earlier_is_recorded_once_for_each_side() {
    let preparing = state("preparing");
    let record = |number, day| conversation(number, day, true);
    for day in [on(2026, 11, 21), on(2026, 11, 22)] {
        assert_eq!(step(&preparing, record(RESIDENT, day)).0.stage.code(), "preparing");
    }
    let refused = |state: &Mediation, command| at(state, command, now()).unwrap_err().code;
    assert_eq!(refused(&preparing, record(RESIDENT, on(2026, 11, 23))), "in-the-future");
    assert_eq!(refused(&state("preparing, resident done"), prepared(RESIDENT)), "already-prepared");
    assert_eq!(step(&state("preparing, resident done"), prepared(OFFICER)).0.stage.code(), "prepared");
}

#[test]
fn sch_4_a_first_pick_closes_that_persons_gate_and_a_change_of_mind_does_not_close_it_again() {
    let (after, effects) = step(&state("picking"), picks(RESIDENT, &[FIRST_TIME]));
    assert_eq!(effects, [Effect::CloseGate(gate(GateKind::Times, Some(RESIDENT)))]);
    let (after, effects) = step(&after, picks(RESIDENT, &[SECOND_TIME]));
    assert_eq!((after.stage.code(), effects), ("picking", vec![]));
    let (_, effects) = step(&after, withdraw(RESIDENT));
    assert_eq!(closed(&effects), [gate(GateKind::Times, Some(OFFICER))]);
}

#[test]
fn sch_4_times_that_suit_one_side_alone_book_nothing_and_the_program_hears_of_it() {
    let one = mediated(&state("picking"), vec![picks(RESIDENT, &[FIRST_TIME])]);
    let (after, effects) = step(&one, picks(OFFICER, &[SECOND_TIME]));
    assert_eq!((after.stage.code(), told(&effects, Template::NoCommonTime).len()), ("prepared", 1));
}

#[test]
fn sch_2_a_booking_takes_everyone_and_the_room_from_its_beginning_to_the_end_of_the_gap() {
    let (after, effects) = step(&state("picking, the officer picked"), picks(RESIDENT, &[FIRST_TIME]));
    let locks = effects.iter().find_map(|effect| match effect {
        Effect::Book { locks, .. } => Some(locks.clone()),
        _ => None,
    });
    let locks = locks.unwrap();
    let day = on(2026, 12, 8);
    assert_eq!(locks.len(), 5, "two sides, two mediators, a room");
    // 18:00 to 20:00 UTC and half an hour behind it.
    assert!(locks.iter().all(|lock| lock.day == day && lock.quarters == (72..82).collect::<Vec<u8>>()));
    let Stage::Booked { session, .. } = &after.stage else { panic!("booked") };
    assert_eq!((session.sequence, session.locked_until), (1, starts() + 150.minutes()));
    let booked = notices(&effects);
    assert_eq!(booked.len(), 4);
    for (notice, own) in booked.iter().zip(booked_gates()) {
        assert!(notice.gate == Some(own) && notice.appointment.is_some());
    }
    for gate in booked_gates() {
        assert!(effects.contains(&Effect::OpenGate(gate)));
    }
}

#[test]
fn wall_4_what_was_written_down_only_to_get_there_is_gone_with_the_closing() {
    let mut surveyed = state("concluded, surveys sent");
    assert_eq!(surveyed.prepared.len(), 2);
    let attempt = Attempt { person: person(RESIDENT), at: now(), channel: Channel::Phone, result: AttemptResult::NoAnswer };
    surveyed.attempts.push(attempt);
    surveyed.calls_wanted.push(person(RESIDENT));
    surveyed.objectors.push(person(RESIDENT));
    surveyed.left_out.push(LeftOut { mediator: person(13), because: LeftOutBecause::Declined });
    let (closed, _) = step(&surveyed, Command::Close);
    let mut bare = surveyed.clone();
    (bare.prepared, bare.attempts, bare.calls_wanted, bare.objectors, bare.left_out) = Default::default();
    bare.stage = closed.stage.clone();
    assert_eq!((closed.stage.code(), &closed), ("closed", &bare));
}

#[test]
fn out_1_sur_1_from_the_sessions_beginning_its_outcome_is_recorded_and_whoever_was_there_gets_a_survey() {
    let present = [Attendance::Present, Attendance::Late, Attendance::Absent, Attendance::Excused];
    let attendance: Vec<Attended> =
        attendance().into_iter().zip(present).map(|(one, attendance)| Attended { attendance, ..one }).collect();
    let command = || Command::RecordOutcome { outcome: Outcome::Agreement, attendance: attendance.clone() };
    assert!(at(&state("booked"), command(), starts() - 1.second()).is_err());
    let (_, effects) = at(&state("booked"), command(), starts()).unwrap();
    let people = vec![(person(RESIDENT), PartRole::Resident), (person(OFFICER), PartRole::Employee)];
    assert!(effects.contains(&Effect::SurveysDue { occasion: Occasion::Session, people }));
    assert_eq!(closed(&effects), booked_gates());
    assert!(effects.contains(&Effect::Ended { code: OutcomeCode::Agreement, on: on(2026, 12, 8) }));
}

#[test]
fn clk_3_what_the_newest_case_says_of_the_last_day_counts_and_a_session_after_it_is_for_the_program_to_decide() {
    let clock = |version, last_day| Command::ClockChanged { version, last_day };
    // The session is on 8 December.
    for (last_day, too_late) in [(on(2026, 12, 9), false), (on(2026, 12, 8), false), (on(2026, 12, 7), true)] {
        let (after, effects) = step(&state("booked"), clock(2, last_day));
        assert_eq!((after.last_day, after.case_version, after.stage), (Some(last_day), 2, state("booked").stage));
        assert_eq!(told(&effects, Template::SessionPastSafeDate).len(), usize::from(too_late), "{last_day}");
        assert_eq!(told(&step(&state("picking"), clock(2, last_day)).1, Template::SessionPastSafeDate).len(), 0);
    }
    let (newer, _) = step(&state("booked"), clock(3, on(2027, 1, 31)));
    assert_eq!(at(&newer, clock(3, on(2026, 12, 1)), now()), Err(Refusal::new("overtaken", "STATE")));
}
