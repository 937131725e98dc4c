//! The rules that need a whole case to show: the wall, blindness, consent, booking, outcomes.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "tests")]

#[path = "support/mod.rs"]
mod support;

use domain::complaint::{self, Answer};
use domain::matching::AssignmentAnswer;
use domain::mediation::{self, Effect, Mediation, OfferAnswer, Outcome, Stage};
use domain::notice::{Recipient, Template};
use domain::vocabulary::{Desk, OutcomeCode};
use domain::{Actor, Refusal};
use jiff::{Timestamp, ToSpan};
use proptest::prelude::*;
use support::*;

fn decide(state: &Mediation, command: mediation::Command, at: Timestamp) -> Result<(Mediation, Vec<Effect>), Refusal> {
    mediation::decide(state, command, &Actor::System, &policy(), at).map(|decided| (decided.next, decided.effects))
}

fn state(label: &str) -> Mediation {
    mediations().into_iter().find(|(name, _)| *name == label).unwrap().1
}

fn mails(effects: &[Effect]) -> Vec<(Template, Recipient)> {
    let notice = |effect: &Effect| match effect {
        Effect::Notify(notice) => Some((notice.template, notice.to)),
        _ => None,
    };
    effects.iter().filter_map(notice).collect()
}

#[test]
fn int_7_a_filing_reaches_professional_standards_at_once_and_is_due_the_next_business_day() {
    let case = filed(); // on a Sunday, Pasadena time
    assert_eq!(case.acknowledge_by, on(2026, 11, 23));
}

#[test]
fn int_8_clk_1_elig_9_a_case_is_admitted_only_with_both_approvals_an_officer_and_a_known_discovery() {
    let acknowledged = after(&filed(), vec![complaint::Command::Acknowledge]);
    let eligible = after(&acknowledged, vec![answers(Answer::No)]);
    let steps = [approve(Desk::Program), approve(Desk::ProfessionalStandards), officer(), discovery()];
    // Whatever comes last, only the whole admits.
    for last in 0..steps.len() {
        let mut order: Vec<_> = steps.to_vec();
        let final_step = order.remove(last);
        let nearly = after(&eligible, order);
        assert_eq!(nearly.stage.code(), "eligible");
        assert_eq!(after(&nearly, vec![final_step]).stage.code(), "admitted");
    }
}

#[test]
fn elig_10_a_verdict_of_not_eligible_returns_the_complaint_and_tells_both_the_resident_and_the_department() {
    let case = after(&filed(), vec![complaint::Command::Acknowledge]);
    let decided = complaint::decide(&case, answers(Answer::Yes), Actor::System, &policy(), now()).unwrap();
    assert_eq!(decided.next.stage.code(), "returned");
    let templates: Vec<_> = decided
        .effects
        .iter()
        .filter_map(|effect| match effect {
            complaint::Effect::Notify(notice) => Some(notice.template),
            _ => None,
        })
        .collect();
    assert_eq!(templates, [Template::CaseReturned, Template::NotEligible]);
}

#[test]
fn con_2_a_no_changes_nothing_that_anyone_can_see_until_the_window_ends() {
    let offering = state("offering, nobody answered");
    let (after_no, effects) = decide(&offering, says(OFFICER, OfferAnswer::No), now()).unwrap();
    assert_eq!(mails(&effects), []);
    assert!(!effects.contains(&Effect::Moved));
    assert_eq!((after_no.stage.code(), after_no.stage.waiting_on()), (offering.stage.code(), offering.stage.waiting_on()));
    let window_end = now() + (24 * 14).hours();
    assert_eq!(
        decide(&after_no, mediation::Command::WindowElapsed, window_end - 1.second()),
        Err(Refusal::new("window-still-open", "CON-2"))
    );
}

#[test]
fn con_2_con_7_a_no_a_silence_and_a_withdrawal_end_in_the_same_words_at_the_same_moment() {
    let window_end = now() + (24 * 14).hours();
    let offering = state("offering, nobody answered");
    let ways = [
        vec![],
        vec![says(OFFICER, OfferAnswer::No)],
        vec![says(RESIDENT, OfferAnswer::Yes)],
        vec![says(RESIDENT, OfferAnswer::No), says(OFFICER, OfferAnswer::Yes)],
        vec![says(RESIDENT, OfferAnswer::Yes), mediation::Command::Withdraw { person: person(RESIDENT) }],
    ];
    for way in ways {
        let answered = mediated(&offering, way);
        let (ended, effects) = decide(&answered, mediation::Command::WindowElapsed, window_end).unwrap();
        assert_eq!(ended.stage.code(), "ended");
        let everyone = [RESIDENT, OFFICER].map(|number| (Template::NotGoingAhead, Recipient::Person(person(number))));
        let program = (Template::WillNotGoAhead, Recipient::Desk(Desk::Program));
        assert_eq!(mails(&effects), [[program].as_slice(), &everyone].concat());
        assert!(effects.contains(&Effect::Ended { code: OutcomeCode::NotHeld, on: on(2026, 12, 6) }));
    }
}

