//! Personal calendar feeds over HTTP: made, read by any calendar, made anew, stopped (SCH-7, REM-5).

use local::Delivery;
use local::journey::Journey;
use serde_json::json;

use crate::deeds::{program, tries};
use crate::stories::{nothing_went_wrong, to_a_booked_session};
use crate::support::{journey, stack};

/// What a calendar gets at an address, which needs no signing in.
async fn at(one: &Journey<'_>, address: &str) -> (u16, String) {
    let path = &address[address.find("/calendar/").unwrap()..];
    let answer = one.client.get(path, None).await.unwrap();
    (answer.status, answer.body.as_str().unwrap_or_default().to_owned())
}

async fn made(one: &Journey<'_>, token: &str) -> String {
    let made = tries(one, token, "calendar-link", json!({})).await;
    assert_eq!(made.status, 200, "{}", made.body);
    made.body["address"].as_str().unwrap().to_owned()
}

fn property<'a>(calendar: &'a str, name: &str) -> &'a str {
    calendar.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':')).unwrap_or_default().trim()
}

#[tokio::test]
async fn sch_7_rem_5_a_feed_shows_ones_own_appointment_with_a_neutral_title_and_follows_it_when_it_moves_and_ends() {
    let stack = stack(Delivery::Twice).await;
    let mut one = journey(&stack).await;
    to_a_booked_session(&mut one).await.unwrap();
    let officer = one.parties[1].clone();
    let address = made(&one, &officer).await;
    let (status, file) = at(&one, &address).await;
    assert_eq!((status, file.matches("BEGIN:VEVENT").count()), (200, 1), "{file}");
    assert_eq!((property(&file, "SUMMARY"), property(&file, "SEQUENCE")), ("Appointment", "1"));
    assert_eq!(property(&file, "UID"), format!("{}@concord", one.case), "the same as in the mail");
    for private in ["ediation", "fficer", "ATTENDEE", "Ana", "mailto"] {
        assert!(!file.contains(private), "{private}: {file}");
    }

    assert_eq!(tries(&one, &officer, "another-time", json!({})).await.status, 200);
    let found = one.client.read(&format!("/v1/mediations/{}/slots", one.case), Some(&one.program)).await.unwrap();
    let last = found["slots"].as_array().unwrap().last().unwrap()["starts_at"].clone();
    assert_eq!(program(&one, "slots", json!({ "starts": [last] })).await.status, 200);
    for party in &one.parties {
        assert_eq!(tries(&one, party, "picks", json!({ "starts": [last] })).await.status, 200);
    }
    let (_, moved) = at(&one, &address).await;
    let compact: String = last.as_str().unwrap().chars().filter(|c| !"-:".contains(*c)).collect();
    assert_eq!((property(&moved, "DTSTART"), property(&moved, "SEQUENCE")), (compact.as_str(), "2"), "{moved}");

    assert_eq!(tries(&one, &one.parties[0].clone(), "withdrawal", json!({})).await.status, 200);
    let (status, empty) = at(&one, &address).await;
    assert_eq!((status, empty.matches("BEGIN:VEVENT").count()), (200, 0), "an empty calendar is one, too");
    nothing_went_wrong(&stack).await;
}

#[tokio::test]
async fn an_address_is_shown_once_replaced_by_a_new_one_and_stopped_by_whoever_made_it() {
    let stack = stack(Delivery::Once).await;
    let mut one = journey(&stack).await;
    to_a_booked_session(&mut one).await.unwrap();
    let officer = one.parties[1].clone();
    let path = format!("/v1/mediations/{}/calendar-link", one.case);
    let nothing = json!({});
    let make = || one.client.post_as(&path, Some(&officer), "the-officers-calendar", &nothing);
    let first = make().await.unwrap().body["address"].as_str().unwrap().to_owned();
    assert!(make().await.unwrap().body["address"].is_null(), "the same request once more");
    assert_eq!(at(&one, &first).await.0, 200);
    let headers = [("content-type", "application/x-www-form-urlencoded")];
    let sent = |path: &'static str, key: &str| {
        one.client.send(reqwest::Method::POST, path, Some(&officer), &headers, Some(format!("key={key}")))
    };
    let page = sent("/mediation/calendar-link", "on-the-officers-page").await.unwrap();
    let shown = page.body.as_str().unwrap();
    let second = shown.split("<div class=\"letter\">").nth(1).and_then(|rest| rest.split('<').next()).unwrap().to_owned();
    assert_eq!((at(&one, &first).await.0, at(&one, &second).await.0), (404, 200), "the old one stops");
    assert_eq!(sent("/mediation/calendar-link-stop", "stopped-on-the-page").await.unwrap().status, 303);
    assert_eq!(at(&one, &second).await.0, 404);
    let theirs = made(&one, &one.parties[0].clone()).await;
    assert_eq!(
        tries(&one, &officer, "calendar-link/revocation", json!({})).await.status,
        200,
        "there is none, and none is taken from others"
    );
    assert_eq!(at(&one, &theirs).await.0, 200);
}
