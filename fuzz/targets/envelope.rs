//! The body of a queue's record.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| fuzz::messages::envelope(text));
