//! On this machine: what goes back is handled, what can't be handled stays, and saying it moves nothing.

use std::sync::Arc;

use super::*;
use crate::engine::Delivery;
use crate::queues::Queues;
use crate::stack::{Options, Stack, TEMPLATE};
use crate::{LocalClock, template};

const READABLE: &str = include_str!("../../../../shared/contracts/fixtures/policy-activated.v1.json");
const FOREIGN: &str = include_str!("../../../../shared/contracts/fixtures/case-admitted.v1.json");
const HEARD: &str = r#"{"eventType":"Delivery","mail":{"tags":{"message":["commit_0"],"tenant":["pasadena"]}}}"#;

async fn stack(data: &std::path::Path) -> Stack {
    let options = Options {
        data: Some(data.to_owned()),
        port: 0,
        template: TEMPLATE.to_owned(),
        clock: Arc::new(LocalClock::standing_at("2026-11-23T18:00:00Z".parse().unwrap())),
        delivery: Delivery::Once,
        by_itself: false,
    };
    Stack::start(options).await.unwrap()
}

fn queue(logical_id: &str) -> String {
    let parameters = crate::settings::parameters("http://localhost:3000", surveys::keypair([7; 32]));
    let spec = template::read(TEMPLATE, &parameters).unwrap();
    spec.queues.iter().find(|queue| queue.logical_id == logical_id).unwrap().url.clone()
}

fn command(data: &std::path::Path, dry_run: bool) -> Redrive {
    Redrive { stack: None, data: data.to_owned(), only: None, dry_run, json: false }
}

fn lengths(data: &std::path::Path) -> [i64; 3] {
    let queues = Queues::open(Some(&data.join("queues.db"))).unwrap();
    [
        queues.length(&queue("RemindersDeadLetters")),
        queues.length(&queue("RemindersQueue")),
        queues.length(&queue("NoticesDeadLetters")),
    ]
}

#[tokio::test]
async fn inv_11_what_was_given_up_goes_back_and_is_handled_and_what_cannot_be_handled_stays() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let stack = stack(data).await;
    let queues = Queues::open(Some(&data.join("queues.db"))).unwrap();
    for body in [READABLE, FOREIGN, "not a message"] {
        assert!(queues.put(&queue("RemindersDeadLetters"), body));
    }
    assert!(queues.put(&queue("NoticesDeadLetters"), HEARD));

    let said = done(&command(data, true)).await.unwrap();
    assert_eq!(lengths(data), [3, 0, 1], "saying it moves nothing");
    let verdicts: Vec<_> = said.iter().map(|found| (found.function, found.code, found.verdict)).collect();
    assert_eq!(
        verdicts,
        [
            ("reminders", Some("policy-activated.v1"), Verdict::GoesBack),
            ("reminders", Some("case-admitted.v1"), Verdict::NotForThisFunction),
            ("reminders", None, Verdict::Unreadable),
            ("notices", Some("mail-event"), Verdict::GoesBack),
        ]
    );
    let words = plan::words(&said, true);
    assert!(words.ends_with("2 of 4 would go back.") && words.contains("this version can't read it"), "{words}");
    assert!(!words.contains("not a message"), "no body is printed");

    assert_eq!(done(&command(data, false)).await.unwrap(), said, "what was said is what happens");
    stack.settle().await;
    assert_eq!(lengths(data), [2, 0, 0], "handled, and the others are still there");
    assert_eq!(done(&command(data, false)).await.unwrap().len(), 2, "again changes nothing");
}

#[tokio::test]
async fn a_folder_without_data_or_a_function_that_isnt_there_is_said_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let nowhere = done(&command(folder.path(), true)).await.unwrap_err().to_string();
    assert!(nowhere.starts_with("there is no data in "), "{nowhere}");
    let unknown = Redrive { only: Some("notice".to_owned()), ..command(folder.path(), true) };
    let unknown = done(&unknown).await.unwrap_err().to_string();
    assert_eq!(
        unknown,
        "no function that handles messages is called notice; there are intake, scheduling, reminders, surveys, notices, reports, outreach"
    );
    assert_eq!(plan::words(&[], false), "No message was given up.");
}
