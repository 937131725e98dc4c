//! `concord policy preview`: how the mails read in a city's own words, before anybody gets one.

use std::fmt::Write as _;

use domain::notice::Template;
use domain::policy::Policy;
use domain::vocabulary::Language;
use pages::{MailWords, has_own_words, mail_sample};

/// The mails, in words; those that the city words in its own way are marked.
#[must_use]
pub fn preview(policy: &Policy, language: Language, only: Option<Template>) -> String {
    let mut words = String::new();
    for &template in Template::ALL.iter().filter(|template| only.is_none_or(|only| only == **template)) {
        let mail = mail_sample(template, language, policy);
        let own = has_own_words(template, language, policy);
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
