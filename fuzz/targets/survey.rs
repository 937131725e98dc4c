//! A survey's answers, as the API gets them.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| fuzz::parsers::survey(text));
