//! A city's policy document, and every rule under it.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| fuzz::parsers::policy(text));
