//! A mail's words: subject, plain text, HTML, and a calendar entry where there is one.

use askama::Template as _;
use domain::Policy;
use domain::notice::{Notice, Purpose};
use domain::vocabulary::Language;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, MultiPartKind, SinglePart};
use lettre::{Address, Message};
use pages::{MailWords, Tongue, Words, mail_words, tongue};

use crate::calendar;

/// What goes into a mail.
pub struct Content<'a> {
    /// The message that asked for it.
    pub id: &'a str,
    /// Which mail, about what.
    pub notice: &'a Notice,
    /// The reader's language.
    pub language: Language,
    /// The sender's address.
    pub from: &'a str,
    /// The recipient's address.
    pub to: &'a str,
    /// The link, with its token.
    pub link: Option<String>,
    /// The city's policy.
    pub policy: &'a Policy,
    /// Now.
    pub now: jiff::Timestamp,
}

/// The mail can't be put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the mail can't be put together")]
pub struct Unwritable;

/// What both parts of a mail say.
struct Texts {
    words: MailWords,
    link: Option<String>,
    link_hint: String,
}

#[derive(askama::Template)]
#[template(path = "mail.html")]
struct Html<'a> {
    tongue: Tongue,
    texts: &'a Texts,
}

#[derive(askama::Template)]
#[template(path = "mail.txt", escape = "none", whitespace = "preserve")]
struct Plain<'a> {
    texts: &'a Texts,
}

/// Puts a mail together as MIME.
///
/// # Errors
/// When an address isn't one; the addresses are checked when they are stored.
pub fn write(content: &Content<'_>) -> Result<Vec<u8>, Unwritable> {
    let texts = texts(content);
    let html = Html { tongue: tongue(content.language), texts: &texts }.render().map_err(|_| Unwritable)?;
    let plain = Plain { texts: &texts }.render().map_err(|_| Unwritable)?;
    mime(content, &texts.words.subject, plain, html, calendar::entry(content, Words::of(content.language)).as_ref())
}

fn texts(content: &Content<'_>) -> Texts {
    Texts {
        words: mail_words(content.notice, content.language, content.policy),
        link: content.link.clone(),
        // A survey's link works until the survey is answered; every other is used up by its button.
        link_hint: Words::of(content.language).text(match content.notice.template.link() {
            Some(Purpose::Survey) => "mail-link-hint-survey",
            _ => "mail-link-hint",
        }),
    }
}

fn mime(
    content: &Content<'_>,
    subject: &str,
    plain: String,
    html: String,
    calendar: Option<&calendar::Entry>,
) -> Result<Vec<u8>, Unwritable> {
    let address = |text: &str| text.parse::<Address>().map_err(|_| Unwritable);
    // Made of the message's id: the same mail is the same bytes.
    let parts = |kind, name: &str| MultiPart::builder().kind(kind).boundary(format!("{}.{name}", content.id));
    let mut alternative =
        parts(MultiPartKind::Alternative, "words").singlepart(SinglePart::plain(plain)).singlepart(SinglePart::html(html));
    if let Some(entry) = calendar {
        let kind = format!("text/calendar; charset=utf-8; method={}", entry.method);
        let kind = ContentType::parse(&kind).map_err(|_| Unwritable)?;
        alternative = alternative.singlepart(SinglePart::builder().header(kind).body(entry.text.clone()));
    }
    let mut body = parts(MultiPartKind::Mixed, "whole").multipart(alternative);
    if let Some(entry) = calendar {
        let kind = ContentType::parse("application/ics; name=\"appointment.ics\"").map_err(|_| Unwritable)?;
        body = body.singlepart(Attachment::new("appointment.ics".to_owned()).body(entry.text.clone(), kind));
    }
    let header = |name: &'static str, value: &str| HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned());
    Message::builder()
        .from(Mailbox::new(Some(content.policy.program_in(content.language).to_owned()), address(content.from)?))
        .to(Mailbox::new(None, address(content.to)?))
        .subject(subject)
        .date(std::time::SystemTime::from(content.now))
        .message_id(Some(format!("<{}@{}>", content.id, content.from.split('@').next_back().unwrap_or_default())))
        .raw_header(header("Auto-Submitted", "auto-generated"))
        .raw_header(header("X-Concord-Template", content.notice.template.code()))
        .raw_header(header("Content-Language", tongue(content.language).tag))
        .multipart(body)
        .map(|message| message.formatted())
        .map_err(|_| Unwritable)
}
