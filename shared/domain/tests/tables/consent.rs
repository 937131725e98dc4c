//! Offers and consent: who is asked, what counts as a yes, who is told what when somebody isn't willing, comes along or leaves.

use domain::mediation::{
    AttemptResult, Attendance, Attended, Channel, Command, CompanionPart, Description, Effect, EndReason, Measure, Mediation,
    Offer, OfferAnswer, Outcome, Paper, Shown, Signed, Stage, decide,
};
use domain::notice::{GateKind, Recipient, Template};
use domain::policy::PASADENA;
use domain::vocabulary::{Kind, Language, OutcomeCode, PartRole, Side};
use domain::{Actor, Policy, Refusal};
use jiff::{Timestamp, ToSpan};

use crate::support::*;

const GUARDIAN: u128 = 21;
const SUPPORT: u128 = 22;
const INTERPRETER: u128 = 23;
const SECOND_OFFICER: u128 = 3;

fn under(policy: &Policy, state: &Mediation, command: Command, now: Timestamp) -> Result<(Mediation, Vec<Effect>), Refusal> {
    decide(state, command, &Actor::System, policy, now).map(|decided| (decided.next, decided.effects))
}

fn at(state: &Mediation, command: Command, now: Timestamp) -> Result<(Mediation, Vec<Effect>), Refusal> {
    under(&policy(), state, command, now)
}

fn step(state: &Mediation, command: Command) -> (Mediation, Vec<Effect>) {
    at(state, command, now()).unwrap()
}

fn refused(state: &Mediation, command: Command) -> &'static str {
    at(state, command, now()).unwrap_err().code
}

fn state(label: &str) -> Mediation {
    mediations().into_iter().find(|(name, _)| *name == label).unwrap().1
}

fn told(effects: &[Effect], template: Template) -> Vec<Recipient> {
    let notice = |effect: &Effect| match effect {
        Effect::Notify(notice) if notice.template == template => Some(notice.to),
        _ => None,
    };
    effects.iter().filter_map(notice).collect()
}

fn people(numbers: &[u128]) -> Vec<Recipient> {
    numbers.iter().map(|number| Recipient::Person(person(*number))).collect()
}

fn window_end() -> Timestamp {
    now() + (24 * 14).hours()
}

fn ended(effects: &[Effect]) -> Option<OutcomeCode> {
    effects.iter().find_map(|effect| match effect {
        Effect::Ended { code, .. } => Some(*code),
        _ => None,
    })
}

/// A resident under age, with everybody else as usual.
fn minor() -> Mediation {
    let mut admission = admission();
    admission.participants[0].minor = true;
    domain::mediation::open(admission, now()).next
}

/// With two officers, under a policy by which a case goes on without one of them.
fn two_officers() -> (Policy, Mediation) {
    let mut admission = admission();
    admission.participants.push(party(SECOND_OFFICER, Side::Respondent, Language::English));
    let policy = Policy::parse(&PASADENA.replace("goes_on_without = false", "goes_on_without = true")).unwrap();
    (policy, domain::mediation::open(admission, now()).next)
}

fn all(state: &Mediation, commands: Vec<Command>, policy: &Policy, at: Timestamp) -> Mediation {
    commands.into_iter().fold(state.clone(), |state, command| under(policy, &state, command, at).unwrap().0)
}

fn send() -> Command {
    Command::SendOffers { place: None }
}

#[test]
fn con_1_consent_counts_only_with_the_explanation_that_belongs_to_it_and_is_kept_with_it() {
    let offering = state("offering, nobody answered");
    let yes = |text_version: &str, channel| {
        let shown = Shown { text_version: text_version.into(), language: Language::Armenian, channel };
        Command::AnswerOffer { person: person(RESIDENT), answer: OfferAnswer::Yes, shown }
    };
    let older = at(&offering, yes("2025-01", Channel::Link), now());
    assert_eq!(older, Err(Refusal::new("text-not-shown", "CON-1")));
    // INT-9: taken down on the phone.
    let version = policy().consent.text_version;
    let (answered, _) = step(&offering, yes(&version, Channel::Phone));
    let kept = |offers: &[Offer]| offers[0].answer.clone().unwrap().shown.unwrap();
    let expected = Shown { text_version: version, language: Language::Armenian, channel: Channel::Phone };
    let Stage::Offering { offers, .. } = &answered.stage else { panic!("offering") };
    assert_eq!(kept(offers), expected);
    let (consented, _) = step(&answered, says(OFFICER, OfferAnswer::Yes));
    assert_eq!((consented.consents.len(), kept(&consented.consents)), (2, expected));
}

