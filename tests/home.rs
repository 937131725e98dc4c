//! A mediator's home, and the papers of a table (MED-1, MED-5, SCH-9, OUT-2).

use local::Delivery;
use local::journey::Journey;
use serde_json::{Value, json};

use crate::deeds::page;
use crate::stories::nothing_went_wrong;
use crate::support::{journey, stack};

async fn own(one: &Journey<'_>, token: &str) -> Value {
    one.client.read("/v1/mediators/me", Some(token)).await.unwrap()
}

/// A case whose mediators have prepared both sides; nobody's session is over yet.
async fn prepared(one: &mut Journey<'_>) {
    one.to_offers().await.unwrap();
    for who in 0..2 {
        one.answer(who, "yes").await.unwrap();
    }
    one.assign_and_prepare().await.unwrap();
}

/// What is to be done in each of a mediator's assignments.
fn to_do(own: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    own["assignments"].as_array().unwrap().iter().map(|one| (text(&one["mediation"]), text(&one["to_do"]))).collect()
}

#[tokio::test]
async fn med_5_a_mediators_home_has_each_of_their_mediations_with_what_is_to_be_done_and_nothing_of_who_the_people_are() {
    let stack = stack(Delivery::Twice).await;
    let mut one = journey(&stack).await;
    prepared(&mut one).await;
    let mediator = one.mediators[0].clone();
    let (first, people) = (one.case.clone(), one.people.resident.clone());
    assert_eq!(to_do(&own(&one, &mediator).await), [(first.clone(), "wait".to_owned())]);

    // The same two are asked for another case; their link of the first one opens it.
    let mut other = journey(&stack).await;
    other.people = local::journey::People::of("second");
    other.to_offers().await.unwrap();
    for who in 0..2 {
        other.answer(who, "yes").await.unwrap();
    }
    let roster = other.client.read("/v1/mediators", Some(&other.program)).await.unwrap();
    let team: Vec<&Value> = roster.as_array().unwrap().iter().map(|one| &one["id"]).collect();
    other.on_mediation(&other.program, "mediators", &json!({ "mediators": team })).await.unwrap();
    stack.settle().await;
    let second = other.case.clone();
    assert_eq!(
        to_do(&own(&one, &mediator).await),
        [(second.clone(), "decide".to_owned()), (first.clone(), "wait".to_owned())],
        "what is to be done comes first"
    );
    let home = page(&one.client, "/assignment", &mediator).await;
    assert!(home.contains(&format!("href=\"/assignment/{second}\"")) && home.contains("Your answer is wanted"), "{home}");
    assert!(!home.contains(&people), "nobody is named on it");
    let brief = page(&one.client, &format!("/assignment/{second}"), &mediator).await;
    let undecided = one.client.get(&format!("/assignment/{second}/papers/confidentiality"), Some(&mediator)).await.unwrap();
    assert_eq!(undecided.status, 404, "MED-5: nobody is named on paper either before there is no conflict");
    assert!(brief.contains("conflict") && !brief.contains(&other.people.resident), "MED-5: the brief first");

    let path = format!("/v1/mediations/{second}/assignment");
    let said = one.client.post_as(&path, Some(&mediator), "a-declaration", &json!({ "answer": "declined" })).await.unwrap();
    assert_eq!(said.status, 200);
    assert_eq!(
        to_do(&own(&one, &mediator).await),
        [(first, "wait".to_owned())],
        "whoever declined has nothing more to do with it"
    );
    let gone = one.client.get(&format!("/assignment/{second}"), Some(&mediator)).await.unwrap();
    assert_eq!(gone.status, 303, "and is led home");
    nothing_went_wrong(&stack).await;
}

