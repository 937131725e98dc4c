//! A mail to send, before anything is rendered: a template's name, a recipient's id and coded facts (WALL-3).

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::ids::{PersonId, Reference};
use crate::vocabulary::{Desk, Kind, Language, vocabulary};

vocabulary! {
    /// Every mail that exists.
    Template {
        /// To the complainant: we have it, this is your reference.
        Receipt = "receipt",
        /// To professional standards: a new filing to acknowledge.
        CaseReceived = "case-received",
        /// To professional standards: identify, date and approve.
        ApprovalWanted = "approval-wanted",
        /// To professional standards: back in the ordinary process.
        CaseReturned = "case-returned",
        /// To professional standards: closed as mediated.
        CaseClosed = "case-closed",
        /// To each desk, on a Monday: what waits there (REM-1).
        Digest = "digest",
        /// To somebody of the staff who wants one mail a day: what came to their desk since the last one (STF-2).
        Daily = "daily",
        /// To the program: a mail to somebody is in front of a person (REM-6).
        MailInTrouble = "mail-in-trouble",
        /// To the complainant: not eligible, goes the ordinary way.
        NotEligible = "not-eligible",
        /// To whoever owns a case: it waits to be acknowledged, and the day for it is over (INT-7).
        AcknowledgementOverdue = "acknowledgement-overdue",
        /// To professional standards and the program: the latest safe day comes near (CLK-3).
        ClockAlert = "clock-alert",
        /// To the program: a session is booked past the last day that the clock now allows.
        SessionPastSafeDate = "session-past-safe-date",
        /// To the program: something is on in the city on the day of a booked session (SCH-3).
        SessionOnEvent = "session-on-event",
        /// To the program: admitted, offers to send.
        OffersToSend = "offers-to-send",
        /// To each side: the offer.
        Offer = "offer",
        /// To somebody who has not answered the offer.
        OfferNudge = "offer-nudge",
        /// To the program: somebody has not answered, and is to be reached (CON-5).
        ContactWanted = "contact-wanted",
        /// To the program: somebody has questions, and wants to be called.
        CallWanted = "call-wanted",
        /// To somebody whose side goes on without them.
        WithoutYou = "without-you",
        /// To both sides: both said yes.
        GoingAhead = "going-ahead",
        /// To both sides: it won't take place. The same words for whoever said or did what (CON-2).
        NotGoingAhead = "not-going-ahead",
        /// To everyone at the table: it ended during the session.
        EndedEarly = "ended-early",
        /// To the program: it won't take place, or doesn't go on.
        WillNotGoAhead = "will-not-go-ahead",
        /// To the program: somebody who was to be at the table didn't come.
        NoShow = "no-show",
        /// To whoever asked for mediation: it was stopped before anybody was invited.
        NoInvitation = "no-invitation",
        /// To the program: both said yes, assign mediators.
        MediatorsToAssign = "mediators-to-assign",
        /// To a mediator: a brief and the conflict question.
        Assignment = "assignment",
        /// To a mediator who has not answered.
        AssignmentNudge = "assignment-nudge",
        /// To the program: a mediator has not answered.
        MediatorSilent = "mediator-silent",
        /// To each side: who mediates, and until when they may object (MED-6).
        MediatorsNamed = "mediators-named",
        /// To the program: mediation doesn't suit somebody who was prepared (SCH-1).
        NotSuitable = "not-suitable",
        /// To a mediator: the assignment has ended.
        AssignmentEnded = "assignment-ended",
        /// To the program: both prepared, offer times.
        TimesToOffer = "times-to-offer",
        /// To each side: pick times.
        PickTimes = "pick-times",
        /// To each side: the appointment is to be moved; pick times.
        PickOtherTimes = "pick-other-times",
        /// To the program: somebody can't come, and asks for another time (SCH-8).
        OtherTimeWanted = "other-time-wanted",
        /// To somebody who asked for another time: the appointment stays where it is.
        SessionStays = "session-stays",
        /// To the program: no time suits everyone.
        NoCommonTime = "no-common-time",
        /// To everyone who attends: date and place, with a calendar entry.
        SessionBooked = "session-booked",
        /// To everyone who attends: the new date and place, with the calendar entry moved.
        SessionMoved = "session-moved",
        /// To everyone who attends: it is soon.
        SessionReminder = "session-reminder",
        /// To everyone who attends: it is off, with the calendar entry withdrawn.
        SessionCancelled = "session-cancelled",
        /// To everyone who attends: it is off, with the calendar entry withdrawn, and other times will come.
        SessionPostponed = "session-postponed",
        /// To the program: nobody was in contact for days, and it ends if it stays so (OUT-3).
        SilenceNear = "silence-near",
        /// To the mediators: record the outcome.
        OutcomeDue = "outcome-due",
        /// To the program: the mediators haven't recorded the outcome.
        OutcomeOverdue = "outcome-overdue",
        /// To the program: an agreement has likely terms that must come out (OUT-2).
        TermsToDecide = "terms-to-decide",
        /// To everyone at the table: an agreement to read and sign.
        AgreementToSign = "agreement-to-sign",
        /// To everyone at the table: everybody has signed, and here is a copy.
        AgreementSigned = "agreement-signed",
        /// To each side: whether what was agreed on held (OUT-4).
        FollowUp = "follow-up",
        /// To somebody who has not answered that.
        FollowUpNudge = "follow-up-nudge",
        /// To the program: somebody says that it didn't hold.
        AgreementBroken = "agreement-broken",
        /// To the program: a signed agreement has been kept for as long as it is to be (WALL-4).
        AgreementToDestroy = "agreement-to-destroy",
        /// To everyone who attended: the survey.
        Survey = "survey",
        /// To somebody who has not answered the survey.
        SurveyNudge = "survey-nudge",
        /// To somebody whose link to follow a request was used up.
        NewStatusLink = "new-status-link",
        /// To somebody whose link to a mediation was used up.
        NewMediationLink = "new-mediation-link",
        /// To a mediator whose link was used up.
        NewAssignmentLink = "new-assignment-link",
        /// To whoever asked for a presentation or an event: we have it, this is your reference (OUTR-7).
        RequestReceived = "request-received",
        /// To the outreach unit: a new request to decide on.
        RequestFiled = "request-filed",
        /// To the outreach unit: a supervisor has something to approve first.
        RequestApprovalWanted = "request-approval-wanted",
        /// To the outreach unit: a request asks for something else now.
        RequestChanged = "request-changed",
        /// To the outreach unit: whoever asked called it off.
        RequestWithdrawn = "request-withdrawn",
        /// To whoever asked: it takes place, with a calendar entry.
        RequestApproved = "request-approved",
        /// To whoever asked: not as it was asked for; it can be changed.
        RequestDenied = "request-denied",
        /// To whoever asked: it doesn't take place, with the calendar entry withdrawn.
        RequestCancelled = "request-cancelled",
        /// To somebody who presents: when it is, with a calendar entry.
        PresentationAssigned = "presentation-assigned",
        /// To somebody who was to present: no longer, with the calendar entry withdrawn.
        PresentationOff = "presentation-off",
        /// To whoever asked and whoever presents: it is soon.
        PresentationReminder = "presentation-reminder",
        /// To the outreach unit: something is on in the city at the time of what was approved (SCH-3).
        RequestOnEvent = "request-on-event",
        /// To the outreach unit: say how many were there.
        CompletionDue = "completion-due",
        /// To whoever asked: how was it?
        FeedbackWanted = "feedback-wanted",
        /// To whoever asked and whose link was used up.
        NewRequestLink = "new-request-link",
    }

    /// What a one-time link is good for. A link has one purpose.
    Purpose {
        /// Follow a request on the complaint side.
        Status = "status",
        /// Answer the offer, pick times, withdraw.
        Mediation = "mediation",
        /// A mediator's assignment.
        Assignment = "assignment",
        /// Answer a survey.
        Survey = "survey",
        /// Follow, change or call off what one asked the outreach unit for.
        Request = "request",
    }

    /// When somebody of the staff gets the mails to their desk at their own address, besides the desk's (STF-2).
    Frequency {
        /// Each at once.
        Immediate = "immediate",
        /// One a working day that lists them.
        Daily = "daily",
    }

    /// Why a mail is in front of a person.
    Trouble {
        /// Nobody knows whether it left (REM-3).
        Uncertain = "uncertain",
        /// The person has no email address: somebody calls or writes (INT-2).
        NoEmail = "no-email",
        /// It can't be put together.
        Unwritable = "unwritable",
        /// The mail service doesn't take it.
        Refused = "refused",
        /// It came back (REM-6).
        Bounced = "bounced",
        /// Its reader says that it is unwanted (REM-6).
        Complained = "complained",
        /// A mail to the same address came back or was unwanted before, so none goes there any more (REM-6).
        Suppressed = "suppressed",
    }

    /// What kind of permission a message checks at the moment it is claimed.
    GateKind {
        /// An offer that waits for this person's answer.
        Offer = "offer",
        /// A choice of times that waits for this person.
        Times = "times",
        /// An assignment that waits for this mediator's answer.
        Assignment = "assignment",
        /// A booked session, at a version.
        Session = "session",
        /// An outcome that the mediators owe.
        Outcome = "outcome",
        /// An agreement that waits for this person's signature, at the version of its text.
        Agreement = "agreement",
        /// The question whether it held, which waits for this person's answer.
        FollowUp = "follow_up",
        /// A case that waits to be acknowledged.
        Acknowledgement = "acknowledgement",
        /// A legal clock that matters, at the version of the case that it was reckoned for.
        Clock = "clock",
        /// A presentation or an event that takes place, at the version of what was approved.
        Engagement = "engagement",
    }
}