#[test]
fn con_6_no_offer_goes_out_before_each_minor_has_a_guardian_who_gets_one_too() {
    assert_eq!(at(&minor(), send(), now()), Err(Refusal::new("guardian-missing", "CON-6")));
    for part in [CompanionPart::Support, CompanionPart::Interpreter] {
        assert_eq!(refused(&step(&minor(), companion(SUPPORT, part, RESIDENT)).0, send()), "guardian-missing");
    }
    let of_the_officer = step(&minor(), companion(GUARDIAN, CompanionPart::Guardian, OFFICER)).0;
    assert_eq!(refused(&of_the_officer, send()), "guardian-missing");
    for part in [CompanionPart::Guardian, CompanionPart::Representative] {
        let (joined, _) = step(&minor(), companion(GUARDIAN, part, RESIDENT));
        let (_, effects) = step(&joined, send());
        assert_eq!(told(&effects, Template::Offer), people(&[RESIDENT, OFFICER, GUARDIAN]));
    }
}

#[test]
fn con_6_a_minors_own_yes_and_the_guardians_are_both_needed() {
    let joined = step(&minor(), companion(GUARDIAN, CompanionPart::Guardian, RESIDENT)).0;
    let offering = step(&joined, send()).0;
    let both = mediated(&offering, vec![says(RESIDENT, OfferAnswer::Yes), says(OFFICER, OfferAnswer::Yes)]);
    assert_eq!(both.stage.code(), "offering");
    let (consented, effects) = step(&both, says(GUARDIAN, OfferAnswer::Yes));
    assert_eq!(consented.stage.code(), "consented");
    assert_eq!(told(&effects, Template::GoingAhead), people(&[RESIDENT, OFFICER, GUARDIAN]));
    let (over, _) = at(&step(&both, says(GUARDIAN, OfferAnswer::No)).0, Command::WindowElapsed, window_end()).unwrap();
    assert!(matches!(over.stage, Stage::Ended { reason: EndReason::Declined, .. }));
}

#[test]
fn con_6_a_guardian_who_is_a_party_or_in_conflict_with_the_minor_doesnt_count() {
    let join = |part, independent| {
        let Command::Join { companion, .. } = companion(GUARDIAN, part, RESIDENT) else { panic!("joins") };
        Command::Join { companion, independent }
    };
    for part in [CompanionPart::Guardian, CompanionPart::Representative] {
        assert_eq!(refused(&minor(), join(part, false)), "guardian-not-independent");
    }
    // Of whoever only accompanies somebody nobody asks it.
    assert!(at(&minor(), join(CompanionPart::Support, false), now()).is_ok());
}

#[test]
fn con_6_one_support_person_a_side_and_interpreters_as_needed() {
    let one = step(&opened(), companion(SUPPORT, CompanionPart::Support, RESIDENT)).0;
    assert_eq!(refused(&one, companion(30, CompanionPart::Support, RESIDENT)), "support-full");
    assert!(at(&one, companion(30, CompanionPart::Support, OFFICER), now()).is_ok());
    let interpreted = step(&one, companion(INTERPRETER, CompanionPart::Interpreter, RESIDENT)).0;
    assert!(at(&interpreted, companion(31, CompanionPart::Interpreter, RESIDENT), now()).is_ok());
    let (two, mesa_vista) = (mesa_vista(), under(&mesa_vista(), &one, companion(30, CompanionPart::Support, RESIDENT), now()));
    assert_eq!((two.consent.support_per_side, mesa_vista.is_ok()), (2, true));
    assert_eq!(refused(&opened(), companion(SUPPORT, CompanionPart::Support, 99)), "not-a-participant");
}

#[test]
fn con_6_whoever_consents_joins_and_goes_before_the_offers_and_everybody_else_before_a_session_is_booked() {
    for (label, mediation) in mediations() {
        let stage = mediation.stage.code();
        let over = matches!(stage, "concluded" | "ended" | "closed");
        let joins = |part| at(&mediation, companion(GUARDIAN, part, RESIDENT), now()).is_ok();
        assert_eq!(joins(CompanionPart::Guardian), stage == "admitted", "{label}");
        assert_eq!(joins(CompanionPart::Interpreter), !over && stage != "booked", "{label}");
        let mut with = mediation.clone();
        for (number, part) in [(GUARDIAN, CompanionPart::Guardian), (SUPPORT, CompanionPart::Support)] {
            let Command::Join { companion, .. } = companion(number, part, RESIDENT) else { panic!("joins") };
            with.companions.push(companion);
        }
        let leaves = |number| at(&with, Command::StayAway { person: person(number) }, now());
        assert!(!with.may_stay_away(person(99)));
        assert_eq!(leaves(GUARDIAN).is_ok(), stage == "admitted", "{label}");
        assert_eq!(leaves(SUPPORT).is_ok(), !over && stage != "booked", "{label}");
        if let Ok((left, _)) = leaves(SUPPORT) {
            assert_eq!(left.companions.iter().map(|one| one.person).collect::<Vec<_>>(), [person(GUARDIAN)], "{label}");
        }
        assert_eq!(leaves(99), Err(Refusal::out_of_order()), "{label}");
    }
}

