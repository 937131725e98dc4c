//! Letters arrive once, whole, and are still there after a restart.

use std::sync::Arc;

use axum::body::Body;
use http::{Request, StatusCode};
use lettre::Message;
use lettre::message::header::ContentType;
use lettre::message::{MultiPart, SinglePart};
use tower::ServiceExt as _;

use super::*;

fn letter(id: &str, subject: &str) -> Letter {
    let calendar = SinglePart::builder().header(ContentType::parse("text/calendar; charset=utf-8; method=REQUEST").unwrap());
    let parts = MultiPart::alternative()
        .singlepart(SinglePart::plain("Bitte öffnen: http://localhost:3000/l/t <now>".to_owned()))
        .singlepart(SinglePart::html("<p title=\"a\">Bitte</p><script>alert(1)</script>".to_owned()))
        .singlepart(calendar.body("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".to_owned()));
    let builder = Message::builder().from("program@city.example".parse().unwrap()).to("maria@home.example".parse().unwrap());
    let mime = builder.subject(subject).multipart(parts).unwrap().formatted();
    let mime = [b"X-Concord-Template: invite\r\nX-Concord-To-Role: filer\r\n".as_slice(), &mime].concat();
    Letter {
        tenant: "pasadena".to_owned(),
        id: id.to_owned(),
        from: "program@city.example".to_owned(),
        to: "maria@home.example".to_owned(),
        mime,
    }
}

async fn get(mailbox: &Arc<Mailbox>, path: &str) -> (StatusCode, String) {
    let request = Request::get(path).body(Body::empty()).unwrap();
    let response = Arc::clone(mailbox).router().oneshot(request).await.unwrap();
    let status = response.status();
    let body = axum::body::to_bytes(response.into_body(), 1 << 20).await.unwrap();
    (status, String::from_utf8(body.to_vec()).unwrap())
}

#[tokio::test]
async fn a_letter_is_written_once_and_a_second_send_is_counted() {
    let scratch = tempfile::tempdir().unwrap();
    let mailbox = Mailbox::open(scratch.path()).unwrap();
    assert_eq!(mailbox.was_accepted("a.1").await, Accepted::No);
    assert_eq!(mailbox.send(letter("a.1", "First")).await, Accepted::Yes);
    assert_eq!(mailbox.was_accepted("a.1").await, Accepted::Yes);
    assert_eq!(mailbox.doubles(), 0);
    assert_eq!(mailbox.send(letter("a.1", "Again")).await, Accepted::Yes);
    assert_eq!(mailbox.doubles(), 1);
    let mails = mailbox.list().unwrap();
    assert_eq!((mails.len(), mails[0].subject.as_str()), (1, "First"));
}

#[tokio::test]
async fn a_restart_keeps_mail_and_order() {
    let scratch = tempfile::tempdir().unwrap();
    for id in ["c", "a", "b"] {
        let mailbox = Mailbox::open(scratch.path()).unwrap();
        assert_eq!(mailbox.send(letter(id, "Grüße")).await, Accepted::Yes);
    }
    let mailbox = Mailbox::open(scratch.path()).unwrap();
    assert_eq!(mailbox.was_accepted("a").await, Accepted::Yes);
    let mails = mailbox.list().unwrap();
    assert_eq!(mails.iter().map(|mail| mail.id.as_str()).collect::<Vec<_>>(), ["b", "a", "c"]);
    let mail = &mails[0];
    assert_eq!((mail.subject.as_str(), mail.to.as_str()), ("Grüße", "maria@home.example"));
    assert!(mail.plain.starts_with("Bitte öffnen"));
    assert!(mail.calendar.as_ref().unwrap().starts_with("BEGIN:VCALENDAR"));
    assert_eq!(mail.template.as_deref(), Some("invite"));
}

#[tokio::test]
async fn ids_cannot_leave_the_directory_or_share_a_file() {
    let scratch = tempfile::tempdir().unwrap();
    let mailbox = Mailbox::open(scratch.path().join("inner")).unwrap();
    for id in ["../up", ".hidden", "a/b", "a=2fb", ""] {
        assert_eq!(mailbox.send(letter(id, "x")).await, Accepted::Yes);
        assert_eq!(id_of(&file_stem(id)), id);
    }
    assert_eq!(mailbox.list().unwrap().len(), 5);
    assert_eq!(fs::read_dir(scratch.path()).unwrap().count(), 1);
    let mailbox = Arc::new(mailbox);
    assert_eq!(get(&mailbox, "/..%2Fup").await.0, StatusCode::NOT_FOUND);
    assert_eq!(get(&mailbox, "/=2e.=2fup").await.0, StatusCode::OK);
}

#[tokio::test]
async fn pages_escape_what_a_mail_says() {
    let scratch = tempfile::tempdir().unwrap();
    let mailbox = Arc::new(Mailbox::open(scratch.path()).unwrap());
    mailbox.send(letter("m-1", "<b>Hello</b>")).await;
    let (_, list) = get(&mailbox, "/").await;
    assert!(list.contains("/dev/mail/m-1") && list.contains("maria@home.example") && !list.contains("<b>Hello"), "{list}");
    let (_, mail) = get(&mailbox, "/m-1").await;
    assert!(mail.contains("href=\"http://localhost:3000/l/t\""), "{mail}");
    assert!(!mail.contains("<script") && !mail.contains("<now>") && mail.contains("sandbox"), "{mail}");
    let (_, index) = get(&mailbox, "/index.json").await;
    let index: serde_json::Value = serde_json::from_str(&index).unwrap();
    assert_eq!((index[0]["template"].as_str(), index[0]["to_role"].as_str()), (Some("invite"), Some("filer")));
    let (status, letter) = get(&mailbox, "/m-1/letter.eml").await;
    assert!(status.is_success() && letter.contains("multipart/alternative"));
    assert_eq!(get(&mailbox, "/nobody").await.0, StatusCode::NOT_FOUND);
}
