//! Moments at the edges of the quiet hours, and what comes due after what.

use domain::Policy;
use domain::due::{
    acknowledgement_overdue, assignment_nudges, assignment_overdue, clock_alerts, objections_end, offer_calls, offer_nudges,
    outcome_due, session_reminders, survey_closes, survey_nudges,
};
use jiff::civil::date;
use jiff::{Timestamp, ToSpan};

use crate::support::policy;

fn local(moments: &[Timestamp], policy: &Policy) -> Vec<String> {
    moments.iter().map(|at| at.to_zoned(policy.zone.clone()).strftime("%m-%d %H:%M").to_string()).collect()
}

/// A moment of the city's wall clock, in November.
fn at(day_and_time: &str) -> Timestamp {
    format!("2026-11-{day_and_time}:00-08:00").parse().unwrap()
}

#[test]
fn rem_4_a_nudge_in_the_night_waits_for_the_morning_after_and_one_on_the_edge_of_day_does_not() {
    let policy = policy();
    for (sent, first_nudge) in [
        ("22T07:59", "11-25 08:00"),
        ("22T00:00", "11-25 08:00"),
        ("22T08:00", "11-25 08:00"),
        ("22T08:01", "11-25 08:01"),
        ("22T20:59", "11-25 20:59"),
        ("22T21:00", "11-26 08:00"),
        ("22T23:59", "11-26 08:00"),
    ] {
        assert_eq!(local(&offer_nudges(at(sent), &policy), &policy)[0], first_nudge, "{sent}");
    }
}

#[test]
fn rem_4_a_reminder_in_the_night_comes_the_evening_before_and_one_on_the_edge_of_day_does_not() {
    let policy = Policy::parse(&domain::policy::PASADENA.replace("[168, 48, 2]", "[2]")).unwrap();
    for (starts, reminder) in [
        ("28T09:59", "11-27 20:59"),
        ("28T10:00", "11-28 08:00"),
        ("28T22:59", "11-28 20:59"),
        ("28T23:00", "11-28 20:59"),
        ("28T23:30", "11-28 20:59"),
        ("28T01:30", "11-27 20:59"),
        ("28T02:00", "11-27 20:59"),
    ] {
        assert_eq!(local(&session_reminders(at(starts), at("20T12:00"), &policy), &policy), [reminder], "{starts}");
    }
}

#[test]
fn rem_4_two_reminders_that_fall_on_the_same_evening_are_one() {
    let policy = Policy::parse(&domain::policy::PASADENA.replace("[168, 48, 2]", "[3, 2]")).unwrap();
    assert_eq!(local(&session_reminders(at("28T09:00"), at("20T12:00"), &policy), &policy), ["11-27 20:59"]);
}

#[test]
fn rem_4_a_reminder_exactly_a_day_after_the_confirmation_says_nothing_new() {
    let policy = policy();
    let (starts, two_days_before) = (at("28T18:00"), at("26T18:00"));
    let confirmed = two_days_before - 24.hours();
    assert_eq!(local(&session_reminders(starts, confirmed, &policy), &policy), ["11-28 16:00"]);
    assert_eq!(local(&session_reminders(starts, confirmed - 1.second(), &policy), &policy), ["11-26 18:00", "11-28 16:00"]);
}

#[test]
fn out_1_sur_3_an_outcome_is_asked_for_after_two_days_and_a_survey_after_one_and_seven_and_closes_after_twenty_one() {
    let policy = policy();
    let ended = at("02T15:00");
    assert_eq!(local(&[outcome_due(ended, &policy)], &policy), ["11-04 15:00"]);
    assert_eq!(local(&survey_nudges(ended, &policy), &policy), ["11-03 15:00", "11-09 15:00"]);
    assert_eq!(local(&[survey_closes(ended, &policy)], &policy), ["11-23 15:00"]);
}

#[test]
fn rem_4_whoever_is_asked_in_the_night_is_nudged_by_day() {
    let policy = policy();
    let ended = at("02T22:00");
    assert_eq!(local(&[outcome_due(ended, &policy)], &policy), ["11-05 08:00"]);
    assert_eq!(local(&survey_nudges(ended, &policy), &policy), ["11-04 08:00", "11-10 08:00"]);
}

#[test]
fn clk_3_staff_hear_of_the_safe_day_in_the_mornings_that_are_still_to_come() {
    let policy = policy();
    let alerts = |now| local(&clock_alerts(date(2026, 12, 31), now, &policy), &policy);
    // 120, 60, 30 and 14 days before the last day of the year.
    assert_eq!(alerts(at("01T12:00")), ["11-01 08:00", "12-01 08:00", "12-17 08:00"][1..]);
    assert_eq!(alerts("2026-12-01T07:59:59-08:00".parse().unwrap()), ["12-01 08:00", "12-17 08:00"]);
    assert_eq!(alerts("2026-12-01T08:00:00-08:00".parse().unwrap()), ["12-17 08:00"]);
}

#[test]
fn int_7_a_missing_acknowledgement_is_told_the_morning_after_its_day() {
    let policy = policy();
    let overdue = acknowledgement_overdue(date(2026, 11, 23), &policy);
    assert_eq!(local(&overdue.into_iter().collect::<Vec<_>>(), &policy), ["11-24 08:00"]);
}

#[test]
fn con_5_med_5_med_6_calls_mediators_answers_and_objections_come_due_by_the_citys_wall_clock() {
    let policy = policy();
    let sent = at("22T10:00");
    assert_eq!(local(&offer_calls(sent, &policy), &policy), ["12-02 10:00"]);
    assert_eq!(local(&assignment_nudges(sent, &policy), &policy), ["11-24 10:00"]);
    assert_eq!(local(&[assignment_overdue(sent, &policy)], &policy), ["11-26 10:00"]);
    assert_eq!(local(&[objections_end(sent, &policy)], &policy), ["11-25 10:00"]);
    assert_eq!(local(&[assignment_overdue(at("22T22:00"), &policy)], &policy), ["11-27 08:00"]);
}
