//! The embedded DynamoDB: on a file or in memory, spoken to by the real SDK over loopback.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::Path;

use dynoxide::Database;
use dynoxide::actions::describe_stream::DescribeStreamRequest;
use dynoxide::actions::describe_table::DescribeTableRequest;
use dynoxide::actions::get_records::GetRecordsRequest;
use dynoxide::actions::get_shard_iterator::GetShardIteratorRequest;
use dynoxide::actions::list_tables::ListTablesRequest;
use dynoxide::actions::scan::ScanRequest;
use dynoxide::actions::update_time_to_live::UpdateTimeToLiveRequest;
use serde_dynamo::Item;
use serde_json::json;
use tokio::sync::oneshot;

use crate::template::TableSpec;

/// The database can't be used. Says what to do.
#[derive(Debug, thiserror::Error)]
pub enum DatabaseError {
    /// The file is damaged or isn't a database.
    #[error("the data file {0} is damaged or not Concord's: move it away, or start with another --data folder")]
    Damaged(String),
    /// A table of the template can't be made or read.
    #[error("table {table} can't be used: {reason}")]
    Table {
        /// Which.
        table: String,
        /// Why.
        reason: String,
    },
    /// The loopback server can't be started.
    #[error("the embedded database can't listen on this machine")]
    Listen(#[source] std::io::Error),
}

/// The running database.
pub struct Embedded {
    database: Database,
    /// Where the SDK finds it.
    pub address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

/// A stream's new records as a Lambda event, and how far it has been read.
pub struct Followed {
    /// The event.
    pub event: serde_json::Value,
    /// The last sequence number in it.
    pub position: String,
}

impl Embedded {
    /// Opens or creates the database. On a thread of its own, because it answers synchronously.
    ///
    /// # Errors
    /// See [`DatabaseError`].
    pub fn open(file: Option<&Path>) -> Result<Self, DatabaseError> {
        let database = match file {
            None => Database::memory().map_err(|error| DatabaseError::Damaged(error.to_string()))?,
            Some(path) => {
                let name = path.to_string_lossy().into_owned();
                check(path).map_err(|()| DatabaseError::Damaged(name.clone()))?;
                Database::new(&name).map_err(|_| DatabaseError::Damaged(name))?
            }
        };
        let listener = std::net::TcpListener::bind("127.0.0.1:0").map_err(DatabaseError::Listen)?;
        listener.set_nonblocking(true).map_err(DatabaseError::Listen)?;
        let address = listener.local_addr().map_err(DatabaseError::Listen)?;
        let (stop, stopped) = oneshot::channel::<()>();
        let serving = database.clone();
        let thread = std::thread::spawn(move || {
            let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else { return };
            runtime.block_on(async move {
                let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
                let _ = dynoxide::server::serve_with_shutdown(listener, serving, async {
                    let _ = stopped.await;
                })
                .await;
            });
        });
        Ok(Self { database, address, stop: Some(stop), thread: Some(thread) })
    }

    /// Makes a table unless it is there.
    ///
    /// # Errors
    /// [`DatabaseError::Table`] when the template asks for something that can't be.
    pub fn ensure(&self, table: &TableSpec) -> Result<(), DatabaseError> {
        let failed = |reason: String| DatabaseError::Table { table: table.logical_id.clone(), reason };
        let known = self.database.list_tables(ListTablesRequest::default()).map_err(|error| failed(error.to_string()))?;
        if known.table_names.contains(&table.name) {
            return Ok(());
        }
        let request = serde_json::from_value(table.create_table_request.clone()).map_err(|error| failed(error.to_string()))?;
        self.database.create_table(request).map_err(|error| failed(error.to_string()))?;
        if let Some(attribute) = &table.ttl_attribute {
            let request =
                json!({ "TableName": table.name, "TimeToLiveSpecification": { "AttributeName": attribute, "Enabled": true } });
            let request: UpdateTimeToLiveRequest = serde_json::from_value(request).map_err(|error| failed(error.to_string()))?;
            self.database.update_time_to_live(request).map_err(|error| failed(error.to_string()))?;
        }
        Ok(())
    }

    /// What was written to a table since a position.
    pub fn follow(&self, table: &str, after: Option<String>) -> Option<Followed> {
        let described = self.database.describe_table(DescribeTableRequest { table_name: table.to_owned() }).ok()?;
        let stream_arn = described.table.latest_stream_arn?;
        let stream = DescribeStreamRequest { stream_arn: stream_arn.clone(), ..Default::default() };
        let shard = self.database.describe_stream(stream).ok()?.stream_description.shards.first()?.shard_id.clone();
        let kind = if after.is_some() { "AFTER_SEQUENCE_NUMBER" } else { "TRIM_HORIZON" };
        let position = GetShardIteratorRequest {
            stream_arn: stream_arn.clone(),
            shard_id: shard,
            shard_iterator_type: kind.to_owned(),
            sequence_number: after,
        };
        let iterator = self.database.get_shard_iterator(position).ok()?.shard_iterator?;
        let answer = self.database.get_records(GetRecordsRequest { shard_iterator: iterator, limit: Some(50) }).ok()?;
        let mut records = serde_json::to_value(&answer.records).ok()?;
        let last = records.as_array()?.last()?;
        let position = last["dynamodb"]["SequenceNumber"].as_str()?.to_owned();
        for record in records.as_array_mut()? {
            record["eventSourceARN"] = stream_arn.clone().into();
        }
        Some(Followed { event: json!({ "Records": records }), position })
    }

    /// Every row of every table, by the table's name. Nothing that is deployed can do this.
    ///
    /// # Errors
    /// [`DatabaseError::Table`] when a table can't be read.
    pub fn rows(&self) -> Result<BTreeMap<String, Vec<Item>>, DatabaseError> {
        let failed = |table: &str, reason: String| DatabaseError::Table { table: table.to_owned(), reason };
        let known = self.database.list_tables(ListTablesRequest::default()).map_err(|error| failed("", error.to_string()))?;
        let mut rows = BTreeMap::new();
        for table in known.table_names {
            let mut found: Vec<Item> = Vec::new();
            let mut from = None;
            loop {
                let request = ScanRequest { table_name: table.clone(), exclusive_start_key: from, ..Default::default() };
                let page = self.database.scan(request).map_err(|error| failed(&table, error.to_string()))?;
                let items = serde_json::to_value(page.items).and_then(serde_json::from_value::<Option<Vec<Item>>>);
                found.extend(items.map_err(|error| failed(&table, error.to_string()))?.unwrap_or_default());
                from = page.last_evaluated_key;
                if from.is_none() {
                    break;
                }
            }
            rows.insert(table, found);
        }
        Ok(rows)
    }

    /// Takes away what has outlived its time; DynamoDB does this by itself.
    pub fn sweep(&self) {
        let _ = self.database.sweep_ttl();
    }
}

/// A file that isn't a sound SQLite database is refused before anything is written to it.
fn check(path: &Path) -> Result<(), ()> {
    if !path.exists() {
        return Ok(());
    }
    let connection = rusqlite::Connection::open(path).map_err(|_| ())?;
    let verdict: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0)).map_err(|_| ())?;
    if verdict == "ok" { Ok(()) } else { Err(()) }
}

impl Drop for Embedded {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
