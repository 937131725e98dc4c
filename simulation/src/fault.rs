//! What can go wrong, and how often it does.

use std::collections::BTreeMap;

/// Something that goes wrong. The first group befalls a call of a function, the second what happens between functions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// The call fails and did nothing.
    FailedBefore,
    /// The call did everything, and its answer is lost.
    AnswerLost,
    /// The process dies before the call.
    KilledBefore,
    /// The process dies after the call, before it hears the answer.
    KilledAfter,
    /// The service is busy: this call and the next ones fail.
    Throttled,
    /// Another transaction is in the way.
    Contended,
    /// An index doesn't know its newest rows yet.
    IndexLags,
    /// A message is delivered again.
    Duplicated,
    /// A message is delivered before an older one.
    Reordered,
    /// A message is under way for minutes.
    Delayed,
    /// The stream forgets a record.
    StreamForgets,
    /// A tick doesn't happen.
    TickMissed,
    /// A tick happens twice at once.
    TickDoubled,
    /// The clock of one invocation is minutes off.
    ClockOff,
    /// Hours pass in which nothing runs.
    Outage,
}

impl Fault {
    /// Every kind.
    pub const ALL: [Self; 15] = [
        Self::FailedBefore,
        Self::AnswerLost,
        Self::KilledBefore,
        Self::KilledAfter,
        Self::Throttled,
        Self::Contended,
        Self::IndexLags,
        Self::Duplicated,
        Self::Reordered,
        Self::Delayed,
        Self::StreamForgets,
        Self::TickMissed,
        Self::TickDoubled,
        Self::ClockOff,
        Self::Outage,
    ];

    /// As a story tells it.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::FailedBefore => "fails and did nothing",
            Self::AnswerLost => "did everything, but its answer is lost",
            Self::KilledBefore => "is never made: the process dies",
            Self::KilledAfter => "did everything, and the process dies",
            Self::Throttled => "is turned away: the service is busy",
            Self::Contended => "meets another transaction",
            Self::IndexLags => "doesn't see the newest rows",
            Self::Duplicated => "is delivered again",
            Self::Reordered => "overtakes an older one",
            Self::Delayed => "is under way for minutes",
            Self::StreamForgets => "is forgotten by the stream",
            Self::TickMissed => "doesn't happen",
            Self::TickDoubled => "happens twice at once",
            Self::ClockOff => "has a clock that is minutes off",
            Self::Outage => "nothing runs for hours",
        }
    }
}

/// What kind of call it is; not every fault befalls every kind.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A read.
    Read,
    /// A read of an index.
    IndexRead,
    /// A commit.
    Commit,
    /// A message to a queue.
    Send,
    /// A mail.
    Mail,
}

impl Kind {
    /// The faults that can befall it, and how often in proportion.
    pub const fn faults(self) -> &'static [(Fault, u32)] {
        const KILLED: (Fault, u32) = (Fault::KilledBefore, 1);
        match self {
            Self::Read => &[(Fault::FailedBefore, 1), KILLED, (Fault::Throttled, 1)],
            Self::IndexRead => &[(Fault::FailedBefore, 1), KILLED, (Fault::Throttled, 1), (Fault::IndexLags, 5)],
            Self::Commit => &[
                (Fault::FailedBefore, 1),
                (Fault::AnswerLost, 2),
                KILLED,
                (Fault::KilledAfter, 1),
                (Fault::Throttled, 1),
                (Fault::Contended, 2),
            ],
            Self::Send | Self::Mail => {
                &[(Fault::FailedBefore, 2), (Fault::AnswerLost, 2), KILLED, (Fault::KilledAfter, 1), (Fault::Throttled, 1)]
            }
        }
    }

    /// As a story tells it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Read => "a read",
            Self::IndexRead => "a read of an index",
            Self::Commit => "a commit",
            Self::Send => "a message",
            Self::Mail => "a mail",
        }
    }
}

/// How often faults happen, in thousandths.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weather(u32);

impl Weather {
    /// Nothing goes wrong.
    pub const CALM: Self = Self(0);

    /// A fifth of the histories is calm, most are rough, some are storms.
    pub fn draw(chance: &mut fastrand::Rng) -> Self {
        Self(match chance.u32(0..10) {
            0 | 1 => 0,
            2..=7 => chance.u32(2..20),
            _ => chance.u32(20..60),
        })
    }

    /// Whether something that happens so many times as often as a fault happens now.
    pub fn strikes(self, times: u32, chance: &mut fastrand::Rng) -> bool {
        self.0 > 0 && chance.u32(0..1000) < self.0 * times
    }

    /// As a story tells it.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self.0 {
            0 => "calm",
            1..20 => "rough",
            _ => "a storm",
        }
    }
}

/// How often each fault struck.
pub type Tally = BTreeMap<Fault, u64>;
