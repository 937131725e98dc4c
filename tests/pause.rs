//! All mail stopped and let go again, by the program (REM-2, REM-3).

use jiff::SignedDuration;
use local::Delivery;
use local::journey::{Answer, Journey};
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::deeds::{code, count};
use crate::stories::nothing_went_wrong;
use crate::support::{journey, stack};

async fn switch(one: &Journey<'_>, key: &str, token: Option<&str>) -> Answer {
    one.client.post_as("/v1/desk/mail/pause", token, key, &json!({})).await.unwrap()
}

#[tokio::test]
async fn rem_3_while_mail_is_stopped_nothing_leaves_and_afterwards_what_is_still_wanted_leaves_once() {
    let stack = stack(Delivery::Twice).await;
    let mut one = journey(&stack).await;
    let program = one.program.clone();
    let paused = switch(&one, "stop-all-mail", Some(&program)).await;
    stack.settle().await;
    assert_eq!((paused.status, &paused.body), (200, &json!({ "paused": true })));
    assert_eq!(code(&switch(&one, "stop-it-again", Some(&program)).await), (409, "mail-already-paused"));
    assert_eq!(switch(&one, "not-for-anybody", None).await.status, 401);

    one.file().await.unwrap();
    one.acknowledge().await.unwrap();
    stack.advance(SignedDuration::from_mins(40)).await;
    assert_eq!(one.client.mails().await.unwrap(), Vec::<Value>::new());
    let mut browser = Browser::new(&stack);
    let desk = browser.sign_in("program", "/desk").await;
    assert!(desk.says("No mail leaves") && desk.says("/desk/mail"), "{}", desk.html);

    let page = browser.open("/desk/mail").await;
    let done = browser.send("/desk/mail/resumption", &[("key", &page.hidden("key"))]).await;
    assert!(done.status == 200 && done.says("Mail leaves as usual."), "{}", done.html);
    stack.settle().await;
    stack.advance(SignedDuration::from_mins(15)).await;
    assert_eq!(count(&one, "receipt", &one.people.resident).await, 1);
    stack.advance(SignedDuration::from_hours(2)).await;
    assert_eq!(count(&one, "receipt", &one.people.resident).await, 1);
    assert!(!browser.open("/desk").await.says("No mail leaves"));
    nothing_went_wrong(&stack).await;
}
