//! The words of a mail: the same for the mail itself, for whoever reads it out on the phone, and for a letter to somebody without an address
//! for mail. A city may word each in its own way (see [`Policy::wording`]).

use domain::Policy;
use domain::notice::{Appointment, Listed, Notice, Recipient, Tally, Template};
use domain::policy::{Fault, InvalidPolicy};
use domain::vocabulary::{Desk, Kind, Language, OutcomeCode};
use jiff::civil::{Date, date};
use uuid::Uuid;

use crate::dates::{day, day_and_time, zone_name};
use crate::words::Words;

/// A mail's words, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailWords {
    /// The subject: neutral (REM-5).
    pub subject: String,
    /// How it begins.
    pub greeting: String,
    /// Why it comes.
    pub reason: String,
    /// The mails that it lists, each with its reference.
    pub listed: Vec<String>,
    /// What its link does; empty for a mail without one.
    pub action: String,
    /// What happens next.
    pub next: String,
    /// Why it comes, and whether it can be done without (REM-4); a desk knows.
    pub why: Option<String>,
    /// Who signs it.
    pub program: String,
    /// Whom to call.
    pub phone: String,
    /// The reference at its end.
    pub reference: Option<String>,
}

/// The words of a mail.
#[must_use]
pub fn mail_words(notice: &Notice, language: Language, policy: &Policy) -> MailWords {
    let words = Words::of(language);
    let values = values(notice, language, policy);
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let part = |part: &str| worded(policy, language, notice.template, Some(part), &values);
    MailWords {
        subject: worded(policy, language, notice.template, None, &values),
        greeting: words.text("mail-greeting"),
        reason: part("reason"),
        listed: notice.listed.iter().map(|one| listed(one, language, policy)).collect(),
        action: part("action"),
        next: part("next"),
        why: match notice.to {
            Recipient::Person(_) if notice.template.is_reminder() => Some(words.text("mail-why-reminder")),
            Recipient::Person(_) => Some(words.text("mail-why-needed")),
            Recipient::Staff { .. } => Some(words.text("mail-why-staff")),
            Recipient::Desk(_) => None,
        },
        program: words.with("mail-sign-off", &[("program", policy.program_in(language))]),
        phone: words.with("mail-phone", &[("phone", &policy.phone)]),
        reference: notice.reference.as_ref().map(|one| words.with("mail-reference", &[("reference", one.as_str())])),
    }
}

/// How a mail of that template reads under a policy, with a made-up reference, day and appointment: so that a city sees its own words
/// before anybody gets them.
#[must_use]
pub fn mail_sample(template: Template, language: Language, policy: &Policy) -> MailWords {
    mail_words(&sample(template, policy), language, policy)
}

/// Whether a city words a mail in its own way.
#[must_use]
pub fn has_own_words(template: Template, language: Language, policy: &Policy) -> bool {
    let is_own = |name: &String| name.split('.').next() == Some(template.code());
    policy.wording.get(&language).is_some_and(|texts| texts.keys().any(is_own))
}

/// The day that the mails of a preview name, and the morning of their appointment: any that is far from a change of the clocks.
const DAY: Date = date(2027, 3, 2);

/// A mail of that template as somebody would get it, with a made-up reference, day and appointment.
fn sample(template: Template, policy: &Policy) -> Notice {
    let to_desk = template.link().is_none() && !template.is_reminder() && template.calendar().is_none();
    let to = if to_desk { Recipient::Desk(Desk::Program) } else { Recipient::Person(domain::ids::PersonId::new(Uuid::nil())) };
    let begins = DAY.at(10, 0, 0, 0).to_zoned(policy.zone.clone()).map(|at| at.timestamp()).unwrap_or_default();
    let room = policy.sessions.rooms.first().map(|room| room.code.clone()).unwrap_or_default();
    let ends_at = begins + jiff::SignedDuration::from_mins(policy.sessions.minutes.into());
    let reference: Option<domain::ids::Reference> = "K7DM-3XQ9-ACEF".parse().ok();
    let listed =
        [Template::OffersToSend, Template::NoShow].map(|template| Listed { template, reference: reference.clone(), by: None });
    Notice {
        reference,
        kind: policy.kinds.keys().next().copied().or(Some(Kind::Community)),
        by: Some(DAY),
        appointment: Some(Appointment { starts_at: begins, ends_at, room, sequence: 1 }),
        tally: Some(Tally { waiting: 3, overdue: 1, mails: 0 }),
        listed: if template == Template::Daily { listed.to_vec() } else { Vec::new() },
        ..Notice::bare(template, to, Uuid::nil())
    }
}

