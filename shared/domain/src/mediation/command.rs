//! What can be asked of a mediation.

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use super::{
    AttemptResult, Attended, Channel, Check, Companion, Description, Draft, Held, OfferAnswer, Outcome, Paper, Preparation, Shown,
};
use crate::availability::Availability;
use crate::ids::PersonId;
use crate::matching::{AssignmentAnswer, Mediator};
use crate::slots::Slot;
use crate::text::Line;

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
    /// Somebody wants no reminders by email, or wants them again (REM-4).
    SetReminders {
        /// Who.
        person: PersonId,
        /// Whether they want them.
        wanted: bool,
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
    DestroyAgreement {
        /// Which text was looked at, if somebody says so.
        text: Option<u64>,
    },
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
        /// How the choice was taken (INT-9).
        channel: Channel,
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
    /// The program decides that the booked session stays where it is (SCH-3, SCH-8).
    KeepSession,
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
