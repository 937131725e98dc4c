//! A filing, as the API gets it.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| fuzz::parsers::filing(text));