#[test]
fn con_6_whoever_comes_with_somebody_is_on_their_side_and_attends() {
    let mut with = state("prepared");
    for (number, part, of) in [
        (GUARDIAN, CompanionPart::Guardian, RESIDENT),
        (SUPPORT, CompanionPart::Support, OFFICER),
        (INTERPRETER, CompanionPart::Interpreter, RESIDENT),
    ] {
        let Command::Join { companion, .. } = companion(number, part, of) else { panic!("joins") };
        with.companions.push(companion);
    }
    let expected = [RESIDENT, OFFICER, GUARDIAN, SUPPORT, INTERPRETER, FIRST_MEDIATOR, SECOND_MEDIATOR].map(person);
    assert_eq!(with.attendees(), expected);
    assert_eq!(with.consenting(), [RESIDENT, OFFICER, GUARDIAN].map(person));
    for (number, side, role, stands_for) in [
        (RESIDENT, Some(Side::Complainant), Some(PartRole::Resident), RESIDENT),
        (OFFICER, Some(Side::Respondent), Some(PartRole::Employee), OFFICER),
        (GUARDIAN, Some(Side::Complainant), Some(PartRole::Resident), RESIDENT),
        (SUPPORT, Some(Side::Respondent), None, SUPPORT),
        (INTERPRETER, Some(Side::Complainant), None, INTERPRETER),
        (FIRST_MEDIATOR, None, Some(PartRole::Mediator), FIRST_MEDIATOR),
        (99, None, None, 99),
    ] {
        let one = person(number);
        assert_eq!((with.side_of(one), with.role_of(one), with.stands_for(one)), (side, role, person(stands_for)), "{number}");
    }
    // MED-3: what an interpreter covers no mediator has to speak; nobody who attends mediates.
    assert_eq!(with.needs(on(2026, 11, 22)).languages, [Language::English, Language::Spanish], "the guardian's");
    assert_eq!(with.needs(on(2026, 11, 22)).participants, [RESIDENT, OFFICER, GUARDIAN, SUPPORT, INTERPRETER].map(person));
}

#[test]
fn con_6_at_a_school_whoever_the_conflict_is_with_is_a_minor_until_the_program_says_otherwise() {
    let opened = |kind| domain::mediation::open(domain::mediation::Admission { kind, ..admission() }, now()).next;
    let minors = |mediation: &Mediation| mediation.participants.iter().map(|one| one.minor).collect::<Vec<_>>();
    for &kind in Kind::ALL {
        assert_eq!(minors(&opened(kind)), [false, kind == Kind::School], "{kind}");
    }
    let description = Description { minor: false, represented: false, has_needs: true };
    let (described, _) = step(&opened(Kind::School), Command::Describe { person: person(OFFICER), description });
    assert_eq!(minors(&described), [false, false]);
    assert_eq!((described.participants[1].represented, described.participants[1].has_needs), (false, true));
}

#[test]
fn con_6_that_somebody_is_under_age_is_said_before_the_offers_and_everything_else_until_it_is_over() {
    let describe = |minor| Command::Describe { person: person(RESIDENT), description: Description { minor, ..described() } };
    for (label, mediation) in mediations() {
        let (before, over) = (mediation.stage.code() == "admitted", mediation.stage.is_over());
        assert_eq!(at(&mediation, describe(true), now()).is_ok(), before, "{label}");
        let learned = at(&mediation, describe(false), now());
        assert_eq!(learned.is_ok(), !over, "{label}");
        assert!(learned.is_err() || learned.unwrap().0.participants[0].represented, "{label}");
    }
    let stranger = Command::Describe { person: person(99), description: described() };
    assert_eq!(refused(&opened(), stranger), "not-a-participant");
}

fn tried(number: u128, result: AttemptResult) -> Command {
    Command::RecordAttempt { person: person(number), channel: Channel::Phone, result }
}

