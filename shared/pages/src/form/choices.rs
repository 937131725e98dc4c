//! Radio buttons, checkboxes and lists.

use askama::Template;
use askama::filters::HtmlSafe;

use super::Named;
use crate::page::Page;

/// A radio button, a checkbox or a line of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its value.
    pub value: String,
    /// Its label, in words.
    pub label: String,
    /// The language of its label, where it isn't the page's.
    pub lang: &'static str,
    /// Whether it is chosen.
    pub chosen: bool,
}

impl Choice {
    /// A choice with a label in the page's language.
    #[must_use]
    pub const fn new(value: String, label: String, chosen: bool) -> Self {
        Self { value, label, lang: "", chosen }
    }
}

/// The choices of a closed list, labelled by a family of texts.
#[must_use]
pub fn choices(page: &Page, family: &str, codes: &[&str], chosen: &str) -> Vec<Choice> {
    codes.iter().map(|code| Choice::new((*code).to_owned(), page.code(family, code), *code == chosen)).collect()
}

/// A group of radio buttons or checkboxes.
#[derive(Template)]
#[template(path = "form/choices.html")]
pub struct Choices {
    kind: &'static str,
    field: Named,
    options: Vec<Choice>,
    heading: bool,
    tiles: bool,
}

impl HtmlSafe for Choices {}

impl Choices {
    pub(super) const fn new(kind: &'static str, field: Named, options: Vec<Choice>) -> Self {
        Self { kind, field, options, heading: false, tiles: false }
    }

    /// The legend is the page's heading: the page asks this one question.
    #[must_use]
    pub const fn as_heading(mut self) -> Self {
        self.heading = true;
        self
    }

    /// Choices in a grid, for many short ones.
    #[must_use]
    pub const fn as_tiles(mut self) -> Self {
        self.tiles = true;
        self
    }

    /// A legend in words, where it is no text of the locale files: a person's name, a day.
    #[must_use]
    pub fn legend(mut self, words: &str) -> Self {
        words.clone_into(&mut self.field.label);
        self
    }

    /// An id of its own, where a page has several groups of this name.
    #[must_use]
    pub fn id(mut self, id: &str) -> Self {
        id.clone_into(&mut self.field.id);
        self
    }

    /// The first control has the field's id, so that the error summary leads to it.
    fn id_of(&self, index: &usize) -> String {
        if *index == 1 { self.field.id.clone() } else { format!("{}-{index}", self.field.id) }
    }
}

/// A list to choose one from.
#[derive(Template)]
#[template(path = "form/select.html")]
pub struct Select {
    field: Named,
    options: Vec<Choice>,
    empty: Option<String>,
}

impl HtmlSafe for Select {}

impl Select {
    pub(super) const fn new(field: Named, options: Vec<Choice>) -> Self {
        Self { field, options, empty: None }
    }

    /// A first line that stands for no choice.
    #[must_use]
    pub fn or(mut self, label: &str) -> Self {
        self.empty = Some(label.to_owned());
        self
    }
}
