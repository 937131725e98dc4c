//! What people agree on: written down, checked, signed, kept, and asked about later (OUT-2, OUT-4, WALL-4).

use domain::mediation::{Asking, Channel, Check, Command, Draft, Effect, Held, Mediation, Outcome, decide};
use domain::notice::{GateKind, Recipient, Template};
use domain::text::Terms;
use domain::vocabulary::{Desk, WaitingOn};
use domain::{Actor, Refusal};
use jiff::{Timestamp, ToSpan};

use crate::support::*;

const GREET: &str = "Both greet each other.";
const DELETE: &str = "The department deletes the video.";
const EVERYBODY: [u128; 4] = [RESIDENT, OFFICER, FIRST_MEDIATOR, SECOND_MEDIATOR];

fn state(label: &str) -> Mediation {
    mediations().into_iter().find(|(name, _)| *name == label).unwrap().1
}

fn later() -> Timestamp {
    "2026-12-08T21:00:00Z".parse().unwrap()
}

fn at(state: &Mediation, command: Command, now: Timestamp) -> Result<(Mediation, Vec<Effect>), Refusal> {
    decide(state, command, &Actor::System, &policy(), now).map(|decided| (decided.next, decided.effects))
}

fn step(state: &Mediation, command: Command) -> (Mediation, Vec<Effect>) {
    at(state, command, later()).unwrap()
}

fn refused(state: &Mediation, command: Command) -> Refusal {
    at(state, command, later()).unwrap_err()
}

/// Whom these effects send which mails.
fn mails(effects: &[Effect]) -> Vec<(Template, Recipient)> {
    let mail = |effect: &Effect| match effect {
        Effect::Notify(notice) => Some((notice.template, notice.to)),
        _ => None,
    };
    effects.iter().filter_map(mail).collect()
}

fn to(number: u128) -> Recipient {
    Recipient::Person(person(number))
}

fn gates(effects: &[Effect], kind: GateKind) -> (usize, usize) {
    let opened = effects.iter().filter(|one| matches!(one, Effect::OpenGate(gate) if gate.kind == kind)).count();
    let closed = effects.iter().filter(|one| matches!(one, Effect::CloseGate(gate) if gate.kind == kind)).count();
    (opened, closed)
}

fn planned(effects: &[Effect]) -> Vec<(Check, String)> {
    let plan = |effect: &Effect| match effect {
        Effect::LookLater { check: Check::FollowUpSurvey, .. } => None,
        Effect::LookLater { check, at } => Some((*check, at.to_zoned(policy().zone).strftime("%Y-%m-%d %H:%M").to_string())),
        _ => None,
    };
    effects.iter().filter_map(plan).collect()
}

#[test]
fn out_2_an_agreement_is_optional_and_there_is_none_without_something_agreed_on() {
    assert!(at(&state("concluded, surveys sent"), Command::Close, later()).is_ok());
    let booked = state("booked");
    let stuck = step(&booked, outcome(Outcome::Impasse)).0;
    for without in [&booked, &stuck, &state("closed")] {
        assert_eq!(refused(without, writes(GREET)), Refusal::out_of_order());
    }
    assert!(at(&step(&booked, outcome(Outcome::PartialAgreement)).0, writes(GREET), later()).is_ok());
}

#[test]
fn out_2_whoever_was_at_the_table_is_asked_to_sign_and_everybody_has_a_copy_once_all_have() {
    let (written, effects) = step(&state("concluded"), writes(GREET));
    let asked = [(Template::AgreementToSign, to(RESIDENT)), (Template::AgreementToSign, to(OFFICER))];
    assert_eq!((mails(&effects), gates(&effects, GateKind::Agreement)), (asked.to_vec(), (2, 0)));
    let (one, effects) = step(&written, sign_text(1, &[RESIDENT]));
    assert_eq!(
        (mails(&effects), gates(&effects, GateKind::Agreement)),
        (vec![], (0, 1)),
        "a reminder of it finds its gate closed"
    );
    let closed = effects.iter().find_map(|one| if let Effect::CloseGate(gate) = one { gate.person } else { None });
    assert_eq!(closed, Some(person(RESIDENT)), "the officer is still waited for");
    let (two, _) = step(&one, sign_text(1, &[OFFICER, FIRST_MEDIATOR]));
    assert!(!two.is_agreed_in_writing(), "a mediator is missing");
    let (all, effects) = step(&two, sign_text(1, &[SECOND_MEDIATOR]));
    let told = [(Template::AgreementSigned, to(RESIDENT)), (Template::AgreementSigned, to(OFFICER))];
    assert_eq!((all.is_agreed_in_writing(), mails(&effects)), (true, told.to_vec()));
    assert!(!all.agreement.as_ref().unwrap().may_be_disclosed, "nobody may be shown it unless it says so");
    let (again, effects) = step(&all, sign_text(1, &[RESIDENT]));
    assert_eq!((again, mails(&effects)), (all, vec![]), "the same signature once more");
}

