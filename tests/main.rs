//! One integration binary: journeys, refusals, redelivery, the template, rights, the store's two backends, budgets, house rules.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, reason = "tests")]

mod agreement;
mod asking;
mod audit;
mod authorization;
mod browser;
mod budgets;
mod canary;
mod community;
mod consent;
mod console;
mod deeds;
mod emulated;
mod feed;
mod grants;
mod home;
mod house;
mod intake;
mod journeys;
mod kinds;
mod mail_events;
mod moving;
mod operations;
mod pause;
mod policies;
mod races;
mod records;
mod refusals;
mod reminders;
mod returned;
mod rules;
mod school;
mod sessions;
mod staff_mail;
mod start;
mod store_backends;
mod store_fidelity;
mod stories;
mod support;
mod template;
mod troubles;
mod visits;
