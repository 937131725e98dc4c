//! How much arrives. Each filing leaves a mark in its hour and, where there is an address, in the address's day; whoever wants to know counts
//! the marks beside its own. No filing waits for a counter, and no two are in each other's way.

use domain::Policy;
use domain::ids::TenantId;
use domain::text::EmailAddress;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::key::Key;
use crate::port::{self, Guard, Query, Store, StoreError, Write};
use crate::rows;
use crate::table::Table;

/// How long marks are kept: longer than the day that they count for, and than a message is under way.
const KEPT: SignedDuration = SignedDuration::from_hours(48);

/// That something was filed.
#[derive(Serialize, Deserialize)]
pub struct Mark {
    ttl: i64,
}

/// A filing, as far as quotas go.
pub struct Arrival<'a> {
    /// Where it was filed.
    pub tenant: &'a TenantId,
    /// The table of what was filed.
    pub table: Table,
    /// Its id.
    pub id: String,
    /// The address that its receipt goes to.
    pub address: Option<&'a EmailAddress>,
    /// When it was filed.
    pub at: Timestamp,
}

impl Arrival<'_> {
    fn hour(&self) -> Key {
        Key::new(self.tenant, &format!("FILINGS#{}", self.at.to_zoned(TimeZone::UTC).strftime("%Y-%m-%dT%H")), "")
    }

    /// The address itself isn't kept here, only its digest.
    fn address_day(&self) -> Option<Key> {
        let digest = rows::digest(&[self.address?.as_str().to_lowercase().as_bytes()]);
        Some(Key::new(self.tenant, &format!("FILINGS#{}#{digest}", self.at.to_zoned(TimeZone::UTC).date()), ""))
    }

    /// The marks that it leaves.
    ///
    /// # Errors
    /// When a row can't be written.
    pub fn marks(&self) -> Result<Vec<Write>, StoreError> {
        let mark = Mark { ttl: (self.at + KEPT).as_second() };
        let write = |key: Key| Write::create(self.table, &key.beside(self.id.clone()), &mark, Guard::Row);
        [Some(self.hour()), self.address_day()].into_iter().flatten().map(write).collect()
    }

    /// Whether it arrived within the quotas. In a burst, what came first waits like the rest: nobody knows yet who floods whom.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn is_within_quotas(&self, store: &dyn Store, policy: &Policy) -> Result<bool, StoreError> {
        let quotas = &policy.intake;
        let in_the_hour = self.others(store, self.hour(), quotas.filings_per_hour).await?;
        let from_the_address = match self.address_day() {
            Some(key) => self.others(store, key, quotas.filings_per_address_per_day).await?,
            None => 0,
        };
        Ok(quotas.have_room(in_the_hour, from_the_address))
    }

    /// How many other marks there are; no more are counted than the quota allows.
    async fn others(&self, store: &dyn Store, key: Key, quota: u16) -> Result<usize, StoreError> {
        let query = Query { limit: usize::from(quota) + 1, ..Query::partition(self.table, key.pk) };
        let marks: Vec<Key> = store.query(query).await?.into_iter().map(port::row).collect::<Result<_, _>>()?;
        Ok(marks.iter().filter(|mark| mark.sk != self.id).count())
    }
}