#[test]
fn out_2_what_was_signed_on_paper_is_written_down_with_its_signatures_and_nobody_is_asked_again() {
    let draft = Draft {
        replaces: None,
        terms: Terms::parse(GREET).unwrap(),
        may_be_disclosed: true,
        signed: EVERYBODY.map(person).to_vec(),
        on: Some(on(2026, 12, 8)),
    };
    let (signed, effects) = step(&state("concluded"), Command::WriteAgreement(draft.clone()));
    assert!(signed.is_agreed_in_writing() && signed.agreement.unwrap().may_be_disclosed);
    assert!(mails(&effects).iter().all(|(template, _)| *template == Template::AgreementSigned));
    let tomorrow = Draft { on: Some(on(2026, 12, 9)), ..draft.clone() };
    assert_eq!(refused(&state("concluded"), Command::WriteAgreement(tomorrow)).code, "in-the-future");
    let doubtful = Draft { terms: Terms::parse(DELETE).unwrap(), ..draft };
    let (kept, effects) = step(&state("concluded"), Command::WriteAgreement(doubtful));
    assert_eq!(mails(&effects), [(Template::TermsToDecide, Recipient::Desk(Desk::Program))]);
    assert_eq!(kept.agreement.unwrap().signed, [], "the text is kept, and nobody has signed it");
}

#[test]
fn out_2_a_likely_term_keeps_everybody_from_signing_until_it_is_out_or_a_person_decides_that_it_may_stay() {
    let (written, effects) = step(&state("concluded"), writes(DELETE));
    assert_eq!(mails(&effects), [(Template::TermsToDecide, Recipient::Desk(Desk::Program))]);
    assert_eq!(refused(&written, sign_text(1, &[RESIDENT])), Refusal::new("terms-must-come-out", "OUT-2"));
    let (changed, effects) = step(&written, writes(GREET));
    assert_eq!(mails(&effects).len(), 2, "both are asked to sign the other text");
    assert!(at(&changed, sign_text(2, &[RESIDENT]), later()).is_ok());
    let (stands, effects) = step(&written, Command::LetTermsStand { text: 1 });
    assert_eq!(mails(&effects).len(), 2);
    assert!(at(&stands, sign_text(1, &[RESIDENT]), later()).is_ok());
    assert_eq!(refused(&stands, Command::LetTermsStand { text: 1 }), Refusal::out_of_order());
    assert_eq!(refused(&changed, Command::LetTermsStand { text: 1 }).code, "another-text");
}

#[test]
fn out_2_money_is_a_warning_and_keeps_nobody_from_signing() {
    let (written, effects) = step(&state("concluded"), writes("The city pays for the mirror."));
    assert!(mails(&effects).iter().all(|(template, _)| *template == Template::AgreementToSign));
    assert!(at(&written, sign_text(1, &[RESIDENT]), later()).is_ok());
}

#[test]
fn out_2_another_text_takes_the_signatures_with_it_and_nobody_signs_what_they_have_not_read() {
    let one = step(&step(&state("concluded"), writes(GREET)).0, sign_text(1, &[RESIDENT])).0;
    let (changed, effects) = step(&one, writes("Both greet each other by name."));
    assert_eq!(changed.agreement.as_ref().unwrap().signed, []);
    assert_eq!((gates(&effects, GateKind::Agreement), mails(&effects).len()), ((2, 0), 2), "the resident is asked again");
    assert_eq!(refused(&changed, sign_text(1, &[OFFICER])), Refusal::new("another-text", "OUT-2"));
    assert_eq!(refused(&changed, sign_text(2, &[99])).code, "not-a-signatory");
    assert_eq!(refused(&changed, sign_text(2, &[])).code, "not-a-signatory");
    let signed = step(&changed, sign_text(2, &EVERYBODY)).0;
    assert_eq!(refused(&signed, writes(GREET)).code, "already-signed-by-all");
}

