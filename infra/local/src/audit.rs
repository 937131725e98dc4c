//! `concord audit`: the trail of a data folder, gone through again (STF-3).
//!
//! Whoever can write to the tables could write a whole history anew, hashes and all. So an auditor keeps the heads elsewhere, and has
//! a later trail held against them.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Subcommand;
use store::verify::{self, Head};

use crate::cli::{complain, say};
use crate::database::{DatabaseError, Embedded};

/// What is done with the audit trail.
#[derive(Subcommand)]
pub enum AuditCommand {
    /// Go through every history and every sealed day; name each entry that was changed, taken away, moved or added
    Verify {
        /// Where data is kept
        #[arg(long, default_value = ".concord")]
        data: PathBuf,
        /// Heads that were kept before: everything up to them must still be as it was
        #[arg(long)]
        heads: Option<PathBuf>,
    },
    /// Print where each history stands, to be kept where nobody of the system can write
    Heads {
        /// Where data is kept
        #[arg(long, default_value = ".concord")]
        data: PathBuf,
    },
}

/// Why the trail can't be gone through.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// There is nothing to go through.
    #[error("there is no data in {0}")]
    NoData(PathBuf),
    /// The kept heads can't be read.
    #[error("{0} doesn't hold heads as `concord audit heads` prints them")]
    NoHeads(PathBuf),
    /// The tables can't be read.
    #[error(transparent)]
    Database(#[from] DatabaseError),
}

/// What came of it.
#[derive(Debug, Default)]
pub struct Verdict {
    /// Each entry that isn't as it was written, with its table.
    pub findings: Vec<String>,
    /// Where each history stands, as lines to keep.
    pub heads: String,
    /// How many entries were gone through.
    pub entries: usize,
}

/// Runs it.
pub fn run(command: &AuditCommand) -> ExitCode {
    let (data, heads) = match command {
        AuditCommand::Verify { data, heads } => (data, heads.as_deref()),
        AuditCommand::Heads { data } => (data, None),
    };
    match (go_through(data, heads), command) {
        (Ok(verdict), AuditCommand::Heads { .. }) => {
            say(verdict.heads.trim_end());
            ExitCode::SUCCESS
        }
        (Ok(verdict), AuditCommand::Verify { .. }) if verdict.findings.is_empty() => {
            say(&format!("The audit trail is whole: {} entries.", verdict.entries));
            ExitCode::SUCCESS
        }
        (Ok(verdict), AuditCommand::Verify { .. }) => {
            complain(&format!("the audit trail was tampered with:\n{}", verdict.findings.join("\n")));
            ExitCode::FAILURE
        }
        (Err(failure), _) => {
            complain(&kit::log::chain(&failure));
            ExitCode::FAILURE
        }
    }
}

/// Goes through the trail of a data folder.
///
/// # Errors
/// When it can't be read.
pub fn go_through(data: &Path, heads: Option<&Path>) -> Result<Verdict, Failure> {
    let file = data.join("tables.db");
    if !file.exists() {
        return Err(Failure::NoData(data.to_owned()));
    }
    let kept = heads.map(kept).transpose()?.unwrap_or_default();
    let tables = Embedded::open(Some(&file))?.rows()?;
    let mut verdict = Verdict::default();
    for (table, items) in &tables {
        let report = verify::table(items.iter().cloned());
        verdict.entries += report.entries;
        verdict.findings.extend(report.findings.iter().map(|finding| format!("{table}: {finding}")));
        let line = |head: &Head| serde_json::to_string(head).unwrap_or_default() + "\n";
        verdict.heads.extend(report.heads.iter().map(line));
    }
    for head in kept {
        let accounted = |items: &Vec<_>| verify::still_holds(&head, items) || verify::was_destroyed(&head, items);
        if !tables.values().any(accounted) {
            verdict.findings.push(format!("{} {} isn't what it was when the heads were kept", head.of, head.entry));
        }
    }
    Ok(verdict)
}

fn kept(file: &Path) -> Result<Vec<Head>, Failure> {
    let failed = || Failure::NoHeads(file.to_owned());
    let text = std::fs::read_to_string(file).map_err(|_| failed())?;
    text.lines().map(|line| serde_json::from_str(line).map_err(|_| failed())).collect()
}
