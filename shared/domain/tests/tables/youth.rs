//! The youth program: ages, consents, visits, grades, places in line, who takes a child home, and which adults are there (PAL-1 to PAL-5).

use std::collections::{BTreeMap, BTreeSet};

use domain::Refusal;
use domain::ids::MemberId;
use domain::youth::{
    Adult, AdultPart, AgeBand, Attendance, ConsentKind, Consents, Gpa, Grade, GradeSource, Grades, Hours, Membership, PickUp,
    Place, Program, Promoted, Ride, SchoolDay, SignUps, SupportKind, SupportPlan, age_on, check_in_due, roster, staffed, visits,
};
use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan};
use proptest::prelude::*;
use uuid::Uuid;

use crate::support::{now, person, policy};

/// Pasadena's youth program, as its table would say it.
const PASADENA: &str = r#"
youngest = 9
oldest = 17
ends_at = 18
end_notice_days = 30
hours = [
  { day = 1, from = "12:00", until = "17:00" },
  { day = 2, from = "14:00", until = "17:00" },
  { day = 3, from = "14:00", until = "17:00" },
  { day = 4, from = "14:00", until = "17:00" },
  { day = 5, from = "14:00", until = "17:00" },
]
visit_minutes = 60
longest_consent_days = 365
goal = "2.0"
check_in_days = 28
answer_hours = 48
adult = 18
volunteer_hours_month = 16
volunteer_hours_year = 32
adults = 2
campuses = [
  { code = "muir", name = "John Muir High School", transport = true },
  { code = "blair", name = "Blair School", transport = false },
]
school_year = { first = "08-12", last = "05-29" }
"#;

fn program() -> Program {
    toml::from_str(PASADENA).unwrap()
}

fn member(number: u128) -> MemberId {
    MemberId::new(Uuid::from_u128(number))
}

fn code<T: std::fmt::Debug>(result: Result<T, Refusal>) -> (&'static str, &'static str) {
    let refusal = result.unwrap_err();
    (refusal.code, refusal.rule)
}

fn hours_later(hours: i64) -> Timestamp {
    now() + hours.hours()
}

fn gpa(text: &str) -> Gpa {
    Gpa::parse(text).unwrap()
}

/// A child who joined on 7 September 2026, at 14.
fn membership() -> Membership {
    Membership::begin(date(2012, 3, 1), date(2026, 9, 7), &program()).unwrap()
}

#[test]
fn pal_1_children_join_from_their_ninth_birthday_until_the_day_before_their_eighteenth() {
    let joins = |born: Date| Membership::begin(born, date(2026, 11, 23), &program());
    assert_eq!(code(joins(date(2017, 11, 24))), ("too-young", "PAL-1"));
    assert!(joins(date(2017, 11, 23)).is_ok(), "nine today");
    assert!(joins(date(2008, 11, 24)).is_ok(), "eighteen tomorrow");
    assert_eq!(code(joins(date(2008, 11, 23))), ("too-old", "PAL-1"));
    assert_eq!(code(joins(date(2027, 1, 1))), ("too-young", "PAL-1"), "who isn't born yet");
    assert_eq!(Membership::possible_from(date(2017, 11, 24), &program()), date(2026, 11, 24));
}

#[test]
fn pal_1_a_membership_ends_on_the_eighteenth_birthday_and_a_guardian_hears_of_it_thirty_days_before() {
    let one = membership();
    assert_eq!((one.ends_on, one.notice_on), (date(2030, 3, 1), date(2030, 1, 30)));
    let days = [date(2026, 9, 6), date(2026, 9, 7), date(2030, 2, 28), date(2030, 3, 1)];
    assert_eq!(days.map(|day| one.is_live(day)), [false, true, true, false]);
    let soon = Membership::begin(date(2008, 12, 1), date(2026, 11, 20), &program()).unwrap();
    assert_eq!((soon.ends_on, soon.notice_on), (date(2026, 12, 1), date(2026, 11, 20)), "at once where it ends sooner than that");
}

#[test]
fn pal_1_who_was_born_on_a_leap_day_is_a_year_older_on_28_february_where_there_is_no_29th() {
    let born = date(2012, 2, 29);
    let ages = [date(2021, 2, 27), date(2021, 2, 28), date(2024, 2, 28), date(2024, 2, 29)].map(|day| age_on(born, day));
    assert_eq!(ages, [8, 9, 11, 12]);
    assert_eq!(Membership::begin(born, date(2026, 1, 5), &program()).unwrap().ends_on, date(2030, 2, 28));
}

