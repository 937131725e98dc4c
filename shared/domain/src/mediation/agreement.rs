//! What people agreed on, in writing if they want it: signed by everybody who was there, and kept on this side alone (OUT-2, WALL-4).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::decide::{Decided, Given};
use super::effect::Effect;
use super::{Asking, Check, Mediation, Outcome, Stage};
use crate::decision::Decision;
use crate::due;
use crate::ids::PersonId;
use crate::notice::{Gate, GateKind, Template};
use crate::refusal::Refusal;
use crate::terms;
use crate::text::Terms;

/// A written agreement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    /// Its terms, as one of the mediators or the program wrote them down.
    pub terms: Terms,
    /// Rises with every text, so that nobody signs another one than they read.
    pub version: u64,
    /// Whether it may be disclosed (Evidence Code 1123); unless it says so, it may not.
    pub may_be_disclosed: bool,
    /// Whether it can be signed: nothing was found that must come out, or a person decided that it may stay.
    pub ready: bool,
    /// Who signed this text, and on which day.
    pub signed: Vec<(PersonId, Date)>,
    /// Whether the time is over for which it is kept.
    #[serde(default)]
    pub may_be_destroyed: bool,
}

/// A text as it is written down.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Which text it takes the place of, if whoever writes it has seen one.
    pub replaces: Option<u64>,
    /// The terms.
    pub terms: Terms,
    /// Whether it may be disclosed.
    pub may_be_disclosed: bool,
    /// Who has signed it on paper.
    pub signed: Vec<PersonId>,
    /// On which day, where somebody has.
    pub on: Option<Date>,
}

impl Agreement {
    /// Whether somebody has signed this text.
    #[must_use]
    pub fn is_signed_by(&self, person: PersonId) -> bool {
        self.signed.iter().any(|(signed, _)| *signed == person)
    }
}

impl Mediation {
    /// Whether the session ended with something to write down, and the mediation isn't closed.
    #[must_use]
    pub const fn may_be_agreed_in_writing(&self) -> bool {
        matches!(&self.stage, Stage::Concluded { outcome: Outcome::Agreement | Outcome::PartialAgreement, .. })
    }

    /// Who signs an agreement: participants, whoever consents for one, and mediators, as far as they were there.
    #[must_use]
    pub fn signatories(&self) -> Vec<PersonId> {
        let Stage::Concluded { attendance, .. } = &self.stage else {
            return Vec::new();
        };
        let there = attendance.iter().filter(|one| one.attendance.is_there());
        there.filter(|one| one.role.is_some() || self.has_consenting(one.person)).map(|one| one.person).collect()
    }

    /// Whether everybody has signed. What is closed with an agreement was signed before.
    #[must_use]
    pub fn is_agreed_in_writing(&self) -> bool {
        let by_all = |agreement: &Agreement| self.signatories().into_iter().all(|person| agreement.is_signed_by(person));
        self.agreement.as_ref().is_some_and(by_all)
    }

    fn agreement_gate(&self, agreement: &Agreement, person: PersonId) -> Gate {
        Gate { kind: GateKind::Agreement, of: self.id.uuid(), person: Some(person), version: agreement.version }
    }
}

/// Everybody at the table whose signature is waited for. Mediators write it down, and sign there.
fn asked_to_sign(mediation: &Mediation, agreement: &Agreement) -> Vec<PersonId> {
    let waits = |person: &PersonId| mediation.has_consenting(*person) && !agreement.is_signed_by(*person);
    mediation.signatories().into_iter().filter(|person| agreement.ready && waits(person)).collect()
}

/// What waits for a signature.
pub(super) fn open_gates(mediation: &Mediation) -> Vec<Gate> {
    let gates = |agreement: &Agreement| {
        let people = asked_to_sign(mediation, agreement).into_iter();
        people.map(|person| mediation.agreement_gate(agreement, person)).collect()
    };
    mediation.agreement.as_ref().map(gates).unwrap_or_default()
}

/// Nobody is waited for any more who was before, and those are asked who weren't. Whoever is asked for another text has the same gate, at
/// another version.
fn asks(before: &Mediation, next: &Mediation) -> Vec<Effect> {
    let (was_open, open) = (open_gates(before), open_gates(next));
    let closed = was_open.iter().filter(|gate| !open.iter().any(|one| one.person == gate.person));
    let mut effects: Vec<Effect> = closed.copied().map(Effect::CloseGate).collect();
    for gate in open.into_iter().filter(|gate| !was_open.contains(gate)) {
        effects.push(Effect::OpenGate(gate));
        let notice = gate.person.map(|person| next.notice(Template::AgreementToSign, person).while_open(gate));
        effects.extend(notice.map(Effect::Notify));
    }
    effects
}

/// A text is written down, or written anew: whoever had signed the one before signs this one.
pub(super) fn write(mediation: &Mediation, draft: Draft, given: Given<'_>) -> Decided {
    if !mediation.may_be_agreed_in_writing() {
        return Err(Refusal::out_of_order());
    }
    if mediation.is_agreed_in_writing() {
        return Err(Refusal::new("already-signed-by-all", "OUT-2"));
    }
    is_the_text(mediation, draft.replaces)?;
    let found = terms::find(draft.terms.as_str(), &given.policy.agreements.signs);
    let ready = !found.iter().any(|found| found.term.must_come_out());
    let version = mediation.texts + 1;
    let Draft { terms, may_be_disclosed, signed, on, replaces: _ } = draft;
    let mut next = mediation.clone();
    next.texts = version;
    next.agreement = Some(Agreement { terms, version, may_be_disclosed, ready, signed: Vec::new(), may_be_destroyed: false });
    // What must be looked at first is kept without its signatures.
    if ready && !signed.is_empty() {
        sign_on(&mut next, &signed, on.unwrap_or_else(|| given.policy.date(given.now)), given)?;
    }
    let mut effects = asks(mediation, &next);
    if !ready {
        effects.push(mediation.tell_program(Template::TermsToDecide));
    }
    effects.extend(told_when_signed(mediation, &next));
    if mediation.follow_up.as_ref().is_some_and(|follow_up| follow_up.asking == Asking::Over) {
        effects.push(Effect::LookLater { check: Check::Keeping, at: due::agreement_kept(given.now, given.policy) });
    }
    Ok(Decision::step(next, given.entry("agreement-written").with("text", version), effects))
}

