//! Times that are found and times that may be booked, at the edges of notice, horizon, hours, rooms and gaps.

use domain::Policy;
use domain::availability::{Availability, DayHours, Stretch, WeeklyHours};
use domain::calendar::{Busy, Resource};
use domain::policy::PASADENA;
use domain::slots::{Attendee, Because, Found, RuledOut, Search, Slot};
use domain::vocabulary::Kind;
use jiff::civil::{Date, Time, Weekday};
use jiff::{Timestamp, ToSpan};

use crate::support::*;

fn room() -> Resource {
    Resource::Room("library-room".into())
}

/// Somebody who says by picking when they have time.
fn anytime() -> Attendee {
    Attendee::anytime(Resource::Person(person(RESIDENT)))
}

/// A moment of the city's wall clock, in December.
fn at(day_and_time: &str) -> Timestamp {
    format!("2026-12-{day_and_time}:00-08:00").parse().unwrap()
}

fn busy(resource: &Resource, from: &str, until: &str) -> Busy {
    let mut busy = Busy::new();
    busy.take(resource, at(from), at(until));
    busy
}

/// A search for a community case.
fn search(policy: &Policy, last_day: Date, now: Timestamp) -> Search<'_> {
    Search { policy, kind: Kind::Community, last_day: Some(last_day), now }
}

fn starts(found: &Found) -> Vec<String> {
    let zone = policy().zone;
    found.slots.iter().map(|slot| slot.starts_at.to_zoned(zone.clone()).strftime("%m-%d %H:%M").to_string()).collect()
}

/// What is found on one day.
fn on_day(day: Date, attendees: &[Attendee], busy: &Busy, policy: &Policy) -> (Vec<String>, Vec<Because>) {
    let eve = day.saturating_sub((policy.sessions.notice_days + 1).days());
    let now = eve.at(12, 0, 0, 0).to_zoned(policy.zone.clone()).unwrap().timestamp();
    let found = search(policy, day, now).find(attendees, busy, 50);
    (starts(&found), found.ruled_out.into_iter().map(|out| out.because).collect())
}

#[test]
fn sch_5_the_first_day_that_is_looked_at_is_the_one_after_the_notice_and_the_last_is_the_safe_one() {
    let found = search(&policy(), on(2026, 12, 1), now()).find(&[anytime()], &Busy::new(), 50); // on 22 November
    assert_eq!(starts(&found), ["11-30 08:00", "11-30 12:00", "12-01 08:00", "12-01 12:00"]);
    let none = search(&policy(), on(2026, 11, 29), now()).find(&[anytime()], &Busy::new(), 50);
    assert_eq!(none, Found::default());
}

#[test]
fn sch_5_no_day_beyond_the_horizon_is_looked_at() {
    let policy = Policy::parse(&PASADENA.replace("horizon_days = 60", "horizon_days = 9")).unwrap();
    let found = search(&policy, on(2027, 8, 1), now()).find(&[anytime()], &Busy::new(), 50);
    assert_eq!(starts(&found), ["11-30 08:00", "11-30 12:00", "12-01 08:00", "12-01 12:00"]);
}

#[test]
fn the_finder_stops_at_as_many_times_as_are_wanted_and_says_nothing_of_the_days_after() {
    let now = at("22T10:00"); // the first day is the 30th, and the 31st is a blackout day
    let find = |wanted| search(&policy(), on(2027, 8, 1), now).find(&[anytime()], &Busy::new(), wanted);
    for wanted in [1, 2] {
        assert_eq!((find(wanted).slots.len(), find(wanted).ruled_out), (wanted, vec![]));
    }
    let more = find(3);
    let codes: Vec<_> = more.ruled_out.iter().map(|out| (out.day, out.because)).collect();
    assert_eq!(
        (starts(&more)[2].as_str(), codes),
        ("01-03 08:00", [on(2026, 12, 31), on(2027, 1, 1), on(2027, 1, 2)].map(|day| (day, Because::Blackout)).to_vec())
    );
}

