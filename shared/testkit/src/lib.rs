//! For tests only: the in-memory backend of the store's port, a clock that stands still, and randomness that repeats.

mod memory;

pub use memory::Memory;
