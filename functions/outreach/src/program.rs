//! The unit's own program: meetings, annual projects and events that stand in the public calendar (OUTR-8).

use domain::Problems;
use domain::ids::TenantId;
use domain::outreach::ProgramForm;
use edge::{Caller, Fault, KeyedForm};
use jiff::Timestamp;
use kit::Problem;
use serde::{Deserialize, Serialize};
use store::{Guard, Key, Reply, Store, StoreError, Table, Test, Write, port};
use uuid::Uuid;

use crate::App;
use crate::access::{UNIT, staff};
use crate::public;

/// Where an item of the program is in the calendar.
#[derive(Serialize, Deserialize)]
pub struct ItemRow {
    /// When it begins.
    pub starts_at: Timestamp,
}

fn key(tenant: &TenantId, id: Uuid) -> Key {
    Key::new(tenant, "PROGRAM", id.to_string())
}

async fn known(store: &dyn Store, tenant: &TenantId, id: Uuid) -> Result<Option<ItemRow>, StoreError> {
    store.get(Table::Outreach, &key(tenant, id)).await?.map(port::row).transpose()
}

/// Puts something on the program.
///
/// # Errors
/// The fields that can't be accepted; not found for everybody else than the unit.
pub async fn add(app: &App, caller: &Caller, request: &impl KeyedForm, form: &ProgramForm) -> Result<Reply, Fault> {
    staff(caller, UNIT)?;
    let policy = app.platform.policy(&caller.tenant).await?;
    let item = form.parse(&policy)?;
    if item.ends_at <= app.platform.now() {
        let mut problems = Problems::default();
        problems.add("day", "in-the-past");
        return Err(problems.into());
    }
    let id = app.platform.ids.uuid();
    let row = ItemRow { starts_at: item.starts_at };
    let writes = vec![
        public::put(&caller.tenant, &public::item(id, &item))?,
        Write::create(Table::Outreach, &key(&caller.tenant, id), &row, Guard::Row)?,
    ];
    let name = caller.name();
    let work = app.platform.work(&caller.tenant, Table::Outreach, request.once(&name));
    Ok(work.write(writes, Vec::new(), Reply::json(201, &serde_json::json!({ "id": id }))).await?.reply())
}

/// Takes something off the program.
///
/// # Errors
/// Not found when it isn't on it, and for everybody else than the unit.
pub async fn remove(app: &App, caller: &Caller, request: &impl KeyedForm, id: &str) -> Result<Reply, Fault> {
    staff(caller, UNIT)?;
    let id: Uuid = Uuid::try_parse(id).map_err(|_| Problem::not_found())?;
    let name = caller.name();
    let work = app.platform.work(&caller.tenant, Table::Outreach, request.once(&name));
    if let Some(before) = work.answered_before().await? {
        return Ok(before);
    }
    let row = known(app.platform.store.as_ref(), &caller.tenant, id).await?.ok_or_else(Problem::not_found)?;
    let there = Write::delete(Table::Outreach, key(&caller.tenant, id));
    let at = Test::Equals("starts_at".into(), store::AttributeValue::S(row.starts_at.to_string()));
    let writes = vec![public::taken_away(&caller.tenant, row.starts_at, id), there.when(at)];
    Ok(work.write(writes, Vec::new(), Reply::json(200, &serde_json::json!({ "id": id }))).await?.reply())
}
