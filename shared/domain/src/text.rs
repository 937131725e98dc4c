//! Text that people type, checked once at the door: a value that exists is valid.

use serde::{Deserialize, Serialize};

/// Trims, and refuses control characters other than line breaks and tabs. Emoji and right-to-left text are welcome.
fn clean(text: &str) -> Result<String, &'static str> {
    let text = text.trim().replace("\r\n", "\n");
    let unwanted = |c: char| c.is_control() && c != '\n' && c != '\t';
    if text.contains(unwanted) { Err("control-characters") } else { Ok(text) }
}

fn sized(text: &str, least: usize, most: usize) -> Result<String, &'static str> {
    let text = clean(text)?;
    match text.chars().count() {
        0 if least > 0 => Err("required"),
        n if n < least => Err("too-short"),
        n if n > most => Err("too-long"),
        _ => Ok(text),
    }
}

macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident: $least:literal..=$most:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The most characters it may have.
            pub const MOST: usize = $most;

            /// Checks the length in characters.
            ///
            /// # Errors
            /// The code of what is wrong: `required`, `too-short`, `too-long`, `control-characters`.
            pub fn parse(text: &str) -> Result<Self, &'static str> {
                sized(text, $least, $most).map(Self)
            }

            /// The text itself.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        /// Never prints what it holds.
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    )*};
}

texts! {
    /// What happened, in the person's own words (INT-3).
    Statement: 10..=5000;
    /// A name of a person.
    PersonName: 1..=200;
    /// A line: a place, a description.
    Line: 1..=300;
    /// What people agreed on (OUT-2).
    Terms: 10..=5000;
    /// The optional free text of a survey (SUR-2).
    Remark: 1..=2000;
    /// A comment of staff, and the reason that a person gives for a judgement.
    Comment: 3..=2000;
    /// Where a document is found: the number of a file, of a waiver, of a court's case.
    Document: 2..=80;
}

/// An email address that a mail can be sent to.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EmailAddress(String);

impl EmailAddress {
    /// Accepts `local@domain.tld`, without spaces or a second `@`. Whether somebody reads it, only a mail can tell.
    ///
    /// # Errors
    /// `not-an-email`, or `too-long` past 254 characters.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let text = text.trim();
        if text.len() > 254 {
            return Err("too-long");
        }
        let fine = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_graphic() && !"@<>\"(),:;[]\\".contains(c));
        match text.split_once('@') {
            Some((local, host))
                if fine(local) && fine(host) && host.contains('.') && !host.starts_with(['.', '-']) && !host.ends_with('.') =>
            {
                Ok(Self(text.to_owned()))
            }
            _ => Err("not-an-email"),
        }
    }

    /// The address itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Never prints the address.
impl std::fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("EmailAddress(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_counts_characters_not_bytes_and_keeps_every_script() {
        assert_eq!(Statement::parse("  "), Err("required"));
        assert_eq!(Statement::parse("too short"), Err("too-short"));
        assert!(Statement::parse("👮👮👮👮👮👮👮👮👮👮").is_ok());
        assert!(Statement::parse("هذا ما حدث لي في ذلك المساء").is_ok());
        assert!(Statement::parse(&"é".repeat(5000)).is_ok());
        assert_eq!(Statement::parse(&"é".repeat(5001)), Err("too-long"));
        assert_eq!(Statement::parse("a bell \u{7} rang here"), Err("control-characters"));
    }

    #[test]
    fn personal_text_never_shows_in_debug_output() {
        let statement = Statement::parse("Officer Example was rude").unwrap();
        let address = EmailAddress::parse("ana@example.org").unwrap();
        assert_eq!(format!("{statement:?} {address:?}"), "Statement(…) EmailAddress(…)");
    }

    #[test]
    fn an_address_that_could_break_a_header_is_not_an_address() {
        for wrong in ["", "ana", "ana@", "@b.org", "a b@c.org", "a@b@c.org", "a@b", "a@b.org\nBcc: x@y.z", "a<b@c.org", "a@.org"]
        {
            assert_eq!(EmailAddress::parse(wrong), Err("not-an-email"), "{wrong}");
        }
        assert!(EmailAddress::parse(" ana.lopez+case@example.org ").is_ok());
    }
}
