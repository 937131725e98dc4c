//! A document on paper, or for somebody who reads with their ears: a PDF with structure, language, title and bookmarks (PDF/UA-1).
//!
//! It is laid out first ([`paper`]), as ink at places and a tree of what the ink means; then both are written ([`writing`]). Nothing but the
//! document decides what comes out, to the byte.

mod fonts;
mod lines;
mod paper;
mod structure;
mod table;
mod writing;

use domain::vocabulary::Language;
use jiff::civil::Date;

use fonts::Fonts;
use paper::Paper;

/// A document.
pub struct Document {
    /// Its title.
    pub title: String,
    /// Its language.
    pub language: Language,
    /// The day on which it was made.
    pub made_on: Date,
    /// What stands at the foot of a page, with its number and how many there are.
    pub foot: fn(Language, usize, usize) -> String,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A part of a document.
pub enum Block {
    /// A heading of the first or a lower level; the title is of the first.
    Heading(u16, String),
    /// A paragraph.
    Paragraph(String),
    /// A list of what others say.
    List(Vec<Cited>),
    /// A table.
    Table(Table),
}

/// What somebody else says.
pub struct Cited {
    /// What.
    pub text: String,
    /// Where it is from, in English whatever the document's language is.
    pub source: String,
}

/// A table: what each row is about, then its cells.
pub struct Table {
    /// Its caption.
    pub caption: String,
    /// The names of its columns, that of the rows first.
    pub heads: Vec<String>,
    /// Its rows.
    pub rows: Vec<TableRow>,
}

/// A row of a table.
pub struct TableRow {
    /// What it is about.
    pub about: String,
    /// Its cells.
    pub cells: Vec<String>,
    /// How long the bar beside it is, of the longest; nothing where there is none.
    pub bar: Option<f32>,
}

/// The document can't be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unprintable {
    /// A font that is compiled in can't be read.
    #[error("a font can't be read")]
    Font,
    /// It wouldn't be what the standard asks for.
    #[error("the document wouldn't be accessible")]
    Inaccessible,
}

/// The document as a PDF.
///
/// # Errors
/// See [`Unprintable`].
pub fn pdf(document: &Document) -> Result<Vec<u8>, Unprintable> {
    let fonts = Fonts::read()?;
    let mut paper = Paper::new(&fonts);
    for block in &document.blocks {
        match block {
            Block::Heading(level, text) => paper.heading(*level, text),
            Block::Paragraph(text) => paper.paragraph(text),
            Block::List(items) => paper.list(items),
            Block::Table(table) => paper.table(table),
        }
    }
    let laid_out = paper.finish(|page, pages| (document.foot)(document.language, page, pages));
    writing::write(document, &fonts, laid_out)
}

#[cfg(test)]
mod tests;