impl Purpose {
    /// The mail that brings a new link, where a used one can be renewed. A survey's link isn't used up before it is answered.
    #[must_use]
    pub const fn renewal(self) -> Option<Template> {
        match self {
            Self::Status => Some(Template::NewStatusLink),
            Self::Mediation => Some(Template::NewMediationLink),
            Self::Assignment => Some(Template::NewAssignmentLink),
            Self::Request => Some(Template::NewRequestLink),
            Self::Survey => None,
        }
    }
}

impl Template {
    /// The purpose of the link in the mail; decided here, never by a message.
    #[must_use]
    pub const fn link(self) -> Option<Purpose> {
        match self {
            Self::Receipt | Self::NotEligible | Self::NewStatusLink => Some(Purpose::Status),
            Self::Offer
            | Self::OfferNudge
            | Self::GoingAhead
            | Self::MediatorsNamed
            | Self::PickTimes
            | Self::PickOtherTimes
            | Self::AgreementToSign
            | Self::AgreementSigned
            | Self::FollowUp
            | Self::FollowUpNudge
            | Self::NewMediationLink => Some(Purpose::Mediation),
            Self::Assignment | Self::AssignmentNudge | Self::OutcomeDue | Self::NewAssignmentLink => Some(Purpose::Assignment),
            Self::Survey | Self::SurveyNudge => Some(Purpose::Survey),
            Self::RequestReceived | Self::RequestApproved | Self::RequestDenied | Self::FeedbackWanted | Self::NewRequestLink => {
                Some(Purpose::Request)
            }
            _ => None,
        }
    }

