//! Questions with their answers: facts about something, or what somebody checks before it is sent.

use askama::Template;
use askama::filters::HtmlSafe;

struct Row {
    label: String,
    lines: String,
    change: String,
}

/// Questions with their answers.
#[derive(Template, Default)]
#[template(path = "parts/answers.html")]
pub struct Answers {
    rows: Vec<Row>,
    change: String,
    changeable: bool,
}

impl HtmlSafe for Answers {}

impl Answers {
    /// Answers that can be changed, by a link with this word.
    #[must_use]
    pub const fn to_change(word: String) -> Self {
        Self { rows: Vec::new(), change: word, changeable: true }
    }

    /// A fact.
    #[must_use]
    pub fn fact(mut self, label: impl Into<String>, answer: impl Into<String>) -> Self {
        self.rows.push(Row { label: label.into(), lines: answer.into(), change: String::new() });
        self
    }

    /// A fact, if there is one.
    #[must_use]
    pub fn fact_if(self, label: impl Into<String>, answer: Option<String>) -> Self {
        match answer {
            Some(answer) => self.fact(label, answer),
            None => self,
        }
    }

    /// The same facts and these.
    #[must_use]
    pub fn and(mut self, more: Self) -> Self {
        self.rows.extend(more.rows);
        self
    }

    /// Whether there is nothing to tell.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// An answer that is changed at that address.
    #[must_use]
    pub fn answer(mut self, label: impl Into<String>, answer: impl Into<String>, change_at: impl Into<String>) -> Self {
        self.rows.push(Row { label: label.into(), lines: answer.into(), change: change_at.into() });
        self
    }
}