#[test]
fn sch_2_a_session_may_fill_the_opening_hours_to_the_minute_and_not_one_minute_more() {
    let day = on(2026, 12, 8);
    let closing = |time: &str| Policy::parse(&PASADENA.replace("closes = \"20:00\"", &format!("closes = {time:?}"))).unwrap();
    assert_eq!(on_day(day, &[anytime()], &Busy::new(), &closing("10:00")).0, ["12-08 08:00"]);
    assert_eq!(on_day(day, &[anytime()], &Busy::new(), &closing("09:59")), (vec![], vec![Because::OutsideHours]));
    assert_eq!(on_day(day, &[anytime()], &Busy::new(), &closing("14:00")).0, ["12-08 08:00", "12-08 12:00"]);
    assert_eq!(on_day(day, &[anytime()], &Busy::new(), &closing("13:59")).0, ["12-08 08:00"]);
}

#[test]
fn sch_2_weekly_hours_that_fit_exactly_are_enough_on_their_own_day_alone() {
    let with = |day: Weekday, from: i8, until: i8| {
        let hours = WeeklyHours { day, from: Time::constant(from, 0, 0, 0), until: Time::constant(until, 0, 0, 0) };
        [Attendee { availability: Some(Availability::every_week(vec![hours])), ..anytime() }]
    };
    let found = |attendees: &[Attendee]| on_day(on(2026, 12, 8), attendees, &Busy::new(), &policy()).0; // a Tuesday
    assert_eq!(found(&with(Weekday::Tuesday, 9, 11)), ["12-08 09:00"]);
    assert_eq!(found(&with(Weekday::Tuesday, 9, 10)), Vec::<String>::new());
    assert_eq!(found(&with(Weekday::Wednesday, 9, 11)), Vec::<String>::new());
    assert_eq!(found(&with(Weekday::Tuesday, 15, 20)), ["12-08 15:00"]);
}

#[test]
fn sch_4_whatever_is_taken_in_the_session_or_in_the_gap_behind_it_moves_it_by_half_hours() {
    let day = on(2026, 12, 8);
    let found = |from: &str, until: &str| on_day(day, &[anytime()], &busy(&room(), from, until), &policy()).0;
    assert_eq!(found("08T10:00", "08T10:15")[0], "12-08 10:30"); // in the gap behind 08:00 to 10:00
    assert_eq!(found("08T10:15", "08T10:30")[0], "12-08 10:30"); // its last quarter-hour
    assert_eq!(found("08T10:30", "08T10:45")[0], "12-08 08:00"); // behind the gap
    assert_eq!(found("08T08:00", "08T08:15")[0], "12-08 08:30");
    assert_eq!(found("08T07:45", "08T08:00")[0], "12-08 08:00");
}

/// Somebody with hours on every day of the week.
fn daily(number: u128, from: i8, until: i8) -> Attendee {
    let hours = |day| WeeklyHours {
        day: Weekday::from_monday_one_offset(day).unwrap(),
        from: Time::constant(from, 0, 0, 0),
        until: Time::constant(until, 0, 0, 0),
    };
    let availability = Availability::every_week((1..=7).map(hours).collect());
    Attendee { availability: Some(availability), ..Attendee::anytime(Resource::Person(person(number))) }
}

