//! Finding a time, moving it, and what must be ready, over HTTP and mail; and the calendar under ten thousand steps by chance.

mod calendar;

use jiff::{SignedDuration, Timestamp};
use local::journey::{Client, Journey};
use local::{Delivery, Stack};
use serde_json::{Value, json};

use crate::deeds::{code, count, page, program, tries};
use crate::stories::{nothing_went_wrong, to_a_booked_session};
use crate::support::{journey, root, stack};

async fn slots(one: &Journey<'_>) -> Value {
    one.client.read(&format!("/v1/mediations/{}/slots", one.case), Some(&one.program)).await.unwrap()
}

fn starts(found: &Value) -> Vec<Timestamp> {
    found["slots"].as_array().unwrap().iter().map(|slot| slot["starts_at"].as_str().unwrap().parse().unwrap()).collect()
}

/// Prepared, and nobody can object any more.
async fn ready(stack: &Stack) -> Journey<'_> {
    let mut one = journey(stack).await;
    one.to_offers().await.unwrap();
    one.answer(0, "yes").await.unwrap();
    one.answer(1, "yes").await.unwrap();
    one.assign_and_prepare().await.unwrap();
    let until = one.mediation().await.unwrap()["objections_until"].as_str().unwrap().parse().unwrap();
    one.pass_until(until).await;
    one
}

/// The officer can't come; the last time that is found then suits both.
async fn moved(one: &Journey<'_>) -> Timestamp {
    let asked = tries(one, &one.parties[1], "another-time", json!({})).await;
    assert_eq!((asked.status, asked.body["status"].as_str()), (200, Some("booked")), "{}", asked.body);
    let last = *starts(&slots(one).await).last().unwrap();
    assert_eq!(program(one, "slots", json!({ "starts": [last] })).await.status, 200);
    for party in &one.parties {
        assert_eq!(tries(one, party, "picks", json!({ "starts": [last] })).await.status, 200);
    }
    let booked = one.mediation().await.unwrap();
    assert_eq!((booked["stage"].as_str(), &booked["session"]["starts_at"]), (Some("booked"), &json!(last)));
    last
}

/// The calendar entries that somebody was sent, in order.
async fn calendars(client: &Client, address: &str) -> Vec<String> {
    let mails = client.mails().await.unwrap();
    let own = mails.iter().filter(|mail| mail["to"] == address);
    own.rev().filter_map(|mail| mail["calendar"].as_str().map(str::to_owned)).collect() // the newest is first
}

fn property<'a>(calendar: &'a str, name: &str) -> &'a str {
    calendar.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':')).unwrap_or_default()
}

#[tokio::test]
async fn int_9_sch_4_the_program_takes_down_which_times_suit_somebody_on_the_phone_and_the_session_is_booked() {
    let stack = stack(Delivery::Twice).await;
    let one = ready(&stack).await;
    let offered: Vec<Timestamp> = starts(&slots(&one).await).into_iter().take(2).collect();
    assert_eq!(program(&one, "slots", json!({ "starts": offered })).await.status, 200);
    let officer = one.client.follow("pick-times", &one.people.officer).await.unwrap();
    assert_eq!(tries(&one, &officer, "picks", json!({ "starts": offered })).await.status, 200);
    let resident = one.mediation().await.unwrap()["participants"][0]["person"].as_str().unwrap().to_owned();
    let path = format!("/mediations/{}/people/{resident}", one.case);
    let shown = page(&one.client, &path, &one.program).await;
    assert!(shown.contains("Take down which times suit"), "{shown}");
    let stranger = json!({ "person": "00000000-0000-4000-8000-000000000099", "starts": [offered[1]], "channel": "phone" });
    assert_eq!(code(&program(&one, "choices", stranger).await), (409, "not-possible-now"));
    let by_link = json!({ "person": resident, "starts": [offered[1]], "channel": "link" });
    assert_eq!(program(&one, "choices", by_link).await.status, 422, "INT-9: how it was said is kept");
    let taken_down = program(&one, "choices", json!({ "person": resident, "starts": [offered[1]], "channel": "phone" })).await;
    assert_eq!((taken_down.status, &taken_down.body["stage"]), (200, &json!("booked")), "{}", taken_down.body);
    assert_eq!(one.mediation().await.unwrap()["session"]["starts_at"], json!(offered[1]));
    nothing_went_wrong(&stack).await;
}

