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

#[test]
fn a_requests_transitions_are_the_reviewed_ones() {
    use domain::outreach::{Command, DenialReason, House, Need, decide};
    use support::{SPECIALIST, asked_for, engagement, now, person, policy};
    let booking = uuid::Uuid::from_u128(9);
    let staff = domain::Actor::Staff("unit".into());
    let commands = || {
        let amend = Command::Amend { ask: asked_for(), area: None, specialist: Some(person(SPECIALIST)) };
        [
            ("amend", amend),
            ("cancel", Command::Cancel),
            ("hand over", Command::HandOver(person(77))),
            ("grant", Command::Grant(Need::Weekend)),
            ("approve", Command::Approve { booking, specialist: House::City, presenters: Vec::new() }),
            ("deny", Command::Deny(DenialReason::NobodyFree)),
            ("complete", Command::Complete { headcount: 28 }),
            ("rate", Command::Rate(4)),
            ("look", Command::Look),
            ("keep", Command::Keep),
        ]
    };
    let does = |state: &domain::outreach::Engagement, command, at| decide(state, command, &staff, &policy(), at).unwrap().next;
    let filed = engagement();
    let [.., (_, approve), (_, deny), _, _, _, _] = commands();
    let (approved, denied) = (does(&filed, approve, now()), does(&filed, deny, now()));
    let after = asked_for().ends_at();
    let completed = does(&approved, Command::Complete { headcount: 28 }, after);
    let states = [
        ("filed", filed.clone(), now()),
        ("denied", denied, now()),
        ("approved", approved.clone(), now()),
        ("approved, begun", approved.clone(), asked_for().starts_at),
        ("approved, over", approved, after),
        ("cancelled", does(&filed, Command::Cancel, now()), now()),
        ("completed", completed.clone(), after),
        ("completed, rated", does(&completed, Command::Rate(4), after), after),
    ];
    let mut table = String::from("stage × command → next stage, or the refusal\n");
    for (label, state, at) in states {
        writeln!(table, "\n{label}").unwrap();
        for (name, command) in commands() {
            let outcome = decide(&state, command, &staff, &policy(), at).map_or_else(
                |refusal| format!("✗ {refusal}"),
                |decided| format!("→ {}; {} effects", decided.next.stage.name(), decided.effects.len()),
            );
            writeln!(table, "  {name:<34} {outcome}").unwrap();
        }
    }
    compare("engagement", &table);
}

/// kind × weekday × length × notice × special thing × what is on → what is found (OUTR-2 to OUTR-5).
#[test]
fn outr_2_outr_3_outr_4_outr_5_what_is_found_about_each_kind_of_request_is_the_reviewed_table() {
    use domain::outreach::{Ask, EngagementKind, Special, verdict};
    use jiff::ToSpan as _;
    use support::{asked_for, now, policy};
    let policy = {
        let mut policy = policy();
        let on =
            |first, last| domain::blackouts::Event { name: "Game".into(), first, last, yearly: false, from: None, until: None };
        policy.sessions.events = vec![
            on(jiff::civil::date(2026, 11, 27), jiff::civil::date(2026, 11, 28)),
            on(jiff::civil::date(2027, 3, 12), jiff::civil::date(2027, 3, 13)),
        ];
        policy
    };
    let kinds = [EngagementKind::NeighborhoodWatch, EngagementKind::BlockParty];
    let days = [("in days, Wednesday", 3), ("in days, Saturday", 13), ("in days, Friday of a game", 5)];
    let later = [
        ("in months, Wednesday", 108),
        ("in months, Saturday", 104),
        ("in months, Friday of a game", 110),
        ("in months, Saturday of a game", 111),
    ];
    let mut table =
        String::from("kind, day, hours, special thing → what is found; what can't be approved, what a supervisor decides\n");
    for kind in kinds {
        for (label, ahead) in days.into_iter().chain(later) {
            for hours in [3, 4] {
                for special in [None, Some(Special::Helicopter)] {
                    let day = policy.date(now()).checked_add(ahead.days()).unwrap();
                    let starts_at =
                        day.to_datetime(jiff::civil::time(10, 0, 0, 0)).to_zoned(policy.zone.clone()).unwrap().timestamp();
                    let ask =
                        Ask { kind, starts_at, minutes: hours * 60, specials: special.into_iter().collect(), ..asked_for() };
                    let found = verdict(&ask, &policy, now());
                    let said: Vec<String> =
                        found.findings.iter().map(|one| format!("{} {}", one.weight.code(), one.code)).collect();
                    let special = special.map_or("nothing", |special| special.code());
                    let what = if said.is_empty() { "nothing".to_owned() } else { said.join(", ") };
                    writeln!(table, "{kind}, {label}, {hours} h, {special} → {what}").unwrap();
                }
            }
        }
    }
    compare("verdicts", &table);
}
