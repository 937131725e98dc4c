//! The rows: a case's on the complaint side's desk, a mediation's on the program's, tasks, the log, what was published.

use domain::complaint::CaseStage;
use domain::figures::Fact;
use domain::ids::{CaseId, MediationId, MessageId, Reference, TenantId};
use domain::mediation::MediationStage;
use domain::notice::{Contents, Template, Trouble};
use domain::vocabulary::{Kind, WaitingOn};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use store::Key;

/// A case on the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseRow {
    /// The case's version; a message with an older one loses.
    pub version: u64,
    /// The case.
    pub id: CaseId,
    /// Its reference.
    pub reference: Reference,
    /// Its kind.
    pub kind: Kind,
    /// Where it stands.
    pub stage: CaseStage,
    /// Who is waited for.
    pub waiting_on: WaitingOn,
    /// The day until which they should act.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
    /// The legal deadline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Date>,
    /// Whether a legal clock runs over it, so that professional standards are concerned.
    #[serde(default)]
    pub on_clock: bool,
    /// Who of the staff has taken it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignee: Option<String>,
    /// Whether a supervisor may override what excludes it.
    #[serde(default)]
    pub may_be_overridden: bool,
    /// Whether its mail waits until a person has looked at it.
    #[serde(default)]
    pub quarantined: bool,
}

/// A mediation on the desk. Only the program sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MediationRow {
    /// The mediation's version; a message with an older one loses.
    pub version: u64,
    /// The mediation.
    pub id: MediationId,
    /// Its reference.
    pub reference: Reference,
    /// Its kind.
    pub kind: Kind,
    /// Where it stands.
    pub stage: MediationStage,
    /// Who is waited for.
    pub waiting_on: WaitingOn,
    /// The day until which they should act.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Date>,
}

/// A mail of which nobody knows whether it left: a person finds out (REM-3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskRow {
    /// The message that asked for the mail.
    pub notice: MessageId,
    /// Which mail.
    pub template: Template,
    /// Why it is here.
    pub trouble: Trouble,
    /// The reference that the mail would have named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<Reference>,
    /// What it would have named besides, where it was for a person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contents: Option<Contents>,
    /// Since when.
    pub since: Timestamp,
}

/// What became of a mail that was in front of a person is known: late news that nobody knows changes nothing any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettledRow {
    /// Who found out or had it sent again, by their subject; nobody, where the mail service said it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Why the mail was in front of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trouble: Option<Trouble>,
    /// Since when.
    pub at: Timestamp,
}

/// That something happened. It stays when a case is destroyed: what figures need of it is an opaque id, codes and days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogRow {
    /// The message that told of it.
    pub message: MessageId,
    /// The message's type.
    #[serde(rename = "type")]
    pub code: String,
    /// What happened, where figures need it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fact: Option<Fact>,
}

/// A case's place on the complaint side's desk; the partition alone without an id.
#[must_use]
pub fn case_key(tenant: &TenantId, id: &str) -> Key {
    Key::new(tenant, "DESK#complaint", id)
}

/// A mediation's place on the program's desk.
#[must_use]
pub fn mediation_key(tenant: &TenantId, id: &str) -> Key {
    Key::new(tenant, "DESK#mediation", id)
}

/// A task's place on the program's desk.
#[must_use]
pub fn task_key(tenant: &TenantId, notice: &str) -> Key {
    Key::new(tenant, "TASKS#program", notice)
}

/// Where it stands that a task is settled.
#[must_use]
pub fn settled_key(tenant: &TenantId, notice: &MessageId) -> Key {
    Key::new(tenant, &format!("SETTLED#{notice}"), "SETTLED")
}

/// That a case was destroyed, for as long as a message about it may still come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoneRow {
    /// When it is forgotten.
    pub ttl: i64,
}

/// Where that stands.
#[must_use]
pub fn gone_key(tenant: &TenantId, id: &str) -> Key {
    Key::new(tenant, &format!("GONE#{id}"), "GONE")
}

/// A message's place in the log of a year; the partition alone without a message.
#[must_use]
pub fn log_key(tenant: &TenantId, year: i16, message: &str) -> Key {
    Key::new(tenant, &format!("LOG#{year}"), message)
}

/// Where a month's publication stands; the partition alone without a month.
#[must_use]
pub fn published_key(tenant: &TenantId, month: &str) -> Key {
    Key::new(tenant, "PUBLISHED", month)
}
