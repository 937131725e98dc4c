//! What the mail service says afterwards: late, twice and in any order (REM-3, REM-6).

use contracts::NoticeAgainV1;
use domain::notice::Trouble;
use serde_json::{Value, json};

use super::*;

fn event(kind: &str, id: &str) -> Value {
    json!({ "eventType": kind, "mail": { "tags": { "tenant": ["pasadena"], "message": [id.replace('.', "_")] } } })
}

fn bounce(kind: &str, id: &str) -> Value {
    let mut event = event("Bounce", id);
    event["bounce"] = json!({ "bounceType": kind });
    event
}

fn troubles(scene: &Scene) -> Vec<Trouble> {
    let trouble = |message: Message| match message {
        Message::NoticeTroubled(troubled) => troubled.trouble,
        other => panic!("{other:?}"),
    };
    scene.told("notice-troubled.v1").into_iter().map(trouble).collect()
}

impl Scene {
    async fn hears(&self, event: &Value) -> Outcome {
        self.app.consume(&event.to_string()).await
    }
}

fn orders(events: &[Value]) -> Vec<Vec<Value>> {
    if events.is_empty() {
        return vec![Vec::new()];
    }
    let with_first = |first: usize| {
        let rest: Vec<Value> = events.iter().enumerate().filter(|(at, _)| *at != first).map(|(_, one)| one.clone()).collect();
        orders(&rest).into_iter().map(move |order| [vec![events[first].clone()], order].concat())
    };
    (0..events.len()).flat_map(with_first).collect()
}

#[tokio::test]
async fn rem_6_in_whatever_order_and_however_often_something_is_said_of_a_mail_it_comes_to_the_same_end() {
    let id = "commit.0";
    let said = [event("Send", id), event("Delivery", id), bounce("Permanent", id), event("Complaint", id)];
    for most in 1..=said.len() {
        let mut ends = Vec::new();
        for order in orders(&said[..most]) {
            let scene = scene(&[], None).await;
            scene.deliver().await;
            for event in order.iter().chain(&order) {
                assert_eq!(scene.hears(event).await, Outcome::Done);
            }
            let suppressed = scene.another("later.0").await == Standing::Dropped;
            ends.push((scene.standing().await, suppressed));
        }
        let expected = [Standing::Sent, Standing::Delivered, Standing::Bounced, Standing::Complained][most - 1];
        assert!(ends.iter().all(|end| *end == (expected, most > 2)), "{most}: {ends:?}");
    }
}

#[tokio::test]
async fn rem_3_a_mail_of_which_nobody_knew_is_settled_by_what_the_service_says() {
    for kind in ["Send", "Delivery"] {
        let scene = scene(&[Accepted::Unclear], None).await;
        scene.deliver().await;
        assert_eq!(scene.hears(&event(kind, "commit.0")).await, Outcome::Done);
        assert_ne!(scene.standing().await, Standing::Uncertain);
        assert_eq!((scene.told("notice-settled.v1").len(), scene.sends()), (1, 1));
        assert_eq!(scene.deliver().await, Outcome::Done);
        assert_eq!(scene.sends(), 1, "and never sent again");
    }
}

#[tokio::test]
async fn rem_3_what_is_said_before_the_sender_has_finished_holds_and_nobody_is_troubled() {
    let scene = scene(&[], None).await;
    abandoned(&scene).await;
    assert_eq!(scene.hears(&event("Delivery", "commit.0")).await, Outcome::Done);
    scene.clock.advance(SignedDuration::from_mins(2));
    assert_eq!(scene.deliver().await, Outcome::Done);
    assert_eq!((scene.standing().await, scene.sends(), troubles(&scene)), (Standing::Delivered, 0, vec![]));
}

