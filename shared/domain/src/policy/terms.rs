//! What a city says of kinds, screening and clocks.

use serde::{Deserialize, Serialize};

use crate::complaint::{Question, RetentionClass};
use crate::vocabulary::{Category, Desk, OutcomeCode, vocabulary};

vocabulary! {
    /// The day from which a clock runs.
    Begins {
        /// The day on which a person authorized to start an investigation discovered the alleged misconduct (CLK-1).
        Discovery = "discovery",
        /// The day of filing.
        Filing = "filing",
    }

    /// What stops a clock for a time (CLK-2; Government Code 3304(d)(2)).
    Ground {
        /// A criminal investigation or prosecution over the same conduct.
        PendingCriminalCase = "pending_criminal_case",
        /// The officer waived the limit in writing, for a stated period.
        OfficerWaiver = "officer_waiver",
        /// Several jurisdictions must work together.
        SeveralJurisdictions = "several_jurisdictions",
        /// More than one employee is concerned.
        SeveralEmployees = "several_employees",
        /// An employee is incapacitated or absent.
        Incapacity = "incapacity",
        /// A civil suit names the officer.
        CivilSuit = "civil_suit",
        /// The complainant is a criminal defendant in the matter.
        ComplainantDefendant = "complainant_defendant",
        /// An allegation of workers' compensation fraud by the officer.
        WorkersCompensationFraud = "workers_compensation_fraud",
    }
}

/// What a city decides for a kind of case.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindTerms {
    /// Whose approval a case needs before an offer goes out (ELIG-9).
    pub approvals: Vec<Desk>,
    /// Categories that a person must look at (ELIG-6).
    pub review_categories: Vec<Category>,
    /// The outcomes with which a complaint is closed as mediated; with any other it returns (OUT-6).
    pub closes: Vec<OutcomeCode>,
}

impl KindTerms {
    /// Whether a case is closed as mediated with that outcome; otherwise it returns (OUT-6).
    #[must_use]
    pub fn closes_with(&self, code: OutcomeCode) -> bool {
        self.closes.contains(&code)
    }
}

/// What screening needs.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Screening {
    /// Which of the questions of ELIG-3 exclude with a yes; the others then need review.
    pub excluding: Vec<Question>,
}

/// A legal clock, as the policy describes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClockTerms {
    /// Names it.
    pub code: String,
    /// From which day it runs.
    pub begins: Begins,
    /// For how long.
    pub runs: Length,
    /// Days kept back for an investigation, should mediation fail (CLK-3).
    pub reserve_days: i32,
    /// What stops it (CLK-2).
    pub tolled_by: Vec<Ground>,
}

/// A stretch of civil time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Length {
    /// So many calendar months.
    Months(i32),
    /// So many days.
    Days(i32),
}

impl TryFrom<String> for Length {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let (number, unit) = text.split_once(' ').unwrap_or((&text, ""));
        match (number.parse(), unit) {
            (Ok(months), "months") => Ok(Self::Months(months)),
            (Ok(days), "days") => Ok(Self::Days(days)),
            _ => Err("write a length as \"12 months\" or \"120 days\""),
        }
    }
}

impl From<Length> for String {
    fn from(length: Length) -> Self {
        match length {
            Length::Months(months) => format!("{months} months"),
            Length::Days(days) => format!("{days} days"),
        }
    }
}

/// When staff hear of a clock.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClockAlerts {
    /// Days before the latest safe day for a session.
    pub days: Vec<i32>,
}

/// The notice of the department's disposition (CLK-5).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notification {
    /// Calendar days from the disposition within which the complainant is told.
    pub notice_days: i32,
}

/// How many years an ended case is kept (WALL-4).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retention {
    /// A complaint without a sustained finding.
    pub complaint_years: i32,
    /// A complaint with one.
    pub sustained_years: i32,
    /// A conflict that is no complaint about an employee.
    pub conflict_years: i32,
}

/// The least that the law asks for: what a document from before there was such a table says.
impl Default for Retention {
    fn default() -> Self {
        Self { complaint_years: 5, sustained_years: 15, conflict_years: 2 }
    }
}

impl Retention {
    /// The years of a class.
    #[must_use]
    pub const fn years(&self, class: RetentionClass) -> i32 {
        match class {
            RetentionClass::Complaint => self.complaint_years,
            RetentionClass::Sustained => self.sustained_years,
            RetentionClass::Conflict => self.conflict_years,
        }
    }
}
