//! A clock that stands still until it is moved, and randomness that repeats.

use std::sync::Mutex;

use jiff::{SignedDuration, Timestamp};
use kit::{Clock, Randomness};

/// A clock that stands still.
pub struct StandingClock(Mutex<Timestamp>);

impl StandingClock {
    /// Stands at that moment.
    #[must_use]
    pub const fn at(now: Timestamp) -> Self {
        Self(Mutex::new(now))
    }

    /// Moves on.
    pub fn advance(&self, by: SignedDuration) {
        let mut now = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        *now = now.saturating_add(by).unwrap_or(*now);
    }
}

impl Clock for StandingClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

/// The same bytes in every run, different ones on every call.
#[derive(Default)]
pub struct SeededRandomness(Mutex<u64>);

impl Randomness for SeededRandomness {
    /// SplitMix64, which is plenty for tests and good for nothing else.
    fn fill(&self, buffer: &mut [u8]) {
        let mut state = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        for byte in buffer {
            *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut mixed = *state;
            mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            *byte = (mixed >> 56) as u8;
        }
    }
}
