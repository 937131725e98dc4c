//! What the fuzzer holds the parsers of outside input to: the same promises that the normal suite checks on random texts.

#[path = "../../shared/domain/tests/promises/mod.rs"]
pub mod parsers;

#[path = "../../shared/contracts/tests/promises/mod.rs"]
pub mod messages;
