//! The legal clocks: what each date is, and why.

use domain::Refusal;
use domain::policy::{Begins, ClockTerms, Ground, Length};
use domain::statutory::{Clock, Toll};
use domain::text::Document;
use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan};
use proptest::prelude::*;

use crate::support::*;

const TODAY: Date = date(2026, 11, 22);

fn statutory() -> Vec<ClockTerms> {
    policy().clocks
}

fn agreement() -> ClockTerms {
    ClockTerms {
        code: "local-agreement".into(),
        begins: Begins::Filing,
        runs: Length::Days(120),
        reserve_days: 30,
        tolled_by: vec![Ground::OfficerWaiver],
    }
}

fn clock(discovered_on: Date) -> Clock {
    Clock::start(discovered_on, discovered_on, &statutory())
}

fn toll(ground: Ground, from: Date, until: Option<Date>) -> Toll {
    Toll { ground, from, until, document: Document::parse("DA 26-1234").unwrap() }
}

fn tolled(tolls: &[(Date, Option<Date>)], today: Date) -> Date {
    let mut clock = clock(date(2026, 1, 15));
    for (from, until) in tolls {
        clock.toll(toll(Ground::OfficerWaiver, *from, *until), today).unwrap();
    }
    clock.reckon(today).deadline
}

#[test]
fn clk_1_the_deadline_is_one_year_after_discovery_whenever_it_was_filed() {
    let clock = Clock::start(TODAY, date(2026, 10, 1), &statutory());
    assert_eq!(clock.reckon(TODAY).deadline, date(2027, 11, 22));
}

#[test]
fn clk_3_the_safe_date_keeps_ninety_days_for_an_investigation() {
    assert_eq!(clock(TODAY).reckon(TODAY).safe_date, date(2027, 8, 24));
}

#[test]
fn clk_3_a_waiver_lifts_the_reserve_and_never_the_deadline() {
    let mut clock = clock(TODAY);
    assert_eq!(clock.reckon(TODAY).last_day, date(2027, 8, 24));
    clock.waiver = Some(document());
    let reckoning = clock.reckon(TODAY);
    assert_eq!((reckoning.last_day, reckoning.safe_date), (date(2027, 11, 22), date(2027, 8, 24)));
}

#[test]
fn clk_4_a_year_from_leap_day_ends_on_28_february_and_a_weekend_moves_nothing() {
    assert_eq!(clock(date(2028, 2, 29)).reckon(TODAY).deadline, date(2029, 2, 28));
    assert_eq!(clock(date(2026, 1, 2)).reckon(TODAY).deadline, date(2027, 1, 2)); // a Saturday
}

#[test]
fn clk_4_the_day_is_the_citys_and_not_utcs() {
    let evening: Timestamp = "2026-11-23T05:00:00Z".parse().unwrap(); // 21:00 on the 22nd in Pasadena
    assert_eq!(policy().date(evening), date(2026, 11, 22));
    let denver = mesa_vista();
    let midnight: Timestamp = "2026-11-23T07:00:00Z".parse().unwrap();
    assert_eq!((policy().date(midnight), denver.date(midnight)), (date(2026, 11, 22), date(2026, 11, 23)));
}

#[test]
fn clk_2_each_day_of_a_toll_moves_the_deadline_by_one() {
    for (tolls, moved) in [
        (vec![], 0),
        (vec![(date(2026, 3, 1), Some(date(2026, 3, 1)))], 1),
        (vec![(date(2026, 3, 1), Some(date(2026, 3, 10)))], 10),
        // Two that overlap count each day once, also when one lies in the other.
        (vec![(date(2026, 3, 1), Some(date(2026, 3, 10))), (date(2026, 3, 8), Some(date(2026, 3, 12)))], 12),
        (vec![(date(2026, 3, 1), Some(date(2026, 3, 10))), (date(2026, 3, 3), Some(date(2026, 3, 5)))], 10),
        // A leap day is a day.
        (vec![(date(2026, 3, 1), Some(date(2026, 3, 1))), (date(2026, 3, 3), Some(date(2026, 3, 3)))], 2),
        // What was before discovery tolls nothing.
        (vec![(date(2025, 12, 1), Some(date(2026, 1, 14)))], 0),
        (vec![(date(2025, 12, 1), Some(date(2026, 1, 16)))], 2),
        // One that is open counts until today.
        (vec![(date(2026, 11, 20), None)], 3),
    ] {
        assert_eq!(tolled(&tolls, TODAY), date(2027, 1, 15).saturating_add(moved.days()), "{tolls:?}");
    }
}

#[test]
fn clk_2_a_clock_that_has_run_out_isnt_stopped_any_more_but_one_kept_running_by_a_toll_is() {
    let after = date(2027, 1, 16);
    let today = date(2027, 6, 1);
    assert_eq!(tolled(&[(after, Some(date(2027, 2, 1)))], today), date(2027, 1, 15));
    let last_day = date(2027, 1, 15);
    assert_eq!(tolled(&[(last_day, Some(date(2027, 1, 20)))], today), date(2027, 1, 21), "on its last day it still runs");
    let ten_days = (date(2026, 3, 1), Some(date(2026, 3, 10)));
    assert_eq!(tolled(&[ten_days, (after, Some(date(2027, 1, 20)))], today), date(2027, 1, 30));
}

