//! What a message says happened, as the log keeps it, and what the whole log adds up to.

use contracts::{Envelope, Message};
use domain::figures::{FIRST_YEAR, Fact, History, What};
use domain::ids::TenantId;
use store::{Query, Store, StoreError, Table, port};

use crate::rows::{LogRow, log_key};

/// What a message says happened, where figures need it.
#[must_use]
pub fn fact(envelope: &Envelope) -> Option<Fact> {
    let what = match &envelope.message {
        Message::CaseFiled(filed) => What::Filed { case: filed.case, kind: filed.kind },
        Message::CaseMoved(moved) => What::Case {
            case: moved.case,
            version: moved.version,
            stage: moved.stage,
            deadline: moved.deadline,
            returned: moved.returned,
        },
        Message::MediationMoved(moved) => What::Mediation { case: moved.mediation.case(), stage: moved.stage },
        Message::MediationMeasured(measured) => {
            What::Measured { case: measured.mediation.case(), measure: measured.measure.clone() }
        }
        Message::SurveysMixed(mixed) => What::Answers {
            questionnaire: mixed.questionnaire,
            version: mixed.version,
            year: mixed.year,
            count: mixed.count,
            tallies: mixed.tallies.clone(),
        },
        Message::EngagementHeld(held) => What::Held { engagement: held.engagement, kind: held.kind, headcount: held.headcount },
        _ => return None,
    };
    Some(Fact { at: envelope.occurred_at, what })
}

/// Everything that happened until a year, that year included.
///
/// # Errors
/// When storage fails or a row can't be read.
pub async fn history(store: &dyn Store, tenant: &TenantId, until: i16) -> Result<History, StoreError> {
    let mut facts = Vec::new();
    for year in FIRST_YEAR..=until {
        let query = Query { limit: usize::MAX, ..Query::partition(Table::Reports, log_key(tenant, year, "").pk) };
        for item in store.query(query).await? {
            let row: LogRow = port::row(item)?;
            facts.extend(row.fact.map(|fact| (row.message, fact)));
        }
    }
    Ok(History::of(facts))
}
