//! The messages.

use std::collections::BTreeMap;

use domain::complaint::{CaseStage, Party, ReturnReason};
use domain::ids::{CaseId, EngagementId, InvitationId, MediationId, MessageId, PersonId, Reference, TenantId};
use domain::mediation::{Check, Measure, MediationStage};
use domain::notice::{Appointment, Contents, Frequency, Notice, Template, Trouble};
use domain::outreach::EngagementKind;
use domain::survey::{Occasion, Questionnaire, Tally};
use domain::vocabulary::{Category, Desk, Kind, OutcomeCode, PartRole, WaitingOn};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A message with what every message has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Envelope {
    /// Made of the commit that it was part of, so that the stream and the sweep send the same one.
    pub id: MessageId,
    /// The city.
    pub tenant: TenantId,
    /// When the commit was decided.
    pub occurred_at: Timestamp,
    /// The message itself, tagged by `type`.
    #[serde(flatten)]
    pub message: Message,
}

/// The bytes aren't a message that this version knows. Carries no part of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a known message")]
pub struct Unreadable;

impl Envelope {
    /// Reads a queue record's body.
    ///
    /// # Errors
    /// When it isn't a known message.
    pub fn parse(body: &str) -> Result<Self, Unreadable> {
        serde_json::from_str(body).map_err(|_| Unreadable)
    }

    /// The queue record's body.
    ///
    /// # Errors
    /// Never for a message built from typed values.
    pub fn to_body(&self) -> Result<String, Unreadable> {
        serde_json::to_string(self).map_err(|_| Unreadable)
    }
}

