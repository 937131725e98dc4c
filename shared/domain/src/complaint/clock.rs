//! What professional standards enter about the legal clock (CLK-1 to CLK-3).

use jiff::civil::Date;

use super::decide::{Decided, Effect, Step};
use super::preparation::admit_when_complete;
use super::{Case, Stage};
use crate::decision::{Decision, Entry};
use crate::policy::Ground;
use crate::refusal::Refusal;
use crate::statutory::{Clock, Toll};
use crate::text::Document;

/// The day of discovery; entered again, it corrects the one before and keeps what tolled the clock.
pub(super) fn discovery(step: Step<'_>, day: Date) -> Decided {
    if !step.case.clock_runs() {
        return Err(Refusal::new("no-clock-runs", "CLK-1"));
    }
    if day > step.today() {
        return Err(Refusal::new("discovery-in-the-future", "CLK-1"));
    }
    let mut clock = Clock::start(day, step.policy.date(step.case.filed_at), &step.policy.clocks);
    if let Some(before) = &step.case.clock {
        (clock.tolls, clock.waiver) = (before.tolls.clone(), before.waiver.clone());
    }
    reckoned(&step, clock, step.entry("discovery-recorded").with("discovered_on", day))
}

pub(super) fn toll(step: Step<'_>, ground: Ground, from: Date, until: Option<Date>, document: Document) -> Decided {
    let mut clock = running(&step)?;
    clock.toll(Toll { ground, from, until, document }, step.today())?;
    let entry = step.entry("clock-tolled").with("ground", ground).with("from", from);
    let entry = until.map_or_else(|| entry.clone(), |until| entry.clone().with("until", until));
    reckoned(&step, clock, entry)
}

pub(super) fn end_toll(step: Step<'_>, number: usize, until: Date) -> Decided {
    let mut clock = running(&step)?;
    clock.end_toll(number, until)?;
    let entry = step.entry("toll-ended").with("number", number).with("until", until);
    if is_over(step.case) {
        // What stopped the clock may last longer than the clock; until it ends the case is kept (WALL-4).
        return Ok(Decision::step(Case { clock: Some(clock), ..step.case.clone() }, entry, Vec::new()));
    }
    reckoned(&step, clock, entry)
}

/// A waiver lifts the reserve, never the deadline.
pub(super) fn waive(step: Step<'_>, document: Document) -> Decided {
    let mut clock = running(&step)?;
    if clock.waiver.is_some() {
        return Err(Refusal::new("waiver-on-file", "CLK-3"));
    }
    clock.waiver = Some(document);
    reckoned(&step, clock, step.entry("clock-waived"))
}

fn running(step: &Step<'_>) -> Result<Clock, Refusal> {
    step.case.clock.clone().ok_or(Refusal::new("discovery-unknown", "CLK-1"))
}

/// Whether nothing matters to the clock any more.
const fn is_over(case: &Case) -> bool {
    matches!(case.stage, Stage::Closed { .. }) || case.disposition.is_some()
}

fn reckoned(step: &Step<'_>, clock: Clock, entry: Entry) -> Decided {
    if is_over(step.case) {
        return Err(Refusal::out_of_order());
    }
    let reckoning = clock.reckon(step.today());
    let entry = entry.with("deadline", reckoning.deadline).with("safe_date", reckoning.safe_date);
    let next = Case { clock: Some(clock), ..step.case.clone() };
    Ok(admit_when_complete(step, next, entry, vec![Effect::Clock(reckoning)]))
}