#[test]
fn clk_2_of_several_clocks_the_earliest_governs_and_each_knows_its_own_grounds() {
    let mut clock = Clock::start(date(2026, 11, 1), TODAY, &[statutory(), vec![agreement()]].concat());
    let reckoning = clock.reckon(TODAY);
    let running: Vec<_> = reckoning.running.iter().map(|one| (one.code.as_str(), one.deadline)).collect();
    assert_eq!(running, [("local-agreement", date(2027, 3, 22)), ("government-code-3304", date(2027, 11, 1))]);
    assert_eq!((reckoning.deadline, reckoning.safe_date), (date(2027, 3, 22), date(2027, 2, 20)));
    clock.toll(toll(Ground::CivilSuit, date(2026, 11, 10), Some(date(2026, 11, 19))), TODAY).unwrap();
    assert_eq!(clock.reckon(TODAY).deadline, date(2027, 3, 22), "a civil suit doesn't toll the agreement");
    clock.toll(toll(Ground::OfficerWaiver, date(2026, 11, 20), None), TODAY).unwrap();
    assert_eq!(clock.reckon(date(2026, 12, 9)).deadline, date(2027, 3, 22).saturating_add(18.days()));
}

#[test]
fn clk_2_a_toll_that_cant_be_is_refused_by_its_rule() {
    let mut clock = Clock::start(TODAY, TODAY, &[agreement()]);
    let refused = |clock: &mut Clock, ground, from, until| clock.toll(toll(ground, from, until), TODAY).unwrap_err();
    let code = |code| Refusal::new(code, "CLK-2");
    assert_eq!(refused(&mut clock, Ground::CivilSuit, TODAY, None), code("ground-not-in-policy"));
    assert_eq!(refused(&mut clock, Ground::OfficerWaiver, date(2026, 11, 23), None), code("toll-in-the-future"));
    let backwards = Some(date(2026, 11, 21));
    assert_eq!(refused(&mut clock, Ground::OfficerWaiver, TODAY, backwards), code("toll-ends-before-it-begins"));
    assert_eq!(clock.end_toll(0, TODAY), Err(code("no-such-toll")));
    clock.toll(toll(Ground::OfficerWaiver, TODAY, None), TODAY).unwrap();
    assert_eq!(clock.end_toll(0, date(2026, 11, 21)), Err(code("toll-ends-before-it-begins")));
    assert_eq!((clock.end_toll(0, TODAY), clock.end_toll(0, TODAY)), (Ok(()), Err(code("no-such-toll"))));
}

fn any_day() -> impl Strategy<Value = Date> {
    (0..8_000i32).prop_map(|days| date(2020, 1, 1).saturating_add(days.days()))
}

fn any_toll() -> impl Strategy<Value = Toll> {
    (any_day(), proptest::option::of(0..900i32), 0..Ground::ALL.len())
        .prop_map(|(from, length, ground)| toll(Ground::ALL[ground], from, length.map(|days| from.saturating_add(days.days()))))
}

/// The deadline by the plainest reckoning there is: day after day, counting those that no toll holds.
fn day_by_day(clock: &Clock, terms: &ClockTerms, today: Date) -> Date {
    let from = if terms.begins == Begins::Discovery { clock.discovered_on } else { clock.filed_on };
    let untolled = match terms.runs {
        Length::Months(months) => from.saturating_add(months.months()),
        Length::Days(days) => from.saturating_add(days.days()),
    };
    let mut left = (untolled - from).get_days();
    let mut day = from;
    loop {
        let held = clock.tolls.iter().any(|one| {
            let until = one.until.unwrap_or(today.max(one.from));
            terms.tolled_by.contains(&one.ground) && one.from <= day && day <= until
        });
        if !held {
            if left == 0 {
                return day;
            }
            left -= 1;
        }
        day = day.saturating_add(1.day());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn clk_2_the_reckoning_is_what_counting_day_by_day_comes_to(
        discovered in any_day(), filed in any_day(), tolls in proptest::collection::vec(any_toll(), 0..5), today in any_day(),
    ) {
        let mut clock = Clock::start(discovered, filed, &[statutory(), vec![agreement()]].concat());
        clock.tolls = tolls;
        for running in clock.reckon(today).running {
            let terms = clock.terms.iter().find(|terms| terms.code == running.code).unwrap();
            prop_assert_eq!(running.deadline, day_by_day(&clock, terms, today), "{}", running.code);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn clk_2_a_toll_never_brings_a_deadline_forward_and_clk_3_the_last_day_never_passes_it(
        discovered in any_day(), tolls in proptest::collection::vec(any_toll(), 0..5), more in any_toll(), today in any_day(), waived: bool,
    ) {
        let mut clock = Clock::start(discovered, discovered, &[statutory(), vec![agreement()]].concat());
        clock.tolls = tolls;
        clock.waiver = waived.then(document);
        let before = clock.reckon(today);
        clock.tolls.push(more);
        let after = clock.reckon(today);
        prop_assert!(before.deadline <= after.deadline);
        for reckoning in [before, after] {
            prop_assert!(reckoning.safe_date <= reckoning.last_day && reckoning.last_day <= reckoning.deadline);
            prop_assert!(reckoning.running.iter().all(|one| reckoning.deadline <= one.deadline && reckoning.safe_date <= one.safe_date));
        }
    }
}
