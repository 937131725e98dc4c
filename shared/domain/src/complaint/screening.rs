//! Screening: a fixed list of questions, and a policy that turns the answers into a verdict (ELIG-1 to ELIG-8).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::policy;
use crate::vocabulary::{Category, vocabulary};

vocabulary! {
    /// A fact that screening asks for.
    Question {
        /// Is use of force alleged? (ELIG-1)
        Force = "force",
        /// Is criminal conduct, dishonesty, sexual misconduct or corruption alleged? (ELIG-2)
        SeriousMisconduct = "serious_misconduct",
        /// Was somebody hurt or something damaged? (ELIG-3)
        InjuryOrDamage = "injury_or_damage",
        /// Is there an arrest that is contested? (ELIG-3)
        ContestedArrest = "contested_arrest",
        /// Is a criminal or traffic matter pending? (ELIG-3)
        PendingMatter = "pending_matter",
        /// Is a claim or lawsuit pending between the two? (ELIG-3)
        PendingClaim = "pending_claim",
        /// Did the officer take part in a mediation in the last months? (ELIG-4)
        RecentMediation = "recent_mediation",
        /// Is there a safety concern, or somebody under duress? (ELIG-5)
        SafetyConcern = "safety_concern",
    }

    /// What is known. Unknown is never "no".
    Answer {
        /// It is so.
        Yes = "yes",
        /// It is not so.
        No = "no",
        /// Nobody knows yet.
        Unknown = "unknown",
    }

    /// What screening concludes.
    VerdictOutcome {
        /// Mediation is possible.
        Eligible = "eligible",
        /// Mediation is not possible; every reason is named.
        NotEligible = "not_eligible",
        /// A person must find out or judge; every reason is named.
        NeedsReview = "needs_review",
    }
}

/// An answer to each question; a question that is missing counts as unknown.
pub type Answers = BTreeMap<Question, Answer>;

/// A rule that fired, and the answer it fired on (ELIG-8).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fired {
    /// The rule's id.
    pub rule: String,
    /// The question's code, or `category`.
    pub on: String,
    /// The answer's or the category's code.
    pub answer: String,
}

/// The verdict, which no later policy changes (ELIG-8).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// What it concludes.
    pub outcome: VerdictOutcome,
    /// Every rule that fired, the decisive ones first.
    pub fired: Vec<Fired>,
    /// The policy version that it was made under.
    pub policy_version: String,
}

impl Question {
    /// The rule that a question serves.
    #[must_use]
    pub const fn rule(self) -> &'static str {
        match self {
            Self::Force => "ELIG-1",
            Self::SeriousMisconduct => "ELIG-2",
            Self::InjuryOrDamage | Self::ContestedArrest | Self::PendingMatter | Self::PendingClaim => "ELIG-3",
            Self::RecentMediation => "ELIG-4",
            Self::SafetyConcern => "ELIG-5",
        }
    }

    const fn a_yes_excludes(self) -> bool {
        !matches!(self, Self::RecentMediation | Self::SafetyConcern)
    }
}

