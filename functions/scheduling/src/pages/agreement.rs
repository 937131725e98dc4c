//! What was agreed on, in writing, and whether it held: for the program and the mediators (OUT-2, OUT-4).

use domain::Policy;
use domain::ids::PersonId;
use domain::mediation::{Agreement, FollowUp, HeldAnswer, Mediation};
use domain::terms;
use domain::text::Terms;
use edge::Fields;
use pages::{Choice, Form, Page};

use super::{Person, labelled};
use crate::api::Reachable;
use crate::deeds::{AgreementText, Signatures};

/// What the forms of an agreement show and offer.
pub struct AgreementForm {
    /// The text that is written down; none yet.
    pub text: Option<Text>,
    /// Whether a text can be written: the first, or another one.
    pub may_write: bool,
    /// What the form for it begins with: what was typed, or the text as it is.
    pub writing: Form,
    /// Its most characters.
    pub most: usize,
    /// Whether it may be disclosed, to be marked.
    pub disclosure: Vec<Choice>,
    /// Who may have signed it on paper.
    pub signatories: Vec<Choice>,
}

/// A text.
pub struct Text {
    /// Its number.
    pub number: u64,
    /// What was agreed on.
    pub terms: String,
    /// Whether it may be disclosed, in words.
    pub disclosure: String,
    /// What was found in it: what it may come to, and the sentence.
    pub found: Vec<(String, String)>,
    /// Whether something must come out before anybody signs.
    pub is_held_up: bool,
    /// Who hasn't signed.
    pub open: Vec<Choice>,
    /// Who has, and when.
    pub signed: Vec<String>,
    /// Whether it can be destroyed.
    pub may_be_destroyed: bool,
}

/// The form that was sent, of the two that a page has.
const WRITES: &str = "agreement";
const SIGNS: &str = "signatures";

impl AgreementForm {
    /// The forms, from the time at which something was agreed on.
    pub fn of(page: &Page, mediation: &Mediation, everybody: &[Person], policy: &Policy, typed: &Form) -> Option<Self> {
        let may_write = mediation.may_be_agreed_in_writing() && !mediation.is_agreed_in_writing();
        if !may_write && mediation.agreement.is_none() {
            return None;
        }
        let of = |agreement| Text::of(page, (mediation, agreement), everybody, policy, typed);
        let text = mediation.agreement.as_ref().map(of);
        let own = typed.has("deed", WRITES);
        let writing = match &mediation.agreement {
            _ if own => typed.clone(),
            Some(agreement) => Form::of([("terms", agreement.terms.as_str())]),
            None => Form::default(),
        };
        let disclosed = if own {
            typed.has("may_be_disclosed", "yes")
        } else {
            mediation.agreement.as_ref().is_some_and(|agreement| agreement.may_be_disclosed)
        };
        Some(Self {
            text,
            may_write,
            most: Terms::MOST,
            disclosure: vec![Choice::new("yes".into(), page.t("agreement-may-be-disclosed"), disclosed)],
            signatories: signatories(page, mediation, everybody, |person| own && typed.has("signed", person)),
            writing,
        })
    }

    /// The text that was typed.
    pub fn typed(fields: &Fields) -> AgreementText {
        AgreementText {
            replaces: fields.text("text").parse().ok(),
            terms: fields.text("terms").to_owned(),
            may_be_disclosed: fields.text("may_be_disclosed") == "yes",
            signed: fields.all("signed").into_iter().map(str::to_owned).collect(),
            signed_on: fields.date("signed_on"),
        }
    }

    /// The signatures that were marked.
    pub fn signatures(fields: &Fields) -> Signatures {
        Signatures {
            text: number(fields),
            signed: fields.all("signed").into_iter().map(str::to_owned).collect(),
            signed_on: fields.date("signed_on"),
        }
    }
}

/// The number of the text that was on the page.
pub fn number(fields: &Fields) -> u64 {
    fields.text("text").parse().unwrap_or_default()
}

impl Text {
    fn of(
        page: &Page,
        (mediation, agreement): (&Mediation, &Agreement),
        everybody: &[Person],
        policy: &Policy,
        typed: &Form,
    ) -> Self {
        // What everybody has signed is settled.
        let settled = mediation.is_agreed_in_writing();
        let found = if settled { Vec::new() } else { terms::find(agreement.terms.as_str(), &policy.agreements.signs) };
        let signed = agreement.signed.iter();
        let signed = signed
            .map(|(person, on)| page.t2("agreement-signed", ("who", &named(page, everybody, *person)), ("when", &page.day(on))));
        let disclosure = if agreement.may_be_disclosed { "agreement-disclosed" } else { "agreement-not-disclosed" };
        let marked = |person: &str| typed.has("deed", SIGNS) && typed.has("signed", person);
        let open = signatories(page, mediation, everybody, marked).into_iter();
        Self {
            number: agreement.version,
            terms: agreement.terms.as_str().to_owned(),
            disclosure: page.t(disclosure),
            found: found.into_iter().map(|one| (page.code("term", one.term.code()), one.sentence)).collect(),
            is_held_up: !agreement.ready,
            open: open.filter(|one| !agreement.signed.iter().any(|(person, _)| person.to_string() == one.value)).collect(),
            signed: signed.collect(),
            may_be_destroyed: agreement.may_be_destroyed || !settled,
        }
    }
}

fn signatories(page: &Page, mediation: &Mediation, everybody: &[Person], chosen: impl Fn(&str) -> bool) -> Vec<Choice> {
    let choice = |person: PersonId| {
        let value = person.to_string();
        let chosen = chosen(&value);
        Choice::new(value, named(page, everybody, person), chosen)
    };
    mediation.signatories().into_iter().map(choice).collect()
}

/// Somebody's label. A mediator has none any more when it is closed.
fn named(page: &Page, everybody: &[Person], person: PersonId) -> String {
    let known = everybody.iter().find(|one| one.id == person.to_string());
    known.map_or_else(|| page.code("side", "mediator"), |one| one.label.clone())
}

/// Everybody at the table as labels: those who were, and the mediators.
pub fn everybody(page: &Page, people: &[Reachable], mediators: &[Person]) -> Vec<Person> {
    people.iter().map(|one| labelled(page, one)).chain(mediators.iter().cloned()).collect()
}

/// Whether it held, as the program sees it.
pub struct FollowUpView {
    /// Who said what.
    pub answers: Vec<String>,
    /// Whether somebody says that it didn't, and nobody has taken it up.
    pub to_be_taken_up: bool,
}

impl FollowUpView {
    /// The answers, once there is one.
    pub fn of(page: &Page, follow_up: &FollowUp, everybody: &[Person]) -> Option<Self> {
        let answer = |one: &HeldAnswer| format!("{}: {}", named(page, everybody, one.person), page.code("held", one.held.code()));
        let answers: Vec<String> = follow_up.answers.iter().map(answer).collect();
        (!answers.is_empty()).then(|| Self { answers, to_be_taken_up: follow_up.is_to_be_taken_up() })
    }
}