#[tokio::test]
async fn med_1_a_mediator_says_themselves_when_they_have_time_and_of_two_changes_at_once_the_second_is_told() {
    let stack = stack(Delivery::Once).await;
    let mut one = journey(&stack).await;
    prepared(&mut one).await;
    let mediator = one.mediators[0].clone();
    let before = own(&one, &mediator).await;
    let version = before["version"].as_u64().unwrap();
    let hours = json!({ "weekly": [{ "day": 6, "from": "10:00", "until": "14:00" }], "exceptions": [{ "day": "2026-12-24" }] });
    let give = |seen: u64, key: &'static str, body: &Value| {
        let etag = format!("\"{seen}\"");
        let headers = [("content-type", "application/json"), ("idempotency-key", key), ("if-match", &etag)];
        let headers = headers.map(|(name, value)| (name, value.to_owned()));
        let (client, token, body) = (one.client.clone(), mediator.clone(), body.to_string());
        async move {
            let headers: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
            client.send(reqwest::Method::POST, "/v1/mediators/me/hours", Some(&token), &headers, Some(body)).await.unwrap()
        }
    };
    assert_eq!(give(version, "the-first-change", &hours).await.status, 200);
    assert_eq!(give(version, "a-change-of-what-was", &hours).await.status, 412);
    assert_eq!(give(version, "the-first-change", &hours).await.status, 200, "a repetition gets its first answer");
    let after = own(&one, &mediator).await;
    assert_eq!((&after["weekly"], &after["exceptions"]), (&hours["weekly"], &hours["exceptions"]));
    let wrong = json!({ "weekly": [{ "day": 6, "from": "14:00", "until": "10:00" }] });
    assert_eq!(give(version + 1, "an-end-before-its-beginning", &wrong).await.status, 422);

    let roster = one.client.read("/v1/mediators", Some(&one.program)).await.unwrap();
    let listed = roster.as_array().unwrap().iter().find(|row| row["id"] == after["id"]).unwrap();
    assert_eq!(listed["details"]["weekly"], hours["weekly"], "the program plans with it");
    assert_eq!(one.client.get("/v1/mediators/me", Some(&one.parties[0])).await.unwrap().status, 404);
}

#[tokio::test]
async fn sch_9_out_2_papers_are_printed_for_each_in_their_language_and_name_nobody_else_to_somebody_at_the_table() {
    let stack = stack(Delivery::Once).await;
    let mut one = journey(&stack).await;
    one.to_offers().await.unwrap();
    let (case, program) = (one.case.clone(), one.program.clone());
    let offer = page(&one.client, "/mediation/papers/offer", &one.parties[0]).await;
    assert!(offer.contains("lang=\"es\"") && !offer.contains("Officer"), "{offer}");
    let offers = page(&one.client, &format!("/mediations/{case}/papers/offer"), &program).await;
    assert_eq!((offers.matches("<article").count(), offers.contains("lang=\"es\"")), (2, true));
    let nothing_yet = one.client.get("/mediation/papers/confidentiality", Some(&one.parties[1])).await.unwrap();
    assert_eq!(nothing_yet.status, 200, "it can be read beforehand");

    for who in 0..2 {
        one.answer(who, "yes").await.unwrap();
    }
    one.assign_and_prepare().await.unwrap();
    let brought = page(&one.client, &format!("/assignment/{case}/papers/confidentiality"), &one.mediators[0]).await;
    assert_eq!(brought.matches("<article").count(), 2, "{brought}");
    one.book().await.unwrap();
    one.program = one.client.staff(local::journey::Role::Program).await.unwrap();
    let own = page(&one.client, "/mediation", &one.parties[1]).await;
    assert!(own.contains("/mediation/papers/participation"), "{own}");
    let handed_out = page(&one.client, &format!("/mediations/{case}/papers/participation"), &one.program).await;
    assert_eq!(handed_out.matches("<article").count(), 2, "{handed_out}");
    assert_eq!(one.client.get("/mediation/papers/offer", Some(&one.parties[0])).await.unwrap().status, 404);
    assert_eq!(one.client.get("/mediation/papers/agreement", Some(&one.parties[0])).await.unwrap().status, 404);
}
