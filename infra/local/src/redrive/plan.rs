//! What becomes of a message that was given up.

use std::fmt::Write as _;

use contracts::{Envelope, Queue, route};
use serde::Serialize;

/// What is to be done with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It goes back into its queue.
    GoesBack,
    /// This version doesn't know what it says: another one may.
    Unreadable,
    /// It is for another function.
    NotForThisFunction,
}

/// A message that was given up. No body: what the mail service says of a mail names an address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Found {
    /// The function that gave it up.
    pub function: &'static str,
    /// The message's id, where it can be read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// Its type, or that the mail service said it.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub code: Option<&'static str>,
    /// What is to be done with it.
    pub verdict: Verdict,
}

/// What a body in a function's dead-letter queue is, and what is to be done with it.
#[must_use]
pub fn judged(queue: Queue, body: &str) -> Found {
    let function = queue.name();
    if let Ok(envelope) = Envelope::parse(body) {
        let is_for_it = route(&envelope.message).contains(&queue);
        let verdict = if is_for_it { Verdict::GoesBack } else { Verdict::NotForThisFunction };
        return Found { function, message: Some(envelope.id.to_string()), code: Some(envelope.message.code()), verdict };
    }
    match notices::said_of(body).filter(|_| queue == Queue::Notices) {
        Some(message) => Found { function, message: Some(message), code: Some("mail-event"), verdict: Verdict::GoesBack },
        None => Found { function, message: None, code: None, verdict: Verdict::Unreadable },
    }
}

/// What was found, in lines.
#[must_use]
pub fn words(found: &[Found], is_dry: bool) -> String {
    let mut words = String::new();
    for one in found {
        let what = match one.verdict {
            Verdict::GoesBack if is_dry => "would go back",
            Verdict::GoesBack => "went back",
            Verdict::Unreadable => "stays: this version can't read it; deploy the one that can, then try again",
            Verdict::NotForThisFunction => "stays: it is for another function; tell the developers",
        };
        let (code, message) = (one.code.unwrap_or("unknown"), one.message.as_deref().unwrap_or("-"));
        let _ = writeln!(words, "{:<10}  {code:<24}  {message:<40}  {what}", one.function);
    }
    let back = found.iter().filter(|one| one.verdict == Verdict::GoesBack).count();
    let did = if is_dry { "would go" } else { "went" };
    let _ = match found.len() {
        0 => write!(words, "No message was given up."),
        all => write!(words, "{back} of {all} {did} back."),
    };
    words
}
