//! For tests only: the in-memory backend of the store's port, a clock that stands still, and randomness that repeats.

mod limits;
mod memory;
mod time_and_chance;

pub use memory::{Changed, Memory};
pub use time_and_chance::{SeededRandomness, StandingClock};
