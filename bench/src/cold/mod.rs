//! Cold starts: the deployed binaries against a stand-in for Lambda's runtime API and a TLS endpoint in place of AWS.
//!
//! Instructions are counted by valgrind, which a busy machine doesn't change. CPU time and memory come from an ordinary run.

mod endpoint;
mod events;
mod process;
mod runtime_api;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use local::journey::Journey;

use crate::filled::{Trouble, kept_in};
use endpoint::Endpoint;
pub use events::Event;
use process::Lambda;

/// How many warm requests are counted.
const WARM: usize = 10;

/// How often a count is repeated until the machine was quiet enough for it.
const QUIET: usize = 6;

/// What starting and answering cost a binary.
#[derive(Debug, Clone, Default)]
pub struct Cold {
    /// What it was asked.
    pub label: &'static str,
    /// Which binary.
    pub binary: &'static str,
    /// Instructions until it waits for its first request; none without valgrind.
    pub start: Option<u64>,
    /// Instructions of the first request.
    pub first: Option<u64>,
    /// Instructions of a warm request.
    pub warm: Option<u64>,
    /// CPU milliseconds of the start.
    pub start_ms: f64,
    /// CPU milliseconds of the first request.
    pub first_ms: f64,
    /// The most memory that was resident, in megabytes.
    pub peak_mb: f64,
    /// Calls to AWS in a warm request.
    pub calls: BTreeMap<String, u64>,
}

impl Cold {
    /// Instructions of the start and the first request.
    #[must_use]
    pub fn cold(&self) -> Option<u64> {
        Some(self.start? + self.first?)
    }
}

/// Measures every binary that is there. `functions` is the folder of the deployed binaries, one folder each.
///
/// # Errors
/// When one doesn't answer as it should.
pub async fn measure(functions: &Path) -> Result<Vec<Cold>, Trouble> {
    let folder = tempfile::tempdir()?;
    let stack = kept_in(folder.path().to_owned()).await?;
    let mut journey = Journey::begin(&stack).await?;
    journey.to_offers().await?;
    let asked = events::every(&journey).await?;
    let environments: BTreeMap<String, BTreeMap<String, String>> =
        stack.spec.functions.iter().map(|function| (function.name.clone(), function.environment.clone())).collect();
    drop(journey);
    drop(stack);
    let endpoint = Endpoint::over(&folder.path().join("tables.db"), folder.path()).await?;
    let counting = Command::new("valgrind").arg("--version").output().is_ok();
    let mut found: Vec<Cold> = Vec::new();
    for event in asked {
        let bootstrap = functions.join(event.binary).join("bootstrap");
        if bootstrap.is_file() {
            let environment = environments.get(event.binary).cloned().unwrap_or_default();
            let started = found.iter().find(|cold| cold.binary == event.binary).and_then(|cold| cold.start);
            found.push(one(&event, &bootstrap, environment, &endpoint, (counting, started)).await?);
        }
    }
    Ok(found)
}

async fn one(
    event: &Event,
    bootstrap: &Path,
    mut environment: BTreeMap<String, String>,
    endpoint: &Endpoint,
    (counting, started): (bool, Option<u64>),
) -> Result<Cold, Trouble> {
    environment.extend(endpoint.environment());
    let plain = Lambda { bootstrap: bootstrap.to_owned(), environment, counted_into: None };
    endpoint.connections();
    let run = plain.run(event, 1).await?;
    let connections = endpoint.connections();
    endpoint.take();
    let warm_run = plain.run(event, 1 + WARM).await?;
    let calls =
        endpoint.take().into_iter().map(|(call, count)| (call, count / (1 + WARM as u64))).filter(|(_, count)| *count > 0);
    let mut cold = Cold {
        label: event.label,
        binary: event.binary,
        start_ms: run.start_ms,
        first_ms: run.first_ms,
        peak_mb: run.peak_mb.max(warm_run.peak_mb),
        calls: calls.collect(),
        ..Cold::default()
    };
    if counting {
        let counted = |file: PathBuf| Lambda { counted_into: Some(file), ..plain.clone() };
        let folder = tempfile::tempdir()?;
        let count = async |requests: usize| -> Result<u64, Trouble> {
            let file = folder.path().join(requests.to_string());
            for _ in 0..QUIET {
                endpoint.connections();
                counted(file.clone()).run(event, requests).await?;
                if endpoint.connections() <= connections {
                    break; // a connection more is a timeout under valgrind, and a handshake that a quiet machine doesn't need
                }
            }
            process::instructions(&file)
        };
        let start = match started {
            Some(start) => start,
            None => count(0).await?,
        };
        let (one, more) = (count(1).await?, count(1 + WARM).await?);
        cold.start = Some(start);
        cold.first = Some(one.saturating_sub(start));
        cold.warm = Some(more.saturating_sub(one) / WARM as u64);
    }
    Ok(cold)
}
