//! Records whose time is over: listed, held, destroyed on somebody's word; and nothing of them is left (WALL-4).

use jiff::SignedDuration;
use local::audit::go_through;
use local::database::Embedded;
use local::journey::{Answer, Journey, Role};
use local::{Delivery, Stack};
use serde_json::{Value, json};
use store::{Item, Store as _, Transaction};

use crate::stories::Story;
use crate::support::{journey, stack, stack_in};

/// What a person typed.
const TYPED: [&str; 4] = ["name", "email", "statement", "incident_place"];

/// Years with their leap days, and a month for what was late.
fn years(years: i64) -> SignedDuration {
    SignedDuration::from_hours((years * 366 + 31) * 24)
}

async fn on_case(one: &Journey<'_>, token: &str, what: &str, body: Value) -> Answer {
    let key = format!("{what}-{}", store::rows::digest(&[body.to_string().as_bytes(), token.as_bytes()]));
    one.client.post_as(&format!("/v1/cases/{}/{what}", one.case), Some(token), &key[..40], &body).await.unwrap()
}

async fn destroy(one: &Journey<'_>, token: &str) -> Answer {
    on_case(one, token, "destruction", json!({ "document": "City Attorney 31-0412" })).await
}

async fn records(one: &Journey<'_>, token: &str, until: &str) -> Value {
    one.client.read(&format!("/v1/records?until={until}"), Some(token)).await.unwrap()
}

/// A complaint of force that went back, was decided by the department, and of which the complainant was told.
async fn decided<'a>(stack: &'a Stack, finding: &str) -> Journey<'a> {
    let mut one = journey(stack).await;
    one.file().await.unwrap();
    one.acknowledge().await.unwrap();
    one.screen(&[("force", "yes")]).await.unwrap();
    assert_eq!(on_case(&one, &one.standards, "receipt", json!({})).await.status, 200);
    let found = json!({ "finding": finding, "on": "2026-11-20" });
    assert_eq!(on_case(&one, &one.standards, "disposition", found).await.status, 200);
    assert_eq!(on_case(&one, &one.standards, "disposition-notice", json!({ "notified_on": "2026-11-23" })).await.status, 200);
    one
}

/// Every row of a data folder in which a text stands, by table and key.
pub fn rows_with(folder: &std::path::Path, text: &str) -> Vec<String> {
    let tables = Embedded::open(Some(&folder.join("tables.db"))).unwrap().rows().unwrap();
    let line = |item: &Item| serde_json::to_string(item).unwrap();
    let named = |table: &str, item: &Item| format!("{table} {:?} {:?}", item["pk"], item["sk"]);
    let all = tables.iter().flat_map(|(table, items)| items.iter().map(move |item| (table, item)));
    all.filter(|(_, item)| line(item).contains(text)).map(|(table, item)| named(table, item)).collect()
}

#[tokio::test]
async fn wall_4_a_complaint_is_listed_when_its_time_is_over_and_destroyed_when_its_owner_says_so_and_nothing_of_it_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let stack = stack_in(folder.path(), Delivery::Twice).await;
    let one = decided(&stack, "unfounded").await;
    let filed = one.filing();
    assert_eq!(records(&one, &one.standards, "").await["kept"], json!([]), "nothing is over today");
    let planned = &records(&one, &one.standards, "2031-11-24").await["kept"][0];
    assert_eq!((planned["until"].as_str(), planned["class"].as_str()), (Some("2031-11-24"), Some("complaint")));
    assert_eq!(records(&one, &one.standards, "2031-11-23").await["kept"], json!([]));
    let early = destroy(&one, &one.standards).await;
    assert_eq!((early.status, early.body["rule"].as_str(), early.code()), (409, Some("WALL-4"), "kept-longer"));

    stack.advance(years(5)).await;
    let heads = folder.path().join("heads.jsonl");
    std::fs::write(&heads, go_through(folder.path(), None).unwrap().heads).unwrap();
    let one = Journey { case: one.case.clone(), ..journey(&stack).await };
    assert_eq!(records(&one, &one.standards, "").await["kept"][0]["id"], one.case.as_str());
    assert_eq!(one.client.get("/v1/records", Some(&one.program)).await.unwrap().status, 404, "the program owns no complaint");
    assert_eq!(destroy(&one, &one.program).await.status, 404);
    let silent = on_case(&one, &one.standards, "destruction", json!({ "document": "" })).await;
    assert_eq!((silent.status, silent.body["errors"][0]["field"].as_str()), (422, Some("document")));
    for field in TYPED {
        assert!(!rows_with(folder.path(), filed[field].as_str().unwrap()).is_empty(), "{field} was there");
    }
    assert_eq!(destroy(&one, &one.standards).await.status, 200);
    assert_eq!(destroy(&one, &one.standards).await.status, 200, "the same request gets the same answer");
    stack.settle().await;

    assert_eq!(one.client.get(&format!("/v1/cases/{}", one.case), Some(&one.standards)).await.unwrap().status, 404);
    let gone = records(&one, &one.standards, "").await;
    assert_eq!(gone["kept"], json!([]));
    let record = &gone["destroyed"][0];
    assert_eq!((record["document"].as_str(), record["class"].as_str()), (Some("City Attorney 31-0412"), Some("complaint")));
    for field in TYPED {
        let text = filed[field].as_str().unwrap();
        assert_eq!(rows_with(folder.path(), text), Vec::<String>::new(), "{field}");
    }
    let left = rows_with(folder.path(), &format!("CASE#{}", one.case));
    let traces = left.iter().filter(|row| row.contains("READ#") || row.contains("SEAL#")).count();
    let remains = left.iter().filter(|row| row.contains("STATE") || row.contains("HISTORY#")).count();
    assert_eq!((remains, traces + remains), (2, left.len()), "its last line, and who read it: {left:?}");
    let verdict = go_through(folder.path(), Some(&heads)).unwrap();
    assert_eq!(verdict.findings, Vec::<String>::new(), "a destruction on record isn't tampering");
}