    /// Whether it only reminds of what an earlier mail said, so that its reader may want none of its kind (REM-4). What is new, or waits
    /// for an answer for the first time, goes to everybody whom it concerns.
    #[must_use]
    pub const fn is_reminder(self) -> bool {
        matches!(
            self,
            Self::OfferNudge
                | Self::AssignmentNudge
                | Self::SessionReminder
                | Self::FollowUpNudge
                | Self::SurveyNudge
                | Self::PresentationReminder
        )
    }

    /// Whether it is of no use after the day that it names: it asks for something until then, or says what will be then.
    #[must_use]
    pub const fn is_over_after_its_day(self) -> bool {
        matches!(
            self,
            Self::Offer
                | Self::OfferNudge
                | Self::ContactWanted
                | Self::FollowUp
                | Self::FollowUpNudge
                | Self::Survey
                | Self::SurveyNudge
                | Self::SilenceNear
                | Self::SessionOnEvent
                | Self::ClockAlert
                | Self::RequestOnEvent
        )
    }

    /// What the calendar entry in the mail does, if there is one (SCH-7).
    #[must_use]
    pub const fn calendar(self) -> Option<CalendarMethod> {
        match self {
            Self::SessionBooked | Self::SessionMoved | Self::RequestApproved | Self::PresentationAssigned => {
                Some(CalendarMethod::Request)
            }
            Self::SessionCancelled
            | Self::SessionPostponed
            | Self::WithoutYou
            | Self::RequestCancelled
            | Self::PresentationOff => Some(CalendarMethod::Cancel),
            _ => None,
        }
    }
}

/// What an iCalendar attachment asks the reader's calendar to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CalendarMethod {
    /// Put it in, or move it.
    Request,
    /// Take it out.
    Cancel,
}

/// Whom a mail goes to: always exactly one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recipient {
    /// A person, by id.
    Person(PersonId),
    /// A staff desk.
    Desk(Desk),
    /// Somebody who works at a desk, at their own address, while they want that (STF-2).
    Staff {
        /// At which desk.
        desk: Desk,
        /// Who.
        person: PersonId,
    },
}

/// A gate that must be open, at exactly this version, for a message to leave (quality invariant 5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gate {
    /// What kind.
    pub kind: GateKind,
    /// Of what.
    pub of: Uuid,
    /// For whom, where each person has a gate of their own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// At which version.
    pub version: u64,
}