#[test]
fn con_5_after_the_policys_number_of_attempts_in_vain_somebody_is_unreachable() {
    use AttemptResult::{MessageLeft, NoAnswer, Reached, WrongContact};
    let offering = state("offering, nobody answered");
    for (results, unreachable) in [
        (vec![], false),
        (vec![NoAnswer, MessageLeft], false),
        (vec![NoAnswer, MessageLeft, WrongContact], true),
        (vec![NoAnswer, NoAnswer, NoAnswer, NoAnswer], true),
        (vec![NoAnswer, Reached, NoAnswer], false),
    ] {
        let tried = mediated(&offering, results.iter().map(|result| tried(RESIDENT, *result)).collect());
        assert_eq!(tried.is_unreachable(person(RESIDENT), &policy()), unreachable, "{results:?}");
        assert!(!tried.is_unreachable(person(OFFICER), &policy()));
        let one_silent = mediated(&tried, vec![says(OFFICER, OfferAnswer::Yes)]);
        for (state, reason) in
            [(&one_silent, if unreachable { EndReason::Unreachable } else { EndReason::Expired }), (&tried, EndReason::Expired)]
        {
            let (over, _) = at(state, Command::WindowElapsed, window_end()).unwrap();
            assert!(matches!(over.stage, Stage::Ended { reason: why, .. } if why == reason), "{results:?}");
        }
    }
    for (label, mediation) in mediations() {
        assert_eq!(at(&mediation, tried(RESIDENT, NoAnswer), now()).is_ok(), !mediation.stage.is_over(), "{label}");
    }
    assert_eq!(refused(&offering, tried(99, NoAnswer)), "not-a-participant");
    let often = mediated(&offering, vec![tried(RESIDENT, NoAnswer); 60]);
    assert_eq!(refused(&often, tried(RESIDENT, NoAnswer)), "too-many-attempts");
}

#[test]
fn con_1_whoever_has_questions_is_called_and_the_program_hears_of_it_once() {
    let wants = |number| Command::AskForCall { person: person(number) };
    for (label, mediation) in mediations() {
        let may = !mediation.stage.is_over() && mediation.stage.code() != "admitted";
        assert_eq!(at(&mediation, wants(RESIDENT), now()).is_ok(), may, "{label}");
    }
    let (waiting, effects) = step(&state("offering, nobody answered"), wants(RESIDENT));
    assert_eq!((waiting.calls_wanted.clone(), told(&effects, Template::CallWanted).len()), (vec![person(RESIDENT)], 1));
    assert_eq!(refused(&waiting, wants(RESIDENT)), "call-already-wanted");
    assert_eq!(at(&waiting, wants(99), now()), Err(Refusal::out_of_order()));
    let both = step(&waiting, wants(OFFICER)).0;
    assert_eq!(step(&both, tried(RESIDENT, AttemptResult::NoAnswer)).0.calls_wanted.len(), 2);
    assert_eq!(step(&both, tried(RESIDENT, AttemptResult::Reached)).0.calls_wanted, [person(OFFICER)]);
}

#[test]
fn stf_4_an_offer_that_comes_to_nothing_is_counted_by_who_was_willing() {
    let measured = |effects: &[Effect]| -> Vec<Measure> {
        let measure = |effect: &Effect| match effect {
            Effect::Measured(measure) => Some(measure.clone()),
            _ => None,
        };
        effects.iter().filter_map(measure).collect()
    };
    let nobody = state("offering, nobody answered");
    let resident = step(&nobody, says(RESIDENT, OfferAnswer::Yes)).0;
    let declined = step(&resident, says(OFFICER, OfferAnswer::No)).0;
    for (offering, complainant, ended) in
        [(nobody, false, EndReason::Expired), (resident, true, EndReason::Expired), (declined, true, EndReason::Declined)]
    {
        let (_, effects) = at(&offering, Command::WindowElapsed, window_end()).unwrap();
        assert_eq!(measured(&effects), [Measure::Answered { complainant, respondent: false, ended: Some(ended) }]);
    }
    let (_, effects) = step(&state("consented"), Command::Stop);
    assert!(matches!(measured(&effects)[..], [Measure::Ended { .. }]), "{effects:?}");
}

#[test]
fn con_2_a_stop_by_the_program_while_offers_are_open_shows_as_little_as_a_no() {
    let (stopped, effects) = step(&state("offering, nobody answered"), Command::Stop);
    assert_eq!(effects, []);
    assert_eq!(refused(&stopped, Command::Stop), "already-stopped");
    // Everybody's yes announces nothing any more.
    let (first, _) = step(&stopped, says(RESIDENT, OfferAnswer::Yes));
    let (both, effects) = step(&first, says(OFFICER, OfferAnswer::Yes));
    assert_eq!((both.stage.code(), effects.len()), ("offering", 2), "only the gates of the answer and of all answers");
    for state in [&stopped, &both] {
        let (over, effects) = at(state, Command::WindowElapsed, window_end()).unwrap();
        assert!(matches!(over.stage, Stage::Ended { reason: EndReason::Stopped, .. }));
        assert_eq!(told(&effects, Template::NotGoingAhead), people(&[RESIDENT, OFFICER]));
    }
}

