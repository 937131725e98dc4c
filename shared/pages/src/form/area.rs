//! A field of several lines.

use askama::Template;
use askama::filters::HtmlSafe;

use super::Named;
use crate::page::Page;

/// A field of several lines that says how many characters are left. Without a script it says how many there may be.
#[derive(Template)]
#[template(path = "form/area.html")]
pub struct Area {
    field: Named,
    value: String,
    most: usize,
    rows: usize,
    limit: String,
    left: [String; 2],
    over: [String; 2],
}

impl HtmlSafe for Area {}

impl Area {
    pub(super) fn new(page: &Page, field: Named, value: String, most: usize) -> Self {
        let both = |name: &str| [page.part(name, "one"), page.part(name, "other")];
        let limit = page.t1("count-limit", "most", &page.number(&most));
        Self { field, value, most, rows: 10, limit, left: both("count-left"), over: both("count-over") }
    }

    /// How many lines it shows at first.
    #[must_use]
    pub const fn rows(mut self, rows: usize) -> Self {
        self.rows = rows;
        self
    }

    fn described_by(&self) -> String {
        let own = self.field.described_by();
        format!("{own} {}-count", self.field.id).trim_start().to_owned()
    }
}