#[test]
fn out_2_a_number_is_never_given_again_and_whoever_looked_at_another_text_replaces_and_destroys_nothing() {
    let written = step(&state("concluded"), writes(GREET)).0;
    let destroyed = step(&written, Command::DestroyAgreement { text: Some(1) }).0;
    let anew = step(&destroyed, writes("Both say good morning.")).0;
    assert_eq!(refused(&anew, sign_text(1, &[RESIDENT])).code, "another-text", "text 1 was read, and this is another");
    assert_eq!(refused(&anew, Command::DestroyAgreement { text: Some(1) }).code, "another-text");
    let stale =
        Draft { replaces: Some(1), terms: Terms::parse(GREET).unwrap(), may_be_disclosed: false, signed: vec![], on: None };
    assert_eq!(refused(&anew, Command::WriteAgreement(stale.clone())).code, "another-text");
    assert!(at(&anew, Command::WriteAgreement(Draft { replaces: Some(2), ..stale }), later()).is_ok());
}

#[test]
fn out_5_wall_4_a_text_that_not_everybody_signed_is_signed_or_destroyed_before_it_closes_and_a_signed_one_stays() {
    let surveyed = state("concluded, surveys sent");
    let written = step(&surveyed, writes(GREET)).0;
    assert_eq!(refused(&written, Command::Close), Refusal::new("agreement-not-signed", "OUT-5"));
    let (without, effects) = step(&written, Command::DestroyAgreement { text: None });
    assert_eq!((without.agreement.clone(), gates(&effects, GateKind::Agreement)), (None, (0, 2)));
    assert!(at(&without, Command::Close, later()).is_ok());
    let signed = step(&written, sign_text(1, &EVERYBODY)).0;
    let closed = step(&signed, Command::Close).0;
    assert_eq!(closed.agreement.as_ref().unwrap().terms.as_str(), GREET);
    for kept in [&signed, &closed] {
        assert_eq!(refused(kept, Command::DestroyAgreement { text: None }), Refusal::new("agreement-is-kept", "WALL-4"));
    }
}

/// A closed mediation with a signed agreement, and the moment at which both are asked whether it held.
fn agreed() -> (Mediation, Timestamp) {
    let written = step(&state("concluded, surveys sent"), writes(GREET)).0;
    let closed = step(&step(&written, sign_text(1, &EVERYBODY)).0, Command::Close).0;
    (closed, "2027-02-06T20:30:00Z".parse().unwrap())
}

#[test]
fn out_4_sixty_days_after_something_was_agreed_on_both_sides_are_asked_whether_it_held() {
    let (concluded, effects) = at(&state("booked"), outcome(Outcome::Agreement), later()).unwrap();
    assert_eq!(planned(&effects), [(Check::FollowUp, "2027-02-06 13:00".to_owned())]);
    assert_eq!(concluded.follow_up.as_ref().unwrap().people, [person(RESIDENT), person(OFFICER)]);
    let nothing_agreed = at(&state("booked"), outcome(Outcome::Understanding), later()).unwrap();
    assert_eq!((nothing_agreed.0.follow_up, planned(&nothing_agreed.1)), (None, vec![]));
    let (closed, now) = agreed();
    let (asked, effects) = at(&closed, Command::Look(Check::FollowUp), now).unwrap();
    assert_eq!(mails(&effects), [(Template::FollowUp, to(RESIDENT)), (Template::FollowUp, to(OFFICER))]);
    let later = [(Check::FollowUpNudge, "2027-02-13 12:30".to_owned()), (Check::FollowUpOver, "2027-02-27 12:30".to_owned())];
    assert_eq!((planned(&effects), gates(&effects, GateKind::FollowUp)), (later.to_vec(), (2, 0)));
    assert!(at(&asked, Command::Look(Check::FollowUp), now).is_err(), "the same message once more");
}