#[test]
fn pal_1_visits_are_inside_the_centers_hours_on_days_on_which_nothing_is_on_and_not_over() {
    let local = |at: &Timestamp| at.to_zoned(policy().zone).strftime("%d %H:%M").to_string();
    let found = |from, days, program: &Program, now: Timestamp| -> Vec<String> {
        visits(from, days, program, &policy(), now).iter().map(local).collect()
    };
    let before: Timestamp = "2026-11-22T18:00:00Z".parse().unwrap();
    let week = found(date(2026, 11, 22), 4, &program(), before);
    let expected = [
        ["23 12:00", "23 13:00", "23 14:00", "23 15:00", "23 16:00"].as_slice(),
        &["24 14:00", "24 15:00", "24 16:00", "25 14:00", "25 15:00", "25 16:00"],
    ];
    assert_eq!(week, expected.concat(), "a Sunday to a Wednesday");
    let new_year = found(date(2027, 1, 1), 1, &program(), before);
    assert!(new_year.is_empty(), "a Friday on which the center is closed: {new_year:?}");
    let monday_at_three: Timestamp = "2026-11-23T23:00:00Z".parse().unwrap();
    assert_eq!(found(date(2026, 11, 23), 1, &program(), monday_at_three), ["23 15:00", "23 16:00"]);
    let longer = Program { visit_minutes: 50, ..program() };
    assert_eq!(found(date(2026, 11, 24), 1, &longer, before), ["24 14:00", "24 14:50", "24 15:40"]);
}

#[test]
fn pal_3_a_consent_has_a_last_day_and_holds_until_then() {
    let today = date(2026, 11, 23);
    let give = |until| Consents::default().give(ConsentKind::Grades, until, today, &program());
    assert_eq!(code(give(date(2026, 11, 22))), ("consent-past", "PAL-3"));
    assert!(give(today).is_ok() && give(date(2027, 11, 23)).is_ok());
    assert_eq!(code(give(date(2027, 11, 24))), ("consent-too-long", "PAL-3"));
    let given = give(date(2027, 6, 30)).unwrap();
    let days = [date(2026, 11, 22), today, date(2027, 6, 30), date(2027, 7, 1)];
    assert_eq!(days.map(|day| given.allow(ConsentKind::Grades, day)), [false, true, true, false]);
    assert!(!given.allow(ConsentKind::Photos, today), "each is given by itself");
    assert_eq!(given.still_held(date(2027, 6, 30)), given);
    assert_eq!(given.still_held(date(2027, 7, 1)), Consents::default(), "nothing is kept of one that is over");
}

#[test]
fn pal_3_a_consent_that_is_taken_back_is_gone_at_once_and_the_others_stay() {
    let today = date(2026, 11, 23);
    let one = Consents::default().give(ConsentKind::Photos, date(2027, 6, 30), today, &program()).unwrap();
    let both = one.give(ConsentKind::Transport, date(2027, 6, 30), today, &program()).unwrap();
    let left = both.withdraw(ConsentKind::Photos).unwrap();
    assert!(!left.allow(ConsentKind::Photos, today) && left.allow(ConsentKind::Transport, today));
    assert_eq!(code(left.withdraw(ConsentKind::Photos)), ("no-such-consent", "PAL-3"));
}

#[test]
fn pal_3_a_grade_is_a_guardians_or_a_schools_with_a_consent_that_holds_that_day() {
    let (term, today) = (date(2026, 12, 18), date(2027, 1, 8));
    let consents = Consents::default().give(ConsentKind::Grades, date(2027, 1, 8), today, &program()).unwrap();
    let grade = |source| Grade { gpa: gpa("2.4"), source };
    let none = Grades::default();
    assert_eq!(none.latest(), None);
    let refused = none.record(term, grade(GradeSource::School), &Consents::default(), today);
    assert_eq!(code(refused), ("no-consent", "PAL-3"));
    let over = none.record(term, grade(GradeSource::School), &consents, date(2027, 1, 9));
    assert_eq!(code(over), ("no-consent", "PAL-3"));
    let told = none.record(term, grade(GradeSource::Guardian), &Consents::default(), today).unwrap();
    let next = Grade { gpa: gpa("3"), source: GradeSource::School };
    let both = told.record(date(2027, 5, 28), next.clone(), &consents, today).unwrap();
    assert_eq!(both.latest(), Some(&next));
    assert_eq!(both.still_held(&consents, today), both);
    assert_eq!(both.still_held(&consents, date(2027, 1, 9)), told, "the school's goes with the consent, the guardian's stays");
    assert_eq!(both.still_held(&Consents::default(), today), told);
}

