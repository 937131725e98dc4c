//! The real handlers on the in-memory store, in a world where everything goes wrong that can.
//!
//! A *history* is made of one seed: people with their cases, a scheduler that chooses at every storage, queue and mail call who
//! goes on, and a weather of faults: calls that fail before they do anything or after they did everything, processes that die
//! between any two steps, messages that come twice, late or in another order, clocks that jump. When it is over, everything that is
//! under way is carried to its end, and every promise of the system is checked against what was committed, sent and answered.
//!
//! The same seed makes the same history, byte for byte; `cargo run -p simulation -- --seed 7 --story` tells it in plain words.
//!
//! ```text
//! people ──requests──▶ gateway ──▶ functions ──▶ boundary (faults) ──▶ in-memory store, queues, mail
//!    ▲                                ▲                                        │
//!    └──────── answers, mails ────────┴──────── stream, queues, ticks ◀────────┘
//! ```

mod after;
mod beside;
mod boundary;
pub mod cli;
mod client;
mod community;
mod delivery;
mod desk;
pub mod every_step;
pub mod fault;
pub mod history;
pub mod invariants;
pub mod observer;
mod party;
mod people;
mod schedule;
mod system;
mod trial;
pub mod variant;
mod world;

pub use history::{History, run};
pub use variant::Variant;