#[test]
fn sch_2_a_day_without_a_time_says_what_was_missing_and_whose_it_was() {
    let day = on(2026, 12, 8);
    let eve = on(2026, 11, 30).at(12, 0, 0, 0).to_zoned(policy().zone).unwrap().timestamp();
    let why = |attendees: &[Attendee], busy: &Busy| search(&policy(), day, eve).find(attendees, busy, 50).ruled_out;
    let out =
        |because, who: &[&Attendee]| vec![RuledOut { day, because, who: who.iter().map(|one| one.resource.clone()).collect() }];
    let (early, late, short) = (daily(71, 8, 12), daily(72, 13, 18), daily(73, 9, 10));
    let all_day = |resource: &Resource| busy(resource, "08T07:00", "08T23:00");
    assert_eq!(why(&[anytime()], &all_day(&room())), out(Because::NoRoom, &[]));
    assert_eq!(why(&[early.clone(), anytime()], &all_day(&anytime().resource)), out(Because::Taken, &[&anytime()]));
    assert_eq!(why(&[early.clone(), short.clone()], &Busy::new()), out(Because::NoHours, &[&short]));
    let mut named = out(Because::NoHours, &[&short]).remove(0);
    named.who.push(room());
    assert_eq!(named.people(), [person(73)], "a room is nobody");
    assert_eq!(why(&[early.clone(), late], &Busy::new()), out(Because::NoCommonTime, &[]));
    let elsewhere = Attendee { places: vec!["annex".into()], ..early.clone() };
    assert_eq!(why(&[elsewhere], &Busy::new()), out(Because::NoRoom, &[]));
}

#[test]
fn med_1_a_day_that_is_unlike_its_weekday_is_searched_as_it_is() {
    let day = on(2026, 12, 8);
    let with = |hours: Option<Stretch>| {
        let mut one = daily(1, 9, 18);
        one.availability = one.availability.map(|weekly| Availability { exceptions: vec![DayHours { day, hours }], ..weekly });
        on_day(day, &[one], &Busy::new(), &policy())
    };
    let evening = Stretch { from: Time::constant(17, 0, 0, 0), until: Time::constant(20, 0, 0, 0) };
    assert_eq!(with(Some(evening)).0, ["12-08 17:00"]);
    assert_eq!(with(None), (vec![], vec![Because::NoHours]));
}

#[test]
fn sch_3_blackout_days_are_for_sessions_with_department_personnel() {
    let policy = policy();
    let new_year = slot("2027-01-01T18:00:00Z");
    for (kind, expected) in [
        (Kind::Community, Err("blackout-date")),
        (Kind::Internal, Err("blackout-date")),
        (Kind::Neighbor, Ok(())),
        (Kind::School, Ok(())),
    ] {
        let search = Search { policy: &policy, kind, last_day: None, now: now() };
        assert_eq!(search.may_book(&new_year).map_err(|refusal| refusal.code), expected, "{kind}");
        let found = search.find(&[anytime()], &Busy::new(), 200).slots;
        assert_eq!(
            found.iter().any(|slot| slot.starts_at == "2027-01-01T16:00:00Z".parse().unwrap()),
            expected.is_ok(),
            "{kind}"
        );
    }
}

#[test]
fn each_rule_of_booking_holds_to_its_edge() {
    let slot = |from: &str, until: &str| Slot { starts_at: at(from), ends_at: at(until), room: "library-room".into() };
    let now = at("01T10:00");
    let refused = |slot: &Slot, safe: Date| search(&policy(), safe, now).may_book(slot).err().map(|refusal| refusal.code);
    let safe = on(2026, 12, 30);
    for (slot, expected) in [
        (slot("08T10:00", "08T12:00"), Some("too-little-notice")),
        (slot("09T10:00", "09T12:00"), None),
        (slot("09T08:00", "09T10:00"), None),
        (slot("09T07:59", "09T10:00"), Some("outside-hours")),
        (slot("09T18:00", "09T20:00"), None),
        (slot("09T18:00", "09T20:01"), Some("outside-hours")),
        (slot("09T18:00", "10T09:00"), Some("outside-hours")),
        (slot("30T10:00", "30T12:00"), None),
        (slot("31T10:00", "31T12:00"), Some("clock-past-safe-date")),
        (Slot { room: "cellar".into(), ..slot("09T10:00", "09T12:00") }, Some("no-such-room")),
    ] {
        assert_eq!(refused(&slot, safe), expected, "{slot:?}");
    }
    assert_eq!(refused(&slot("31T10:00", "31T12:00"), on(2026, 12, 31)), Some("blackout-date"));
}