#[test]
fn pal_3_grades_are_read_as_schools_write_them() {
    for (text, read) in [("2", "2.00"), ("2.0", "2.00"), (" 1.99 ", "1.99"), ("0.05", "0.05"), ("5.00", "5.00"), ("4.5", "4.50")]
    {
        assert_eq!(gpa(text).to_string(), read, "{text}");
    }
    let wrong =
        ["", " ", "B+", "2.", ".5", "2.005", "-1", "1,5", "5.01", "99.99", "100"].map(|text| Gpa::parse(text).unwrap_err());
    let expected =
        ["required", "required"].into_iter().chain(["not-a-grade"; 6]).chain(["out-of-range"; 2]).chain(["not-a-grade"]);
    assert_eq!(wrong.to_vec(), expected.collect::<Vec<_>>());
    let kept = serde_json::to_string(&gpa("3.1")).unwrap();
    assert_eq!((kept.as_str(), serde_json::from_str::<Gpa>(&kept).unwrap()), ("\"3.10\"", gpa("3.1")));
    assert!(serde_json::from_str::<Gpa>("\"7\"").is_err());
}

#[test]
fn pal_3_a_support_plan_begins_below_the_goal_and_at_the_goal_none_does() {
    let today = date(2027, 1, 8);
    let begun = |text: &str| SupportPlan::begin(gpa(text), today, &program());
    assert_eq!((begun("2.0"), begun("3.7")), (None, None));
    let plan = begun("1.99").unwrap();
    assert_eq!((plan.opened_on, plan.closed_on, plan.next_due()), (today, None, None));
    assert_eq!(code(plan.plan(SupportKind::Tutoring, date(2027, 1, 7), today)), ("step-past", "PAL-3"));
    let plan = plan.plan(SupportKind::Tutoring, date(2027, 2, 1), today).unwrap();
    let plan = plan.plan(SupportKind::SchoolVisit, today, today).unwrap();
    assert_eq!(plan.next_due(), Some(today));
    let plan = plan.done(1, date(2027, 1, 9)).unwrap();
    assert_eq!((plan.next_due(), plan.steps[1].done_on), (Some(date(2027, 2, 1)), Some(date(2027, 1, 9))));
    assert_eq!(code(plan.done(1, today)), ("no-such-step", "PAL-3"), "done already");
    assert_eq!(code(plan.done(2, today)), ("no-such-step", "PAL-3"));
    let closed = plan.close(date(2027, 3, 1)).unwrap();
    assert_eq!((closed.closed_on, closed.next_due()), (Some(date(2027, 3, 1)), None));
    assert_eq!(code(closed.close(today)), ("plan-closed", "PAL-3"));
    assert_eq!(code(closed.done(0, today)), ("plan-closed", "PAL-3"));
    assert_eq!(code(closed.plan(SupportKind::Mentoring, today, today)), ("plan-closed", "PAL-3"));
}

#[test]
fn pal_3_an_advisor_checks_in_every_four_weeks_of_the_school_year_while_a_child_is_a_member() {
    let due = |last| check_in_due(&membership(), last, &program());
    assert_eq!(due(None), Some(date(2026, 10, 5)), "four weeks after joining");
    assert_eq!(due(Some(date(2026, 10, 9))), Some(date(2026, 11, 6)));
    assert_eq!(due(Some(date(2027, 5, 1))), Some(date(2027, 5, 29)), "the last day of school");
    assert_eq!(due(Some(date(2027, 5, 2))), Some(date(2027, 8, 12)), "the first one after the summer");
    assert_eq!(due(Some(date(2030, 1, 31))), Some(date(2030, 2, 28)));
    assert_eq!(due(Some(date(2030, 2, 1))), None, "no member any more");
    let calendar_year = Program { school_year: toml::from_str("first = \"02-01\"\nlast = \"11-30\"").unwrap(), ..program() };
    let days = [date(2027, 1, 31), date(2027, 2, 1), date(2027, 11, 30), date(2027, 12, 1)];
    assert_eq!(days.map(|day| calendar_year.is_in_school_year(day)), [false, true, true, false], "south of the equator");
}

