//! Typed ids. Opaque everywhere: none of them says anything about a person.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The text isn't an id of the wanted type.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a valid identifier")]
pub struct InvalidId;

macro_rules! uuid_ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Wraps a fresh id made by the caller's id source.
            #[must_use]
            pub const fn new(id: Uuid) -> Self {
                Self(id)
            }

            /// The bare id, for keys and messages.
            #[must_use]
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;

            fn from_str(text: &str) -> Result<Self, InvalidId> {
                Uuid::try_parse(text).map(Self).map_err(|_| InvalidId)
            }
        }
    )*};
}

uuid_ids! {
    /// A complaint or a referred conflict, on the complaint side.
    CaseId;
    /// The mediation of a case, on the mediation side.
    MediationId;
    /// A person, known elsewhere than in the `people` table by this id alone.
    PersonId;
    /// One invitation to answer one survey.
    InvitationId;
    /// A request for a presentation or for police presence at an event.
    EngagementId;
    /// A child in the youth program, known nowhere else.
    MemberId;
}

impl MediationId {
    /// A case has at most one mediation, so both share the bare id: a doubled `case-admitted` can't make two.
    #[must_use]
    pub const fn of(case: CaseId) -> Self {
        Self(case.0)
    }

    /// The case that this mediation belongs to.
    #[must_use]
    pub const fn case(self) -> CaseId {
        CaseId(self.0)
    }
}

macro_rules! text_ids {
    ($($(#[$doc:meta])* $name:ident = $accept:expr;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// The text of the id.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidId;

            fn try_from(text: String) -> Result<Self, InvalidId> {
                let accept: fn(&str) -> bool = $accept;
                if accept(&text) { Ok(Self(text)) } else { Err(InvalidId) }
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;

            fn from_str(text: &str) -> Result<Self, InvalidId> {
                Self::try_from(text.to_owned())
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    )*};
}

text_ids! {
    /// A city (section 11): the first part of every key. Lower-case letters, digits and hyphens, 2 to 40.
    TenantId = |text| (2..=40).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');

    /// The public reference of a case (INT-2): `XXXX-XXXX-XXXX` from an alphabet without look-alikes, so that it can be
    /// read out on the phone and neither guessed nor counted.
    Reference = |text| text.len() == 14 && text.split('-').count() == 3
        && text.split('-').all(|part| part.len() == 4 && part.chars().all(|c| Reference::ALPHABET.contains(&c)));

    /// A message between functions: the id of its commit and its place in it.
    MessageId = |text| (1..=60).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.');
}

impl Reference {
    /// Digits and capitals that can't be taken for each other: no 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V.
    pub const ALPHABET: [char; 22] =
        ['3', '4', '6', '7', '9', 'A', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'M', 'N', 'P', 'Q', 'R', 'T', 'W', 'X'];

    /// Takes what a person typed or pasted: any case, with spaces or without hyphens.
    ///
    /// # Errors
    /// When it can't be a reference.
    pub fn from_typed(text: &str) -> Result<Self, InvalidId> {
        let bare: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).map(|c| c.to_ascii_uppercase()).collect();
        let parts: Vec<String> = bare.chunks(4).map(|part| part.iter().collect()).collect();
        Self::try_from(parts.join("-"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_survives_how_people_type_it() {
        let reference: Reference = "K7DM-3XQ9-ACEF".parse().unwrap();
        for typed in ["k7dm3xq9acef", " K7DM 3XQ9 ACEF ", "k7dm-3xq9-acef"] {
            assert_eq!(Reference::from_typed(typed).as_ref(), Ok(&reference));
        }
        for wrong in ["", "K7DM-3XQ9", "K7DM-3XQ9-ACE0", "K7DM-3XQ9-ACEF-ACEF", "../../etc/pass"] {
            assert!(Reference::from_typed(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_tenant_can_not_smuggle_a_key_separator() {
        assert!("pasadena".parse::<TenantId>().is_ok());
        for wrong in ["", "p", "pasa#dena", "Pasadena", "pasa dena"] {
            assert!(wrong.parse::<TenantId>().is_err(), "{wrong}");
        }
    }
}
