//! `concord`: the whole system on one machine, and the operator's tool.

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    local::cli::run().await
}
