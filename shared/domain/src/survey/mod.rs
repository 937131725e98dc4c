//! Surveys: versioned questionnaires and the answers to them (SUR-1, SUR-2, SUR-6).

mod questionnaire;
mod tally;

use std::collections::BTreeMap;

pub use questionnaire::{Definition, Occasion, Questionnaire};
use serde::{Deserialize, Serialize};
pub use tally::{Tally, tallies};

use crate::refusal::Problems;
use crate::text::Remark;

/// The latest version of the questionnaires; every answer names the one that it was given to.
pub const VERSION: u16 = 1;

/// The answer to a question that doesn't apply, where a question allows it.
pub const NOT_APPLICABLE: u8 = 0;

/// Fewer answers than this are shown to nobody (SUR-3, SUR-5).
pub const LEAST: usize = 5;

/// The scale of every question: from not at all to very much.
pub const SCALE: std::ops::RangeInclusive<u8> = 1..=5;

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
    /// Checks answers against a questionnaire: all of them, nothing else, each on the scale.
    ///
    /// # Errors
    /// The problems by question; `answers` for a question that isn't in the questionnaire.
    pub fn parse(form: &AnswerForm, definition: &'static Definition) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        for question in &definition.questions {
            match form.answers.get(question) {
                None => problems.add(question, "required"),
                Some(answer) if SCALE.contains(answer) => {}
                Some(&NOT_APPLICABLE) if definition.may_not_apply.contains(question) => {}
                Some(_) => problems.add(question, "not-a-choice"),
            }
        }
        if form.answers.keys().any(|code| !definition.questions.contains(code)) {
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

    fn latest(questionnaire: Questionnaire) -> &'static Definition {
        Definition::find(questionnaire, VERSION).unwrap()
    }

    fn complete(questionnaire: Questionnaire) -> AnswerForm {
        let answers = latest(questionnaire).questions.iter().map(|code| (code.clone(), 4)).collect();
        AnswerForm { answers, remark: String::new() }
    }

    fn found(form: &AnswerForm, questionnaire: Questionnaire) -> Vec<(&'static str, &'static str)> {
        let problems = SurveyAnswers::parse(form, latest(questionnaire)).err().unwrap().0;
        problems.iter().map(|problem| (problem.field, problem.code)).collect()
    }

    #[test]
    fn sur_1_a_complete_answer_to_each_questionnaire_is_accepted() {
        for &questionnaire in Questionnaire::ALL {
            assert!(SurveyAnswers::parse(&complete(questionnaire), latest(questionnaire)).is_ok(), "{questionnaire}");
        }
    }

    #[test]
    fn sur_4_a_half_finished_survey_is_not_an_answer() {
        let mut form = complete(Questionnaire::Resident);
        form.answers.remove("fair");
        form.answers.insert("satisfied".into(), 6);
        form.answers.insert("shoe_size".into(), 3);
        let expected = [("fair", "required"), ("satisfied", "not-a-choice"), ("answers", "not-a-choice")];
        assert_eq!(found(&form, Questionnaire::Resident), expected);
    }

    #[test]
    fn what_does_not_apply_is_an_answer_where_the_question_allows_it_and_nowhere_else() {
        let mut form = complete(Questionnaire::ResidentFollowUp);
        form.answers.insert("settlement_fair".into(), NOT_APPLICABLE);
        assert!(SurveyAnswers::parse(&form, latest(Questionnaire::ResidentFollowUp)).is_ok());
        form.answers.insert("recommend".into(), NOT_APPLICABLE);
        assert_eq!(found(&form, Questionnaire::ResidentFollowUp), [("recommend", "not-a-choice")]);
    }
}
