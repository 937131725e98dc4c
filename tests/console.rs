//! What staff find and do on their pages, and what a resident finds on theirs (STF-1, INT-8, INT-10, ELIG-9).

use local::Delivery;
use local::journey::Role;
use serde_json::json;

use crate::browser::Browser;
use crate::deeds::page;
use crate::stories::nothing_went_wrong;
use crate::support::{journey, stack};

#[tokio::test]
async fn stf_1_several_cases_are_taken_and_given_back_together_and_the_desk_says_who_has_them() {
    let stack = stack(Delivery::Once).await;
    let mut cases = Vec::new();
    for name in ["first", "second", "third"] {
        let mut one = journey(&stack).await;
        one.people = local::journey::People::of(name);
        one.file().await.unwrap();
        cases.push(one.case);
    }
    let mut browser = Browser::new(&stack);
    let desk = browser.sign_in("program", "/desk").await;
    assert_eq!(desk.html.matches("name=\"case\"").count(), 3, "{}", desk.html);
    let key = desk.hidden("key");
    let marked =
        [("key", key.as_str()), ("case", cases[0].as_str()), ("case", cases[1].as_str()), ("to", "me"), ("back", "view=mine")];
    let done = browser.send("/cases/assignees", &marked).await;
    assert!(done.status == 200 && done.says("2 cases changed hands.") && done.says("href=\"/desk?view=mine\""), "{}", done.html);
    assert!(
        browser.send("/cases/assignees", &marked).await.says("2 cases changed hands."),
        "sent twice, it is done once and says the same"
    );
    stack.settle().await;
    let mine = browser.open("/desk?view=mine").await;
    assert_eq!(mine.html.matches("<th scope=\"row\">").count(), 2, "{}", mine.html);
    assert!(mine.says("Me"), "{}", mine.html);
    // What is so already stays so, what isn't there keeps nothing else, nothing marked changes nothing, a way back leads nowhere else.
    let nobody = uuid::Uuid::now_v7().to_string();
    let again = [("case", cases[1].as_str()), ("case", &cases[2]), ("case", &nobody), ("to", "me"), ("back", "//evil")];
    let again = browser.send("/cases/assignees", &again).await;
    for said in ["One case changed hands.", "One was so already.", "One couldn’t be changed.", "href=\"/desk?//evil\""] {
        assert!(again.says(said), "{said}: {}", again.html);
    }
    assert!(browser.send("/cases/assignees", &[("to", "me")]).await.says("Nothing was marked"));

    let one = journey(&stack).await;
    let none = json!({ "cases": [], "to": "me" });
    assert_eq!(one.client.post_as("/v1/cases/assignees", Some(&one.program), "no-case-at-all", &none).await.unwrap().status, 422);
    let back = json!({ "cases": cases, "to": "nobody" });
    let done = one.client.post("/v1/cases/assignees", Some(&one.program), &back).await.unwrap();
    assert_eq!(done, json!({ "assigned": 3, "unchanged": 0, "not_done": 0 }));
    let done = one
        .client
        .post("/v1/cases/assignees", Some(&one.program), &json!({ "cases": &cases[..2], "to": "nobody" }))
        .await
        .unwrap();
    assert_eq!(done, json!({ "assigned": 0, "unchanged": 2, "not_done": 0 }), "what is so already stays so");
    nothing_went_wrong(&stack).await;
}

#[tokio::test]
async fn stf_1_a_view_is_saved_under_a_name_found_on_the_desk_and_forgotten_and_is_nobody_elses() {
    let stack = stack(Delivery::Once).await;
    let mut browser = Browser::new(&stack);
    browser.sign_in("program", "/desk").await;
    let unnamed = browser.send("/desk/views", &[("waiting", "parties")]).await;
    assert!(unnamed.status == 422 && unnamed.says("Fill this in"), "{}", unnamed.html);
    let saved =
        browser.send("/desk/views", &[("title", "Waiting for people"), ("waiting", "parties"), ("kind", "community")]).await;
    assert_eq!(saved.path, "/desk?waiting=parties&kind=community");
    assert!(saved.says("Waiting for people"), "{}", saved.html);
    let empty = browser.send("/desk/views", &[("title", "Everything")]).await;
    assert!(empty.status == 422 && empty.says("Choose something to look for first"), "{}", empty.html);
    let mut colleague = Browser::new(&stack);
    assert!(!colleague.sign_in("professional_standards", "/desk").await.says("Waiting for people"));
    let id = browser.open("/desk").await.hidden("id");
    browser.send("/desk/views/removal", &[("id", &id)]).await;
    assert!(!browser.open("/desk").await.says("Waiting for people"));
}

#[tokio::test]
async fn stf_1_an_account_without_a_desk_is_told_what_it_can_see() {
    let stack = stack(Delivery::Once).await;
    let desk = Browser::new(&stack).sign_in("auditor", "/desk").await;
    assert!(desk.status == 200 && desk.says("has no desk") && desk.says("/dashboard"), "{}", desk.html);
}

