//! An export: a folder with a list of what is in it, and a file a table with a line a row.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;

use domain::ids::TenantId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::tenants::PolicyRow;
use store::{Item, Key, StoreError, Table, port};

/// What an export calls itself.
pub const FORMAT: &str = "concord-export";
/// The version of the format.
pub const VERSION: u32 = 1;
/// The file that lists the others; written last, so that an export that broke off has none.
pub const MANIFEST: &str = "manifest.json";

/// What is in an export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`FORMAT`].
    pub format: String,
    /// [`VERSION`].
    pub version: u32,
    /// Whose data it is.
    pub city: TenantId,
    /// When it was read.
    pub made_at: Timestamp,
    /// Its files.
    pub tables: Vec<TableFile>,
}

/// A table's file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableFile {
    /// The table.
    pub table: String,
    /// How many rows.
    pub rows: usize,
    /// SHA-256 of the file.
    pub sha256: String,
}

impl Manifest {
    /// What tells this export from every other.
    #[must_use]
    pub fn digest(&self) -> String {
        let mut digest = Sha256::new().chain_update(self.city.to_string());
        self.tables.iter().for_each(|file| digest.update(&file.sha256));
        store::rows::hex(&digest.finalize())
    }
}

/// The tables that an export has: all but the outbox, which must be empty.
pub fn tables() -> impl Iterator<Item = Table> {
    Table::ALL.iter().copied().filter(|table| *table != Table::Outbox)
}

/// The name of a table's file.
#[must_use]
pub fn file_name(table: Table) -> String {
    format!("{}.jsonl", table.name())
}

/// A row as a line: DynamoDB's own JSON, attributes in order.
///
/// # Errors
/// When it can't be written.
pub fn line(item: &Item) -> Result<String, StoreError> {
    let mut value = serde_json::to_value(item).map_err(|_| StoreError::Corrupt)?;
    value.sort_all_objects();
    Ok(format!("{value}\n"))
}

/// A table's lines.
///
/// # Errors
/// When a row can't be written.
pub fn lines(rows: &BTreeMap<Key, Item>) -> Result<String, StoreError> {
    rows.values().map(line).collect()
}

/// SHA-256 of a file's text.
#[must_use]
pub fn sha256(text: &str) -> String {
    store::rows::hex(&Sha256::digest(text))
}

/// Takes out of a row whether the doors are closed: that is the old place's alone. Nothing is left where there is no more to say.
///
/// # Errors
/// When the row can't be read.
pub fn without_doors(rows: &mut BTreeMap<Key, Item>, city: &TenantId) -> Result<Option<PolicyRow>, StoreError> {
    let key = Key::policy(city);
    let Some(item) = rows.remove(&key) else { return Ok(None) };
    let row: PolicyRow = port::row(item)?;
    if row.document.is_some() {
        rows.insert(key.clone(), port::item(&key, &PolicyRow { closed: None, ..row.clone() })?);
    }
    Ok(Some(row))
}

/// Writes a file that only its owner can read.
///
/// # Errors
/// When it can't be written.
pub fn write(folder: &Path, name: &str, text: &str) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(folder.join(name))?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// Makes a folder that only its owner can look into.
///
/// # Errors
/// When it is there, or can't be made.
pub fn folder(path: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}
