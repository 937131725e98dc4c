//! `cargo run -p simulation`: histories of bad days, checked; or one of them, told.

use std::process::ExitCode;

/// Histories are made of many small things.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    simulation::cli::run_command()
}
