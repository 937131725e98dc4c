//! A table of figures: what each row is about stands first, and on a narrow screen each number says what it is.

use askama::Template;
use askama::filters::HtmlSafe;

/// A table of figures.
#[derive(Template)]
#[template(path = "parts/table.html")]
pub struct Table {
    id: String,
    caption: String,
    heads: Vec<String>,
    rows: Vec<(String, Vec<String>)>,
}

impl HtmlSafe for Table {}

impl Table {
    /// A table with a caption and its columns' names, that of the rows first.
    #[must_use]
    pub fn new(id: &str, caption: impl Into<String>, heads: Vec<String>) -> Self {
        Self { id: id.to_owned(), caption: caption.into(), heads, rows: Vec::new() }
    }

    /// One row more.
    #[must_use]
    pub fn row(mut self, about: impl Into<String>, cells: Vec<String>) -> Self {
        self.rows.push((about.into(), cells));
        self
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The name of a row's n-th cell.
    fn label(&self, index: &usize) -> &str {
        self.heads.get(index + 1).map(String::as_str).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_has_its_column_and_nothing_is_taken_for_markup() {
        let heads = ["Question", "Answers", "Mean"].map(str::to_owned).to_vec();
        let html = Table::new("t", "A & B", heads).row("<fair>", vec!["12".into(), "4.1".into()]).to_string();
        for words in ["A &#38; B", "<th scope=\"row\">&#60;fair&#62;</th>", "<td data-label=\"Mean\">4.1</td>"] {
            assert!(html.contains(words), "{words}: {html}");
        }
    }
}
