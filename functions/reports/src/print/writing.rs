//! Ink and structure become a PDF, which the library holds to PDF/UA-1 before it gives it away.

use krilla::color::rgb;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata, TextDirection as Reading};
use krilla::num::NormalizedF32;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule};
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};
use krilla::text::TextDirection;
use krilla::{Document as Pdf, SerializeSettings};

use super::fonts::Fonts;
use super::paper::{Bookmark, Ink, LaidOut, Mark, PAGE};
use super::{Document, Unprintable};

/// The colors of text, of bars and of rules.
const TEXT: (u8, u8, u8) = (0x1b, 0x1b, 0x1b);
const BAR: (u8, u8, u8) = (0x00, 0x5e, 0xa2);
const RULE: (u8, u8, u8) = (0xc9, 0xc9, 0xc9);

fn fill((red, green, blue): (u8, u8, u8)) -> Option<Fill> {
    Some(Fill { paint: rgb::Color::new(red, green, blue).into(), opacity: NormalizedF32::ONE, rule: FillRule::default() })
}

/// Writes it.
///
/// # Errors
/// [`Unprintable::Inaccessible`] when it wouldn't hold to the standard.
pub fn write(document: &Document, fonts: &Fonts, laid_out: LaidOut) -> Result<Vec<u8>, Unprintable> {
    let configuration = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
    let configuration = configuration.map_err(|_| Unprintable::Inaccessible)?;
    let mut pdf = Pdf::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let mut names: Vec<Option<Identifier>> = laid_out.ink.iter().map(|_| None).collect();
    for number in 0..laid_out.pages {
        let settings = PageSettings::from_wh(PAGE.0, PAGE.1).ok_or(Unprintable::Inaccessible)?;
        let mut page = pdf.start_page_with(settings);
        let mut surface = page.surface();
        let ink = laid_out.ink.iter().zip(names.iter_mut()).filter(|(ink, _)| ink.page == number);
        ink.for_each(|(ink, name)| *name = drawn(&mut surface, fonts, ink));
        surface.finish();
        page.finish();
    }
    pdf.set_tag_tree(laid_out.structure.tree(&names));
    pdf.set_outline(outline(&laid_out.bookmarks));
    pdf.set_metadata(metadata(document));
    pdf.finish().map_err(|_| Unprintable::Inaccessible)
}

fn metadata(document: &Document) -> Metadata {
    let day = document.made_on;
    let part = |number: i8| number.unsigned_abs();
    Metadata::new()
        .title(document.title.clone())
        .language(document.language.code().to_owned())
        .creator("Concord".to_owned())
        .text_direction(Reading::LeftToRight)
        .creation_date(DateTime::new(day.year().unsigned_abs()).month(part(day.month())).day(part(day.day())))
        .document_id(format!("{} {day}", document.title))
}

/// Draws ink; its name on the page, if it means something.
fn drawn(surface: &mut Surface<'_>, fonts: &Fonts, ink: &Ink) -> Option<Identifier> {
    let tag = match (ink.means, &ink.mark) {
        (true, _) => ContentTag::Span(SpanTag::empty()),
        (false, Mark::Letters { .. }) => ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)),
        (false, _) => ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)),
    };
    let name = surface.start_tagged(tag);
    match &ink.mark {
        Mark::Letters { at, runs, weight, size } => {
            surface.set_fill(fill(TEXT));
            let mut x = at.0;
            for run in runs {
                if let Some(font) = fonts.font(*weight, run) {
                    surface.draw_text(Point::from_xy(x, at.1), font, *size, &run.text, false, TextDirection::LeftToRight);
                }
                x += run.width * size;
            }
        }
        Mark::Bar((x, y), (width, height)) => rectangle(surface, fill(BAR), (*x, *y, *width, *height)),
        Mark::Rule((x, y), width) => rectangle(surface, fill(RULE), (*x, *y, *width, 0.6)),
    }
    surface.end_tagged();
    ink.means.then_some(name)
}

fn rectangle(surface: &mut Surface<'_>, fill: Option<Fill>, (x, y, width, height): (f32, f32, f32, f32)) {
    let mut path = PathBuilder::new();
    if let Some(rectangle) = Rect::from_xywh(x, y, width, height) {
        path.push_rect(rectangle);
    }
    surface.set_fill(fill);
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}

/// The bookmarks: those of lower levels within the one before of the first.
fn outline(bookmarks: &[Bookmark]) -> Outline {
    let mut outline = Outline::new();
    let node = |one: &Bookmark| OutlineNode::new(one.text.clone(), XyzDestination::new(one.page, Point::from_xy(0.0, one.top)));
    let mut rest = bookmarks.iter().peekable();
    while let Some(one) = rest.next() {
        let mut top = node(one).with_open(true);
        while let Some(lower) = rest.next_if(|lower| lower.level > one.level) {
            top.push_child(node(lower));
        }
        outline.push_child(top);
    }
    outline
}
