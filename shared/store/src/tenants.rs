//! A tenant's policy: read from the `tenants` table, kept for a minute.

use std::sync::{Arc, Mutex};

use domain::Policy;
use domain::ids::TenantId;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::key::Key;
use crate::port::{self, Store, StoreError};
use crate::table::Table;

/// A policy's row.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PolicyRow {
    /// The document.
    pub document: String,
}

const FRESH: SignedDuration = SignedDuration::from_secs(60);

/// Whose, since when, and what.
type Cached = (TenantId, Timestamp, Arc<Policy>);

/// The policies of the tenants that this process has met, each at most a minute old.
#[derive(Clone, Default)]
pub struct Policies {
    cache: Arc<Mutex<Vec<Cached>>>,
}

impl Policies {
    /// The active policy of a tenant; the document that ships until the tenant activates one.
    ///
    /// # Errors
    /// When storage fails, or [`StoreError::Corrupt`] when the stored document isn't valid.
    pub async fn of(&self, store: &dyn Store, tenant: &TenantId, now: Timestamp) -> Result<Arc<Policy>, StoreError> {
        if let Some(policy) = self.cached(tenant, now) {
            return Ok(policy);
        }
        let document = match store.get(Table::Tenants, &Key::policy(tenant)).await? {
            Some(item) => port::row::<PolicyRow>(item)?.document,
            None => domain::policy::PASADENA.to_owned(),
        };
        let policy = Arc::new(Policy::parse(&document).map_err(|_| StoreError::Corrupt)?);
        if let Ok(mut cache) = self.cache.lock() {
            cache.retain(|(known, ..)| known != tenant);
            cache.push((tenant.clone(), now, Arc::clone(&policy)));
        }
        Ok(policy)
    }

    fn cached(&self, tenant: &TenantId, now: Timestamp) -> Option<Arc<Policy>> {
        let cache = self.cache.lock().ok()?;
        let (_, since, policy) = cache.iter().find(|(known, ..)| known == tenant)?;
        let age = now.duration_since(*since);
        (age.abs() < FRESH).then(|| Arc::clone(policy))
    }
}
