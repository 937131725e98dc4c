//! States and commands that the tables and properties are made of.

#![allow(dead_code, clippy::unwrap_used, missing_docs, reason = "tests")]

use std::sync::LazyLock;

use domain::availability::{Availability, WeeklyHours};
use domain::complaint::{self, Answer, Case, Filing, FilingForm, Finding, Party, Question, Respondent};
use domain::ids::{CaseId, MediationId, PersonId, Reference};
use domain::matching::{AssignmentAnswer, Mediator};
use domain::mediation::{
    self, Admission, Attendance, Attended, Channel, Companion, CompanionPart, Draft, Held, Mediation, OfferAnswer, Outcome,
    Paper, Shown,
};
use domain::policy::Ground;
use domain::slots::Slot;
use domain::text::{Document, Terms};
use domain::vocabulary::{Category, Desk, Kind, Language, OutcomeCode, PartRole, Side};
use domain::{Actor, Policy};
use jiff::civil::{Date, Time, Weekday, date};
use jiff::{Timestamp, ToSpan};
use uuid::Uuid;

pub fn policy() -> Policy {
    static PASADENA: LazyLock<Policy> = LazyLock::new(|| Policy::parse(domain::policy::PASADENA).unwrap());
    PASADENA.clone()
}

/// An invented city that decides nearly everything otherwise.
pub fn mesa_vista() -> Policy {
    static MESA_VISTA: LazyLock<Policy> = LazyLock::new(|| Policy::parse(include_str!("../cities/mesa-vista.toml")).unwrap());
    MESA_VISTA.clone()
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

pub fn form() -> FilingForm {
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

pub fn filed() -> Case {
    filed_as(&form())
}

pub fn filed_as(form: &FilingForm) -> Case {
    let filing = Filing::parse(form, &policy(), date(2026, 11, 22)).unwrap();
    let id = CaseId::new(Uuid::from_u128(100));
    complaint::file(&filing, id, reference(), person(RESIDENT), Actor::Public, &policy(), now()).next
}

pub fn after(case: &Case, commands: Vec<complaint::Command>) -> Case {
    commands
        .into_iter()
        .fold(case.clone(), |case, command| complaint::decide(&case, command, Actor::System, &policy(), now()).unwrap().next)
}

pub fn answers(answer: Answer) -> complaint::Command {
    complaint::Command::Screen(Question::of(Kind::Community).iter().map(|&question| (question, answer)).collect())
}

pub fn officer() -> complaint::Command {
    complaint::Command::Identify(Respondent { person: person(OFFICER), language: Language::English })
}

pub fn discovery() -> complaint::Command {
    complaint::Command::RecordDiscovery(date(2026, 11, 22))
}

pub fn approve(desk: Desk) -> complaint::Command {
    complaint::Command::Approve { desk, outside_chain: true }
}

pub fn document() -> Document {
    Document::parse("File 26-1234").unwrap()
}

pub fn only(question: Question, answer: Answer) -> complaint::Command {
    let answers = Question::of(Kind::Community).iter().map(|&one| (one, if one == question { answer } else { Answer::No }));
    complaint::Command::Screen(answers.collect())
}

/// One case in each stage, and the ones of `eligible` that matter.
pub fn cases() -> Vec<(&'static str, Case)> {
    use complaint::Command::{Acknowledge, ConfirmReceipt, MediationBegan, MediationEnded, RecordDisposition};
    let filed = filed();
    let acknowledged = after(&filed, vec![Acknowledge]);
    let eligible = after(&acknowledged, vec![answers(Answer::No)]);
    let nearly = after(&eligible, vec![officer(), discovery(), approve(Desk::Program)]);
    let admitted = after(&nearly, vec![approve(Desk::ProfessionalStandards)]);
    let mediating = after(&admitted, vec![MediationBegan]);
    let ended = |code| after(&mediating, vec![MediationEnded { code, on: date(2026, 12, 8) }]);
    vec![
        ("received", filed),
        ("acknowledged", acknowledged.clone()),
        ("under_review, nothing known", after(&acknowledged, vec![answers(Answer::Unknown)])),
        ("under_review, a safety concern", after(&acknowledged, vec![only(Question::SafetyConcern, Answer::Yes)])),
        ("returned, may be overridden", after(&acknowledged, vec![only(Question::PendingMatter, Answer::Yes)])),
        ("returned, force", after(&acknowledged, vec![only(Question::Force, Answer::Yes)])),
        ("eligible, nothing else done", eligible),
        ("eligible, only professional standards missing", nearly),
        ("admitted", admitted),
        ("in_mediation", mediating.clone()),
        ("closed", ended(OutcomeCode::Agreement)),
        ("returned, not held", ended(OutcomeCode::NotHeld)),
        ("returned, receipt confirmed", after(&ended(OutcomeCode::NotHeld), vec![ConfirmReceipt])),
        (
            "returned, with a disposition",
            after(&ended(OutcomeCode::NotHeld), vec![RecordDisposition { finding: Finding::Unfounded, on: date(2026, 11, 21) }]),
        ),
    ]
}

pub fn complaint_commands() -> Vec<(&'static str, complaint::Command)> {
    use complaint::Command as C;
    use complaint::Command::{Acknowledge, MediationBegan, MediationEnded};
    let toll = |from, until| C::Toll { ground: Ground::OfficerWaiver, from, until, document: document() };
    vec![
        ("acknowledge", Acknowledge),
        ("screen, all no", answers(Answer::No)),
        ("screen, all unknown", answers(Answer::Unknown)),
        ("screen, all yes", answers(Answer::Yes)),
        ("screen, a pending matter", only(Question::PendingMatter, Answer::Yes)),
        ("judge: suitable", C::Judge { suitable: true }),
        ("judge: not suitable", C::Judge { suitable: false }),
        ("override, outside the chain", C::Override { outside_chain: true }),
        ("override, in the own chain", C::Override { outside_chain: false }),
        ("identify an officer", officer()),
        ("take the officer off", C::TakeOff(person(OFFICER))),
        ("take somebody else off", C::TakeOff(person(RESIDENT))),
        ("record discovery", discovery()),
        ("record discovery in the future", complaint::Command::RecordDiscovery(date(2026, 11, 23))),
        ("toll the clock", toll(date(2026, 11, 22), None)),
        ("toll backwards", toll(date(2026, 11, 22), Some(date(2026, 11, 21)))),
        ("toll in the future", toll(date(2026, 11, 23), None)),
        ("end a toll", C::EndToll { number: 0, until: date(2026, 11, 22) }),
        ("waive the reserve", C::Waive(document())),
        ("approve for the program", approve(Desk::Program)),
        ("approve for standards", approve(Desk::ProfessionalStandards)),
        ("approve for the school", approve(Desk::School)),
        ("take the program's approval back", C::WithdrawApproval(Desk::Program)),
        ("take standards' approval back", C::WithdrawApproval(Desk::ProfessionalStandards)),
        ("mediation began", MediationBegan),
        ("mediation ended: agreement", MediationEnded { code: OutcomeCode::Agreement, on: date(2026, 12, 8) }),
        ("mediation ended: no_agreement", MediationEnded { code: OutcomeCode::NoAgreement, on: date(2026, 12, 8) }),
        ("mediation ended: not_held", MediationEnded { code: OutcomeCode::NotHeld, on: date(2026, 12, 8) }),
        ("confirm the receipt", C::ConfirmReceipt),
        ("record a disposition", C::RecordDisposition { finding: Finding::Sustained, on: date(2026, 11, 22) }),
        ("record one of tomorrow", C::RecordDisposition { finding: Finding::Sustained, on: date(2026, 11, 23) }),
        ("record the notice", C::RecordNotice { on: date(2026, 11, 22) }),
        ("place a hold", C::Hold(document())),
        ("release a hold", C::ReleaseHold),
        ("destroy", C::Destroy(document())),
        ("take the case", C::Assign(Some("somebody".into()))),
        ("give it back", C::Assign(None)),
        ("comment", C::Comment),
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
        background: None,
        training_hours: 30,
        lecture_hours: 12,
        trained_on: None,
        confidentiality_signed: true,
        confidentiality_until: None,
        law_enforcement: true,
        relations: vec![],
        availability: Availability::every_week((1..=5).map(day).collect()),
        places: vec![],
        monthly_cap: None,
        load: 0,
        last_asked: None,
    }
}

pub fn slot(text: &str) -> Slot {
    let starts_at: Timestamp = text.parse().unwrap();
    Slot { starts_at, ends_at: starts_at + 2.hours(), room: "library-room".into() }
}

/// A moment at which nobody can object to the mediators any more.
pub const OBJECTIONS_OVER: &str = "2026-11-26T18:00:00Z";
pub fn objections_over() -> Timestamp {
    OBJECTIONS_OVER.parse().unwrap()
}

pub const FIRST_TIME: &str = "2026-12-08T18:00:00Z";
pub const SECOND_TIME: &str = "2026-12-09T18:00:00Z";

pub fn party(number: u128, side: Side, language: Language) -> Party {
    Party { person: person(number), side, language, minor: false, represented: false, has_needs: false }
}

pub fn admission() -> Admission {
    Admission {
        id: MediationId::new(Uuid::from_u128(100)),
        reference: reference(),
        kind: Kind::Community,
        category: Category::Demeanor,
        incident_on: date(2026, 11, 20),
        last_day: Some(date(2027, 8, 24)),
        case_version: 1,
        participants: vec![
            party(RESIDENT, Side::Complainant, Language::Spanish),
            party(OFFICER, Side::Respondent, Language::English),
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
    mediation::Command::AnswerOffer { person: person(number), answer, shown: shown() }
}

/// The explanation, as somebody saw it by their own link.
pub fn shown() -> Shown {
    let text_version = policy().consent.text_version;
    Shown { text_version, language: Language::Spanish, channel: Channel::Link }
}

pub fn picks(number: u128, starts: &[&str]) -> mediation::Command {
    mediation::Command::PickTimes {
        person: person(number),
        starts: starts.iter().map(|at| at.parse().unwrap()).collect(),
        channel: Channel::Link,
        booking: Uuid::from_u128(900),
        taken: Vec::new(),
    }
}

pub fn prepared(number: u128) -> mediation::Command {
    conversation(number, date(2026, 11, 22), true)
}

pub fn conversation(number: u128, on: Date, suitable: bool) -> mediation::Command {
    mediation::Command::RecordPreparation(mediation::Preparation { person: person(number), on, minutes: 45, suitable })
}

pub fn clear(number: u128) -> mediation::Command {
    assignment(number, AssignmentAnswer::Clear)
}

pub fn assignment(number: u128, answer: AssignmentAnswer) -> mediation::Command {
    mediation::Command::AnswerAssignment { mediator: person(number), answer }
}

/// A guardian or anybody else who comes with a participant.
pub fn companion(number: u128, part: CompanionPart, of: u128) -> mediation::Command {
    let companion = Companion { person: person(number), part, of: person(of), language: Language::Spanish };
    mediation::Command::Join { companion, independent: true }
}

pub fn ask() -> mediation::Command {
    mediation::Command::AskMediators { team: vec![mediator(FIRST_MEDIATOR), mediator(SECOND_MEDIATOR)] }
}

pub fn offer_times() -> mediation::Command {
    mediation::Command::OfferTimes { slots: vec![slot(FIRST_TIME), slot(SECOND_TIME)] }
}

pub fn offer(starts: &[&str]) -> mediation::Command {
    mediation::Command::OfferTimes { slots: starts.iter().map(|at| slot(at)).collect() }
}

pub fn cannot_come(number: u128) -> mediation::Command {
    mediation::Command::AskForAnotherTime { person: person(number) }
}

/// Both sides signed what everybody signs.
pub fn signed() -> mediation::Command {
    signs(&[(RESIDENT, Paper::Confidentiality), (OFFICER, Paper::Confidentiality)])
}

pub fn signs(signed: &[(u128, Paper)]) -> mediation::Command {
    let signed = signed.iter().map(|(number, paper)| (person(*number), *paper)).collect();
    mediation::Command::SignPapers { signed, on: date(2026, 11, 22) }
}

pub fn attendance() -> Vec<Attended> {
    [
        (RESIDENT, PartRole::Resident),
        (OFFICER, PartRole::Employee),
        (FIRST_MEDIATOR, PartRole::Mediator),
        (SECOND_MEDIATOR, PartRole::Mediator),
    ]
    .map(|(number, role)| Attended { person: person(number), role: Some(role), attendance: Attendance::Present })
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
    let preparing = mediated(&assigning, vec![clear(FIRST_MEDIATOR), clear(SECOND_MEDIATOR)]);
    let ready = mediated(&preparing, vec![prepared(RESIDENT), prepared(OFFICER)]);
    let picking = mediated_at(&ready, vec![offer_times()], objections_over());
    let booked = mediated(&picking, vec![picks(RESIDENT, &[FIRST_TIME]), picks(OFFICER, &[FIRST_TIME]), signed()]);
    let moving = mediated(&booked, vec![cannot_come(OFFICER)]);
    let moved_soon = mediated_at(&moving, vec![offer(&[SECOND_TIME])], objections_over());
    let after_session: Timestamp = "2026-12-08T20:30:00Z".parse().unwrap();
    let concluded = mediated_at(&booked, vec![outcome(Outcome::Agreement)], after_session);
    let written = mediated_at(&concluded, vec![writes("Both greet each other.")], after_session);
    let surveyed = mediated(&concluded, vec![mediation::Command::SurveysSent]);
    let closed = mediated(&surveyed, vec![mediation::Command::Close]);
    let asked = mediated_at(&closed, vec![mediation::Command::Look(mediation::Check::FollowUp)], after_session);
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
        ("booked, the officer can't come", moving),
        ("booked, another time on offer", moved_soon),
        ("concluded", concluded),
        ("concluded, an agreement to sign", written),
        ("concluded, surveys sent", surveyed),
        ("ended", mediated(&consented, vec![mediation::Command::Withdraw { person: person(RESIDENT) }])),
        ("closed", closed),
        ("closed, asked whether it held", asked.clone()),
        ("closed, the officer says it didn't", mediated(&asked, vec![holds(OFFICER, Held::No)])),
    ]
}

/// What was agreed on, written down; nobody has signed it.
pub fn writes(terms: &str) -> mediation::Command {
    let terms = Terms::parse(terms).unwrap();
    mediation::Command::WriteAgreement(Draft { replaces: None, terms, may_be_disclosed: false, signed: Vec::new(), on: None })
}

/// These people sign a text.
pub fn sign_text(text: u64, people: &[u128]) -> mediation::Command {
    let people = people.iter().map(|number| person(*number)).collect();
    mediation::Command::SignAgreement { text, people, on: date(2026, 11, 22) }
}

pub fn holds(number: u128, held: Held) -> mediation::Command {
    mediation::Command::AnswerFollowUp { person: person(number), held, channel: Channel::Link }
}

pub fn give_hours(number: u128) -> mediation::Command {
    let availability = mediator(number).availability;
    mediation::Command::GiveHours { person: person(number), availability }
}

/// Somebody of age with a lawyer.
pub const fn described() -> mediation::Description {
    mediation::Description { minor: false, represented: true, has_needs: false }
}

pub fn mediation_commands() -> Vec<(&'static str, mediation::Command)> {
    use mediation::AttemptResult::NoAnswer;
    use mediation::Command::{
        AskForCall, Close, Describe, Look, Object, RecordAttempt, SendOffers, SetReminders, Stop, SurveysSent,
        TakeBackAssignment, Terminate, WindowElapsed, Withdraw,
    };
    vec![
        ("send offers", SendOffers { place: None }),
        ("resident says yes", says(RESIDENT, OfferAnswer::Yes)),
        ("officer says no", says(OFFICER, OfferAnswer::No)),
        ("a stranger says yes", says(99, OfferAnswer::Yes)),
        ("window elapsed", WindowElapsed),
        ("silence is looked at", Look(mediation::Check::Silence)),
        ("the city's list is looked at", Look(mediation::Check::Event)),
        ("the clock changed", mediation::Command::ClockChanged { version: 2, last_day: date(2027, 1, 31) }),
        ("an older clock", mediation::Command::ClockChanged { version: 1, last_day: date(2027, 1, 31) }),
        ("resident withdraws", Withdraw { person: person(RESIDENT) }),
        ("a stranger withdraws", Withdraw { person: person(99) }),
        ("ask mediators", ask()),
        ("first mediator is clear", clear(FIRST_MEDIATOR)),
        ("first mediator has a conflict", assignment(FIRST_MEDIATOR, AssignmentAnswer::Conflict)),
        ("first mediator declines", assignment(FIRST_MEDIATOR, AssignmentAnswer::Declined)),
        ("take back the first assignment", TakeBackAssignment { mediator: person(FIRST_MEDIATOR) }),
        ("resident objects", Object { person: person(RESIDENT), mediator: person(FIRST_MEDIATOR) }),
        ("first mediator stops", Terminate { mediator: person(FIRST_MEDIATOR) }),
        ("the program stops", Stop),
        ("a guardian joins", companion(21, CompanionPart::Guardian, RESIDENT)),
        ("a support person joins", companion(22, CompanionPart::Support, OFFICER)),
        ("resident is described", Describe { person: person(RESIDENT), description: described() }),
        ("resident can't be reached", RecordAttempt { person: person(RESIDENT), channel: Channel::Phone, result: NoAnswer }),
        ("resident wants a call", AskForCall { person: person(RESIDENT) }),
        ("resident wants no reminders", SetReminders { person: person(RESIDENT), wanted: false }),
        ("a stranger wants no reminders", SetReminders { person: person(99), wanted: false }),
        ("resident prepared", prepared(RESIDENT)),
        ("a stranger prepared", prepared(99)),
        ("offer times", offer_times()),
        ("resident picks the first", picks(RESIDENT, &[FIRST_TIME])),
        ("resident picks none", picks(RESIDENT, &[])),
        ("resident picks another day", picks(RESIDENT, &["2026-12-10T18:00:00Z"])),
        ("officer can't come", cannot_come(OFFICER)),
        ("a stranger can't come", cannot_come(99)),
        ("officer gives shifts", give_hours(OFFICER)),
        ("a mediator gives hours there", give_hours(FIRST_MEDIATOR)),
        ("both sign", signed()),
        ("a stranger signs", signs(&[(99, Paper::Confidentiality)])),
        ("resident's needs are arranged", mediation::Command::Arrange { person: person(RESIDENT) }),
        ("record an agreement", outcome(Outcome::Agreement)),
        ("write what was agreed on", writes("Both greet each other.")),
        ("the terms may stand", mediation::Command::LetTermsStand { text: 1 }),
        ("resident signs it", sign_text(1, &[RESIDENT])),
        ("resident signs another text", sign_text(2, &[RESIDENT])),
        ("a stranger signs it", sign_text(1, &[99])),
        ("it is destroyed", mediation::Command::DestroyAgreement { text: None }),
        ("surveys sent", SurveysSent),
        ("close", Close),
        ("it is asked whether it held", Look(mediation::Check::FollowUp)),
        ("those are reminded who didn't answer", Look(mediation::Check::FollowUpNudge)),
        ("nobody is waited for any longer", Look(mediation::Check::FollowUpOver)),
        ("the agreement was kept long enough", Look(mediation::Check::Keeping)),
        ("resident says it held", holds(RESIDENT, Held::Yes)),
        ("a stranger says it held", holds(99, Held::Yes)),
        ("the program takes it up", mediation::Command::TakeUpFollowUp),
    ]
}

pub fn on(year: i16, month: i8, day: i8) -> Date {
    date(year, month, day)
}

/// A request for a presentation on a Tuesday evening in January, in five weeks and more.
pub fn asked_for() -> domain::outreach::Ask {
    use domain::outreach::{Ask, Audience, EngagementKind};
    Ask {
        kind: EngagementKind::NeighborhoodWatch,
        starts_at: "2027-01-20T02:30:00Z".parse().unwrap(),
        minutes: 60,
        zip: "91104".into(),
        audience: 30,
        ages: Audience::Adults,
        language: Language::English,
        specials: [].into(),
        public: true,
    }
}

pub const SPECIALIST: u128 = 41;
pub const PRESENTER: u128 = 42;

/// A request that waits for the unit.
pub fn engagement() -> domain::outreach::Engagement {
    engagement_for(asked_for())
}

pub fn engagement_for(ask: domain::outreach::Ask) -> domain::outreach::Engagement {
    let ids = (domain::ids::EngagementId::new(Uuid::from_u128(7)), reference(), person(RESIDENT));
    let whose = (ask, Some("northeast".to_owned()), Some(person(SPECIALIST)));
    domain::outreach::file(ids, whose, domain::outreach::Told::Everybody, Actor::Public, &policy(), now()).next
}