#[tokio::test]
async fn sch_8_whoever_asked_for_another_time_and_can_come_after_all_is_told_that_the_appointment_stays() {
    let stack = stack(Delivery::Twice).await;
    let mut one = journey(&stack).await;
    to_a_booked_session(&mut one).await.unwrap();
    assert_eq!(tries(&one, &one.parties[1], "another-time", json!({})).await.status, 200);
    for who in [one.standards.clone(), one.parties[1].clone()] {
        assert_eq!(tries(&one, &who, "confirmation", json!({})).await.status, 404);
    }
    assert_eq!(program(&one, "confirmation", json!({})).await.status, 200);
    assert_eq!(code(&program(&one, "confirmation", json!({})).await), (409, "not-possible-now"), "nothing is left to decide");
    assert_eq!(one.mediation().await.unwrap()["another_time_wanted"], json!([]));
    assert_eq!(
        (count(&one, "session-stays", &one.people.officer).await, count(&one, "session-stays", &one.people.resident).await),
        (1, 0)
    );
    nothing_went_wrong(&stack).await;
}

#[tokio::test]
async fn sch_7_sch_8_an_appointment_that_moves_twice_and_is_called_off_stays_one_entry_in_every_calendar() {
    let stack = stack(Delivery::Twice).await;
    let mut one = journey(&stack).await;
    let first = to_a_booked_session(&mut one).await.unwrap();
    let second = moved(&one).await;
    let third = moved(&one).await;
    assert!(first != second && second != third);
    let refused = tries(&one, &one.parties[0], "another-time", json!({})).await;
    assert_eq!(code(&refused), (409, "moved-often-enough"), "after two moves a person decides");
    let resident = one.mediation().await.unwrap()["participants"][0]["person"].clone();
    assert_eq!(program(&one, "rescheduling", json!({ "person": resident })).await.status, 200, "and that is the program");
    let seen = one.mediation().await.unwrap();
    assert_eq!((seen["moves"].as_u64(), seen["another_time_wanted"].as_array().map(Vec::len)), (Some(2), Some(1)));

    assert_eq!(tries(&one, &one.parties[0], "withdrawal", json!({})).await.status, 200);
    let folder = root().join("target/calendars");
    std::fs::create_dir_all(&folder).unwrap();
    let people = [&one.people.resident, &one.people.officer, &one.people.mediators[0], &one.people.mediators[1]];
    for (number, address) in people.into_iter().enumerate() {
        let calendars = calendars(&one.client, address).await;
        let seen: Vec<_> = calendars.iter().map(|one| (property(one, "METHOD"), property(one, "SEQUENCE"))).collect();
        assert_eq!(seen, [("REQUEST", "1"), ("REQUEST", "2"), ("REQUEST", "3"), ("CANCEL", "4")], "{address}");
        assert!(calendars.iter().all(|one| property(one, "UID") == property(&calendars[0], "UID")), "{address}");
        let begins: Vec<_> = calendars.iter().map(|one| property(one, "DTSTART").to_owned()).collect();
        let expected = [first, second, third, third].map(|at| at.strftime("%Y%m%dT%H%M%SZ").to_string());
        assert_eq!(begins, expected, "{address}");
        for (turn, calendar) in calendars.iter().enumerate() {
            std::fs::write(folder.join(format!("{number}-{turn}.ics")), calendar).unwrap(); // for tests/calendars.sh
        }
    }
    one.pass_until(third + SignedDuration::from_hours(3)).await;
    let reminders = one.mails_to(&one.people.resident).await.unwrap();
    assert!(!reminders.iter().any(|template| template == "session-reminder"), "nobody is reminded of what is off");
    nothing_went_wrong(&stack).await;
}

