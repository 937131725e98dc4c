//! What becomes of a mail after it left: delivered, come back, unwanted, unknown; and what staff do about it (REM-3, REM-6).

use contracts::{Envelope, Message, NoticeTroubledV1};
use domain::notice::{Template, Trouble};
use local::journey::Journey;
use local::{Delivery, Stack};
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::deeds::{count, page};
use crate::stories::nothing_went_wrong;
use crate::support::{journey, stack};

/// What is in front of the program: why, and which mail.
async fn tasks(one: &Journey<'_>) -> Vec<(String, String)> {
    let desk = one.client.read("/v1/desk", Some(&one.program)).await.unwrap();
    let text = |task: &Value, field: &str| task[field].as_str().unwrap().to_owned();
    desk["tasks"].as_array().unwrap().iter().map(|task| (text(task, "trouble"), text(task, "notice"))).collect()
}

fn troubles(tasks: &[(String, String)]) -> Vec<&str> {
    let mut troubles: Vec<&str> = tasks.iter().map(|(trouble, _)| trouble.as_str()).collect();
    troubles.sort_unstable();
    troubles
}

async fn filed_by<'a>(stack: &'a Stack, email: &str) -> Journey<'a> {
    let mut one = journey(stack).await;
    one.people.resident = email.to_owned();
    one.file().await.unwrap();
    one
}

async fn deed(one: &Journey<'_>, token: &str, notice: &str, deed: &str) -> u16 {
    let key = format!("{deed}-{}", &store::rows::digest(&[notice.as_bytes(), token.as_bytes()])[..20]);
    let answer = one.client.post_as(&format!("/v1/desk/mails/{notice}/{deed}"), Some(token), &key, &json!({})).await.unwrap();
    one.stack.settle().await;
    answer.status
}

#[tokio::test]
async fn rem_6_a_mail_that_comes_back_is_a_task_and_the_next_ones_are_calls_until_there_is_another_address() {
    for delivery in [Delivery::Once, Delivery::Twice, Delivery::Swapped] {
        let stack = stack(delivery).await;
        let one = filed_by(&stack, "bounce+ana@simulator.amazonses.com").await;
        assert_eq!(troubles(&tasks(&one).await), ["bounced"], "{delivery:?}");
        one.acknowledge().await.unwrap();
        one.screen(&[("force", "yes")]).await.unwrap();
        assert_eq!(troubles(&tasks(&one).await), ["bounced", "suppressed"], "{delivery:?}");
        assert_eq!(count(&one, "not-eligible", &one.people.resident).await, 0, "nothing goes there any more");

        let mut other = filed_by(&stack, "bounce+bo@simulator.amazonses.com").await;
        let contact = format!("/v1/cases/{}/contact", other.case);
        let corrected = json!({ "email": "ana.new@example.org", "safe_times": "", "may_leave_message": false });
        other.client.post(&contact, Some(&other.program), &corrected).await.unwrap();
        other.people.resident = "ana.new@example.org".to_owned();
        other.acknowledge().await.unwrap();
        other.screen(&[("force", "yes")]).await.unwrap();
        assert_eq!(count(&other, "not-eligible", "ana.new@example.org").await, 1, "{delivery:?}");
        nothing_went_wrong(&stack).await;
    }
}

#[tokio::test]
async fn rem_6_whoever_calls_a_mail_unwanted_gets_no_more_and_staff_who_have_called_take_it_off_their_desk() {
    let stack = stack(Delivery::Once).await;
    let one = filed_by(&stack, "complaint@simulator.amazonses.com").await;
    let open = tasks(&one).await;
    assert_eq!(troubles(&open), ["complained"]);
    let notice = &open[0].1;
    let mut browser = Browser::new(&stack);
    let desk = browser.sign_in("program", "/desk").await;
    assert!(desk.says("Its reader says that it is unwanted") && desk.says(&format!("/desk/mails/{notice}")));
    let mail = browser.open(&format!("/desk/mails/{notice}")).await;
    assert!(mail.says("Ask, by phone or letter") && !mail.says("Send it again"), "{}", mail.html);
    let done = browser.send(&format!("/desk/mails/{notice}/done"), &[("key", &mail.hidden("key"))]).await;
    assert_eq!((done.status, done.path.as_str(), done.says("unwanted")), (200, "/desk", false));
    assert_eq!(browser.open(&format!("/desk/mails/{notice}")).await.status, 404);
    assert_eq!(deed(&one, &one.program, notice, "done").await, 409, "it is done");
    nothing_went_wrong(&stack).await;
}

