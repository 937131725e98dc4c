//! The decider of the mediation side: one arm a command; each command's whole life is in the file of its phase.

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use super::companions::{self, Companion, Description};
use super::offer::{self, OfferAnswer, Shown};
use super::outcome::{self, Attended, Outcome};
use super::papers::{self, Paper};
use super::preparation::{self, Preparation};
use super::reaching::{self, AttemptResult, Channel};
use super::{
    Check, Draft, Held, Mediation, Session, Stage, agreement, assignment, checks, follow_up, leaving, moving, session, silence,
};
use crate::availability::Availability;
use crate::calendar::DayLock;
use crate::complaint::Party;
use crate::decision::{Actor, Decision, Entry};
use crate::ids::{MediationId, PersonId, Reference};
use crate::matching::{AssignmentAnswer, Mediator};
use crate::notice::{Gate, Notice, Recipient, Template};
use crate::policy::Policy;
use crate::refusal::Refusal;
use crate::slots::Slot;
use crate::text::Line;
use crate::vocabulary::{Category, Desk, Kind, OutcomeCode, PartRole, Side};

/// Something that somebody wants to happen to a mediation.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Somebody comes with a participant (CON-6).
    Join {
        /// Who, and with whom.
        companion: Companion,
        /// Whether a guardian or representative is neither a party nor in conflict with whom they come with.
        independent: bool,
    },
    /// They don't come after all.
    StayAway {
        /// Who.
        person: PersonId,
    },
    /// The program learned something of a participant.
    Describe {
        /// Of whom.
        person: PersonId,
        /// What.
        description: Description,
    },
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
        /// The explanation that they were shown.
        shown: Shown,
    },
    /// The program tried to reach somebody (CON-5).
    RecordAttempt {
        /// Whom.
        person: PersonId,
        /// How.
        channel: Channel,
        /// What came of it.
        result: AttemptResult,
    },
    /// Somebody has questions, and wants to be called.
    AskForCall {
        /// Who.
        person: PersonId,
    },
    /// The window's end has come (CON-2).
    WindowElapsed,
    /// What people agreed on is written down (OUT-2).
    WriteAgreement(Draft),
    /// What the check found in a text may stay, as a person decides.
    LetTermsStand {
        /// Which text.
        text: u64,
    },
    /// People sign it.
    SignAgreement {
        /// Which text.
        text: u64,
        /// Who.
        people: Vec<PersonId>,
        /// On which day.
        on: Date,
    },
    /// It is destroyed.
    DestroyAgreement,
    /// Somebody says whether it held (OUT-4).
    AnswerFollowUp {
        /// Who.
        person: PersonId,
        /// What.
        held: Held,
        /// How the answer was taken.
        channel: Channel,
    },
    /// The program has taken up that it didn't hold.
    TakeUpFollowUp,
    /// It is time to look at something (OUT-3, OUT-4).
    Look(Check),
    /// The complaint side's legal clock says something else (CLK-3).
    ClockChanged {
        /// At which version of the case; an older one loses.
        version: u64,
        /// The last day on which a session may take place.
        last_day: Date,
    },
    /// A participant withdraws, without a reason (CON-4).
    Withdraw {
        /// Who.
        person: PersonId,
    },
    /// The program stops it.
    Stop,
    /// A mediator stops it (CON-8).
    Terminate {
        /// Who.
        mediator: PersonId,
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
        /// What.
        answer: AssignmentAnswer,
    },
    /// The program doesn't wait for a mediator's answer any longer.
    TakeBackAssignment {
        /// Whose.
        mediator: PersonId,
    },
    /// A party objects to a mediator (MED-6).
    Object {
        /// Who.
        person: PersonId,
        /// To whom.
        mediator: PersonId,
    },
    /// A preparation conversation took place (SCH-1).
    RecordPreparation(Preparation),
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
    /// Somebody can't come to the booked session, and asks for another time (SCH-8).
    AskForAnotherTime {
        /// Who.
        person: PersonId,
    },
    /// Somebody at the table says when they have time (SCH-2).
    GiveHours {
        /// Who.
        person: PersonId,
        /// When; nothing at all takes back what they said.
        availability: Availability,
    },
    /// What somebody needs to take part is arranged (SCH-6).
    Arrange {
        /// For whom.
        person: PersonId,
    },
    /// Papers were signed (SCH-9).
    SignPapers {
        /// By whom, and which.
        signed: Vec<(PersonId, Paper)>,
        /// On which day.
        on: Date,
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
    /// It is to be looked at later (OUT-3, OUT-4).
    LookLater {
        /// At what.
        check: Check,
        /// When.
        at: Timestamp,
    },
    /// Mediators were asked: nudges come due.
    MediatorsAsked {
        /// Whose answers wait.
        people: Vec<PersonId>,
        /// For the how-manieth time.
        asking: u64,
    },
    /// Times wait to be picked: nudges come due.
    TimesOffered {
        /// Whose picks.
        people: Vec<PersonId>,
        /// For the how-manieth time.
        round: u64,
        /// When the session that is to be moved begins.
        moving_from: Option<Timestamp>,
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
    /// Quarter-hours are given back and others taken, in the same transaction (SCH-8).
    Rebook {
        /// By which booking, and which.
        from: (Uuid, Vec<DayLock>),
        /// For which booking, and which.
        to: (Uuid, Vec<DayLock>),
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
        // Until the program says otherwise, whoever a conflict at school is with is a student too (CON-6).
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
        follow_up: None,
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
    let contact = silence::is_contact(&command);
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
        Command::PickTimes { person, starts, booking, taken } => {
            session::pick(mediation, session::Pick { person, starts, booking, taken: &taken }, given)
        }
        Command::AskForAnotherTime { person } => moving::ask_for_another_time(mediation, person, given),
        Command::GiveHours { person, availability } => moving::give_hours(mediation, person, availability, given),
        Command::Arrange { person } => papers::arrange(mediation, person, given),
        Command::SignPapers { signed, on } => papers::sign(mediation, &signed, on, given),
        Command::RecordOutcome { outcome, attendance } => outcome::record(mediation, outcome, attendance, given),
        Command::WriteAgreement(draft) => agreement::write(mediation, draft, given),
        Command::LetTermsStand { text } => agreement::let_stand(mediation, text, given),
        Command::SignAgreement { text, people, on } => agreement::sign(mediation, text, &people, on, given),
        Command::DestroyAgreement => agreement::destroy(mediation, given),
        Command::AnswerFollowUp { person, held, channel } => follow_up::answer(mediation, person, held, channel, given),
        Command::TakeUpFollowUp => follow_up::take_up(mediation, given),
        Command::SurveysSent => outcome::surveys_sent(mediation, given),
        Command::Close => outcome::close(mediation, given),
    }
}

impl Mediation {
    /// A notice about this mediation to a person.
    pub(super) fn notice(&self, template: Template, person: PersonId) -> Notice {
        Notice::new(template, Recipient::Person(person), self.id.uuid(), &self.reference)
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