#[test]
fn con_5_nobody_answers_after_the_window_and_nobody_answers_twice() {
    let window_end = now() + (24 * 14).hours();
    let offering = state("offering, nobody answered");
    let late = decide(&offering, says(OFFICER, OfferAnswer::Yes), window_end);
    assert_eq!(late, Err(Refusal::new("window-over", "CON-5")));
    let answered = state("offering, the officer said no");
    assert_eq!(decide(&answered, says(OFFICER, OfferAnswer::Yes), now()), Err(Refusal::new("already-answered", "CON-2")));
}

#[test]
fn con_4_either_side_may_withdraw_in_every_stage_from_the_offer_to_the_sessions_end() {
    for (label, mediation) in mediations() {
        for number in [RESIDENT, OFFICER] {
            let withdrawn = decide(&mediation, mediation::Command::Withdraw { person: person(number) }, now());
            let may = !matches!(mediation.stage.code(), "admitted" | "concluded" | "ended" | "closed");
            assert_eq!(withdrawn.is_ok(), may, "{label}");
        }
    }
    let booked = state("booked");
    let in_the_session: Timestamp = "2026-12-08T19:59:59Z".parse().unwrap();
    let withdraw = || mediation::Command::Withdraw { person: person(OFFICER) };
    let (_, effects) = decide(&booked, withdraw(), in_the_session).unwrap();
    assert!(effects.contains(&Effect::Ended { code: OutcomeCode::NoAgreement, on: on(2026, 12, 8) }));
    assert!(decide(&booked, withdraw(), in_the_session + 1.second()).is_err());
}

#[test]
fn sch_7_a_withdrawal_from_a_booked_session_gives_back_the_very_locks_and_takes_it_out_of_every_calendar() {
    let (_, effects) = decide(&state("picking, the officer picked"), picks(RESIDENT, &[FIRST_TIME]), now()).unwrap();
    let booked = effects.iter().find_map(|effect| match effect {
        Effect::Book { booking, locks } => Some((booking, locks)),
        _ => None,
    });
    let (_, undone) = decide(&state("booked"), mediation::Command::Withdraw { person: person(RESIDENT) }, now()).unwrap();
    let released = undone.iter().find_map(|effect| match effect {
        Effect::Release { booking, locks } => Some((booking, locks)),
        _ => None,
    });
    assert!(booked.is_some());
    assert_eq!(booked, released);
    assert_eq!(mails(&undone).iter().filter(|(template, _)| *template == Template::SessionCancelled).count(), 4);
}

#[test]
fn sch_1_no_time_is_offered_before_both_sides_are_prepared() {
    let refused = decide(&state("preparing, resident done"), offer_times(), now());
    assert_eq!(refused, Err(Refusal::new("not-prepared", "SCH-1")));
}

#[test]
fn sch_4_the_first_time_that_suits_everyone_is_booked_and_a_taken_one_is_passed_over() {
    let picking = state("picking");
    let one = mediated(&picking, vec![picks(RESIDENT, &[SECOND_TIME, FIRST_TIME])]);
    let booked_at = |taken: Vec<Timestamp>| {
        let command = mediation::Command::PickTimes {
            person: person(OFFICER),
            starts: vec![FIRST_TIME.parse().unwrap(), SECOND_TIME.parse().unwrap()],
            channel: mediation::Channel::Link,
            booking: uuid::Uuid::from_u128(900),
            taken,
        };
        match decide(&one, command, now()).unwrap().0.stage {
            Stage::Booked { session, .. } => session.slot.starts_at.to_string(),
            other => other.code().to_owned(),
        }
    };
    assert_eq!(booked_at(vec![]), FIRST_TIME);
    assert_eq!(booked_at(vec![FIRST_TIME.parse().unwrap()]), SECOND_TIME);
    assert_eq!(booked_at(vec![FIRST_TIME.parse().unwrap(), SECOND_TIME.parse().unwrap()]), "prepared");
}

