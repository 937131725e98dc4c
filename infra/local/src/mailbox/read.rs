//! Reading delivered mail.

use std::path::Path;
use std::{fs, io};

use mailparse::{MailHeaderMap as _, ParsedMail};

/// The header with the recipient that the letter was handed over for.
pub const DELIVERED_TO: &str = "Delivered-To";
/// The header with the letter's number in the order of arrival.
pub const NUMBER: &str = "X-Mailbox-Number";

/// A delivered mail. No `Debug`: it holds what people write to each other.
#[derive(Clone, PartialEq, Eq)]
pub struct Mail {
    /// The message that asked for it.
    pub id: String,
    /// The name of its file, without the ending; stands in its page's address.
    pub stem: String,
    /// Its number in the order of arrival, from 1.
    pub number: u64,
    /// The recipient's address.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// When it was written, as it says itself.
    pub date: String,
    /// The template it was made from, if it says so.
    pub template: Option<String>,
    /// The role of the recipient, if it says so.
    pub to_role: Option<String>,
    /// The plain text.
    pub plain: String,
    /// The HTML.
    pub html: Option<String>,
    /// The calendar entry.
    pub calendar: Option<String>,
}

/// All mail in a directory, newest first. A file that isn't a mail is passed over.
pub fn all(dir: &Path) -> io::Result<Vec<Mail>> {
    let mut mails = Vec::new();
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "eml")
            && let Some(stem) = path.file_stem().and_then(|stem| stem.to_str())
        {
            mails.extend(mail(stem, &fs::read(&path)?));
        }
    }
    mails.sort_by(|one, other| other.number.cmp(&one.number).then_with(|| one.id.cmp(&other.id)));
    Ok(mails)
}

/// One mail.
pub fn mail(stem: &str, bytes: &[u8]) -> Option<Mail> {
    let parsed = mailparse::parse_mail(bytes).ok()?;
    let header = |name: &str| parsed.headers.get_first_value(name);
    Some(Mail {
        id: super::id_of(stem),
        stem: stem.to_owned(),
        number: header(NUMBER).and_then(|number| number.trim().parse().ok()).unwrap_or(0),
        to: header(DELIVERED_TO).or_else(|| header("To")).unwrap_or_default(),
        subject: header("Subject").unwrap_or_default(),
        date: header("Date").unwrap_or_default(),
        template: header("X-Concord-Template"),
        to_role: header("X-Concord-To-Role"),
        plain: part(&parsed, "text/plain").unwrap_or_default(),
        html: part(&parsed, "text/html"),
        calendar: part(&parsed, "text/calendar"),
    })
}

/// The text of the first part of a type.
fn part(mail: &ParsedMail<'_>, kind: &str) -> Option<String> {
    if mail.subparts.is_empty() && mail.ctype.mimetype.eq_ignore_ascii_case(kind) {
        return mail.get_body().ok();
    }
    mail.subparts.iter().find_map(|inner| part(inner, kind))
}
