//! How to reach somebody (INT-2, INT-10).

use serde::{Deserialize, Serialize};

use super::filing::optional;
use crate::refusal::Problems;
use crate::text::{EmailAddress, Line, PersonName};
use crate::vocabulary::Language;

/// How to reach a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Their name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<PersonName>,
    /// Their email address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<EmailAddress>,
    /// Their phone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Line>,
    /// Their postal address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Line>,
    /// When it is safe to call (INT-10).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub safe_times: Option<Line>,
    /// Whether a message may be left (INT-10).
    #[serde(default)]
    pub may_leave_message: bool,
    /// Their language, for every page and mail.
    pub language: Language,
}

impl Contact {
    /// Nothing but a language.
    #[must_use]
    pub const fn none(language: Language) -> Self {
        Self { name: None, email: None, phone: None, address: None, safe_times: None, may_leave_message: false, language }
    }
}

/// What somebody typed about how to reach a person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ContactForm {
    /// Name.
    pub name: String,
    /// Email; this, a phone number or a postal address.
    pub email: String,
    /// Phone number.
    pub phone: String,
    /// Postal address.
    pub address: String,
    /// When it is safe to call.
    pub safe_times: String,
    /// Whether a message may be left.
    pub may_leave_message: bool,
}

impl ContactForm {
    /// Checks all of it at once; what is wrong is added to the problems.
    pub fn parse(&self, language: Language, problems: &mut Problems) -> Option<Contact> {
        let name = problems.keep("name", optional(&self.name, PersonName::parse));
        let email = problems.keep("email", optional(&self.email, EmailAddress::parse));
        let phone = problems.keep("phone", optional(&self.phone, phone_number));
        let address = problems.keep("address", optional(&self.address, Line::parse));
        let safe_times = problems.keep("safe_times", optional(&self.safe_times, Line::parse));
        if matches!((&email, &phone, &address), (Some(None), Some(None), Some(None))) {
            problems.add("email", "email-or-phone");
            return None;
        }
        let may_leave_message = self.may_leave_message;
        Some(Contact {
            name: name?,
            email: email?,
            phone: phone?,
            address: address?,
            safe_times: safe_times?,
            may_leave_message,
            language,
        })
    }
}

fn phone_number(text: &str) -> Result<Line, &'static str> {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let plausible = text.chars().all(|c| c.is_ascii_digit() || " +-().x".contains(c)) && (7..=20).contains(&digits);
    if plausible { Line::parse(text) } else { Err("not-a-phone-number") }
}
