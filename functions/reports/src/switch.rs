//! Whether mail leaves: the program stops all of it when something is wrong, and lets it leave again. Every switch stays, with who made it.

use contracts::{MailSwitchedV1, Message};
use domain::Refusal;
use domain::ids::TenantId;
use edge::{Caller, Fault, KeyedForm, StaffRole, Who};
use jiff::Timestamp;
use kit::Problem;
use serde::{Deserialize, Serialize};
use store::{Guard, Key, Query, Reply, Store, StoreError, Table, Write, port};

use crate::App;
use crate::rows::task_key;

/// One switch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SwitchRow {
    /// The how-manieth one.
    pub version: u64,
    /// Whether no mail leaves since then.
    pub paused: bool,
    /// By whom, by the subject that the identity provider knows them by.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

/// Where a switch stands; the partition alone without a version. The newest sorts last.
fn key(tenant: &TenantId, version: Option<u64>) -> Key {
    Key::new(tenant, "MAIL", version.map_or_else(String::new, |version| format!("SWITCH#{version:09}")))
}

/// Where it stands, beside the tasks, that no mail leaves; gone while it does. So the desk reads it with them.
fn paused_key(tenant: &TenantId) -> Key {
    task_key(tenant, PAUSED)
}

/// What stands there in a task's place.
pub const PAUSED: &str = "MAIL-PAUSED";

/// The newest switch; none when mail was never stopped.
async fn newest(store: &dyn Store, tenant: &TenantId) -> Result<Option<SwitchRow>, StoreError> {
    let query = Query { newest_first: true, limit: 1, ..Query::partition(Table::Reports, key(tenant, None).pk) };
    store.query(query).await?.into_iter().next().map(port::row).transpose()
}

/// Since when no mail leaves, and by whom; for the program.
///
/// # Errors
/// 401 for nobody, 404 for everybody else; unavailable when storage fails.
pub async fn paused(app: &App, caller: &Caller) -> Result<Option<SwitchRow>, Fault> {
    caller.staff(&[StaffRole::Program])?;
    let row = app.platform.store.get(Table::Reports, &paused_key(&caller.tenant)).await?;
    Ok(row.map(port::row).transpose()?)
}

/// Stops all mail, or lets it leave again.
///
/// # Errors
/// 401 for nobody, 404 for everybody but the program; 409 when it is so already; unavailable when storage fails.
pub async fn switch(app: &App, caller: &Caller, paused: bool, request: &impl KeyedForm) -> Result<Reply, Fault> {
    caller.staff(&[StaffRole::Program])?;
    let Who::Staff { subject, .. } = &caller.who else {
        return Err(Problem::not_found().into());
    };
    let (tenant, name) = (&caller.tenant, caller.name());
    let work = app.platform.work(tenant, Table::Reports, request.once(&name));
    if let Some(before) = work.answered_before().await? {
        return Ok(before);
    }
    let newest = newest(app.platform.store.as_ref(), tenant).await?;
    if newest.as_ref().is_some_and(|row| row.paused) == paused {
        return Err(Refusal::new(if paused { "mail-already-paused" } else { "mail-not-paused" }, "REM-3").into());
    }
    let version = newest.map_or(0, |row| row.version) + 1;
    let row = SwitchRow { version, paused, by: subject.clone(), at: app.platform.now() };
    // Of two who switch at once, one is first; the other finds it so.
    let writes = vec![
        Write::create(Table::Reports, &key(tenant, Some(version)), &row, Guard::State)?,
        if paused {
            Write::put(Table::Reports, &paused_key(tenant), &row)?
        } else {
            Write::delete(Table::Reports, paused_key(tenant))
        },
    ];
    let said = Message::MailSwitched(MailSwitchedV1 { version, paused });
    let reply = Reply::json(200, &serde_json::json!({ "paused": paused }));
    Ok(work.write(writes, vec![said], reply).await?.reply())
}
