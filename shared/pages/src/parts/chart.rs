//! Charts as SVG made here, each with the table of its numbers: no script, prints, and says the same to those who don't see it.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::page::Page;

/// The width of a chart in the units of its drawing; a page scales it.
const WIDTH: usize = 640;
/// The height of a bar with the space below it.
const BAR: usize = 44;
/// The height of a line chart's field.
const FIELD: usize = 240;
/// The space around a line chart's field, for its labels.
const MARGIN: usize = 40;

/// A number in words, or that it isn't shown.
struct Shown {
    label: String,
    words: String,
    value: usize,
    known: bool,
    x: usize,
    y: usize,
}

fn shown(page: &Page, label: String, value: Option<usize>) -> Shown {
    let words = value.map_or_else(|| page.t("chart-not-shown"), |value| page.number(&value));
    Shown { label, words, value: value.unwrap_or(0), known: value.is_some(), x: 0, y: 0 }
}

/// What every chart has beside its drawing: names, and the table of its numbers.
struct Frame {
    id: String,
    title: String,
    about: String,
    of: String,
    number: String,
    numbers: String,
    points: Vec<Shown>,
}

/// Labelled numbers. `None` is a number that isn't shown because people could be recognized by it.
pub type Values = Vec<(String, Option<usize>)>;

impl Frame {
    fn new(page: &Page, id: &str, title: &str, (of, number): (&str, &str), values: Values) -> Self {
        Self {
            id: id.to_owned(),
            title: title.to_owned(),
            about: page.t("chart-table-below"),
            of: of.to_owned(),
            number: number.to_owned(),
            numbers: page.t("chart-numbers"),
            points: values.into_iter().map(|(label, value)| shown(page, label, value)).collect(),
        }
    }

    /// The largest number, and at least one, so that it can be divided by.
    fn most(&self) -> usize {
        self.points.iter().map(|point| point.value).max().unwrap_or(0).max(1)
    }
}

/// Horizontal bars, one for each thing that is counted.
#[derive(Template)]
#[template(path = "parts/bars.html")]
pub struct BarChart {
    frame: Frame,
    width: usize,
    height: usize,
}

impl HtmlSafe for BarChart {}

impl BarChart {
    /// Bars for labelled numbers. `names` say what the labels are, and what is counted.
    #[must_use]
    pub fn new(page: &Page, id: &str, title: &str, names: (&str, &str), values: Values) -> Self {
        let mut frame = Frame::new(page, id, title, names, values);
        let most = frame.most();
        for (row, bar) in frame.points.iter_mut().enumerate() {
            // A number that isn't zero is never drawn as nothing. The last tenth is for the number's words.
            let drawn = bar.value.saturating_mul(WIDTH * 9 / 10) / most;
            (bar.x, bar.y) = (if bar.value > 0 { drawn.max(2) } else { 0 }, row * BAR);
        }
        Self { width: WIDTH, height: frame.points.len() * BAR, frame }
    }
}

/// A line over equal steps of time.
#[derive(Template)]
#[template(path = "parts/line.html")]
pub struct LineChart {
    frame: Frame,
    /// The drawn pieces: a number that isn't shown leaves a gap.
    pieces: Vec<String>,
    most: String,
    width: usize,
    field: usize,
    margin: usize,
}

impl HtmlSafe for LineChart {}

impl LineChart {
    /// A line through labelled numbers, the earliest first.
    #[must_use]
    pub fn new(page: &Page, id: &str, title: &str, names: (&str, &str), values: Values) -> Self {
        let mut frame = Frame::new(page, id, title, names, values);
        let most = frame.most();
        let steps = frame.points.len().saturating_sub(1).max(1);
        let mut pieces: Vec<String> = vec![String::new()];
        for (step, point) in frame.points.iter_mut().enumerate() {
            point.x = MARGIN + step * (WIDTH - 2 * MARGIN) / steps;
            point.y = MARGIN + FIELD - point.value.saturating_mul(FIELD) / most;
            match pieces.last_mut() {
                Some(piece) if point.known => piece.push_str(&format!("{},{} ", point.x, point.y)),
                _ => pieces.push(String::new()),
            }
        }
        pieces.retain(|piece| !piece.is_empty());
        Self { most: page.number(&most), frame, pieces, width: WIDTH, field: FIELD, margin: MARGIN }
    }

    /// Labels below the line: the first and others after it, as many as fit.
    fn is_labelled(&self, index: &usize) -> bool {
        let every = self.frame.points.len().div_ceil(6).max(1);
        index.is_multiple_of(every)
    }
}

#[cfg(test)]
mod tests {
    use domain::vocabulary::Language;

    use super::*;

    fn values(numbers: &[Option<usize>]) -> Values {
        numbers.iter().enumerate().map(|(at, number)| (format!("<{at}>"), *number)).collect()
    }

    fn page() -> Page {
        Page::new(Language::English, "/", "start-title")
    }

    #[test]
    fn a_chart_says_every_number_in_its_table_and_draws_none_that_is_not_shown() {
        let html =
            BarChart::new(&page(), "c", "Cases", ("Kind", "Cases"), values(&[Some(12_000), None, Some(0), Some(1)])).to_string();
        for words in ["<td>12,000</td>", "<td>not shown</td>", "<td>0</td>", "&#60;0&#62;"] {
            assert!(html.contains(words), "{words}: {html}");
        }
        let widths: Vec<&str> = html
            .split("class=\"chart__bar\"")
            .skip(1)
            .filter_map(|bar| bar.split("width=\"").nth(1)?.split('"').next())
            .collect();
        assert_eq!(widths, ["576", "0", "0", "2"], "one is seen beside twelve thousand, none and unknown aren't");
    }

    #[test]
    fn a_number_that_is_not_shown_leaves_a_gap_in_the_line() {
        let html =
            LineChart::new(&page(), "c", "Cases", ("Year", "Cases"), values(&[Some(1), Some(2), None, Some(4)])).to_string();
        assert_eq!((html.matches("<polyline").count(), html.matches("<circle").count()), (2, 3));
    }

    #[test]
    fn a_chart_of_nothing_is_no_mistake() {
        assert!(LineChart::new(&page(), "c", "Cases", ("Year", "Cases"), Values::new()).to_string().contains("</svg>"));
        assert!(BarChart::new(&page(), "c", "Cases", ("Kind", "Cases"), Values::new()).to_string().contains("</svg>"));
    }
}
