//! Tables of the rules at their edges: the last value that is allowed, and the first that isn't.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "tests")]

#[path = "../support/mod.rs"]
mod support;

mod agreement;
mod assignment;
mod clocks;
mod complaint;
mod consent;
mod due;
mod duty;
mod events;
mod histories;
mod mails;
mod mediation;
mod oracle;
mod outreach;
mod people;
mod policy;
mod retention;
mod sessions;
mod silence;
mod slots;
mod surveys;
mod texts;
mod youth;
