//! Codes of closed lists.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| fuzz::parsers::codes(text));
