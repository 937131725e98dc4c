//! What this machine can do: whole cases on the one-machine stack, and finding times.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use jiff::SignedDuration;
use local::journey::Journey;

use crate::filled::{Trouble, still};

/// Whole cases, from the form to the closed file.
#[derive(Debug, Clone, Copy)]
pub struct Cases {
    /// How many were played.
    pub played: u32,
    /// The CPU time that they took, client and everything.
    pub cpu: Duration,
}

impl Cases {
    /// Cases in a second of CPU time.
    #[must_use]
    pub fn a_second(&self) -> f64 {
        f64::from(self.played) / self.cpu.as_secs_f64()
    }
}

/// Plays whole cases on stacks of their own, one after the other.
///
/// # Errors
/// When one doesn't come to its end.
pub async fn cases(wanted: u32) -> Result<Cases, Trouble> {
    let before = cpu();
    for _ in 0..wanted {
        let stack = still().await?;
        let mut journey = Journey::begin(&stack).await?;
        journey.to_offers().await?;
        journey.answer(1, "yes").await?;
        journey.answer(0, "yes").await?;
        journey.assign_and_prepare().await?;
        let session = journey.book().await?;
        journey.pass_until(session + SignedDuration::from_hours(3)).await;
        journey.record("agreement").await?;
        journey.answer_surveys().await?;
        journey.close().await?;
        if journey.complaint().await?["stage"] != "closed" {
            return Err("a case isn't closed".into());
        }
    }
    Ok(Cases { played: wanted, cpu: cpu().saturating_sub(before) })
}

/// CPU time of this process so far, from the kernel's hundredths of a second.
fn cpu() -> Duration {
    let text = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = text.rsplit(')').next().unwrap_or_default();
    let ticks: u64 = after_name.split_whitespace().skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}

/// How long finding times takes for a question of one size.
#[derive(Debug, Clone, Copy)]
pub struct Search {
    /// Days, mediators, rooms and pairs of mediators.
    pub size: [u64; 4],
    /// The quickest of five runs.
    pub took: Duration,
}

/// Finding times, by a program of its own that is built with optimisation: a line for each size.
///
/// # Errors
/// When that can't be built or run.
pub fn slot_finder(root: &Path) -> Result<Vec<Search>, Trouble> {
    let output = Command::new("cargo").args(["run", "--quiet", "--release", "-p", "slots"]).current_dir(root).output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let search = |line: &str| {
        let numbers: Vec<u64> = line.split_whitespace().filter_map(|word| word.parse().ok()).collect();
        let [days, mediators, rooms, pairs, micros] = numbers[..] else { return None };
        Some(Search { size: [days, mediators, rooms, pairs], took: Duration::from_micros(micros) })
    };
    let searches: Option<Vec<Search>> = text.lines().skip(1).map(search).collect();
    searches.filter(|searches| !searches.is_empty()).ok_or_else(|| "the program that finds times doesn't run".into())
}
