//! What the simulation shows in every run of the tests. `cargo run -p simulation -- --histories 10000 --controls --every-step` shows
//! more of it.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "tests")]

use simulation::fault::Fault;
use simulation::observer::{self, OtherSide};
use simulation::{Variant, cli, every_step, run};

#[test]
fn whatever_goes_wrong_every_promise_is_kept() {
    let summary = cli::many(1..61);
    assert_eq!(summary.violations, [].into(), "tell it with: cargo run -p simulation -- --story --seed SEED");
    for fault in Fault::ALL {
        assert!(summary.tally.get(&fault).is_some_and(|times| *times > 0), "it never happens that something {}", fault.words());
    }
    println!("{} histories, {:?}", summary.histories, summary.tally);
}

#[test]
fn a_seed_makes_the_same_history_byte_for_byte() {
    kit::log::divert(|_| {});
    for seed in [3, 8, 20] {
        let (one, other) = (run(seed, None, true), run(seed, None, true));
        assert!(one.story.len() > 50 && one.story == other.story, "seed {seed}");
        let mails = |history: &simulation::History| history.sent.iter().map(|sent| sent.mime.clone()).collect::<Vec<_>>();
        assert_eq!(mails(&one), mails(&other), "seed {seed}");
        assert_eq!(one.written(), other.written(), "seed {seed}");
    }
}

#[test]
fn every_known_bug_is_found() {
    for variant in Variant::ALL {
        let (seed, promise) = cli::found(variant, 300).unwrap_or_else(|| panic!("{variant:?} was not found"));
        println!("{variant:?}: seed {seed}, \"{promise}\"");
    }
}

#[test]
fn a_fault_at_any_step_of_any_handler_ends_where_no_fault_ends() {
    let explored = every_step::explore(5, 1, every_step::Mood::Calm, None);
    assert!(explored.differences.is_empty(), "{:#?}", explored.differences.get(..explored.differences.len().min(5)));
    assert!(explored.points > 500, "{}", explored.points);
    println!("{} faults at {} calls of {} invocations", explored.points, explored.calls, explored.invocations);
}

#[test]
fn a_handler_that_a_fault_derails_is_found() {
    for variant in [Variant::RepetitionsHandled, Variant::MailRetried, Variant::UnknownCountsAsRefused] {
        let differences = every_step::explore(1, 1, every_step::Mood::Calm, Some(variant)).differences;
        assert!(!differences.is_empty(), "{variant:?}");
        println!("{variant:?}: {} differences", differences.len());
    }
}

#[test]
fn con_2_whoever_sees_all_that_one_side_meets_cannot_tell_a_decline_from_silence() {
    assert_eq!(cli::observed(1..31), [].into());
}

#[test]
fn an_observer_notices_an_early_word_a_different_one_and_one_more() {
    let silent = observer::play(3, OtherSide::Silent).unwrap();
    assert!(silent.mails.len() >= 4 && silent.pages.iter().any(|page| page.starts_with("/mediation 200 ")), "{silent:#?}");
    assert_eq!(observer::told_apart(&silent, &silent.clone()), None);
    let altered = |change: &dyn Fn(&mut observer::Met)| {
        let mut other = silent.clone();
        change(&mut other);
        observer::told_apart(&silent, &other).is_some()
    };
    let ending = silent.mails.iter().position(|(text, _)| text.contains("X-Concord-Template: not-going-ahead")).unwrap();
    assert!(altered(&|met| met.mails[ending].1 -= jiff::SignedDuration::from_hours(24)), "told a day early");
    assert!(altered(&|met| met.mails[ending].0 = met.mails[ending].0.replace("not-going-ahead", "withdrawn")), "in other words");
    assert!(altered(&|met| met.mails.push(met.mails[0].clone())), "a mail more");
    assert!(altered(&|met| met.pages[0].push_str("declined")), "on a page");
    let agreed = observer::play(5, OtherSide::Agrees).unwrap();
    let told = observer::told_apart(&observer::play(5, OtherSide::Silent).unwrap(), &agreed);
    assert!(told.is_some(), "both say yes, and it goes ahead");
}