macro_rules! messages {
    ($($(#[$doc:meta])* $variant:ident($payload:ty) = $code:literal,)*) => {
        /// Every message that travels.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "type")]
        pub enum Message {
            $($(#[$doc])* #[serde(rename = $code)] $variant($payload),)*
        }

        impl Message {
            /// The type and version, as the wire has it.
            #[must_use]
            pub const fn code(&self) -> &'static str {
                match self { $(Self::$variant(_) => $code,)* }
            }

            /// Every type and version that exists.
            pub const CODES: &'static [&'static str] = &[$($code,)*];
        }
    };
}

messages! {
    /// A case was filed.
    CaseFiled(CaseFiledV1) = "case-filed.v1",
    /// A case moved, or waits for somebody else.
    CaseMoved(CaseMovedV1) = "case-moved.v1",
    /// A case's legal clock says something else.
    ClockChanged(ClockChangedV1) = "clock-changed.v1",
    /// A case may be mediated.
    CaseAdmitted(CaseAdmittedV1) = "case-admitted.v1",
    /// A case was destroyed (WALL-4).
    CaseDestroyed(CaseDestroyedV1) = "case-destroyed.v1",
    /// Another policy document is in force.
    PolicyActivated(PolicyActivatedV1) = "policy-activated.v1",
    /// Everybody decides by it now.
    PolicyInForce(PolicyInForceV1) = "policy-in-force.v1",
    /// Offers are out.
    MediationBegan(MediationBeganV1) = "mediation-began.v1",
    /// A mediation ended.
    MediationEnded(MediationEndedV1) = "mediation-ended.v1",
    /// A mediation moved, or waits for somebody else.
    MediationMoved(MediationMovedV1) = "mediation-moved.v1",
    /// Something of a mediation is counted.
    MediationMeasured(MediationMeasuredV1) = "mediation-measured.v1",
    /// Offers wait for answers.
    OffersSent(OffersSentV1) = "offers-sent.v1",
    /// An offer's window is over.
    WindowElapsed(WindowElapsedV1) = "window-elapsed.v1",
    /// A mediation is to be looked at later.
    CheckPlanned(CheckPlannedV1) = "check-planned.v1",
    /// It is time to look at it.
    CheckDue(CheckDueV1) = "check-due.v1",
    /// Mediators were asked, and their answers wait.
    MediatorsAsked(MediatorsAskedV1) = "mediators-asked.v1",
    /// Times wait to be picked.
    TimesOffered(TimesOfferedV1) = "times-offered.v1",
    /// A session is booked.
    SessionBooked(SessionBookedV1) = "session-booked.v1",
    /// Everyone who attended gets a survey.
    SurveysDue(SurveysDueV1) = "surveys-due.v1",
    /// Everyone who attended has an invitation.
    SurveysSent(SurveysSentV1) = "surveys-sent.v1",
    /// Somebody might be reminded of a survey.
    SurveyNudgeDue(SurveyNudgeDueV1) = "survey-nudge-due.v1",
    /// A survey's time is over.
    SurveyCloses(SurveyClosesV1) = "survey-closes.v1",
    /// A batch of answers was mixed.
    SurveysMixed(SurveysMixedV1) = "surveys-mixed.v1",
    /// It is Monday: each desk hears what waits there.
    DigestDue(DigestDueV1) = "digest-due.v1",
    /// Somebody of the staff chose when they get the mails to their desk.
    StaffMailChosen(StaffMailChosenV1) = "staff-mail-chosen.v1",
    /// There is something to list in somebody's next daily mail.
    DailyPlanned(DailyPlannedV1) = "daily-planned.v1",
    /// It is time for somebody's daily mail.
    DailyDue(DailyDueV1) = "daily-due.v1",
    /// A mail to send.
    NoticeRequested(Notice) = "notice-requested.v1",
    /// A mail is in front of a person.
    NoticeTroubled(NoticeTroubledV1) = "notice-troubled.v1",
    /// What became of a mail is known now: nobody has to find out.
    NoticeSettled(NoticeSettledV1) = "notice-settled.v1",
    /// A person decided that a mail of which nobody knows whether it left is sent again.
    NoticeAgain(NoticeAgainV1) = "notice-again.v1",
    /// The program stops all mail, or lets it leave again.
    MailSwitched(MailSwitchedV1) = "mail-switched.v1",
    /// A mail was to leave while none does.
    NoticeHeld(NoticeHeldV1) = "notice-held.v1",
    /// A presentation or an event takes place.
    EngagementApproved(EngagementApprovedV1) = "engagement-approved.v1",
    /// A presentation or an event took place.
    EngagementHeld(EngagementHeldV1) = "engagement-held.v1",
    /// It is time to look whether something is on in the city at the time of one.
    EngagementLookDue(EngagementLookDueV1) = "engagement-look-due.v1",
}

/// A presentation or an event takes place (OUTR-7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EngagementApprovedV1 {
    /// Which.
    pub engagement: EngagementId,
    /// Its reference.
    pub reference: Reference,
    /// Who is reminded of it: whoever asked, and whoever presents.
    pub people: Vec<PersonId>,
    /// When; where is in no message.
    pub appointment: Appointment,
}

/// A presentation or an event took place: what outreach reached (STF-4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct EngagementHeldV1 {
    /// Which.
    pub engagement: EngagementId,
    /// What it was.
    pub kind: EngagementKind,
    /// How many people were there.
    pub headcount: u32,
}

/// It is time to look whether something is on in the city then (SCH-3, OUTR-3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct EngagementLookDueV1 {
    /// At the time of which one.
    pub engagement: EngagementId,
}

/// A case was filed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseFiledV1 {
    /// The case.
    pub case: CaseId,
    /// Its kind.
    pub kind: Kind,
    /// Its category.
    pub category: Category,
    /// Its reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<Reference>,
    /// The day until which its owner acknowledges it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acknowledge_by: Option<Date>,
}

/// A case was destroyed (WALL-4): whoever still has something of what it was about lets it go.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseDestroyedV1 {
    /// The case.
    pub case: CaseId,
    /// The version that says so.
    pub version: u64,
}

/// The legal clock of a case says something else than before (CLK-3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockChangedV1 {
    /// The case.
    pub case: CaseId,
    /// The case's version after the change; an older one loses.
    pub version: u64,
    /// Its reference.
    pub reference: Reference,
    /// The latest safe day for a session.
    pub safe_date: Date,
    /// The last day on which one may be booked.
    pub last_day: Date,
    /// Whether the mediation side has the case.
    pub admitted: bool,
}

