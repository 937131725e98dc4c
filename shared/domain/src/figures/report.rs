//! A period's report: every figure, computed from the facts.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::{DEFINITIONS, Definition, Event, History, Made, Milestone, Trail, matches};
use crate::complaint::CaseStage;
use crate::ids::PersonId;
use crate::mediation::{Measure, MediationStage};
use crate::survey::{self, Questionnaire, Tally};
use crate::vocabulary::OutcomeCode;

/// Days, the first and the last one included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The first.
    pub from: Date,
    /// The last.
    pub until: Date,
}

impl Period {
    /// Whether a day is in it.
    #[must_use]
    pub fn has(&self, day: Date) -> bool {
        (self.from..=self.until).contains(&day)
    }
}

/// Days between two moments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Days {
    /// As many take longer as don't.
    pub median: i32,
    /// Nine of ten take no longer.
    pub ninetieth: i32,
    /// Of so many cases; nothing where that isn't shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<usize>,
}

/// What people answered to a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mean {
    /// The mean in tenths.
    pub tenths: u32,
    /// How many answered 4 or 5; nothing where so few did, or didn't, that it isn't shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub favorable: Option<u32>,
    /// Of so many answers.
    pub of: u32,
}

/// A row's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// A number of cases or people.
    Count(u64),
    /// Days.
    Days(Days),
    /// Answers.
    Mean(Mean),
    /// How many mediated, the median and the largest number of sessions of one of them.
    Load {
        /// How many mediated.
        mediators: usize,
        /// The median.
        median: usize,
        /// The largest.
        most: usize,
    },
}

/// A row of a figure in a report; without a value where there is nothing, or nothing that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FigureRow {
    /// Its code.
    pub code: &'static str,
    /// Its value.
    pub value: Option<Value>,
}

/// A figure in a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What it is.
    pub definition: &'static Definition,
    /// Its rows.
    pub rows: Vec<FigureRow>,
}

/// A report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Of which days.
    pub period: Period,
    /// The figures, in order.
    pub figures: Vec<Figure>,
}

impl Report {
    /// The report of a period as the program sees it: exact counts, and survey results from five answers on (SUR-5).
    #[must_use]
    pub fn of(history: &History, zone: &TimeZone, period: Period, today: Date) -> Self {
        let events = history.events(zone, period.until.min(today));
        let within: Vec<&Event> = events.iter().filter(|event| period.has(event.on)).collect();
        let value = |made: Made| match made {
            Made::Count(patterns) => Some(Value::Count(counted(&within, patterns))),
            Made::Days(from, to) => history.days(zone, period, from, to).map(Value::Days),
            Made::Answers(questionnaire, question) => {
                history.answers(zone, period, questionnaire, question).filter(|mean| mean.of >= few()).map(Value::Mean)
            }
            Made::Load => history.load(zone, period),
        };
        let rows = |definition: &Definition| {
            definition.rows.iter().map(|row| FigureRow { code: row.code, value: value(row.made) }).collect()
        };
        Self { period, figures: DEFINITIONS.iter().map(|definition| Figure { definition, rows: rows(definition) }).collect() }
    }
}

/// Fewer answers than this are shown to nobody.
fn few() -> u32 {
    u32::try_from(survey::LEAST).unwrap_or(u32::MAX)
}

fn counted(events: &[&Event], patterns: &[&str]) -> u64 {
    let named = |event: &&&Event| patterns.iter().any(|pattern| matches(pattern, &event.path));
    events.iter().filter(named).count().try_into().unwrap_or(u64::MAX)
}

/// The value at a rank from the lowest: that of which so many percent are no larger (nearest rank).
fn ranked<T: Copy + Ord>(values: &mut [T], percent: usize) -> Option<T> {
    values.sort_unstable();
    values.get((values.len() * percent).div_ceil(100).saturating_sub(1)).copied()
}

impl History {
    pub(crate) fn days(&self, zone: &TimeZone, period: Period, from: Milestone, to: Milestone) -> Option<Days> {
        let day = |at: Timestamp| at.to_zoned(zone.clone()).date();
        let between = |trail: &Trail| {
            let (from, to) = (day(trail.milestone(from)?), day(trail.milestone(to)?));
            period.has(to).then(|| from.until(to).map(|span| span.get_days()).unwrap_or_default())
        };
        let mut days: Vec<i32> = self.cases.values().filter_map(between).collect();
        Some(Days { median: ranked(&mut days, 50)?, ninetieth: ranked(&mut days, 90)?, of: Some(days.len()) })
    }

    fn answers(&self, zone: &TimeZone, period: Period, questionnaire: Questionnaire, question: &str) -> Option<Mean> {
        let within = |at: Timestamp| period.has(at.to_zoned(zone.clone()).date());
        let batches = self.batches.values().filter(|batch| batch.questionnaire == questionnaire && within(batch.at));
        Mean::of(batches.filter_map(|batch| batch.tallies.get(question)))
    }

    fn load(&self, zone: &TimeZone, period: Period) -> Option<Value> {
        let mut sessions: BTreeMap<PersonId, usize> = BTreeMap::new();
        for (at, measure) in self.cases.values().flat_map(|trail| &trail.measures) {
            if let Measure::Ended { mediators, .. } = measure
                && period.has(at.to_zoned(zone.clone()).date())
            {
                mediators.iter().for_each(|mediator| *sessions.entry(*mediator).or_default() += 1);
            }
        }
        let mut counts: Vec<usize> = sessions.into_values().collect();
        let median = ranked(&mut counts, 50)?;
        Some(Value::Load { mediators: counts.len(), median, most: counts.last().copied()? })
    }
}

impl Mean {
    /// What tallies add up to; nothing when nobody answered.
    pub(crate) fn of<'a>(tallies: impl Iterator<Item = &'a Tally>) -> Option<Self> {
        let mut sum = Tally::default();
        tallies.for_each(|tally| sum += *tally);
        Some(Self { tenths: sum.mean_tenths()?, favorable: Some(sum.favorable()), of: sum.count() })
    }
}

impl Trail {
    fn milestone(&self, milestone: Milestone) -> Option<Timestamp> {
        let stage = |stage: CaseStage| self.stages.get(&stage).copied();
        let mediation = |stage: MediationStage| self.mediation.get(&stage).copied();
        match milestone {
            Milestone::Filed => self.filed.map(|(at, _)| at),
            Milestone::Acknowledged => stage(CaseStage::Acknowledged),
            Milestone::Eligible => stage(CaseStage::Eligible).or(stage(CaseStage::Admitted)),
            Milestone::Offered => mediation(MediationStage::Offering),
            Milestone::Consented => mediation(MediationStage::Consented),
            Milestone::Mediated => self.measures.iter().find_map(|(at, measure)| match measure {
                Measure::Ended { code: OutcomeCode::Agreement | OutcomeCode::NoAgreement, .. } => Some(*at),
                _ => None,
            }),
        }
    }
}
