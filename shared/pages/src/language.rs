//! What a language needs of a page: its tag, its direction, its own name.

use domain::vocabulary::Language;
use icu::locale::{Locale, locale};

/// What the pages know of a language. A city adds one by adding its locale files and a line here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tongue {
    /// Its tag for `lang` (BCP 47).
    pub tag: &'static str,
    /// Its direction for `dir`.
    pub direction: &'static str,
    /// Its name in itself, for the switch.
    pub own_name: &'static str,
}

/// What the pages know of this language.
#[must_use]
pub const fn tongue(language: Language) -> Tongue {
    let (tag, own_name) = match language {
        Language::English => ("en", "English"),
        Language::Spanish => ("es", "Español"),
        Language::Armenian => ("hy", "Հայերեն"),
        Language::Chinese => ("zh-Hans", "简体中文"),
    };
    Tongue { tag, direction: "ltr", own_name }
}

/// The language as its speakers in the United States write dates and numbers.
pub(crate) const fn locale_of(language: Language) -> Locale {
    match language {
        Language::English => locale!("en-US"),
        Language::Spanish => locale!("es-US"),
        Language::Armenian => locale!("hy"),
        Language::Chinese => locale!("zh-Hans"),
    }
}
