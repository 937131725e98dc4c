//! Who presents: the specialists of the areas, and staff of the program (OUTR-6).

use domain::Policy;
use domain::ids::{PersonId, TenantId};
use domain::outreach::{Ask, House, Specialist, SpecialistForm, area_of, route};
use edge::{Caller, Fault, KeyedForm};
use kit::Problem;
use serde::{Deserialize, Serialize};
use store::people::{self, PersonRow};
use store::{Guard, Key, Query, Reply, Store, StoreError, Table, Test, WorkError, Write, port};

use crate::App;
use crate::access::{UNIT, staff};

/// Somebody's row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpecialistRow {
    /// Rises with every change.
    pub version: u64,
    /// Who, and what is theirs.
    pub specialist: Specialist,
}

fn key(tenant: &TenantId, person: PersonId) -> Key {
    Key::new(tenant, "SPECIALISTS", person.to_string())
}

/// Everybody.
///
/// # Errors
/// When storage fails.
pub async fn all(store: &dyn Store, tenant: &TenantId) -> Result<Vec<SpecialistRow>, StoreError> {
    let items = store.query(Query::partition(Table::Outreach, Key::new(tenant, "SPECIALISTS", "").pk)).await?;
    items.into_iter().map(port::row).collect()
}

/// Those of everybody whom a request can be given to.
///
/// # Errors
/// When storage fails.
pub async fn specialists(store: &dyn Store, tenant: &TenantId) -> Result<Vec<Specialist>, StoreError> {
    Ok(all(store, tenant).await?.into_iter().map(|row| row.specialist).collect())
}

/// Somebody's contact details.
///
/// # Errors
/// When storage fails.
pub async fn contact(store: &dyn Store, tenant: &TenantId, person: PersonId) -> Result<Option<PersonRow>, StoreError> {
    people::load(store, tenant, person).await
}

/// Somebody's name; empty where nobody wrote one down.
///
/// # Errors
/// When storage fails.
pub async fn name(store: &dyn Store, tenant: &TenantId, person: PersonId) -> Result<String, StoreError> {
    let row = contact(store, tenant, person).await?;
    Ok(row.and_then(|row| row.name).map(|name| name.as_str().to_owned()).unwrap_or_default())
}

/// The area of a request's place, and whose it is.
///
/// # Errors
/// When storage fails.
pub async fn routed(
    app: &App,
    tenant: &TenantId,
    ask: &Ask,
    policy: &Policy,
) -> Result<(Option<String>, Option<PersonId>), StoreError> {
    let area = area_of(&ask.zip, policy);
    let everybody = specialists(app.platform.store.as_ref(), tenant).await?;
    let whose = route(area.as_deref(), policy.date(ask.starts_at), &everybody);
    Ok((area, whose))
}

/// For whom somebody works; the city where they aren't on the list any more.
pub fn house(everybody: &[Specialist], person: PersonId) -> House {
    everybody.iter().find(|one| one.person == person).map_or(House::City, |one| one.house)
}

/// Puts somebody on the list, or keeps what is said of them now.
///
/// # Errors
/// The fields that can't be accepted; stale when `seen` isn't the newest version; not found for everybody else than the unit.
pub async fn keep(
    app: &App,
    caller: &Caller,
    request: &impl KeyedForm,
    (id, seen): (Option<&str>, Option<u64>),
    form: &SpecialistForm,
) -> Result<Reply, Fault> {
    staff(caller, UNIT)?;
    let (tenant, store) = (&caller.tenant, app.platform.store.as_ref());
    let name = caller.name();
    let work = app.platform.work(tenant, Table::Outreach, request.once(&name));
    if let Some(before) = work.answered_before().await? {
        return Ok(before);
    }
    let policy = app.platform.policy(tenant).await?;
    let person = match id {
        None => PersonId::new(app.platform.ids.uuid()),
        Some(id) => id.parse().map_err(|_| Problem::not_found())?,
    };
    let before: Option<SpecialistRow> = match id {
        None => None,
        Some(_) => {
            let item = store.get(Table::Outreach, &key(tenant, person)).await?.ok_or_else(Problem::not_found)?;
            Some(port::row(item)?)
        }
    };
    if seen.zip(before.as_ref()).is_some_and(|(seen, row)| seen != row.version) {
        return Err(WorkError::Stale.into());
    }
    let (specialist, contact) = form.parse(person, &policy)?;
    let row = SpecialistRow { version: before.as_ref().map_or(1, |row| row.version + 1), specialist };
    let writes = match before {
        None => vec![
            people::create(tenant, person, &contact)?,
            Write::create(Table::Outreach, &key(tenant, person), &row, Guard::Row)?,
        ],
        Some(known) => {
            let there = self::contact(store, tenant, person).await?.ok_or_else(Problem::not_found)?;
            let put = Write::put(Table::Outreach, &key(tenant, person), &row)?;
            vec![people::replace(tenant, person, &there, &contact)?, put.when(Test::version(known.version))]
        }
    };
    let status = if id.is_none() { 201 } else { 200 };
    let reply = Reply::json(status, &serde_json::json!({ "id": person, "version": row.version }));
    Ok(work.write(writes, Vec::new(), reply).await?.reply())
}
