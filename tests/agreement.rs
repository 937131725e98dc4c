//! What people agreed on, over HTTP and mail: written down, looked at, signed, asked about weeks later, destroyed in the end.

use jiff::SignedDuration;
use local::journey::Journey;
use local::{Delivery, Stack};
use serde_json::{Value, json};

use crate::deeds::{code, count, mediation, page, program, tries};
use crate::stories::{nothing_went_wrong, to_a_booked_session};
use crate::support::{journey, stack};

const GREET: &str = "Both greet each other when they meet.";
const REWRITE: &str = "The report is rewritten where the name is misspelled.";

/// A case in which they agreed.
async fn agreed(stack: &Stack) -> Journey<'_> {
    let mut one = journey(stack).await;
    let session = to_a_booked_session(&mut one).await.unwrap();
    one.pass_until(session + SignedDuration::from_hours(3)).await;
    one.record("agreement").await.unwrap();
    one
}

/// Somebody follows the link in the newest mail of a template.
async fn comes_by(one: &Journey<'_>, template: &str, address: &str) -> String {
    one.client.follow(template, address).await.unwrap()
}

async fn presses(one: &Journey<'_>, token: &str, path: &str, fields: &str) -> u16 {
    let headers = [("content-type", "application/x-www-form-urlencoded")];
    let form = Some(format!("key={}&{fields}", &store::rows::digest(&[path.as_bytes(), fields.as_bytes()])[..24]));
    let answer = one.client.send(reqwest::Method::POST, path, Some(token), &headers, form).await.unwrap();
    one.stack.settle().await;
    answer.status
}

fn people(seen: &Value) -> Vec<Value> {
    let sides = ["participants", "mediators"].map(|side| seen[side].as_array().cloned().unwrap_or_default());
    sides.iter().flatten().map(|one| one["person"].clone()).collect()
}

#[tokio::test]
async fn out_2_what_was_agreed_on_is_looked_at_signed_on_everybodys_own_page_and_never_seen_by_the_department() {
    let stack = stack(Delivery::Twice).await;
    let one = agreed(&stack).await;
    let written = program(&one, "agreement", json!({ "terms": format!("{GREET} {REWRITE}") })).await;
    assert_eq!(written.status, 200, "{}", written.body);
    assert_eq!(count(&one, "terms-to-decide", "mediation@pasadena.example").await, 1);
    let seen = page(&one.client, &format!("/mediations/{}", one.case), &one.program).await;
    assert!(
        seen.contains("Nobody can sign this yet.") && seen.contains(&format!("“{}”", REWRITE.trim_end_matches('.'))),
        "{seen}"
    );
    let early = json!({ "text": 1, "signed": people(&mediation(&one).await), "signed_on": one.days_ago(0) });
    let early = program(&one, "agreement/signatures", early).await;
    assert_eq!(code(&early), (409, "terms-must-come-out"));
    assert_eq!(count(&one, "agreement-to-sign", &one.people.resident).await, 0);

    assert_eq!(program(&one, "agreement/clearance", json!({ "text": 1 })).await.status, 200);
    for address in [&one.people.resident, &one.people.officer] {
        assert_eq!(count(&one, "agreement-to-sign", address).await, 1);
        let own = comes_by(&one, "agreement-to-sign", address).await;
        let shown = page(&one.client, "/mediation", &own).await;
        assert!(shown.contains(GREET) && shown.contains("it may not be shown to others"), "{shown}");
        assert_eq!(presses(&one, &own, "/mediation/signature", "text=1").await, 303);
        assert!(!page(&one.client, "/mediation", &own).await.contains("I sign this agreement"));
    }
    let mediators = json!(people(&mediation(&one).await)[2..]);
    let on_paper = json!({ "text": 1, "signed": mediators, "signed_on": one.days_ago(0) });
    assert_eq!(program(&one, "agreement/signatures", on_paper).await.status, 200);
    for address in [&one.people.resident, &one.people.officer] {
        assert_eq!(count(&one, "agreement-signed", address).await, 1);
    }
    one.answer_surveys().await.unwrap();
    one.close().await.unwrap();
    let kept = comes_by(&one, "agreement-signed", &one.people.resident).await;
    assert!(page(&one.client, "/mediation", &kept).await.contains(GREET), "the copy stays");

    let standards = one.standards.clone();
    let seen = page(&one.client, &format!("/cases/{}", one.case), &standards).await;
    assert!(!seen.contains("greet") && seen.contains(one.complaint().await.unwrap()["reference"].as_str().unwrap()));
    let wall = one.client.get(&format!("/v1/mediations/{}", one.case), Some(&standards)).await.unwrap();
    assert_eq!(wall.status, 404);
    nothing_went_wrong(&stack).await;
}

