//! Every parser of outside input keeps its promises on random texts, and the promises can be broken.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs, reason = "tests")]

mod promises;

use domain::ids::{InvalidId, Reference};
use domain::vocabulary::Kind;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

/// Anything at all, and what people paste: white space, marks, several lines, other scripts.
fn texts() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[ \\t\\r\\n]{0,3}[ -~\\u{0}-\\u{1f}é👮\\u{202e}]{0,40}[ \\t\\r\\n]{0,3}", "[a-zA-Z ]{0,400}"]
}

/// Almost an address.
fn addresses() -> impl Strategy<Value = String> {
    "[ \\n]?[a-z.+<\"é]{0,6}@?[a-z@.\\-,;]{0,8}(\\.[a-z]{0,3})?[ \\r\\n]?(Bcc: )?"
}

/// Almost an id or a reference.
fn ids() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z0-9#-]{0,42}",
        "[3467A-Z]{4}[- ]?[3467A-Za-z]{4}[- ]?[79ACDEFGHJKacdefghjk]{4}-?",
        "[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}",
        "[a-zA-Z0-9.#-]{0,62}",
    ]
}

/// The document that ships with a line changed: a number, a text, a whole value.
fn documents() -> impl Strategy<Value = String> {
    let value = prop_oneof![
        any::<i32>().prop_map(|number| number.to_string()),
        (0..400i32).prop_map(|number| number.to_string()),
        any::<i64>().prop_map(|number| format!("[{number}]")),
        "[0-2][0-9]:[0-5][0-9]".prop_map(|time| format!("{time:?}")),
        "[0-1][0-9]-[0-3][0-9](T00:00)?".prop_map(|day| format!("[{day:?}]")),
        Just("[]".to_owned()),
        Just("\"Pacific/Apia\"".to_owned()),
    ];
    let lines: Vec<&str> = domain::policy::PASADENA.lines().collect();
    let keys: Vec<usize> = (0..lines.len()).filter(|line| lines[*line].contains(" = ")).collect();
    (proptest::sample::select(keys), value).prop_map(move |(line, value)| {
        let key = lines[line].split(" = ").next().unwrap_or_default();
        let changed = format!("{key} = {value}");
        lines.iter().enumerate().map(|(at, text)| if at == line { &changed } else { *text }).collect::<Vec<_>>().join("\n")
    })
}

/// A form as JSON: each field anything, or a value that is fine.
fn filings() -> impl Strategy<Value = String> {
    let field = |fine: &'static str| prop_oneof![3 => Just(fine.to_owned()), 1 => texts()];
    let words = (field("community"), field("demeanor"), field("The officer raised his voice at me."), field("2026-11-20"));
    let reach = (prop_oneof![field("ana@example.org"), addresses()], field("+1 (626) 555-0123"), field("es"), field("minor"));
    (words, reach, any::<bool>(), texts()).prop_map(|(words, reach, contact_consent, needs)| {
        let ((kind, category, statement, incident_on), (email, phone, language, age)) = (words, reach);
        serde_json::json!({ "kind": kind, "category": category, "statement": statement, "incident_on": incident_on,
            "email": email, "phone": phone, "language": language, "age": age, "needs": needs, "name": needs,
            "contact_consent": contact_consent })
        .to_string()
    })
}

/// Questions of the screening with answers, some of them strange.
fn screenings() -> impl Strategy<Value = String> {
    let answer = prop_oneof![6 => Just("no"), 1 => Just("yes"), 1 => Just("unknown"), 1 => Just("perhaps")];
    let questions = domain::complaint::Question::ALL.iter().map(|question| question.code()).collect::<Vec<_>>();
    let pair = (proptest::sample::select(questions), answer);
    proptest::collection::btree_map("[a-z]{4}", pair, 0..16)
        .prop_map(|pairs| serde_json::to_string(&pairs.into_values().collect::<std::collections::BTreeMap<_, _>>()).unwrap())
}

