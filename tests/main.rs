//! One integration binary: journeys, refusals, redelivery, the template, rights, the store's two backends, budgets, house rules.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests")]

mod authorization;
mod budgets;
mod canary;
mod emulated;
mod grants;
mod house;
mod journeys;
mod races;
mod refusals;
mod start;
mod store_backends;
mod store_fidelity;
mod stories;
mod support;
mod template;
mod visits;
