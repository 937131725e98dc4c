//! How a case leaves mediation, and what the department does with it then (WALL-2, OUT-6, ELIG-10, CLK-5, WALL-4).

use jiff::ToSpan;
use jiff::civil::Date;

use super::decide::{Decided, Effect, Step, moved, tell_owner};
use super::{Case, Disposition, Finding, ReturnReason, Stage};
use crate::decision::{Decision, Entry};
use crate::notice::Template;
use crate::refusal::Refusal;
use crate::text::Document;
use crate::vocabulary::OutcomeCode;

pub(super) fn began(step: Step<'_>) -> Decided {
    match step.case.stage {
        Stage::Admitted { .. } => Ok(moved(step.case, Stage::InMediation { since: step.now }, step.entry("in_mediation"))),
        _ => Err(Refusal::out_of_order()),
    }
}

/// The policy says with which outcomes a complaint is closed as mediated; any other returns it (OUT-6). The code may overtake
/// `in_mediation` on its way, so both stages take it.
pub(super) fn ended(step: Step<'_>, code: OutcomeCode, on: Date) -> Decided {
    if !matches!(step.case.stage, Stage::Admitted { .. } | Stage::InMediation { .. }) {
        return Err(Refusal::out_of_order());
    }
    let closes = step.policy.closes(step.case.kind, code);
    let reason = match code {
        OutcomeCode::Agreement => ReturnReason::Mediated,
        OutcomeCode::NoAgreement => ReturnReason::NoAgreement,
        OutcomeCode::NotHeld => ReturnReason::NotHeld,
    };
    let stage = if closes { Stage::Closed { code, on } } else { Stage::Returned { reason, on, receipt: None } };
    let template = if closes { Template::CaseClosed } else { Template::CaseReturned };
    let mut decision = moved(step.case, stage, step.entry("outcome").with("code", code).with("on", on));
    decision.effects.push(tell_owner(step.case, template));
    if closes {
        decision.effects.push(Effect::ClockEnds);
    }
    Ok(decision)
}

/// Whoever it went back to has it.
pub(super) fn receipt(step: Step<'_>) -> Decided {
    match step.case.stage {
        Stage::Returned { reason, on, receipt: None } => {
            let stage = Stage::Returned { reason, on, receipt: Some(step.now) };
            let mut decision = moved(step.case, stage, step.entry("receipt-confirmed"));
            if reason == ReturnReason::Anonymous {
                decision.effects.push(Effect::Acknowledged);
            }
            Ok(decision)
        }
        Stage::Returned { .. } => Err(Refusal::new("receipt-confirmed-already", "ELIG-10")),
        _ => Err(Refusal::out_of_order()),
    }
}

/// The department's own disposition. Only a complaint that isn't in mediation can have one.
pub(super) fn disposition(step: Step<'_>, finding: Finding, on: Date) -> Decided {
    if !matches!(step.case.stage, Stage::Returned { .. } | Stage::Closed { .. }) {
        return Err(Refusal::out_of_order());
    }
    if !step.case.clock_runs() {
        return Err(Refusal::new("no-disposition-here", "CLK-5"));
    }
    if on > step.today() {
        return Err(Refusal::new("disposition-in-the-future", "CLK-5"));
    }
    if step.case.disposition.is_some() {
        return Err(Refusal::new("disposition-recorded-already", "CLK-5"));
    }
    let notify_by = on.saturating_add(step.policy.disposition.notice_days.days());
    let disposition = Disposition { finding, on, notify_by, notified_on: None };
    let entry = step.entry("disposition-recorded").with("finding", finding).with("on", on).with("notify_by", notify_by);
    let next = Case { disposition: Some(disposition), ..step.case.clone() };
    Ok(Decision::step(next, entry, vec![Effect::Moved, Effect::ClockEnds]))
}

/// The complainant was told in writing.
pub(super) fn notice(step: Step<'_>, on: Date) -> Decided {
    let Some(disposition) = step.case.disposition.filter(|_| step.case.owes_notice()) else {
        return Err(Refusal::new("no-notice-owed", "CLK-5"));
    };
    if on < disposition.on || on > step.today() {
        return Err(Refusal::new("notice-on-impossible-day", "CLK-5"));
    }
    let next = Case { disposition: Some(Disposition { notified_on: Some(on), ..disposition }), ..step.case.clone() };
    Ok(Decision::step(next, step.entry("complainant-notified").with("on", on), vec![Effect::Moved]))
}

pub(super) fn hold(step: Step<'_>, document: Document) -> Decided {
    if step.case.hold.is_some() {
        return Err(Refusal::new("held-already", "WALL-4"));
    }
    kept(&step, Some(document), step.entry("hold-placed"))
}

pub(super) fn release(step: Step<'_>) -> Decided {
    if step.case.hold.is_none() {
        return Err(Refusal::new("not-held", "WALL-4"));
    }
    kept(&step, None, step.entry("hold-released"))
}

fn kept(step: &Step<'_>, hold: Option<Document>, entry: Entry) -> Decided {
    Ok(Decision::step(Case { hold, ..step.case.clone() }, entry, Vec::new()))
}
