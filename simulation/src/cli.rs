//! The command: many histories, or one that is told.

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use clap::Parser;

use crate::every_step;
use crate::fault::{Fault, Tally};
use crate::history::{History, run};
use crate::observer;
use crate::variant::Variant;

/// Histories of bad days, checked.
#[derive(Parser)]
#[command(name = "simulation")]
struct Arguments {
    /// How many histories
    #[arg(long, default_value_t = 500)]
    histories: u64,
    /// The first seed
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Tell the history of that seed in plain words, and check it alone
    #[arg(long)]
    story: bool,
    /// So many cases are watched from one side, declined by the other and not, to tell the two apart
    #[arg(long, default_value_t = 0)]
    observed: u64,
    /// Also show that every known bug is found
    #[arg(long)]
    controls: bool,
    /// Also try every fault at every step of every handler
    #[arg(long)]
    every_step: bool,
}

/// What many histories come to.
#[derive(Default)]
pub struct Summary {
    /// How many there were.
    pub histories: u64,
    /// How often each fault struck.
    pub tally: Tally,
    /// The seeds that violate something, with the first violation.
    pub violations: BTreeMap<u64, String>,
    /// How many transactions, mails and answered requests.
    pub counts: [usize; 3],
}

impl Summary {
    fn add(&mut self, history: &History) {
        self.histories += 1;
        for (fault, times) in &history.tally {
            *self.tally.entry(*fault).or_default() += times;
        }
        for (sum, count) in self.counts.iter_mut().zip([history.log.len(), history.sent.len(), history.remembered.len()]) {
            *sum += count;
        }
        if let Some(first) = history.violations().first() {
            self.violations.insert(history.seed, format!("{}: {}", first.promise, first.how));
        }
    }

    fn join(mut self, other: Self) -> Self {
        self.histories += other.histories;
        for (fault, times) in other.tally {
            *self.tally.entry(fault).or_default() += times;
        }
        self.violations.extend(other.violations);
        for (sum, count) in self.counts.iter_mut().zip(other.counts) {
            *sum += count;
        }
        self
    }
}

/// Runs the histories of these seeds on two threads; whichever is free takes the next.
#[must_use]
pub fn many(seeds: std::ops::Range<u64>) -> Summary {
    kit::log::divert(|_| {});
    let [one, other] = on_two_threads(&seeds, |summary: &mut Summary, seed| summary.add(&run(seed, None, false)));
    one.join(other)
}

/// The cases of these seeds that an observer on one side can tell from one with a silent other side, and by what.
#[must_use]
pub fn observed(seeds: std::ops::Range<u64>) -> BTreeMap<u64, String> {
    let [mut told, others] = on_two_threads(&seeds, |told: &mut BTreeMap<u64, String>, seed| {
        told.extend(observer::tells(seed).map(|how| (seed, how)));
    });
    told.extend(others);
    told
}

fn on_two_threads<S: Default + Send>(seeds: &std::ops::Range<u64>, each: impl Fn(&mut S, u64) + Sync) -> [S; 2] {
    let next = AtomicU64::new(seeds.start);
    let some = || {
        let mut sum = S::default();
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if !seeds.contains(&seed) {
                return sum;
            }
            each(&mut sum, seed);
        }
    };
    std::thread::scope(|scope| {
        let beside = scope.spawn(some);
        let here = some();
        // A thread that panicked has found nothing, and must not look as if all were well.
        [here, beside.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))]
    })
}

/// The seed at which a known bug is found, and by which promise.
#[must_use]
pub fn found(variant: Variant, most: u64) -> Option<(u64, String)> {
    kit::log::divert(|_| {});
    (1..=most).find_map(|seed| {
        let violations = run(seed, Some(variant), false).violations();
        let first = violations.first()?;
        Some((seed, format!("{}: {}", first.promise, first.how)))
    })
}

/// Runs the command.
#[must_use]
#[allow(clippy::print_stdout, reason = "the command line is where this is for")]
pub fn run_command() -> ExitCode {
    kit::log::divert(|_| {});
    let arguments = Arguments::parse();
    if arguments.story {
        return tell(&run(arguments.seed, None, true));
    }
    let began = Instant::now();
    let summary = many(arguments.seed..arguments.seed + arguments.histories);
    let [commits, mails, requests] = summary.counts;
    println!(
        "{} histories in {:.1} s: {requests} requests, {commits} transactions, {mails} mails",
        summary.histories,
        began.elapsed().as_secs_f64()
    );
    for fault in Fault::ALL {
        println!("{:>9} x {}", summary.tally.get(&fault).copied().unwrap_or(0), fault.words());
    }
    for (seed, violation) in &summary.violations {
        println!("seed {seed} violates: {violation}");
    }
    println!("{} violations", summary.violations.len());
    let mut fine = summary.violations.is_empty();
    if let (false, Some(seed)) = (fine, summary.violations.keys().next()) {
        println!("\nThe story of seed {seed}:\n");
        let _ = tell(&run(*seed, None, true));
    }
    if arguments.observed > 0 {
        let told = observed(arguments.seed..arguments.seed + arguments.observed);
        println!("{} cases watched from one side: {} told apart from silence", arguments.observed, told.len());
        told.iter().for_each(|(seed, how)| println!("  seed {seed}: {how}"));
        fine &= told.is_empty();
    }
    if arguments.every_step {
        let whole = every_step::whole();
        println!("{}", whole.summary());
        whole.explored.differences.iter().chain(&whole.missing).for_each(|one| println!("  {one}"));
        fine &= whole.explored.differences.is_empty() && whole.missing.is_empty();
    }
    if arguments.controls {
        fine &= controls();
    }
    if fine { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Prints at which seed each known bug is found. Whether all are.
#[allow(clippy::print_stdout, reason = "the command line is where this is for")]
fn controls() -> bool {
    let mut all = true;
    for variant in Variant::ALL {
        match found(variant, 500) {
            Some((seed, promise)) => println!("known bug {variant:?}: found at seed {seed}: {promise}"),
            None => {
                println!("known bug {variant:?}: NOT FOUND");
                all = false;
            }
        }
    }
    all
}

#[allow(clippy::print_stdout, reason = "the command line is where this is for")]
fn tell(history: &History) -> ExitCode {
    for line in &history.story {
        println!("{line}");
    }
    let violations = history.violations();
    println!("\n{} transactions, {} mails, {} violations", history.log.len(), history.sent.len(), violations.len());
    for violation in &violations {
        println!("violated: {}: {}", violation.promise, violation.how);
    }
    if violations.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