#[test]
fn con_8_the_program_stops_in_every_stage_and_a_mediator_who_is_on_the_team_at_once() {
    for (label, mediation) in mediations() {
        let stage = mediation.stage.code();
        let stops = at(&mediation, Command::Stop, now());
        assert_eq!(stops.is_ok(), !mediation.stage.is_over(), "{label}");
        let terminates = at(&mediation, Command::Terminate { mediator: person(FIRST_MEDIATOR) }, now());
        let on_the_team = matches!(stage, "preparing" | "prepared" | "picking" | "booked");
        assert_eq!(terminates.is_ok(), on_the_team, "{label}");
        assert!(at(&mediation, Command::Terminate { mediator: person(99) }, now()).is_err(), "{label}");
        if let Ok((over, effects)) = terminates {
            assert!(over.prepared.is_empty(), "WALL-4: what was written down to get there is gone");
            assert!(matches!(over.stage, Stage::Ended { reason: EndReason::Terminated, .. }));
            assert_eq!(ended(&effects), Some(OutcomeCode::NotHeld));
        }
    }
}

#[test]
fn con_2_before_anybody_was_asked_only_whoever_wanted_a_mediation_hears_that_there_will_be_none() {
    let joined = step(&minor(), companion(GUARDIAN, CompanionPart::Guardian, RESIDENT)).0;
    let (over, effects) = step(&joined, Command::Stop);
    assert!(matches!(over.stage, Stage::Ended { reason: EndReason::Stopped, .. }));
    assert_eq!(told(&effects, Template::NoInvitation), people(&[RESIDENT]));
    assert_eq!((told(&effects, Template::NotGoingAhead), ended(&effects)), (vec![], Some(OutcomeCode::NotHeld)));
}

#[test]
fn con_8_a_mediator_who_is_clear_may_stop_it_while_the_other_hasnt_answered() {
    let terminate = |number| Command::Terminate { mediator: person(number) };
    let one_clear = step(&state("assigning"), clear(FIRST_MEDIATOR)).0;
    assert_eq!(at(&one_clear, terminate(SECOND_MEDIATOR), now()), Err(Refusal::out_of_order()));
    let (_, effects) = step(&one_clear, terminate(FIRST_MEDIATOR));
    assert_eq!(told(&effects, Template::AssignmentEnded), people(&[FIRST_MEDIATOR, SECOND_MEDIATOR]));
}

#[test]
fn con_8_out_1_before_the_session_a_stop_calls_it_off_and_from_its_beginning_its_outcome_is_recorded() {
    let starts: Timestamp = FIRST_TIME.parse().unwrap();
    let mediator = || Command::Terminate { mediator: person(SECOND_MEDIATOR) };
    for command in [mediator(), Command::Stop] {
        let (_, effects) = at(&state("booked"), command.clone(), starts - 1.second()).unwrap();
        assert_eq!((told(&effects, Template::SessionCancelled).len(), told(&effects, Template::NotGoingAhead)), (4, vec![]));
        assert!(effects.iter().any(|effect| matches!(effect, Effect::Release { locks, .. } if locks.len() == 5)));
        assert_eq!(effects.iter().filter(|effect| matches!(effect, Effect::CloseGate(_))).count(), 5);
        assert_eq!(at(&state("booked"), command, starts).unwrap_err().code, "session-begun");
    }
}

#[test]
fn con_4_whoever_leaves_during_the_session_ends_it_and_everyone_is_told_that_it_has_ended() {
    let (over, effects) = at(&state("booked"), withdraws(OFFICER), FIRST_TIME.parse().unwrap()).unwrap();
    assert!(matches!(over.stage, Stage::Ended { reason: EndReason::Withdrew, .. }));
    assert_eq!(told(&effects, Template::EndedEarly), people(&[RESIDENT, OFFICER, FIRST_MEDIATOR, SECOND_MEDIATOR]));
    assert_eq!((told(&effects, Template::SessionCancelled), ended(&effects)), (vec![], Some(OutcomeCode::NoAgreement)));
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Release { locks, .. } if locks.len() == 5)));
    assert_eq!(effects.iter().filter(|effect| matches!(effect, Effect::CloseGate(_))).count(), 5);
}

