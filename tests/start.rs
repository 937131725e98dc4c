//! Starting the stack: what is wrong is said clearly, and what was acknowledged is there after a restart.

use std::path::Path;
use std::sync::Arc;

use local::journey::Journey;
use local::{Delivery, LocalClock, Options, Stack, StartError};

async fn start(data: &Path, port: u16) -> Result<Stack, StartError> {
    Stack::start(Options {
        data: Some(data.to_owned()),
        port,
        template: local::stack::TEMPLATE.to_owned(),
        clock: Arc::new(LocalClock::standing_at("2026-11-23T18:00:00Z".parse().unwrap())),
        delivery: Delivery::Once,
        by_itself: false,
    })
    .await
}

fn complaint(result: Result<Stack, StartError>) -> String {
    result.err().map(|error| error.to_string()).unwrap_or_default()
}

#[tokio::test]
async fn what_was_acknowledged_is_there_after_a_restart_and_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let stack = start(folder.path(), 0).await.unwrap();
    let journey = Journey::begin(&stack).await.unwrap();
    // Filed, but nothing has moved yet: no mail, no desk.
    let filed = journey.client.post("/v1/cases", None, &journey.filing()).await.unwrap();
    drop(journey);
    drop(stack);

    let stack = start(folder.path(), 0).await.unwrap();
    let mut journey = Journey::begin(&stack).await.unwrap();
    journey.case = filed["id"].as_str().unwrap().to_owned();
    assert_eq!(journey.complaint().await.unwrap()["reference"], filed["reference"]);
    stack.settle().await;
    assert_eq!(journey.mails_to(&journey.people.resident).await.unwrap(), ["receipt"]);
}

#[tokio::test]
async fn a_port_in_use_says_what_to_do() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let stack = start(one.path(), 0).await.unwrap();
    let port = stack.url.rsplit(':').next().unwrap().parse().unwrap();
    let said = complaint(start(two.path(), port).await);
    assert!(said.contains(&port.to_string()) && said.contains("--port"), "{said}");
}

#[tokio::test]
async fn a_damaged_data_file_is_refused_before_anything_is_written_to_it() {
    for name in ["tables.db", "queues.db"] {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(name);
        std::fs::write(&file, "this isn't a database, whatever its name says").unwrap();
        let said = complaint(start(folder.path(), 0).await);
        assert!(said.contains("damaged") && said.contains("--data"), "{name}: {said}");
        assert!(std::fs::read_to_string(&file).unwrap().starts_with("this isn't"), "{name}");
    }
}
