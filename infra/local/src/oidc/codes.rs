//! One-time codes: each is good for one try, within a few minutes.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// How long a code may wait.
const SECONDS: i64 = 300;

/// What a code was given for.
#[derive(Debug, Clone)]
pub struct Grant {
    /// To whom.
    pub client_id: String,
    /// Where the browser was sent.
    pub redirect_uri: String,
    /// Goes into the token as it came.
    pub nonce: Option<String>,
    /// The hash of the verifier that only the client knows.
    pub code_challenge: String,
    /// The role that was chosen.
    pub role: String,
    /// When, in seconds.
    pub issued_at: i64,
}

/// The codes that were given and not yet tried.
#[derive(Debug, Default)]
pub struct Codes {
    waiting: Mutex<HashMap<String, Grant>>,
}

impl Codes {
    /// Keeps a code, and forgets those that are too old.
    pub fn give(&self, code: String, grant: Grant) {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.retain(|_, other| grant.issued_at - other.issued_at <= SECONDS);
        waiting.insert(code, grant);
    }

    /// Takes a code: whatever comes of it, it is spent.
    pub fn take(&self, code: &str, now: i64) -> Option<Grant> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.remove(code).filter(|grant| now - grant.issued_at <= SECONDS)
    }
}
