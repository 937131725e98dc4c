//! What a mediation asks of one of its mediators (MED-5, PREP-1, OUT-1).

use domain::matching::AssignmentAnswer;
use domain::mediation::{Duty, Mediation};
use jiff::Timestamp;

use crate::support::*;

fn state(label: &str) -> Mediation {
    mediations().into_iter().find(|(name, _)| *name == label).unwrap().1
}

fn first(state: &Mediation, at: Timestamp) -> Option<Duty> {
    state.duty(person(FIRST_MEDIATOR), at)
}

#[test]
fn each_stage_asks_one_thing_of_its_mediators_and_nothing_of_anybody_else() {
    let asked = [
        ("consented", None),
        ("assigning", Some(Duty::Decide)),
        ("preparing", Some(Duty::Prepare)),
        ("preparing, resident done", Some(Duty::Prepare)),
        ("prepared", Some(Duty::Wait)),
        ("picking", Some(Duty::Wait)),
        ("booked", Some(Duty::Wait)),
        ("booked, the officer can't come", Some(Duty::Wait)),
        ("concluded", Some(Duty::Concluded)),
        ("ended", None),
        ("closed", None),
    ];
    for (label, duty) in asked {
        let state = state(label);
        assert_eq!(first(&state, now()), duty, "{label}");
        assert_eq!(state.duty(person(RESIDENT), now()), None, "{label}");
        assert_eq!(state.duty(person(13), now()), None, "{label}");
    }
}

#[test]
fn med_5_whoever_is_clear_waits_while_the_other_decides_and_whoever_declined_is_asked_nothing() {
    let one_clear = mediated(&state("assigning"), vec![clear(FIRST_MEDIATOR)]);
    assert_eq!(first(&one_clear, now()), Some(Duty::Wait));
    assert_eq!(one_clear.duty(person(SECOND_MEDIATOR), now()), Some(Duty::Decide));
    let declined = mediated(&state("assigning"), vec![assignment(FIRST_MEDIATOR, AssignmentAnswer::Declined)]);
    assert_eq!(first(&declined, now()), None);
}

#[test]
fn out_1_the_outcome_is_to_be_recorded_from_the_moment_that_the_session_begins() {
    let booked = state("booked");
    let begins: Timestamp = FIRST_TIME.parse().unwrap();
    assert_eq!(first(&booked, begins - jiff::SignedDuration::from_secs(1)), Some(Duty::Wait));
    assert_eq!(first(&booked, begins), Some(Duty::Record));
}
