//! A city's data leaves, and arrives (STF-6): `concord close`, `open`, `export`, `import`.
//!
//! This is done with an operator's own credentials. Nothing that is deployed can list what a city has, so nobody who gets into a function
//! can carry it away; each function says what its rows are ([`kinds`]), and that is what an import is held to.

mod arriving;
mod bundle;
mod check;
mod doors;
mod leaving;
mod place;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use clap::Args;
use domain::ids::{InvalidId, TenantId};
use jiff::Timestamp;
use store::{CommitError, Kind, NoTable, StoreError};

use crate::cli::{complain, say};
use crate::database::DatabaseError;
pub use place::Place;

/// How long it takes until every function knows that the doors are closed: each reads it anew after a minute.
pub const UNTIL_KNOWN: Duration = Duration::from_secs(70);

/// Which city, and where it is.
#[derive(Args)]
pub struct Whose {
    /// The city
    #[arg(long, default_value = "pasadena")]
    pub city: String,
    /// Where it is
    #[command(flatten)]
    pub at: Where,
}

/// Where a city is.
#[derive(Args)]
pub struct Where {
    /// The deployed stack's name; credentials and region are those of the environment. Without it: the system on this machine
    #[arg(long)]
    pub stack: Option<String>,
    /// Where the data of the system on this machine is kept
    #[arg(long, default_value = ".concord")]
    pub data: PathBuf,
}

/// What is done with a city.
pub enum Move {
    /// Nobody gets in any more.
    Close(Whose),
    /// Everybody gets in again.
    Open(Whose),
    /// Everything that it has is written into a folder.
    Export(PathBuf, Whose),
    /// A folder is read into a place that doesn't have the city yet.
    Import(PathBuf, Where),
}

/// Why nothing was done, in words for the person at the terminal.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// That isn't a city's name.
    #[error("a city's name has small letters, digits and hyphens")]
    City(#[from] InvalidId),
    /// There is nothing to read.
    #[error("there is no data in {0}")]
    NoData(PathBuf),
    /// The doors are open.
    #[error("the doors are open: close them first with concord close, so that nothing changes meanwhile")]
    Open,
    /// An import isn't finished.
    #[error("a city is being brought in here: run concord import again until it is done")]
    Arriving,
    /// Something is under way.
    #[error("messages are still under way: {0}. Try again in a minute; what was given up is moved back with concord redrive")]
    UnderWay(String),
    /// Something changed while it was read.
    #[error("something changed while it was read, in {0}: try again in a minute")]
    Moved(String),
    /// A row that nobody knows.
    #[error("{0} has rows that this version of Concord doesn't know")]
    Unknown(String),
    /// The folder is there already.
    #[error("{0} is there already: name a folder that isn't")]
    Exists(PathBuf),
    /// The folder can't be written.
    #[error("{0} can't be written")]
    Unwritable(PathBuf, #[source] std::io::Error),
    /// The folder isn't an export, or not a whole one.
    #[error("{0} can't be brought in, and nothing was changed:\n{1}")]
    Faults(PathBuf, String),
    /// The city is there already.
    #[error("the city has data here already, in {0}: an import needs a place that doesn't have it")]
    Taken(String),
    /// Somebody else wrote meanwhile.
    #[error("{0} isn't what was brought in: something else writes there. The doors stay closed")]
    Disturbed(String),
    /// The database on this machine can't be used.
    #[error(transparent)]
    Database(#[from] DatabaseError),
    /// The queues on this machine can't be used.
    #[error("the queues can't be opened")]
    Queues(#[from] rusqlite::Error),
    /// AWS can't be asked.
    #[error(transparent)]
    Unconfigured(#[from] kit::aws::Unconfigured),
    /// The stack has no such table.
    #[error(transparent)]
    NoTable(#[from] NoTable),
    /// The stack has no such queue.
    #[error(transparent)]
    Unusable(#[from] kit::dead_letters::Unusable),
    /// Storage failed.
    #[error("the tables can't be read or written; run it again")]
    Store(#[from] StoreError),
    /// Storage failed while something was written.
    #[error("the tables can't be written; run it again")]
    Commit(#[from] CommitError),
}

/// What every function holds: the kinds of rows that a city has.
#[must_use]
pub fn kinds() -> Vec<Kind> {
    let owners = [
        intake::holds,
        scheduling::holds,
        identity::holds,
        reminders::holds,
        surveys::holds,
        notices::holds,
        outreach::holds,
        reports::holds,
    ];
    owners.iter().flat_map(|holds| holds()).collect()
}

/// Runs it.
pub async fn run(command: Move) -> ExitCode {
    match done(command, UNTIL_KNOWN, &|words| say(words)).await {
        Ok(words) => {
            say(&words);
            ExitCode::SUCCESS
        }
        Err(failure) => {
            complain(&kit::log::chain(&failure));
            ExitCode::FAILURE
        }
    }
}

/// Says how far it has come.
pub type Tell<'a> = &'a (dyn Fn(&str) + Sync);

/// Does it; the sentence that says so. `until_known` is how long it takes until closed doors are known.
///
/// # Errors
/// Why not.
pub async fn done(command: Move, until_known: Duration, tell: Tell<'_>) -> Result<String, Failure> {
    let now = kit::Clock::now(&kit::SystemClock);
    match command {
        Move::Close(whose) => doors::close(&Place::of(&whose.at, false).await?, &whose.city.parse()?, now).await,
        Move::Open(whose) => doors::open(&Place::of(&whose.at, false).await?, &whose.city.parse()?).await,
        Move::Export(folder, whose) => {
            let (place, city) = (Place::of(&whose.at, false).await?, whose.city.parse::<TenantId>()?);
            doors::wait(&place, &city, (now, until_known), tell).await?;
            leaving::export(&place, &city, &folder, tell).await
        }
        Move::Import(folder, to) => {
            let bundle = check::checked(&folder, &kinds())?;
            tell(&format!("{} rows of {} are fine.", bundle.rows(), bundle.manifest.city));
            arriving::import(&Place::of(&to, true).await?, &bundle, (now, until_known), tell).await
        }
    }
}

/// How long doors that closed at that moment must still be waited for.
fn still((now, until_known): (Timestamp, Duration), since: Timestamp) -> Duration {
    let closed_for = Duration::try_from(now.duration_since(since)).unwrap_or_default();
    until_known.saturating_sub(closed_for)
}