/// Turns answers into a verdict. Anything unknown needs review; a single excluding yes decides against, whatever else is known.
#[must_use]
pub fn screen(category: Category, answers: &Answers, policy: &policy::Screening, version: &str) -> Verdict {
    let mut excluding = Vec::new();
    let mut reviewing = Vec::new();
    for &question in Question::ALL {
        let answer = answers.get(&question).copied().unwrap_or(Answer::Unknown);
        let fired = Fired { rule: question.rule().into(), on: question.code().into(), answer: answer.code().into() };
        match answer {
            Answer::No => {}
            Answer::Yes if question.a_yes_excludes() => excluding.push(fired),
            Answer::Yes | Answer::Unknown => reviewing.push(fired),
        }
    }
    if policy.review_categories.contains(&category) {
        reviewing.push(Fired { rule: "ELIG-6".into(), on: "category".into(), answer: category.code().into() });
    }
    let outcome = match (excluding.is_empty(), reviewing.is_empty()) {
        (false, _) => VerdictOutcome::NotEligible,
        (true, false) => VerdictOutcome::NeedsReview,
        (true, true) => VerdictOutcome::Eligible,
    };
    excluding.append(&mut reviewing);
    Verdict { outcome, fired: excluding, policy_version: version.to_owned() }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Policy;

    fn all_no() -> Answers {
        Question::ALL.iter().map(|&question| (question, Answer::No)).collect()
    }

    fn verdict(category: Category, answers: &Answers) -> Verdict {
        let policy = Policy::pasadena();
        screen(category, answers, &policy.screening, &policy.version)
    }

    fn with(question: Question, answer: Answer) -> Verdict {
        let mut answers = all_no();
        answers.insert(question, answer);
        verdict(Category::Demeanor, &answers)
    }

    #[test]
    fn a_case_with_every_answer_no_is_eligible() {
        assert_eq!(verdict(Category::Demeanor, &all_no()).outcome, VerdictOutcome::Eligible);
    }

    #[test]
    fn elig_1_to_elig_3_a_yes_is_not_eligible_and_names_the_rule() {
        for (question, rule) in [
            (Question::Force, "ELIG-1"),
            (Question::SeriousMisconduct, "ELIG-2"),
            (Question::InjuryOrDamage, "ELIG-3"),
            (Question::ContestedArrest, "ELIG-3"),
            (Question::PendingMatter, "ELIG-3"),
            (Question::PendingClaim, "ELIG-3"),
        ] {
            let verdict = with(question, Answer::Yes);
            assert_eq!(verdict.outcome, VerdictOutcome::NotEligible, "{question}");
            assert_eq!((verdict.fired[0].rule.as_str(), verdict.fired[0].answer.as_str()), (rule, "yes"));
        }
    }

    #[test]
    fn elig_4_and_elig_5_a_yes_needs_review() {
        for (question, rule) in [(Question::RecentMediation, "ELIG-4"), (Question::SafetyConcern, "ELIG-5")] {
            let verdict = with(question, Answer::Yes);
            assert_eq!((verdict.outcome, verdict.fired[0].rule.as_str()), (VerdictOutcome::NeedsReview, rule));
        }
    }

    #[test]
    fn elig_6_bias_needs_review_and_the_listed_categories_do_not() {
        assert_eq!(verdict(Category::Bias, &all_no()).outcome, VerdictOutcome::NeedsReview);
        for category in [Category::Demeanor, Category::Service, Category::Procedure] {
            assert_eq!(verdict(category, &all_no()).outcome, VerdictOutcome::Eligible);
        }
    }

    proptest! {
        #[test]
        fn unknown_never_counts_as_no(which in 0..Question::ALL.len(), missing: bool) {
            let question = Question::ALL[which];
            let mut answers = all_no();
            if missing { answers.remove(&question); } else { answers.insert(question, Answer::Unknown); }
            let verdict = verdict(Category::Demeanor, &answers);
            prop_assert_eq!(verdict.outcome, VerdictOutcome::NeedsReview);
            prop_assert!(verdict.fired.iter().any(|fired| fired.on == question.code() && fired.answer == "unknown"));
        }

        #[test]
        fn elig_8_every_rule_that_fired_is_named_with_its_answer_and_the_policy_version(picks in proptest::collection::vec(0..3usize, 8)) {
            let answers: Answers = Question::ALL.iter().zip(&picks).map(|(&q, &a)| (q, Answer::ALL[a])).collect();
            let verdict = verdict(Category::Demeanor, &answers);
            prop_assert_eq!(&verdict.policy_version, "pasadena-1");
            let fired: Vec<_> = verdict.fired.iter().map(|fired| fired.on.as_str()).collect();
            for (question, answer) in &answers {
                prop_assert_eq!(fired.contains(&question.code()), *answer != Answer::No);
            }
        }
    }
}
