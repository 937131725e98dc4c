//! What a decision on this side leads to: messages to the others, and gates in the same transaction.

use contracts::{CaseAdmittedV1, CaseDestroyedV1, CaseFiledV1, CaseMovedV1, ClockChangedV1, Message};
use domain::complaint::{Case, Effect, Stage};
use domain::ids::TenantId;
use domain::notice::{Gate, GateKind};
use jiff::civil::Date;
use store::{StoreError, Write, rows};

/// What follows a step.
#[derive(Default)]
pub struct Following {
    /// What others are told, in order.
    pub messages: Vec<Message>,
    /// Gates of what comes due.
    pub writes: Vec<Write>,
}

/// What follows a step, effect by effect.
///
/// # Errors
/// When a row can't be written.
pub fn following(
    tenant: &TenantId,
    case: &Case,
    version: u64,
    today: Date,
    effects: Vec<Effect>,
) -> Result<Following, StoreError> {
    let mut following = Following::default();
    for effect in effects {
        let gate = |kind, version, open| rows::gate(tenant, &Gate { kind, of: case.id.uuid(), person: None, version }, open);
        match &effect {
            Effect::Filed => following.writes.push(gate(GateKind::Acknowledgement, 1, true)?),
            Effect::Acknowledged => following.writes.push(gate(GateKind::Acknowledgement, 1, false)?),
            Effect::Clock(_) => following.writes.push(gate(GateKind::Clock, version, true)?),
            Effect::ClockEnds => following.writes.push(gate(GateKind::Clock, version, false)?),
            _ => {}
        }
        following.messages.extend(message(case, version, today, effect));
    }
    Ok(following)
}

fn message(case: &Case, version: u64, today: Date, effect: Effect) -> Option<Message> {
    Some(match effect {
        Effect::Filed => Message::CaseFiled(CaseFiledV1 {
            case: case.id,
            kind: case.kind,
            category: case.category,
            reference: Some(case.reference.clone()),
            acknowledge_by: Some(case.acknowledge_by),
        }),
        Effect::Moved => Message::CaseMoved(moved(case, version, today)),
        Effect::Admitted { parties, last_day } => Message::CaseAdmitted(CaseAdmittedV1 {
            case: case.id,
            version,
            reference: case.reference.clone(),
            kind: case.kind,
            category: case.category,
            incident_on: case.incident_on,
            last_day,
            parties,
        }),
        Effect::Clock(reckoning) => Message::ClockChanged(ClockChangedV1 {
            case: case.id,
            version,
            reference: case.reference.clone(),
            safe_date: reckoning.safe_date,
            last_day: reckoning.last_day,
            admitted: matches!(case.stage, Stage::Admitted { .. } | Stage::InMediation { .. }),
        }),
        Effect::Destroyed { .. } => Message::CaseDestroyed(CaseDestroyedV1 { case: case.id, version }),
        Effect::Notify(notice) => Message::NoticeRequested(notice),
        Effect::Acknowledged | Effect::ClockEnds => return None,
    })
}

fn moved(case: &Case, version: u64, today: Date) -> CaseMovedV1 {
    CaseMovedV1 {
        case: case.id,
        version,
        reference: case.reference.clone(),
        kind: case.kind,
        stage: case.stage.name(),
        waiting_on: case.waiting_on(),
        due: case.due(),
        deadline: case.clock.as_ref().map(|clock| clock.reckon(today).deadline),
        on_clock: case.clock_runs(),
        assignee: case.assignee.clone(),
        may_be_overridden: case.may_be_overridden(),
        quarantined: case.quarantined,
        returned: match case.stage {
            Stage::Returned { reason, .. } => Some(reason),
            _ => None,
        },
    }
}