#[test]
fn pal_2_children_are_fetched_on_their_days_of_school_where_the_program_goes_and_a_guardian_agrees() {
    let monday = date(2026, 11, 23);
    let agreed = Consents::default().give(ConsentKind::Transport, date(2027, 6, 30), date(2026, 9, 7), &program()).unwrap();
    let days = BTreeSet::from([SchoolDay::Monday, SchoolDay::Friday]);
    let ride = |number, campus: &str| Ride { member: member(number), campus: campus.into(), days: days.clone() };
    let grown = Membership::begin(date(2008, 11, 23), date(2026, 9, 7), &program()).unwrap();
    let (one, other, elsewhere) = (ride(1, "muir"), ride(2, "muir"), ride(3, "blair"));
    let riders = [
        (&one, &membership(), &agreed),
        (&other, &membership(), &agreed),
        (&elsewhere, &membership(), &agreed),
        (&ride(4, "muir"), &membership(), &Consents::default()),
        (&ride(5, "muir"), &grown, &agreed),
        (&ride(6, "unknown"), &membership(), &agreed),
    ];
    let fetched = |day| roster(riders, day, &program(), &policy());
    let both = BTreeMap::from([("muir".to_owned(), BTreeSet::from([member(1), member(2)]))]);
    assert_eq!(fetched(monday), both);
    assert_eq!(
        fetched(date(2026, 11, 20)).values().map(BTreeSet::len).sum::<usize>(),
        3,
        "a Friday before an eighteenth birthday"
    );
    for (day, why) in [
        (date(2026, 11, 24), "a Tuesday"),
        (date(2026, 11, 22), "a Sunday"),
        (date(2027, 1, 1), "New Year, a Friday"),
        (date(2027, 6, 7), "a Monday in summer"),
        (date(2026, 8, 31), "before they joined"),
    ] {
        assert!(fetched(day).is_empty(), "{why}");
    }
    let first_day = Program { school_year: toml::from_str("first = \"11-23\"\nlast = \"11-23\"").unwrap(), ..program() };
    assert_eq!(first_day.school_day(monday, &policy()), Some(SchoolDay::Monday));
}

#[test]
fn pal_4_an_activity_is_for_an_age_on_the_day_it_begins() {
    let band = AgeBand { from: 11, until: 13 };
    let admitted = |born| band.admits(born, date(2027, 6, 14));
    assert_eq!(code(admitted(date(2016, 6, 15))), ("not-of-that-age", "PAL-4"));
    assert!(admitted(date(2016, 6, 14)).is_ok() && admitted(date(2013, 6, 15)).is_ok());
    assert_eq!(code(admitted(date(2013, 6, 14))), ("not-of-that-age", "PAL-4"));
}

#[test]
fn pal_4_places_go_to_who_came_first_and_the_others_wait_in_order() {
    let full = (1..=4).fold(SignUps::new(2), |list, number| list.sign_up(member(number)).unwrap());
    let places = [1, 2, 3, 4, 5].map(|number| full.place(member(number)));
    assert_eq!(places, [Some(Place::Taken), Some(Place::Taken), Some(Place::Waiting(0)), Some(Place::Waiting(1)), None]);
    for number in [1, 3] {
        assert_eq!(code(full.sign_up(member(number))), ("signed-up-already", "PAL-4"));
    }
}

#[test]
fn pal_4_who_is_next_is_asked_and_has_the_place_with_a_yes_in_time() {
    let full = (1..=4).fold(SignUps::new(2), |list, number| list.sign_up(member(number)).unwrap());
    let (left, promoted) = full.leave(member(1), now(), &program()).unwrap();
    let until = hours_later(48);
    assert_eq!(promoted, Promoted { asked: vec![(member(3), until)], lapsed: Vec::new() });
    let places = [1, 3, 4].map(|number| left.place(member(number)));
    assert_eq!(places, [None, Some(Place::Offered(until)), Some(Place::Waiting(0))]);
    assert_eq!(code(left.sign_up(member(3))), ("signed-up-already", "PAL-4"));
    assert_eq!(left.sign_up(member(5)).unwrap().place(member(5)), Some(Place::Waiting(1)), "what is offered isn't free");
    assert_eq!(left.accept(member(3), until).unwrap().place(member(3)), Some(Place::Taken));
    assert_eq!(code(left.accept(member(3), until + 1.second())), ("answered-too-late", "PAL-4"));
    for number in [1, 2, 4] {
        assert_eq!(code(left.accept(member(number), now())), ("no-place-offered", "PAL-4"));
    }
}

