//! A desk's saved views: what somebody of the staff looks for again and again, under a name of their own (STF-1).

use domain::Problems;
use domain::ids::TenantId;
use domain::text::Line;
use edge::{Caller, Fault, KeyedForm, Who};
use jiff::SignedDuration;
use kit::Problem;
use serde::{Deserialize, Serialize};
use store::{Key, Query, Reply, Table, Write, port, rows};
use uuid::Uuid;

use crate::App;
use crate::desk::{Filter, READERS};

/// The longest name, and the most views of one person.
const LONGEST: usize = 40;
const MOST: usize = 12;

/// How long a view is kept.
const KEPT: SignedDuration = SignedDuration::from_hours(400 * 24);

/// A saved view.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ViewRow {
    /// Its id.
    pub id: String,
    /// What its owner calls it.
    pub name: String,
    /// What it looks for.
    pub filter: Filter,
    /// When it goes by itself: people change desks, and what they typed goes with them.
    pub ttl: i64,
}

/// Somebody's views; the partition alone without an id.
fn key(tenant: &TenantId, owner: &str, id: &str) -> Key {
    Key::new(tenant, &format!("VIEWS#{owner}"), id)
}

/// By what the views of a member of staff are found: nothing that names them.
fn owner(caller: &Caller) -> Result<String, Fault> {
    caller.staff(READERS)?;
    match &caller.who {
        Who::Staff { subject, .. } => Ok(rows::digest(&[subject.as_bytes()])),
        _ => Err(Problem::not_found().into()),
    }
}

/// The caller's views, the oldest first.
///
/// # Errors
/// 401 for nobody, 404 for whoever has no desk; unavailable when storage fails.
pub async fn all(app: &App, caller: &Caller) -> Result<Vec<ViewRow>, Fault> {
    let query = Query::partition(Table::Reports, key(&caller.tenant, &owner(caller)?, "").pk);
    let items = app.platform.store.query(query).await?;
    Ok(items.into_iter().map(port::row).collect::<Result<_, _>>()?)
}

/// Saves what is looked for under a name.
///
/// # Errors
/// A name that is missing or too long, nothing that is looked for, too many views.
pub async fn save(app: &App, caller: &Caller, request: &impl KeyedForm, (name, filter): (&str, Filter)) -> Result<Reply, Fault> {
    let owner = owner(caller)?;
    let whose = caller.name();
    let work = app.platform.work(&caller.tenant, Table::Reports, request.once(&whose));
    if let Some(before) = work.answered_before().await? {
        return Ok(before);
    }
    let mut problems = Problems::default();
    let named = problems.keep("title", if name.trim().is_empty() { Err("required") } else { Line::parse(name) });
    if named.as_ref().is_some_and(|name| name.as_str().chars().count() > LONGEST) {
        problems.add("title", "too-long");
    }
    if !filter.is_short() {
        problems.add("looks_for", "too-long");
    }
    if !filter.is_set() && filter.view.trim().is_empty() {
        problems.add("title", "nothing-to-save");
    }
    if all(app, caller).await?.len() >= MOST {
        problems.add("title", "too-many-views");
    }
    problems.check()?;
    let name = named.map(|name| name.as_str().to_owned()).unwrap_or_default();
    let id = app.platform.ids.uuid().to_string();
    let reply = Reply::json(201, &serde_json::json!({ "id": id }));
    let ttl = app.platform.now().saturating_add(KEPT).map_or(i64::MAX, |at| at.as_second());
    let row = ViewRow { id: id.clone(), name, filter, ttl };
    let write = Write::put(Table::Reports, &key(&caller.tenant, &owner, &id), &row)?;
    Ok(work.write(vec![write], Vec::new(), reply).await?.reply())
}

/// Forgets a view. One that isn't there is forgotten already.
///
/// # Errors
/// When storage fails.
pub async fn forget(app: &App, caller: &Caller, request: &impl KeyedForm, id: &str) -> Result<Reply, Fault> {
    let owner = owner(caller)?;
    let mut problems = Problems::default();
    let id = problems.keep("id", id.parse::<Uuid>().map_err(|_| "not-an-id")).ok_or(problems)?.to_string();
    let write = Write::delete(Table::Reports, key(&caller.tenant, &owner, &id));
    let reply = Reply::json(200, &serde_json::json!({ "id": id }));
    let name = caller.name();
    let work = app.platform.work(&caller.tenant, Table::Reports, request.once(&name));
    Ok(work.write(vec![write], Vec::new(), reply).await?.reply())
}
