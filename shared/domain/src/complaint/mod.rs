//! The complaint side of a case: filed, acknowledged, screened, approved, admitted to mediation, closed or returned.

mod arrival;
mod clock;
mod contact;
mod decide;
mod ending;
mod filing;
mod preparation;
mod retention;
mod review;
mod screening;

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use arrival::{Flag, flags, welcome};
pub use contact::{Contact, ContactForm};
pub use decide::{Command, Effect, Party, decide, file};
pub use filing::{Filing, FilingForm, Incident, Narrative, ReceivedBy};
pub use retention::{DESTROYED, Keeping, RetentionClass};
pub use screening::{
    Answer, Answered, Answers, Fired, Judged, Question, Screened, Verdict, VerdictOutcome, Weight, clock_runs, screen,
};

use crate::ids::{CaseId, PersonId, Reference};
use crate::statutory::Clock;
use crate::text::Document;
use crate::vocabulary::{AgeBracket, Category, Desk, Kind, Language, OutcomeCode, WaitingOn, vocabulary};

vocabulary! {
    /// The stages by name alone, as messages and the desk carry them.
    CaseStage {
        /// Filed, not acknowledged yet.
        Received = "received",
        /// Acknowledged, to be screened.
        Acknowledged = "acknowledged",
        /// Something is unknown or needs judgement.
        UnderReview = "under_review",
        /// Eligible; something is still missing.
        Eligible = "eligible",
        /// Handed to the mediation side.
        Admitted = "admitted",
        /// In mediation.
        InMediation = "in_mediation",
        /// Closed as mediated.
        Closed = "closed",
        /// Back in the ordinary process.
        Returned = "returned",
    }

    /// Why a complaint went back to the ordinary process.
    ReturnReason {
        /// Whoever filed stays anonymous, and mediation needs both people (INT-6).
        Anonymous = "anonymous",
        /// Screening said no (ELIG-10).
        NotEligible = "not_eligible",
        /// A person judged that it isn't suitable (ELIG-5).
        NotSuitable = "not_suitable",
        /// The mediation didn't take place (OUT-6).
        NotHeld = "not_held",
        /// The mediation took place without agreement (OUT-6).
        NoAgreement = "no_agreement",
        /// The mediation took place, and the policy returns such an outcome (OUT-6).
        Mediated = "mediated",
    }

    /// The department's own finding on a complaint (Penal Code 832.5), a thing apart from the mediation's outcome (CLK-5).
    Finding {
        /// It happened, and it was wrong.
        Sustained = "sustained",
        /// It can't be shown either way.
        NotSustained = "not_sustained",
        /// It happened, and it was right.
        Exonerated = "exonerated",
        /// It didn't happen.
        Unfounded = "unfounded",
    }
}

/// A case on the complaint side. Nothing of the mediation side has a field here (WALL-2), and no narrative either: what
/// people wrote is a [`Narrative`], an item of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// Its id.
    pub id: CaseId,
    /// Its public reference (INT-2).
    pub reference: Reference,
    /// What kind of case.
    pub kind: Kind,
    /// What it is about.
    pub category: Category,
    /// The day of the incident.
    pub incident_on: Date,
    /// When it was filed.
    pub filed_at: Timestamp,
    /// The day until which professional standards acknowledge it (INT-7).
    pub acknowledge_by: Date,
    /// What makes it look as if no person had filed it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub flags: BTreeSet<Flag>,
    /// Whether mail waits until a person has looked at it, because more arrived than the policy's quota.
    #[serde(default)]
    pub quarantined: bool,
    /// How it came in.
    #[serde(default = "by_form")]
    pub received_by: ReceivedBy,
    /// Who filed it.
    pub complainant: Complainant,
    /// Whom it is about, once its owner has said who they are (INT-8).
    #[serde(default)]
    pub respondents: Vec<Respondent>,
    /// The legal clocks, once discovery is known (CLK-1).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clock: Option<Clock>,
    /// What was asked and answered, and the verdict, which stays whatever follows (ELIG-8).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub screened: Option<Screened>,
    /// The department's own finding, once there is one (CLK-5).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub disposition: Option<Disposition>,
    /// The document for which nothing of this case may be deleted (WALL-4).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hold: Option<Document>,
    /// Who of the staff has taken it, by the subject that the identity provider gives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignee: Option<String>,
    /// Where the case stands.
    pub stage: Stage,
}

/// Who filed, as far as the rules need to know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Complainant {
    /// The person; contact details live in `people`.
    pub person: PersonId,
    /// Their language.
    pub language: Language,
    /// Adult or minor.
    pub age: AgeBracket,
    /// Whether they stay anonymous, so that nobody can ask them (INT-6).
    #[serde(default)]
    pub anonymous: bool,
    /// Whether a lawyer speaks for them.
    #[serde(default = "unknown")]
    pub represented: Answer,
    /// Whether they said that they need something to take part; what it is stands in their own words.
    #[serde(default)]
    pub has_needs: bool,
}

const fn by_form() -> ReceivedBy {
    ReceivedBy::Form
}

const fn unknown() -> Answer {
    Answer::Unknown
}

/// Somebody whom the case is about: an officer, a colleague, a neighbor, a student.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Respondent {
    /// The person; contact details live in `people`.
    pub person: PersonId,
    /// Their language.
    pub language: Language,
}

