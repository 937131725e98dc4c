//! The complaint side of a case: filed, acknowledged, screened, approved, admitted to mediation, closed or returned.

mod decide;
mod filing;
mod screening;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use decide::{Command, Effect, Party, decide, file};
pub use filing::{Contact, Filing, FilingForm, Incident, Narrative};
pub use screening::{Answer, Answers, Fired, Question, Verdict, VerdictOutcome, screen};

use crate::ids::{CaseId, PersonId, Reference};
use crate::statutory::StatutoryClock;
use crate::vocabulary::{AgeBracket, Category, Kind, Language, OutcomeCode, WaitingOn, vocabulary};

vocabulary! {
    /// Whose approval a case needs (ELIG-9).
    Approver {
        /// The program's administrator.
        Program = "program",
        /// Professional standards.
        ProfessionalStandards = "professional_standards",
    }

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
        /// Screening said no (ELIG-10).
        NotEligible = "not_eligible",
        /// The mediation didn't take place (OUT-6).
        NotHeld = "not_held",
        /// The mediation took place without agreement (OUT-6).
        NoAgreement = "no_agreement",
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
    /// Who filed it.
    pub complainant: Complainant,
    /// The department's side, once professional standards have identified it (INT-8).
    pub officers: Vec<Officer>,
    /// The legal clock, once discovery is known (CLK-1).
    pub clock: Option<StatutoryClock>,
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
    /// Whether they can be reached by email.
    pub has_email: bool,
}

/// An identified officer or other employee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Officer {
    /// The person; contact details live in `people`.
    pub person: PersonId,
    /// Their language.
    pub language: Language,
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
    UnderReview {
        /// What screening said.
        verdict: Verdict,
    },
    /// Eligible; approvals, officers and clock may still be missing.
    Eligible {
        /// What screening said.
        verdict: Verdict,
        /// Who approved so far.
        approvals: Vec<Approver>,
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
    },
}

impl Stage {
    /// The stage by name.
    #[must_use]
    pub const fn name(&self) -> CaseStage {
        match self {
            Self::Received => CaseStage::Received,
            Self::Acknowledged { .. } => CaseStage::Acknowledged,
            Self::UnderReview { .. } => CaseStage::UnderReview,
            Self::Eligible { .. } => CaseStage::Eligible,
            Self::Admitted { .. } => CaseStage::Admitted,
            Self::InMediation { .. } => CaseStage::InMediation,
            Self::Closed { .. } => CaseStage::Closed,
            Self::Returned { .. } => CaseStage::Returned,
        }
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
            Stage::Received => WaitingOn::ProfessionalStandards,
            Stage::Acknowledged { .. } | Stage::UnderReview { .. } => WaitingOn::Program,
            Stage::Eligible { approvals, .. } => {
                let standards_done = approvals.contains(&Approver::ProfessionalStandards);
                if standards_done && !self.officers.is_empty() && self.clock.is_some() {
                    WaitingOn::Program
                } else {
                    WaitingOn::ProfessionalStandards
                }
            }
            Stage::Admitted { .. } | Stage::InMediation { .. } => WaitingOn::Mediation,
            Stage::Closed { .. } | Stage::Returned { .. } => WaitingOn::Nobody,
        }
    }
}
