//! A filing: what a person sends in, checked field by field (INT-3).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::Policy;
use crate::refusal::Problems;
use crate::text::{EmailAddress, Line, PersonName, Statement};
use crate::vocabulary::{AgeBracket, Category, Kind, Language};

/// The form as it came in, from a page or as JSON: text, not yet believed.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct FilingForm {
    /// `community`.
    pub kind: String,
    /// `demeanor`, `communication`, …
    pub category: String,
    /// What happened: 10 to 5,000 characters.
    pub statement: String,
    /// The day, as `YYYY-MM-DD`.
    pub incident_on: String,
    /// Where it happened; optional.
    pub incident_place: String,
    /// What is known of the officer; optional.
    pub officer: String,
    /// Name; optional.
    pub name: String,
    /// Email; this or a phone number.
    pub email: String,
    /// Phone number; this or an email.
    pub phone: String,
    /// `en` or `es`.
    pub language: String,
    /// `adult` or `minor`.
    pub age: String,
    /// Interpreter, sign language or accommodation wanted; optional.
    pub needs: String,
    /// Whether the program may get in touch; must be true to go on.
    pub contact_consent: bool,
}

/// Where and when it happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incident {
    /// The day.
    pub on: Date,
    /// The place, as the person put it.
    pub place: Option<Line>,
}

/// What a person wrote, an item of its own on the complaint side; never in a message, a mail or a log (WALL-3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Narrative {
    /// What happened.
    pub statement: Statement,
    /// Where.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Line>,
    /// What is known of the officer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub officer: Option<Line>,
    /// What the person needs to take part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub needs: Option<Line>,
}

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
    /// Their language, for every page and mail.
    pub language: Language,
}

/// A filing that may be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filing {
    /// What kind of case.
    pub kind: Kind,
    /// What it is about.
    pub category: Category,
    /// Where and when.
    pub incident: Incident,
    /// What the person wrote.
    pub narrative: Narrative,
    /// How to reach them.
    pub contact: Contact,
    /// Adult or minor.
    pub age: AgeBracket,
}

fn optional<T>(text: &str, parse: impl Fn(&str) -> Result<T, &'static str>) -> Result<Option<T>, &'static str> {
    if text.trim().is_empty() { Ok(None) } else { parse(text).map(Some) }
}

/// The day of an incident: not in the future, and not before 1900.
fn incident_day(text: &str, today: Date) -> Result<Date, &'static str> {
    match text.trim() {
        "" => Err("required"),
        text => match text.parse::<Date>() {
            Err(_) => Err("not-a-date"),
            Ok(day) if day > today => Err("in-the-future"),
            Ok(day) if day.year() < 1900 => Err("not-a-date"),
            Ok(day) => Ok(day),
        },
    }
}

fn phone_number(text: &str) -> Result<Line, &'static str> {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let plausible = text.chars().all(|c| c.is_ascii_digit() || " +-().x".contains(c)) && (7..=20).contains(&digits);
    if plausible { Line::parse(text) } else { Err("not-a-phone-number") }
}

impl Filing {
    /// Checks the whole form at once, so that a person can mend everything in one go.
    ///
    /// # Errors
    /// Every problem, by field.
    pub fn parse(form: &FilingForm, policy: &Policy, today: Date) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        let kind = problems.keep(
            "kind",
            Kind::parse(&form.kind).and_then(
                |kind| {
                    if policy.kinds.contains(&kind) { Ok(kind) } else { Err("not-offered-here") }
                },
            ),
        );
        let category = problems.keep("category", Category::parse(&form.category));
        let statement = problems.keep("statement", Statement::parse(&form.statement));
        let on = problems.keep("incident_on", incident_day(&form.incident_on, today));
        let place = problems.keep("incident_place", optional(&form.incident_place, Line::parse));
        let officer = problems.keep("officer", optional(&form.officer, Line::parse));
        let name = problems.keep("name", optional(&form.name, PersonName::parse));
        let email = problems.keep("email", optional(&form.email, EmailAddress::parse));
        let phone = problems.keep("phone", optional(&form.phone, phone_number));
        let age = problems.keep("age", AgeBracket::parse(&form.age));
        let needs = problems.keep("needs", optional(&form.needs, Line::parse));
        let language = problems.keep(
            "language",
            Language::parse(&form.language)
                .and_then(|language| if policy.languages.contains(&language) { Ok(language) } else { Err("not-offered-here") }),
        );
        if matches!((&email, &phone), (Some(None), Some(None))) {
            problems.add("email", "email-or-phone");
        }
        if !form.contact_consent {
            problems.add("contact_consent", "required");
        }
        match (kind, category, statement, on, place, officer, name, email, phone, age, needs, language) {
            (
                Some(kind),
                Some(category),
                Some(statement),
                Some(on),
                Some(place),
                Some(officer),
                Some(name),
                Some(email),
                Some(phone),
                Some(age),
                Some(needs),
                Some(language),
            ) if problems.0.is_empty() => Ok(Self {
                kind,
                category,
                incident: Incident { on, place: place.clone() },
                narrative: Narrative { statement, place, officer, needs },
                contact: Contact { name, email, phone, language },
                age,
            }),
            _ => Err(problems),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn form() -> FilingForm {
        FilingForm {
            kind: "community".into(),
            category: "demeanor".into(),
            statement: "The officer raised his voice at me.".into(),
            incident_on: "2026-11-20".into(),
            email: "ana@example.org".into(),
            language: "es".into(),
            age: "adult".into(),
            contact_consent: true,
            ..FilingForm::default()
        }
    }

    fn problems(form: &FilingForm) -> Vec<(&'static str, &'static str)> {
        let problems = Filing::parse(form, &Policy::pasadena(), date(2026, 11, 22)).err().unwrap_or_default();
        problems.0.iter().map(|problem| (problem.field, problem.code)).collect()
    }

    #[test]
    fn int_3_a_complete_form_is_accepted_and_optional_fields_may_stay_empty() {
        assert_eq!(problems(&form()), []);
    }

    #[test]
    fn int_3_an_empty_form_names_every_missing_field_at_once() {
        let fields: Vec<_> = problems(&FilingForm::default()).into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["kind", "category", "statement", "incident_on", "age", "language", "email", "contact_consent"]);
    }

    #[test]
    fn each_wrong_field_is_named_with_what_is_wrong() {
        let cases: [(fn(&mut FilingForm), (&str, &str)); 8] = [
            (|f| f.incident_on = "2026-11-23".into(), ("incident_on", "in-the-future")),
            (|f| f.incident_on = "2026-02-30".into(), ("incident_on", "not-a-date")),
            (|f| f.kind = "neighbor".into(), ("kind", "not-offered-here")),
            (|f| f.category = "<script>".into(), ("category", "not-a-choice")),
            (|f| f.email = "ana(at)example.org".into(), ("email", "not-an-email")),
            (|f| f.phone = "call me".into(), ("phone", "not-a-phone-number")),
            (|f| f.statement = "x".repeat(5001), ("statement", "too-long")),
            (|f| f.email.clear(), ("email", "email-or-phone")),
        ];
        for (spoil, expected) in cases {
            let mut form = form();
            spoil(&mut form);
            assert_eq!(problems(&form), [expected]);
        }
    }

    #[test]
    fn int_2_a_phone_number_is_enough_where_there_is_no_email() {
        let mut form = form();
        form.email.clear();
        form.phone = "+1 (626) 555-0123".into();
        assert_eq!(problems(&form), []);
    }
}
