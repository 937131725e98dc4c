//! Screening: a fixed list of questions for each kind, and a policy that turns the answers into a verdict (ELIG-1 to ELIG-8).

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::decision::Actor;
use crate::kind::ClockRuns;
use crate::policy::Policy;
use crate::vocabulary::{Category, Kind, vocabulary};

vocabulary! {
    /// A fact that screening asks for.
    Question {
        /// Is use of force alleged? (ELIG-1)
        Force = "force",
        /// Is criminal conduct, dishonesty, sexual misconduct or corruption alleged? (ELIG-2)
        SeriousMisconduct = "serious_misconduct",
        /// Is there violence, or a threat of it? (section 2's table)
        ViolenceOrThreats = "violence_or_threats",
        /// Is there a weapon? (section 2's table)
        Weapons = "weapons",
        /// Was somebody seriously hurt? (section 2's table)
        SeriousInjury = "serious_injury",
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
        /// Is misconduct by a sworn officer alleged, so that the legal clock runs? (CLK-1)
        SwornMisconduct = "sworn_misconduct",
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

    /// What a rule that fired does.
    Weight {
        /// It excludes, whoever says what.
        Excludes = "excludes",
        /// It excludes until a supervisor overrides it with a reason (ELIG-3).
        ExcludesUnlessOverridden = "excludes_unless_overridden",
        /// Somebody must find out.
        Unknown = "unknown",
        /// A person must judge.
        Judgement = "judgement",
    }
}

/// An answer to each question; a question that is missing counts as unknown.
pub type Answers = BTreeMap<Question, Answer>;

/// An answer with who gave it and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// The answer.
    pub answer: Answer,
    /// Who gave it.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
}

/// A rule that fired, and the answer it fired on (ELIG-8).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fired {
    /// The rule's id.
    pub rule: String,
    /// The question's code, `category` or `age`.
    pub on: String,
    /// The answer's, the category's or the age bracket's code.
    pub answer: String,
    /// What it does.
    pub weight: Weight,
}

/// Somebody's decision on a verdict; its reason is a comment on the case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judged {
    /// Who.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
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
    /// The program judged what a person must judge.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub judged: Option<Judged>,
    /// A supervisor overrode what may be overridden.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overridden: Option<Judged>,
}

/// A case as far as it was screened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Screened {
    /// The answers.
    pub answers: BTreeMap<Question, Answered>,
    /// What they come to.
    pub verdict: Verdict,
}

impl Question {
    /// The questions of a kind, in the order in which they are asked.
    #[must_use]
    pub const fn of(kind: Kind) -> &'static [Self] {
        use Question as Q;
        match kind {
            Kind::Community => &[
                Q::Force,
                Q::SeriousMisconduct,
                Q::InjuryOrDamage,
                Q::ContestedArrest,
                Q::PendingMatter,
                Q::PendingClaim,
                Q::RecentMediation,
                Q::SafetyConcern,
            ],
            Kind::Internal => &[
                Q::Force,
                Q::SeriousMisconduct,
                Q::InjuryOrDamage,
                Q::PendingMatter,
                Q::PendingClaim,
                Q::RecentMediation,
                Q::SafetyConcern,
                Q::SwornMisconduct,
            ],
            Kind::Neighbor => &[
                Q::Force,
                Q::SeriousMisconduct,
                Q::ViolenceOrThreats,
                Q::InjuryOrDamage,
                Q::PendingMatter,
                Q::PendingClaim,
                Q::SafetyConcern,
            ],
            Kind::School => &[
                Q::Force,
                Q::SeriousMisconduct,
                Q::Weapons,
                Q::SeriousInjury,
                Q::InjuryOrDamage,
                Q::PendingMatter,
                Q::SafetyConcern,
            ],
        }
    }

    /// The rule that a question serves.
    #[must_use]
    pub const fn rule(self) -> &'static str {
        match self {
            Self::Force => "ELIG-1",
            Self::SeriousMisconduct => "ELIG-2",
            Self::InjuryOrDamage | Self::ContestedArrest | Self::PendingMatter | Self::PendingClaim => "ELIG-3",
            Self::RecentMediation => "ELIG-4",
            Self::SafetyConcern => "ELIG-5",
            Self::ViolenceOrThreats | Self::Weapons | Self::SeriousInjury => "ELIG-6",
            Self::SwornMisconduct => "CLK-1",
        }
    }

    /// What a yes does; nothing where it only says which rules apply.
    fn weight_of_yes(self, policy: &Policy) -> Option<Weight> {
        match self.rule() {
            "ELIG-1" | "ELIG-2" | "ELIG-6" => Some(Weight::Excludes),
            "ELIG-3" if policy.screening.excluding.contains(&self) => Some(Weight::ExcludesUnlessOverridden),
            "CLK-1" => None,
            _ => Some(Weight::Judgement),
        }
    }
}

