//! A tenant: its policy in force, and whether its doors are closed. Read from the `tenants` table, kept for a minute.

use std::borrow::Cow;
use std::sync::{Arc, Mutex};

use domain::Policy;
use domain::ids::TenantId;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::key::Key;
use crate::port::{self, Store, StoreError};
use crate::table::Table;

/// The row of a tenant's policy.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyRow {
    /// The document in force; the one that ships where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
    /// There while the doors are closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<Closed>,
}

/// The doors of a tenant are closed: nobody gets in, nothing comes due. What is under way arrives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    /// Since when.
    pub since: Timestamp,
    /// The export that is being brought in; none when an operator closed them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arriving: Option<String>,
}

const FRESH: SignedDuration = SignedDuration::from_secs(60);

/// A policy that was read.
struct Cached {
    tenant: TenantId,
    since: Timestamp,
    document: Cow<'static, str>,
    policy: Arc<Policy>,
    is_closed: bool,
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
        Ok(self.tenant(store, tenant, now).await?.0)
    }

    /// Whether the doors of a tenant are closed, as of the last minute.
    ///
    /// # Errors
    /// See [`Policies::of`].
    pub async fn is_closed(&self, store: &dyn Store, tenant: &TenantId, now: Timestamp) -> Result<bool, StoreError> {
        Ok(self.tenant(store, tenant, now).await?.1)
    }

    async fn tenant(&self, store: &dyn Store, tenant: &TenantId, now: Timestamp) -> Result<(Arc<Policy>, bool), StoreError> {
        if let Some(known) = self.cached(tenant, now) {
            return Ok(known);
        }
        let row = store.get(Table::Tenants, &Key::policy(tenant)).await?;
        let row: PolicyRow = row.map(port::row).transpose()?.unwrap_or_default();
        let (document, is_closed) =
            (row.document.map_or(Cow::Borrowed(domain::policy::PASADENA), Cow::Owned), row.closed.is_some());
        // Most of the time nothing has changed, and there is nothing to work out again.
        let unchanged = |one: &&Cached| one.tenant == *tenant && one.document == document;
        let kept = self.cache.lock().ok().and_then(|cache| cache.iter().find(unchanged).map(|one| Arc::clone(&one.policy)));
        let policy = match kept {
            Some(policy) => policy,
            None => Arc::new(Policy::stored(&document).ok_or(StoreError::Corrupt)?),
        };
        if let Ok(mut cache) = self.cache.lock() {
            cache.retain(|one| one.tenant != *tenant);
            cache.push(Cached { tenant: tenant.clone(), since: now, document, policy: Arc::clone(&policy), is_closed });
        }
        Ok((policy, is_closed))
    }

    fn cached(&self, tenant: &TenantId, now: Timestamp) -> Option<(Arc<Policy>, bool)> {
        let cache = self.cache.lock().ok()?;
        let cached = cache.iter().find(|one| one.tenant == *tenant)?;
        let age = now.duration_since(cached.since);
        (age.abs() < FRESH).then(|| (Arc::clone(&cached.policy), cached.is_closed))
    }
}
