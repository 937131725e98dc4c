//! The work of a desk: taking a case, commenting on it (STF-1).

use domain::Problems;
use domain::complaint::Command;
use domain::ids::CaseId;
use domain::text::Comment;
use edge::{Caller, Fault, Fields, Who};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Asks, Doer, Wish, deed};
use crate::App;
use crate::comments::{self, About};

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(assign)).routes(routes!(comment)).routes(routes!(release))
}

/// Who takes the case.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CaseAssignment)]
pub struct Assignment {
    /// `me`, or `nobody`.
    pub to: String,
}

impl Asks for Assignment {
    fn from_form(fields: &Fields) -> Self {
        Self { to: fields.text("to").to_owned() }
    }

    fn wish(&self, _: &App, caller: &Caller, _: CaseId) -> Result<Wish, Fault> {
        let mut problems = Problems::default();
        let to = match (self.to.as_str(), &caller.who) {
            ("me", Who::Staff { subject, .. }) => Some(subject.clone()),
            ("nobody", _) => None,
            _ => {
                problems.add("to", "not-a-choice");
                return Err(problems.into());
            }
        };
        Ok(Wish::plain(Doer::Reader, Command::Assign(to)))
    }
}

/// A comment.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = CaseComment)]
pub struct CommentBody {
    /// The words; they stay on the complaint side.
    #[schema(min_length = 3, max_length = 2000)]
    pub comment: String,
}

impl Asks for CommentBody {
    fn from_form(fields: &Fields) -> Self {
        Self { comment: fields.text("comment").to_owned() }
    }

    fn wish(&self, app: &App, caller: &Caller, case: CaseId) -> Result<Wish, Fault> {
        let mut problems = Problems::default();
        let text = problems.keep("comment", Comment::parse(&self.comment)).ok_or(problems)?;
        let row = comments::write(app, caller, case, About::Case, text)?;
        Ok(Wish { doer: Doer::Reader, command: Command::Comment, also: vec![row] })
    }
}

/// Letting out the mail of a case that waited.
#[derive(Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = QuarantineRelease)]
pub struct ReleaseBody {}

impl Asks for ReleaseBody {
    fn from_form(_: &Fields) -> Self {
        Self {}
    }

    fn wish(&self, _: &App, _: &Caller, _: CaseId) -> Result<Wish, Fault> {
        Ok(Wish::plain(Doer::Reader, Command::Release))
    }
}

deed! {
    /// Let out the mail of a case that waited because more arrived than the quota (whoever may read it).
    release, "/v1/cases/{id}/release", "release_case", ReleaseBody
}

deed! {
    /// Take a case, or give it back (whoever may read it).
    assign, "/v1/cases/{id}/assignee", "assign_case", Assignment
}

deed! {
    /// Comment on a case (whoever may read it).
    comment, "/v1/cases/{id}/comments", "comment_on_case", CommentBody
}
