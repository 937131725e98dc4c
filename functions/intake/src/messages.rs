//! What a decision on this side says to the others.

use contracts::{CaseAdmittedV1, CaseFiledV1, CaseMovedV1, Message};
use domain::complaint::{Case, Effect, Stage};

/// The messages of a step, in order.
pub fn messages(case: &Case, version: u64, effects: Vec<Effect>) -> Vec<Message> {
    effects
        .into_iter()
        .map(|effect| match effect {
            Effect::Filed => Message::CaseFiled(CaseFiledV1 { case: case.id, kind: case.kind, category: case.category }),
            Effect::Moved => Message::CaseMoved(moved(case, version)),
            Effect::Admitted { parties, clock } => Message::CaseAdmitted(CaseAdmittedV1 {
                case: case.id,
                reference: case.reference.clone(),
                kind: case.kind,
                category: case.category,
                incident_on: case.incident_on,
                safe_date: clock.safe_date,
                parties,
            }),
            Effect::Notify(notice) => Message::NoticeRequested(notice),
        })
        .collect()
}

fn moved(case: &Case, version: u64) -> CaseMovedV1 {
    CaseMovedV1 {
        case: case.id,
        version,
        reference: case.reference.clone(),
        kind: case.kind,
        stage: case.stage.name(),
        waiting_on: case.waiting_on(),
        due: matches!(case.stage, Stage::Received).then_some(case.acknowledge_by),
        deadline: case.clock.map(|clock| clock.deadline),
    }
}
