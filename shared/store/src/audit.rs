//! Reads leave a trace (STF-3): who looked at what, and when, on the side that was looked at.

use domain::Actor;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::aggregate::Address;
use crate::port::{CommitError, Guard, Store, StoreError, Transaction, Write};

/// A read that took place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadRow {
    /// Who read.
    pub by: Actor,
    /// When.
    pub at: Timestamp,
}

/// Notes a read before it is answered. When this fails, the read must not be answered either.
///
/// # Errors
/// When storage fails.
pub async fn read(store: &dyn Store, address: &Address, by: Actor, at: Timestamp, id: Uuid) -> Result<(), StoreError> {
    let key = address.key.beside(format!("READ#{at}#{id}"));
    let write = Write::create(address.table, &key, &ReadRow { by, at }, Guard::Row)?;
    match store.commit(Transaction { token: id, writes: vec![write] }).await {
        Ok(()) => Ok(()),
        Err(CommitError::Store(error)) => Err(error),
        Err(CommitError::Conflict(_)) => Err(StoreError::Unavailable),
    }
}
