//! Calendar files as programs write them, and as somebody breaks them.

#![allow(clippy::unwrap_used, missing_docs, reason = "tests")]

use calendars::{Entry, Unreadable, read};
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

fn city() -> TimeZone {
    TimeZone::get("America/Los_Angeles").unwrap()
}

fn file(events: &[&str]) -> String {
    let events: String = events.iter().map(|lines| format!("BEGIN:VEVENT\n{}\nEND:VEVENT\n", lines.trim())).collect();
    format!("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Test//EN\n{events}END:VCALENDAR\n").replace('\n', "\r\n")
}

fn one(lines: &str) -> Result<Entry, Unreadable> {
    read(&file(&[lines]), &city()).map(|mut entries| entries.remove(0))
}

fn shown(entry: &Entry, first: Date, last: Date) -> Vec<String> {
    let time = |(from, until): (jiff::civil::DateTime, jiff::civil::DateTime)| {
        format!("{} – {}", from.strftime("%m-%d %H:%M"), until.strftime("%m-%d %H:%M"))
    };
    entry.between(first, last).into_iter().map(time).collect()
}

fn in_december(lines: &str) -> Vec<String> {
    shown(&one(lines).unwrap(), date(2026, 12, 1), date(2026, 12, 31))
}

#[test]
fn times_of_every_zone_are_shown_by_the_citys_clock() {
    for (times, expected) in [
        ("DTSTART:20261208T180000Z\nDTEND:20261208T190000Z", "12-08 10:00 – 12-08 11:00"),
        ("DTSTART;TZID=America/New_York:20261208T130000\nDURATION:PT90M", "12-08 10:00 – 12-08 11:30"),
        ("DTSTART;TZID=Eastern Standard Time:20261208T130000\nDURATION:PT90M", "12-08 10:00 – 12-08 11:30"),
        ("DTSTART;TZID=\"W. Europe Standard Time\":20261208T190000\nDURATION:PT1H", "12-08 10:00 – 12-08 11:00"),
        ("DTSTART:20261208T100000\nDTEND:20261208T110000", "12-08 10:00 – 12-08 11:00"),
        ("DTSTART;VALUE=DATE:20261208\nDTEND;VALUE=DATE:20261210", "12-08 00:00 – 12-10 00:00"),
        ("DTSTART;VALUE=DATE:20261208", "12-08 00:00 – 12-09 00:00"),
    ] {
        assert_eq!(in_december(&format!("SUMMARY:A\n{times}")), [expected], "{times}");
    }
}

