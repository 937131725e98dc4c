//! The decider of the mediation side: one arm a command; each command's whole life is in the file of its phase.

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use super::outcome::{Attended, Outcome};
use super::{Mediation, OfferAnswer, Session, Stage, assignment, offer, outcome, session};
use crate::calendar::DayLock;
use crate::complaint::Party;
use crate::decision::{Actor, Decision, Entry};
use crate::ids::{MediationId, PersonId, Reference};
use crate::matching::Mediator;
use crate::notice::{Desk, Gate, Notice, Recipient, Template};
use crate::policy::Policy;
use crate::refusal::Refusal;
use crate::slots::Slot;
use crate::text::Line;
use crate::vocabulary::{Category, Kind, OutcomeCode, PartRole};

/// Something that somebody wants to happen to a mediation.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// The program sends the offers, with the place of the incident (CON-1, CON-9).
    SendOffers {
        /// Where it happened.
        place: Option<Line>,
    },
    /// A participant answers the offer.
    AnswerOffer {
        /// Who.
        person: PersonId,
        /// What.
        answer: OfferAnswer,
    },
    /// The window's end has come (CON-2).
    WindowElapsed,
    /// A participant withdraws, without a reason (CON-4).
    Withdraw {
        /// Who.
        person: PersonId,
    },
    /// The program asks mediators.
    AskMediators {
        /// Whom, as the roster has them.
        team: Vec<Mediator>,
    },
    /// A mediator says whether there is a conflict of interest (MED-5).
    AnswerAssignment {
        /// Who.
        mediator: PersonId,
        /// Whether there is one.
        conflict: bool,
    },
    /// A preparation conversation took place (SCH-1).
    RecordPreparation {
        /// With whom.
        person: PersonId,
        /// The day.
        on: Date,
        /// Its length.
        minutes: u16,
    },
    /// The program offers times.
    OfferTimes {
        /// Which.
        slots: Vec<Slot>,
    },
    /// A participant picks the times that suit (SCH-4).
    PickTimes {
        /// Who.
        person: PersonId,
        /// The beginnings of the slots.
        starts: Vec<Timestamp>,
        /// An opaque id, should this book the session.
        booking: Uuid,
        /// Slots that turned out to be taken while this was being committed.
        taken: Vec<Timestamp>,
    },
    /// A mediator records the outcome (OUT-1).
    RecordOutcome {
        /// How it ended.
        outcome: Outcome,
        /// Who was there.
        attendance: Vec<Attended>,
    },
    /// The surveys are out.
    SurveysSent,
    /// The program closes the mediation (OUT-5).
    Close,
}

/// What must follow a decision.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// It moved to another stage, or waits for somebody else.
    Moved,
    /// Offers are out: the complaint side may know that it is in mediation (WALL-2).
    Began,
    /// It ended: a code and a day, nothing else (WALL-2).
    Ended {
        /// The code.
        code: OutcomeCode,
        /// The day.
        on: Date,
    },
    /// Offers wait for answers: nudges and the window's end come due.
    OffersSent {
        /// Whose answers.
        people: Vec<PersonId>,
        /// The window's end.
        ends_at: Timestamp,
    },
    /// Times wait to be picked: nudges come due.
    TimesOffered {
        /// Whose picks.
        people: Vec<PersonId>,
        /// For the how-manieth time.
        round: u64,
    },
    /// A session is booked: reminders come due.
    SessionBooked {
        /// The session.
        session: Session,
        /// Who attends.
        people: Vec<PersonId>,
        /// Who of them mediates.
        mediators: Vec<PersonId>,
    },
    /// Everyone who attended gets a survey.
    SurveysDue {
        /// Who, in which role.
        people: Vec<(PersonId, PartRole)>,
    },
    /// Somebody must be told.
    Notify(Notice),
    /// Messages that name this gate may leave.
    OpenGate(Gate),
    /// Messages that name this gate may not leave any more.
    CloseGate(Gate),
    /// Quarter-hours are taken, in the same transaction.
    Book {
        /// For this booking.
        booking: Uuid,
        /// Which.
        locks: Vec<DayLock>,
    },
    /// Quarter-hours are given back, in the same transaction.
    Release {
        /// By this booking.
        booking: Uuid,
        /// Which.
        locks: Vec<DayLock>,
    },
}

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
    /// The last safe day.
    pub safe_date: Date,
    /// Who is to sit at the table.
    pub participants: Vec<Party>,
}

/// A new mediation of an admitted case.
#[must_use]
pub fn open(admission: Admission, now: Timestamp) -> Decision<Mediation, Effect> {
    let Admission { id, reference, kind, category, incident_on, safe_date, participants } = admission;
    let mediation = Mediation {
        id,
        reference,
        kind,
        category,
        incident_on,
        safe_date,
        participants,
        conflicted: Vec::new(),
        rounds: 0,
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
    match command {
        Command::SendOffers { place } => offer::send(mediation, place, given),
        Command::AnswerOffer { person, answer } => offer::answer(mediation, person, answer, given),
        Command::WindowElapsed => offer::window_elapsed(mediation, given),
        Command::Withdraw { person } => offer::withdraw(mediation, person, given),
        Command::AskMediators { team } => assignment::ask(mediation, &team, given),
        Command::AnswerAssignment { mediator, conflict } => assignment::answer(mediation, mediator, conflict, given),
        Command::RecordPreparation { person, on, minutes } => assignment::prepare(mediation, person, on, minutes, given),
        Command::OfferTimes { slots } => session::offer_times(mediation, slots, given),
        Command::PickTimes { person, starts, booking, taken } => session::pick(mediation, person, starts, booking, &taken, given),
        Command::RecordOutcome { outcome, attendance } => outcome::record(mediation, outcome, attendance, given),
        Command::SurveysSent => outcome::surveys_sent(mediation, given),
        Command::Close => outcome::close(mediation, given),
    }
}

impl Mediation {
    /// The same mediation in another stage.
    pub(super) fn to(&self, stage: Stage) -> Self {
        Self { stage, ..self.clone() }
    }

    /// A notice about this mediation to a person.
    pub(super) fn notice(&self, template: Template, person: PersonId) -> Notice {
        Notice::new(template, Recipient::Person(person), self.id.uuid(), &self.reference)
    }

    /// The same words to each participant.
    pub(super) fn tell_participants(&self, template: Template) -> impl Iterator<Item = Effect> + '_ {
        self.participants.iter().map(move |party| Effect::Notify(self.notice(template, party.person)))
    }

    /// A notice to the program.
    pub(super) fn tell_program(&self, template: Template) -> Effect {
        Effect::Notify(Notice::new(template, Recipient::Desk(Desk::Program), self.id.uuid(), &self.reference))
    }
}
