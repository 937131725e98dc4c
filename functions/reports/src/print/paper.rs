//! Pages of paper that fill from top to bottom: which ink stands where on which page.

use std::num::NonZeroU16;

use krilla::tagging::{ListNumbering, Tag};

use super::Cited;
use super::fonts::{Fonts, Run, Weight};
use super::lines::lines;
use super::structure::{Element, Structure};

/// US Letter, in points.
pub const PAGE: (f32, f32) = (612.0, 792.0);
/// The margin on every side.
pub const MARGIN: f32 = 54.0;
/// How wide a line may be.
pub const WIDTH: f32 = PAGE.0 - 2.0 * MARGIN;
/// Where the last line ends.
const BOTTOM: f32 = PAGE.1 - MARGIN - 18.0;
/// The size of a paragraph's letters.
pub const BODY: f32 = 10.0;
/// How far lines are apart, in ems.
pub const LEADING: f32 = 1.4;

/// Ink: letters or a bar, or a rule.
pub struct Ink {
    /// On which page.
    pub page: usize,
    /// What is drawn.
    pub mark: Mark,
    /// Whether it means something; a rule doesn't.
    pub means: bool,
}

/// What is drawn.
pub enum Mark {
    /// Letters, by the left end of their line.
    Letters {
        /// Where.
        at: (f32, f32),
        /// Which.
        runs: Vec<Run>,
        /// How heavy.
        weight: Weight,
        /// How large.
        size: f32,
    },
    /// A filled rectangle: its left upper corner, its width and height.
    Bar((f32, f32), (f32, f32)),
    /// A thin line from a point to the right.
    Rule((f32, f32), f32),
}

/// A bookmark.
pub struct Bookmark {
    /// Its level.
    pub level: u16,
    /// Its text.
    pub text: String,
    /// Its page.
    pub page: usize,
    /// How far from the top.
    pub top: f32,
}

/// Everything in its place.
pub struct LaidOut {
    /// How many pages.
    pub pages: usize,
    /// The ink, in the order in which it is read.
    pub ink: Vec<Ink>,
    /// What it means.
    pub structure: Structure,
    /// Where headings are.
    pub bookmarks: Vec<Bookmark>,
}

/// Paper that fills.
pub struct Paper<'a> {
    /// The fonts.
    pub fonts: &'a Fonts,
    /// Where the next line begins, from the top.
    pub y: f32,
    page: usize,
    laid_out: LaidOut,
}

impl<'a> Paper<'a> {
    /// An empty page.
    pub fn new(fonts: &'a Fonts) -> Self {
        let laid_out = LaidOut { pages: 1, ink: Vec::new(), structure: Structure::default(), bookmarks: Vec::new() };
        Self { fonts, y: MARGIN, page: 0, laid_out }
    }

    /// A new element of the structure.
    pub fn element(&mut self, within: Option<Element>, tag: impl Into<krilla::tagging::TagKind>) -> Element {
        self.laid_out.structure.element(within, tag)
    }

    /// Makes sure that so much fits; whether a new page began for it.
    pub fn needs(&mut self, height: f32) -> bool {
        let turns = self.y + height > BOTTOM && self.y > MARGIN;
        if turns {
            self.page += 1;
            self.laid_out.pages += 1;
            self.y = MARGIN;
        }
        turns
    }

    /// Draws something on this page; without an element it means nothing.
    pub fn draw(&mut self, element: Option<Element>, mark: Mark) {
        let means = element.is_some();
        if let Some(element) = element {
            self.laid_out.structure.ink(element, self.laid_out.ink.len());
        }
        self.laid_out.ink.push(Ink { page: self.page, mark, means });
    }

    /// Writes a line whose letters stand on that height.
    pub fn letters(&mut self, element: Option<Element>, at: (f32, f32), text: &str, (weight, size): (Weight, f32)) {
        let runs = self.fonts.runs(weight, text);
        self.draw(element, Mark::Letters { at, runs, weight, size });
    }

    /// A heading; it doesn't stand alone at the end of a page.
    pub fn heading(&mut self, level: u16, text: &str) {
        let size = match level {
            1 => 20.0,
            2 => 14.0,
            _ => 11.5,
        };
        let lines = lines(self.fonts, Weight::Bold, text, WIDTH / size);
        self.y += if self.y > MARGIN { size } else { 0.0 };
        self.needs(lines.len() as f32 * size * LEADING + 96.0);
        self.laid_out.bookmarks.push(Bookmark { level, text: text.to_owned(), page: self.page, top: self.y });
        let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
        let element = self.element(None, Tag::Hn(level, Some(text.to_owned())));
        self.lines(element, MARGIN, &lines, (Weight::Bold, size));
        self.y += size * 0.3;
    }

    /// A paragraph.
    pub fn paragraph(&mut self, text: &str) {
        let element = self.element(None, Tag::P);
        let lines = lines(self.fonts, Weight::Regular, text, WIDTH / BODY);
        self.lines(element, MARGIN, &lines, (Weight::Regular, BODY));
        self.y += BODY * 0.6;
    }

    /// A list.
    pub fn list(&mut self, items: &[Cited]) {
        const INDENT: f32 = 14.0;
        let list = self.element(None, Tag::L(ListNumbering::Circle));
        for cited in items {
            let fit = |text: &str| lines(self.fonts, Weight::Regular, text, (WIDTH - INDENT) / BODY);
            let (text, source) = (fit(&cited.text), fit(&cited.source));
            self.needs((text.len() + source.len()) as f32 * BODY * LEADING);
            let item = self.element(Some(list), Tag::LI);
            let label = self.element(Some(item), Tag::Lbl);
            self.letters(Some(label), (MARGIN + 2.0, self.y + BODY), "•", (Weight::Regular, BODY));
            let body = self.element(Some(item), Tag::LBody);
            let said = self.element(Some(body), Tag::P);
            self.lines(said, MARGIN + INDENT, &text, (Weight::Regular, BODY));
            let from = self.element(Some(body), Tag::P.with_lang(Some("en".to_owned())));
            self.lines(from, MARGIN + INDENT, &source, (Weight::Regular, BODY));
            self.y += BODY * 0.3;
        }
    }

    /// Lines below each other.
    fn lines(&mut self, element: Element, x: f32, lines: &[String], (weight, size): (Weight, f32)) {
        for line in lines {
            self.needs(size * LEADING);
            self.letters(Some(element), (x, self.y + size), line, (weight, size));
            self.y += size * LEADING;
        }
    }

    /// Every page with its foot.
    pub fn finish(mut self, foot: impl Fn(usize, usize) -> String) -> LaidOut {
        const SIZE: f32 = 8.0;
        for page in 0..self.laid_out.pages {
            let text = foot(page + 1, self.laid_out.pages);
            let x = PAGE.0 - MARGIN - self.fonts.width(Weight::Regular, &text) * SIZE;
            let runs = self.fonts.runs(Weight::Regular, &text);
            let mark = Mark::Letters { at: (x, PAGE.1 - MARGIN + SIZE), runs, weight: Weight::Regular, size: SIZE };
            self.laid_out.ink.push(Ink { page, mark, means: false });
        }
        self.laid_out
    }
}
