//! Whatever arrives in a queue is read or refused, and the promise can be broken.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "tests")]

mod promises;

use contracts::{Envelope, Message, Unreadable};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

fn fixture(code: &str) -> String {
    std::fs::read_to_string(format!("{}/fixtures/{code}.json", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// A message that was published once, with a piece of it cut out or written over; or anything at all.
fn bodies() -> impl Strategy<Value = String> {
    let piece = prop_oneof![Just(String::new()), "[ -~]{1,8}", Just("null".to_owned()), Just("[]".to_owned()), any::<String>()];
    let damaged = (proptest::sample::select(Message::CODES), any::<prop::sample::Index>(), 0..6usize, piece);
    let damaged = damaged.prop_map(|(code, at, cut, piece)| {
        let text: Vec<char> = fixture(code).chars().collect();
        let at = at.index(text.len());
        let rest = text.iter().skip(at + cut);
        text.iter().take(at).copied().chain(piece.chars()).chain(rest.copied()).collect()
    });
    prop_oneof![8 => damaged, 1 => any::<String>()]
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, cases: 1024, ..Config::default() })]

    #[test]
    fn a_body_is_read_as_what_it_says_or_refused_without_being_repeated(body in bodies()) {
        promises::envelope(&body);
    }
}

fn is_broken(parse: impl Fn(&str) -> Result<Envelope, Unreadable>) -> bool {
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let config = Config { cases: 4096, failure_persistence: None, max_shrink_iters: 0, ..Config::default() };
    let keeps = |body: String| {
        promises::envelope_of(&parse, &body);
        Ok(())
    };
    TestRunner::new_with_rng(config, rng).run(&bodies(), keeps).is_err()
}

#[test]
fn the_promise_catches_readers_that_break_it() {
    let caught = [
        ("a reader that unwraps", is_broken(|body| Ok(serde_json::from_str(body).unwrap()))),
        ("a reader that takes an unknown message for a known one", {
            is_broken(|body| Envelope::parse(body).or_else(|_| Envelope::parse(&fixture("case-filed.v1"))))
        }),
        ("a reader that makes the id anew", {
            is_broken(|body| Envelope::parse(body).map(|read| Envelope { id: "another.0".parse().unwrap(), ..read }))
        }),
    ];
    for (name, is_caught) in caught {
        println!("negative control: {name}: {}", if is_caught { "caught" } else { "NOT CAUGHT" });
    }
    assert!(caught.iter().all(|(_, is_caught)| *is_caught));
    assert!(!is_broken(Envelope::parse));
}