impl Verdict {
    /// Whether everything that excludes may be overridden (ELIG-3).
    #[must_use]
    pub fn may_be_overridden(&self) -> bool {
        self.outcome == VerdictOutcome::NotEligible
            && self.judged.is_none()
            && self.has(Weight::ExcludesUnlessOverridden)
            && !self.has(Weight::Excludes)
    }

    /// Whether a rule of this weight fired.
    #[must_use]
    pub fn has(&self, weight: Weight) -> bool {
        self.fired.iter().any(|fired| fired.weight == weight)
    }

    /// What follows from the rules that fired, and from what people decided about them.
    #[must_use]
    pub(super) fn concluded(mut self) -> Self {
        let excludes = self.has(Weight::Excludes) || (self.has(Weight::ExcludesUnlessOverridden) && self.overridden.is_none());
        let waits = self.has(Weight::Unknown) || (self.has(Weight::Judgement) && self.judged.is_none());
        self.outcome = match (excludes, waits) {
            (true, _) => VerdictOutcome::NotEligible,
            (false, true) => VerdictOutcome::NeedsReview,
            (false, false) => VerdictOutcome::Eligible,
        };
        self
    }
}

/// Whether the legal clock runs over a case; while nobody knows, it does.
#[must_use]
pub fn clock_runs(kind: Kind, screened: Option<&Screened>) -> bool {
    match kind.clock() {
        ClockRuns::Always => true,
        ClockRuns::Never => false,
        ClockRuns::WhereMisconductIsAlleged => {
            let answered = screened.and_then(|screened| screened.answers.get(&Question::SwornMisconduct));
            answered.is_none_or(|one| one.answer != Answer::No)
        }
    }
}

/// Turns answers into a verdict. Anything unknown needs review; a single excluding yes decides against, whatever else is known.
#[must_use]
pub fn screen(kind: Kind, category: Category, answers: &Answers, policy: &Policy) -> Verdict {
    let mut fired = Vec::new();
    for &question in Question::of(kind) {
        let answer = answers.get(&question).copied().unwrap_or(Answer::Unknown);
        let weight = match answer {
            Answer::No => None,
            Answer::Yes => question.weight_of_yes(policy),
            Answer::Unknown => Some(Weight::Unknown),
        };
        fired.extend(weight.map(|weight| Fired {
            rule: question.rule().into(),
            on: question.code().into(),
            answer: answer.code().into(),
            weight,
        }));
    }
    let judgement = |rule: &str, on: &str, answer: &str| Fired {
        rule: rule.into(),
        on: on.into(),
        answer: answer.into(),
        weight: Weight::Judgement,
    };
    if policy.terms(kind).is_none_or(|terms| terms.review_categories.contains(&category)) {
        fired.push(judgement("ELIG-6", "category", category.code()));
    }
    fired.sort_by_key(|one| one.weight);
    let policy_version = policy.version.clone();
    Verdict { outcome: VerdictOutcome::NeedsReview, fired, policy_version, judged: None, overridden: None }.concluded()
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
        screen(Kind::Community, category, answers, &Policy::pasadena())
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
        fn unknown_never_counts_as_no(which in 0..8usize, missing: bool) {
            let question = Question::of(Kind::Community)[which];
            let mut answers = all_no();
            if missing { answers.remove(&question); } else { answers.insert(question, Answer::Unknown); }
            let verdict = verdict(Category::Demeanor, &answers);
            prop_assert_eq!(verdict.outcome, VerdictOutcome::NeedsReview);
            prop_assert!(verdict.fired.iter().any(|fired| fired.on == question.code() && fired.answer == "unknown"));
        }

        #[test]
        fn elig_8_every_rule_that_fired_is_named_with_its_answer_and_the_policy_version(picks in proptest::collection::vec(0..3usize, 8)) {
            let answers: Answers = Question::of(Kind::Community).iter().zip(&picks).map(|(&q, &a)| (q, Answer::ALL[a])).collect();
            let verdict = verdict(Category::Demeanor, &answers);
            prop_assert_eq!(&verdict.policy_version, "pasadena-2");
            let fired: Vec<_> = verdict.fired.iter().map(|fired| fired.on.as_str()).collect();
            for (question, answer) in &answers {
                prop_assert_eq!(fired.contains(&question.code()), *answer != Answer::No);
            }
        }
    }
}