#[test]
fn rem_2_a_second_round_of_times_has_gates_of_its_own() {
    let gates = |state: &Mediation| -> Vec<u64> {
        let (_, effects) = decide(state, offer_times(), objections_over()).unwrap();
        let version = |effect: &Effect| match effect {
            Effect::OpenGate(gate) => Some(gate.version),
            _ => None,
        };
        effects.iter().filter_map(version).collect()
    };
    let first = state("prepared");
    assert_eq!(gates(&first), [1, 1]);
    let again = vec![offer_times(), picks(RESIDENT, &[FIRST_TIME]), picks(OFFICER, &[SECOND_TIME])];
    let none = mediated_at(&first, again, objections_over());
    assert_eq!((none.stage.code(), gates(&none)), ("prepared", vec![2, 2]));
}

#[test]
fn clk_3_a_time_past_the_safe_date_is_not_offered() {
    let mut prepared = state("prepared");
    prepared.last_day = Some(on(2026, 12, 7));
    assert_eq!(decide(&prepared, offer_times(), objections_over()), Err(Refusal::new("clock-past-safe-date", "CLK-3")));
}

#[test]
fn med_5_a_declared_conflict_reopens_the_assignment_and_excludes_for_good() {
    let (reopened, _) = decide(&state("assigning"), assignment(FIRST_MEDIATOR, AssignmentAnswer::Conflict), now()).unwrap();
    assert_eq!(reopened.stage.code(), "consented");
    assert_eq!(decide(&reopened, ask(), now()), Err(Refusal::new("conflict-of-interest", "MED-3")));
}

#[test]
fn out_1_no_outcome_before_the_session_and_out_5_no_closing_without_outcome_and_surveys() {
    assert_eq!(decide(&state("booked"), outcome(Outcome::Agreement), now()), Err(Refusal::new("session-not-begun", "OUT-1")));
    assert_eq!(decide(&state("booked"), mediation::Command::Close, now()), Err(Refusal::new("outcome-missing", "OUT-5")));
    assert_eq!(decide(&state("concluded"), mediation::Command::Close, now()), Err(Refusal::new("surveys-not-sent", "OUT-5")));
    assert!(decide(&state("concluded, surveys sent"), mediation::Command::Close, now()).is_ok());
}

#[test]
fn sch_8_attendance_names_everyone_exactly_once() {
    let during: Timestamp = "2026-12-08T20:00:00Z".parse().unwrap();
    let mut short = attendance();
    short.pop();
    let command = mediation::Command::RecordOutcome { outcome: Outcome::Impasse, attendance: short };
    assert_eq!(decide(&state("booked"), command, during), Err(Refusal::new("attendance-incomplete", "SCH-8")));
}

#[test]
fn wall_2_what_crosses_is_a_beginning_and_a_code_with_a_day() {
    // Whoever withdraws in whatever stage, what crosses is the same: these two fields, and this pattern breaks when one is added.
    for (label, mediation) in mediations() {
        let Ok((_, effects)) = decide(&mediation, mediation::Command::Withdraw { person: person(RESIDENT) }, now()) else {
            continue;
        };
        let crossing: Vec<_> = effects
            .iter()
            .filter_map(|effect| match effect {
                Effect::Ended { code, on } => Some((*code, *on)),
                _ => None,
            })
            .collect();
        let blind = mediation.stage.code() == "offering";
        let expected = if blind { vec![] } else { vec![(OutcomeCode::NotHeld, on(2026, 11, 22))] };
        assert_eq!(crossing, expected, "{label}");
    }
}

proptest! {
    /// Whatever commands come in whatever order, whoever watches the desk learns nothing from an offer that is still open.
    #[test]
    fn con_2_the_desk_never_hears_a_single_answer(order in Just(vec![RESIDENT, OFFICER]).prop_shuffle(), yes in proptest::collection::vec(any::<bool>(), 2)) {
        let mut mediation = state("offering, nobody answered");
        for (number, yes) in order.into_iter().zip(yes) {
            let answer = if yes { OfferAnswer::Yes } else { OfferAnswer::No };
            let (next, effects) = decide(&mediation, says(number, answer), now()).unwrap();
            let both_yes = next.stage.code() == "consented";
            prop_assert_eq!(effects.contains(&Effect::Moved), both_yes);
            prop_assert_eq!(mails(&effects).is_empty(), !both_yes);
            mediation = next;
        }
    }

    /// No sequence of commands panics, and every accepted one leaves at least one line of history.
    #[test]
    fn every_history_is_kept_and_nothing_panics(picks in proptest::collection::vec(0..21usize, 1..40)) {
        let mut mediation = opened();
        for index in picks {
            let command = mediation_commands().swap_remove(index).1;
            if let Ok(decided) = mediation::decide(&mediation, command, &Actor::System, &policy(), now()) {
                prop_assert!(!decided.history.is_empty());
                mediation = decided.next;
            }
        }
    }
}