#[tokio::test]
async fn wall_4_a_hold_keeps_a_case_whose_time_is_over() {
    let stack = stack(Delivery::Once).await;
    let one = decided(&stack, "sustained").await;
    stack.advance(years(15)).await;
    let one = Journey { case: one.case.clone(), ..journey(&stack).await };
    assert_eq!(on_case(&one, &one.standards, "hold", json!({ "document": "Claim 41-7" })).await.status, 200);
    assert_eq!(records(&one, &one.standards, "").await["kept"][0]["held"], true);
    let held = destroy(&one, &one.standards).await;
    assert_eq!((held.status, held.code()), (409, "kept-on-hold"));
    assert_eq!(on_case(&one, &one.standards, "hold-release", json!({})).await.status, 200);
    assert_eq!(records(&one, &one.standards, "").await["kept"][0]["held"], false);
    let supervisor = one.client.staff(Role::Supervisor).await.unwrap();
    assert_eq!(destroy(&one, &supervisor).await.status, 404);
    let again = json!({ "document": "City Attorney 42-1" });
    assert_eq!(on_case(&one, &one.standards, "destruction", again).await.status, 200);
}

#[tokio::test]
async fn wall_4_a_message_that_says_so_destroys_nothing_that_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let stack = stack_in(folder.path(), Delivery::Once).await;
    let mut one = journey(&stack).await;
    crate::stories::to_a_booked_session(&mut one).await.unwrap();
    let version = one.complaint().await.unwrap()["version"].as_u64().unwrap();
    let before = (rows_with(folder.path(), &format!("CASE#{}", one.case)).len(), rows_with(folder.path(), "MEDIATION#").len());
    let tenant = "pasadena".parse().unwrap();
    let forged = contracts::CaseDestroyedV1 { case: one.case.parse().unwrap(), version };
    let forged = vec![contracts::Message::CaseDestroyed(forged)];
    let now = kit::Clock::now(stack.clock.as_ref());
    let write = store::rows::outbox(&tenant, uuid::Uuid::now_v7(), now, forged).unwrap();
    stack.store().commit(Transaction { token: uuid::Uuid::now_v7(), writes: vec![write] }).await.unwrap();
    stack.settle().await;
    let after = (rows_with(folder.path(), &format!("CASE#{}", one.case)).len(), rows_with(folder.path(), "MEDIATION#").len());
    assert_eq!(before, after, "neither side lets go of a case that isn't destroyed");
}

/// A mediated case to its end, and beyond: every function lets go of it.
pub async fn destroyed(stack: &Stack) {
    Story::Closed.play(stack).await;
    stack.advance(years(5)).await;
    let one = journey(stack).await;
    let listed = records(&one, &one.standards, "").await["kept"][0].clone();
    let one = Journey { case: listed["id"].as_str().unwrap().to_owned(), ..one };
    assert_eq!(destroy(&one, &one.standards).await.status, 200);
    stack.settle().await;
    let mediation = format!("/v1/mediations/{}", one.case);
    assert_eq!(one.client.get(&mediation, Some(&one.program)).await.unwrap().status, 404);
    let desk = one.client.get("/v1/desk", Some(&one.program)).await.unwrap().body.to_string();
    assert!(!desk.contains(&one.case), "{desk}");
    crate::stories::nothing_went_wrong(stack).await;
}

#[tokio::test]
async fn wall_4_of_a_destroyed_case_no_side_and_no_desk_has_anything_left() {
    let folder = tempfile::tempdir().unwrap();
    let stack = stack_in(folder.path(), Delivery::Once).await;
    destroyed(&stack).await;
    let left = rows_with(folder.path(), "MEDIATION#");
    assert!(left.iter().all(|row| row.contains("READ#") || row.contains("SEAL#")), "{left:?}");
    assert_eq!(go_through(folder.path(), None).unwrap().findings, Vec::<String>::new());
}
