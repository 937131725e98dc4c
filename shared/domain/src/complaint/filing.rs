//! A filing: what a person sends in, checked field by field (INT-3).

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::arrival::{Flag, flags};
use super::contact::{Contact, ContactForm};
use crate::Policy;
use crate::complaint::Answer;
use crate::refusal::Problems;
use crate::text::{Line, Statement};
use crate::vocabulary::{AgeBracket, Category, Kind, Language, vocabulary};

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
    /// Email; this, a phone number or a postal address.
    pub email: String,
    /// Phone number; this, an email or a postal address.
    pub phone: String,
    /// Postal address; this, an email or a phone number.
    pub address: String,
    /// When it is safe to call; optional.
    pub safe_times: String,
    /// Whether a message may be left where somebody else could hear or read it.
    pub may_leave_message: bool,
    /// `en`, `es`, …: a language that the city offers.
    pub language: String,
    /// `adult` or `minor`.
    pub age: String,
    /// Interpreter, sign language or accommodation wanted; optional.
    pub needs: String,
    /// Whether a lawyer speaks for the person: `yes`, `no` or `unknown`; unknown when it isn't said.
    pub represented: String,
    /// Whether the program may get in touch; must be true to go on, but for whoever stays anonymous.
    pub contact_consent: bool,
    /// Whether the person stays anonymous: then the complaint goes the ordinary way (INT-6).
    pub anonymous: bool,
    /// How it came in: empty for whoever files themselves; staff say `phone`, `paper`, `in_person`, `interpreter` or `referral`.
    pub received_by: String,
    /// A field that people can't see; what fills it in isn't one.
    #[serde(skip)]
    pub hidden_field: String,
    /// How long filling in the form took, in seconds, where that is known.
    #[serde(skip)]
    pub seconds: Option<i64>,
}

vocabulary! {
    /// How a filing came in (INT-1, INT-9).
    ReceivedBy {
        /// The person filed it, over the web.
        Form = "form",
        /// Staff took it down on the phone.
        Phone = "phone",
        /// Staff copied it from paper.
        Paper = "paper",
        /// Staff took it down at the counter.
        InPerson = "in_person",
        /// Staff took it down through an interpreter.
        Interpreter = "interpreter",
        /// A unit refers it.
        Referral = "referral",
    }
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
    /// Whether a lawyer speaks for the person.
    pub represented: Answer,
    /// Whether the person stays anonymous.
    pub anonymous: bool,
    /// How it came in.
    pub received_by: ReceivedBy,
    /// What makes it look as if no person had typed it.
    pub flags: BTreeSet<Flag>,
}

pub(super) fn optional<T>(text: &str, parse: impl Fn(&str) -> Result<T, &'static str>) -> Result<Option<T>, &'static str> {
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
                    if policy.terms(kind).is_some() { Ok(kind) } else { Err("not-offered-here") }
                },
            ),
        );
        let of_kind = |category: &Category| kind.is_none_or(|kind| kind.categories().contains(category));
        let category = Category::parse(&form.category).and_then(|one| if of_kind(&one) { Ok(one) } else { Err("not-a-choice") });
        let category = problems.keep("category", category);
        let statement = problems.keep("statement", Statement::parse(&form.statement));
        let on = problems.keep("incident_on", incident_day(&form.incident_on, today));
        let place = problems.keep("incident_place", optional(&form.incident_place, Line::parse));
        let officer = problems.keep("officer", optional(&form.officer, Line::parse));
        let contact = contact(form, policy, &mut problems);
        let age = problems.keep("age", AgeBracket::parse(&form.age));
        let needs = problems.keep("needs", optional(&form.needs, Line::parse));
        let represented = problems.keep("represented", optional(&form.represented, Answer::parse));
        let received_by = problems.keep("received_by", optional(&form.received_by, ReceivedBy::parse));
        if !form.contact_consent && !form.anonymous {
            problems.add("contact_consent", "required");
        }
        match (kind, category, statement, on, place, officer, contact, age, needs, represented, received_by) {
            (
                Some(kind),
                Some(category),
                Some(statement),
                Some(on),
                Some(place),
                Some(officer),
                Some(contact),
                Some(age),
                Some(needs),
                Some(represented),
                Some(received_by),
            ) if problems.0.is_empty() => Ok(Self {
                kind,
                category,
                incident: Incident { on, place: place.clone() },
                narrative: Narrative { statement, place, officer, needs },
                contact,
                age,
                represented: represented.unwrap_or(Answer::Unknown),
                anonymous: form.anonymous,
                received_by: received_by.unwrap_or(ReceivedBy::Form),
                flags: flags(&form.hidden_field, form.seconds, policy),
            }),
            _ => Err(problems),
        }
    }
}

/// How to reach the person. Whoever stays anonymous isn't reached, so that nothing of it is kept.
fn contact(form: &FilingForm, policy: &Policy, problems: &mut Problems) -> Option<Contact> {
    let language = Language::parse(&form.language)
        .and_then(|language| if policy.languages.contains(&language) { Ok(language) } else { Err("not-offered-here") });
    let language = problems.keep("language", language);
    if form.anonymous {
        return Some(Contact::none(language?));
    }
    let way = ContactForm {
        name: form.name.clone(),
        email: form.email.clone(),
        phone: form.phone.clone(),
        address: form.address.clone(),
        safe_times: form.safe_times.clone(),
        may_leave_message: form.may_leave_message,
    };
    way.parse(language.unwrap_or(Language::English), problems).filter(|_| language.is_some())
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
        assert_eq!(fields, ["kind", "category", "statement", "incident_on", "language", "email", "age", "contact_consent"]);
    }

    #[test]
    fn each_wrong_field_is_named_with_what_is_wrong() {
        let cases: [(fn(&mut FilingForm), (&str, &str)); 9] = [
            (|f| f.incident_on = "2026-11-23".into(), ("incident_on", "in-the-future")),
            (|f| f.incident_on = "2026-02-30".into(), ("incident_on", "not-a-date")),
            (|f| f.kind = "gossip".into(), ("kind", "not-a-choice")),
            (|f| f.kind = "neighbor".into(), ("category", "not-a-choice")),
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

    #[test]
    fn int_2_a_postal_address_is_enough_too() {
        let mut form = form();
        form.email.clear();
        form.address = "1 Plaza, Pasadena".into();
        assert_eq!(problems(&form), []);
    }

    #[test]
    fn int_6_whoever_stays_anonymous_files_without_a_way_to_be_reached_and_nothing_of_one_is_kept() {
        let anonymous = FilingForm { anonymous: true, contact_consent: false, phone: "626 555 0100".into(), ..form() };
        assert_eq!(problems(&anonymous), []);
        let filing = Filing::parse(&anonymous, &Policy::pasadena(), date(2026, 11, 22)).unwrap();
        assert_eq!(filing.contact, Contact::none(Language::Spanish));
    }
}
