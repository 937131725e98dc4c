//! A table on paper: its head again on each page, numbers below each other, bars beside them.

use krilla::tagging::{TableHeaderScope, Tag};

use super::fonts::Weight;
use super::lines::lines;
use super::paper::{BODY, LEADING, MARGIN, Mark, Paper, WIDTH};
use super::structure::Element;
use super::{Table, TableRow};

/// The space between columns.
const GAP: f32 = 10.0;
/// How wide a column of numbers is.
const NUMBERS: f32 = 90.0;
/// The space that bars have.
const BARS: f32 = 150.0;
/// The space above and below a row's text.
const AIR: f32 = 3.0;

/// Where the columns are.
struct Columns {
    /// How wide the first one is.
    about: f32,
    /// The right ends of the others.
    ends: Vec<f32>,
    /// Where bars begin.
    bars: f32,
}

impl Columns {
    fn of(table: &Table) -> Self {
        let count = table.heads.len().saturating_sub(1);
        let bars = if table.rows.iter().any(|row| row.bar.is_some()) { BARS + GAP } else { 0.0 };
        let about = WIDTH - bars - count as f32 * (NUMBERS + GAP);
        let ends = (0..count).map(|n| MARGIN + about + (n + 1) as f32 * (NUMBERS + GAP)).collect();
        Self { about, ends, bars: MARGIN + WIDTH - BARS }
    }
}

/// A row's lines, cell by cell.
struct Laid {
    cells: Vec<Vec<String>>,
    height: f32,
}

impl Paper<'_> {
    /// A table.
    pub fn table(&mut self, table: &Table) {
        let columns = Columns::of(table);
        let head = self.laid(&columns, Weight::Bold, table.heads.first().map_or("", String::as_str), table.heads.get(1..));
        self.y += BODY * 0.6;
        self.needs(BODY * LEADING * 1.2 + head.height + 3.0 * BODY * LEADING);
        let element = self.element(None, Tag::Table);
        let caption = self.element(Some(element), Tag::Caption);
        for line in lines(self.fonts, Weight::Bold, &table.caption, WIDTH / (BODY + 1.0)) {
            self.letters(Some(caption), (MARGIN, self.y + BODY + 1.0), &line, (Weight::Bold, BODY + 1.0));
            self.y += (BODY + 1.0) * LEADING;
        }
        let group = self.element(Some(element), Tag::THead);
        let row = self.element(Some(group), Tag::TR);
        self.head(&columns, &head, Some(row));
        let body = self.element(Some(element), Tag::TBody);
        for one in &table.rows {
            self.row(&columns, &head, one, body);
        }
        self.y += BODY * 0.6;
    }

    fn laid(&self, columns: &Columns, weight: Weight, about: &str, cells: Option<&[String]>) -> Laid {
        let fit = |text: &str, width: f32| lines(self.fonts, weight, text, width / BODY);
        let mut all = vec![fit(about, columns.about - GAP)];
        all.extend(cells.unwrap_or_default().iter().map(|text| fit(text, NUMBERS)));
        let most = all.iter().map(Vec::len).max().unwrap_or_default().max(1);
        Laid { cells: all, height: most as f32 * BODY * LEADING + 2.0 * AIR }
    }

    /// The head; on a later page it is there for the eyes alone.
    fn head(&mut self, columns: &Columns, head: &Laid, row: Option<Element>) {
        let scope = TableHeaderScope::Column;
        let elements: Vec<Option<Element>> =
            head.cells.iter().map(|_| row.map(|row| self.element(Some(row), Tag::TH(scope)))).collect();
        self.cells(columns, head, &elements, Weight::Bold);
        self.draw(None, Mark::Rule((MARGIN, self.y), WIDTH));
    }

    fn row(&mut self, columns: &Columns, head: &Laid, row: &TableRow, body: Element) {
        let laid = self.laid(columns, Weight::Regular, &row.about, Some(&row.cells));
        if self.needs(laid.height) {
            self.head(columns, head, None);
        }
        let element = self.element(Some(body), Tag::TR);
        let mut elements = vec![Some(self.element(Some(element), Tag::TH(TableHeaderScope::Row)))];
        for _ in &row.cells {
            elements.push(Some(self.element(Some(element), Tag::TD)));
        }
        let top = self.y;
        self.cells(columns, &laid, &elements, Weight::Regular);
        if let Some(share) = row.bar.filter(|share| *share > 0.0) {
            self.draw(None, Mark::Bar((columns.bars, top + AIR + 2.0), (share * BARS, BODY)));
        }
        self.draw(None, Mark::Rule((MARGIN, self.y), WIDTH));
    }

    /// Cells side by side: the first from the left, numbers to the right.
    fn cells(&mut self, columns: &Columns, laid: &Laid, elements: &[Option<Element>], weight: Weight) {
        for (n, (cell, element)) in laid.cells.iter().zip(elements).enumerate() {
            let mut y = self.y + AIR + BODY;
            for line in cell {
                let width = self.fonts.width(weight, line) * BODY;
                let end = n.checked_sub(1).and_then(|n| columns.ends.get(n));
                let x = end.map_or(MARGIN, |end| end - width);
                self.letters(*element, (x, y), line, (weight, BODY));
                y += BODY * LEADING;
            }
        }
        self.y += laid.height;
    }
}
