//! Calendar files that somebody else made (RFC 5545), read as far as Concord needs them: when something is, what it is called, and on which
//! days it comes again. What can't be read is refused, never guessed.

mod read;
mod repeat;
mod value;

pub use read::{Entry, read};
pub use repeat::Repeat;

/// Why a file wasn't read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It isn't a calendar file.
    #[error("not a calendar file")]
    NotACalendar,
    /// A time can't be read, or isn't there.
    #[error("a time that can't be read")]
    Time(String),
    /// A time zone that nobody knows.
    #[error("an unknown time zone")]
    Zone(String),
    /// Something ends before it begins.
    #[error("an end before its start")]
    EndBeforeStart(String),
    /// Something comes again in a way that can't be read.
    #[error("a repetition that can't be read")]
    Repeats(String),
}

impl Unreadable {
    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotACalendar => "not-a-calendar",
            Self::Time(_) => "not-a-time",
            Self::Zone(_) => "unknown-zone",
            Self::EndBeforeStart(_) => "end-before-start",
            Self::Repeats(_) => "unknown-repetition",
        }
    }
}
