//! The transition tables, printed from the deciders themselves and reviewed like code: `tests/golden/*.txt`.
//!
//! Run with `UPDATE_GOLDEN=1` to write them anew.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::disallowed_methods, missing_docs, reason = "tests")]

#[path = "support/mod.rs"]
mod support;

use std::fmt::Write as _;

use domain::{complaint, mediation};
use support::{cases, complaint_commands, mediation_commands, mediations};

fn compare(name: &str, actual: &str) {
    let path = format!("{}/tests/golden/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&path, actual).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(expected == actual, "{path} differs; look at the change and run with UPDATE_GOLDEN=1:\n{actual}");
}

#[test]
fn the_complaint_sides_transitions_are_the_reviewed_ones() {
    let mut table = String::from("stage × command → next stage, or the refusal\n");
    for (label, case) in cases() {
        writeln!(table, "\n{label}").unwrap();
        for (name, command) in complaint_commands() {
            let outcome = complaint::decide(&case, command, domain::Actor::System, &support::policy(), support::now());
            let outcome = outcome.map_or_else(
                |refusal| format!("✗ {refusal}"),
                |decided| format!("→ {}; {} effects", decided.next.stage.code(), decided.effects.len()),
            );
            writeln!(table, "  {name:<34} {outcome}").unwrap();
        }
    }
    compare("complaint", &table);
}

#[test]
fn the_mediation_sides_transitions_are_the_reviewed_ones() {
    let mut table = String::from("stage × command → next stage, or the refusal\n");
    for (label, state) in mediations() {
        writeln!(table, "\n{label}").unwrap();
        for (name, command) in mediation_commands() {
            let outcome = mediation::decide(&state, command, &domain::Actor::System, &support::policy(), support::now());
            let outcome = outcome.map_or_else(
                |refusal| format!("✗ {refusal}"),
                |decided| format!("→ {}; {} effects", decided.next.stage.code(), decided.effects.len()),
            );
            writeln!(table, "  {name:<34} {outcome}").unwrap();
        }
    }
    compare("mediation", &table);
}
