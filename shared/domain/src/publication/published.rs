//! A month's publication as people read it: counts as they may show, days and answers where enough people stand behind them.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::{Month, Snapshot, publish};
use crate::figures::{DEFINITIONS, Days, Figure, FigureRow, History, Made, Mean, Report, Value};
use crate::survey::Questionnaire;

/// What was published for the twelve months that end with a month. Never changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// The counts.
    #[serde(flatten)]
    pub snapshot: Snapshot,
    /// The days, by row.
    pub days: BTreeMap<String, Days>,
    /// What people answered, by figure and row. Of calendar years alone: those have no answer in common, so nothing is left when one is
    /// taken from another.
    pub answers: BTreeMap<String, Mean>,
}

impl Published {
    /// Works out a month's publication from what happened, after those of the months before it.
    #[must_use]
    pub fn of(before: &[Snapshot], month: Month, history: &History, zone: &TimeZone, least: u64) -> Self {
        let snapshot = publish(before, month, &history.events(zone, month.last()), least);
        let enough = |of: usize| u64::try_from(of).is_ok_and(|of| of >= least);
        let (mut days, mut answers) = (BTreeMap::new(), BTreeMap::new());
        for (figure, row) in DEFINITIONS.iter().flat_map(|figure| figure.rows.iter().map(move |row| (figure, row))) {
            let name = format!("{}/{}", figure.code, row.code);
            match row.made {
                Made::Days(from, to) => {
                    let found = history.days(zone, month.window(), from, to);
                    // How many cases it is of isn't told: that of the next month would tell it of a few.
                    let found = found.filter(|days| enough(days.of.unwrap_or_default()));
                    days.extend(found.map(|days| (name, Days { of: None, ..days })));
                }
                Made::Answers(asked, question) if month.ends_year() => {
                    let found = year_of_answers(history, month, asked, question, least);
                    answers.extend(found.map(|mean| (name, mean)));
                }
                Made::Count(_) | Made::Answers(..) | Made::Load => {}
            }
        }
        Self { snapshot, days, answers }
    }

    /// As a report.
    #[must_use]
    pub fn report(&self) -> Report {
        let value = |name: &str, made: Made| match made {
            Made::Count(_) => self.snapshot.cells.get(name).copied().flatten().map(Value::Count),
            Made::Days(..) => self.days.get(name).copied().map(Value::Days),
            Made::Answers(..) => self.answers.get(name).copied().map(Value::Mean),
            Made::Load => None,
        };
        let figures = DEFINITIONS.iter().map(|definition| Figure {
            definition,
            rows: definition
                .rows
                .iter()
                .map(|row| FigureRow { code: row.code, value: value(&format!("{}/{}", definition.code, row.code), row.made) })
                .collect(),
        });
        Report { period: self.snapshot.month.window(), figures: figures.collect() }
    }
}

/// What the answers of a reporting year add up to, if enough people answered. How many answered 4 or 5 shows only where neither they
/// nor the others are few.
fn year_of_answers(history: &History, month: Month, asked: Questionnaire, question: &str, least: u64) -> Option<Mean> {
    let year = month.first().year();
    let batches = history.batches.values().filter(|batch| batch.questionnaire == asked && batch.year == year);
    let mean = Mean::of(batches.filter_map(|batch| batch.tallies.get(question)))?;
    let fine = |count: u32| count == 0 || u64::from(count) >= least;
    let favorable = mean.favorable.filter(|favorable| fine(*favorable) && fine(mean.of - favorable));
    (u64::from(mean.of) >= least).then_some(Mean { favorable, ..mean })
}
