//! What a document is, apart from what it says. A reader of PDFs outside looks at finished ones: `web/tests/documents.py`.

use jiff::civil::date;

use super::*;

fn foot(_: Language, page: usize, pages: usize) -> String {
    format!("{page}/{pages}")
}

fn document(blocks: Vec<Block>) -> Document {
    Document { title: "Report".to_owned(), language: Language::English, made_on: date(2027, 1, 4), foot, blocks }
}

fn table(rows: usize) -> Block {
    let row = |n: usize| TableRow { about: format!("Row {n}"), cells: vec![n.to_string()], bar: Some(0.5) };
    let heads = vec!["What".to_owned(), "Number".to_owned()];
    Block::Table(Table { caption: "Numbers".to_owned(), heads, rows: (0..rows).map(row).collect() })
}

/// How often a name stands in a PDF, whose structure isn't compressed.
fn count(pdf: &[u8], name: &str) -> usize {
    pdf.windows(name.len()).filter(|window| *window == name.as_bytes()).count()
}

#[test]
fn the_same_document_is_the_same_to_the_byte() {
    let one = || pdf(&document(vec![Block::Heading(1, "Report".into()), table(3)])).unwrap();
    assert_eq!(one(), one());
}

#[test]
fn a_long_table_goes_on_with_its_head_for_the_eyes_and_one_head_for_the_ears() {
    let fonts = Fonts::read().unwrap();
    let mut paper = Paper::new(&fonts);
    let Block::Table(long) = table(100) else { panic!("a table") };
    paper.table(&long);
    let laid_out = paper.finish(|page, pages| format!("{page}/{pages}"));
    assert_eq!(laid_out.pages, 4);
    let said = |text: &str, means: bool| {
        let is = |ink: &&paper::Ink| {
            ink.means == means && matches!(&ink.mark, paper::Mark::Letters { runs, .. } if runs[0].text == text)
        };
        laid_out.ink.iter().filter(is).map(|ink| ink.page).collect::<Vec<_>>()
    };
    assert_eq!((said("Number", true), said("Number", false)), (vec![0], vec![1, 2, 3]));
    assert_eq!((said("2/4", true), said("2/4", false)), (vec![], vec![1]));
    assert!(laid_out.ink.iter().all(|ink| match ink.mark {
        paper::Mark::Letters { at: (x, y), .. } => (paper::MARGIN..paper::PAGE.0).contains(&x) && y < paper::PAGE.1,
        paper::Mark::Bar((x, y), (width, _)) => x + width <= paper::PAGE.0 - paper::MARGIN && y < paper::PAGE.1,
        paper::Mark::Rule((x, y), width) => x + width <= paper::PAGE.0 - paper::MARGIN + 0.1 && y < paper::PAGE.1,
    }));
}

#[test]
fn a_heading_stands_with_what_follows_it() {
    let fonts = Fonts::read().unwrap();
    let mut paper = Paper::new(&fonts);
    paper.y = paper::PAGE.1 - paper::MARGIN - 90.0;
    paper.heading(2, "Later");
    paper.paragraph("What follows.");
    let laid_out = paper.finish(|_, _| String::new());
    assert_eq!((laid_out.pages, laid_out.bookmarks[0].page), (2, 1));
    assert!(laid_out.ink.iter().filter(|ink| ink.means).all(|ink| ink.page == 1));
}

#[test]
fn a_document_has_its_structure_its_language_and_its_bookmarks() {
    let list = Block::List(["one", "two"].map(|text| Cited { text: text.into(), source: "Somebody".into() }).into());
    let blocks = vec![
        Block::Heading(1, "Report".into()),
        Block::Paragraph("Text.".into()),
        table(2),
        Block::Heading(2, "More".into()),
        list,
    ];
    let pdf = pdf(&document(blocks)).unwrap();
    for (name, times) in
        [("/S/Table", 1), ("/S/TR", 3), ("/S/TD", 2), ("/S/H1", 1), ("/S/H2", 1), ("/S/LI", 2), ("/Scope/Row", 2)]
    {
        let spaced = name.replacen("/S/", "/S /", 1).replacen("/Scope/", "/Scope /", 1);
        assert_eq!(count(&pdf, name).max(count(&pdf, &spaced)), times, "{name}");
    }
}

#[test]
fn a_character_that_no_font_has_is_a_question_mark_and_the_document_stays_readable() {
    let fonts = Fonts::read().unwrap();
    let runs = fonts.runs(fonts::Weight::Regular, "Ana 🙂 Հայ 调解");
    let text: String = runs.iter().map(|run| run.text.as_str()).collect();
    assert_eq!((text.as_str(), runs.len()), ("Ana ? Հայ 调解", 3));
    assert!(pdf(&document(vec![Block::Heading(1, "🙂".into())])).is_ok());
}

/// `functions/reports/fonts/make.sh` takes every character that is on a page; whoever changes a text runs it again.
#[test]
fn every_character_of_a_report_has_its_glyph_in_every_language() {
    let fonts = Fonts::read().unwrap();
    for language in Language::ALL {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/locales").join(language.code());
        for name in ["reports.ftl", "surveys.ftl", "public.ftl"] {
            let Ok(text) = std::fs::read_to_string(folder.join(name)) else { continue };
            let missing: String = text.chars().filter(|c| *c != '\n' && !fonts.have(&c.to_string())).collect();
            assert_eq!(missing, "", "{language} {name}: run functions/reports/fonts/make.sh");
        }
    }
}
