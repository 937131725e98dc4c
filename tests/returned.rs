//! A complaint that comes back: taken over with a receipt, overridden where that is allowed, ended by the department's own finding,
//! held for a proceeding; and nothing of the mediation comes back with it but a code (ELIG-1 to ELIG-5, ELIG-10, CLK-5, WALL-2,
//! WALL-4, WALL-5).

use local::journey::{Answer, Journey, Role};
use local::{Delivery, Stack};
use serde_json::{Value, json};
use store::{AttributeValue, Key, Query, Store as _, Table};

use crate::stories;
use crate::support::{journey, stack};

async fn screened<'a>(stack: &'a Stack, different: &[(&str, &str)]) -> Journey<'a> {
    let mut one = journey(stack).await;
    one.file().await.unwrap();
    one.acknowledge().await.unwrap();
    one.screen(different).await.unwrap();
    one
}

async fn on_case(one: &Journey<'_>, token: &str, what: &str, body: Value) -> Answer {
    let key = format!("{what}-{}", store::rows::digest(&[body.to_string().as_bytes(), token.as_bytes()]));
    one.client.post_as(&format!("/v1/cases/{}/{what}", one.case), Some(token), &key[..40], &body).await.unwrap()
}

#[tokio::test]
async fn elig_3_a_supervisor_overrides_with_a_reason_and_nobody_else_does() {
    let stack = stack(Delivery::Once).await;
    let one = screened(&stack, &[("pending_claim", "yes")]).await;
    let supervisor = one.client.staff(Role::Supervisor).await.unwrap();
    assert_eq!(one.complaint().await.unwrap()["returned_for"], "not_eligible");
    let because = json!({ "reason": "The claim was settled in May.", "outside_chain": true });
    assert_eq!(on_case(&one, &one.program, "override", because.clone()).await.status, 404);
    let silent = on_case(&one, &supervisor, "override", json!({ "reason": "", "outside_chain": true })).await;
    assert_eq!((silent.status, silent.body["errors"][0]["field"].as_str()), (422, Some("reason")));
    assert_eq!(on_case(&one, &supervisor, "override", because).await.status, 200);
    let case = one.complaint().await.unwrap();
    assert_eq!((case["stage"].as_str(), case["verdict"]["overridden"].as_bool()), (Some("eligible"), Some(true)));
    assert_eq!(case["comments"][0]["text"], "The claim was settled in May.");
    assert_eq!(case["verdict"]["fired"][0]["rule"], "ELIG-3", "ELIG-8: what fired stays named");
}

#[tokio::test]
async fn elig_1_elig_2_force_and_serious_misconduct_are_overridden_by_nobody() {
    for question in ["force", "serious_misconduct"] {
        let stack = stack(Delivery::Once).await;
        let one = screened(&stack, &[(question, "yes")]).await;
        let because = json!({ "reason": "It was long ago.", "outside_chain": true });
        for role in [Role::Supervisor, Role::Program, Role::ProfessionalStandards, Role::DesignatedManager] {
            let token = one.client.staff(role).await.unwrap();
            let refused = on_case(&one, &token, "override", because.clone()).await;
            assert!([404, 409].contains(&refused.status), "{question}: {}", refused.body);
        }
        assert_eq!(one.complaint().await.unwrap()["stage"], "returned");
    }
}

#[tokio::test]
async fn elig_5_a_safety_concern_waits_for_a_person_who_says_yes_or_no_and_why() {
    for (suitable, stage, reason) in [("yes", "eligible", Value::Null), ("no", "returned", "not_suitable".into())] {
        let stack = stack(Delivery::Once).await;
        let one = screened(&stack, &[("safety_concern", "yes")]).await;
        assert_eq!(one.complaint().await.unwrap()["stage"], "under_review");
        let judgement = json!({ "suitable": suitable, "reason": "They would sit in separate rooms." });
        assert_eq!(on_case(&one, &one.standards, "judgement", judgement.clone()).await.status, 404, "the program judges");
        assert_eq!(on_case(&one, &one.program, "judgement", judgement).await.status, 200);
        let case = one.complaint().await.unwrap();
        assert_eq!((&case["stage"], &case["returned_for"]), (&stage.into(), &reason));
    }
}

