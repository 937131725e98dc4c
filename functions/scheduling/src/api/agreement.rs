//! An agreement and the question whether it held, as the API shows them.

use domain::Policy;
use domain::mediation::{FollowUp, Mediation};
use domain::terms;
use serde::Serialize;
use utoipa::ToSchema;

use crate::own::OwnAgreement;

/// A written agreement, as the program and its mediators see it.
#[derive(Serialize, ToSchema)]
#[schema(as = Agreement)]
pub struct AgreementBody {
    /// The number of the text; another text has another.
    text: u64,
    /// What they agreed on.
    terms: String,
    /// Whether it may be disclosed.
    may_be_disclosed: bool,
    /// Sentences that likely must come out, or that money is in.
    found: Vec<FoundBody>,
    /// Whether it can be signed: nothing must come out, or the program let it stand.
    ready: bool,
    /// Who signs, and who has.
    signatures: Vec<SignatureBody>,
    /// Whether the time is over for which it is kept.
    may_be_destroyed: bool,
}

/// A sentence that may be a term of some kind.
#[derive(Serialize, ToSchema)]
#[schema(as = FoundTerm)]
pub struct FoundBody {
    /// `records`, `investigation`, `silence` or `money`; money is a warning.
    term: String,
    /// The sentence.
    sentence: String,
}

/// Somebody who signs.
#[derive(Serialize, ToSchema)]
#[schema(as = AgreementSignature)]
pub struct SignatureBody {
    person: String,
    /// The day on which they did.
    #[serde(skip_serializing_if = "Option::is_none")]
    signed_on: Option<String>,
}

impl AgreementBody {
    /// The agreement of a mediation, where there is one.
    pub fn of(mediation: &Mediation, policy: &Policy) -> Option<Self> {
        let agreement = mediation.agreement.as_ref()?;
        let waits = mediation.signatories().into_iter().filter(|person| !agreement.is_signed_by(*person));
        let open = waits.map(|person| SignatureBody { person: person.to_string(), signed_on: None });
        let signed = agreement.signed.iter();
        let signed = signed.map(|(person, on)| SignatureBody { person: person.to_string(), signed_on: Some(on.to_string()) });
        let found = terms::find(agreement.terms.as_str(), &policy.agreements.signs).into_iter();
        Some(Self {
            text: agreement.version,
            terms: agreement.terms.as_str().to_owned(),
            may_be_disclosed: agreement.may_be_disclosed,
            found: found.map(|one| FoundBody { term: one.term.to_string(), sentence: one.sentence }).collect(),
            ready: agreement.ready,
            signatures: signed.chain(open).collect(),
            may_be_destroyed: agreement.may_be_destroyed,
        })
    }
}

/// Whether what was agreed on held, as the program sees it.
#[derive(Serialize, ToSchema)]
#[schema(as = FollowUp)]
pub struct FollowUpBody {
    /// Those who answered, and what.
    answers: Vec<HeldBody>,
    /// Whether somebody says that it didn't, and the program hasn't taken it up.
    to_be_taken_up: bool,
}

/// What somebody said.
#[derive(Serialize, ToSchema)]
#[schema(as = FollowUpAnswer)]
pub struct HeldBody {
    person: String,
    /// `yes`, `in_part` or `no`.
    held: String,
    /// How it was taken.
    channel: String,
}

impl From<&FollowUp> for FollowUpBody {
    fn from(follow_up: &FollowUp) -> Self {
        let answer = |one: &domain::mediation::HeldAnswer| HeldBody {
            person: one.person.to_string(),
            held: one.held.to_string(),
            channel: one.channel.to_string(),
        };
        Self { answers: follow_up.answers.iter().map(answer).collect(), to_be_taken_up: follow_up.is_to_be_taken_up() }
    }
}

/// An agreement, as one of the people at the table sees it.
#[derive(Serialize, ToSchema)]
#[schema(as = OwnAgreement)]
pub struct OwnAgreementBody {
    /// The number of the text; signing names it.
    text: u64,
    /// What was agreed on.
    terms: String,
    /// Whether it may be disclosed.
    may_be_disclosed: bool,
    /// Whether their signature is waited for.
    may_sign: bool,
}

impl From<OwnAgreement> for OwnAgreementBody {
    fn from(own: OwnAgreement) -> Self {
        Self { text: own.text, terms: own.terms, may_be_disclosed: own.may_be_disclosed, may_sign: own.may_sign }
    }
}
