//! A report in somebody's language: a table a figure, with cells that know what they are.

use domain::figures::{Definition, Figure, Made, Report, Section, Value};
use domain::vocabulary::Language;
use pages::Words;

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// A whole number.
    Number(u64),
    /// A number in tenths.
    Tenths(u32),
    /// A whole number of a hundred.
    Percent(u32),
    /// Held back, so that nobody can be recognized.
    NotShown,
    /// There is none.
    Nothing,
}

/// A figure as a table.
pub struct Sheet {
    /// The figure's code.
    pub code: &'static str,
    /// Where it stands.
    pub section: Section,
    /// Its title.
    pub title: String,
    /// The names of its columns, that of the rows first.
    pub heads: Vec<String>,
    /// Its rows.
    pub rows: Vec<(String, Vec<Cell>)>,
    /// Whether it counts, so that it can be drawn.
    pub is_count: bool,
}

/// Who reads: the program everything, everybody what may show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum For {
    /// The program.
    Program,
    /// Everybody.
    Everybody,
}

fn heads(definition: &Definition, reader: For) -> &'static [&'static str] {
    match (definition.rows.first().map(|row| row.made), reader) {
        (Some(Made::Days(..)), For::Program) => &["step", "median", "ninetieth", "cases"],
        (Some(Made::Days(..)), For::Everybody) => &["step", "median", "ninetieth"],
        (Some(Made::Answers(..)), _) => &["question", "mean", "favorable", "answers"],
        (Some(Made::Load), _) => &["load", "mediators", "median-sessions", "most-sessions"],
        (Some(Made::Count(_)) | None, _) => &["what", "number"],
    }
}

fn cells(value: Option<Value>, columns: usize, reader: For) -> Vec<Cell> {
    let none = || if reader == For::Program { Cell::Nothing } else { Cell::NotShown };
    let number = |n: usize| Cell::Number(n.try_into().unwrap_or(u64::MAX));
    let days = |days: i32| Cell::Number(u64::try_from(days).unwrap_or_default());
    match value {
        None => vec![none(); columns - 1],
        Some(Value::Count(count)) => vec![Cell::Number(count)],
        Some(Value::Days(found)) => {
            let of = found.of.filter(|_| reader == For::Program).map(number);
            [days(found.median), days(found.ninetieth)].into_iter().chain(of).collect()
        }
        Some(Value::Mean(mean)) => {
            let percent =
                |favorable: u32| Cell::Percent((100 * favorable + mean.of / 2).checked_div(mean.of).unwrap_or_default());
            vec![Cell::Tenths(mean.tenths), mean.favorable.map_or(Cell::NotShown, percent), Cell::Number(mean.of.into())]
        }
        Some(Value::Load { mediators, median, most }) => vec![number(mediators), number(median), number(most)],
    }
}

fn row_name(words: &Words, definition: &Definition, row: &str) -> String {
    let made = definition.rows.iter().find(|known| known.code == row).map(|known| known.made);
    let code = row.replace('_', "-");
    match made {
        Some(Made::Answers(..)) => words.text(&format!("survey-question-{code}")),
        _ => words.text(&format!("figure-{}-{code}", definition.code.replace('_', "-"))),
    }
}

fn sheet(words: &Words, figure: &Figure, reader: For) -> Sheet {
    let definition = figure.definition;
    let columns = heads(definition, reader);
    Sheet {
        code: definition.code,
        section: definition.section,
        title: words.text(&format!("figure-{}", definition.code.replace('_', "-"))),
        heads: columns.iter().map(|column| words.text(&format!("figures-column-{column}"))).collect(),
        rows: figure
            .rows
            .iter()
            .map(|row| (row_name(words, definition, row.code), cells(row.value, columns.len(), reader)))
            .collect(),
        is_count: matches!(definition.rows.first().map(|row| row.made), Some(Made::Count(_))),
    }
}

/// A report's tables. Everybody gets no figure of which nothing can ever show.
#[must_use]
pub fn sheets(report: &Report, language: Language, reader: For) -> Vec<Sheet> {
    let shows = |figure: &&Figure| reader == For::Program || !figure.definition.rows.iter().any(|row| row.made == Made::Load);
    report.figures.iter().filter(shows).map(|figure| sheet(Words::of(language), figure, reader)).collect()
}
