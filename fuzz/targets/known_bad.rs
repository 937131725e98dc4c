//! The negative control: a parser of typed references that cuts at bytes. A fuzzer that doesn't find it within seconds, from an
//! empty corpus, proves nothing about the others.

#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| {
    // A promise that holds, so that the way to the mistake has to be found.
    if text.len() == 14 && text.starts_with('K') {
        let groups = (&text[..4], &text[5..9], &text[10..]);
        std::hint::black_box(groups);
    }
});
