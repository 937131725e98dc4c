//! Reading a case, and doing something to it: the one way for API, pages and messages.

use std::sync::Arc;

use domain::complaint::{self, Case, Command};
use domain::ids::CaseId;
use domain::{Actor, Policy};
use edge::{Caller, Fault, StaffRole};
use kit::Problem;
use store::{Address, Done, Loaded, Plan, Reply, Work, WorkError, Write, aggregate, audit};

use crate::App;
use crate::filing::address;
use crate::messages::messages;

/// Who may read a case.
pub const READERS: &[StaffRole] = &[StaffRole::Program, StaffRole::ProfessionalStandards];

/// Reads a case for staff, leaving a trace of the read first.
///
/// # Errors
/// Not found when it isn't there or isn't theirs; unavailable when the trace can't be left.
pub async fn read(app: &App, caller: &Caller, id: &str) -> Result<Loaded<Case>, Fault> {
    caller.staff(READERS)?;
    let id: CaseId = id.parse().map_err(|_| Problem::not_found())?;
    let address = address(caller, id);
    let loaded = aggregate::load(app.platform.store.as_ref(), &address).await?.ok_or_else(Problem::not_found)?;
    let (now, read_id) = (app.platform.now(), app.platform.ids.uuid());
    audit::read(app.platform.store.as_ref(), &address, caller.actor(), now, read_id).await?;
    Ok(loaded)
}

/// Who does what, and under which policy.
pub struct Deed {
    /// The command.
    pub command: Command,
    /// Who.
    pub by: Actor,
    /// The version that they have seen, if they say so.
    pub seen: Option<u64>,
    /// The policy.
    pub policy: Arc<Policy>,
    /// Rows that belong to the same step.
    pub also: Vec<Write>,
}

/// Does something to a case.
///
/// # Errors
/// See [`WorkError`].
pub async fn change(work: &Work<'_>, address: &Address, deed: Deed) -> Result<Done, WorkError> {
    let Deed { command, by, seen, policy, also } = deed;
    work.change(address, |loaded: &Loaded<Case>, _| {
        if seen.is_some_and(|seen| seen != loaded.version) {
            return Err(WorkError::Stale);
        }
        let decision = complaint::decide(&loaded.state, command.clone(), by.clone(), &policy, work.now)?;
        let version = loaded.version + 1;
        let body = serde_json::json!({ "id": decision.next.id, "stage": decision.next.stage.code(), "version": version });
        Ok(Plan {
            messages: messages(&decision.next, version, decision.effects),
            next: decision.next,
            history: decision.history,
            also: also.clone(),
            reply: Reply::json(200, &body),
        })
    })
    .await
}