#[tokio::test]
async fn rem_6_a_mail_that_came_back_is_a_task_and_ends_mail_to_that_address_however_it_is_written() {
    let scene = scene(&[], None).await;
    scene.deliver().await;
    scene.hears(&bounce("Permanent", "commit.0")).await;
    assert_eq!(troubles(&scene), [Trouble::Bounced]);
    assert_eq!(scene.another("later.0").await, Standing::Dropped);
    assert_eq!((scene.sends(), troubles(&scene).contains(&Trouble::Suppressed)), (1, true), "somebody calls instead");

    let contact = |email: &str| Contact { email: Some(EmailAddress::parse(email).unwrap()), ..Contact::none(Language::Spanish) };
    for (number, (email, standing)) in
        [("ANA@Example.org", Standing::Dropped), ("ana.new@example.org", Standing::Sent)].into_iter().enumerate()
    {
        let write = people::replace(&tenant(), person(), &scene.row().await, &contact(email)).unwrap();
        scene.store.commit(Transaction { token: Uuid::from_u128(50 + number as u128), writes: vec![write] }).await.unwrap();
        assert_eq!(scene.another(&format!("later.{}", number + 1)).await, standing, "{email}");
    }
}

#[tokio::test]
async fn rem_6_an_unwanted_mail_ends_mail_to_that_address_and_a_full_mailbox_doesnt() {
    for (said, standing, trouble) in [
        (event("Complaint", "commit.0"), Standing::Dropped, Trouble::Complained),
        (bounce("Transient", "commit.0"), Standing::Sent, Trouble::Bounced),
        (bounce("Undetermined", "commit.0"), Standing::Sent, Trouble::Bounced),
        (event("Reject", "commit.0"), Standing::Sent, Trouble::Refused),
    ] {
        let scene = scene(&[], None).await;
        scene.deliver().await;
        scene.hears(&said).await;
        assert_eq!((troubles(&scene), scene.another("later.0").await), (vec![trouble], standing), "{said}");
    }
}

#[tokio::test]
async fn what_says_nothing_of_a_mail_of_ours_changes_nothing() {
    let scene = scene(&[], None).await;
    scene.deliver().await;
    let before = format!("{:?}", scene.store.all(Table::Notices));
    for said in [event("Open", "commit.0"), event("DeliveryDelay", "commit.0"), event("Delivery", "never.0")] {
        assert_eq!(scene.hears(&said).await, Outcome::Done);
    }
    assert_eq!(scene.hears(&json!({ "eventType": "Send", "mail": {} })).await, Outcome::Reject("untagged"));
    assert_eq!(format!("{:?}", scene.store.all(Table::Notices)), before);
}

fn again() -> String {
    let again = NoticeAgainV1 { notice: "commit.0".parse().unwrap(), by: "somebody".to_owned() };
    sent("press.0", Message::NoticeAgain(again))
}

/// The mails to the person that are asked for; the program is told of the trouble besides.
fn asked_again(scene: &Scene) -> Vec<Notice> {
    let asked = scene.told("notice-requested.v1").into_iter().filter_map(|told| match told {
        Message::NoticeRequested(notice) => Some(notice),
        _ => None,
    });
    asked.filter(|notice| notice.template != Template::MailInTrouble).collect()
}

#[tokio::test]
async fn rem_3_a_person_has_an_uncertain_mail_sent_again_once_and_not_when_it_is_known_by_then() {
    let scene = scene(&[Accepted::Unclear], None).await;
    scene.deliver().await;
    for _ in 0..3 {
        assert_eq!(scene.app.consume(&again()).await, Outcome::Done);
    }
    assert_eq!(scene.standing().await, Standing::Again);
    assert_eq!(asked_again(&scene), [notice(Template::Receipt)], "once, in the same words");
    assert!(format!("{:?}", scene.store.all(Table::Notices)).contains("somebody"), "who had it sent is kept");

    let known = super::scene(&[Accepted::Unclear], None).await;
    known.deliver().await;
    known.hears(&event("Delivery", "commit.0")).await;
    assert_eq!(known.app.consume(&again()).await, Outcome::Done);
    assert_eq!((known.standing().await, asked_again(&known).len()), (Standing::Delivered, 0));
    let unknown = super::scene(&[], None).await;
    assert_eq!(unknown.app.consume(&again()).await, Outcome::Reject("unknown-mail"));
}

#[tokio::test]
async fn a_mail_that_the_service_never_takes_is_a_task_and_isnt_tried_again() {
    let scene = scene(&[Accepted::Refused], None).await;
    for _ in 0..3 {
        assert_eq!(scene.deliver().await, Outcome::Done);
    }
    assert_eq!((scene.sends(), scene.standing().await, troubles(&scene)), (1, Standing::Dropped, vec![Trouble::Refused]));
}
