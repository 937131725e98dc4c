//! What follows from a decision on a mediation.

use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

use super::{Check, Measure, Session};
use crate::calendar::DayLock;
use crate::ids::PersonId;
use crate::notice::{Gate, Notice};
use crate::survey::Occasion;
use crate::vocabulary::{OutcomeCode, PartRole};

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
    /// Everyone whom it concerns gets a survey.
    SurveysDue {
        /// Why.
        occasion: Occasion,
        /// Who, in which role.
        people: Vec<(PersonId, PartRole)>,
    },
    /// Something is counted.
    Measured(Measure),
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
