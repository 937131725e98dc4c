//! Surveys: versioned questionnaires and the answers to them (SUR-1, SUR-2).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::refusal::Problems;
use crate::text::Remark;
use crate::vocabulary::PartRole;

/// The version of the questionnaires; every answer names it.
pub const VERSION: u16 = 1;

/// A question that is answered on a scale from 1 (not at all) to 5 (very much).
pub type QuestionCode = &'static str;

/// The questions that everyone is asked, in order (SUR-2).
const COMMON: &[QuestionCode] = &["could_say", "respected", "explained", "good_time", "satisfied", "use_again", "recommend"];

/// The questions that only the parties are asked.
const PARTIES: &[QuestionCode] = &["mediator_helpful", "mediator_neutral", "no_pressure", "understand_other", "fair"];

/// The questionnaire of a role.
#[must_use]
pub fn questions(role: PartRole) -> Vec<QuestionCode> {
    match role {
        PartRole::Resident | PartRole::Employee => PARTIES.iter().chain(COMMON).copied().collect(),
        PartRole::Mediator => COMMON.to_vec(),
    }
}

/// What came in: a number a question, and an optional remark.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct AnswerForm {
    /// Question code → 1 to 5.
    pub answers: BTreeMap<String, u8>,
    /// Free text, optional.
    pub remark: String,
}

/// A complete set of answers. Role, version and year are all that is ever stored beside it (SUR-3).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SurveyAnswers {
    /// Question code → 1 to 5.
    pub answers: BTreeMap<String, u8>,
    /// Free text, for the program only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remark: Option<Remark>,
}

impl SurveyAnswers {
    /// Checks answers against the questionnaire of a role: all of them, nothing else, each on the scale.
    ///
    /// # Errors
    /// The problems by question; `answers` for a question that isn't in the questionnaire.
    pub fn parse(form: &AnswerForm, role: PartRole) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        let questions = questions(role);
        for &question in &questions {
            match form.answers.get(question) {
                None => problems.add(question, "required"),
                Some(1..=5) => {}
                Some(_) => problems.add(question, "not-a-choice"),
            }
        }
        if form.answers.keys().any(|code| !questions.contains(&code.as_str())) {
            problems.add("answers", "not-a-choice");
        }
        let remark = match form.remark.trim() {
            "" => None,
            text => problems.keep("remark", Remark::parse(text)),
        };
        problems.check()?;
        Ok(Self { answers: form.answers.clone(), remark })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complete(role: PartRole) -> AnswerForm {
        AnswerForm { answers: questions(role).into_iter().map(|code| (code.to_owned(), 4)).collect(), remark: String::new() }
    }

    #[test]
    fn sur_1_each_role_has_its_questionnaire_and_a_complete_one_is_accepted() {
        assert_eq!(questions(PartRole::Resident).len(), 12);
        assert_eq!(questions(PartRole::Mediator).len(), 7);
        for &role in PartRole::ALL {
            assert!(SurveyAnswers::parse(&complete(role), role).is_ok());
        }
    }

    #[test]
    fn sur_4_a_half_finished_survey_is_not_an_answer() {
        let mut form = complete(PartRole::Resident);
        form.answers.remove("fair");
        form.answers.insert("satisfied".into(), 6);
        form.answers.insert("shoe_size".into(), 3);
        let problems = SurveyAnswers::parse(&form, PartRole::Resident).err().unwrap().0;
        let found: Vec<_> = problems.iter().map(|problem| (problem.field, problem.code)).collect();
        assert_eq!(found, [("fair", "required"), ("satisfied", "not-a-choice"), ("answers", "not-a-choice")]);
    }
}
