//! The forms that come in as JSON: a filing, the answers to the screening, a survey.

use std::collections::BTreeMap;

use domain::complaint::{self, Answer, Answers, Filing, FilingForm, Question, VerdictOutcome, screen};
use domain::ids::{CaseId, PersonId};
use domain::survey::{AnswerForm, Definition, NOT_APPLICABLE, Questionnaire, SurveyAnswers, VERSION};
use domain::vocabulary::Kind;
use domain::{Actor, Policy};
use jiff::civil::{Date, date};
use uuid::Uuid;

const TODAY: Date = date(2026, 11, 22);

/// A filing that is accepted can be answered and filed; one that is refused says at which fields.
pub fn filing(json: &str) {
    let Ok(form) = serde_json::from_str::<FilingForm>(json) else { return };
    let policy = Policy::parse(domain::policy::PASADENA).unwrap();
    let fields = serde_json::to_value(&form).unwrap();
    match Filing::parse(&form, &policy, TODAY) {
        Ok(filing) => {
            assert!((form.contact_consent || form.anonymous) && filing.incident.on <= TODAY && filing.incident.on.year() >= 1900);
            assert!(
                filing.anonymous
                    || [filing.contact.email.is_some(), filing.contact.phone.is_some(), filing.contact.address.is_some()]
                        .contains(&true),
                "nobody could answer"
            );
            assert!(policy.kinds.contains_key(&filing.kind) && policy.languages.contains(&filing.contact.language));
            let (id, person) = (CaseId::new(Uuid::from_u128(1)), PersonId::new(Uuid::from_u128(2)));
            let reference = "K7DM-3XQ9-ACEF".parse().unwrap();
            let now = "2026-11-22T18:00:00Z".parse().unwrap();
            let filed = complaint::file(&filing, id, reference, person, Actor::Public, &policy, now);
            assert_eq!(filed.next.stage.code() == "returned", filing.anonymous);
            let state = serde_json::to_string(&filed.next).unwrap();
            assert_eq!(serde_json::from_str::<complaint::Case>(&state).unwrap(), filed.next);
        }
        Err(problems) => {
            assert!(!problems.0.is_empty(), "refused without a reason");
            assert!(problems.0.iter().all(|problem| fields.get(problem.field).is_some()), "a field that the form doesn't have");
        }
    }
}

/// Only no everywhere, in a category that needs no judgement, is simply eligible; whatever fired is named with what was said.
pub fn screening(json: &str) {
    let Ok(said) = serde_json::from_str::<BTreeMap<String, String>>(json) else { return };
    let parsed = said.iter().map(|(question, answer)| Some((Question::parse(question).ok()?, Answer::parse(answer).ok()?)));
    let Some(answers) = parsed.collect::<Option<Answers>>() else { return };
    let policy = Policy::parse(domain::policy::PASADENA).unwrap();
    for &kind in Kind::ALL {
        for &category in kind.categories() {
            let verdict = screen(kind, category, &answers, &policy);
            let fine = |question: &Question| match answers.get(question) {
                Some(Answer::No) => true,
                Some(Answer::Yes) => *question == Question::SwornMisconduct,
                _ => false,
            };
            let all_fine = Question::of(kind).iter().all(fine);
            let reviewed = policy.kinds[&kind].review_categories.contains(&category);
            assert_eq!(verdict.outcome == VerdictOutcome::Eligible, all_fine && !reviewed);
            assert_eq!(verdict.fired.is_empty(), verdict.outcome == VerdictOutcome::Eligible);
            let known = |fired: &complaint::Fired| said.get(&fired.on).is_none_or(|answer| *answer == fired.answer);
            assert!(verdict.fired.iter().all(known), "a rule fired on something that nobody said");
        }
    }
}

/// A survey that is accepted answers each question of its questionnaire, nothing else, and on the scale.
pub fn survey(json: &str) {
    let Ok(form) = serde_json::from_str::<AnswerForm>(json) else { return };
    for &questionnaire in Questionnaire::ALL {
        let definition = Definition::find(questionnaire, VERSION).unwrap();
        match SurveyAnswers::parse(&form, definition) {
            Ok(answers) => {
                let mut asked = definition.questions.clone();
                asked.sort_unstable();
                assert!(answers.answers.keys().eq(&asked), "not the questions of the questionnaire");
                let fits = |code, points| {
                    (1..=5).contains(points) || *points == NOT_APPLICABLE && definition.may_not_apply.contains(code)
                };
                assert!(answers.answers.iter().all(|(code, points)| fits(code, points)), "off the scale");
                assert_eq!(answers.remark.is_some(), !form.remark.trim().is_empty(), "a remark got lost");
                let sealed = serde_json::to_string(&answers).unwrap();
                assert!(serde_json::from_str::<SurveyAnswers>(&sealed).unwrap() == answers);
            }
            Err(problems) => assert!(!problems.0.is_empty(), "refused without a reason"),
        }
    }
}
