//! What the parsers of outside input promise for any input at all: they never panic, and what they accept is what they say it is.
//!
//! Written once and driven twice: by random texts in the normal suite (`tests/parsers.rs`), and by a fuzzer that looks for new
//! paths (`fuzz/`). A broken promise is a failed assertion.

#![allow(dead_code, clippy::unwrap_used, missing_docs, reason = "tests")]

mod forms;
mod policy;

use std::fmt::{Debug, Display};
use std::str::FromStr;

use domain::complaint::{Answer, CaseStage, Finding, Question};
use domain::ids::{CaseId, InvitationId, MediationId, MessageId, PersonId, Reference, TenantId};
use domain::mediation::{Attendance, OfferAnswer, Outcome};
use domain::notice::Purpose;
use domain::policy::Ground;
use domain::text::{Comment, Document, EmailAddress, Line, PersonName, Remark, Statement};
use domain::vocabulary::{AgeBracket, Category, Desk, Kind, Language};
use serde::Serialize;
use serde::de::DeserializeOwned;

pub use forms::{filing, screening, survey};
pub use policy::policy;

/// A text that is kept is trimmed, has no control characters but line breaks and tabs, keeps its measure, and would be accepted
/// again just as it is: storing and reading back changes nothing.
pub fn text_of(parse: impl Fn(&str) -> Result<String, &'static str>, most: usize, input: &str) {
    let Ok(kept) = parse(input) else { return };
    assert!(!kept.is_empty() && kept.chars().count() <= most, "the measure isn't kept");
    assert!(!kept.contains(|c: char| c.is_control() && c != '\n' && c != '\t'), "a control character is kept");
    assert_eq!(kept.trim(), kept, "white space is kept at an end");
    assert_eq!(parse(&kept).as_deref(), Ok(kept.as_str()), "what is kept isn't accepted again");
}

/// Every kind of text that people type.
pub fn texts(input: &str) {
    text_of(|text| Statement::parse(text).map(|kept| kept.as_str().to_owned()), Statement::MOST, input);
    text_of(|text| PersonName::parse(text).map(|kept| kept.as_str().to_owned()), PersonName::MOST, input);
    text_of(|text| Line::parse(text).map(|kept| kept.as_str().to_owned()), Line::MOST, input);
    text_of(|text| Remark::parse(text).map(|kept| kept.as_str().to_owned()), Remark::MOST, input);
    text_of(|text| Comment::parse(text).map(|kept| kept.as_str().to_owned()), Comment::MOST, input);
    text_of(|text| Document::parse(text).map(|kept| kept.as_str().to_owned()), Document::MOST, input);
    email_of(|text| EmailAddress::parse(text).map(|kept| kept.as_str().to_owned()), input);
}

/// An address that is kept fits one header line and names one recipient.
pub fn email_of(parse: impl Fn(&str) -> Result<String, &'static str>, input: &str) {
    let Ok(kept) = parse(input) else { return };
    assert!(kept.len() <= 254, "longer than any address");
    assert!(kept.chars().all(|c| c.is_ascii_graphic()), "something in it could break a header");
    assert!(!kept.contains([',', ';', ':', '<', '>', '"', '(', ')', '[', ']', '\\']), "something in it means more than itself");
    let (local, host) = kept.split_once('@').unwrap_or_default();
    assert!(!local.is_empty() && host.contains('.') && !host.contains('@'), "not one address");
    assert_eq!(parse(&kept).as_deref(), Ok(kept.as_str()), "what is kept isn't accepted again");
}

/// An id that is accepted is written as it was read, in JSON too, and JSON accepts no other.
pub fn text_id<T>(input: &str)
where
    T: FromStr + Display + Debug + PartialEq + Serialize + DeserializeOwned,
{
    let json = serde_json::to_string(input).unwrap();
    let by_json = serde_json::from_str::<T>(&json).ok();
    let Ok(id) = input.parse::<T>() else {
        assert!(by_json.is_none(), "JSON accepts what the parser refuses");
        return;
    };
    assert_eq!(id.to_string(), input, "an id is written otherwise than it was read");
    assert!(input.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.'), "an id could smuggle a separator");
    assert_eq!(serde_json::to_string(&id).unwrap(), json);
    assert_eq!(by_json, Some(id));
}

/// An id that is accepted in any of the spellings of a UUID is written in one.
pub fn uuid_id<T>(input: &str)
where
    T: FromStr + Display + Debug + PartialEq,
{
    let Ok(id) = input.parse::<T>() else { return };
    let written = id.to_string();
    assert_eq!(written.len(), 36);
    assert_eq!(written.parse::<T>().ok(), Some(id));
}

/// Every kind of id.
pub fn ids(input: &str) {
    text_id::<TenantId>(input);
    text_id::<Reference>(input);
    text_id::<MessageId>(input);
    uuid_id::<CaseId>(input);
    uuid_id::<MediationId>(input);
    uuid_id::<PersonId>(input);
    uuid_id::<InvitationId>(input);
    typed_reference(input);
}

/// A reference is found however it was typed, and always as the same.
pub fn typed_reference(input: &str) {
    let Ok(reference) = Reference::from_typed(input) else { return };
    let text = reference.to_string();
    assert_eq!(text.parse::<Reference>().as_ref(), Ok(&reference));
    for typed in [text.to_lowercase(), text.replace('-', " "), text.replace('-', ""), format!("  {text}\n")] {
        assert_eq!(Reference::from_typed(&typed).as_ref(), Ok(&reference));
    }
}

/// A code of a closed list is accepted as it is written, and JSON accepts the same codes.
pub fn codes(input: &str) {
    code_of::<Kind>(Kind::parse, input);
    code_of::<Category>(Category::parse, input);
    code_of::<Language>(Language::parse, input);
    code_of::<AgeBracket>(AgeBracket::parse, input);
    code_of::<Desk>(Desk::parse, input);
    code_of::<Finding>(Finding::parse, input);
    code_of::<Ground>(Ground::parse, input);
    code_of::<CaseStage>(CaseStage::parse, input);
    code_of::<Question>(Question::parse, input);
    code_of::<Answer>(Answer::parse, input);
    code_of::<OfferAnswer>(OfferAnswer::parse, input);
    code_of::<Outcome>(Outcome::parse, input);
    code_of::<Attendance>(Attendance::parse, input);
    code_of::<Purpose>(Purpose::parse, input);
}

/// One closed list.
pub fn code_of<T>(parse: impl Fn(&str) -> Result<T, &'static str>, input: &str)
where
    T: Display + Debug + PartialEq + Serialize + DeserializeOwned,
{
    let json = serde_json::to_string(input).unwrap();
    let by_json = serde_json::from_str::<T>(&json).ok();
    match parse(input) {
        Ok(value) => {
            assert_eq!(value.to_string(), input, "a code is written otherwise than it was read");
            assert_eq!(serde_json::to_string(&value).unwrap(), json);
            assert_eq!(by_json, Some(value));
        }
        Err(code) => {
            assert_eq!(code, if input.is_empty() { "required" } else { "not-a-choice" });
            assert!(by_json.is_none(), "JSON accepts what the parser refuses");
        }
    }
}