/// A case moved, or waits for somebody else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseMovedV1 {
    /// The case.
    pub case: CaseId,
    /// The case's version after the move; an older one loses.
    pub version: u64,
    /// Its reference.
    pub reference: Reference,
    /// Its kind.
    pub kind: Kind,
    /// Where it stands.
    pub stage: CaseStage,
    /// Who is waited for.
    pub waiting_on: WaitingOn,
    /// The day until which they should act.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// The legal deadline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Date>,
    /// Whether professional standards are concerned with it: always, but for a case over which no legal clock runs.
    #[serde(default = "yes", skip_serializing_if = "is_so")]
    pub on_clock: bool,
    /// Who of the staff has taken it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignee: Option<String>,
    /// Whether a supervisor may override what excludes it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub may_be_overridden: bool,
    /// Whether its mail waits until a person has looked at it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub quarantined: bool,
    /// Why it went back to the ordinary process, where it did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub returned: Option<ReturnReason>,
}

const fn yes() -> bool {
    true
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes fields so")]
const fn is_so(value: &bool) -> bool {
    *value
}

/// What mediation needs to know of a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseAdmittedV1 {
    /// The case.
    pub case: CaseId,
    /// Its reference.
    pub reference: Reference,
    /// Its kind.
    pub kind: Kind,
    /// Its category.
    pub category: Category,
    /// The day of the incident.
    pub incident_on: Date,
    /// The last day on which a session may be booked, where a legal clock runs.
    #[serde(default, alias = "safe_date", skip_serializing_if = "Option::is_none")]
    pub last_day: Option<Date>,
    /// The case's version.
    #[serde(default)]
    pub version: u64,
    /// Who is to sit at the table.
    pub parties: Vec<Party>,
}

/// Offers are out: `in_mediation` (WALL-2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MediationBeganV1 {
    /// The case.
    pub case: CaseId,
}

/// How a mediation ended: a code and a day, nothing else (WALL-2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MediationEndedV1 {
    /// The case.
    pub case: CaseId,
    /// The code.
    pub code: OutcomeCode,
    /// The day.
    pub on: Date,
}

/// A mediation moved, or waits for somebody else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MediationMovedV1 {
    /// The mediation.
    pub mediation: MediationId,
    /// The mediation's version after the move; an older one loses.
    pub version: u64,
    /// Its reference.
    pub reference: Reference,
    /// Its kind.
    pub kind: Kind,
    /// Where it stands.
    pub stage: MediationStage,
    /// Who is waited for.
    pub waiting_on: WaitingOn,
    /// The day until which they should act.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
}

/// Something of a mediation is counted; for the program's figures, and nowhere else (STF-4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MediationMeasuredV1 {
    /// The mediation.
    pub mediation: MediationId,
    /// What.
    pub measure: Measure,
}

/// Offers wait for answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OffersSentV1 {
    /// The mediation.
    pub mediation: MediationId,
    /// Its reference.
    pub reference: Reference,
    /// Whose answers.
    pub people: Vec<PersonId>,
    /// The window's end.
    pub ends_at: Timestamp,
}

/// An offer's window is over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WindowElapsedV1 {
    /// The mediation.
    pub mediation: MediationId,
}

/// Another policy document is in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyActivatedV1 {}

/// Everybody decides by it now, whoever knew the one before for a while included: what is booked is looked at again (SCH-3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyInForceV1 {}

/// A mediation is to be looked at later: whether anybody was in contact, whether an agreement held (OUT-3, OUT-4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckPlannedV1 {
    /// The mediation.
    pub mediation: MediationId,
    /// What is to be looked at.
    pub check: Check,
    /// When.
    pub at: Timestamp,
}

/// It is time to look at a mediation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckDueV1 {
    /// The mediation.
    pub mediation: MediationId,
    /// What is to be looked at.
    pub check: Check,
}

/// Mediators were asked, and their answers wait.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MediatorsAskedV1 {
    /// The mediation.
    pub mediation: MediationId,
    /// Its reference.
    pub reference: Reference,
    /// Whose answers.
    pub people: Vec<PersonId>,
    /// For the how-manieth time; the version of the gates.
    pub asking: u64,
}

