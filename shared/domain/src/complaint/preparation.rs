//! What must be there before a case is admitted: respondents, approvals, a running clock (INT-8, ELIG-9, CLK-1).

use super::decide::{Decided, Effect, Party, Step, tell_desk};
use super::{Answer, Case, Respondent, Stage};
use crate::decision::{Actor, Decision, Entry};
use crate::ids::PersonId;
use crate::notice::Template;
use crate::refusal::Refusal;
use crate::vocabulary::{AgeBracket, Desk, Side};

pub(super) fn identify(step: Step<'_>, respondent: Respondent) -> Decided {
    if !step.case.stage.is_in_preparation() {
        return Err(Refusal::out_of_order());
    }
    let entry = step.entry("respondent-identified").with("person", respondent.person);
    let mut next = step.case.clone();
    next.respondents.push(respondent);
    Ok(admit_when_complete(&step, next, entry, Vec::new()))
}

/// Takes somebody off who was named by mistake, and with them the approvals, which were given about them. From the admission on, whoever is
/// at the table is the mediation side's.
pub(super) fn take_off(step: Step<'_>, person: PersonId) -> Decided {
    if !step.case.stage.is_in_preparation() {
        return Err(Refusal::out_of_order());
    }
    let mut next = step.case.clone();
    next.respondents.retain(|one| one.person != person);
    if next.respondents.len() == step.case.respondents.len() {
        return Err(Refusal::new("nobody-by-that-id", "INT-8"));
    }
    if let Stage::Eligible { approvals, .. } = &mut next.stage {
        approvals.clear();
    }
    Ok(Decision::step(next, step.entry("respondent-taken-off").with("person", person), vec![Effect::Moved]))
}

/// Takes an approval back. The last one admits the case, so there is none to take back from then on.
pub(super) fn withdraw_approval(step: Step<'_>, desk: Desk) -> Decided {
    let Stage::Eligible { wanted, approvals } = &step.case.stage else {
        return Err(Refusal::out_of_order());
    };
    if !approvals.contains(&desk) {
        return Err(Refusal::new("not-approved-yet", "ELIG-9"));
    }
    let others = approvals.iter().copied().filter(|one| *one != desk).collect();
    let next = Case { stage: Stage::Eligible { wanted: wanted.clone(), approvals: others }, ..step.case.clone() };
    Ok(Decision::step(next, step.entry("approval-withdrawn").with("for", desk), vec![Effect::Moved]))
}

/// An approval. The department's manager must stand outside both chains of command.
pub(super) fn approve(step: Step<'_>, desk: Desk, outside_chain: bool) -> Decided {
    let Stage::Eligible { wanted, approvals } = &step.case.stage else {
        return Err(Refusal::out_of_order());
    };
    if !wanted.contains(&desk) {
        return Err(Refusal::new("approval-not-wanted", "ELIG-9"));
    }
    if approvals.contains(&desk) {
        return Err(Refusal::new("already-approved", "ELIG-9"));
    }
    if desk == Desk::DesignatedManager && !outside_chain {
        return Err(Refusal::new("own-chain-of-command", "ELIG-9"));
    }
    let mut approvals = approvals.clone();
    approvals.push(desk);
    let next = Case { stage: Stage::Eligible { wanted: wanted.clone(), approvals }, ..step.case.clone() };
    let entry = step.entry("approved").with("for", desk);
    Ok(admit_when_complete(&step, next, entry, Vec::new()))
}

/// Hands the case to the mediation side as soon as nothing is missing any more.
pub(super) fn admit_when_complete(step: &Step<'_>, mut case: Case, entry: Entry, also: Vec<Effect>) -> Decision<Case, Effect> {
    let mut effects = vec![Effect::Moved];
    effects.extend(also);
    let mut history = vec![entry];
    let complete = match &case.stage {
        Stage::Eligible { wanted, approvals } => case.missing(wanted, approvals).is_none(),
        _ => false,
    };
    if complete {
        let last_day = case.clock.as_ref().filter(|_| case.clock_runs()).map(|clock| clock.reckon(step.today()).last_day);
        effects.push(Effect::Admitted { parties: parties(&case), last_day });
        effects.push(tell_desk(&case, Template::OffersToSend, Desk::Program));
        history.push(Entry::new("admitted", Actor::System, step.now));
        case.stage = Stage::Admitted { admitted_at: step.now };
    }
    Decision { next: case, history, effects }
}

fn parties(case: &Case) -> Vec<Party> {
    let complainant = &case.complainant;
    let party = |person, side, language| Party { person, side, language, minor: false, represented: false, has_needs: false };
    let filed = Party {
        minor: complainant.age == AgeBracket::Minor,
        represented: complainant.represented == Answer::Yes,
        has_needs: complainant.has_needs,
        ..party(complainant.person, Side::Complainant, complainant.language)
    };
    let respondents = case.respondents.iter().map(|one| party(one.person, Side::Respondent, one.language));
    std::iter::once(filed).chain(respondents).collect()
}