/// An answered questionnaire with its answers around the scale.
fn surveys() -> impl Strategy<Value = String> {
    let asked = proptest::sample::select(domain::survey::Questionnaire::ALL);
    (asked, proptest::collection::vec(0..7u8, 12), any::<bool>(), texts()).prop_map(|(asked, points, fine, remark)| {
        let points = points.into_iter().map(|point| if fine { point.clamp(1, 5) } else { point });
        let answers: std::collections::BTreeMap<_, _> = asked.questions().iter().zip(points).collect();
        serde_json::json!({ "answers": answers, "remark": remark }).to_string()
    })
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::default() })]

    #[test]
    fn a_text_that_is_kept_is_what_it_says(text in texts()) {
        promises::texts(&text);
    }

    #[test]
    fn an_address_that_is_kept_names_one_recipient_on_one_line(text in addresses()) {
        promises::texts(&text);
    }

    #[test]
    fn an_id_is_written_as_it_was_read(text in prop_oneof![ids(), texts()]) {
        promises::ids(&text);
    }

    #[test]
    fn a_code_is_accepted_as_it_is_written_and_nothing_else_is(text in prop_oneof![texts(), "[a-z_]{2,14}"]) {
        promises::codes(&text);
    }

    #[test]
    fn a_policy_that_is_accepted_can_be_lived_with(document in prop_oneof![4 => documents(), 1 => texts()]) {
        promises::policy(&document);
    }

    #[test]
    fn a_filing_that_is_accepted_can_be_answered_and_one_that_is_refused_says_where(json in filings()) {
        promises::filing(&json);
    }

    #[test]
    fn only_eight_times_no_is_eligible(json in screenings()) {
        promises::screening(&json);
    }

    #[test]
    fn a_survey_that_is_accepted_answers_the_questions_of_its_questionnaire(json in surveys()) {
        promises::survey(&json);
    }
}

#[test]
fn every_code_and_the_document_that_ships_keep_the_promises() {
    for kind in Kind::ALL {
        promises::codes(kind.code());
    }
    promises::policy(domain::policy::PASADENA);
}

/// Whether random texts break a promise; always the same texts.
fn is_broken(strategy: impl Strategy<Value = String>, promise: impl Fn(&str)) -> bool {
    let mut runner = TestRunner::new_with_rng(
        Config { cases: 4096, failure_persistence: None, max_shrink_iters: 0, ..Config::default() },
        proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha),
    );
    let keeps = |text: String| {
        promise(&text);
        Ok(())
    };
    runner.run(&strategy, keeps).is_err()
}

/// Known-bad parsers, each with one mistake that parsers have been seen to make.
#[test]
fn the_promises_catch_parsers_that_break_them() {
    let control = |c: char| c.is_control() && c != '\n' && c != '\t';
    let refuse = |wrong: bool| if wrong { Err("no") } else { Ok(()) };
    let sized =
        |text: &str, count: usize| refuse(text.is_empty() || count > 30 || text.contains(control)).map(|()| text.to_owned());
    let address = |text: &str, fine: bool| refuse(!fine || !text.contains('@')).map(|()| text.to_owned());
    let caught: Vec<(&str, bool)> = vec![
        (
            "a text that isn't trimmed",
            is_broken(texts(), |text| promises::text_of(|text| sized(text, text.chars().count()), 30, text)),
        ),
        (
            "a text that keeps control characters",
            is_broken(texts(), |text| {
                let keep = |text: &str| refuse(text.trim().is_empty()).map(|()| text.trim().to_owned());
                promises::text_of(keep, usize::MAX, text);
            }),
        ),
        (
            "a text that is cut at a byte",
            is_broken(texts(), |text| {
                let cut = |text: &str| Ok(text.trim()[..text.trim().len().min(5)].to_owned());
                promises::text_of(cut, 5, text);
            }),
        ),
        ("a text that is measured before it is trimmed", {
            is_broken(texts(), |text| promises::text_of(|text| sized(text.trim(), text.len() / 8), 30, text))
        }),
        ("an address with a line break", {
            is_broken(addresses(), |text| promises::email_of(|text| address(text, text.contains('.')), text))
        }),
        ("an address with two recipients", {
            let one_line = |text: &str| address(text, text.contains('.') && text.chars().all(|c| c.is_ascii_graphic()));
            is_broken(addresses(), |text| promises::email_of(one_line, text))
        }),
        ("a code in any case", {
            let parse = |text: &str| Kind::parse(&text.to_lowercase());
            is_broken("[cC]ommunity|[sS]chool|[a-z]{2}", |text| promises::code_of(parse, text))
        }),
        ("an id that JSON checks and the parser doesn't", is_broken(ids(), promises::text_id::<Unchecked>)),
    ];
    for (name, is_caught) in &caught {
        println!("negative control: {name}: {}", if *is_caught { "caught" } else { "NOT CAUGHT" });
    }
    assert!(caught.iter().all(|(_, is_caught)| *is_caught));
    // And the runner isn't simply always red.
    assert!(!is_broken(ids(), promises::text_id::<Reference>));
}

/// Takes any text for an id.
#[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
struct Unchecked(String);

impl std::fmt::Display for Unchecked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::str::FromStr for Unchecked {
    type Err = InvalidId;

    fn from_str(text: &str) -> Result<Self, InvalidId> {
        Ok(Self(text.to_owned()))
    }
}
