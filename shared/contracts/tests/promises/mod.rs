//! What reading a queue's record promises for any body at all; written once, driven by random bodies in the normal suite
//! (`tests/bodies.rs`) and by a fuzzer (`fuzz/`).

#![allow(dead_code, clippy::unwrap_used, missing_docs, reason = "tests")]

use contracts::{Envelope, Message, Unreadable, route};

/// A body that is read goes somewhere and is written back as the same message; a body that isn't is never repeated.
pub fn envelope(body: &str) {
    envelope_of(Envelope::parse, body);
}

/// The same of any reader.
pub fn envelope_of(parse: impl Fn(&str) -> Result<Envelope, Unreadable>, body: &str) {
    match parse(body) {
        Ok(read) => {
            assert!(!route(&read.message).is_empty() && Message::CODES.contains(&read.message.code()));
            let written = read.to_body().unwrap();
            assert_eq!(parse(&written).as_ref(), Ok(&read), "written back, it means something else");
            let said: serde_json::Value = serde_json::from_str(body).unwrap();
            assert_eq!(said["id"].as_str(), Some(read.id.as_str()), "an id that the body doesn't say");
            assert_eq!(said["type"].as_str(), Some(read.message.code()), "another message than the body says");
        }
        Err(refusal) => assert_eq!(refusal.to_string(), "not a known message"),
    }
}