#[tokio::test]
async fn out_2_a_mediator_writes_it_down_on_their_page_and_what_is_wrong_keeps_what_was_typed() {
    let stack = stack(Delivery::Once).await;
    let mut one = journey(&stack).await;
    let session = to_a_booked_session(&mut one).await.unwrap();
    one.pass_until(session + SignedDuration::from_hours(72)).await;
    let mediator = comes_by(&one, "outcome-due", &one.people.mediators[0]).await;
    one.sign(&mediator).await.unwrap();
    let attended: Vec<Value> =
        people(&mediation(&one).await).into_iter().map(|one| json!({ "person": one, "attendance": "present" })).collect();
    let outcome = json!({ "outcome": "partial_agreement", "attendance": attended });
    assert_eq!(tries(&one, &mediator, "outcome", outcome).await.status, 200);
    let asked = page(&one.client, &format!("/assignment/{}", one.case), &mediator).await;
    assert!(asked.contains("The outcome is recorded.") && asked.contains("Writing it down is optional."), "{asked}");
    let headers = [("content-type", "application/x-www-form-urlencoded")];
    let form = "key=a-mediator-writes&deed=agreement&terms=too+short&may_be_disclosed=yes".to_owned();
    let wrong = one
        .client
        .send(reqwest::Method::POST, &format!("/assignment/{}/agreement", one.case), Some(&mediator), &headers, Some(form))
        .await
        .unwrap();
    let shown = wrong.body.as_str().unwrap_or_default();
    assert!(
        wrong.status == 422 && shown.contains("in at least 10 characters") && shown.contains(">too short</textarea>"),
        "{shown}"
    );
    let signed: String = people(&mediation(&one).await).iter().map(|one| format!("&signed={}", one.as_str().unwrap())).collect();
    let today = one.days_ago(0);
    let date: Vec<&str> = today.split('-').collect();
    let on = format!("&signed_on-year={}&signed_on-month={}&signed_on-day={}", date[0], date[1], date[2]);
    let fields = format!("deed=agreement&terms={}&may_be_disclosed=yes{signed}{on}", GREET.replace(' ', "+"));
    assert_eq!(presses(&one, &mediator, &format!("/assignment/{}/agreement", one.case), &fields).await, 303);
    let seen = mediation(&one).await;
    assert_eq!((&seen["agreement"]["terms"], &seen["agreement"]["may_be_disclosed"]), (&json!(GREET), &json!(true)));
    assert_eq!(count(&one, "agreement-to-sign", &one.people.resident).await, 0, "they signed on paper");
    assert_eq!(count(&one, "agreement-signed", &one.people.resident).await, 1);
    nothing_went_wrong(&stack).await;
}

#[tokio::test]
async fn out_4_wall_4_weeks_later_each_side_is_asked_whether_it_held_and_a_year_later_the_text_is_destroyed() {
    let stack = stack(Delivery::Twice).await;
    let one = agreed(&stack).await;
    let seen = mediation(&one).await;
    let text = json!({ "terms": GREET, "signed": people(&seen), "signed_on": one.days_ago(0) });
    assert_eq!(program(&one, "agreement", text).await.status, 200);
    one.answer_surveys().await.unwrap();
    one.close().await.unwrap();
    let month = SignedDuration::from_hours(30 * 24);
    stack.advance(month).await;
    assert_eq!(count(&one, "follow-up", &one.people.resident).await, 0, "not yet");
    stack.advance(month + SignedDuration::from_hours(24)).await;
    stack.settle().await;
    let own = comes_by(&one, "follow-up", &one.people.resident).await;
    let shown = page(&one.client, "/mediation", &own).await;
    assert!(shown.contains("Has what you agreed on held so far?"), "{shown}");
    assert_eq!(presses(&one, &own, "/mediation/follow-up", "held=in_part").await, 303);
    assert!(!page(&one.client, "/mediation", &own).await.contains("held so far"), "it is asked once");
    assert_eq!(count(&one, "agreement-broken", "mediation@pasadena.example").await, 1);
    assert_eq!(count(&one, "agreement-broken", "standards@pasadena.example").await, 0);

    stack.advance(SignedDuration::from_hours(8 * 24)).await;
    stack.settle().await;
    assert_eq!(count(&one, "follow-up-nudge", &one.people.resident).await, 0, "only whoever hasn't answered is reminded");
    assert_eq!(count(&one, "follow-up-nudge", &one.people.officer).await, 1);
    let staff = one.client.staff(local::journey::Role::Program).await.unwrap();
    let person = mediation_as(&one, &staff).await["participants"][1]["person"].clone();
    let told = json!({ "person": person, "held": "yes", "channel": "phone" });
    assert_eq!(tries(&one, &staff, "follow-up/answers", told.clone()).await.status, 200);
    let waits = page(&one.client, &format!("/mediations/{}", one.case), &staff).await;
    assert!(waits.contains("We are looking after it") && waits.contains("In part"), "{waits}");
    assert_eq!(presses(&one, &staff, &format!("/mediations/{}/care", one.case), "").await, 303);
    assert_eq!(mediation_as(&one, &staff).await["waiting_on"], "nobody");

    for _ in 0..2 {
        stack.advance(SignedDuration::from_hours(200 * 24)).await;
        stack.settle().await;
    }
    assert_eq!(count(&one, "agreement-to-destroy", "mediation@pasadena.example").await, 1);
    let staff = one.client.staff(local::journey::Role::Program).await.unwrap();
    assert_eq!(mediation_as(&one, &staff).await["waiting_on"], "program");
    assert_eq!(tries(&one, &staff, "agreement/destruction", json!({})).await.status, 200);
    let seen = mediation_as(&one, &staff).await;
    assert_eq!((&seen["agreement"], &seen["waiting_on"]), (&Value::Null, &json!("nobody")));
    nothing_went_wrong(&stack).await;
}

/// The mediation, as staff see it who have just signed in.
async fn mediation_as(one: &Journey<'_>, staff: &str) -> Value {
    one.client.read(&format!("/v1/mediations/{}", one.case), Some(staff)).await.unwrap()
}