/// A text of a mail: the city's own, where it has one.
fn worded(policy: &Policy, language: Language, template: Template, part: Option<&str>, values: &[(&str, &str)]) -> String {
    let words = Words::of(language);
    let own = policy.worded(language, &part.map_or_else(|| template.to_string(), |part| format!("{template}.{part}")));
    own.and_then(|own| words.formatted(own, values)).unwrap_or_else(|| match part {
        None => words.with(&format!("mail-{template}"), values),
        Some(part) => words.attribute_with(&format!("mail-{template}"), part, values),
    })
}

/// A mail in a list of mails, by what its own subject says.
fn listed(one: &Listed, language: Language, policy: &Policy) -> String {
    let on = one.by.map(|by| day(language, by)).unwrap_or_default();
    let subject = worded(policy, language, one.template, None, &[("day", &on)]);
    one.reference.as_ref().map_or_else(|| subject.clone(), |reference| format!("{subject}: {reference}"))
}

/// What the texts may name: days, times and places in the reader's language.
fn values(notice: &Notice, language: Language, policy: &Policy) -> Vec<(&'static str, String)> {
    let mut values = Vec::new();
    if let Some(appointment) = &notice.appointment {
        let (day, time) = day_and_time(language, appointment.starts_at, &policy.zone);
        let room = policy.room(&appointment.room);
        values.push(("day", day));
        let zone = zone_name(language, &policy.zone);
        values.push(("time", Words::of(language).with("moment-in-zone", &[("moment", &time), ("zone", &zone)])));
        values.push(("place", room.map_or_else(String::new, |room| room.name.clone())));
        values.push(("address", room.map_or_else(String::new, |room| room.address.clone())));
    } else if let Some(by) = notice.by {
        values.push(("day", day(language, by)));
    }
    if let Some(Tally { waiting, overdue, mails }) = notice.tally {
        values.extend([("waiting", waiting), ("overdue", overdue), ("mails", mails)].map(|(name, n)| (name, n.to_string())));
    }
    if let Recipient::Desk(desk) | Recipient::Staff { desk, .. } = notice.to {
        values.push(("desk", Words::of(language).text(&format!("waiting-{}", desk.code().replace('_', "-")))));
    }
    if let Some(kind) = notice.kind {
        values.push(("kind", kind.code().to_owned()));
        // What ends once it has begun ends without agreement (OUT-6).
        let closes = policy.closes(kind, OutcomeCode::NoAgreement);
        values.push(("then", if closes { "closes" } else { "returns" }.to_owned()));
    }
    values
}

/// Reads a city's policy document, its own wording included.
///
/// # Errors
/// Every fault: those of the rules, or else those of the wording.
pub fn parse_policy(document: &str) -> Result<Policy, InvalidPolicy> {
    let policy = Policy::parse(document)?;
    let faults: Vec<Fault> = wording_faults(&policy).into_iter().map(|(key, what)| Fault { line: None, key, what }).collect();
    if faults.is_empty() { Ok(policy) } else { Err(InvalidPolicy(faults)) }
}

/// What is wrong with a city's own wording, by its key: a text that can't be read, a placeholder that such a mail doesn't have, one that
/// is left out and that its readers need, a subject that tells what it is about.
fn wording_faults(policy: &Policy) -> Vec<(String, String)> {
    let mut faults = Vec::new();
    for (&language, texts) in &policy.wording {
        for (name, text) in texts {
            let key = format!("wording.{language}.{name}");
            let telling = TELLING.iter().find(|word| !name.contains('.') && text.to_lowercase().contains(**word));
            faults.extend(telling.map(|word| (key.clone(), format!("a subject doesn't say what it is about: “{word}”"))));
            let (template, part) = name.split_once('.').map_or((name.as_str(), None), |(template, part)| (template, Some(part)));
            match Words::placeholders_of(text) {
                None => faults.push((key, "can't be read: a brace stands for something only as { $name }".to_owned())),
                Some(own) => {
                    let shipped = Words::of(language).placeholders(&format!("mail-{template}"), part);
                    faults.extend(own.difference(&shipped).map(|name| (key.clone(), format!("there is no {{ ${name} }} in it"))));
                    let needed = shipped.difference(&own).filter(|name| !CHOOSE.contains(&name.as_str()));
                    faults.extend(needed.map(|name| (key.clone(), format!("its readers need {{ ${name} }}"))));
                }
            }
        }
    }
    faults
}

/// What no subject says in any language, because a preview on a screen is read by others, too (REM-5).
pub const TELLING: &[&str] = &[
    "mediation",
    "police",
    "complaint",
    "officer",
    "mediación",
    "policía",
    "queja",
    "oficial",
    "միջնորդ",
    "ոստիկան",
    "բողոք",
    "հաշտար",
    "调解",
    "警",
    "投诉",
];

/// Placeholders that choose between words, and that a city which has one way of saying it doesn't need.
const CHOOSE: [&str; 2] = ["kind", "then"];
