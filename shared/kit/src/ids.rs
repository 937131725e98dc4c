//! Ids, tokens and references, made of an injected clock and injected randomness.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use uuid::Uuid;

use crate::clock::Clock;

/// Fills buffers with bytes that nobody can guess.
pub trait Randomness: Send + Sync {
    /// Fills the buffer.
    fn fill(&self, buffer: &mut [u8]);
}

/// The operating system's randomness.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemRandomness;

impl Randomness for SystemRandomness {
    #[allow(clippy::expect_used, reason = "without randomness no token may be made, so the invocation must end")]
    fn fill(&self, buffer: &mut [u8]) {
        getrandom::fill(buffer).expect("the operating system gives randomness");
    }
}

/// Makes ids.
#[derive(Clone)]
pub struct Ids {
    clock: Arc<dyn Clock>,
    randomness: Arc<dyn Randomness>,
}

impl Ids {
    /// Ids from a clock and a source of randomness.
    #[must_use]
    pub fn new(clock: Arc<dyn Clock>, randomness: Arc<dyn Randomness>) -> Self {
        Self { clock, randomness }
    }

    fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.randomness.fill(&mut bytes);
        bytes
    }

    /// A UUID of version 7: sortable by time, unguessable.
    #[must_use]
    pub fn uuid(&self) -> Uuid {
        let millis = u64::try_from(self.clock.now().as_millisecond()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &self.bytes()).into_uuid()
    }

    /// A one-time token: 256 random bits, for a URL.
    #[must_use]
    pub fn token(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.bytes::<32>())
    }

    /// A reference of three groups of four characters from an alphabet, which people can read out.
    #[must_use]
    pub fn reference(&self, alphabet: &[char]) -> String {
        let source = |size: usize| {
            let mut bytes = vec![0; size];
            self.randomness.fill(&mut bytes);
            bytes
        };
        let text = nanoid::format(source, alphabet, 12);
        let groups: Vec<String> = text.chars().collect::<Vec<_>>().chunks(4).map(|group| group.iter().collect()).collect();
        groups.join("-")
    }

    /// Random bytes for a seal.
    #[must_use]
    pub fn seed(&self) -> [u8; 32] {
        self.bytes()
    }
}
