//! `cargo run -p simulation`: histories of bad days, checked; or one of them, told.

use std::process::ExitCode;

fn main() -> ExitCode {
    simulation::cli::run_command()
}
