//! Texts and addresses that people type.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| fuzz::parsers::texts(text));
