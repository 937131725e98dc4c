//! Screening a case, judging what a person must judge, overriding what a supervisor may (ELIG-1 to ELIG-10).
//! A safety concern waits for a person (ELIG-5).

use super::decide::{Decided, Effect, Step, moved, tell_complainant, tell_desk, tell_owner};
use super::screening::{Answered, Answers, Judged, Screened, Verdict, VerdictOutcome, Weight, screen};
use super::{Case, ReturnReason, Stage};
use crate::decision::{Decision, Entry};
use crate::notice::Template;
use crate::refusal::Refusal;
use crate::vocabulary::Desk;

/// The program answers the questions. What was answered before and isn't answered now stays answered.
pub(super) fn screening(step: Step<'_>, answers: &Answers) -> Decided {
    let case = step.case;
    if !matches!(case.stage, Stage::Acknowledged { .. } | Stage::UnderReview) {
        return Err(Refusal::out_of_order());
    }
    let mut answered = case.screened.as_ref().map(|screened| screened.answers.clone()).unwrap_or_default();
    for (&question, &answer) in answers {
        if answered.get(&question).is_none_or(|before| before.answer != answer) {
            answered.insert(question, Answered { answer, by: step.by.clone(), at: step.now });
        }
    }
    let known: Answers = answered.iter().map(|(question, one)| (*question, one.answer)).collect();
    let verdict = screen(case.kind, case.category, &known, step.policy);
    Ok(decided(&step, Screened { answers: answered, verdict }, "screened", ReturnReason::NotEligible))
}

/// The program judges. What nobody knows can't be judged away: it must be found out.
pub(super) fn judge(step: Step<'_>, suitable: bool) -> Decided {
    let (Stage::UnderReview, Some(screened)) = (&step.case.stage, &step.case.screened) else {
        return Err(Refusal::out_of_order());
    };
    let judged = Some(Judged { by: step.by.clone(), at: step.now });
    let verdict = Verdict { judged, ..screened.verdict.clone() };
    if !suitable {
        let verdict = Verdict { outcome: VerdictOutcome::NotEligible, ..verdict };
        return Ok(decided(&step, Screened { verdict, ..screened.clone() }, "judged", ReturnReason::NotSuitable));
    }
    if verdict.fired.iter().any(|fired| fired.weight == Weight::Unknown) {
        return Err(Refusal::new("answers-unknown", "ELIG-8"));
    }
    Ok(decided(&step, Screened { verdict: verdict.concluded(), ..screened.clone() }, "judged", ReturnReason::NotEligible))
}

/// A supervisor overrides. Nobody does so for somebody in their own chain of command, and nothing but the rules of ELIG-3 gives way.
pub(super) fn override_exclusion(step: Step<'_>, outside_chain: bool) -> Decided {
    let Some(screened) = step.case.screened.as_ref().filter(|_| matches!(step.case.stage, Stage::Returned { .. })) else {
        return Err(Refusal::out_of_order());
    };
    if !step.case.may_be_overridden() {
        let rule = screened.verdict.fired.iter().find(|fired| fired.weight == Weight::Excludes);
        return Err(Refusal::new(
            "no-override",
            if rule.is_some_and(|fired| fired.rule == "ELIG-2") { "ELIG-2" } else { "ELIG-1" },
        ));
    }
    if !outside_chain {
        return Err(Refusal::new("own-chain-of-command", "ELIG-3"));
    }
    let overridden = Some(Judged { by: step.by.clone(), at: step.now });
    let verdict = Verdict { overridden, ..screened.verdict.clone() }.concluded();
    Ok(decided(&step, Screened { verdict, ..screened.clone() }, "overridden", ReturnReason::NotEligible))
}

/// Where a verdict leads.
fn decided(step: &Step<'_>, screened: Screened, what: &str, reason: ReturnReason) -> Decision<Case, Effect> {
    let (verdict, case) = (&screened.verdict, step.case);
    let rules: Vec<_> = verdict.fired.iter().map(|fired| fired.rule.as_str()).collect();
    let entry: Entry = step.entry(what).with("verdict", verdict.outcome).with("rules", rules.join(" "));
    let entry = entry.with("policy", &verdict.policy_version);
    let outcome = verdict.outcome;
    let next = Case { screened: Some(screened), ..case.clone() };
    match outcome {
        VerdictOutcome::NeedsReview => moved(&next, Stage::UnderReview, entry),
        VerdictOutcome::Eligible => {
            let wanted = step.policy.terms(case.kind).map_or_else(|| vec![Desk::Program], |terms| terms.approvals.clone());
            let others =
                wanted.iter().filter(|desk| **desk != Desk::Program).map(|desk| tell_desk(case, Template::ApprovalWanted, *desk));
            let mut effects = vec![Effect::Moved];
            effects.extend(others);
            Decision::step(Case { stage: Stage::Eligible { wanted, approvals: Vec::new() }, ..next }, entry, effects)
        }
        VerdictOutcome::NotEligible => {
            let mut decision = moved(&next, Stage::Returned { reason, on: step.today(), receipt: None }, entry);
            decision.effects.push(tell_owner(case, Template::CaseReturned));
            decision.effects.extend(tell_complainant(case, Template::NotEligible));
            decision
        }
    }
}