/// The program has read what was found, and decides that nothing of it has to come out.
pub(super) fn let_stand(mediation: &Mediation, version: u64, given: Given<'_>) -> Decided {
    let mut next = mediation.clone();
    let agreement = open_text(&mut next, version)?;
    if agreement.ready {
        return Err(Refusal::out_of_order());
    }
    agreement.ready = true;
    let effects = asks(mediation, &next);
    Ok(Decision::step(next, given.entry("terms-let-stand").with("text", version), effects))
}

/// People sign: on their own page, or on paper, as somebody else records.
pub(super) fn sign(mediation: &Mediation, version: u64, people: &[PersonId], on: Date, given: Given<'_>) -> Decided {
    let mut next = mediation.clone();
    open_text(&mut next, version)?;
    sign_on(&mut next, people, on, given)?;
    let effects = asks(mediation, &next).into_iter().chain(told_when_signed(mediation, &next)).collect();
    let entry = given.entry("agreement-signed").with("text", version).with("count", people.len()).with("on", on);
    Ok(Decision::step(next, entry, effects))
}

/// Whether the text is the one that somebody has seen, where they say which.
fn is_the_text(mediation: &Mediation, seen: Option<u64>) -> Result<(), Refusal> {
    let known = mediation.agreement.as_ref().map(|agreement| agreement.version);
    if seen.is_none() || seen == known { Ok(()) } else { Err(Refusal::new("another-text", "OUT-2")) }
}

/// The text that can still be signed, if it is the one that was read.
fn open_text(mediation: &mut Mediation, version: u64) -> Result<&mut Agreement, Refusal> {
    if !mediation.may_be_agreed_in_writing() {
        return Err(Refusal::out_of_order());
    }
    let agreement = mediation.agreement.as_mut().ok_or_else(Refusal::out_of_order)?;
    if agreement.version == version { Ok(agreement) } else { Err(Refusal::new("another-text", "OUT-2")) }
}

fn sign_on(mediation: &mut Mediation, people: &[PersonId], on: Date, given: Given<'_>) -> Result<(), Refusal> {
    let signatories = mediation.signatories();
    let Some(agreement) = mediation.agreement.as_mut() else { return Err(Refusal::out_of_order()) };
    if !agreement.ready {
        return Err(Refusal::new("terms-must-come-out", "OUT-2"));
    }
    if on > given.policy.date(given.now) {
        return Err(Refusal::new("in-the-future", "OUT-2"));
    }
    if people.is_empty() || people.iter().any(|person| !signatories.contains(person)) {
        return Err(Refusal::new("not-a-signatory", "OUT-2"));
    }
    for person in people {
        if !agreement.is_signed_by(*person) {
            agreement.signed.push((*person, on));
        }
    }
    Ok(())
}

/// Everybody at the table hears where their copy is, as soon as everybody has signed.
fn told_when_signed(before: &Mediation, next: &Mediation) -> Vec<Effect> {
    let told = next.signatories().into_iter().filter(|person| next.has_consenting(*person));
    let notice = |person| Effect::Notify(next.notice(Template::AgreementSigned, person));
    if next.is_agreed_in_writing() && !before.is_agreed_in_writing() { told.map(notice).collect() } else { Vec::new() }
}

/// It is destroyed: a text that not everybody signed, at any time; a signed one, when the time is over for which it is kept.
pub(super) fn destroy(mediation: &Mediation, text: Option<u64>, given: Given<'_>) -> Decided {
    let Some(agreement) = &mediation.agreement else { return Err(Refusal::out_of_order()) };
    is_the_text(mediation, text)?;
    if mediation.is_agreed_in_writing() && !agreement.may_be_destroyed {
        return Err(Refusal::new("agreement-is-kept", "WALL-4"));
    }
    let mut next = mediation.clone();
    next.agreement = None;
    let mut effects = asks(mediation, &next);
    effects.extend(agreement.may_be_destroyed.then_some(Effect::Moved));
    Ok(Decision::step(next, given.entry("agreement-destroyed"), effects))
}

/// The time is over for which it is kept; a person decides, because a record may be wanted for longer.
pub(super) fn kept_long_enough(mediation: &Mediation, given: Given<'_>) -> Decided {
    let mut next = mediation.clone();
    let followed_up = mediation.follow_up.as_ref().is_some_and(|follow_up| follow_up.asking == Asking::Over);
    match &mut next.agreement {
        Some(agreement) if followed_up && !agreement.may_be_destroyed => agreement.may_be_destroyed = true,
        _ => return Err(Refusal::out_of_order()),
    }
    let effects = vec![Effect::Moved, mediation.tell_program(Template::AgreementToDestroy)];
    Ok(Decision::step(next, given.entry("agreement-kept-long-enough"), effects))
}
