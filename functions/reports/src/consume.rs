//! What the other functions say: each message is logged, and changes the desk or a counter, exactly once.

use async_trait::async_trait;
use contracts::{CaseMovedV1, Envelope, MediationMovedV1, Message, NoticeTroubledV1};
use domain::Refusal;
use domain::ids::TenantId;
use edge::{Handler, Inbox};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::{Done, Key, Once, Reply, Store, StoreError, Table, Test, WorkError, Write, port};

use crate::App;
use crate::rows::{CaseRow, LogRow, MediationRow, TaskRow, YearRow, case_key, log_key, mediation_key, task_key, year_key};

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
            let writes = self.writes(&envelope).await?;
            let work = platform.work(&envelope.tenant, Table::Reports, Once::Message(&envelope.id));
            match work.write(writes, Vec::new(), Reply::none()).await {
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
    /// The log's row, and the row that the message changes as it is now.
    async fn writes(&self, envelope: &Envelope) -> Result<Vec<Write>, WorkError> {
        let Envelope { id, tenant, occurred_at, message } = envelope;
        let store = self.app.platform.store.as_ref();
        let on = self.app.platform.policy(tenant).await?.date(*occurred_at);
        let change = match message {
            Message::CaseFiled(_) => Some(counted(store, tenant, on.year(), |year| year.filed += 1).await?),
            Message::CaseMoved(moved) => {
                let key = case_key(tenant, &moved.case.to_string());
                newer(store, &key, moved.version, &case_row(moved)).await?
            }
            Message::MediationMoved(moved) => {
                let key = mediation_key(tenant, &moved.mediation.to_string());
                newer(store, &key, moved.version, &mediation_row(moved)).await?
            }
            Message::MediationEnded(ended) => Some(counted(store, tenant, ended.on.year(), |year| year.ended(ended.code)).await?),
            Message::SurveysMixed(mixed) => Some(counted(store, tenant, mixed.year, |year| year.answers += mixed.count).await?),
            Message::NoticeTroubled(troubled) => Some(task(tenant, troubled, *occurred_at)?),
            _ => return Err(Refusal::new("not-for-this-function", "STATE").into()),
        };
        // A message that comes too late for the desk still happened.
        let log = LogRow { code: message.code().to_owned(), on };
        Ok(std::iter::once(Write::put(Table::Reports, &log_key(tenant, on, id), &log)?).chain(change).collect())
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

fn task(tenant: &TenantId, troubled: &NoticeTroubledV1, since: Timestamp) -> Result<Write, StoreError> {
    let row = TaskRow {
        notice: troubled.notice.clone(),
        template: troubled.template,
        trouble: troubled.trouble,
        reference: troubled.reference.clone(),
        since,
    };
    Write::put(Table::Reports, &task_key(tenant, troubled.notice.as_str()), &row)
}

/// The version alone, of whichever row.
#[derive(Deserialize)]
struct Versioned {
    version: u64,
}

/// Puts a row on the desk, in the place of an older one; nothing when the desk knows a newer one already.
async fn newer(store: &dyn Store, key: &Key, version: u64, row: &(impl Serialize + Sync)) -> Result<Option<Write>, WorkError> {
    let before: Option<Versioned> = store.get(Table::Reports, key).await?.map(port::row).transpose()?;
    let test = match before {
        None => Test::no_item(),
        Some(known) if known.version < version => Test::version(known.version),
        Some(_) => return Ok(None),
    };
    Ok(Some(Write::put(Table::Reports, key, row)?.when(test)))
}

/// Counts in a year's row as it is now; nobody else's count is lost, because the row must still be at that version.
async fn counted(
    store: &dyn Store,
    tenant: &TenantId,
    year: i16,
    count: impl FnOnce(&mut YearRow) + Send,
) -> Result<Write, WorkError> {
    let key = year_key(tenant, year);
    let before: Option<YearRow> = store.get(Table::Reports, &key).await?.map(port::row).transpose()?;
    let test = before.as_ref().map_or_else(Test::no_item, |row| Test::version(row.version));
    let mut row = before.unwrap_or_default();
    count(&mut row);
    row.version += 1;
    Ok(Write::put(Table::Reports, &key, &row)?.when(test))
}
