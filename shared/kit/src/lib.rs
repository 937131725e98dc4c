//! Plumbing that every function needs and none of the rules know of: environment, log lines, clock, ids, the Lambda runtime, the
//! batch loop, problems, queues and mail.
//!
//! The only crate that reads the environment, names SQS and SES, or looks at the clock.

pub mod aws;
pub mod batch;
pub mod clock;
pub mod courier;
pub mod dead_letters;
pub mod env;
pub mod function;
pub mod http_client;
pub mod ids;
pub mod log;
pub mod problem;
pub mod queue;
mod runtime;

pub use batch::Outcome;
pub use clock::{Clock, SystemClock};
pub use courier::{Accepted, Courier, Letter};
pub use env::{Env, MissingVariables};
pub use function::{Failed, Function};
pub use ids::{Ids, Randomness, SystemRandomness};
pub use problem::Problem;
pub use queue::Outbound;
pub use runtime::run;
