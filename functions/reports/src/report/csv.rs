//! A report as CSV (RFC 4180): one table, a line a cell, so that a program reads it without knowing the figures.

use domain::figures::Report;
use domain::vocabulary::Language;
use kit::Problem;

use super::sheet::{Cell, For, sheets};

/// A text as a spreadsheet shows it and doesn't calculate it: what begins like a formula gets an apostrophe before it.
#[must_use]
pub fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

fn value(cell: &Cell) -> String {
    match cell {
        Cell::Number(number) => number.to_string(),
        Cell::Tenths(tenths) => format!("{}.{}", tenths / 10, tenths % 10),
        Cell::Percent(percent) => percent.to_string(),
        Cell::NotShown | Cell::Nothing => String::new(),
    }
}

/// The report: figure, row, column, value. A number that isn't shown is empty, and says so in the last column.
///
/// # Errors
/// When it can't be written.
pub fn csv(report: &Report, language: Language, reader: For) -> Result<Vec<u8>, Problem> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let mut record = |fields: [&str; 7]| writer.write_record(fields.map(harmless)).map_err(|_| Problem::unavailable());
    record(["from", "until", "figure", "row", "column", "value", "shown"])?;
    let (from, until) = (report.period.from.to_string(), report.period.until.to_string());
    for sheet in sheets(report, language, reader) {
        for (row, cells) in &sheet.rows {
            for (column, cell) in sheet.heads.iter().skip(1).zip(cells) {
                let shown = if *cell == Cell::NotShown { "no" } else { "yes" };
                record([&from, &until, &sheet.title, row, column, &value(cell), shown])?;
            }
        }
    }
    writer.into_inner().map_err(|_| Problem::unavailable())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_like_a_formula_is_text_for_a_spreadsheet() {
        for (typed, written) in [("=1+1", "'=1+1"), ("@x", "'@x"), ("-5", "'-5"), ("a=b", "a=b"), ("", "")] {
            assert_eq!(harmless(typed), written);
        }
    }
}
