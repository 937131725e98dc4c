//! What every test here starts from.

use std::sync::Arc;

use local::journey::Journey;
use local::{Delivery, LocalClock, Options, Stack};

/// A stack whose time stands still on a Monday morning in Pasadena, and where things move only when they are told to.
pub async fn stack(delivery: Delivery) -> Stack {
    stack_of(delivery, local::stack::TEMPLATE).await
}

/// The same with another template.
pub async fn stack_of(delivery: Delivery, template: &str) -> Stack {
    start(None, delivery, template).await
}

/// The same on files in a folder.
pub async fn stack_in(data: &std::path::Path, delivery: Delivery) -> Stack {
    start(Some(data.to_owned()), delivery, local::stack::TEMPLATE).await
}

async fn start(data: Option<std::path::PathBuf>, delivery: Delivery, template: &str) -> Stack {
    let options = Options {
        data,
        port: 0,
        template: template.to_owned(),
        clock: Arc::new(LocalClock::standing_at("2026-11-23T18:00:00Z".parse().unwrap())),
        delivery,
        by_itself: false,
    };
    Stack::start(options).await.unwrap_or_else(|error| panic!("{error}"))
}

/// A journey with its staff signed in.
pub async fn journey(stack: &Stack) -> Journey<'_> {
    Journey::begin(stack).await.unwrap()
}

/// The folder of the project.
pub fn root() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// A file of the project.
pub fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|_| panic!("{path} is missing"))
}

/// Every file below a folder with that ending.
pub fn files(folder: &str, ending: &str) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() && !path.ends_with("target") && !path.ends_with("node_modules") {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
