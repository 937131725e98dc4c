//! A whole case over HTTP, step by step: what the demonstration plays and the journeys in the tests are made of.
//!
//! Everything goes through the public API and the mailbox, as it would for people; nothing looks behind the scenes.

mod client;
mod look;
mod people;
mod place;
mod steps;

pub use client::{Answer, Client, Role, Trouble};
pub use people::People;
pub use place::Place;
pub use steps::Journey;
