//! Why something was not done, in a form that every edge can turn into words.

use std::fmt;

/// A command that the rules don't allow. Nothing has changed.
///
/// Carries a stable code and the rule's id, never anything that a person typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refusal {
    /// Stable, kebab-case, part of the API.
    pub code: &'static str,
    /// The rule that refused, as named in the program's specification (`CLK-3`), or `STATE` for a step out of order.
    pub rule: &'static str,
}

impl Refusal {
    /// A refusal by a named rule.
    #[must_use]
    pub const fn new(code: &'static str, rule: &'static str) -> Self {
        Self { code, rule }
    }

    /// The step doesn't fit the stage that the case is in.
    #[must_use]
    pub const fn out_of_order() -> Self {
        Self::new("not-possible-now", "STATE")
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.code, self.rule)
    }
}

impl std::error::Error for Refusal {}

/// One field that can't be accepted, and why. Both parts are stable codes; the words live in the locale files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldProblem {
    /// The field's name in the form and in the JSON body.
    pub field: &'static str,
    /// What is wrong: `required`, `too-short`, `too-long`, `in-the-future`, `not-a-choice`, `not-an-email`…
    pub code: &'static str,
}

/// Everything that is wrong with an input, so that a person can mend it in one go.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems(pub Vec<FieldProblem>);

impl Problems {
    /// Notes a problem with a field.
    pub fn add(&mut self, field: &'static str, code: &'static str) {
        self.0.push(FieldProblem { field, code });
    }

    /// Keeps the good value, or notes the problem and keeps none.
    pub fn keep<T>(&mut self, field: &'static str, parsed: Result<T, &'static str>) -> Option<T> {
        match parsed {
            Ok(value) => Some(value),
            Err(code) => {
                self.add(field, code);
                None
            }
        }
    }

    /// `Ok` when nothing was noted.
    ///
    /// # Errors
    /// All problems, when there are any.
    pub fn check(self) -> Result<(), Self> {
        if self.0.is_empty() { Ok(()) } else { Err(self) }
    }
}
