//! States and commands that the tables and properties are made of.

#![allow(dead_code, clippy::unwrap_used, missing_docs, reason = "tests")]

use domain::complaint::{self, Answer, Approver, Case, Filing, FilingForm, Officer, Party, Question};
use domain::ids::{CaseId, MediationId, PersonId, Reference};
use domain::matching::{Mediator, WeeklyHours};
use domain::mediation::{self, Admission, Attendance, Attended, Mediation, OfferAnswer, Outcome};
use domain::slots::Slot;
use domain::vocabulary::{Category, Kind, Language, OutcomeCode, PartRole, Side};
use domain::{Actor, Policy};
use jiff::civil::{Date, Time, Weekday, date};
use jiff::{Timestamp, ToSpan};
use uuid::Uuid;

pub fn policy() -> Policy {
    Policy::parse(domain::policy::PASADENA).unwrap()
}

pub fn now() -> Timestamp {
    "2026-11-22T18:00:00Z".parse().unwrap()
}

pub fn person(number: u128) -> PersonId {
    PersonId::new(Uuid::from_u128(number))
}

pub const RESIDENT: u128 = 1;
pub const OFFICER: u128 = 2;
pub const FIRST_MEDIATOR: u128 = 11;
pub const SECOND_MEDIATOR: u128 = 12;

pub fn reference() -> Reference {
    "K7DM-3XQ9-ACEF".parse().unwrap()
}

pub fn filed() -> Case {
    let form = FilingForm {
        kind: "community".into(),
        category: "demeanor".into(),
        statement: "The officer raised his voice at me.".into(),
        incident_on: "2026-11-20".into(),
        email: "ana@example.org".into(),
        language: "es".into(),
        age: "adult".into(),
        contact_consent: true,
        ..FilingForm::default()
    };
    let filing = Filing::parse(&form, &policy(), date(2026, 11, 22)).unwrap();
    let id = CaseId::new(Uuid::from_u128(100));
    complaint::file(&filing, id, reference(), person(RESIDENT), Actor::Public, &policy(), now()).next
}

pub fn after(case: &Case, commands: Vec<complaint::Command>) -> Case {
    commands
        .into_iter()
        .fold(case.clone(), |case, command| complaint::decide(&case, command, Actor::System, &policy(), now()).unwrap().next)
}

pub fn answers(answer: Answer) -> complaint::Command {
    complaint::Command::Screen(Question::ALL.iter().map(|&question| (question, answer)).collect())
}

pub fn officer() -> complaint::Command {
    complaint::Command::IdentifyOfficer(Officer { person: person(OFFICER), language: Language::English })
}

pub fn discovery() -> complaint::Command {
    complaint::Command::RecordDiscovery(date(2026, 11, 22))
}

/// One case in each stage, and the ones of `eligible` that matter.
pub fn cases() -> Vec<(&'static str, Case)> {
    use complaint::Command::{Acknowledge, Approve, MediationBegan, MediationEnded};
    let filed = filed();
    let acknowledged = after(&filed, vec![Acknowledge]);
    let eligible = after(&acknowledged, vec![answers(Answer::No)]);
    let nearly = after(&eligible, vec![officer(), discovery(), Approve(Approver::Program)]);
    let admitted = after(&nearly, vec![Approve(Approver::ProfessionalStandards)]);
    let mediating = after(&admitted, vec![MediationBegan]);
    let ended = |code| after(&mediating, vec![MediationEnded { code, on: date(2026, 12, 8) }]);
    vec![
        ("received", filed),
        ("acknowledged", acknowledged.clone()),
        ("under_review", after(&acknowledged, vec![answers(Answer::Unknown)])),
        ("eligible, nothing else done", eligible),
        ("eligible, only professional standards missing", nearly),
        ("admitted", admitted),
        ("in_mediation", mediating.clone()),
        ("closed", ended(OutcomeCode::Agreement)),
        ("returned", ended(OutcomeCode::NotHeld)),
    ]
}

