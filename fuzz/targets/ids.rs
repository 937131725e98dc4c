//! Ids and references, from paths, keys and typing.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| fuzz::parsers::ids(text));
