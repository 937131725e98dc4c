//! The send ledger: one row a message, from the claim to what the mail service says of it in the end.

use domain::ids::{MessageId, PersonId, TenantId};
use domain::notice::{Notice, Purpose};
use domain::vocabulary::Language;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use store::access::{self, LinkRow};
use store::{Guard, Key, StoreError, Table, Test, Write, rows};

/// Where a mail stands. What is known later stands further down: of two things that are said of a mail, in whatever order, the lower
/// one holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Somebody is about to send it, or was when the process ended.
    Claimed,
    /// Nobody knows; a person decides (REM-3).
    Uncertain,
    /// A person had it sent again, as another message.
    Again,
    /// No mail left at the moment; it is asked for again, as another message.
    Held,
    /// The mail service has it.
    Sent,
    /// The recipient's mail service has it.
    Delivered,
    /// It came back, or the mail service didn't pass it on after all.
    Bounced,
    /// Its reader says that it is unwanted.
    Complained,
    /// It didn't leave, for the reason in the row.
    Dropped,
}

impl Standing {
    /// The code, as the row has it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Claimed => "claimed",
            Self::Uncertain => "uncertain",
            Self::Again => "again",
            Self::Held => "held",
            Self::Sent => "sent",
            Self::Delivered => "delivered",
            Self::Bounced => "bounced",
            Self::Complained => "complained",
            Self::Dropped => "dropped",
        }
    }
}

/// A line of the ledger. No address and no text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerRow {
    /// What was asked for: ids and codes.
    pub notice: Notice,
    /// The digest of the address, for which nothing goes there any more once it came back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// Where it stands.
    pub standing: Standing,
    /// Why it didn't leave.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Who had it sent again, by their subject.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Since when.
    pub at: Timestamp,
}

impl LedgerRow {
    /// A claim.
    #[must_use]
    pub fn claimed(notice: &Notice, email: &str, now: Timestamp) -> Self {
        let address = Some(digest(email));
        Self { notice: notice.clone(), address, standing: Standing::Claimed, reason: None, by: None, at: now }
    }

    /// A message that never leaves itself.
    #[must_use]
    pub fn ended(notice: &Notice, standing: Standing, reason: Option<&str>, now: Timestamp) -> Self {
        let reason = reason.map(str::to_owned);
        Self { notice: notice.clone(), address: None, standing, reason, by: None, at: now }
    }

    /// Where it stands from now on.
    #[must_use]
    pub fn to(&self, standing: Standing, now: Timestamp) -> Self {
        Self { standing, at: now, ..self.clone() }
    }

    /// Enters it; fails when the message was claimed or dropped before.
    pub fn enter(&self, tenant: &TenantId, id: &MessageId) -> Result<Write, StoreError> {
        Write::create(Table::Notices, &Key::notice(tenant, id), self, Guard::Once)
    }

    /// Puts it in the place of what was known before; fails when somebody else knows more by now.
    pub fn replace(&self, tenant: &TenantId, id: &MessageId, before: Standing) -> Result<Write, StoreError> {
        Ok(Write::put(Table::Notices, &Key::notice(tenant, id), self)?.when(Test::text("standing", before.code())))
    }
}

/// Gives the claim back, when the mail service certainly hasn't got the mail.
#[must_use]
pub fn unclaim(tenant: &TenantId, id: &MessageId) -> Write {
    Write::delete(Table::Notices, Key::notice(tenant, id)).when(Test::text("standing", Standing::Claimed.code()))
}

/// That no mail goes to an address any more (REM-6).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuppressedRow {
    /// The mail that came back, or was unwanted.
    notice: MessageId,
    /// Which of the two.
    standing: Standing,
    /// Since when.
    since: Timestamp,
}

/// The digest of an address, however it is written.
fn digest(email: &str) -> String {
    rows::digest(&[email.to_lowercase().as_bytes()])
}

fn suppressed_key(tenant: &TenantId, address: &str) -> Key {
    Key::new(tenant, &format!("SUPPRESSED#{address}"), "SUPPRESSED")
}

/// From now on no mail goes to the address of a mail.
pub fn suppress(
    tenant: &TenantId,
    address: &str,
    (notice, standing): (&MessageId, Standing),
    now: Timestamp,
) -> Result<Write, StoreError> {
    let row = SuppressedRow { notice: notice.clone(), standing, since: now };
    Write::put(Table::Notices, &suppressed_key(tenant, address), &row)
}

/// Checks that mail goes to an address.
#[must_use]
pub fn is_not_suppressed(tenant: &TenantId, email: &str) -> Write {
    let key = suppressed_key(tenant, &digest(email));
    Write::check(Table::Notices, key, vec![Test::no_item()], Guard::Suppression)
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
