//! Every version of every message that was ever published still parses, and means the same.

#![allow(clippy::panic, clippy::unwrap_used, missing_docs, reason = "tests")]

use contracts::{Envelope, Message, route};

fn fixture(code: &str) -> String {
    let path = format!("{}/fixtures/{code}.json", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("every message has a fixture; {path} is missing"))
}

#[test]
fn every_message_has_a_fixture_that_parses_and_comes_out_as_it_went_in() {
    for code in Message::CODES {
        let text = fixture(code);
        let envelope = Envelope::parse(&text).unwrap_or_else(|_| panic!("{code} doesn't parse any more"));
        assert_eq!(envelope.message.code(), *code);
        let again: serde_json::Value = serde_json::from_str(&envelope.to_body().unwrap()).unwrap();
        assert_eq!(again, serde_json::from_str::<serde_json::Value>(&text).unwrap(), "{code}");
    }
}

#[test]
fn every_fixture_is_still_a_known_message() {
    for entry in std::fs::read_dir(format!("{}/fixtures", env!("CARGO_MANIFEST_DIR"))).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let text = fixture(name.trim_end_matches(".json"));
        assert!(Envelope::parse(&text).is_ok(), "{name} was published once and must parse forever");
    }
}

#[test]
fn every_message_goes_somewhere() {
    for code in Message::CODES {
        assert!(!route(&Envelope::parse(&fixture(code)).unwrap().message).is_empty(), "{code}");
    }
}

#[test]
fn wall_3_no_message_has_room_for_text_a_person_wrote() {
    // Every string on the wire is an id, a code, a date or a reference: nothing with a space in it.
    fn walk(value: &serde_json::Value, code: &str) {
        match value {
            serde_json::Value::String(text) => assert!(!text.contains(' ') && text.len() <= 60, "{code} carries {text}"),
            serde_json::Value::Array(items) => items.iter().for_each(|item| walk(item, code)),
            serde_json::Value::Object(fields) => {
                for (name, value) in fields {
                    let free = ["name", "email", "phone", "text", "statement", "note", "remark", "address"];
                    assert!(!free.contains(&name.as_str()), "{code} has a field {name}");
                    walk(value, code);
                }
            }
            _ => {}
        }
    }
    for code in Message::CODES {
        walk(&serde_json::from_str(&fixture(code)).unwrap(), code);
    }
}

#[test]
fn a_body_that_is_not_a_message_says_so_without_repeating_it() {
    for body in ["", "{}", "not json", r#"{"type":"case-filed.v9","secret":"Officer Example"}"#] {
        assert_eq!(Envelope::parse(body).unwrap_err().to_string(), "not a known message");
    }
}
