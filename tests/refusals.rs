//! Wrong input gets a clear answer, nothing is stored half, and the process stays up.

use local::Delivery;
use local::journey::Answer;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{journey, stack};

const JSON: (&str, &str) = ("content-type", "application/json");
const KEY: (&str, &str) = ("idempotency-key", "a-key-of-a-test");

fn is_problem(answer: &Answer, status: u16, code: &str) {
    assert_eq!((answer.status, answer.code()), (status, code), "{}", answer.body);
    assert_eq!(answer.content_type, "application/problem+json");
    for part in ["title", "detail", "type"] {
        let words = answer.body[part].as_str().unwrap_or_default();
        assert!(!words.is_empty() && !words.starts_with("problem-"), "{code} has no {part}");
    }
}

#[tokio::test]
async fn a_filing_that_can_not_be_accepted_says_what_to_do_and_stores_nothing() {
    let stack = stack(Delivery::Once).await;
    let journey = journey(&stack).await;
    let good = journey.filing();
    let with = |field: &str, value: Value| {
        let mut filing = good.clone();
        filing[field] = value;
        filing.to_string()
    };
    let cases: Vec<(&str, Option<String>, Vec<(&str, &str)>, u16, &str)> = vec![
        ("an unknown field", Some(with("shoe_size", json!(43))), vec![JSON, KEY], 422, "unexpected-field-or-type"),
        ("a wrong type", Some(with("statement", json!(7))), vec![JSON, KEY], 422, "unexpected-field-or-type"),
        ("too long", Some(with("statement", "x".repeat(5001).into())), vec![JSON, KEY], 422, "invalid-input"),
        ("empty", Some(with("statement", "".into())), vec![JSON, KEY], 422, "invalid-input"),
        ("a date in the future", Some(with("incident_on", "2031-01-01".into())), vec![JSON, KEY], 422, "invalid-input"),
        ("no body", None, vec![JSON, KEY], 400, "not-json"),
        ("broken JSON", Some("{\"kind\":".into()), vec![JSON, KEY], 400, "not-json"),
        ("a body of 2 MB", Some(with("statement", "x".repeat(2_000_000).into())), vec![JSON, KEY], 413, "too-large"),
        ("a wrong content type", Some(good.to_string()), vec![("content-type", "text/plain"), KEY], 415, "json-needed"),
        ("no idempotency key", Some(good.to_string()), vec![JSON], 400, "idempotency-key-needed"),
    ];
    for (what, body, headers, status, code) in cases {
        let answer = journey.client.send(Method::POST, "/v1/cases", None, &headers, body).await.unwrap();
        assert_eq!((answer.status, answer.code()), (status, code), "{what}: {}", answer.body);
        is_problem(&answer, status, code);
    }
    stack.settle().await;
    assert!(journey.client.mails().await.unwrap().is_empty(), "nothing was stored, so nothing follows");
}

#[tokio::test]
async fn int_3_each_wrong_field_is_named_in_words() {
    let stack = stack(Delivery::Once).await;
    let journey = journey(&stack).await;
    let answer = journey.client.post_as("/v1/cases", None, "a-key-of-a-test", &json!({ "kind": "community" })).await.unwrap();
    let errors = answer.body["errors"].as_array().unwrap();
    let fields: Vec<_> = errors.iter().map(|error| error["field"].as_str().unwrap()).collect();
    assert_eq!(fields, ["category", "statement", "incident_on", "language", "email", "age", "contact_consent"]);
    assert!(errors.iter().all(|error| error["message"].as_str().unwrap().contains(' ')));
}

#[tokio::test]
async fn emoji_and_right_to_left_text_are_kept_as_they_were_typed() {
    let stack = stack(Delivery::Once).await;
    let mut journey = journey(&stack).await;
    let statement = "كان الشرطي وقحًا معي 😞 <script>alert('x')</script>";
    let mut filing = journey.filing();
    filing["statement"] = statement.into();
    let filed = journey.client.post("/v1/cases", None, &filing).await.unwrap();
    journey.case = filed["id"].as_str().unwrap().to_owned();
    let page = journey.client.get(&format!("/cases/{}", journey.case), Some(&journey.standards)).await.unwrap();
    let html = page.body.as_str().unwrap();
    assert!(html.contains("كان الشرطي وقحًا معي 😞"));
    assert!(!html.contains("<script>alert"), "text is escaped");
}

#[tokio::test]
async fn int_4_the_same_filing_twice_makes_one_case_and_another_under_its_key_is_refused() {
    let stack = stack(Delivery::Once).await;
    let journey = journey(&stack).await;
    let filing = journey.filing();
    let first = journey.client.post_as("/v1/cases", None, "one-key-for-both", &filing).await.unwrap();
    let again = journey.client.post_as("/v1/cases", None, "one-key-for-both", &filing).await.unwrap();
    assert_eq!((first.status, &first.body), (201, &again.body));
    let mut other = filing.clone();
    other["category"] = "service".into();
    let refused = journey.client.post_as("/v1/cases", None, "one-key-for-both", &other).await.unwrap();
    is_problem(&refused, 422, "idempotency-key-reused");
    stack.settle().await;
    assert_eq!(journey.mails_to(&journey.people.resident).await.unwrap(), ["receipt"]);
}