#[test]
fn what_comes_again_comes_on_its_days_and_not_on_those_that_are_struck_out() {
    let from = "SUMMARY:A\nUID:1\nDTSTART:20261201T100000\nDURATION:PT1H";
    let starts = |rule: &str| {
        let lines = format!("{from}\n{rule}");
        in_december(&lines).into_iter().map(|shown| shown[3..5].parse::<u8>().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(starts("RRULE:FREQ=DAILY;COUNT=3"), [1, 2, 3]);
    assert_eq!(starts("RRULE:FREQ=DAILY;INTERVAL=10"), [1, 11, 21, 31]);
    assert_eq!(starts("RRULE:FREQ=DAILY;UNTIL=20261203T235959Z"), [1, 2, 3]);
    assert_eq!(starts("RRULE:FREQ=WEEKLY"), [1, 8, 15, 22, 29]);
    assert_eq!(starts("RRULE:FREQ=WEEKLY;BYDAY=TH,MO;WKST=SU"), [3, 7, 10, 14, 17, 21, 24, 28, 31]);
    assert_eq!(starts("RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR;COUNT=4"), [1, 4, 15, 18]);
    assert_eq!(starts("RRULE:FREQ=WEEKLY\nEXDATE:20261208T100000,20261215T180000Z"), [1, 22, 29]);
    assert_eq!(starts("RRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1"), [1]);
}

#[test]
fn a_repetition_keeps_its_hour_over_a_change_of_the_clocks() {
    let entry =
        one("SUMMARY:A\nDTSTART;TZID=America/Los_Angeles:20261030T100000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=4").unwrap();
    let days = shown(&entry, date(2026, 10, 30), date(2026, 11, 3));
    assert!(days.len() == 4 && days.iter().all(|day| day.ends_with("11:00")), "{days:?}");
}

#[test]
fn one_time_that_was_moved_takes_the_place_of_the_one_that_it_was() {
    let every = "SUMMARY:A\nUID:1\nDTSTART:20261201T100000\nDURATION:PT1H\nRRULE:FREQ=WEEKLY;COUNT=2";
    let moved = "SUMMARY:A\nUID:1\nRECURRENCE-ID:20261208T100000\nDTSTART:20261209T150000\nDURATION:PT1H";
    let entries = read(&file(&[every, moved]), &city()).unwrap();
    let all: Vec<String> = entries.iter().flat_map(|entry| shown(entry, date(2026, 12, 1), date(2026, 12, 31))).collect();
    assert_eq!(all, ["12-01 10:00 – 12-01 11:00", "12-09 15:00 – 12-09 16:00"]);
}

#[test]
fn what_was_called_off_is_not_there_and_what_leaves_somebody_free_says_so() {
    let off = "SUMMARY:A\nSTATUS:CANCELLED\nDTSTART:20261201T100000\nDURATION:PT1H";
    assert_eq!(read(&file(&[off]), &city()), Ok(vec![]));
    let free = one("SUMMARY:A\nTRANSP:TRANSPARENT\nDTSTART:20261201T100000\nDURATION:PT1H").unwrap();
    assert!(!free.is_busy);
    assert!(one("SUMMARY:A\nDTSTART;VALUE=DATE:20260704\nRRULE:FREQ=YEARLY").unwrap().repeat.unwrap().is_yearly());
}

#[test]
fn what_repeats_for_two_thousand_years_is_read_at_once_and_still_comes_today() {
    for rule in ["DAILY", "WEEKLY", "YEARLY"] {
        let ancient = format!("SUMMARY:A\nDTSTART:00011208T100000\nDURATION:PT1H\nRRULE:FREQ={rule}");
        assert!(!in_december(&ancient).is_empty(), "{rule}");
    }
    let many = vec!["SUMMARY:A\nDTSTART:00010101\nRRULE:FREQ=DAILY"; 2_000];
    let entries = read(&file(&many), &city()).unwrap();
    assert_eq!(entries.iter().map(|entry| entry.between(date(2026, 12, 1), date(2026, 12, 31)).len()).sum::<usize>(), 64_000);
}

#[test]
fn what_is_nested_without_end_is_no_calendar() {
    for begin in ["BEGIN:A\n", "begin:a\r\n", "BEG\n IN:A\n"] {
        assert_eq!(read(&begin.repeat(20_000), &city()), Err(Unreadable::NotACalendar));
    }
}

#[test]
fn what_cannot_be_read_is_refused_with_its_title() {
    let title = || "Choir".to_owned();
    for (lines, expected) in [
        ("DTSTART:20261208T110000\nDTEND:20261208T100000", Unreadable::EndBeforeStart(title())),
        ("DTSTART;TZID=Mars/Olympus:20261208T110000", Unreadable::Zone("Mars/Olympus".to_owned())),
        ("DTSTART:soon", Unreadable::Time(title())),
        ("DTEND:20261208T100000", Unreadable::Time(title())),
        ("DTSTART:20261208T110000\nDURATION:an hour", Unreadable::Time(title())),
        ("DTSTART:20261208T110000\nRRULE:FREQ=MONTHLY;BYDAY=2TU", Unreadable::Repeats(title())),
        ("DTSTART:20261208T110000\nRRULE:FREQ=WEEKLY;BYDAY=1MO", Unreadable::Repeats(title())),
        ("DTSTART:20261208T110000\nRRULE:FREQ=YEARLY;BYMONTH=7", Unreadable::Repeats(title())),
        ("DTSTART:20261208T110000\nRRULE:FREQ=DAILY;INTERVAL=0", Unreadable::Repeats(title())),
        ("DTSTART:20261208T110000\nRRULE:FREQ=DAILY;BYMONTH=12", Unreadable::Repeats(title())),
        ("DTSTART:20261208T110000\nRRULE:FREQ=YEARLY;BYMONTHDAY=8", Unreadable::Repeats(title())),
        ("DTSTART:20261208T110000\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,WE;WKST=SU", Unreadable::Repeats(title())),
        ("DTSTART:20261209T020000Z\nRRULE:FREQ=WEEKLY;BYDAY=WE", Unreadable::Repeats(title())),
        ("DTSTART:20261208T110000\nRRULE:FREQ=DAILY;COUNT=1000000", Unreadable::Repeats(title())),
        ("DTSTART:20261208T110000\nRDATE:20261209T110000", Unreadable::Repeats(title())),
    ] {
        assert_eq!(one(&format!("SUMMARY:Choir\n{lines}")), Err(expected), "{lines}");
    }
    for text in ["", "hello", "BEGIN:VCALENDAR", "BEGIN:VEVENT\nEND:VEVENT"] {
        assert_eq!(read(text, &city()), Err(Unreadable::NotACalendar), "{text}");
    }
}
