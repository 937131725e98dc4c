//! The fonts that reports are printed with, and which of them has a character. `functions/reports/fonts/make.sh` makes them.

use krilla::text::Font;
use ttf_parser::Face;

use super::Unprintable;

const LATIN: &[u8] = include_bytes!("../../fonts/latin.ttf");
const LATIN_BOLD: &[u8] = include_bytes!("../../fonts/latin-bold.ttf");
const ARMENIAN: &[u8] = include_bytes!("../../fonts/armenian.ttf");
const ARMENIAN_BOLD: &[u8] = include_bytes!("../../fonts/armenian-bold.ttf");
const CHINESE: &[u8] = include_bytes!("../../fonts/chinese.ttf");

/// Takes the place of a character that no font has: a document with an empty box can't be read aloud.
const UNKNOWN: char = '?';

/// How heavy letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// As in a paragraph.
    Regular,
    /// As in a heading. Chinese has this one weight alone.
    Bold,
}

/// A font, to measure with and to print with.
struct Typeface {
    face: Face<'static>,
    font: Font,
}

/// All of them; the first that has a character prints it.
pub struct Fonts {
    regular: Vec<Typeface>,
    bold: Vec<Typeface>,
}

/// Characters of one font that stand together.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// Which font of the weight.
    pub font: usize,
    /// The characters.
    pub text: String,
    /// How wide they are, in ems.
    pub width: f32,
}

impl Fonts {
    /// Reads them.
    ///
    /// # Errors
    /// [`Unprintable::Font`] when one can't be read.
    pub fn read() -> Result<Self, Unprintable> {
        let all = |data: [&'static [u8]; 3]| data.into_iter().map(Typeface::read).collect::<Result<Vec<_>, _>>();
        Ok(Self { regular: all([LATIN, ARMENIAN, CHINESE])?, bold: all([LATIN_BOLD, ARMENIAN_BOLD, CHINESE])? })
    }

    fn of(&self, weight: Weight) -> &[Typeface] {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }

    /// The font to print a run with.
    pub fn font(&self, weight: Weight, run: &Run) -> Option<Font> {
        self.of(weight).get(run.font).map(|face| face.font.clone())
    }

    /// A text as runs, each of one font.
    pub fn runs(&self, weight: Weight, text: &str) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        for character in text.chars() {
            let (font, character, width) = self.glyph(weight, character);
            match runs.last_mut() {
                // A space stays with what stands before it.
                Some(run) if run.font == font || character == ' ' => {
                    run.text.push(character);
                    run.width += width;
                }
                _ => runs.push(Run { font, text: character.to_string(), width }),
            }
        }
        runs
    }

    /// How wide a text is, in ems.
    pub fn width(&self, weight: Weight, text: &str) -> f32 {
        text.chars().map(|character| self.glyph(weight, character).2).sum()
    }

    /// Whether a font has each character of a text.
    #[cfg(test)]
    pub fn have(&self, text: &str) -> bool {
        let has = |faces: &[Typeface], character| faces.iter().any(|face| face.advance(character).is_some());
        text.chars().all(|character| has(&self.regular, character) && has(&self.bold, character))
    }

    /// The font that has a character, the character that is printed, and its width in ems.
    fn glyph(&self, weight: Weight, character: char) -> (usize, char, f32) {
        let find =
            |character| self.of(weight).iter().enumerate().find_map(|(n, face)| Some((n, character, face.advance(character)?)));
        find(character).or_else(|| find(UNKNOWN)).unwrap_or((0, UNKNOWN, 0.5))
    }
}

impl Typeface {
    fn read(data: &'static [u8]) -> Result<Self, Unprintable> {
        let face = Face::parse(data, 0).map_err(|_| Unprintable::Font)?;
        let font = Font::new(data.into(), 0).ok_or(Unprintable::Font)?;
        Ok(Self { face, font })
    }

    fn advance(&self, character: char) -> Option<f32> {
        let glyph = self.face.glyph_index(character)?;
        Some(f32::from(self.face.glyph_hor_advance(glyph)?) / f32::from(self.face.units_per_em()))
    }
}