#[test]
fn med_3_an_interpreter_whom_mediators_were_chosen_with_goes_only_when_there_is_another() {
    let interpreter = |number| companion(number, CompanionPart::Interpreter, RESIDENT);
    let away = |number| Command::StayAway { person: person(number) };
    let asked = |state: &Mediation| mediated(state, vec![ask()]);
    let consented =
        mediated(&state("consented"), vec![interpreter(INTERPRETER), companion(SUPPORT, CompanionPart::Support, RESIDENT)]);
    assert!(at(&consented, away(INTERPRETER), now()).is_ok());
    assert_eq!(refused(&asked(&consented), away(INTERPRETER)), "too-late-to-leave");
    assert!(at(&asked(&consented), away(SUPPORT), now()).is_ok());
    let of_the_officer = mediated(&consented, vec![companion(31, CompanionPart::Interpreter, OFFICER)]);
    assert_eq!(refused(&asked(&of_the_officer), away(INTERPRETER)), "too-late-to-leave");
    let two = mediated(&consented, vec![interpreter(31)]);
    assert!(at(&asked(&two), away(INTERPRETER), now()).is_ok());
}

#[test]
fn con_6_without_a_needed_guardian_the_session_wasnt_held() {
    let mut booked = state("booked");
    booked.papers.extend([GUARDIAN, SUPPORT].map(|number| Signed {
        person: person(number),
        paper: Paper::Confidentiality,
        on: on(2026, 11, 22),
    }));
    let Command::Join { companion, .. } = companion(GUARDIAN, CompanionPart::Guardian, RESIDENT) else { panic!("joins") };
    booked.companions.push(companion);
    let Command::Join { companion, .. } = crate::support::companion(SUPPORT, CompanionPart::Support, OFFICER) else {
        panic!("joins")
    };
    booked.companions.push(companion);
    let record = |outcome, guardian, minor| {
        let mut attendance = attendance();
        attendance[0].attendance = minor;
        attendance.push(Attended { person: person(GUARDIAN), role: Some(PartRole::Resident), attendance: guardian });
        attendance.push(Attended { person: person(SUPPORT), role: None, attendance: Absent });
        at(&booked, Command::RecordOutcome { outcome, attendance }, FIRST_TIME.parse().unwrap()).map_err(|refusal| refusal.code)
    };
    use Attendance::{Absent, Excused, Late, Present};
    for &outcome in Outcome::ALL {
        let held = !matches!(outcome, Outcome::Terminated | Outcome::Withdrew | Outcome::NoShow | Outcome::Cancelled);
        for guardian in [Absent, Excused] {
            let recorded = record(outcome, guardian, Present);
            assert_eq!(recorded.is_ok(), !held, "{outcome}");
            assert!(recorded.is_ok() || recorded.unwrap_err() == "guardian-absent");
        }
        for guardian in [Present, Late] {
            assert!(record(outcome, guardian, Present).is_ok(), "{outcome}");
        }
        assert!(record(outcome, Absent, Absent).is_ok(), "nobody stands for somebody who isn't there: {outcome}");
    }
}

#[test]
fn a_case_goes_on_with_those_who_said_yes_only_where_the_policy_says_so_and_each_side_has_one() {
    let (lenient, opened) = two_officers();
    let offering = all(&opened, vec![send()], &lenient, now());
    let two_yes = [RESIDENT, OFFICER].map(|number| says(number, OfferAnswer::Yes)).to_vec();
    let answered = all(&offering, two_yes, &lenient, now());
    assert_eq!(answered.stage.code(), "offering", "blind until the window ends");
    let (strict, _) = at(&answered, Command::WindowElapsed, window_end()).unwrap();
    assert!(matches!(strict.stage, Stage::Ended { reason: EndReason::Expired, .. }));
    let (goes_on, effects) = under(&lenient, &answered, Command::WindowElapsed, window_end()).unwrap();
    assert_eq!(goes_on.stage.code(), "consented");
    assert_eq!(goes_on.participants.iter().map(|one| one.person).collect::<Vec<_>>(), [RESIDENT, OFFICER].map(person));
    assert_eq!(told(&effects, Template::GoingAhead), people(&[RESIDENT, OFFICER]));
    assert_eq!(told(&effects, Template::WithoutYou), people(&[SECOND_OFFICER]));
    assert_eq!(effects.iter().filter(|effect| matches!(effect, Effect::CloseGate(_))).count(), 2);
    assert_eq!((goes_on.gone.clone(), goes_on.consents.len()), (vec![person(SECOND_OFFICER)], 2));
    // Without a yes on one side it doesn't, and neither after a stop.
    let one_side = all(&offering, vec![says(RESIDENT, OfferAnswer::Yes), says(OFFICER, OfferAnswer::No)], &lenient, now());
    let (over, _) = under(&lenient, &one_side, Command::WindowElapsed, window_end()).unwrap();
    assert!(matches!(over.stage, Stage::Ended { reason: EndReason::Declined, .. }));
    let stopped = all(&answered, vec![Command::Stop], &lenient, now());
    let (over, _) = under(&lenient, &stopped, Command::WindowElapsed, window_end()).unwrap();
    assert!(matches!(over.stage, Stage::Ended { reason: EndReason::Stopped, .. }));
}

