//! A mail's words: subject, plain text, HTML, and a calendar entry where there is one.

use askama::Template as _;
use domain::Policy;
use domain::notice::{Listed, Notice, Purpose, Recipient, Tally};
use domain::vocabulary::{Language, OutcomeCode};
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Mailbox, MultiPart, MultiPartKind, SinglePart};
use lettre::{Address, Message};
use pages::{Tongue, Words, tongue, zone_name};

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

/// The words of a mail, the same for both parts.
struct Texts {
    subject: String,
    greeting: String,
    reason: String,
    /// The mails that it lists, each with its reference.
    listed: Vec<String>,
    action: String,
    link: Option<String>,
    link_hint: String,
    next: String,
    /// Why it comes, and whether it can be done without (REM-4); a desk knows.
    why: Option<String>,
    program: String,
    phone: String,
    reference: Option<String>,
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
    let words = Words::of(content.language);
    let texts = texts(content, words);
    let html = Html { tongue: tongue(content.language), texts: &texts }.render().map_err(|_| Unwritable)?;
    let plain = Plain { texts: &texts }.render().map_err(|_| Unwritable)?;
    mime(content, &texts.subject, plain, html, calendar::entry(content, words).as_ref())
}

fn texts(content: &Content<'_>, words: &Words) -> Texts {
    let values = values(content);
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let name = format!("mail-{}", content.notice.template);
    let part = |part: &str| words.attribute_with(&name, part, &values);
    let reference = content.notice.reference.as_ref();
    Texts {
        subject: words.with(&name, &values),
        greeting: words.text("mail-greeting"),
        reason: part("reason"),
        listed: content.notice.listed.iter().map(|one| listed(one, content.language)).collect(),
        action: part("action"),
        link: content.link.clone(),
        // A survey's link works until the survey is answered; every other is used up by its button.
        link_hint: words.text(match content.notice.template.link() {
            Some(Purpose::Survey) => "mail-link-hint-survey",
            _ => "mail-link-hint",
        }),
        next: part("next"),
        why: match content.notice.to {
            Recipient::Person(_) if content.notice.template.is_reminder() => Some(words.text("mail-why-reminder")),
            Recipient::Person(_) => Some(words.text("mail-why-needed")),
            Recipient::Staff { .. } => Some(words.text("mail-why-staff")),
            Recipient::Desk(_) => None,
        },
        program: words.with("mail-sign-off", &[("program", content.policy.program_in(content.language))]),
        phone: words.with("mail-phone", &[("phone", &content.policy.phone)]),
        reference: reference.map(|one| words.with("mail-reference", &[("reference", one.as_str())])),
    }
}

/// A mail in a list of mails, by what its own subject says.
fn listed(one: &Listed, language: Language) -> String {
    let day = one.by.map(|day| pages::day(language, day)).unwrap_or_default();
    let subject = Words::of(language).with(&format!("mail-{}", one.template), &[("day", &day)]);
    one.reference.as_ref().map_or_else(|| subject.clone(), |reference| format!("{subject}: {reference}"))
}

/// What the texts may name: days, times and places in the reader's language.
fn values(content: &Content<'_>) -> Vec<(&'static str, String)> {
    let (policy, language) = (content.policy, content.language);
    let mut values = Vec::new();
    if let Some(appointment) = &content.notice.appointment {
        let (day, time) = pages::day_and_time(language, appointment.starts_at, &policy.zone);
        let room = policy.room(&appointment.room);
        values.push(("day", day));
        let zone = zone_name(language, &policy.zone);
        values.push(("time", Words::of(language).with("moment-in-zone", &[("moment", &time), ("zone", &zone)])));
        values.push(("place", room.map_or_else(String::new, |room| room.name.clone())));
        values.push(("address", room.map_or_else(String::new, |room| room.address.clone())));
    } else if let Some(day) = content.notice.by {
        values.push(("day", pages::day(language, day)));
    }
    if let Some(Tally { waiting, overdue, mails }) = content.notice.tally {
        values.extend([("waiting", waiting), ("overdue", overdue), ("mails", mails)].map(|(name, n)| (name, n.to_string())));
    }
    if let Some(kind) = content.notice.kind {
        values.push(("kind", kind.code().to_owned()));
        // What ends once it has begun ends without agreement (OUT-6).
        let closes = policy.closes(kind, OutcomeCode::NoAgreement);
        values.push(("then", if closes { "closes" } else { "returns" }.to_owned()));
    }
    values
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
