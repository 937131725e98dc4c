//! Mails that are in front of a person: put there, taken away by what the mail service says, or by the person (REM-3, REM-6).

use contracts::{Message, NoticeAgainV1, NoticeTroubledV1};
use domain::Refusal;
use domain::ids::{MessageId, TenantId};
use domain::notice::Trouble;
use edge::{Caller, Fault, KeyedForm, StaffRole, Who};
use jiff::Timestamp;
use kit::Problem;
use store::{Done, Guard, Key, Query, Reply, Store, StoreError, Table, Test, WorkError, Write, port};

use crate::App;
use crate::rows::{SettledRow, TaskRow, settled_key, task_key};
use crate::switch::{self, SwitchRow};

async fn known(store: &dyn Store, tenant: &TenantId, notice: &MessageId) -> Result<Option<TaskRow>, StoreError> {
    store.get(Table::Reports, &task_key(tenant, notice.as_str())).await?.map(port::row).transpose()
}

/// Every mail that is in front of a person, the newest first, and since when no mail leaves, if none does.
pub async fn all(store: &dyn Store, tenant: &TenantId) -> Result<(Vec<TaskRow>, Option<SwitchRow>), StoreError> {
    let query = Query { newest_first: true, ..Query::partition(Table::Reports, task_key(tenant, "").pk) };
    let (mut tasks, mut paused) = (Vec::new(), None);
    for item in store.query(query).await? {
        if port::row::<Key>(item.clone())?.sk == switch::PAUSED {
            paused = Some(port::row(item)?);
        } else {
            tasks.push(port::row(item)?);
        }
    }
    Ok((tasks, paused))
}

/// A mail is in front of a person. That nobody knows whether it left is no news any more once somebody does, in whatever order the
/// two are heard of.
pub async fn raised(
    store: &dyn Store,
    tenant: &TenantId,
    troubled: &NoticeTroubledV1,
    since: Timestamp,
) -> Result<Vec<Write>, WorkError> {
    let NoticeTroubledV1 { notice, template, trouble, reference, contents } = troubled.clone();
    let (key, settled) = (task_key(tenant, notice.as_str()), settled_key(tenant, &notice));
    let row = TaskRow { notice, template, trouble, reference, contents, since };
    let put = Write::put(Table::Reports, &key, &row)?;
    if trouble != Trouble::Uncertain {
        return Ok(vec![put]);
    }
    let is_known = store.get(Table::Reports, &settled).await?.is_some() || store.get(Table::Reports, &key).await?.is_some();
    let unsettled = Write::check(Table::Reports, settled, vec![Test::no_item()], Guard::State);
    Ok(if is_known { Vec::new() } else { vec![put.when(Test::no_item()), unsettled] })
}

/// What became of it is known; whatever else is the matter with it stays.
pub async fn settled(store: &dyn Store, tenant: &TenantId, notice: &MessageId, at: Timestamp) -> Result<Vec<Write>, WorkError> {
    let row = SettledRow { by: None, trouble: None, at };
    let mut writes = vec![Write::put(Table::Reports, &settled_key(tenant, notice), &row)?];
    if known(store, tenant, notice).await?.is_some_and(|task| task.trouble == Trouble::Uncertain) {
        writes.push(taken_away(tenant, notice, Trouble::Uncertain));
    }
    Ok(writes)
}

fn taken_away(tenant: &TenantId, notice: &MessageId, trouble: Trouble) -> Write {
    Write::delete(Table::Reports, task_key(tenant, notice.as_str())).when(Test::text("trouble", trouble.code()))
}

/// A mail that somebody of the program looks at.
///
/// # Errors
/// 401 for nobody, 404 for everybody else and where there is none; unavailable when storage fails.
pub async fn read(app: &App, caller: &Caller, notice: &str) -> Result<TaskRow, Fault> {
    caller.staff(&[StaffRole::Program])?;
    let notice = notice.parse().map_err(|_| Problem::not_found())?;
    let task = known(app.platform.store.as_ref(), &caller.tenant, &notice).await?;
    task.ok_or_else(|| Problem::not_found().into())
}

/// What a person does about such a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Has it sent again: it didn't arrive.
    Again,
    /// Is done with it: it arrived, or they called or wrote.
    Done,
}

/// Somebody of the program does something about a mail. Who did it is kept.
///
/// # Errors
/// 404 for whoever has no such task; 409 when nobody needs it any more, or a mail isn't one that may be sent again; unavailable when
/// storage fails.
pub async fn act(app: &App, caller: &Caller, notice: &str, deed: Deed, request: &impl KeyedForm) -> Result<Reply, Fault> {
    caller.staff(&[StaffRole::Program])?;
    let (Ok(notice), Who::Staff { subject, .. }) = (notice.parse::<MessageId>(), &caller.who) else {
        return Err(Problem::not_found().into());
    };
    let (tenant, name, now) = (&caller.tenant, caller.name(), app.platform.now());
    let work = app.platform.work(tenant, Table::Reports, request.once(&name));
    if let Some(before) = work.answered_before().await? {
        return Ok(before);
    }
    let task = known(app.platform.store.as_ref(), tenant, &notice).await?.ok_or_else(Refusal::out_of_order)?;
    if deed == Deed::Again && task.trouble != Trouble::Uncertain {
        return Err(Refusal::out_of_order().into());
    }
    let settled = SettledRow { by: Some(subject.clone()), trouble: Some(task.trouble), at: now };
    let writes =
        vec![taken_away(tenant, &notice, task.trouble), Write::put(Table::Reports, &settled_key(tenant, &notice), &settled)?];
    let again = || Message::NoticeAgain(NoticeAgainV1 { notice: notice.clone(), by: subject.clone() });
    let messages = if deed == Deed::Again { vec![again()] } else { Vec::new() };
    let reply = Reply::json(200, &serde_json::json!({ "notice": notice }));
    match work.write(writes, messages, reply).await? {
        Done::Now(reply) | Done::Before(reply) => Ok(reply),
    }
}