pub fn complaint_commands() -> Vec<(&'static str, complaint::Command)> {
    use complaint::Command::{Acknowledge, Approve, MediationBegan, MediationEnded};
    vec![
        ("acknowledge", Acknowledge),
        ("screen, all no", answers(Answer::No)),
        ("screen, all unknown", answers(Answer::Unknown)),
        ("screen, all yes", answers(Answer::Yes)),
        ("identify an officer", officer()),
        ("record discovery", discovery()),
        ("record discovery in the future", complaint::Command::RecordDiscovery(date(2026, 11, 23))),
        ("approve for the program", Approve(Approver::Program)),
        ("approve for standards", Approve(Approver::ProfessionalStandards)),
        ("mediation began", MediationBegan),
        ("mediation ended: agreement", MediationEnded { code: OutcomeCode::Agreement, on: date(2026, 12, 8) }),
        ("mediation ended: no_agreement", MediationEnded { code: OutcomeCode::NoAgreement, on: date(2026, 12, 8) }),
        ("mediation ended: not_held", MediationEnded { code: OutcomeCode::NotHeld, on: date(2026, 12, 8) }),
    ]
}

pub fn mediator(number: u128) -> Mediator {
    let day = |offset| WeeklyHours {
        day: Weekday::from_monday_one_offset(offset).unwrap(),
        from: Time::constant(9, 0, 0, 0),
        until: Time::constant(18, 0, 0, 0),
    };
    Mediator {
        person: person(number),
        languages: vec![Language::English, Language::Spanish],
        training_hours: 30,
        lecture_hours: 12,
        confidentiality_signed: true,
        law_enforcement: true,
        weekly: (1..=5).map(day).collect(),
        load: 0,
    }
}

pub fn slot(text: &str) -> Slot {
    let starts_at: Timestamp = text.parse().unwrap();
    Slot { starts_at, ends_at: starts_at + 2.hours(), room: "library-room".into() }
}

pub const FIRST_TIME: &str = "2026-12-08T18:00:00Z";
pub const SECOND_TIME: &str = "2026-12-09T18:00:00Z";

pub fn admission() -> Admission {
    Admission {
        id: MediationId::new(Uuid::from_u128(100)),
        reference: reference(),
        kind: Kind::Community,
        category: Category::Demeanor,
        incident_on: date(2026, 11, 20),
        safe_date: date(2027, 8, 24),
        participants: vec![
            Party { person: person(RESIDENT), side: Side::Resident, language: Language::Spanish },
            Party { person: person(OFFICER), side: Side::Employee, language: Language::English },
        ],
    }
}

pub fn mediated(state: &Mediation, commands: Vec<mediation::Command>) -> Mediation {
    mediated_at(state, commands, now())
}

pub fn mediated_at(state: &Mediation, commands: Vec<mediation::Command>, at: Timestamp) -> Mediation {
    commands
        .into_iter()
        .fold(state.clone(), |state, command| mediation::decide(&state, command, &Actor::System, &policy(), at).unwrap().next)
}

pub fn says(number: u128, answer: OfferAnswer) -> mediation::Command {
    mediation::Command::AnswerOffer { person: person(number), answer }
}

pub fn picks(number: u128, starts: &[&str]) -> mediation::Command {
    mediation::Command::PickTimes {
        person: person(number),
        starts: starts.iter().map(|at| at.parse().unwrap()).collect(),
        booking: Uuid::from_u128(900),
        taken: Vec::new(),
    }
}

pub fn prepared(number: u128) -> mediation::Command {
    mediation::Command::RecordPreparation { person: person(number), on: date(2026, 11, 22), minutes: 45 }
}

pub fn clear(number: u128, conflict: bool) -> mediation::Command {
    mediation::Command::AnswerAssignment { mediator: person(number), conflict }
}

pub fn ask() -> mediation::Command {
    mediation::Command::AskMediators { team: vec![mediator(FIRST_MEDIATOR), mediator(SECOND_MEDIATOR)] }
}

pub fn offer_times() -> mediation::Command {
    mediation::Command::OfferTimes { slots: vec![slot(FIRST_TIME), slot(SECOND_TIME)] }
}

