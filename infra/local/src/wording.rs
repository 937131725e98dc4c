//! `concord policy preview`: how the mails read in a city's own words, before anybody gets one.

use std::fmt::Write as _;

use domain::notice::{Appointment, Listed, Notice, Recipient, Tally, Template};
use domain::policy::Policy;
use domain::vocabulary::{Desk, Kind, Language};
use jiff::civil::{Date, date};
use pages::{MailWords, mail_words};
use uuid::Uuid;

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

/// The mails, in words; those that the city words in its own way are marked.
#[must_use]
pub fn preview(policy: &Policy, language: Language, only: Option<Template>) -> String {
    let mut words = String::new();
    for &template in Template::ALL.iter().filter(|template| only.is_none_or(|only| only == **template)) {
        let mail = mail_words(&sample(template, policy), language, policy);
        let is_own = |name: &String| name.split('.').next() == Some(template.code());
        let own = policy.wording.get(&language).is_some_and(|texts| texts.keys().any(is_own));
        let _ = writeln!(words, "== {template}{}\n{}", if own { " (in the city's own words)" } else { "" }, plain(&mail));
    }
    words.trim_end().to_owned()
}

fn plain(mail: &MailWords) -> String {
    let mut lines = vec![format!("Subject: {}", mail.subject), mail.reason.clone()];
    lines.extend(mail.listed.iter().map(|one| format!("- {one}")));
    lines.extend((!mail.action.is_empty()).then(|| format!("[{}]", mail.action)));
    lines.push(mail.next.clone());
    lines.push(String::new());
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use domain::policy::PASADENA;

    use super::*;

    /// The document that ships, with a wording of its own.
    fn document(wording: &str) -> String {
        format!("{PASADENA}\n[wording.es]\n{wording}\n")
    }

    fn refused(wording: &str) -> String {
        let fault = pages::parse_policy(&document(wording)).unwrap_err().0.remove(0);
        format!("{}: {}", fault.key, fault.what)
    }

    #[test]
    fn a_city_words_a_mail_in_its_own_way_and_everything_else_is_as_it_ships() {
        let own = document(
            "\"session-reminder\" = \"No olvide: { $day }\"\n\"session-reminder.next\" = \"Traiga una identificación.\"",
        );
        let policy = pages::parse_policy(&own).unwrap();
        let mail = preview(&policy, Language::Spanish, Some(Template::SessionReminder));
        assert!(mail.contains("Subject: No olvide: martes, 2 de marzo de 2027"), "{mail}");
        assert!(mail.contains("Traiga una identificación.") && mail.contains("(in the city's own words)"), "{mail}");
        let shipped = pages::parse_policy(PASADENA).unwrap();
        for (language, template) in [(Language::English, Template::SessionReminder), (Language::Spanish, Template::Receipt)] {
            assert_eq!(preview(&policy, language, Some(template)), preview(&shipped, language, Some(template)));
        }
    }

    #[test]
    fn rem_5_a_wording_that_would_make_a_wrong_mail_is_refused_by_its_key_and_says_what_to_write() {
        for (wording, expected) in [
            ("\"receipts\" = \"x\"", "wording.es.receipts: there is no such text of a mail"),
            ("\"receipt.body\" = \"x\"", "wording.es.receipt.body: there is no such text of a mail"),
            ("\"receipt.next\" = \" \"", "wording.es.receipt.next: write one line of up to 600 characters"),
            ("\"receipt.next\" = \"a\\nb\"", "wording.es.receipt.next: write one line of up to 600 characters"),
            ("\"receipt.next\" = \"Hola { $name }\"", "wording.es.receipt.next: there is no { $name } in it"),
            (
                "\"receipt.next\" = \"Hola { $name\"",
                "wording.es.receipt.next: can't be read: a brace stands for something only as { $name }",
            ),
            (
                "\"receipt.next\" = \"Hola { NUMBER(1) }\"",
                "wording.es.receipt.next: can't be read: a brace stands for something only as { $name }",
            ),
            ("\"session-reminder\" = \"Su cita\"", "wording.es.session-reminder: its readers need { $day }"),
            ("\"receipt\" = \"Su queja\"", "wording.es.receipt: a subject doesn't say what it is about: “queja”"),
        ] {
            assert_eq!(refused(wording), expected);
        }
        assert!(refused(&format!("\"receipt.next\" = \"{}\"", "x".repeat(601))).ends_with("up to 600 characters"));
        let elsewhere = format!(
            "{}\n[wording.es]\n\"receipt.next\" = \"x\"\n",
            PASADENA.replace("languages = [\"en\", \"es\",", "languages = [\"en\",")
        );
        let fault = pages::parse_policy(&elsewhere).unwrap_err().to_string();
        assert!(fault.ends_with("wording.es: the city doesn't offer this language"), "{fault}");
    }

    #[test]
    fn every_mail_can_be_looked_at_in_every_language() {
        let policy = pages::parse_policy(PASADENA).unwrap();
        for &language in Language::ALL {
            let all = preview(&policy, language, None);
            assert_eq!(all.matches("Subject: ").count(), Template::ALL.len());
            assert!(!all.contains('{') && !all.contains("Subject: mail-"), "{all}");
        }
    }
}
