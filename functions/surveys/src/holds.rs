//! What this function holds, row by row (STF-6).

use domain::survey::SurveyAnswers;
use store::holding::repetitions;
use store::{Kind, Table};

use crate::invitation::Invitation;

/// The kinds of rows of invitations and answers.
#[must_use]
pub fn holds() -> Vec<Kind> {
    let mut kinds = vec![
        Kind::of::<Invitation>(Table::Invitations, ("INVITATION#", "INVITATION"), "an invitation, or the sealed answer to it"),
        Kind::of::<SurveyAnswers>(Table::Answers, ("ANSWERS#", ""), "somebody's answers; nobody knows whose"),
    ];
    kinds.extend(repetitions(Table::Invitations));
    kinds
}
