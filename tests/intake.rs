//! Filing in every way that there is: for oneself, for somebody on the phone, for another unit, without a name; and reaching people
//! only as they said (INT-1, INT-6, INT-9, INT-10).

use local::journey::Role;
use local::{Delivery, Stack};
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::support::{journey, stack};

fn filing(stack: &Stack, different: Value) -> Value {
    let mut filing = json!({
        "kind": "community", "category": "service", "statement": "Nobody answered for an hour.",
        "incident_on": local::journey::Place::now(stack).strftime("%Y-%m-%d").to_string(), "email": "ana@example.org", "language": "en",
        "age": "adult", "contact_consent": true
    });
    filing.as_object_mut().unwrap().extend(different.as_object().unwrap().clone());
    filing
}

#[tokio::test]
async fn int_6_whoever_stays_anonymous_is_heard_and_goes_the_ordinary_way_and_nothing_of_them_is_kept() {
    let stack = stack(Delivery::Once).await;
    let mut one = journey(&stack).await;
    let anonymous = filing(&stack, json!({ "anonymous": true, "contact_consent": false, "email": "hidden@example.org" }));
    let filed = one.client.post("/v1/cases", None, &anonymous).await.unwrap();
    stack.settle().await;
    one.case = filed["id"].as_str().unwrap().to_owned();
    let case = one.complaint().await.unwrap();
    assert_eq!((case["stage"].as_str(), case["returned_for"].as_str()), (Some("returned"), Some("anonymous")));
    assert_eq!(case["waiting_on"], "professional_standards", "the department has it, and owes a receipt");
    assert!(case["due"].is_string(), "INT-7: within one business day");
    assert!(one.mails_to("hidden@example.org").await.unwrap().is_empty());
    let contact = format!("/v1/cases/{}/contact", one.case);
    assert_eq!(one.client.get(&contact, Some(&one.program)).await.unwrap().status, 404, "there is nothing to call");
    let answer = one.client.post_as(&contact, Some(&one.program), "a-key-of-a-test", &json!({ "phone": "626 555 0100" })).await;
    assert_eq!(answer.unwrap().status, 404);
}

#[tokio::test]
async fn int_9_the_program_files_for_somebody_on_the_phone_and_the_police_never_do() {
    let stack = stack(Delivery::Once).await;
    let mut one = journey(&stack).await;
    let phoned = filing(&stack, json!({ "received_by": "phone", "email": "", "phone": "626 555 0100", "language": "hy" }));
    for (who, token) in [("a stranger", None), ("professional standards", Some(one.standards.clone()))] {
        let refused = one.client.post_as("/v1/cases", token.as_deref(), "a-key-of-a-test", &phoned).await.unwrap();
        assert_eq!((refused.status, refused.body["errors"][0]["field"].as_str()), (422, Some("received_by")), "{who}");
    }
    let filed = one.client.post("/v1/cases", Some(&one.program), &phoned).await.unwrap();
    one.case = filed["id"].as_str().unwrap().to_owned();
    stack.settle().await;
    assert_eq!(one.complaint().await.unwrap()["received_by"], "phone");
}

#[tokio::test]
async fn int_1_a_unit_refers_its_own_kind_of_case_in_and_no_other() {
    let stack = stack(Delivery::Once).await;
    let one = journey(&stack).await;
    let units = [
        (Role::Outreach, "neighbor", "noise", "community"),
        (Role::School, "school", "rumors", "neighbor"),
        (Role::DesignatedManager, "internal", "communication", "neighbor"),
        (Role::ProfessionalStandards, "community", "service", "neighbor"),
    ];
    for (role, kind, category, foreign) in units {
        let token = one.client.staff(role).await.unwrap();
        let referral =
            |kind: &str, category: &str| filing(&stack, json!({ "received_by": "referral", "kind": kind, "category": category }));
        one.client.post("/v1/cases", Some(&token), &referral(kind, category)).await.unwrap();
        let refused =
            one.client.post_as("/v1/cases", Some(&token), "a-key-of-a-test", &referral(foreign, "other")).await.unwrap();
        assert_eq!(refused.status, 422, "{kind}: {}", refused.body);
    }
}

#[tokio::test]
async fn int_10_the_program_reads_when_it_is_safe_to_call_corrects_what_it_is_told_and_mails_go_to_the_new_address() {
    let stack = stack(Delivery::Once).await;
    let mut one = journey(&stack).await;
    let careful = filing(&stack, json!({ "phone": "626 555 0100", "safe_times": "after six", "may_leave_message": false }));
    let filed = one.client.post("/v1/cases", None, &careful).await.unwrap();
    one.case = filed["id"].as_str().unwrap().to_owned();
    stack.settle().await;
    let path = format!("/v1/cases/{}/contact", one.case);
    let contact = one.client.read(&path, Some(&one.program)).await.unwrap();
    assert_eq!((contact["safe_times"].as_str(), contact["may_leave_message"].as_bool()), (Some("after six"), Some(false)));
    assert_eq!(one.client.get(&path, Some(&one.standards)).await.unwrap().status, 404, "the police never call");

    let wrong = one.client.post_as(&path, Some(&one.program), "a-key-of-a-test", &json!({ "phone": "6" })).await.unwrap();
    assert_eq!((wrong.status, wrong.body["errors"][0]["field"].as_str()), (422, Some("phone")));
    let corrected = json!({ "email": "ana.new@example.org", "safe_times": "mornings", "may_leave_message": true });
    one.client.post(&path, Some(&one.program), &corrected).await.unwrap();
    let kept = one.client.read(&path, Some(&one.program)).await.unwrap();
    assert_eq!((kept["safe_times"].as_str(), kept.get("phone")), (Some("mornings"), None), "what isn't known is left out");
    one.acknowledge().await.unwrap();
    one.screen(&[("force", "yes")]).await.unwrap();
    assert_eq!(one.mails_to("ana.new@example.org").await.unwrap().len(), 1, "what happens next is said at the new address");
    assert_eq!(one.mails_to("ana@example.org").await.unwrap().len(), 1, "the receipt alone went to the old one");
}

