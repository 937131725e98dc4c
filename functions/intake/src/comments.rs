//! What staff write about a case: comments, and the reasons for what a person judged. They stay on this side (STF-1).

use domain::Actor;
use domain::ids::CaseId;
use domain::text::Comment;
use edge::Caller;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::{Guard, StoreError, Table, Write};

use crate::App;
use crate::filing::address;

/// What a comment is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// The case.
    Case,
    /// The reason of a judgement (ELIG-4 to ELIG-6).
    Judgement,
    /// The reason of an override (ELIG-3).
    Override,
}

impl About {
    /// As pages name it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Case => "case",
            Self::Judgement => "judgement",
            Self::Override => "override",
        }
    }
}

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommentRow {
    /// Who wrote it.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
    /// About what.
    pub about: About,
    /// The words.
    pub text: Comment,
}

/// Writes a comment, in the step that it belongs to.
///
/// # Errors
/// When the row can't be written.
pub fn write(app: &App, caller: &Caller, case: CaseId, about: About, text: Comment) -> Result<Write, StoreError> {
    let (at, id) = (app.platform.now(), app.platform.ids.uuid());
    let key = address(caller, case).key.beside(format!("COMMENT#{at}#{id}"));
    Write::create(Table::Cases, &key, &CommentRow { by: caller.actor(), at, about, text }, Guard::Row)
}
