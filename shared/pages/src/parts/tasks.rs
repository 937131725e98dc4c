//! What is to be done, with where each thing stands.

use askama::Template;
use askama::filters::HtmlSafe;

/// Where a task stands, as its tag shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Somebody must act.
    Waiting,
    /// Somebody should have acted by now.
    Late,
    /// Nothing more to do.
    Done,
}

impl Standing {
    /// The last part of the tag's class.
    const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Late => "late",
            Self::Done => "done",
        }
    }
}

/// Something to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Task {
    /// What.
    pub name: String,
    /// Where it is done; may be empty.
    pub href: String,
    /// What helps to do it; may be empty.
    pub hint: String,
    /// Where it stands, in words.
    pub status: String,
    /// Where it stands.
    pub standing: Standing,
}

/// What is to be done.
#[derive(Template)]
#[template(path = "parts/tasks.html")]
pub struct Tasks {
    tasks: Vec<Task>,
}

impl HtmlSafe for Tasks {}

impl Tasks {
    /// The tasks, in order.
    #[must_use]
    pub const fn new(tasks: Vec<Task>) -> Self {
        Self { tasks }
    }

    /// Whether there is nothing to do.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.tasks.is_empty()
    }
}
