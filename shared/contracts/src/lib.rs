//! What functions say to each other: every message, its wire form, and where it goes.
//!
//! Messages carry ids, closed codes, instants, civil dates and versions, never text that a person wrote (WALL-3); the consumer
//! re-reads only its own tables. A fixture of every version ever published stays in `fixtures/` and parses forever.

mod message;
mod routing;

pub use message::{
    CaseAdmittedV1, CaseDestroyedV1, CaseFiledV1, CaseMovedV1, CheckDueV1, CheckPlannedV1, ClockChangedV1, DailyDueV1,
    DailyPlannedV1, DigestDueV1, EngagementApprovedV1, EngagementHeldV1, EngagementLookDueV1, Envelope, Guest, MailSwitchedV1,
    MediationBeganV1, MediationEndedV1, MediationMeasuredV1, MediationMovedV1, MediatorsAskedV1, Message, NoticeAgainV1,
    NoticeHeldV1, NoticeSettledV1, NoticeTroubledV1, OffersSentV1, PolicyActivatedV1, PolicyInForceV1, Sent, SessionBookedV1,
    StaffMailChosenV1, SurveyClosesV1, SurveyNudgeDueV1, SurveysDueV1, SurveysMixedV1, SurveysSentV1, TimesOfferedV1, Unreadable,
    WindowElapsedV1,
};
pub use routing::{Queue, route};
