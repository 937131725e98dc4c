//! What a decider answers: the next state, the history of how it came about, and what must follow.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ids::PersonId;

/// Who did something, as the audit trail names them (STF-3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// Somebody who filed without signing in.
    Public,
    /// A party, officer or mediator.
    Person(PersonId),
    /// A member of staff, by the subject that the identity provider gives.
    Staff(String),
    /// A message or the clock.
    System,
}

impl Actor {
    /// What they are, as a stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Person(_) => "person",
            Self::Staff(_) => "staff",
            Self::System => "system",
        }
    }
}

/// One line of history. Codes and ids only; the narrative stays in its own item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// What happened, as a stable code: `screened`, `offer-answered`.
    pub what: String,
    /// Who did it.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
    /// Coded details: `verdict` → `eligible`.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub details: BTreeMap<String, String>,
}

impl Entry {
    /// An entry without details.
    #[must_use]
    pub fn new(what: &str, by: Actor, at: Timestamp) -> Self {
        Self { what: what.to_owned(), by, at, details: BTreeMap::new() }
    }

    /// Adds a coded detail.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.details.insert(name.to_owned(), value.to_string());
        self
    }
}

/// The outcome of a command that the rules allow.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision<S, E> {
    /// The state after the command.
    pub next: S,
    /// What goes into the history, in order.
    pub history: Vec<Entry>,
    /// What must follow, in order; committed together with the state.
    pub effects: Vec<E>,
}

impl<S, E> Decision<S, E> {
    /// A step with one history entry.
    #[must_use]
    pub fn step(next: S, entry: Entry, effects: Vec<E>) -> Self {
        Self { next, history: vec![entry], effects }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn whoever_does_something_has_a_code_that_pages_put_into_words() {
        let all = [Actor::Public, Actor::Person(PersonId::new(Uuid::nil())), Actor::Staff("subject".into()), Actor::System];
        assert_eq!(all.map(|actor| actor.code()), ["public", "person", "staff", "system"]);
    }
}
