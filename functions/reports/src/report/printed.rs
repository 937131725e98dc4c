//! A report as a document to print or to hand on: the Mediation Effectiveness Report of a year, the report of a month, or of other days.

use domain::Policy;
use domain::figures::{BENCHMARKS, Period, Report};
use domain::vocabulary::Language;
use jiff::civil::Date;
use kit::Problem;
use pages::{Page, Words};

use super::page::{cell, days};
use super::sheet::{Cell, For, Sheet, sheets};
use super::xlsx::code;
use crate::print::{Block, Cited, Document, Table, TableRow, pdf};

/// What a period's report is called: a whole year's has the name that the department's policy gives it.
#[must_use]
pub fn titled(page: &Page, period: Period) -> String {
    if period.from == period.from.first_of_year() && period.until == period.from.last_of_year() {
        page.t1("report-of-a-year", "year", &period.from.year().to_string())
    } else if period.from == period.from.first_of_month() && period.until == period.from.last_of_month() {
        page.t1("report-of-a-month", "month", &page.month(&period.from))
    } else {
        page.t("report-of-days")
    }
}

/// The name of its file, without an ending.
#[must_use]
pub fn file_name(period: Period) -> String {
    format!("mediation-{}-{}", period.from, period.until)
}

fn table(page: &Page, sheet: Sheet) -> Table {
    let count = |cells: &[Cell]| match cells.first() {
        Some(Cell::Number(number)) if sheet.is_count => *number,
        _ => 0,
    };
    let longest = sheet.rows.iter().map(|(_, cells)| count(cells)).max().unwrap_or_default();
    let share = |number: u64| (number as f64 / longest.max(1) as f64) as f32;
    let row = |(about, cells): &(String, Vec<Cell>)| TableRow {
        about: about.clone(),
        cells: cells.iter().map(|one| cell(page, one)).collect(),
        bar: sheet.is_count.then(|| share(count(cells))),
    };
    Table { rows: sheet.rows.iter().map(row).collect(), caption: sheet.title, heads: sheet.heads }
}

/// The report as a document.
#[must_use]
pub fn document(report: &Report, policy: &Policy, language: Language, (reader, made_on): (For, Date)) -> Document {
    let page = Page::new(language, "/", "reports-title");
    let title = titled(&page, report.period);
    let about = page.t2("report-about", ("city", &policy.city), ("day", &page.day(&made_on)));
    let mut blocks = vec![
        Block::Heading(1, title.clone()),
        Block::Paragraph(days(&page, report.period)),
        Block::Paragraph(about),
        Block::Paragraph(page.t("report-how-to-read")),
    ];
    if reader == For::Everybody {
        let (below, most) = super::least(policy);
        blocks.push(Block::Paragraph(page.t2("public-suppressed", ("below", &below), ("most", &most))));
    }
    let mut section = None;
    for sheet in sheets(report, language, reader) {
        if section != Some(sheet.section) {
            section = Some(sheet.section);
            blocks.push(Block::Heading(2, page.code("figures-section", code(sheet.section))));
        }
        blocks.push(Block::Table(table(&page, sheet)));
    }
    blocks.push(Block::Heading(2, page.t("benchmarks-title")));
    blocks.push(Block::Paragraph(page.t("benchmarks-means")));
    let told = BENCHMARKS.iter().map(|one| Cited { text: page.code("benchmark", one.code), source: one.source.to_owned() });
    blocks.push(Block::List(told.collect()));
    Document { title, language, made_on, foot, blocks }
}

fn foot(language: Language, page: usize, pages: usize) -> String {
    Words::of(language).with("report-page", &[("page", &page.to_string()), ("pages", &pages.to_string())])
}

/// The document as a PDF.
///
/// # Errors
/// When it can't be written.
pub fn printed(document: &Document) -> Result<Vec<u8>, Problem> {
    pdf(document).map_err(|error| {
        kit::log::line(kit::log::Level::Error, "report-unprintable").with("error", kit::log::chain(&error)).write();
        Problem::broken()
    })
}
