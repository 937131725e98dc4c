//! A clock that can be put forward, for the demonstration and for tests.

use std::sync::Mutex;

use jiff::{SignedDuration, Timestamp};
use kit::{Clock, SystemClock};

/// The machine's time plus what was added, or a time that stands still until it is moved.
pub struct LocalClock {
    fixed: bool,
    offset: Mutex<SignedDuration>,
    start: Timestamp,
}

impl LocalClock {
    /// The machine's time.
    #[must_use]
    pub fn running() -> Self {
        Self { fixed: false, offset: Mutex::new(SignedDuration::ZERO), start: SystemClock.now() }
    }

    /// A time that stands still.
    #[must_use]
    pub const fn standing_at(start: Timestamp) -> Self {
        Self { fixed: true, offset: Mutex::new(SignedDuration::ZERO), start }
    }

    /// Whether it is never behind the machine's time.
    #[must_use]
    pub const fn is_running(&self) -> bool {
        !self.fixed
    }

    /// Puts the clock forward.
    pub fn advance(&self, by: SignedDuration) {
        if let Ok(mut offset) = self.offset.lock() {
            *offset = offset.checked_add(by).unwrap_or(*offset);
        }
    }
}

impl Clock for LocalClock {
    fn now(&self) -> Timestamp {
        let offset = self.offset.lock().map_or(SignedDuration::ZERO, |offset| *offset);
        let base = if self.fixed { self.start } else { SystemClock.now() };
        base.checked_add(offset).unwrap_or(base)
    }
}