#[test]
fn out_4_whoever_has_not_answered_is_reminded_once_and_nobody_is_waited_for_in_the_end() {
    let (closed, now) = agreed();
    let asked = at(&closed, Command::Look(Check::FollowUp), now).unwrap().0;
    let (answered, effects) = at(&asked, holds(OFFICER, Held::Yes), now).unwrap();
    assert_eq!((mails(&effects), gates(&effects, GateKind::FollowUp)), (vec![], (0, 1)));
    assert_eq!(at(&answered, holds(OFFICER, Held::No), now).unwrap_err().code, "already-answered");
    let (nudged, effects) = at(&answered, Command::Look(Check::FollowUpNudge), now).unwrap();
    assert_eq!(mails(&effects), [(Template::FollowUpNudge, to(RESIDENT))]);
    assert!(at(&nudged, Command::Look(Check::FollowUpNudge), now).is_err(), "the same message once more");
    let (over, effects) = at(&nudged, Command::Look(Check::FollowUpOver), now).unwrap();
    assert_eq!((over.follow_up.as_ref().unwrap().asking, gates(&effects, GateKind::FollowUp)), (Asking::Over, (0, 1)));
    assert!(at(&over, holds(RESIDENT, Held::Yes), now).is_err(), "too late");
    assert!(at(&over, Command::Look(Check::FollowUpOver), now).is_err());
}

#[test]
fn out_4_the_program_hears_once_that_it_did_not_hold_and_is_waited_for_until_it_takes_it_up() {
    let (closed, now) = agreed();
    let asked = at(&closed, Command::Look(Check::FollowUp), now).unwrap().0;
    assert_eq!(asked.waiting_on(), WaitingOn::Nobody);
    let (broken, effects) = at(&asked, holds(RESIDENT, Held::InPart), now).unwrap();
    assert_eq!(mails(&effects), [(Template::AgreementBroken, Recipient::Desk(Desk::Program))]);
    assert_eq!(broken.waiting_on(), WaitingOn::Program);
    let (both, effects) = at(&broken, holds(OFFICER, Held::No), now).unwrap();
    assert_eq!(mails(&effects), [], "it is known");
    let taken_up = at(&both, Command::TakeUpFollowUp, now).unwrap().0;
    assert_eq!(taken_up.waiting_on(), WaitingOn::Nobody);
    assert!(at(&taken_up, Command::TakeUpFollowUp, now).is_err());
    let one = at(&broken, Command::TakeUpFollowUp, now).unwrap().0;
    let on_paper = Command::AnswerFollowUp { person: person(OFFICER), held: Held::No, channel: Channel::Paper };
    let (again, effects) = at(&one, on_paper, now).unwrap();
    assert_eq!((again.waiting_on(), mails(&effects).len()), (WaitingOn::Program, 1), "what is said after that is news");
}

#[test]
fn wall_4_a_signed_agreement_is_kept_for_a_year_after_the_question_and_then_a_person_destroys_it() {
    let (closed, now) = agreed();
    let asked = at(&closed, Command::Look(Check::FollowUp), now).unwrap().0;
    let (over, effects) = at(&asked, Command::Look(Check::FollowUpOver), now).unwrap();
    assert_eq!(planned(&effects), [(Check::Keeping, "2028-02-27 12:30".to_owned())]);
    assert_eq!(at(&over, Command::DestroyAgreement { text: None }, now).unwrap_err().code, "agreement-is-kept");
    let year_later = now + (366 * 24).hours();
    let (kept, effects) = at(&over, Command::Look(Check::Keeping), year_later).unwrap();
    assert_eq!(mails(&effects), [(Template::AgreementToDestroy, Recipient::Desk(Desk::Program))]);
    assert_eq!((kept.waiting_on(), kept.agreement.is_some()), (WaitingOn::Program, true));
    let destroyed = at(&kept, Command::DestroyAgreement { text: None }, year_later).unwrap().0;
    assert_eq!((destroyed.waiting_on(), destroyed.agreement), (WaitingOn::Nobody, None));
}

#[test]
fn wall_4_an_agreement_that_is_written_after_the_question_is_kept_for_as_long_and_can_be_destroyed_then() {
    let (_, now) = agreed();
    let concluded = state("concluded");
    let asked = at(&concluded, Command::Look(Check::FollowUp), now).unwrap().0;
    let over = at(&asked, Command::Look(Check::FollowUpOver), now).unwrap().0;
    assert!(at(&over, Command::Look(Check::Keeping), now).is_err(), "there is nothing to keep");
    let (late, effects) = at(&over, writes(GREET), now).unwrap();
    assert_eq!(planned(&effects), [(Check::Keeping, "2028-02-06 12:30".to_owned())]);
    assert!(at(&late, Command::Look(Check::Keeping), now).unwrap().0.agreement.unwrap().may_be_destroyed);
}
