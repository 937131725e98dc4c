//! The commands of `concord`.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Parser, Subcommand};

use crate::audit::AuditCommand;
use crate::clock::LocalClock;
use crate::demo;
use crate::engine::Delivery;
use crate::moving::{self, Move, Where, Whose};
use crate::policy::PolicyCommand;
use crate::redrive::Redrive;
use crate::stack::{Options, Stack, TEMPLATE};

/// Concord: a city's community–police mediation program.
#[derive(Parser)]
#[command(name = "concord", version)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Start the whole system on this machine (what `cargo run` does)
    Up {
        /// The port to listen on
        #[arg(long, default_value_t = 3000)]
        port: u16,
        /// Where data is kept
        #[arg(long, default_value = ".concord")]
        data: PathBuf,
    },
    /// Play a whole case, from the form to the closed file, on a throwaway system
    Demo {
        /// Print one JSON document instead of a timeline
        #[arg(long)]
        json: bool,
    },
    /// Go through the audit trail of a data folder, and find what was changed behind the program's back
    Audit {
        #[command(subcommand)]
        command: AuditCommand,
    },
    /// Check a city's policy document, keep it, put it in force
    Policy {
        #[command(subcommand)]
        command: PolicyCommand,
    },
    /// Look into the dead-letter queues, and move back what can be handled
    Redrive(Redrive),
    /// Close a city's doors: nobody gets in, and nothing comes due
    Close(Whose),
    /// Open a city's doors again
    Open(Whose),
    /// Write everything that a city has into a folder; its doors must be closed
    Export {
        /// A folder that isn't there yet
        folder: PathBuf,
        /// Which city
        #[command(flatten)]
        whose: Whose,
    },
    /// Bring an export into a place that doesn't have the city yet, and open the doors
    Import {
        /// The folder
        folder: PathBuf,
        /// Where to
        #[command(flatten)]
        to: Where,
    },
    /// Print the API's description, merged from every function
    Openapi,
}

/// Runs the command that was asked for.
pub async fn run() -> ExitCode {
    let default = || Command::Up { port: 3000, data: PathBuf::from(".concord") };
    match Arguments::parse().command.unwrap_or_else(default) {
        Command::Up { port, data } => up(port, data).await,
        Command::Demo { json } => demo::run(json).await,
        Command::Audit { command } => crate::audit::run(&command),
        Command::Policy { command } => crate::policy::run(command).await,
        Command::Redrive(command) => crate::redrive::run(command).await,
        Command::Close(whose) => moving::run(Move::Close(whose)).await,
        Command::Open(whose) => moving::run(Move::Open(whose)).await,
        Command::Export { folder, whose } => moving::run(Move::Export(folder, whose)).await,
        Command::Import { folder, to } => moving::run(Move::Import(folder, to)).await,
        Command::Openapi => {
            say(&crate::stack::openapi());
            ExitCode::SUCCESS
        }
    }
}

/// Prints to the person at the terminal.
#[allow(clippy::print_stdout, reason = "the command line is where this is for")]
pub(crate) fn say(text: &str) {
    println!("{text}");
}

/// Tells the person at the terminal what went wrong.
#[allow(clippy::print_stderr, reason = "the command line is where this is for")]
pub(crate) fn complain(text: &str) {
    eprintln!("concord: {text}");
}

async fn up(port: u16, data: PathBuf) -> ExitCode {
    let options = Options {
        data: Some(data.clone()),
        port,
        template: TEMPLATE.to_owned(),
        clock: Arc::new(LocalClock::running()),
        delivery: Delivery::Once,
        by_itself: true,
    };
    let stack = match Stack::start(options).await {
        Ok(stack) => stack,
        Err(error) => {
            complain(&kit::log::chain(&error));
            return ExitCode::FAILURE;
        }
    };
    say(&format!(
        "Concord is running.\n\n  Start page   {url}/\n  Desk         {url}/desk\n  Mailbox      {url}/dev/mail\n  API          {url}/v1/openapi.json\n\n\
         Sign in at the desk as: program, professional_standards, designated_manager, outreach, campus, school,\n\
         supervisor, auditor (no password on this machine).\n\
         Every mail lands in the mailbox. Data is kept in {data}. Ctrl-C ends it.\n",
        url = stack.url,
        data = data.display()
    ));
    let _ = tokio::signal::ctrl_c().await;
    drop(stack);
    say("Concord has ended.");
    ExitCode::SUCCESS
}