#[test]
fn con_6_where_a_case_goes_on_without_some_nobody_goes_on_without_their_guardians_yes() {
    let (lenient, _) = two_officers();
    let joined = step(&minor(), companion(GUARDIAN, CompanionPart::Guardian, RESIDENT)).0;
    let offering = all(&joined, vec![send()], &lenient, now());
    let answers = vec![says(RESIDENT, OfferAnswer::Yes), says(OFFICER, OfferAnswer::Yes)];
    let silent = all(&offering, answers, &lenient, now());
    let (over, _) = under(&lenient, &silent, Command::WindowElapsed, window_end()).unwrap();
    assert_eq!(over.stage.code(), "ended");
}

fn consented_by_all() -> (Policy, Mediation) {
    let (lenient, opened) = two_officers();
    let yes = [RESIDENT, OFFICER, SECOND_OFFICER].map(|number| says(number, OfferAnswer::Yes));
    let consented = all(&opened, std::iter::once(send()).chain(yes).collect(), &lenient, now());
    (lenient, consented)
}

fn withdraws(number: u128) -> Command {
    Command::Withdraw { person: person(number) }
}

#[test]
fn con_4_one_of_several_leaves_and_the_others_go_on_where_the_policy_says_so() {
    let (lenient, consented) = consented_by_all();
    assert!(matches!(at(&consented, withdraws(SECOND_OFFICER), now()).unwrap().0.stage, Stage::Ended { .. }));
    let (goes_on, effects) = under(&lenient, &consented, withdraws(SECOND_OFFICER), now()).unwrap();
    assert_eq!((goes_on.stage.code(), goes_on.participants.len()), ("consented", 2));
    assert_eq!(told(&effects, Template::WithoutYou), people(&[SECOND_OFFICER]));
    assert_eq!(effects.len(), 1, "nobody else is told");
    // The last one of a side ends it.
    let (over, _) = under(&lenient, &goes_on, withdraws(OFFICER), now()).unwrap();
    assert!(matches!(over.stage, Stage::Ended { reason: EndReason::Withdrew, .. }));
}

#[test]
fn con_4_with_a_guardians_withdrawal_the_minor_leaves_too() {
    let (lenient, opened) = two_officers();
    let guardian = companion(GUARDIAN, CompanionPart::Guardian, SECOND_OFFICER);
    let yes = [RESIDENT, OFFICER, SECOND_OFFICER, GUARDIAN].map(|number| says(number, OfferAnswer::Yes));
    let consented = all(&opened, [guardian, send()].into_iter().chain(yes).collect(), &lenient, now());
    let (goes_on, effects) = under(&lenient, &consented, withdraws(GUARDIAN), now()).unwrap();
    assert_eq!((goes_on.participants.len(), goes_on.companions.len(), goes_on.consents.len()), (2, 0, 2));
    assert_eq!(goes_on.gone, [SECOND_OFFICER, GUARDIAN].map(person));
    assert_eq!(told(&effects, Template::WithoutYou), people(&[SECOND_OFFICER, GUARDIAN]));
}

fn assigned_to_all() -> (Policy, Mediation) {
    let (lenient, consented) = consented_by_all();
    (lenient.clone(), all(&consented, vec![ask(), clear(FIRST_MEDIATOR), clear(SECOND_MEDIATOR)], &lenient, now()))
}

#[test]
fn sch_1_when_the_only_one_who_wasnt_prepared_leaves_times_can_be_offered() {
    let (lenient, preparing) = assigned_to_all();
    let nearly = all(&preparing, vec![prepared(RESIDENT), prepared(OFFICER)], &lenient, now());
    assert_eq!(nearly.stage.code(), "preparing");
    let (ready, effects) = under(&lenient, &nearly, withdraws(SECOND_OFFICER), now()).unwrap();
    assert_eq!((ready.stage.code(), told(&effects, Template::TimesToOffer).len()), ("prepared", 1));
    let (unprepared, effects) = under(&lenient, &preparing, withdraws(SECOND_OFFICER), now()).unwrap();
    assert_eq!((unprepared.stage.code(), told(&effects, Template::TimesToOffer).len()), ("preparing", 0));
}

