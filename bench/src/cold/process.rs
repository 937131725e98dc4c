//! A function's process, run as Lambda would.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use super::events::Event;
use super::runtime_api::{RuntimeApi, Told};
use crate::filled::Trouble;

/// How long a function may take for anything: under valgrind everything takes fifty times as long.
const PATIENCE: Duration = Duration::from_secs(120);

/// How often a run is tried.
const ATTEMPTS: usize = 4;

/// A function's binary and its environment.
#[derive(Clone)]
pub struct Lambda {
    /// The binary.
    pub bootstrap: PathBuf,
    /// The environment.
    pub environment: BTreeMap<String, String>,
    /// Where valgrind writes the count of instructions; run without it when none.
    pub counted_into: Option<PathBuf>,
}

/// What an ordinary run tells.
#[derive(Debug, Clone, Copy, Default)]
pub struct Run {
    /// CPU milliseconds until the first wait.
    pub start_ms: f64,
    /// CPU milliseconds from then until the first answer.
    pub first_ms: f64,
    /// The most memory that was resident, in megabytes.
    pub peak_mb: f64,
}

/// Ends the process when it goes out of scope, gently, so that valgrind writes its count.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = Command::new("kill").args(["-TERM", &self.0.id().to_string()]).status();
        let _ = self.0.wait();
    }
}

impl Lambda {
    /// Starts the function, hands it that many events, and ends it. A function has two seconds to connect, which are short under
    /// valgrind on a busy machine, so a run that fails is tried again.
    pub async fn run(&self, event: &Event, requests: usize) -> Result<Run, Trouble> {
        for _ in 1..ATTEMPTS {
            if let Ok(run) = self.once(event, requests).await {
                return Ok(run);
            }
        }
        self.once(event, requests).await
    }

    async fn once(&self, event: &Event, requests: usize) -> Result<Run, Trouble> {
        let mut api = RuntimeApi::start().await?;
        let running = self.start(&api)?;
        let id = running.0.id();
        expect_waiting(&mut api, event).await?;
        let mut run = Run { start_ms: cpu_ms(id), ..Run::default() };
        for n in 0..requests {
            api.hand_out((event.make)(n));
            match told(&mut api, event).await? {
                Told::Answered(answer) if (event.fine)(&answer) => {}
                Told::Answered(answer) => return Err(format!("{}: unexpected answer {answer}", event.label).into()),
                Told::Failed(why) => return Err(format!("{}: {why}", event.label).into()),
                Told::Waiting => return Err(format!("{}: no answer", event.label).into()),
            }
            expect_waiting(&mut api, event).await?;
            if n == 0 {
                run.first_ms = cpu_ms(id) - run.start_ms;
            }
        }
        run.peak_mb = peak_mb(id);
        drop(running);
        Ok(run)
    }

    fn start(&self, api: &RuntimeApi) -> Result<Running, Trouble> {
        let mut command = match &self.counted_into {
            None => Command::new(&self.bootstrap),
            Some(file) => {
                let mut command = Command::new("valgrind");
                command
                    .args(["-q", "--tool=callgrind", &format!("--callgrind-out-file={}", file.display())])
                    .arg(&self.bootstrap);
                command
            }
        };
        let path = std::env::var_os("PATH").unwrap_or_default();
        command.env_clear().env("PATH", path).envs(&self.environment);
        command.env("AWS_LAMBDA_RUNTIME_API", api.address.to_string());
        for (name, value) in [
            ("AWS_LAMBDA_FUNCTION_NAME", "bench"),
            ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "128"),
            ("AWS_LAMBDA_FUNCTION_VERSION", "1"),
            ("AWS_LAMBDA_LOG_GROUP_NAME", "bench"),
            ("AWS_LAMBDA_LOG_STREAM_NAME", "bench"),
        ] {
            command.env(name, value);
        }
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        Ok(Running(child))
    }
}

async fn told(api: &mut RuntimeApi, event: &Event) -> Result<Told, Trouble> {
    let told = tokio::time::timeout(PATIENCE, api.told()).await;
    told.ok().flatten().ok_or_else(|| format!("{}: {} said nothing", event.label, event.binary).into())
}

async fn expect_waiting(api: &mut RuntimeApi, event: &Event) -> Result<(), Trouble> {
    match told(api, event).await? {
        Told::Waiting => Ok(()),
        Told::Failed(why) => Err(format!("{}: {} failed: {why}", event.label, event.binary).into()),
        Told::Answered(answer) => Err(format!("{}: an answer to nothing: {answer}", event.label).into()),
    }
}

/// CPU time of all threads so far.
fn cpu_ms(id: u32) -> f64 {
    let threads = std::fs::read_dir(format!("/proc/{id}/task")).into_iter().flatten().flatten();
    let nanoseconds = threads.filter_map(|thread| {
        let text = std::fs::read_to_string(thread.path().join("schedstat")).ok()?;
        text.split_whitespace().next()?.parse::<f64>().ok()
    });
    nanoseconds.sum::<f64>() / 1e6
}

fn peak_mb(id: u32) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|text| text.split_whitespace().next()?.parse::<f64>().ok()).unwrap_or_default() / 1024.0
}

/// The total that valgrind counted.
pub fn instructions(file: &Path) -> Result<u64, Trouble> {
    let text = std::fs::read_to_string(file)?;
    let totals = text.lines().filter_map(|line| line.strip_prefix("totals:").or_else(|| line.strip_prefix("summary:")));
    let total = totals.filter_map(|rest| rest.split_whitespace().next()?.parse().ok()).next();
    total.ok_or_else(|| "valgrind wrote no total".into())
}
