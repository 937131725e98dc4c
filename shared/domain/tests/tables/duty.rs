//! What a mediation asks of one of its mediators (MED-5, PREP-1, OUT-1).

use domain::matching::AssignmentAnswer;
use domain::mediation::{Duty, Mediation};
use jiff::{SignedDuration, Timestamp};

use crate::support::*;

fn state(label: &str) -> Mediation {
    mediations().into_iter().find(|(name, _)| *name == label).unwrap().1
}

fn first(state: &Mediation) -> Option<Duty> {
    state.duty(person(FIRST_MEDIATOR))
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
        assert_eq!(first(&state), duty, "{label}");
        assert_eq!(state.duty(person(RESIDENT)), None, "{label}");
        assert_eq!(state.duty(person(13)), None, "{label}");
    }
}

#[test]
fn med_5_whoever_is_clear_waits_while_the_other_decides_and_whoever_declined_is_asked_nothing() {
    let one_clear = mediated(&state("assigning"), vec![clear(FIRST_MEDIATOR)]);
    assert_eq!(first(&one_clear), Some(Duty::Wait));
    assert_eq!(one_clear.duty(person(SECOND_MEDIATOR)), Some(Duty::Decide));
    let declined = mediated(&state("assigning"), vec![assignment(FIRST_MEDIATOR, AssignmentAnswer::Declined)]);
    assert_eq!(first(&declined), None);
}

#[test]
fn out_1_the_outcome_is_to_be_recorded_from_the_moment_that_the_session_begins() {
    let begins: Timestamp = FIRST_TIME.parse().unwrap();
    let before = begins - SignedDuration::from_secs(1);
    assert_eq!((Duty::Wait.at(Some(begins), before), Duty::Wait.at(Some(begins), begins)), (Duty::Wait, Duty::Record));
    assert_eq!(Duty::Wait.at(None, begins), Duty::Wait, "no session is booked");
    assert_eq!(Duty::Concluded.at(Some(begins), begins), Duty::Concluded, "it is recorded");
}