#[test]
fn pal_4_who_does_not_answer_is_out_and_the_next_one_is_asked() {
    let full = (1..=4).fold(SignUps::new(2), |list, number| list.sign_up(member(number)).unwrap());
    let (left, _) = full.leave(member(1), now(), &program()).unwrap();
    let (same, nothing) = left.promoted(hours_later(48), &program());
    assert_eq!((same, nothing), (left.clone(), Promoted::default()), "there is still time");
    let later = hours_later(48) + 1.second();
    let (next, promoted) = left.promoted(later, &program());
    assert_eq!(promoted, Promoted { asked: vec![(member(4), later + 48.hours())], lapsed: vec![member(3)] });
    assert_eq!(next.place(member(3)), None);
}

#[test]
fn pal_4_whoever_leaves_while_asked_or_waiting_gives_their_turn_to_the_next() {
    let full = (1..=5).fold(SignUps::new(1), |list, number| list.sign_up(member(number)).unwrap());
    let (left, _) = full.leave(member(3), now(), &program()).unwrap();
    assert_eq!((left.place(member(2)), left.place(member(4))), (Some(Place::Waiting(0)), Some(Place::Waiting(1))));
    let (left, _) = left.leave(member(1), now(), &program()).unwrap();
    let (left, promoted) = left.leave(member(2), now(), &program()).unwrap();
    assert_eq!(promoted.asked, [(member(4), hours_later(48))]);
    assert_eq!(code(left.leave(member(2), now(), &program())), ("not-signed-up", "PAL-4"));
}

#[test]
fn pal_4_more_places_are_offered_to_who_waits_first_and_nobody_who_comes_later_is_before_them() {
    let full = (1..=4).fold(SignUps::new(1), |list, number| list.sign_up(member(number)).unwrap());
    let larger = full.with_places(5);
    assert_eq!(larger.sign_up(member(9)).unwrap().place(member(9)), Some(Place::Waiting(3)));
    let (next, promoted) = larger.promoted(now(), &program());
    assert_eq!(promoted.asked.iter().map(|(who, _)| *who).collect::<Vec<_>>(), [2, 3, 4].map(member));
    assert_eq!(next.sign_up(member(9)).unwrap().place(member(9)), Some(Place::Taken));
    let smaller = full.with_places(0);
    assert_eq!(smaller.promoted(now(), &program()).1, Promoted::default(), "nobody loses a place");
}

proptest! {
    #[test]
    fn pal_4_whatever_happens_no_more_places_are_given_than_there_are_and_nobody_is_passed_over(
        capacity in 0usize..4,
        steps in prop::collection::vec((0u8..4, 1u128..9), 1..60),
    ) {
        let (mut list, mut at, mut line) = (SignUps::new(capacity), now(), Vec::new());
        for (step, number) in steps {
            let who = member(number);
            let moved = match step {
                0 => list.sign_up(who).map(|next| (next, Promoted::default())),
                1 => list.leave(who, at, &program()),
                2 => list.accept(who, at).map(|next| (next, Promoted::default())),
                _ => {
                    at += 30.hours();
                    Ok(list.promoted(at, &program()))
                }
            };
            let Ok((next, promoted)) = moved else { continue };
            let asked: Vec<MemberId> = promoted.asked.iter().map(|(who, _)| *who).collect();
            line.retain(|one| *one != who || step != 1);
            prop_assert_eq!(&line[..asked.len()], &asked[..], "in the order in which they came");
            line.drain(..asked.len());
            if step == 0 && matches!(next.place(who), Some(Place::Waiting(_))) {
                line.push(who);
            }
            let given = (1..9).filter(|n| matches!(next.place(member(*n)), Some(Place::Taken | Place::Offered(_)))).count();
            prop_assert!(given <= capacity, "{} of {}", given, capacity);
            prop_assert!(line.is_empty() || given == capacity, "nobody waits for a place that is free");
            list = next;
        }
    }
}