#[tokio::test]
async fn int_8_elig_9_who_was_named_by_mistake_and_an_approval_are_taken_back_on_the_cases_page_and_nothing_is_left_of_them() {
    let stack = stack(Delivery::Once).await;
    let mut one = journey(&stack).await;
    one.file().await.unwrap();
    one.acknowledge().await.unwrap();
    one.screen(&[]).await.unwrap();
    let case = format!("/cases/{}", one.case);
    let mut standards = Browser::new(&stack);
    standards.sign_in("professional_standards", &case).await;
    let named = standards
        .send(&format!("{case}/respondents"), &[("name", "Wrong Person"), ("email", "wrong@police.example"), ("language", "en")])
        .await;
    assert!(named.says("Done") && named.says("Wrong Person"), "{}", named.html);
    let person = named.hidden("person");
    let off = standards.send(&format!("{case}/respondent-removals"), &[("person", &person)]).await;
    assert!(off.says("Somebody named by mistake was taken off") && !off.says("Wrong Person"), "{}", off.html);
    let again = standards.send(&format!("{case}/respondent-removals"), &[("person", &person)]).await;
    assert!(again.status == 409 && again.says("Nobody by that name is here"), "{}", again.html);

    let mut program = Browser::new(&stack);
    program.sign_in("program", &case).await;
    let approved = program.send(&format!("{case}/approvals"), &[("for", "program")]).await;
    assert!(approved.says("Approved by the program."), "{}", approved.html);
    let back = program.send(&format!("{case}/approval-withdrawals"), &[("for", "program")]).await;
    assert!(back.says("Approval taken back") && back.says("Approve for the program"), "{}", back.html);
    let foreign = program.send(&format!("{case}/approval-withdrawals"), &[("for", "professional_standards")]).await;
    assert_eq!(foreign.status, 404, "each desk takes back its own");
}

#[tokio::test]
async fn int_10_a_resident_reads_and_corrects_how_they_are_reached_and_mail_comes_in_their_language() {
    let stack = stack(Delivery::Once).await;
    let mut one = journey(&stack).await;
    one.file().await.unwrap();
    let status = one.client.follow("receipt", &one.people.resident).await.unwrap();
    assert!(page(&one.client, "/status", &status).await.contains(&one.people.resident));
    let own = one.client.read("/v1/cases/mine/contact", Some(&status)).await.unwrap();
    let change = |key: &'static str, body: serde_json::Value| {
        let (client, status) = (one.client.clone(), status.clone());
        async move { client.post_as("/v1/cases/mine/contact", Some(&status), key, &body).await.unwrap() }
    };
    let moved = change("another-address", json!({ "email": "thief@example.org" })).await;
    assert_eq!(
        moved.status, 422,
        "an address for mail is the program's to change, or a found link would lead everything elsewhere"
    );
    let done = change("a-correction", json!({ "phone": "(626) 555-0199", "language": "zh" })).await;
    assert!(done.status == 200 && done.body["version"].is_null(), "{}", done.body);
    assert_eq!(change("a-correction", json!({ "phone": "(626) 555-0199", "language": "zh" })).await.body, done.body);
    assert_eq!(change("no-language", json!({ "language": "xx" })).await.status, 422);
    let known = one.client.read("/v1/cases/mine/contact", Some(&status)).await.unwrap();
    assert_eq!((&known["contact"]["email"], &known["contact"]["language"]), (&own["contact"]["email"], &json!("zh")));
    assert!(known["version"].as_u64() > own["version"].as_u64());
    one.acknowledge().await.unwrap();
    one.screen(&[("force", "yes")]).await.unwrap();
    let mails = one.client.mails().await.unwrap();
    let told = mails.iter().find(|mail| mail["template"] == "not-eligible").unwrap();
    assert_eq!(told["to"].as_str(), Some(one.people.resident.as_str()));
    assert!(told["plain"].as_str().unwrap().contains('您'), "{told}");
    let program = one.client.staff(Role::Program).await.unwrap();
    let history = page(&one.client, &format!("/cases/{}", one.case), &program).await;
    assert!(history.contains("somebody who takes part"), "it stands in the history who did it");
    nothing_went_wrong(&stack).await;
}

#[tokio::test]
async fn con_1_the_link_to_ones_mediation_is_sent_again_once_in_a_quarter_of_an_hour_and_only_while_there_is_one() {
    let stack = stack(Delivery::Once).await;
    let mut one = journey(&stack).await;
    one.file().await.unwrap();
    let status = one.client.follow("receipt", &one.people.resident).await.unwrap();
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let ask = |key: &str| {
        one.client.send(reqwest::Method::POST, "/status/mediation-link", Some(&status), &form, Some(format!("key={key}")))
    };
    assert_eq!(ask("too-early-for-it").await.unwrap().status, 404);
    one.acknowledge().await.unwrap();
    one.screen(&[]).await.unwrap();
    one.approve().await.unwrap();
    one.on_mediation(&one.program, "offers", &json!({ "place": "" })).await.unwrap();
    stack.settle().await;
    assert_eq!(ask("send-it-once-more").await.unwrap().status, 200);
    assert_eq!(ask("and-once-more-again").await.unwrap().status, 200, "it is on its way already");
    stack.settle().await;
    let sent = one.mails_to(&one.people.resident).await.unwrap();
    assert_eq!(sent.iter().filter(|template| *template == "new-mediation-link").count(), 1, "{sent:?}");
    one.client.follow("new-mediation-link", &one.people.resident).await.unwrap();
}
