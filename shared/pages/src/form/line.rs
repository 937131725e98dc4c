//! A field of one line.

use askama::Template;
use askama::filters::HtmlSafe;

use super::Named;

/// A field of one line.
#[derive(Template)]
#[template(path = "form/line.html")]
pub struct Line {
    field: Named,
    value: String,
    kind: &'static str,
    autocomplete: &'static str,
    inputmode: &'static str,
    width: &'static str,
}

impl HtmlSafe for Line {}

impl Line {
    pub(super) const fn new(field: Named, value: String) -> Self {
        Self { field, value, kind: "text", autocomplete: "off", inputmode: "", width: "" }
    }

    /// An email address of one's own.
    #[must_use]
    pub const fn email(mut self) -> Self {
        (self.kind, self.autocomplete) = ("email", "email");
        self
    }

    /// A phone number of one's own.
    #[must_use]
    pub const fn phone(mut self) -> Self {
        (self.kind, self.autocomplete, self.width) = ("tel", "tel", "usa-input--medium");
        self
    }

    /// One's own name.
    #[must_use]
    pub const fn name(mut self) -> Self {
        self.autocomplete = "name";
        self
    }

    /// A small whole number.
    #[must_use]
    pub const fn number(mut self) -> Self {
        (self.inputmode, self.width) = ("numeric", "usa-input--small");
        self
    }

    /// A day, as the browser lets people choose one; where it doesn't, written as year, month and day.
    #[must_use]
    pub const fn date(mut self) -> Self {
        (self.kind, self.width) = ("date", "usa-input--medium");
        self
    }

    /// What is searched for.
    #[must_use]
    pub const fn search(mut self) -> Self {
        self.kind = "search";
        self
    }

    /// An id of its own, where another form of the page has a field of the same name.
    #[must_use]
    pub fn id(mut self, id: &str) -> Self {
        id.clone_into(&mut self.field.id);
        self
    }
}
