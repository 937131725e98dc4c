//! Configuration from the environment: read once, at the start, all missing names reported together.

use std::collections::BTreeMap;

/// Reads variables and remembers which were missing.
pub struct Env {
    source: Box<dyn Fn(&str) -> Option<String> + Send>,
    missing: Vec<String>,
}

/// Variables that a function needs and hasn't got.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("set these environment variables: {}", .0.join(", "))]
pub struct MissingVariables(pub Vec<String>);

impl Env {
    /// The environment of this process.
    #[must_use]
    pub fn process() -> Self {
        Self { source: Box::new(|name| std::env::var(name).ok()), missing: Vec::new() }
    }

    /// A fixed environment, as the one-machine stack reads it from the template.
    #[must_use]
    pub fn fixed(variables: BTreeMap<String, String>) -> Self {
        Self { source: Box::new(move |name| variables.get(name).cloned()), missing: Vec::new() }
    }

    /// A variable that must be there; an empty text when it isn't, which [`Env::complete`] will report.
    pub fn text(&mut self, name: &str) -> String {
        self.optional(name).unwrap_or_else(|| {
            self.missing.push(name.to_owned());
            String::new()
        })
    }

    /// A variable that may be missing or empty.
    #[must_use]
    pub fn optional(&self, name: &str) -> Option<String> {
        (self.source)(name).filter(|value| !value.is_empty())
    }

    /// Whether everything was there.
    ///
    /// # Errors
    /// With every missing name.
    pub fn complete(self) -> Result<(), MissingVariables> {
        if self.missing.is_empty() { Ok(()) } else { Err(MissingVariables(self.missing)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_missing_name_is_reported_at_once() {
        let mut env = Env::fixed([("TABLE_CASES".to_owned(), "cases".to_owned()), ("EMPTY".to_owned(), String::new())].into());
        assert_eq!(env.text("TABLE_CASES"), "cases");
        env.text("TABLE_PEOPLE");
        env.text("EMPTY");
        assert_eq!(env.complete().unwrap_err().to_string(), "set these environment variables: TABLE_PEOPLE, EMPTY");
    }
}