#[tokio::test]
async fn clk_5_the_complainant_is_told_of_the_departments_finding_within_thirty_days_of_its_own_date() {
    let stack = stack(Delivery::Once).await;
    let one = screened(&stack, &[("force", "yes")]).await;
    let found = json!({ "finding": "sustained", "on": "2026-11-20" });
    assert_eq!(on_case(&one, &one.program, "disposition", found.clone()).await.status, 404, "professional standards own it");
    assert_eq!(on_case(&one, &one.standards, "receipt", json!({})).await.status, 200);
    let future = on_case(&one, &one.standards, "disposition", json!({ "finding": "sustained", "on": "2027-01-01" })).await;
    assert_eq!((future.status, future.body["rule"].as_str()), (409, Some("CLK-5")));
    assert_eq!(on_case(&one, &one.standards, "disposition", found).await.status, 200);
    let case = one.complaint().await.unwrap();
    assert_eq!((case["disposition"]["notify_by"].as_str(), case["due"].as_str()), (Some("2026-12-20"), Some("2026-12-20")));
    assert_eq!(case["waiting_on"], "professional_standards");
    assert_eq!(on_case(&one, &one.standards, "disposition-notice", json!({ "notified_on": "2026-11-23" })).await.status, 200);
    let case = one.complaint().await.unwrap();
    assert_eq!((&case["due"], case["waiting_on"].as_str()), (&Value::Null, Some("nobody")));
}

#[tokio::test]
async fn wall_4_a_legal_hold_names_its_document_and_only_the_owner_places_and_releases_it() {
    let stack = stack(Delivery::Once).await;
    let one = screened(&stack, &[("force", "yes")]).await;
    let claim = json!({ "document": "Claim 26-1234" });
    assert_eq!(on_case(&one, &one.program, "hold", claim.clone()).await.status, 404);
    assert_eq!(on_case(&one, &one.standards, "hold", claim.clone()).await.status, 200);
    assert_eq!(one.complaint().await.unwrap()["hold"], "Claim 26-1234");
    let twice = on_case(&one, &one.standards, "hold", json!({ "document": "Claim 26-9999" })).await;
    assert_eq!((twice.status, twice.body["rule"].as_str()), (409, Some("WALL-4")));
    assert_eq!(on_case(&one, &one.standards, "hold-release", json!({})).await.status, 200);
    assert_eq!(one.complaint().await.unwrap()["hold"], Value::Null);
}

#[tokio::test]
async fn wall_5_from_the_first_offer_on_what_happens_is_written_on_the_mediation_side_alone() {
    let stack = stack(Delivery::Once).await;
    let mut one = journey(&stack).await;
    stories::to_a_booked_session(&mut one).await.unwrap();
    let tenant = "pasadena".parse().unwrap();
    let happened = |table, key: Key| {
        let store = stack.store();
        async move {
            let rows = store.query(Query::partition(table, key.pk).beginning("HISTORY#")).await.unwrap();
            let entries = rows.iter().flat_map(|row| match row.get("entries") {
                Some(AttributeValue::L(entries)) => entries.clone(),
                _ => Vec::new(),
            });
            let what = |entry| match entry {
                AttributeValue::M(mut entry) => match entry.remove("what") {
                    Some(AttributeValue::S(what)) => what,
                    _ => String::new(),
                },
                _ => String::new(),
            };
            entries.map(what).collect::<Vec<_>>()
        }
    };
    let complaint = happened(Table::Cases, Key::case(&tenant, one.case.parse().unwrap())).await;
    let mediation = happened(Table::Mediations, Key::mediation(&tenant, one.case.parse().unwrap())).await;
    assert_eq!(complaint.last().map(String::as_str), Some("in_mediation"), "nothing after that crosses: {complaint:?}");
    for on_its_side in ["offers-sent", "offer-answered", "mediators-asked", "prepared", "times-picked", "booked"] {
        assert!(mediation.iter().any(|what| what == on_its_side), "{on_its_side} is missing: {mediation:?}");
        assert!(!complaint.iter().any(|what| what == on_its_side));
    }
}
