//! A tenant's policy: read from the `tenants` table, kept for a minute.

use std::borrow::Cow;
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

/// A policy that was read.
struct Cached {
    tenant: TenantId,
    since: Timestamp,
    document: Cow<'static, str>,
    policy: Arc<Policy>,
}

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
            Some(item) => Cow::Owned(port::row::<PolicyRow>(item)?.document),
            None => Cow::Borrowed(domain::policy::PASADENA),
        };
        // Most of the time nothing has changed, and there is nothing to work out again.
        let unchanged = |one: &&Cached| one.tenant == *tenant && one.document == document;
        let kept = self.cache.lock().ok().and_then(|cache| cache.iter().find(unchanged).map(|one| Arc::clone(&one.policy)));
        let policy = match kept {
            Some(policy) => policy,
            None => Arc::new(Policy::stored(&document).ok_or(StoreError::Corrupt)?),
        };
        if let Ok(mut cache) = self.cache.lock() {
            cache.retain(|one| one.tenant != *tenant);
            cache.push(Cached { tenant: tenant.clone(), since: now, document, policy: Arc::clone(&policy) });
        }
        Ok(policy)
    }

    fn cached(&self, tenant: &TenantId, now: Timestamp) -> Option<Arc<Policy>> {
        let cache = self.cache.lock().ok()?;
        let cached = cache.iter().find(|one| one.tenant == *tenant)?;
        let age = now.duration_since(cached.since);
        (age.abs() < FRESH).then(|| Arc::clone(&cached.policy))
    }
}
