//! What the other functions say: each message is logged, and changes the desk, exactly once.

use async_trait::async_trait;
use contracts::{CaseMovedV1, Envelope, MediationMovedV1, Message};
use domain::Refusal;
use domain::ids::TenantId;
use edge::{Handler, Inbox};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use store::{Done, Key, Once, Reply, Store, Table, Test, WorkError, Write, port};

use crate::rows::{CaseRow, GoneRow, LogRow, MediationRow, case_key, gone_key, log_key, mediation_key, task_key};
use crate::{App, digest, facts, publication, tasks};

/// How long a destroyed case is remembered by its id: longer than any message about it is under way.
const GONE: SignedDuration = SignedDuration::from_hours(45 * 24);
/// How often a message is worked out anew when another one was faster with the same row.
const ATTEMPTS: usize = 4;

/// Handles this function's queue.
pub struct Messages {
    /// The application.
    pub app: App,
}

#[async_trait]
impl Handler for Messages {
    async fn handle(&self, envelope: Envelope) -> Result<Done, WorkError> {
        let platform = &self.app.platform;
        for _ in 0..ATTEMPTS {
            let (writes, messages) = match &envelope.message {
                Message::DigestDue(due) => self.digest(&envelope, due.on).await?,
                _ => (self.writes(&envelope).await?, Vec::new()),
            };
            let work = platform.work(&envelope.tenant, Table::Reports, Once::Message(&envelope.id));
            match work.write(writes, messages, Reply::none()).await {
                Err(WorkError::Conflict) => {}
                done => return done,
            }
        }
        Err(WorkError::Conflict)
    }

    fn inbox(&self) -> Inbox<'_> {
        Inbox {
            store: self.app.platform.store.as_ref(),
            table: Table::Reports,
            now: self.app.platform.now(),
            commit: self.app.platform.ids.uuid(),
        }
    }
}

impl Messages {
    /// A Monday: each desk is told what waits there, and a month that is over long enough is published.
    async fn digest(&self, envelope: &Envelope, on: Date) -> Result<(Vec<Write>, Vec<Message>), WorkError> {
        let platform = &self.app.platform;
        let policy = platform.policy(&envelope.tenant).await?;
        let store = platform.store.as_ref();
        let (mut writes, mails) = digest::mails(store, &envelope.tenant, on, (platform.now(), &policy)).await?;
        writes.extend(publication::due(store, &envelope.tenant, on, &policy).await?);
        Ok((writes, mails.into_iter().map(Message::NoticeRequested).collect()))
    }

    /// The log's row, and the row that the message changes as it is now.
    async fn writes(&self, envelope: &Envelope) -> Result<Vec<Write>, WorkError> {
        let Envelope { id, tenant, occurred_at, message } = envelope;
        let store = self.app.platform.store.as_ref();
        let changes: Vec<Write> = match message {
            // What these say is in the log.
            Message::CaseFiled(_)
            | Message::MediationEnded(_)
            | Message::MediationMeasured(_)
            | Message::SurveysMixed(_)
            | Message::EngagementHeld(_) => Vec::new(),
            Message::CaseMoved(moved) => {
                let key = case_key(tenant, &moved.case.to_string());
                newer(store, tenant, &key, moved.version, &case_row(moved)).await?.into_iter().collect()
            }
            Message::MediationMoved(moved) => {
                let key = mediation_key(tenant, &moved.mediation.to_string());
                newer(store, tenant, &key, moved.version, &mediation_row(moved)).await?.into_iter().collect()
            }
            Message::NoticeTroubled(troubled) => tasks::raised(store, tenant, troubled, *occurred_at).await?,
            Message::NoticeSettled(settled) => tasks::settled(store, tenant, &settled.notice, *occurred_at).await?,
            Message::CaseDestroyed(destroyed) => gone(store, tenant, &destroyed.case.to_string(), *occurred_at).await?,
            _ => return Err(Refusal::new("not-for-this-function", "STATE").into()),
        };
        // A message that comes too late for the desk still happened.
        let log = LogRow { message: id.clone(), code: message.code().to_owned(), fact: facts::fact(envelope) };
        let year = self.app.platform.policy(tenant).await?.date(*occurred_at).year();
        Ok(std::iter::once(Write::put(Table::Reports, &log_key(tenant, year, id.as_str()), &log)?).chain(changes).collect())
    }
}

fn case_row(moved: &CaseMovedV1) -> CaseRow {
    CaseRow {
        version: moved.version,
        id: moved.case,
        reference: moved.reference.clone(),
        kind: moved.kind,
        stage: moved.stage,
        waiting_on: moved.waiting_on,
        due: moved.due,
        deadline: moved.deadline,
        on_clock: moved.on_clock,
        assignee: moved.assignee.clone(),
        may_be_overridden: moved.may_be_overridden,
        quarantined: moved.quarantined,
    }
}

fn mediation_row(moved: &MediationMovedV1) -> MediationRow {
    MediationRow {
        version: moved.version,
        id: moved.mediation,
        reference: moved.reference.clone(),
        kind: moved.kind,
        stage: moved.stage,
        waiting_on: moved.waiting_on,
        due: moved.due,
    }
}

/// Nothing that a desk shows is left of a case; a count stays a count. A mark keeps what comes late from putting it back.
async fn gone(store: &dyn Store, tenant: &TenantId, id: &str, at: Timestamp) -> Result<Vec<Write>, WorkError> {
    let row: Option<CaseRow> = store.get(Table::Reports, &case_key(tenant, id)).await?.map(port::row).transpose()?;
    let (tasks, _) = tasks::all(store, tenant).await?;
    let theirs = tasks.iter().filter(|task| row.as_ref().is_some_and(|row| task.reference.as_ref() == Some(&row.reference)));
    let mut writes: Vec<Write> =
        theirs.map(|task| Write::delete(Table::Reports, task_key(tenant, task.notice.as_str()))).collect();
    writes.extend([case_key(tenant, id), mediation_key(tenant, id)].map(|key| Write::delete(Table::Reports, key)));
    writes.push(Write::put(Table::Reports, &gone_key(tenant, id), &GoneRow { ttl: (at + GONE).as_second() })?);
    Ok(writes)
}

/// The version alone, of whichever row.
#[derive(Deserialize)]
struct Versioned {
    version: u64,
}

/// Puts a row on the desk, in the place of an older one; nothing when the desk knows a newer one already.
async fn newer(
    store: &dyn Store,
    tenant: &TenantId,
    key: &Key,
    version: u64,
    row: &(impl Serialize + Sync),
) -> Result<Option<Write>, WorkError> {
    let before: Option<Versioned> = store.get(Table::Reports, key).await?.map(port::row).transpose()?;
    let test = match before {
        None if store.get(Table::Reports, &gone_key(tenant, &key.sk)).await?.is_some() => return Ok(None),
        None => Test::no_item(),
        Some(known) if known.version < version => Test::version(known.version),
        Some(_) => return Ok(None),
    };
    Ok(Some(Write::put(Table::Reports, key, row)?.when(test)))
}
