//! What a report says in each of its forms.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx, open_workbook_from_rs};
use domain::Policy;
use domain::figures::{Fact, History, Period, Report, What};
use domain::ids::{CaseId, MessageId};
use domain::publication::{Month, Published};
use domain::vocabulary::{Kind, Language};
use jiff::civil::date;
use uuid::Uuid;

use super::Wanted;
use super::csv::csv;
use super::printed::{document, printed, titled};
use super::sheet::For;
use super::xlsx::xlsx;

fn policy() -> Policy {
    Policy::parse(domain::policy::PASADENA).unwrap()
}

/// Thirteen cases of residents and three of neighbors, all in January.
fn history() -> History {
    let kind = |n: u128| if n < 13 { Kind::Community } else { Kind::Neighbor };
    let fact = |n: u128| {
        let at = "2027-01-05T20:00:00Z".parse().unwrap();
        let message: MessageId = format!("m.{n}").parse().unwrap();
        (message, Fact { at, what: What::Filed { case: CaseId::new(Uuid::from_u128(n)), kind: kind(n) } })
    };
    History::of((0..16).map(fact))
}

fn report() -> Report {
    let period = Period { from: date(2027, 1, 1), until: date(2027, 12, 31) };
    Report::of(&history(), &policy().zone, period, period.until)
}

fn published() -> Report {
    let january: Month = "2027-01".parse().unwrap();
    Published::of(&[], january, &history(), &policy().zone, 11).report()
}

#[test]
fn stf_4_the_workbook_opens_in_a_reader_and_its_numbers_are_numbers() {
    let bytes = xlsx(&report(), Language::English, For::Program).ok().unwrap();
    let mut workbook: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    assert_eq!(workbook.sheet_names(), ["How far cases came", "How long it took", "What people say", "How it is done"]);
    let sheet = workbook.worksheet_range("How far cases came").unwrap();
    let row = |name: &str| sheet.rows().find(|row| row[0] == Data::String(name.to_owned())).unwrap().to_vec();
    assert_eq!(row("Filed")[1], Data::Float(16.0));
    assert_eq!(row("Two residents")[1], Data::Float(3.0));
    assert_eq!(row("Cases by step").len(), 2);
}

#[test]
fn stf_5_sur_5_a_file_for_everybody_says_that_a_number_is_not_shown_and_never_the_number() {
    let text = |report, reader| String::from_utf8(csv(report, Language::English, reader).ok().unwrap()).unwrap();
    let (exact, public) = (text(&report(), For::Program), text(&published(), For::Everybody));
    assert!(exact.starts_with("from,until,figure,row,column,value,shown\r\n"), "{exact}");
    assert!(exact.contains("2027-01-01,2027-12-31,\"Cases filed, by kind\",Two residents,Number,3,yes\r\n"), "{exact}");
    assert!(public.contains("Cases by step,Filed,Number,16,yes\r\n"), "{public}");
    assert!(public.contains("Two residents,Number,,no\r\n"), "{public}");
    assert!(public.contains("A resident and the police department,Number,,no\r\n"), "sixteen less thirteen is three: {public}");
    assert!(!public.contains("How the work is spread"), "of few mediators nothing can ever show");
}

#[test]
fn days_that_are_none_are_named_at_their_field_and_no_days_are_this_year_until_today() {
    let today = date(2027, 5, 4);
    let wanted = |from: &str, until: &str| Wanted { from: from.to_owned(), until: until.to_owned() }.period(today);
    assert_eq!(wanted("", "").unwrap(), Period { from: date(2027, 1, 1), until: today });
    assert_eq!(wanted("2026-03-01", " ").unwrap(), Period { from: date(2026, 3, 1), until: date(2026, 12, 31) });
    for (from, until, field, code) in [
        ("yesterday", "2027-01-01", "from", "not-a-date"),
        ("2027-01-02", "2027-01-01", "until", "before-the-beginning"),
        ("2025-12-31", "2027-01-01", "from", "before-the-program"),
    ] {
        let problems = wanted(from, until).unwrap_err().0;
        assert_eq!(problems.iter().map(|one| (one.field, one.code)).collect::<Vec<_>>(), [(field, code)], "{from} {until}");
    }
}

#[test]
fn stf_4_a_years_report_has_the_name_of_the_policy_and_a_months_that_of_the_month() {
    let page = pages::Page::new(Language::English, "/", "reports-title");
    let said = |from, until| titled(&page, Period { from, until });
    assert_eq!(said(date(2027, 1, 1), date(2027, 12, 31)), "Mediation Effectiveness Report 2027");
    assert_eq!(said(date(2027, 2, 1), date(2027, 2, 28)), "Mediation report for February 2027");
    assert_eq!(said(date(2027, 1, 1), date(2027, 12, 30)), "Mediation report");
}

/// With `PRINT_TO` it writes them there, for readers of PDFs outside.
#[test]
fn stf_4_the_report_is_printed_in_every_language() {
    for &language in Language::ALL {
        let document = document(&report(), &policy(), language, (For::Program, date(2028, 1, 4)));
        let pdf = printed(&document).ok().unwrap();
        assert!(pdf.starts_with(b"%PDF-1.7") && pdf.len() > 20_000, "{language}: {}", pdf.len());
        if let Some(folder) = std::env::var_os("PRINT_TO") {
            std::fs::write(std::path::Path::new(&folder).join(format!("{language}.pdf")), pdf).unwrap();
        }
    }
}
