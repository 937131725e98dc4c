//! One-time links: written while a mail is claimed, read when somebody follows one. Only the hash of a token is ever stored.

use domain::ids::{PersonId, Reference, TenantId};
use domain::notice::Purpose;
use domain::vocabulary::Language;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::key::Key;
use crate::rows::digest;

/// A one-time link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkRow {
    /// Whose.
    pub person: PersonId,
    /// For what alone.
    pub purpose: Purpose,
    /// About which case, mediation or invitation.
    pub about: Uuid,
    /// Their language.
    pub language: Language,
    /// The reference of the mail that it was in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<Reference>,
    /// Whether it was used.
    pub spent: bool,
    /// Until when it works.
    pub expires_at: Timestamp,
    /// When the row may go.
    pub ttl: i64,
}

/// Where the link with that token is.
#[must_use]
pub fn link_key(tenant: &TenantId, token: &str) -> Key {
    Key::new(tenant, &format!("LINK#{}", digest(&[token.as_bytes()])), "LINK")
}

/// Where the sign-in session with that token is.
#[must_use]
pub fn session_key(tenant: &TenantId, token: &str) -> Key {
    Key::new(tenant, &format!("SESSION#{}", digest(&[token.as_bytes()])), "SESSION")
}
