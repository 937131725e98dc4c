//! What happened, as far as figures need it: opaque ids, closed codes, days, numbers.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

use crate::complaint::{CaseStage, ReturnReason};
use crate::ids::{CaseId, EngagementId};
use crate::mediation::{Measure, MediationStage};
use crate::outreach::EngagementKind;
use crate::survey::{Questionnaire, Tally};
use crate::vocabulary::Kind;

/// Something happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    /// When.
    pub at: Timestamp,
    /// What.
    pub what: What,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// A case was filed.
    Filed {
        /// Which.
        case: CaseId,
        /// Of which kind.
        kind: Kind,
    },
    /// A case stands somewhere.
    Case {
        /// Which.
        case: CaseId,
        /// Its version then.
        version: u64,
        /// Where.
        stage: CaseStage,
        /// Its legal deadline, as far as it is known.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        deadline: Option<Date>,
        /// Why it went back to the ordinary process, where it did.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        returned: Option<ReturnReason>,
    },
    /// A case's mediation stands somewhere.
    Mediation {
        /// Of which case.
        case: CaseId,
        /// Where.
        stage: MediationStage,
    },
    /// Something of a case's mediation is counted.
    Measured {
        /// Of which case.
        case: CaseId,
        /// What.
        measure: Measure,
    },
    /// A presentation or an event took place.
    Held {
        /// Which.
        engagement: EngagementId,
        /// What it was.
        kind: EngagementKind,
        /// How many people were there.
        headcount: u32,
    },
    /// Answers to a survey were mixed.
    Answers {
        /// To which questionnaire.
        questionnaire: Questionnaire,
        /// In which version.
        version: u16,
        /// The reporting year.
        year: i16,
        /// How many.
        count: u64,
        /// What they add up to.
        tallies: BTreeMap<String, Tally>,
    },
}
