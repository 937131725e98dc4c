//! Filing a case: one transaction, nothing read before it.

use domain::complaint::{self, Filing, FilingForm};
use domain::ids::{CaseId, PersonId, Reference};
use edge::{Caller, Fault};
use http::StatusCode;
use kit::Problem;
use serde::{Deserialize, Serialize};
use store::{Address, Guard, Key, Once, Plan, Reply, Table, Write, people};

use crate::App;
use crate::messages::messages;

/// Which case a reference stands for.
#[derive(Serialize, Deserialize)]
pub struct ReferenceRow {
    /// The case.
    pub case: CaseId,
}

/// The state of a case, and where its narrative is.
pub fn address(caller: &Caller, case: CaseId) -> Address {
    Address { table: Table::Cases, key: Key::case(&caller.tenant, case) }
}

/// Files a case for whoever asks.
///
/// # Errors
/// The fields that can't be accepted, or that storage failed; nothing is stored then.
pub async fn file(app: &App, caller: &Caller, once: Once<'_>, form: &FilingForm) -> Result<Reply, Fault> {
    let platform = &app.platform;
    let policy = platform.policy(&caller.tenant).await?;
    let now = platform.now();
    let filing = Filing::parse(form, &policy, policy.date(now))?;
    let case_id = CaseId::new(platform.ids.uuid());
    let person = PersonId::new(platform.ids.uuid());
    let reference: Reference = platform
        .ids
        .reference(&Reference::ALPHABET)
        .parse()
        .map_err(|_| Fault(Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "try-again-soon")))?;
    let decision = complaint::file(&filing, case_id, reference.clone(), person, caller.actor(), &policy, now);
    let address = address(caller, case_id);
    let plan = Plan {
        messages: messages(&decision.next, 1, decision.effects),
        next: decision.next,
        history: decision.history,
        also: vec![
            Write::create(Table::Cases, &address.key.beside("NARRATIVE"), &filing.narrative, Guard::Row)?,
            Write::create(
                Table::Cases,
                &Key::reference(&caller.tenant, &reference),
                &ReferenceRow { case: case_id },
                Guard::Row,
            )?,
            people::create(&caller.tenant, person, &filing.contact)?,
        ],
        reply: Reply::json(201, &serde_json::json!({ "id": case_id, "reference": reference })),
    };
    let work = platform.work(&caller.tenant, Table::Cases, once);
    Ok(work.create(&address, plan).await?.reply())
}
