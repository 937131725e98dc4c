//! `cargo run -p bench`: measures, prints the tables, and with `--write` puts them into `docs/performance.md`.
//!
//! The deployed binaries are measured where `target/lambda` has them: `cargo lambda build --profile deployed`, as the README says, and
//! the yardstick with `cargo lambda build --profile deployed -p hello`.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Instant;

use bench::filled::Trouble;
use bench::report::{Measured, put_into};
use bench::{case_price, cold, machine, operations, sizes, ticks};
use clap::Parser;

/// Measures what things cost.
#[derive(Parser)]
struct Arguments {
    /// Put the tables into docs/performance.md
    #[arg(long)]
    write: bool,
    /// Also with a million rows in the due list, which takes some minutes and two gigabytes
    #[arg(long)]
    million: bool,
    /// Also time `cargo test --workspace`
    #[arg(long)]
    tests: bool,
    /// How many whole cases are played
    #[arg(long, default_value_t = 5)]
    cases: u32,
}

#[tokio::main]
async fn main() -> ExitCode {
    match measure(&Arguments::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("bench: {error}"));
            ExitCode::FAILURE
        }
    }
}

#[allow(clippy::print_stdout, reason = "the command line is where this is for")]
fn say(text: &str) {
    println!("{text}");
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map_or_else(PathBuf::new, Path::to_owned)
}

async fn measure(arguments: &Arguments) -> Result<(), Trouble> {
    let mut measured = Measured {
        operations: operations::costs().await?,
        build: if cfg!(debug_assertions) { "development build" } else { "release build" },
        ..Measured::default()
    };
    measured.ticks.push(ticks::with_nothing_due(100).await?);
    measured.ticks.push(ticks::with_stored(100).await?);
    measured.ticks.push(ticks::with_stored(10_000).await?);
    if arguments.million {
        measured.ticks.push(ticks::with_stored(1_000_000).await?);
    } else {
        measured.missing.push("the due list's tick among 1,000,000: with `--million`".into());
    }
    measured.case = case_price::count().await?;
    measured.cases = Some(machine::cases(arguments.cases).await?);
    measured.slots = machine::slot_finder(&root())?;
    deployed(&mut measured).await?;
    if arguments.tests {
        measured.tests = Some(tests()?);
    } else {
        measured.missing.push("`cargo test --workspace`, warm: with `--tests`".into());
    }
    measured
        .missing
        .push("0.6 × AWS's own Rust demonstration: it isn't in a package registry, so `hello` is the yardstick".into());
    let tables = measured.tables();
    say(&tables);
    if arguments.write {
        let file = root().join("docs/performance.md");
        let document =
            put_into(&std::fs::read_to_string(&file)?, &tables).ok_or("docs/performance.md has no place for the tables")?;
        std::fs::write(file, document)?;
        say("docs/performance.md was written");
    }
    Ok(())
}

async fn deployed(measured: &mut Measured) -> Result<(), Trouble> {
    let functions = root().join("target/lambda");
    measured.sizes = sizes::of(&functions)?;
    if measured.sizes.is_empty() {
        measured
            .missing
            .push("binaries and starts: build the deployed binaries first (`cargo lambda build --profile deployed`)".into());
        return Ok(());
    }
    measured.cold = cold::measure(&functions).await?;
    if measured.cold.iter().all(|cold| cold.binary != "hello") {
        measured.missing.push("the ratio to `hello`: build it first (`cargo lambda build --profile deployed -p hello`)".into());
    }
    if measured.cold.iter().all(|cold| cold.start.is_none()) {
        measured.missing.push("instructions: install valgrind (Debian: `apt install valgrind`)".into());
    }
    Ok(())
}

/// Compiles first, so that only the tests are timed.
fn tests() -> Result<u64, Trouble> {
    let test =
        |last: &[&str]| Command::new("cargo").args(["test", "--workspace", "--quiet"]).args(last).current_dir(root()).output();
    test(&["--no-run"])?;
    let begun = Instant::now();
    let output = test(&[])?;
    if output.status.success() { Ok(begun.elapsed().as_secs()) } else { Err("`cargo test --workspace` fails".into()) }
}
