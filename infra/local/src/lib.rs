//! The whole system on one machine: what the template says, made from it, with the same handlers that are deployed.
//!
//! Tables live in an embedded DynamoDB on a file, queues in a file beside it, mail in a folder. Functions are invoked with the same
//! JSON events that AWS sends. A resource that the template misses is missing here too.

pub mod audit;
pub mod cli;
pub mod clock;
pub mod database;
pub mod demo;
pub mod dev;
mod engine;
pub mod functions;
pub mod gateway;
pub mod journey;
mod machine;
pub mod mailbox;
pub mod moving;
pub mod oidc;
mod openapi;
pub mod policy;
mod queues;
pub mod redrive;
pub mod settings;
pub mod stack;
pub mod template;
mod wording;

pub use clock::LocalClock;
pub use engine::Delivery;
pub use stack::{Options, Stack, StartError};