/// Times wait to be picked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimesOfferedV1 {
    /// The mediation.
    pub mediation: MediationId,
    /// Its reference.
    pub reference: Reference,
    /// Whose picks.
    pub people: Vec<PersonId>,
    /// For the how-manieth time; the version of the gates.
    pub round: u64,
    /// When the session that is to be moved begins; after that nobody has to pick any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moving_from: Option<Timestamp>,
}

/// A session is booked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionBookedV1 {
    /// The mediation.
    pub mediation: MediationId,
    /// Its reference.
    pub reference: Reference,
    /// Who attends.
    pub people: Vec<PersonId>,
    /// Who of them mediates.
    pub mediators: Vec<PersonId>,
    /// When and where.
    pub appointment: Appointment,
}

/// Somebody who attended, and in which role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guest {
    /// Who.
    pub person: PersonId,
    /// In which role.
    pub role: PartRole,
}

/// Everyone whom it concerns gets a survey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SurveysDueV1 {
    /// The mediation.
    pub mediation: MediationId,
    /// Why they are asked.
    #[serde(default = "after_session")]
    pub occasion: Occasion,
    /// Who.
    pub people: Vec<Guest>,
}

const fn after_session() -> Occasion {
    Occasion::Session
}

/// Everyone who attended has an invitation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SurveysSentV1 {
    /// The mediation.
    pub mediation: MediationId,
    /// The invitations.
    pub sent: Vec<Sent>,
}

/// An invitation that went out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// The invitation.
    pub invitation: InvitationId,
}

/// Somebody might be reminded of a survey; `surveys` knows whether they still should.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SurveyNudgeDueV1 {
    /// The invitation.
    pub invitation: InvitationId,
}

/// A survey's time is over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SurveyClosesV1 {
    /// The invitation.
    pub invitation: InvitationId,
}

/// A batch of answers to one questionnaire was mixed (SUR-3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SurveysMixedV1 {
    /// Which questionnaire.
    #[serde(alias = "role")]
    pub questionnaire: Questionnaire,
    /// Its version.
    pub version: u16,
    /// The reporting year.
    pub year: i16,
    /// How many.
    pub count: u64,
    /// How often each answer was given to each question: from not at all to very much. Of the whole batch, so of five people or more.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub tallies: BTreeMap<String, Tally>,
}

/// A mail is in front of a person: nobody knows whether it left, or it can't leave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeTroubledV1 {
    /// The message that asked for it.
    pub notice: MessageId,
    /// Which mail.
    pub template: Template,
    /// Why.
    pub trouble: Trouble,
    /// The reference that it would have named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<Reference>,
    /// What it would have named besides, where it was for a person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contents: Option<Contents>,
}

/// What became of a mail is known now: the mail service had it, or a person had it sent again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeSettledV1 {
    /// The message that asked for it.
    pub notice: MessageId,
}

/// A mail of which nobody knows whether it left is to be sent again, as a person decided (REM-3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeAgainV1 {
    /// The message that asked for it.
    pub notice: MessageId,
    /// Who decided, by the subject that the identity provider knows them by.
    pub by: String,
}

/// The program stops all mail, or lets it leave again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailSwitchedV1 {
    /// The how-manieth time; an older one loses.
    pub version: u64,
    /// Whether no mail leaves from then on.
    pub paused: bool,
}

/// A mail was to leave while none does: it is asked for again later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeHeldV1 {
    /// The mail.
    pub notice: Notice,
}

/// Somebody of the staff chose when they get the mails to their desks at their own address (STF-2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffMailChosenV1 {
    /// Who.
    pub person: PersonId,
    /// The how-manieth time; an older one loses.
    pub version: u64,
    /// To which desks; those that they work at.
    pub desks: Vec<Desk>,
    /// When; never any more when there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub frequency: Option<Frequency>,
    /// Until when, unless they sign in before.
    pub until: Timestamp,
}

/// There is something to list in somebody's next daily mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DailyPlannedV1 {
    /// What came to which desk.
    pub desk: Desk,
    /// Whose mail.
    pub person: PersonId,
}

/// It is time for somebody's daily mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DailyDueV1 {
    /// What came to which desk.
    pub desk: Desk,
    /// Whose mail.
    pub person: PersonId,
}

/// It is Monday: each desk hears what waits there (REM-1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DigestDueV1 {
    /// That Monday.
    pub on: Date,
}
