//! The numbers that are published: every count of every figure.

use crate::figures::{DEFINITIONS, Made, matches};

/// A published number: a row of a figure that counts events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// The figure.
    pub figure: &'static str,
    /// Its row.
    pub row: &'static str,
    /// What is counted.
    pub patterns: &'static [&'static str],
}

impl Cell {
    /// The name under which it is kept.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}/{}", self.figure, self.row)
    }

    /// Whether an event counts.
    #[must_use]
    pub fn counts(&self, path: &str) -> bool {
        self.patterns.iter().any(|pattern| matches(pattern, path))
    }
}

/// Every published number, the most important first: where not all can show, those before show.
#[must_use]
pub fn cells() -> Vec<Cell> {
    let rows = DEFINITIONS.iter().flat_map(|definition| definition.rows.iter().map(move |row| (definition.code, row)));
    rows.filter_map(|(figure, row)| match row.made {
        Made::Count(patterns) => Some(Cell { figure, row: row.code, patterns }),
        Made::Days(..) | Made::Answers(..) | Made::Load => None,
    })
    .collect()
}

/// Numbers that are parts of another one: its figure and row, and those of its parts. What is left of it when the parts that show are
/// taken away is a number, too.
#[must_use]
pub fn families() -> Vec<(String, Vec<String>)> {
    let names = |figure: &str| cells().iter().filter(|cell| cell.figure == figure).map(Cell::name).collect::<Vec<_>>();
    let named = |name: &str| format!("funnel/{name}");
    vec![
        (named("filed"), names("kinds")),
        (named("accepted_complainant"), vec![named("accepted_both")]),
        (named("accepted_respondent"), vec![named("accepted_both")]),
        (named("mediated"), vec![named("agreed")]),
        (named("mediated"), names("outcomes")),
        (named("agreed"), vec!["outcomes/agreement".to_owned(), "outcomes/partial_agreement".to_owned()]),
    ]
}
