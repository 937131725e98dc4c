//! What every function stands on.

use std::sync::Arc;

use domain::ids::TenantId;
use domain::{Actor, Policy};
use jiff::Timestamp;
use kit::{Clock, Ids};
use store::audit::{self, Seals};
use store::tenants::Policies;
use store::{Address, CommitError, Once, Store, StoreError, Table, Transaction, Work};
use uuid::Uuid;

/// Storage, time, ids and policies; everything that a test or a simulation replaces.
#[derive(Clone)]
pub struct Platform {
    /// Storage.
    pub store: Arc<dyn Store>,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Ids.
    pub ids: Ids,
    policies: Policies,
    seals: Seals,
    make_id: Arc<dyn Fn() -> Uuid + Send + Sync>,
}

impl Platform {
    /// A platform.
    #[must_use]
    pub fn new(store: Arc<dyn Store>, clock: Arc<dyn Clock>, ids: Ids) -> Self {
        let source = ids.clone();
        Self {
            store,
            clock,
            ids,
            policies: Policies::default(),
            seals: Seals::default(),
            make_id: Arc::new(move || source.uuid()),
        }
    }

    /// A platform with the machine's clock and randomness.
    #[must_use]
    pub fn system(store: Arc<dyn Store>) -> Self {
        let clock = Arc::new(kit::SystemClock);
        let ids = Ids::new(clock.clone(), Arc::new(kit::SystemRandomness));
        Self::new(store, clock, ids)
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// The tenant's policy.
    ///
    /// # Errors
    /// When storage fails or the stored document isn't valid.
    pub async fn policy(&self, tenant: &TenantId) -> Result<Arc<Policy>, StoreError> {
        self.policies.of(self.store.as_ref(), tenant, self.now()).await
    }

    /// Whether the tenant's doors are closed, as of the last minute.
    ///
    /// # Errors
    /// See [`Platform::policy`].
    pub async fn is_closed(&self, tenant: &TenantId) -> Result<bool, StoreError> {
        self.policies.is_closed(self.store.as_ref(), tenant, self.now()).await
    }

    /// Leaves a trace of a read before it is answered, and seals the days that are over. When this fails, the read must not be
    /// answered either.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn trace(&self, tenant: &TenantId, address: &Address, by: Actor) -> Result<(), StoreError> {
        let (now, id) = (self.now(), self.ids.uuid());
        self.seal(tenant, address.table).await?;
        let write = audit::trace(tenant, address.table, &address.key.pk, by, now, id)?;
        match self.store.commit(Transaction { token: id, writes: vec![write] }).await {
            Ok(()) => Ok(()),
            Err(CommitError::Store(error)) => Err(error),
            Err(CommitError::Conflict(_)) => Err(StoreError::Unavailable),
        }
    }

    /// Seals the traces of the days that are over.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn seal(&self, tenant: &TenantId, table: Table) -> Result<(), StoreError> {
        self.seals.seal(self.store.as_ref(), tenant, table, self.now(), self.make_id.as_ref()).await
    }

    /// Opens the connection to storage and reads the policy before the first request needs them: during init, a function has a
    /// whole core.
    pub async fn warm_up(&self, tenant: &str) {
        if let Ok(tenant) = tenant.parse() {
            let _ = self.policy(&tenant).await;
        }
    }

    /// A piece of work whose rows live in this table.
    #[must_use]
    pub fn work<'a>(&'a self, tenant: &'a TenantId, table: Table, once: Once<'a>) -> Work<'a> {
        Work { store: self.store.as_ref(), tenant, table, now: self.now(), ids: self.make_id.as_ref(), once }
    }
}