#[test]
fn sch_4_when_one_of_several_leaves_times_are_offered_anew_and_a_booked_session_stays_for_the_others() {
    let (lenient, preparing) = assigned_to_all();
    let ready = all(&preparing, [RESIDENT, OFFICER, SECOND_OFFICER].map(prepared).to_vec(), &lenient, now());
    let picking = all(&ready, vec![offer_times(), picks(OFFICER, &[FIRST_TIME])], &lenient, objections_over());
    let (anew, effects) = under(&lenient, &picking, withdraws(SECOND_OFFICER), objections_over()).unwrap();
    assert_eq!((anew.stage.code(), told(&effects, Template::TimesToOffer).len()), ("prepared", 1));
    assert_eq!(effects.iter().filter(|effect| matches!(effect, Effect::CloseGate(_))).count(), 2);
    let rest = [RESIDENT, SECOND_OFFICER].map(|number| picks(number, &[FIRST_TIME]));
    let booked = all(&picking, rest.to_vec(), &lenient, objections_over());
    let (stays, effects) = under(&lenient, &booked, withdraws(SECOND_OFFICER), objections_over()).unwrap();
    assert_eq!(stays.stage.code(), "booked");
    assert_eq!(told(&effects, Template::SessionCancelled), []);
    let off = effects.iter().find_map(|effect| match effect {
        Effect::Notify(notice) if notice.template == Template::WithoutYou => {
            Some((notice.to, notice.appointment.clone()?.sequence))
        }
        _ => None,
    });
    assert_eq!(off, Some((Recipient::Person(person(SECOND_OFFICER)), 2)), "and out of their calendar alone");
    let closed: Vec<_> =
        effects.iter().filter_map(|effect| if let Effect::CloseGate(gate) = effect { gate.person } else { None }).collect();
    assert_eq!(closed, [person(SECOND_OFFICER)], "REM-2: nobody reminds them any more");
    let released = effects.iter().find_map(|effect| match effect {
        Effect::Release { locks, .. } => Some(locks.iter().map(|lock| lock.resource.to_string()).collect::<Vec<_>>()),
        _ => None,
    });
    assert_eq!(released, Some(vec![format!("PERSON#{}", person(SECOND_OFFICER))]));
    assert_eq!(told(&effects, Template::TimesToOffer), [], "nothing was on offer");
    // Other times that are on offer were for all of them; those who stay are asked anew.
    let moving = all(
        &booked,
        vec![cannot_come(OFFICER), offer(&[SECOND_TIME]), picks(OFFICER, &[SECOND_TIME])],
        &lenient,
        objections_over(),
    );
    let (stays, effects) = under(&lenient, &moving, withdraws(SECOND_OFFICER), objections_over()).unwrap();
    assert_eq!(
        (stays.stage.code(), stays.slots_on_offer(), told(&effects, Template::TimesToOffer).len()),
        ("booked", &[] as &[_], 1)
    );
    let times = effects.iter().filter(|effect| matches!(effect, Effect::CloseGate(gate) if gate.kind == GateKind::Times));
    assert_eq!(times.count(), 2, "of the resident and of whoever leaves");
    // Once it has begun, whoever leaves ends it.
    let (over, _) = under(&lenient, &booked, withdraws(SECOND_OFFICER), FIRST_TIME.parse().unwrap()).unwrap();
    assert_eq!(over.stage.code(), "ended");
}

#[test]
fn con_6_a_guardian_attends_and_so_picks_times_like_everybody_else() {
    let joined = step(&minor(), companion(GUARDIAN, CompanionPart::Guardian, RESIDENT)).0;
    let yes = [RESIDENT, OFFICER, GUARDIAN].map(|number| says(number, OfferAnswer::Yes));
    let consented = mediated(&joined, std::iter::once(send()).chain(yes).collect());
    let asked = vec![ask(), clear(FIRST_MEDIATOR), clear(SECOND_MEDIATOR), prepared(RESIDENT), prepared(OFFICER)];
    let picking = mediated_at(&mediated(&consented, asked), vec![offer_times()], objections_over());
    let both = mediated_at(&picking, [RESIDENT, OFFICER].map(|number| picks(number, &[FIRST_TIME])).to_vec(), objections_over());
    assert_eq!(both.stage.code(), "picking");
    let (booked, effects) = at(&both, picks(GUARDIAN, &[FIRST_TIME]), objections_over()).unwrap();
    assert_eq!((booked.stage.code(), told(&effects, Template::SessionBooked).len()), ("booked", 5));
    let (over, effects) = at(&both, withdraws(GUARDIAN), objections_over()).unwrap();
    assert_eq!(over.stage.code(), "ended");
    let closed: Vec<_> =
        effects.iter().filter_map(|effect| if let Effect::CloseGate(gate) = effect { gate.person } else { None }).collect();
    assert_eq!(closed, [person(GUARDIAN)], "the others have picked");
}