pub fn attendance() -> Vec<Attended> {
    [
        (RESIDENT, PartRole::Resident),
        (OFFICER, PartRole::Employee),
        (FIRST_MEDIATOR, PartRole::Mediator),
        (SECOND_MEDIATOR, PartRole::Mediator),
    ]
    .map(|(number, role)| Attended { person: person(number), role, attendance: Attendance::Present })
    .to_vec()
}

pub fn outcome(outcome: Outcome) -> mediation::Command {
    mediation::Command::RecordOutcome { outcome, attendance: attendance() }
}

pub fn opened() -> Mediation {
    mediation::open(admission(), now()).next
}

/// One mediation in each stage.
pub fn mediations() -> Vec<(&'static str, Mediation)> {
    use OfferAnswer::{No, Yes};
    let opened = opened();
    let offering = mediated(&opened, vec![mediation::Command::SendOffers { place: None }]);
    let consented = mediated(&offering, vec![says(RESIDENT, Yes), says(OFFICER, Yes)]);
    let assigning = mediated(&consented, vec![ask()]);
    let preparing = mediated(&assigning, vec![clear(FIRST_MEDIATOR, false), clear(SECOND_MEDIATOR, false)]);
    let ready = mediated(&preparing, vec![prepared(RESIDENT), prepared(OFFICER)]);
    let picking = mediated(&ready, vec![offer_times()]);
    let booked = mediated(&picking, vec![picks(RESIDENT, &[FIRST_TIME]), picks(OFFICER, &[FIRST_TIME])]);
    let after_session: Timestamp = "2026-12-08T20:30:00Z".parse().unwrap();
    let concluded = mediated_at(&booked, vec![outcome(Outcome::Agreement)], after_session);
    let surveyed = mediated(&concluded, vec![mediation::Command::SurveysSent]);
    vec![
        ("admitted", opened),
        ("offering, nobody answered", offering.clone()),
        ("offering, the officer said no", mediated(&offering, vec![says(OFFICER, No)])),
        ("consented", consented.clone()),
        ("assigning", assigning),
        ("preparing", preparing.clone()),
        ("preparing, resident done", mediated(&preparing, vec![prepared(RESIDENT)])),
        ("prepared", ready),
        ("picking", picking.clone()),
        ("picking, the officer picked", mediated(&picking, vec![picks(OFFICER, &[FIRST_TIME])])),
        ("booked", booked),
        ("concluded", concluded),
        ("concluded, surveys sent", surveyed.clone()),
        ("ended", mediated(&consented, vec![mediation::Command::Withdraw { person: person(RESIDENT) }])),
        ("closed", mediated(&surveyed, vec![mediation::Command::Close])),
    ]
}

pub fn mediation_commands() -> Vec<(&'static str, mediation::Command)> {
    use mediation::Command::{Close, SendOffers, SurveysSent, WindowElapsed, Withdraw};
    vec![
        ("send offers", SendOffers { place: None }),
        ("resident says yes", says(RESIDENT, OfferAnswer::Yes)),
        ("officer says no", says(OFFICER, OfferAnswer::No)),
        ("a stranger says yes", says(99, OfferAnswer::Yes)),
        ("window elapsed", WindowElapsed),
        ("resident withdraws", Withdraw { person: person(RESIDENT) }),
        ("a stranger withdraws", Withdraw { person: person(99) }),
        ("ask mediators", ask()),
        ("first mediator is clear", clear(FIRST_MEDIATOR, false)),
        ("first mediator has a conflict", clear(FIRST_MEDIATOR, true)),
        ("resident prepared", prepared(RESIDENT)),
        ("a stranger prepared", prepared(99)),
        ("offer times", offer_times()),
        ("resident picks the first", picks(RESIDENT, &[FIRST_TIME])),
        ("resident picks none", picks(RESIDENT, &[])),
        ("resident picks another day", picks(RESIDENT, &["2026-12-10T18:00:00Z"])),
        ("record an agreement", outcome(Outcome::Agreement)),
        ("surveys sent", SurveysSent),
        ("close", Close),
    ]
}

pub fn on(year: i16, month: i8, day: i8) -> Date {
    date(year, month, day)
}
