//! The minute's tick: what is due goes out, in one transaction a row. It costs what is due, not what is stored (REM-8).

use async_trait::async_trait;
use contracts::Message;
use domain::ids::TenantId;
use jiff::Timestamp;
use kit::Failed;
use kit::function::Ticker;
use kit::log::{Level, line};
use store::rows::{self, SHARDS};
use store::{CommitError, Key, Query, StoreError, Table, Test, Transaction, Write, port};

use crate::App;
use crate::plan::DueRow;

/// How many rows a tick takes of a shard; the next tick takes the rest.
const BATCH: usize = 200;

impl App {
    async fn due(&self, shard: &str) -> Result<(), StoreError> {
        let query = Query::index_up_to(Table::Reminders, shard.to_owned(), self.platform.now().to_string(), BATCH);
        let (mut sent, mut late, mut left) = (0, 0, false);
        for item in self.platform.store.query(query).await? {
            let key: Key = port::row(item)?;
            match self.send(key).await {
                Ok(Some(due)) => (sent, late) = (sent + 1, late.max(self.late(due))),
                Ok(None) => {}
                // The others go out all the same; the error at the end is what an alarm sees.
                Err(error) => {
                    line(Level::Warn, "due-row-left").with("error", kit::log::chain(&error)).write();
                    left = true;
                }
            }
        }
        if sent > 0 {
            line(Level::Info, "due-sent").measuring("DueSent", "Count", sent).measuring("DueLate", "Seconds", late).write();
        }
        if left { Err(StoreError::Unavailable) } else { Ok(()) }
    }

    /// How many seconds ago something was due.
    fn late(&self, due: Timestamp) -> u64 {
        u64::try_from(self.platform.now().duration_since(due).as_secs()).unwrap_or_default()
    }

    /// Sends what a row says, and takes the row away with it: whoever comes second finds none. When it was due, if it went out now.
    async fn send(&self, key: Key) -> Result<Option<Timestamp>, StoreError> {
        let Some(item) = self.platform.store.get(Table::Reminders, &key).await? else {
            return Ok(None);
        };
        let row: DueRow = port::row(item)?;
        let message: Message = serde_json::from_str(&row.message).map_err(|_| StoreError::Corrupt)?;
        let tenant: TenantId = key.pk.split('#').next().unwrap_or_default().parse().map_err(|_| StoreError::Corrupt)?;
        // It comes due when the doors are open again.
        if self.platform.is_closed(&tenant).await? {
            return Ok(None);
        }
        let commit = self.platform.ids.uuid();
        let writes = vec![
            Write::delete(Table::Reminders, key).when(Test::text("due", &row.due)),
            rows::outbox(&tenant, commit, self.platform.now(), vec![message])?,
        ];
        match self.platform.store.commit(Transaction { token: commit, writes }).await {
            Ok(()) => Ok(row.due.parse().ok()),
            Err(CommitError::Conflict(_)) => Ok(None),
            Err(CommitError::Store(error)) => Err(error),
        }
    }
}

#[async_trait]
impl Ticker for App {
    async fn tick(&self) -> Result<(), Failed> {
        line(Level::Info, "ticked").counting("DueListTicks").write();
        for shard in SHARDS {
            self.due(shard).await.map_err(|_| Failed("the due list can't be read, or a row of it doesn't go out"))?;
        }
        Ok(())
    }
}
