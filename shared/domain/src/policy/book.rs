//! Which documents a city has kept, and which of them is in force. A version is never changed and never taken away, so that a past
//! verdict can always be read beside the document that it was made by (ELIG-8).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{PASADENA, Policy};
use crate::decision::{Actor, Decision, Entry};
use crate::refusal::Refusal;

/// A document that is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Its version, which it gives itself.
    pub version: String,
    /// Who brought it.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
}

/// A city's documents.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Book {
    /// Every document, oldest first.
    pub kept: Vec<Kept>,
    /// The version in force; none while it is the one that ships.
    pub active: Option<String>,
}

/// What becomes of a book; nothing else follows.
pub type Decided = Result<Decision<Book, ()>, Refusal>;

impl Book {
    /// Keeps a document; nothing is decided by it before it is activated.
    ///
    /// # Errors
    /// `policy-version-taken` when another document has that version.
    pub fn keep(&self, document: &str, policy: &Policy, by: Actor, at: Timestamp) -> Decided {
        let shipped = Policy::stored(PASADENA).is_some_and(|shipped| shipped.version == policy.version);
        if (shipped && document != PASADENA) || self.kept.iter().any(|kept| kept.version == policy.version) {
            return Err(Refusal::new("policy-version-taken", "ELIG-8"));
        }
        let mut next = self.clone();
        next.kept.push(Kept { version: policy.version.clone(), by: by.clone(), at });
        Ok(Decision::step(next, Entry::new("policy-kept", by, at).with("version", &policy.version), Vec::new()))
    }

    /// Puts a kept document in force: what is decided from now on is decided by it.
    ///
    /// # Errors
    /// `policy-unknown` for a version that isn't kept, `policy-in-force` for the one that already is.
    pub fn activate(&self, version: &str, by: Actor, at: Timestamp) -> Decided {
        if !self.kept.iter().any(|kept| kept.version == version) {
            return Err(Refusal::new("policy-unknown", "ELIG-8"));
        }
        if self.active.as_deref() == Some(version) {
            return Err(Refusal::new("policy-in-force", "ELIG-8"));
        }
        let next = Self { active: Some(version.to_owned()), ..self.clone() };
        let entry = Entry::new("policy-activated", by, at).with("version", version);
        let entry = entry.with("before", self.active.as_deref().unwrap_or("shipped"));
        Ok(Decision::step(next, entry, Vec::new()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Timestamp {
        "2026-11-23T18:00:00Z".parse().unwrap()
    }

    fn staff() -> Actor {
        Actor::Staff("supervisor".into())
    }

    fn next(version: &str) -> (String, Policy) {
        let document = PASADENA.replacen("pasadena-2", version, 1);
        let policy = Policy::parse(&document).unwrap();
        (document, policy)
    }

    #[test]
    fn elig_8_a_version_is_kept_once_and_never_changed() {
        let (document, policy) = next("pasadena-3");
        let book = Book::default().keep(&document, &policy, staff(), now()).unwrap().next;
        assert_eq!(book.active, None, "keeping decides nothing");
        let again = book.keep(&document.replace("minutes = 120", "minutes = 90"), &policy, staff(), now());
        assert_eq!(again.unwrap_err().code, "policy-version-taken");
        let (other, shipped) = (format!("{PASADENA}\n# changed"), Policy::parse(PASADENA).unwrap());
        assert_eq!(Book::default().keep(&other, &shipped, staff(), now()).unwrap_err().code, "policy-version-taken");
    }

    #[test]
    fn elig_8_only_what_is_kept_comes_in_force_and_an_older_one_may_come_back() {
        let (third, fourth) = (next("pasadena-3"), next("pasadena-4"));
        let book = Book::default().keep(&third.0, &third.1, staff(), now()).unwrap().next;
        let book = book.keep(&fourth.0, &fourth.1, staff(), now()).unwrap().next;
        assert_eq!(book.activate("pasadena-5", staff(), now()).unwrap_err().code, "policy-unknown");
        let book = book.activate("pasadena-4", staff(), now()).unwrap().next;
        assert_eq!(book.activate("pasadena-4", staff(), now()).unwrap_err().code, "policy-in-force");
        let back = book.activate("pasadena-3", staff(), now()).unwrap();
        assert_eq!(back.next.active.as_deref(), Some("pasadena-3"));
        assert_eq!(back.history[0].details["before"], "pasadena-4", "STF-3: the trail says what was in force before");
    }
}
