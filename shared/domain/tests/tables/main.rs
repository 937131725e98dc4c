//! Tables of the rules at their edges: the last value that is allowed, and the first that isn't.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "tests")]

#[path = "../support/mod.rs"]
mod support;

mod due;
mod mails;
mod mediation;
mod people;
mod policy;
mod slots;
mod texts;
