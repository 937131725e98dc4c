//! Form components: what templates loop over.

use crate::page::Page;

/// A radio button or a checkbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its value.
    pub value: String,
    /// Its label, in words.
    pub label: String,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// A line of the error summary: links to the field, and stands at the field in the same words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormError {
    /// The field's name and id.
    pub field: String,
    /// What is wrong, in words.
    pub message: String,
}

/// The choices of a closed list, labelled by a family of texts.
#[must_use]
pub fn choices(page: &Page, family: &str, codes: &[&str], chosen: &str) -> Vec<Choice> {
    let choice = |code: &&str| Choice { value: (*code).to_owned(), label: page.code(family, code), chosen: *code == chosen };
    codes.iter().map(choice).collect()
}

/// The error summary of a form.
#[must_use]
pub fn form_errors(page: &Page, problems: &[(&'static str, &'static str)]) -> Vec<FormError> {
    problems.iter().map(|(field, code)| FormError { field: (*field).to_owned(), message: page.wrong(field, code) }).collect()
}