#[test]
fn pal_4_a_child_goes_home_only_with_an_adult_who_is_on_the_list_and_a_guardian_is_not_by_themselves() {
    let (guardian, aunt) = (person(1), person(2));
    let places = SignUps::new(1).sign_up(member(1)).unwrap().sign_up(member(2)).unwrap();
    let nobody = Attendance::default();
    for number in [2, 3] {
        assert_eq!(code(nobody.check_in(member(number), &places, now())), ("no-place", "PAL-4"));
    }
    let here = nobody.check_in(member(1), &places, now()).unwrap();
    assert_eq!(code(here.check_in(member(1), &places, now())), ("came-already", "PAL-4"));
    assert_eq!(here.still_there(), BTreeSet::from([member(1)]));
    let list = PickUp(BTreeSet::from([aunt]));
    assert_eq!(code(here.check_out(member(1), guardian, &list, now())), ("not-on-the-list", "PAL-4"));
    assert_eq!(code(here.check_out(member(1), guardian, &PickUp::default(), now())), ("not-on-the-list", "PAL-4"));
    let gone = here.check_out(member(1), aunt, &list, hours_later(2)).unwrap();
    assert_eq!((gone.went[&member(1)], gone.still_there()), ((aunt, hours_later(2)), BTreeSet::new()));
    assert_eq!(code(gone.check_out(member(1), aunt, &list, now())), ("not-there", "PAL-4"));
    assert_eq!(code(here.check_out(member(2), aunt, &list, now())), ("not-there", "PAL-4"));
}

/// Somebody of 30 who has been checked and trained.
fn adult(number: u128, part: AdultPart) -> Adult {
    Adult {
        person: person(number),
        part,
        born: date(1996, 1, 1),
        hours: Hours::default(),
        cleared_on: Some(date(2026, 11, 1)),
        trained_on: Some(date(2026, 11, 2)),
    }
}

#[test]
fn pal_5_everybody_who_works_there_is_checked_and_trained_before_they_come() {
    for part in [AdultPart::Administrator, AdultPart::Employee, AdultPart::Advisor] {
        let one = adult(1, part);
        let comes = |adult: Adult, day| adult.may_come(day, &program());
        assert_eq!(code(comes(Adult { cleared_on: None, ..one.clone() }, date(2026, 11, 23))), ("not-cleared", "PAL-5"));
        assert_eq!(code(comes(Adult { trained_on: None, ..one.clone() }, date(2026, 11, 23))), ("not-trained", "PAL-5"));
        assert_eq!(code(comes(one.clone(), date(2026, 10, 31))), ("not-cleared", "PAL-5"));
        assert_eq!(code(comes(one.clone(), date(2026, 11, 1))), ("not-trained", "PAL-5"));
        assert!(comes(one, date(2026, 11, 2)).is_ok());
    }
}

#[test]
fn pal_5_a_volunteer_needs_it_past_sixteen_hours_a_month_or_thirty_two_a_year_from_eighteen_on() {
    let day = date(2026, 11, 23);
    let volunteer = |month, year| Adult { hours: Hours { month, year }, ..adult(1, AdultPart::Volunteer) };
    let needs = [(16, 32), (17, 17), (16, 33), (0, 0)].map(|(month, year)| volunteer(month, year).needs_both(day, &program()));
    assert_eq!(needs, [false, true, true, false]);
    let unchecked = |born| Adult { born, cleared_on: None, ..volunteer(17, 17) };
    assert_eq!(code(unchecked(date(2008, 11, 23)).may_come(day, &program())), ("not-cleared", "PAL-5"));
    assert!(unchecked(date(2008, 11, 24)).may_come(day, &program()).is_ok(), "seventeen: comes, and counts as no adult");
    assert!(!unchecked(date(2008, 11, 24)).is_qualified(day, &program()));
}

#[test]
fn pal_5_two_qualified_adults_are_with_children_and_one_person_is_one() {
    let day = date(2026, 11, 23);
    let (one, other) = (adult(1, AdultPart::Employee), adult(2, AdultPart::Volunteer));
    assert!(
        staffed(&[&one, &other], day, &program()).is_ok(),
        "a volunteer who was checked counts, whether they had to be or not"
    );
    for (adults, why) in [
        (vec![&one], "one"),
        (vec![&one, &one], "the same one twice"),
        (vec![&one, &Adult { cleared_on: None, ..other.clone() }], "a helper of a few hours"),
        (vec![&one, &Adult { trained_on: None, ..other.clone() }], "who wasn't trained"),
        (vec![&one, &Adult { born: date(2010, 1, 1), ..other.clone() }], "who is 16"),
        (vec![], "nobody"),
    ] {
        assert_eq!(code(staffed(&adults, day, &program())), ("too-few-adults", "PAL-5"), "{why}");
    }
    let unchecked = Adult { cleared_on: None, ..adult(3, AdultPart::Employee) };
    assert_eq!(
        code(staffed(&[&one, &other, &unchecked], day, &program())),
        ("not-cleared", "PAL-5"),
        "one who may not be there at all"
    );
}