#[tokio::test]
async fn sch_8_everybody_is_reminded_of_the_new_time_alone() {
    let stack = stack(Delivery::Twice).await;
    let mut one = journey(&stack).await;
    let first = to_a_booked_session(&mut one).await.unwrap();
    let second = moved(&one).await;
    let wanted = one.mails_to("mediation@pasadena.example").await.unwrap();
    assert_eq!(wanted.iter().filter(|template| *template == "other-time-wanted").count(), 1);
    one.pass_until(first.max(second) + SignedDuration::from_hours(1)).await;
    let mails = one.client.mails().await.unwrap();
    let day =
        |at: Timestamp| at.to_zoned(jiff::tz::TimeZone::get("America/Los_Angeles").unwrap()).strftime("%B %-d,").to_string();
    // The officer and the mediators read English.
    for address in [&one.people.officer, &one.people.mediators[0], &one.people.mediators[1]] {
        let own = mails.iter().filter(|mail| mail["to"] == **address && mail["template"] == "session-reminder");
        let texts: Vec<&str> = own.map(|mail| mail["plain"].as_str().unwrap()).collect();
        assert!(!texts.is_empty(), "{address}");
        assert!(texts.iter().all(|text| text.contains(&day(second)) && !text.contains(&day(first))), "{address}: {texts:?}");
    }
    nothing_went_wrong(&stack).await;
}