/// When and where a session is, in codes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appointment {
    /// Its beginning.
    pub starts_at: Timestamp,
    /// Its end.
    pub ends_at: Timestamp,
    /// The room's code.
    pub room: String,
    /// Rises with every change; the calendar's SEQUENCE.
    pub sequence: u64,
}

/// What a mail to a person names: enough to find them, and to say it on the phone or in a letter (INT-2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contents {
    /// Who it is for.
    pub person: PersonId,
    /// The case or mediation that it is about.
    pub about: Uuid,
    /// The person's language.
    pub language: Language,
    /// The kind of case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// The day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Date>,
    /// The session.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appointment: Option<Appointment>,
}

/// What waits at a desk.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// How many cases and mediations wait for the desk.
    pub waiting: u64,
    /// How many of them are overdue.
    pub overdue: u64,
    /// How many mails need somebody.
    pub mails: u64,
}

/// A mail to a desk, as a daily mail lists it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// Which mail.
    pub template: Template,
    /// The reference at its end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<Reference>,
    /// The day that it names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Date>,
}

impl From<&Notice> for Listed {
    fn from(notice: &Notice) -> Self {
        Self { template: notice.template, reference: notice.reference.clone(), by: notice.by }
    }
}

/// A mail to send.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Which mail.
    pub template: Template,
    /// To whom.
    pub to: Recipient,
    /// The case, mediation or invitation it is about; where its link leads.
    pub about: Uuid,
    /// The reference at its end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<Reference>,
    /// The kind of case: some words differ by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// A day that it names: the end of a window.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Date>,
    /// The session that it names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appointment: Option<Appointment>,
    /// The numbers that it names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tally: Option<Tally>,
    /// The mails that it lists.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub listed: Vec<Listed>,
    /// What must still hold when it leaves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gate: Option<Gate>,
    /// Whether those who work at the desk have had it at their own addresses before.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub staff_have_it: bool,
}

impl Notice {
    /// A notice with a reference and nothing else.
    #[must_use]
    pub fn new(template: Template, to: Recipient, about: Uuid, reference: &Reference) -> Self {
        Self { reference: Some(reference.clone()), ..Self::bare(template, to, about) }
    }

    /// What it names, to somebody with that language.
    #[must_use]
    pub fn contents(&self, person: PersonId, language: Language) -> Contents {
        let Self { about, kind, by, appointment, .. } = self.clone();
        Contents { person, about, language, kind, by, appointment }
    }

    /// A notice with nothing else.
    #[must_use]
    pub const fn bare(template: Template, to: Recipient, about: Uuid) -> Self {
        let (reference, kind, by, appointment, tally, gate) = (None, None, None, None, None, None);
        Self { template, to, about, reference, kind, by, appointment, tally, listed: Vec::new(), gate, staff_have_it: false }
    }

    /// What came to somebody's desk since their last daily mail.
    #[must_use]
    pub fn daily(desk: Desk, person: PersonId, listed: Vec<Listed>) -> Self {
        Self { listed, ..Self::bare(Template::Daily, Recipient::Staff { desk, person }, Uuid::nil()) }
    }

    /// What waits at a desk; about no case.
    #[must_use]
    pub fn digest(desk: Desk, tally: Tally) -> Self {
        Self { tally: Some(tally), ..Self::bare(Template::Digest, Recipient::Desk(desk), Uuid::nil()) }
    }

    /// Is about a case of that kind.
    #[must_use]
    pub const fn of_kind(mut self, kind: Kind) -> Self {
        self.kind = Some(kind);
        self
    }

    /// Whether it would say something that is over, today being that day in the city (REM-8).
    #[must_use]
    pub fn is_stale(&self, now: Timestamp, today: Date) -> bool {
        let begun = self.appointment.as_ref().is_some_and(|appointment| appointment.starts_at <= now);
        let over = self.by.is_some_and(|by| by < today);
        let reminds = matches!(self.template, Template::SessionReminder | Template::PresentationReminder);
        (reminds && begun) || (self.template.is_over_after_its_day() && over)
    }

    /// Names a day.
    #[must_use]
    pub const fn by(mut self, day: Date) -> Self {
        self.by = Some(day);
        self
    }

    /// Names a session.
    #[must_use]
    pub fn at(mut self, appointment: Appointment) -> Self {
        self.appointment = Some(appointment);
        self
    }

    /// Leaves only while this gate is open.
    #[must_use]
    pub const fn while_open(mut self, gate: Gate) -> Self {
        self.gate = Some(gate);
        self
    }
}