#[tokio::test]
async fn elig_7_the_form_says_that_money_is_no_subject_and_where_to_take_a_claim() {
    let stack = stack(Delivery::Once).await;
    let mut browser = Browser::new(&stack);
    for (language, money) in [("en", "money"), ("es", "dinero"), ("hy", "Գումար"), ("zh", "赔偿")] {
        browser.send("/ask", &[("language", language)]).await;
        assert!(browser.open("/ask/what").await.says(money), "{language}");
    }
}

#[tokio::test]
async fn int_4_the_same_case_filed_64_times_at_once_with_one_key_is_one_case() {
    let stack = stack(Delivery::Once).await;
    let one = journey(&stack).await;
    let body = filing(&stack, json!({}));
    let mut sent = tokio::task::JoinSet::new();
    for _ in 0..64 {
        let (client, body) = (one.client.clone(), body.clone());
        sent.spawn(async move { client.post_as("/v1/cases", None, "one-key-for-all-of-them", &body).await.unwrap() });
    }
    let mut ids = std::collections::BTreeSet::new();
    for answer in sent.join_all().await {
        // Whoever meets the others' transaction may be told to ask again, and then gets the same answer.
        assert!([201, 409, 503].contains(&answer.status), "{}", answer.body);
        ids.extend((answer.status == 201).then(|| answer.body.to_string()));
    }
    assert_eq!(ids.len(), 1, "every answer is the same: {ids:?}");
    stack.settle().await;
    assert_eq!(one.client.read("/v1/desk", Some(&one.program)).await.unwrap()["cases"].as_array().unwrap().len(), 1);
    assert_eq!(one.mails_to("ana@example.org").await.unwrap(), ["receipt"]);
}

#[tokio::test]
async fn more_from_one_address_than_the_quota_is_kept_and_its_mail_waits_until_a_person_has_looked() {
    let stack = stack(Delivery::Twice).await;
    let mut one = journey(&stack).await;
    for n in 0..7 {
        let body = filing(
            &stack,
            json!({ "incident_place": format!("Place {n}"), "email": if n % 2 == 0 { "ana@example.org" } else { "Ana@Example.org" } }),
        );
        one.case = one.client.post("/v1/cases", None, &body).await.unwrap()["id"].as_str().unwrap().to_owned();
        stack.settle().await;
    }
    let desk = one.client.read("/v1/desk", Some(&one.standards)).await.unwrap();
    assert_eq!(desk["cases"].as_array().unwrap().len(), 7, "INT-7: nothing is dropped, the department has them all");
    let mails = || async { one.client.mails().await.unwrap().iter().filter(|mail| mail["template"] == "receipt").count() };
    assert_eq!(mails().await, 5);
    let last = one.complaint().await.unwrap();
    assert_eq!((last["quarantined"].as_bool(), last["stage"].as_str()), (Some(true), Some("received")));
    assert!(last["acknowledge_by"].is_string(), "its days count");
    let release = format!("/v1/cases/{}/release", one.case);
    one.client.post(&release, Some(&one.program), &json!({})).await.unwrap();
    stack.settle().await;
    assert_eq!(mails().await, 6);
    let again = one.client.post_as(&release, Some(&one.program), "another-key", &json!({})).await.unwrap();
    assert_eq!((again.status, again.code()), (409, "not-possible-now"));
    assert_eq!(mails().await, 6, "once");
}

#[tokio::test]
async fn whatever_fills_in_the_hidden_field_files_like_everybody_and_staff_see_it() {
    let stack = stack(Delivery::Once).await;
    let mut browser = Browser::new(&stack);
    assert!(browser.open("/ask").await.says("name=\"website\""));
    browser.send("/ask", &[("language", "en"), ("website", "https://example.org")]).await;
    browser.send("/ask/kind", &[("kind", "community")]).await;
    browser.send("/ask/what", &[("category", "service"), ("statement", "Nobody answered for an hour.")]).await;
    let day = [("incident_on-month", "11"), ("incident_on-day", "20"), ("incident_on-year", "2026")];
    browser.send("/ask/when", &day).await;
    browser.send("/ask/officer", &[]).await;
    browser.send("/ask/you", &[("email", "machine@example.org")]).await;
    browser.send("/ask/needs", &[("age", "adult"), ("contact_consent", "yes")]).await;
    assert_eq!(browser.send("/ask/check", &[]).await.path, "/ask/sent", "nobody is turned away");
    stack.settle().await;
    let mut one = journey(&stack).await;
    let desk = one.client.read("/v1/desk", Some(&one.program)).await.unwrap();
    one.case = desk["cases"][0]["id"].as_str().unwrap().to_owned();
    assert_eq!(one.complaint().await.unwrap()["flags"], json!(["hidden_field", "too_fast"]));
    assert_eq!(one.mails_to("machine@example.org").await.unwrap(), ["receipt"]);
}