#[tokio::test]
async fn sch_2_only_times_in_an_officers_shifts_are_found_and_other_days_say_whose_hours_are_missing() {
    let stack = stack(Delivery::Once).await;
    let one = ready(&stack).await;
    let officer = one.mediation().await.unwrap()["participants"][1]["person"].clone();
    let evening = json!({ "person": officer, "weekly": [{ "day": 3, "from": "14:00", "until": "18:00" }] });
    assert_eq!(program(&one, "shifts", evening).await.status, 200);
    let found = slots(&one).await;
    let local = |at: Timestamp| at.to_zoned(jiff::tz::TimeZone::get("America/Los_Angeles").unwrap());
    let found_starts = starts(&found);
    assert!(found_starts.len() > 3);
    for at in found_starts {
        assert_eq!((local(at).weekday(), local(at).hour()), (jiff::civil::Weekday::Wednesday, 14));
    }
    let thursdays = found["ruled_out"].as_array().unwrap().iter().filter(|out| out["code"] == "no-hours");
    assert!(thursdays.clone().count() > 10 && thursdays.clone().all(|out| out["who"].as_array().unwrap().contains(&officer)));
    let wrong = json!({ "person": officer, "weekly": [{ "day": 3, "from": "14:00", "until": "09:00" }, { "day": 4, "from": "noon", "until": "18:00" }] });
    let refused = program(&one, "shifts", wrong).await;
    let codes: Vec<_> = refused.body["errors"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect();
    assert_eq!((refused.status, codes), (422, vec!["not-a-time", "end-before-start"]));
}

#[tokio::test]
async fn sch_6_nothing_is_booked_before_somebodys_needs_are_arranged() {
    let stack = stack(Delivery::Once).await;
    let one = ready(&stack).await;
    let resident = one.mediation().await.unwrap()["participants"][0]["person"].clone();
    let needs = json!({ "person": resident, "minor": false, "represented": false, "has_needs": true });
    assert_eq!(program(&one, "descriptions", needs).await.status, 200);
    let times = json!({ "starts": [starts(&slots(&one).await)[0]] });
    assert_eq!(code(&program(&one, "slots", times.clone()).await), (409, "needs-not-arranged"));
    assert_eq!(program(&one, "arrangements", json!({ "person": resident })).await.status, 200);
    assert_eq!(one.mediation().await.unwrap()["participants"][0]["needs_arranged"], true);
    assert_eq!(program(&one, "slots", times).await.status, 200);
}

#[tokio::test]
async fn sch_9_an_outcome_waits_for_the_signatures_of_everybody_who_was_there() {
    let stack = stack(Delivery::Once).await;
    let mut one = journey(&stack).await;
    let session = to_a_booked_session(&mut one).await.unwrap();
    one.pass_until(session + SignedDuration::from_hours(72)).await; // the nudge for the outcome brings a link
    let seen = one.mediation().await.unwrap();
    let people = ["participants", "mediators"].into_iter().flat_map(|side| seen[side].as_array().unwrap().clone());
    let attendance: Vec<Value> = people.map(|one| json!({ "person": one["person"], "attendance": "present" })).collect();
    let outcome = json!({ "outcome": "agreement", "attendance": attendance });
    let mediator = one.client.follow("outcome-due", &one.people.mediators[0]).await.unwrap();
    assert_eq!(code(&tries(&one, &mediator, "outcome", outcome.clone()).await), (409, "confidentiality-missing"));
    one.sign(&mediator).await.unwrap();
    assert_eq!(tries(&one, &mediator, "outcome", outcome).await.status, 200);
}

#[tokio::test]
async fn med_1_med_3_a_mediator_without_a_common_time_is_left_out_and_everybody_elses_first_time_is_shown() {
    let stack = stack(Delivery::Once).await;
    let mut one = journey(&stack).await;
    one.to_offers().await.unwrap();
    one.answer(0, "yes").await.unwrap();
    one.answer(1, "yes").await.unwrap();
    one.register_mediators().await.unwrap();
    let roster = one.client.read("/v1/mediators", Some(&one.program)).await.unwrap();
    let mut never = roster[0]["details"].clone();
    never["name"] = "Never There".into();
    never["email"] = "never@example.org".into();
    never["weekly"] = json!([{ "day": 2, "from": "06:00", "until": "09:00" }]);
    let added = one.client.post("/v1/mediators", Some(&one.program), &never).await.unwrap();
    let proposals = one.client.read(&format!("/v1/mediations/{}/proposals", one.case), Some(&one.program)).await.unwrap();
    let excluded = proposals["excluded"].as_array().unwrap();
    let own = excluded.iter().find(|out| out["mediator"] == added["id"]).unwrap();
    assert_eq!((own["rule"].as_str(), own["code"].as_str()), (Some("MED-3"), Some("not-available")));
    let teams = proposals["teams"].as_array().unwrap();
    assert!(!teams.is_empty() && teams.iter().all(|team| team["earliest"].as_str().unwrap().parse::<Timestamp>().is_ok()));

    let mut overlapping = never;
    overlapping["weekly"] =
        json!([{ "day": 2, "from": "09:00", "until": "12:00" }, { "day": 2, "from": "11:00", "until": "13:00" }]);
    overlapping["exceptions"] = json!([{ "day": "2026-12-22", "from": "12:00", "until": "11:00" }]);
    let path = format!("/v1/mediators/{}", added["id"].as_str().unwrap());
    let refused = one.client.post_as(&path, Some(&one.program), "a-key-of-a-test", &overlapping).await.unwrap();
    let errors: Vec<_> = refused.body["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["field"].as_str().unwrap(), one["code"].as_str().unwrap()))
        .collect();
    assert_eq!((refused.status, errors), (422, vec![("weekly", "overlapping"), ("exceptions", "end-before-start")]));
}

#[tokio::test]
async fn med_1_what_a_mediators_own_calendar_has_is_no_time_for_a_session_and_nothing_but_its_times_is_kept() {
    let stack = stack(Delivery::Twice).await;
    let one = ready(&stack).await;
    let before = starts(&slots(&one).await);
    let mediator = one.mediation().await.unwrap()["mediators"][0]["person"].as_str().unwrap().to_owned();
    let path = format!("/v1/mediators/{mediator}/busy");
    let read = async |calendar: &str| {
        let key = store::rows::digest(&[calendar.as_bytes()]);
        one.client.post_as(&path, Some(&one.program), &key[..20], &json!({ "calendar": calendar })).await.unwrap()
    };
    let file = |times: &str| {
        format!(
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Test//EN\r\nBEGIN:VEVENT\r\nSUMMARY:Oncologist\r\n{times}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        )
    };
    for (text, wrong) in [
        ("my calendar".to_owned(), "not-a-calendar"),
        (file("DTSTART;TZID=Mars/Olympus:20261208T100000"), "unknown-zone"),
        (file("DTSTART:20261208T110000\r\nDTEND:20261208T100000"), "end-before-start"),
        (file("DTSTART:20261208T110000\r\nRRULE:FREQ=MONTHLY"), "unknown-repetition"),
    ] {
        let refused = read(&text).await;
        assert_eq!((refused.status, refused.body["errors"][0]["code"].as_str()), (422, Some(wrong)), "{}", refused.body);
    }
    let daily = file("DTSTART:20260105T080000\r\nDTEND:20260105T140000\r\nRRULE:FREQ=DAILY");
    let answer = read(&daily).await;
    assert!(answer.status == 200 && answer.body["busy"].as_u64() > Some(30), "{}", answer.body);
    let after = starts(&slots(&one).await);
    let zone = jiff::tz::TimeZone::get("America/Los_Angeles").unwrap();
    let hours = |all: &[Timestamp]| all.iter().map(|at| at.to_zoned(zone.clone()).hour()).min().unwrap();
    assert!(hours(&before) < 14 && hours(&after) >= 14, "{before:?} {after:?}");
    let shown = page(&one.client, &format!("/mediators/{mediator}"), &one.program).await;
    assert!(shown.contains("stretches they aren&#39;t free") && !shown.contains("Oncologist"), "{shown}");

    // What is corrected leaves the times as they are; an empty file leaves none.
    let roster = one.client.read("/v1/mediators", Some(&one.program)).await.unwrap();
    let known = roster.as_array().unwrap().iter().find(|one| one["id"] == mediator.as_str()).unwrap().clone();
    one.client.post(&format!("/v1/mediators/{mediator}"), Some(&one.program), &known["details"]).await.unwrap();
    assert_eq!(starts(&slots(&one).await), after);
    assert_eq!(read("").await.body["busy"], 0);
    assert_eq!(starts(&slots(&one).await), before);
}

#[tokio::test]
async fn med_1_of_two_corrections_of_one_mediator_the_second_sees_the_first_before_it_counts() {
    let stack = stack(Delivery::Twice).await;
    let one = ready(&stack).await;
    let first = one.client.read("/v1/mediators", Some(&one.program)).await.unwrap()[0].clone();
    let path = format!("/v1/mediators/{}", first["id"].as_str().unwrap());
    let corrects = async |cap: u64, seen: &Value, key: &str| {
        let mut details = first["details"].clone();
        details["monthly_cap"] = cap.into();
        let headers = [("content-type", "application/json"), ("idempotency-key", key), ("if-match", &seen.to_string())];
        one.client.send(reqwest::Method::POST, &path, Some(&one.program), &headers, Some(details.to_string())).await.unwrap()
    };
    assert_eq!(corrects(1, &first["version"], "one-person").await.status, 200);
    let late = corrects(2, &first["version"], "another-person").await;
    assert_eq!((late.status, &late.body["code"]), (412, &json!("stale-version")));
    assert_eq!(corrects(1, &first["version"], "one-person").await.status, 200, "asked again, it was done");
    let now = one.client.read("/v1/mediators", Some(&one.program)).await.unwrap();
    let now = now.as_array().unwrap().iter().find(|mediator| mediator["id"] == first["id"]).unwrap();
    assert_eq!((&now["details"]["monthly_cap"], now["version"] != first["version"]), (&json!(1), true));
    assert_eq!(corrects(2, &now["version"], "another-try").await.status, 200);
}