/// The department's disposition, and the notice of it (CLK-5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disposition {
    /// What the department found.
    pub finding: Finding,
    /// Its own date.
    pub on: Date,
    /// The last day on which the complainant may be told.
    pub notify_by: Date,
    /// The day on which the complainant was told in writing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notified_on: Option<Date>,
}

/// Where a case stands. Each stage owns what exists in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Filed; professional standards have it and have not acknowledged it yet.
    Received,
    /// Acknowledged; the program screens it.
    Acknowledged {
        /// When professional standards acknowledged it.
        acknowledged_at: Timestamp,
    },
    /// Screened, and something is unknown or needs a person's judgement.
    UnderReview,
    /// Eligible; approvals, respondents and clock may still be missing.
    Eligible {
        /// Whose approval the policy asks for (ELIG-9).
        wanted: Vec<Desk>,
        /// Who approved so far.
        approvals: Vec<Desk>,
    },
    /// Handed to the mediation side.
    Admitted {
        /// When.
        admitted_at: Timestamp,
    },
    /// Offers are out; more than that the complaint side never learns.
    InMediation {
        /// When the mediation side said so.
        since: Timestamp,
    },
    /// Closed as mediated.
    Closed {
        /// The code that came back.
        code: OutcomeCode,
        /// The day it came back for.
        on: Date,
    },
    /// Back in the ordinary complaint process.
    Returned {
        /// Why.
        reason: ReturnReason,
        /// The day.
        on: Date,
        /// When whoever it went back to confirmed that they have it (ELIG-10).
        receipt: Option<Timestamp>,
    },
}

impl Stage {
    /// The stage by name.
    #[must_use]
    pub const fn name(&self) -> CaseStage {
        match self {
            Self::Received => CaseStage::Received,
            Self::Acknowledged { .. } => CaseStage::Acknowledged,
            Self::UnderReview => CaseStage::UnderReview,
            Self::Eligible { .. } => CaseStage::Eligible,
            Self::Admitted { .. } => CaseStage::Admitted,
            Self::InMediation { .. } => CaseStage::InMediation,
            Self::Closed { .. } => CaseStage::Closed,
            Self::Returned { .. } => CaseStage::Returned,
        }
    }

    /// Whether it is still being prepared: who it is about and who approves can change until it is admitted.
    #[must_use]
    pub const fn is_in_preparation(&self) -> bool {
        matches!(self, Self::Received | Self::Acknowledged { .. } | Self::UnderReview | Self::Eligible { .. })
    }

    /// The stable code of the stage.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.name().code()
    }
}

impl Case {
    /// Who the case waits for.
    #[must_use]
    pub fn waiting_on(&self) -> WaitingOn {
        match &self.stage {
            Stage::Received | Stage::Returned { receipt: None, .. } => self.kind.owner().into(),
            Stage::Acknowledged { .. } | Stage::UnderReview => WaitingOn::Program,
            Stage::Eligible { wanted, approvals } => self.missing(wanted, approvals).unwrap_or(Desk::Program).into(),
            Stage::Admitted { .. } | Stage::InMediation { .. } => WaitingOn::Mediation,
            Stage::Closed { .. } | Stage::Returned { .. } if self.owes_notice() => WaitingOn::ProfessionalStandards,
            Stage::Closed { .. } | Stage::Returned { .. } => WaitingOn::Nobody,
        }
    }

    /// The day until which they should act, where there is one.
    #[must_use]
    pub fn due(&self) -> Option<Date> {
        match self.stage {
            Stage::Received | Stage::Returned { reason: ReturnReason::Anonymous, receipt: None, .. } => Some(self.acknowledge_by),
            _ if self.owes_notice() => self.disposition.map(|disposition| disposition.notify_by),
            _ => None,
        }
    }

    /// Whether the complainant must still be told of the department's disposition (CLK-5).
    #[must_use]
    pub fn owes_notice(&self) -> bool {
        self.disposition.is_some_and(|disposition| disposition.notified_on.is_none())
    }

    /// Whether the legal clock runs over this case (CLK-1).
    #[must_use]
    pub fn clock_runs(&self) -> bool {
        clock_runs(self.kind, self.screened.as_ref())
    }

    /// Whether a supervisor may override what excludes it (ELIG-3).
    #[must_use]
    pub fn may_be_overridden(&self) -> bool {
        let returned = matches!(self.stage, Stage::Returned { reason: ReturnReason::NotEligible, .. });
        returned && self.screened.as_ref().is_some_and(|screened| screened.verdict.may_be_overridden())
    }

    /// Which desk must still do something before the case is admitted; the program last.
    fn missing(&self, wanted: &[Desk], approvals: &[Desk]) -> Option<Desk> {
        let owner = self.respondents.is_empty().then_some(self.kind.owner());
        let keeper = (self.clock_runs() && self.clock.is_none()).then_some(Desk::ProfessionalStandards);
        let mut approvers: Vec<Desk> = wanted.iter().copied().filter(|desk| !approvals.contains(desk)).collect();
        approvers.sort_by_key(|desk| *desk == Desk::Program);
        owner.or(keeper).or(approvers.first().copied())
    }
}
