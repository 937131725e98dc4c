//! What the facts of each case add up to, in whatever order and however often they are told.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;

use super::{Fact, What};
use crate::complaint::{CaseStage, ReturnReason};
use crate::ids::{CaseId, EngagementId, MessageId};
use crate::mediation::{Measure, MediationStage};
use crate::outreach::EngagementKind;
use crate::survey::{Questionnaire, Tally};
use crate::vocabulary::Kind;

/// A case, from its filing on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trail {
    /// Its kind and when it was filed.
    pub filed: Option<(Timestamp, Kind)>,
    /// When it first stood in each stage.
    pub stages: BTreeMap<CaseStage, Timestamp>,
    /// When its mediation first stood in each stage.
    pub mediation: BTreeMap<MediationStage, Timestamp>,
    /// When it first went back for each reason.
    pub returned: BTreeMap<ReturnReason, Timestamp>,
    /// Where its latest version stands, and the legal deadline that it has.
    pub latest: Option<(u64, CaseStage, Option<Date>)>,
    /// What is counted of its mediation, the earliest first.
    pub measures: Vec<(Timestamp, Measure)>,
}

/// A batch of survey answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// When it was mixed.
    pub at: Timestamp,
    /// The questionnaire.
    pub questionnaire: Questionnaire,
    /// The reporting year.
    pub year: i16,
    /// How many answered.
    pub count: u64,
    /// What they answered.
    pub tallies: BTreeMap<String, Tally>,
}

/// Everything that happened.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    /// The cases.
    pub cases: BTreeMap<CaseId, Trail>,
    /// The batches of answers, by the message that told of them.
    pub batches: BTreeMap<MessageId, Batch>,
    /// Presentations and events that took place: when it was said, what it was, how many people were there.
    pub engagements: BTreeMap<EngagementId, (Timestamp, EngagementKind, u32)>,
}

impl History {
    /// What facts add up to. Each goes by the message that told it.
    #[must_use]
    pub fn of(facts: impl IntoIterator<Item = (MessageId, Fact)>) -> Self {
        let mut history = Self::default();
        for (message, fact) in facts {
            history.take(message, fact);
        }
        history
    }

    fn take(&mut self, message: MessageId, Fact { at, what }: Fact) {
        match what {
            What::Filed { case, kind } => {
                let filed = &mut self.cases.entry(case).or_default().filed;
                *filed = Some(filed.map_or((at, kind), |known| known.min((at, kind))));
            }
            What::Case { case, version, stage, deadline, returned } => {
                let trail = self.cases.entry(case).or_default();
                earliest(&mut trail.stages, stage, at);
                if let Some(reason) = returned {
                    earliest(&mut trail.returned, reason, at);
                }
                trail.latest = trail.latest.max(Some((version, stage, deadline)));
            }
            What::Mediation { case, stage } => earliest(&mut self.cases.entry(case).or_default().mediation, stage, at),
            What::Measured { case, measure } => {
                let measures = &mut self.cases.entry(case).or_default().measures;
                let place = measures.partition_point(|(known, one)| (*known, one.order()) < (at, measure.order()));
                if measures.get(place) != Some(&(at, measure.clone())) {
                    measures.insert(place, (at, measure));
                }
            }
            What::Held { engagement, kind, headcount } => {
                let known = self.engagements.entry(engagement).or_insert((at, kind, headcount));
                *known = (*known).min((at, kind, headcount));
            }
            What::Answers { questionnaire, version: _, year, count, tallies } => {
                self.batches.insert(message, Batch { at, questionnaire, year, count, tallies });
            }
        }
    }
}

fn earliest<K: Ord>(known: &mut BTreeMap<K, Timestamp>, key: K, at: Timestamp) {
    let first = known.entry(key).or_insert(at);
    *first = at.min(*first);
}

impl Trail {
    /// When its program part was over for good: it was closed as mediated, or went back and stayed there.
    #[must_use]
    pub fn left(&self) -> Option<Timestamp> {
        let (_, stage, _) = self.latest?;
        match stage {
            CaseStage::Closed => self.stages.get(&CaseStage::Closed).copied(),
            CaseStage::Returned => self.returned.values().max().or(self.stages.get(&CaseStage::Returned)).copied(),
            _ => None,
        }
    }
}
