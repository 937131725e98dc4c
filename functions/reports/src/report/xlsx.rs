//! A report as a workbook: a sheet a section, numbers as numbers.

use domain::figures::{Report, Section};
use domain::vocabulary::Language;
use kit::Problem;
use pages::Words;
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::sheet::{Cell, For, Sheet, sheets};

/// The name of a section's sheet. A sheet's name has 31 characters at most.
fn name(words: &Words, section: Section) -> String {
    words.text(&format!("figures-section-{}", code(section))).chars().take(31).collect()
}

/// A section's code.
#[must_use]
pub const fn code(section: Section) -> &'static str {
    match section {
        Section::Funnel => "funnel",
        Section::Time => "time",
        Section::Voices => "voices",
        Section::Practice => "practice",
    }
}

struct Formats {
    title: Format,
    head: Format,
    tenths: Format,
    percent: Format,
}

fn write(worksheet: &mut Worksheet, at: u32, sheet: &Sheet, words: &Words, formats: &Formats) -> Result<u32, XlsxError> {
    worksheet.write_with_format(at, 0, &sheet.title, &formats.title)?;
    for (column, head) in (0..).zip(&sheet.heads) {
        worksheet.write_with_format(at + 1, column, head, &formats.head)?;
    }
    let mut line = at + 2;
    for (row, cells) in &sheet.rows {
        worksheet.write(line, 0, row)?;
        for (column, cell) in (1..).zip(cells) {
            match cell {
                Cell::Number(number) => worksheet.write(line, column, *number)?,
                Cell::Tenths(tenths) => worksheet.write_with_format(line, column, f64::from(*tenths) / 10.0, &formats.tenths)?,
                Cell::Percent(percent) => {
                    worksheet.write_with_format(line, column, f64::from(*percent) / 100.0, &formats.percent)?
                }
                Cell::NotShown => worksheet.write(line, column, words.text("chart-not-shown"))?,
                Cell::Nothing => worksheet,
            };
        }
        line += 1;
    }
    Ok(line + 1)
}

fn workbook(report: &Report, language: Language, reader: For) -> Result<Vec<u8>, XlsxError> {
    let words = Words::of(language);
    let formats = Formats {
        title: Format::new().set_bold().set_font_size(14),
        head: Format::new().set_bold(),
        tenths: Format::new().set_num_format("0.0"),
        percent: Format::new().set_num_format("0%"),
    };
    let mut workbook = Workbook::new();
    let all = sheets(report, language, reader);
    for section in [Section::Funnel, Section::Time, Section::Voices, Section::Practice] {
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(name(words, section))?.set_column_width(0, 60)?;
        worksheet.write(0, 0, format!("{} – {}", report.period.from, report.period.until))?;
        let mut at = 2;
        for sheet in all.iter().filter(|sheet| sheet.section == section) {
            at = write(worksheet, at, sheet, words, &formats)?;
        }
    }
    workbook.save_to_buffer()
}

/// The report.
///
/// # Errors
/// When it can't be written.
pub fn xlsx(report: &Report, language: Language, reader: For) -> Result<Vec<u8>, Problem> {
    workbook(report, language, reader).map_err(|_| Problem::unavailable())
}
