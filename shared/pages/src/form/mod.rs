//! Forms: what was typed, what is wrong with it, and the fields that show both.
//!
//! A handler makes a [`Form`]; its template asks it for fields by name: `{{ form.line(page, "name", "ask-name") }}`. The same words
//! stand in the error summary and at the field, and a summary's link leads to the field's first control.

mod area;
mod choices;
mod date;
mod line;

use askama::Template;
use askama::filters::HtmlSafe;

pub use area::Area;
pub use choices::{Choice, Choices, Select, choices};
pub use date::{DateParts, typed_date};
pub use line::Line;

use crate::page::Page;

/// A line of the error summary: links to the field, and stands at the field in the same words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormError {
    /// The field's name and id.
    pub field: String,
    /// What is wrong, in words.
    pub message: String,
}

/// The errors of a form, in words.
#[must_use]
pub fn form_errors(page: &Page, problems: &[(&'static str, &'static str)]) -> Vec<FormError> {
    problems.iter().map(|(field, code)| FormError { field: (*field).to_owned(), message: page.wrong(field, code) }).collect()
}

/// What was typed into a form, and what is wrong with it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Form {
    values: Vec<(String, String)>,
    errors: Vec<FormError>,
}

/// The list of everything that is wrong, at the top of the page; it gets the focus.
#[derive(Template)]
#[template(path = "form/summary.html")]
pub struct Summary<'a> {
    title: String,
    errors: &'a [FormError],
}

impl HtmlSafe for Summary<'_> {}

impl Form {
    /// A form with these values; a group of checkboxes repeats its name.
    pub fn of<N: Into<String>, V: Into<String>>(values: impl IntoIterator<Item = (N, V)>) -> Self {
        let values = values.into_iter().map(|(name, value)| (name.into(), value.into())).collect();
        Self { values, errors: Vec::new() }
    }

    /// The same form with what is wrong.
    #[must_use]
    pub fn with_errors(mut self, errors: Vec<FormError>) -> Self {
        self.errors = errors;
        self
    }

    /// Whether nothing was typed yet.
    #[must_use]
    pub const fn is_blank(&self) -> bool {
        self.values.is_empty()
    }

    /// Whether something is wrong.
    #[must_use]
    pub const fn has_errors(&self) -> bool {
        !self.errors.is_empty()
    }

    /// The first value of a field; empty when there is none.
    #[must_use]
    pub fn value(&self, name: &str) -> &str {
        self.values.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// Whether a field of that name was in what was typed, empty or not.
    #[must_use]
    pub fn has_field(&self, name: &str) -> bool {
        self.values.iter().any(|(known, _)| known == name)
    }

    /// Whether that choice of a field was made.
    #[must_use]
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.values.iter().any(|(known, chosen)| known == name && chosen == value)
    }

    /// What is wrong with a field.
    #[must_use]
    pub fn error(&self, name: &str) -> String {
        self.errors.iter().find(|error| error.field == name).map(|error| error.message.clone()).unwrap_or_default()
    }

    /// The summary of everything that is wrong.
    #[must_use]
    pub fn summary(&self, page: &Page) -> Summary<'_> {
        Summary { title: page.t("errors-title"), errors: &self.errors }
    }

    /// A field of one line, labelled by a text whose part `hint` explains it.
    #[must_use]
    pub fn line(&self, page: &Page, name: &str, label: &str) -> Line {
        Line::new(Named::of(self, page, name, label), self.value(name).to_owned())
    }

    /// A field of several lines that counts characters up to a maximum.
    #[must_use]
    pub fn area(&self, page: &Page, name: &str, label: &str, most: &usize) -> Area {
        Area::new(page, Named::of(self, page, name, label), self.value(name).to_owned(), *most)
    }

    /// Radio buttons.
    #[must_use]
    pub fn radios(&self, page: &Page, name: &str, legend: &str, options: impl AsRef<[Choice]>) -> Choices {
        Choices::new("radio", Named::of(self, page, name, legend), options.as_ref().to_vec())
    }

    /// Checkboxes.
    #[must_use]
    pub fn checkboxes(&self, page: &Page, name: &str, legend: &str, options: impl AsRef<[Choice]>) -> Choices {
        Choices::new("checkbox", Named::of(self, page, name, legend), options.as_ref().to_vec())
    }

    /// A list to choose one from: for more choices than fit on a page.
    #[must_use]
    pub fn select(&self, page: &Page, name: &str, label: &str, options: impl AsRef<[Choice]>) -> Select {
        Select::new(Named::of(self, page, name, label), options.as_ref().to_vec())
    }

    /// A day that somebody knows, as month, day and year.
    #[must_use]
    pub fn date(&self, page: &Page, name: &str, legend: &str) -> DateParts {
        DateParts::new(page, self, Named::of(self, page, name, legend))
    }
}

/// What every field has.
#[derive(Debug, Clone)]
pub(crate) struct Named {
    pub name: String,
    pub id: String,
    pub label: String,
    pub hint: String,
    pub error: String,
    /// "Error:", said before the message to those who don't see its color.
    pub error_word: String,
}

impl Named {
    fn of(form: &Form, page: &Page, name: &str, label: &str) -> Self {
        Self {
            name: name.to_owned(),
            id: name.to_owned(),
            label: page.t(label),
            hint: page.part(label, "hint"),
            error: form.error(name),
            error_word: page.t("error-word"),
        }
    }

    /// The ids of what describes the field, for `aria-describedby`.
    fn described_by(&self) -> String {
        let hint = (!self.hint.is_empty()).then(|| format!("{}-hint", self.id));
        let error = (!self.error.is_empty()).then(|| format!("{}-error", self.id));
        hint.into_iter().chain(error).collect::<Vec<_>>().join(" ")
    }
}
