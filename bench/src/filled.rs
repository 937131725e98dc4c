//! Stacks to measure on.

use std::path::PathBuf;
use std::sync::Arc;

use local::{Delivery, LocalClock, Options, Stack};

/// Something couldn't be measured. Says what.
pub type Trouble = Box<dyn std::error::Error + Send + Sync>;

/// A stack whose time stands still on a Monday morning in Pasadena, and where things move only when they are told to.
///
/// # Errors
/// When it can't be started.
pub async fn still() -> Result<Stack, Trouble> {
    stack(standing()?, None).await
}

/// The same with its data in a folder.
///
/// # Errors
/// When it can't be started.
pub async fn still_in(folder: PathBuf) -> Result<Stack, Trouble> {
    stack(standing()?, Some(folder)).await
}

fn standing() -> Result<LocalClock, Trouble> {
    Ok(LocalClock::standing_at("2026-11-23T18:00:00Z".parse()?))
}

/// A stack with the machine's time and its data in a folder.
///
/// # Errors
/// When it can't be started.
pub async fn kept_in(folder: PathBuf) -> Result<Stack, Trouble> {
    stack(LocalClock::running(), Some(folder)).await
}

async fn stack(clock: LocalClock, data: Option<PathBuf>) -> Result<Stack, Trouble> {
    let options = Options {
        data,
        port: 0,
        template: local::stack::TEMPLATE.to_owned(),
        clock: Arc::new(clock),
        delivery: Delivery::Once,
        by_itself: false,
    };
    Ok(Stack::start(options).await?)
}