#[tokio::test]
async fn int_2_what_somebody_without_an_address_would_have_read_is_there_to_be_read_out_or_printed_in_their_language() {
    let stack = stack(Delivery::Once).await;
    let one = journey(&stack).await;
    let mut filing = one.filing();
    filing["email"] = json!("");
    filing["phone"] = json!("626 555 0100");
    filing["language"] = json!("es");
    one.client.post("/v1/cases", None, &filing).await.unwrap();
    stack.settle().await;
    let open = tasks(&one).await;
    assert_eq!(troubles(&open), ["no-email"]);
    let path = format!("/desk/mails/{}", open[0].1);
    let mut browser = Browser::new(&stack);
    browser.sign_in("program", "/desk").await;
    assert!(browser.open(&path).await.says(&format!("{path}/letter")));
    let letter = browser.open(&format!("{path}/letter")).await;
    assert!(letter.says("To read out or print") && letter.says("lang=\"es\""), "{}", letter.html);
    assert!(letter.says("Usted nos pidió") && letter.says("lunes, 23 de noviembre de 2026"), "{}", letter.html);
    assert!(
        letter.says("Seguir su solicitud: llámenos y lo haremos con usted por teléfono."),
        "the receipt's link is of no use on paper"
    );
    let body = one.client.read(&format!("/v1{path}/letter"), Some(&one.program)).await.unwrap();
    assert!(body["language"] == "es" && body["instead"].as_str().unwrap().starts_with("Seguir su solicitud"), "{body}");
    assert_eq!(one.client.get(&format!("/v1{path}/letter"), Some(&one.standards)).await.unwrap().status, 404);
    nothing_went_wrong(&stack).await;
}

/// A mail that was delivered, of which nobody knew for a while.
async fn unknown(one: &Journey<'_>) -> String {
    let mail = one.client.mails().await.unwrap().into_iter().find(|mail| mail["template"] == "receipt").unwrap();
    let notice = mail["id"].as_str().unwrap().to_owned();
    let (template, trouble) = (Template::Receipt, Trouble::Uncertain);
    let troubled = NoticeTroubledV1 { notice: notice.parse().unwrap(), template, trouble, reference: None, contents: None };
    let envelope = Envelope {
        id: format!("{}.0", uuid::Uuid::now_v7()).parse().unwrap(),
        tenant: "pasadena".parse().unwrap(),
        occurred_at: local::journey::Place::now(one.stack),
        message: Message::NoticeTroubled(troubled),
    };
    one.stack.queues.put("queue:ReportsQueue", &envelope.to_body().unwrap());
    one.stack.settle().await;
    notice
}

/// A mail of which nobody knows is there, and is sent again.
pub async fn sent_again(stack: &Stack) {
    let one = filed_by(stack, "again@example.org").await;
    let notice = unknown(&one).await;
    assert_eq!(deed(&one, &one.program, &notice, "again").await, 200);
}

#[tokio::test]
async fn rem_3_only_the_program_has_a_mail_sent_again_once_and_nothing_leaves_when_the_first_is_known_to_have_arrived() {
    let stack = stack(Delivery::Twice).await;
    let one = filed_by(&stack, "ana@example.org").await;
    let notice = unknown(&one).await;
    assert_eq!(tasks(&one).await, [("uncertain".to_owned(), notice.clone())]);
    let shown = page(&one.client, &format!("/desk/mails/{notice}"), &one.program).await;
    assert!(shown.contains("Send it again") && shown.contains("Find out whether it arrived"), "{shown}");
    for deed_of in ["again", "done"] {
        assert_eq!(deed(&one, &one.standards, &notice, deed_of).await, 404);
    }
    assert_eq!(deed(&one, &one.program, &notice, "again").await, 200);
    assert_eq!(deed(&one, &one.program, &notice, "again").await, 200, "the same request is answered as before");
    assert_eq!((tasks(&one).await, count(&one, "receipt", "ana@example.org").await), (vec![], 1));
    nothing_went_wrong(&stack).await;
}
