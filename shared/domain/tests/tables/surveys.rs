//! Who is asked how it was, when, and as what (SUR-1, SUR-6).

use domain::mediation::{Check, Command, Effect, Mediation, OfferAnswer, Outcome, decide};
use domain::survey::Occasion;
use domain::vocabulary::PartRole;
use domain::{Actor, Refusal};
use jiff::{Timestamp, ToSpan};

use crate::support::*;

const RESIDENT_AND_OFFICER: [(u128, PartRole); 2] = [(RESIDENT, PartRole::Resident), (OFFICER, PartRole::Employee)];

fn state(label: &str) -> Mediation {
    mediations().into_iter().find(|(name, _)| *name == label).unwrap().1
}

fn at(state: &Mediation, command: Command, now: Timestamp) -> Result<(Mediation, Vec<Effect>), Refusal> {
    decide(state, command, &Actor::System, &policy(), now).map(|decided| (decided.next, decided.effects))
}

fn after_session() -> Timestamp {
    "2026-12-08T21:00:00Z".parse().unwrap()
}

/// Who gets which survey by these effects.
fn asked(effects: &[Effect]) -> Vec<(Occasion, Vec<(domain::ids::PersonId, PartRole)>)> {
    let surveys = |effect: &Effect| match effect {
        Effect::SurveysDue { occasion, people } => Some((*occasion, people.clone())),
        _ => None,
    };
    effects.iter().filter_map(surveys).collect()
}

fn people(expected: &[(u128, PartRole)]) -> Vec<(domain::ids::PersonId, PartRole)> {
    expected.iter().map(|(number, role)| (person(*number), *role)).collect()
}

#[test]
fn sur_1_two_months_after_a_session_both_sides_are_asked_once_more_and_the_mediators_are_not() {
    let (concluded, effects) = at(&state("booked"), outcome(Outcome::Understanding), after_session()).unwrap();
    let everyone =
        [RESIDENT_AND_OFFICER.as_slice(), &[(FIRST_MEDIATOR, PartRole::Mediator), (SECOND_MEDIATOR, PartRole::Mediator)]];
    assert_eq!(asked(&effects), [(Occasion::Session, people(&everyone.concat()))]);
    let planned = effects.iter().find_map(|effect| match effect {
        Effect::LookLater { check: Check::FollowUpSurvey, at } => Some(at.to_zoned(policy().zone).to_string()),
        _ => None,
    });
    assert_eq!(planned.as_deref(), Some("2027-02-06T13:00:00-08:00[America/Los_Angeles]"));
    let surveyed = at(&concluded, Command::SurveysSent, after_session()).unwrap().0;
    let closed = at(&surveyed, Command::Close, after_session()).unwrap().0;
    let later = after_session() + (24 * 60).hours();
    let (again, effects) = at(&closed, Command::Look(Check::FollowUpSurvey), later).unwrap();
    assert_eq!(asked(&effects), [(Occasion::FollowUp, people(&RESIDENT_AND_OFFICER))]);
    assert!(at(&again, Command::Look(Check::FollowUpSurvey), later).is_err(), "the same message once more");
    assert!(at(&again, Command::SurveysSent, later).is_err(), "nothing waits for these");
}

#[test]
fn sur_6_everyone_whose_case_was_not_mediated_is_asked_too_whoever_wanted_what() {
    let offering = state("offering, nobody answered");
    let said_no = at(&offering, says(OFFICER, OfferAnswer::No), now()).unwrap().0;
    let window_end = now() + (24 * 14).hours();
    let expected = [(Occasion::NotMediated, people(&RESIDENT_AND_OFFICER))];
    for silent_or_not in [&offering, &said_no] {
        let (ended, effects) = at(silent_or_not, Command::WindowElapsed, window_end).unwrap();
        assert_eq!((asked(&effects), ended.asked_later), (expected.to_vec(), Vec::new()));
    }
    let (_, effects) = at(&state("picking"), Command::Withdraw { person: person(RESIDENT) }, now()).unwrap();
    assert_eq!(asked(&effects), expected);
    for never_held in [Outcome::NoShow, Outcome::Cancelled] {
        let (concluded, effects) = at(&state("booked"), outcome(never_held), after_session()).unwrap();
        assert_eq!((asked(&effects), concluded.asked_later), (expected.to_vec(), Vec::new()));
    }
}

#[test]
fn sur_6_before_offers_are_out_nobody_is_asked_but_whoever_wanted_a_mediation() {
    let (_, effects) = at(&state("admitted"), Command::Stop, now()).unwrap();
    assert_eq!(asked(&effects), [(Occasion::NotMediated, people(&[(RESIDENT, PartRole::Resident)]))]);
}

#[test]
fn sur_1_a_session_that_ends_before_its_time_was_one_for_everybody_at_the_table() {
    let during = "2026-12-08T18:30:00Z".parse().unwrap();
    let (_, effects) = at(&state("booked"), Command::Withdraw { person: person(OFFICER) }, during).unwrap();
    let everyone =
        [RESIDENT_AND_OFFICER.as_slice(), &[(FIRST_MEDIATOR, PartRole::Mediator), (SECOND_MEDIATOR, PartRole::Mediator)]];
    assert_eq!(asked(&effects), [(Occasion::Session, people(&everyone.concat()))]);
}
