//! The decider of the mediation side: one arm a command; each command's whole life is in the file of its phase.

use jiff::Timestamp;
use jiff::civil::Date;

use super::command::Command;
use super::effect::Effect;
use super::{
    Mediation, Stage, agreement, assignment, checks, companions, follow_up, leaving, moving, offer, outcome, papers, preparation,
    reaching, session, silence, surveys,
};
use crate::complaint::Party;
use crate::decision::{Actor, Decision, Entry};
use crate::ids::{MediationId, PersonId, Reference};
use crate::notice::{Notice, Recipient, Template};
use crate::policy::Policy;
use crate::refusal::Refusal;
use crate::vocabulary::{Category, Desk, Kind, Side};

/// What a decider answers on this side.
pub(super) type Decided = Result<Decision<Mediation, Effect>, Refusal>;

/// What a decider may look at besides state and command.
#[derive(Clone, Copy)]
pub(super) struct Given<'a> {
    pub by: &'a Actor,
    pub policy: &'a Policy,
    pub now: Timestamp,
}

impl Given<'_> {
    pub fn entry(&self, what: &str) -> Entry {
        Entry::new(what, self.by.clone(), self.now)
    }
}

/// What `case-admitted` tells the mediation side.
#[derive(Debug, Clone, PartialEq)]
pub struct Admission {
    /// The mediation's id, made of the case's.
    pub id: MediationId,
    /// The reference.
    pub reference: Reference,
    /// What kind of case.
    pub kind: Kind,
    /// What it is about.
    pub category: Category,
    /// The day of the incident.
    pub incident_on: Date,
    /// The last day on which a session may take place, where a legal clock runs.
    pub last_day: Option<Date>,
    /// The version of the case that it comes from.
    pub case_version: u64,
    /// Who is to sit at the table.
    pub participants: Vec<Party>,
}

/// A new mediation of an admitted case.
#[must_use]
pub fn open(admission: Admission, now: Timestamp) -> Decision<Mediation, Effect> {
    let Admission { id, reference, kind, category, incident_on, last_day, case_version, mut participants } = admission;
    if kind == Kind::School {
        // Until the program says otherwise, whoever a conflict at school is with is a student too (CON-6, SAFE-1).
        let others = participants.iter_mut().filter(|party| party.side == Side::Respondent);
        others.for_each(|party| party.minor = true);
    }
    let mediation = Mediation {
        id,
        reference,
        kind,
        category,
        incident_on,
        last_day,
        case_version,
        participants,
        companions: Vec::new(),
        consents: Vec::new(),
        gone: Vec::new(),
        attempts: Vec::new(),
        calls_wanted: Vec::new(),
        left_out: Vec::new(),
        askings: 0,
        objectors: Vec::new(),
        prepared: Vec::new(),
        rounds: 0,
        moves: 0,
        hours: Vec::new(),
        arrangements: Vec::new(),
        papers: Vec::new(),
        silence: None,
        agreement: None,
        texts: 0,
        follow_up: None,
        asked_later: Vec::new(),
        sequence: 0,
        stage: Stage::Admitted,
    };
    Decision::step(mediation, Entry::new("opened", Actor::System, now), vec![Effect::Moved])
}

/// Decides a command on a mediation.
///
/// # Errors
/// A refusal when the rules don't allow it; nothing has changed then.
pub fn decide(mediation: &Mediation, command: Command, by: &Actor, policy: &Policy, now: Timestamp) -> Decided {
    let given = Given { by, policy, now };
    let contact = silence::contact(&command, given);
    Ok(silence::watched(decide_alone(mediation, command, given)?, contact, given))
}

