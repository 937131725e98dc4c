//! The send ledger: one row a message, from the claim to its end.

use domain::ids::{MessageId, PersonId, TenantId};
use domain::notice::{Notice, Purpose, Template};
use domain::vocabulary::Language;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use store::access::{self, LinkRow};
use store::{Guard, Key, StoreError, Table, Test, Write};

/// Where a mail stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Somebody is about to send it, or was when the process ended.
    Claimed,
    /// The mail service has it.
    Sent,
    /// Nobody knows; a person decides (REM-3).
    Uncertain,
    /// It didn't leave, for the reason in the row.
    Dropped,
}

/// A line of the ledger. No address and no text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerRow {
    /// Which mail.
    pub template: Template,
    /// Where it stands.
    pub standing: Standing,
    /// Why it didn't leave.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Since when.
    pub at: Timestamp,
}

/// The claim: fails when the message was claimed before.
pub fn claim(tenant: &TenantId, id: &MessageId, template: Template, now: Timestamp) -> Result<Write, StoreError> {
    let row = LedgerRow { template, standing: Standing::Claimed, reason: None, at: now };
    Write::create(Table::Notices, &Key::notice(tenant, id), &row, Guard::Once)
}

/// The mark: only whoever holds the claim can set it.
pub fn mark(
    tenant: &TenantId,
    id: &MessageId,
    template: Template,
    (standing, reason): (Standing, Option<&str>),
    now: Timestamp,
) -> Result<Write, StoreError> {
    let row = LedgerRow { template, standing, reason: reason.map(str::to_owned), at: now };
    Ok(Write::put(Table::Notices, &Key::notice(tenant, id), &row)?.when(Test::text("standing", "claimed")))
}

/// A message that never leaves, noted without a claim.
pub fn dropped(tenant: &TenantId, id: &MessageId, template: Template, reason: &str, now: Timestamp) -> Result<Write, StoreError> {
    let row = LedgerRow { template, standing: Standing::Dropped, reason: Some(reason.to_owned()), at: now };
    Write::create(Table::Notices, &Key::notice(tenant, id), &row, Guard::Once)
}

/// Gives the claim back, when the mail service certainly hasn't got the mail.
#[must_use]
pub fn unclaim(tenant: &TenantId, id: &MessageId) -> Write {
    Write::delete(Table::Notices, Key::notice(tenant, id)).when(Test::text("standing", "claimed"))
}

/// The row of the link in a mail.
pub fn link(
    tenant: &TenantId,
    token: &str,
    notice: &Notice,
    (person, purpose, language): (PersonId, Purpose, Language),
    now: Timestamp,
) -> Result<Write, StoreError> {
    let expires_at = now + SignedDuration::from_hours(LINK_DAYS * 24);
    let reference = notice.reference.clone();
    let row = LinkRow {
        person,
        purpose,
        about: notice.about,
        language,
        reference,
        spent: false,
        expires_at,
        ttl: expires_at.as_second(),
    };
    Write::create(Table::Access, &access::link_key(tenant, token), &row, Guard::Row)
}

/// How long a link in a mail works, unless it is used before.
const LINK_DAYS: i64 = 60;