#[tokio::test]
async fn a_stale_version_a_step_out_of_order_and_a_foreign_case_are_refused() {
    let stack = stack(Delivery::Once).await;
    let mut journey = journey(&stack).await;
    journey.file().await.unwrap();
    let (client, standards, program) = (&journey.client, Some(journey.standards.as_str()), Some(journey.program.as_str()));
    let path = |what: &str| format!("/v1/cases/{}/{what}", journey.case);
    let post = |path: String, token, headers: Vec<(&'static str, &'static str)>| async move {
        client.send(Method::POST, &path, token, &headers, Some("{}".to_owned())).await.unwrap()
    };
    let stale = post(path("acknowledgement"), standards, vec![JSON, KEY, ("if-match", "\"7\"")]).await;
    is_problem(&stale, 412, "stale-version");
    let early = client.post_as(&path("screening"), program, "a-key-of-a-test", &json!({ "answers": {} })).await.unwrap();
    is_problem(&early, 409, "not-possible-now");
    assert_eq!(early.body["rule"], "STATE");

    let nowhere = "/v1/cases/00000000-0000-7000-8000-000000000000".to_owned();
    let missing = client.get(&nowhere, program).await.unwrap();
    is_problem(&missing, 404, "not-found");
    let nonsense = client.get("/v1/cases/..%2f..%2fetc", program).await.unwrap();
    assert_eq!(missing.body, nonsense.body);
    // The program may not acknowledge: the same answer as for a case that isn't there.
    let not_theirs = post(path("acknowledgement"), program, vec![JSON, KEY]).await;
    let not_there = post(format!("{nowhere}/acknowledgement"), program, vec![JSON, KEY]).await;
    assert_eq!((not_theirs.status, &not_theirs.body), (404, &not_there.body));
    let nobody = client.get(&format!("/v1/cases/{}", journey.case), None).await.unwrap();
    is_problem(&nobody, 401, "sign-in-needed");
}

#[tokio::test]
async fn a_link_works_once_opening_it_changes_nothing_and_a_wrong_one_is_refused() {
    let stack = stack(Delivery::Once).await;
    let mut journey = journey(&stack).await;
    journey.file().await.unwrap();
    let client = &journey.client;
    let token = client.link("receipt", &journey.people.resident).await.unwrap();
    for _ in 0..3 {
        assert_eq!(
            client.get(&format!("/l/{token}"), None).await.unwrap().status,
            200,
            "a scanner that follows links does no harm"
        );
    }
    let first = client.post_as("/v1/links", None, "", &json!({ "token": token })).await.unwrap();
    assert_eq!(first.status, 201);
    let second = client.post_as("/v1/links", None, "", &json!({ "token": token })).await.unwrap();
    is_problem(&second, 410, "link-spent");
    let wrong = client.post_as("/v1/links", None, "", &json!({ "token": "x".repeat(43) })).await.unwrap();
    is_problem(&wrong, 404, "link-unknown");
    // The session is good for its one purpose, and for nobody else's case.
    let session = first.body["session"].as_str();
    assert_eq!(client.get("/v1/cases/mine", session).await.unwrap().status, 200);
    assert_eq!(client.get(&format!("/v1/cases/{}", journey.case), session).await.unwrap().status, 404);
    assert_eq!(client.get(&format!("/v1/mediations/{}/mine", journey.case), session).await.unwrap().status, 404);
}

#[tokio::test]
async fn con_9_a_participant_sees_their_own_side_only() {
    let stack = stack(Delivery::Once).await;
    let mut journey = journey(&stack).await;
    journey.to_offers().await.unwrap();
    journey.answer(1, "no").await.unwrap();
    let path = format!("/v1/mediations/{}/mine", journey.case);
    let seen = journey.client.read(&path, Some(&journey.parties[0])).await.unwrap().to_string();
    for secret in [&journey.people.officer, "Officer Example", "declined", "\"no\""] {
        assert!(!seen.contains(secret), "{secret} in {seen}");
    }
}

#[tokio::test]
async fn sur_4_a_survey_is_answered_once_and_a_half_finished_one_is_not_an_answer() {
    let stack = stack(Delivery::Once).await;
    let mut journey = journey(&stack).await;
    journey.to_offers().await.unwrap();
    journey.answer(0, "yes").await.unwrap();
    journey.answer(1, "yes").await.unwrap();
    journey.assign_and_prepare().await.unwrap();
    let session = journey.book().await.unwrap();
    stack.clock.advance(session.duration_since(kit::Clock::now(stack.clock.as_ref())) + jiff::SignedDuration::from_hours(1));
    journey.record("agreement").await.unwrap();
    let client = &journey.client;
    let party = client.follow("survey", &journey.people.resident).await.unwrap();
    let about = client.read("/v1/session", Some(&party)).await.unwrap()["about"].as_str().unwrap().to_owned();
    let path = format!("/v1/surveys/{about}/answers");
    let half = client.post_as(&path, Some(&party), "a-key-of-a-test", &json!({ "answers": { "fair": 5 } })).await.unwrap();
    is_problem(&half, 422, "invalid-input");
    journey.answer_surveys().await.unwrap();
    let whole: serde_json::Map<String, Value> =
        domain::survey::Questionnaire::Resident.questions().iter().map(|code| (code.clone(), 1.into())).collect();
    let again = client.post_as(&path, Some(&party), "another-key-here", &json!({ "answers": whole })).await.unwrap();
    is_problem(&again, 409, "survey-answered");
}
