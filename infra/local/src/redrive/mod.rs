//! `concord redrive`: looks into the dead-letter queues, and moves back what can be handled.
//!
//! It is planned first and done afterwards, so that `--dry-run` says the same as what would happen. Moving a message twice changes nothing:
//! whoever handles it remembers it.

mod deployed;
mod here;
mod plan;
#[cfg(test)]
mod tests;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use contracts::Queue;

use crate::cli::{complain, say};
use deployed::Deployed;
use here::Here;
pub use plan::{Found, Verdict, judged};

/// What is looked at, and whether anything is moved.
#[derive(Args)]
pub struct Redrive {
    /// The deployed stack's name; credentials and region are those of the environment. Without it: the system on this machine
    #[arg(long)]
    pub stack: Option<String>,
    /// Where the data of the system on this machine is kept
    #[arg(long, default_value = ".concord")]
    pub data: PathBuf,
    /// One function's messages alone, like `notices`
    #[arg(long)]
    pub only: Option<String>,
    /// Say what would be moved, and move nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Print one JSON document instead of lines
    #[arg(long)]
    pub json: bool,
}

/// Why nothing was done, in words for the person at the terminal.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// No function has that name.
    #[error("no function that handles messages is called {0}; there are {1}")]
    NoFunction(String, String),
    /// There is nothing to look into.
    #[error("there is no data in {0}")]
    NoData(PathBuf),
    /// The queues on this machine can't be used.
    #[error("the queues can't be opened")]
    Queues(#[from] rusqlite::Error),
    /// The queues on this machine failed meanwhile.
    #[error("the queues can't be read or written; what was moved is moved")]
    Unreadable,
    /// The template can't be read, which a test would have found.
    #[error("the template has no queue for {0}")]
    NoQueue(&'static str),
    /// AWS can't be asked.
    #[error(transparent)]
    Unconfigured(#[from] kit::aws::Unconfigured),
    /// AWS didn't do it.
    #[error(transparent)]
    Unusable(#[from] kit::dead_letters::Unusable),
}

/// Runs it.
pub async fn run(command: Redrive) -> ExitCode {
    match done(&command).await {
        Ok(found) if command.json => {
            say(&serde_json::to_string_pretty(&found).unwrap_or_default());
            ExitCode::SUCCESS
        }
        Ok(found) => {
            say(&plan::words(&found, command.dry_run));
            ExitCode::SUCCESS
        }
        Err(failure) => {
            complain(&kit::log::chain(&failure));
            ExitCode::FAILURE
        }
    }
}

/// Does it, unless it is to be said only; what was found.
///
/// # Errors
/// Why not, or why not all of it: what was moved is moved.
pub async fn done(command: &Redrive) -> Result<Vec<Found>, Failure> {
    let queues = wanted(command.only.as_deref())?;
    match &command.stack {
        Some(stack) => Deployed::of(stack).await?.redrive(&queues, command.dry_run).await,
        None => Here::at(&command.data)?.redrive(&queues, command.dry_run),
    }
}

fn wanted(only: Option<&str>) -> Result<Vec<Queue>, Failure> {
    let Some(name) = only else {
        return Ok(Queue::ALL.to_vec());
    };
    let named: Vec<Queue> = Queue::ALL.iter().copied().filter(|queue| queue.name() == name).collect();
    if named.is_empty() {
        let all: Vec<&str> = Queue::ALL.iter().map(|queue| queue.name()).collect();
        return Err(Failure::NoFunction(name.to_owned(), all.join(", ")));
    }
    Ok(named)
}

/// What the template calls a function's queue, and the one for what it gave up.
pub(crate) fn logical(queue: Queue) -> (String, String) {
    let mut letters = queue.name().chars();
    let stem: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    (format!("{stem}Queue"), format!("{stem}DeadLetters"))
}