/// What the command itself comes to.
fn decide_alone(mediation: &Mediation, command: Command, given: Given<'_>) -> Decided {
    match command {
        Command::Join { companion, independent } => companions::join(mediation, companion, independent, given),
        Command::StayAway { person } => companions::stay_away(mediation, person, given),
        Command::Describe { person, description } => companions::describe(mediation, person, description, given),
        Command::SendOffers { place } => offer::send(mediation, place, given),
        Command::AnswerOffer { person, answer, shown } => offer::answer(mediation, person, answer, shown, given),
        Command::RecordAttempt { person, channel, result } => reaching::attempt(mediation, person, channel, result, given),
        Command::AskForCall { person } => reaching::ask_for_call(mediation, person, given),
        Command::SetReminders { person, wanted } => reaching::set_reminders(mediation, person, wanted, given),
        Command::WindowElapsed => offer::window_elapsed(mediation, given),
        Command::Look(check) => checks::look(mediation, check, given),
        Command::ClockChanged { version, last_day } => session::clock_changed(mediation, version, last_day, given),
        Command::Withdraw { person } => leaving::withdraw(mediation, person, given),
        Command::Stop => leaving::stop(mediation, given),
        Command::Terminate { mediator } => leaving::terminate(mediation, mediator, given),
        Command::AskMediators { team } => assignment::ask(mediation, &team, given),
        Command::AnswerAssignment { mediator, answer } => assignment::answer(mediation, mediator, answer, given),
        Command::TakeBackAssignment { mediator } => assignment::take_back(mediation, mediator, given),
        Command::Object { person, mediator } => assignment::object(mediation, person, mediator, given),
        Command::RecordPreparation(conversation) => preparation::record(mediation, conversation, given),
        Command::OfferTimes { slots } => session::offer_times(mediation, slots, given),
        Command::PickTimes { person, starts, channel, booking, taken } => {
            session::pick(mediation, session::Pick { person, starts, channel, booking, taken: &taken }, given)
        }
        Command::KeepSession => moving::keep(mediation, given),
        Command::AskForAnotherTime { person } => moving::ask_for_another_time(mediation, person, given),
        Command::GiveHours { person, availability } => moving::give_hours(mediation, person, availability, given),
        Command::Arrange { person } => papers::arrange(mediation, person, given),
        Command::SignPapers { signed, on } => papers::sign(mediation, &signed, on, given),
        Command::RecordOutcome { outcome, attendance } => outcome::record(mediation, outcome, attendance, given),
        Command::WriteAgreement(draft) => agreement::write(mediation, draft, given),
        Command::LetTermsStand { text } => agreement::let_stand(mediation, text, given),
        Command::SignAgreement { text, people, on } => agreement::sign(mediation, text, &people, on, given),
        Command::DestroyAgreement { text } => agreement::destroy(mediation, text, given),
        Command::AnswerFollowUp { person, held, channel } => follow_up::answer(mediation, person, held, channel, given),
        Command::TakeUpFollowUp => follow_up::take_up(mediation, given),
        Command::SurveysSent => surveys::sent(mediation, given),
        Command::Close => outcome::close(mediation, given),
    }
}

impl Mediation {
    /// A notice about this mediation to a person.
    pub(super) fn notice(&self, template: Template, person: PersonId) -> Notice {
        Notice::new(template, Recipient::Person(person), self.id.uuid(), &self.reference).of_kind(self.kind)
    }

    /// The same words to everyone who has a say.
    pub(super) fn tell_consenting(&self, template: Template) -> impl Iterator<Item = Effect> + '_ {
        self.consenting().into_iter().map(move |person| Effect::Notify(self.notice(template, person)))
    }

    /// A notice to the program.
    pub(super) fn tell_program(&self, template: Template) -> Effect {
        Effect::Notify(self.program_notice(template))
    }

    /// A notice to the program that names a day.
    pub(super) fn tell_program_by(&self, template: Template, day: Date) -> Effect {
        Effect::Notify(self.program_notice(template).by(day))
    }

    fn program_notice(&self, template: Template) -> Notice {
        Notice::new(template, Recipient::Desk(Desk::Program), self.id.uuid(), &self.reference)
    }
}
