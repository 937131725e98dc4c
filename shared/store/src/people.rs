//! People: contact details, apart from everything else.

use domain::complaint::Contact;
use domain::ids::{PersonId, TenantId};
use domain::text::{EmailAddress, Line, PersonName};
use domain::vocabulary::Language;
use serde::{Deserialize, Serialize};

use crate::key::Key;
use crate::port::{self, Guard, Store, StoreError, Test, Write};
use crate::table::Table;

/// A person's row. Has no `Debug`, so that it can't end up in a log.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonRow {
    /// Rises with every change.
    pub version: u64,
    /// Their name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<PersonName>,
    /// Their email address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<EmailAddress>,
    /// Their phone number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<Line>,
    /// Their postal address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<Line>,
    /// When it is safe to call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub safe_times: Option<Line>,
    /// Whether a message may be left.
    #[serde(default)]
    pub may_leave_message: bool,
    /// Their language.
    pub language: Language,
    /// Whether they want no reminders by email (REM-4).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub without_reminders: bool,
}

impl PersonRow {
    /// How to reach them.
    #[must_use]
    pub fn contact(self) -> Contact {
        let Self { version: _, name, email, phone, address, safe_times, may_leave_message, language, without_reminders: _ } =
            self;
        Contact { name, email, phone, address, safe_times, may_leave_message, language }
    }
}

/// Writes a new person.
///
/// # Errors
/// When the row can't be written.
pub fn create(tenant: &TenantId, person: PersonId, contact: &Contact) -> Result<Write, StoreError> {
    Write::create(Table::People, &Key::person(tenant, person), &row(1, contact, false), Guard::Row)
}

/// The write that keeps how to reach a person in the place of that version, or for the first time; for whoever can't read what is there.
///
/// # Errors
/// When the row can't be written.
pub fn put(tenant: &TenantId, person: PersonId, before: Option<u64>, contact: &Contact) -> Result<Write, StoreError> {
    match before {
        None => create(tenant, person, contact),
        Some(version) => changed(tenant, person, version, row(version + 1, contact, false)),
    }
}

/// The write that replaces how to reach a person, if nobody else has changed anything since their row was read.
///
/// # Errors
/// When the row can't be written.
pub fn replace(tenant: &TenantId, person: PersonId, before: &PersonRow, contact: &Contact) -> Result<Write, StoreError> {
    changed(tenant, person, before.version, row(before.version + 1, contact, before.without_reminders))
}

/// The write that keeps whether somebody wants reminders, if nobody else has changed anything since their row was read.
///
/// # Errors
/// When the row can't be written.
pub fn remind(tenant: &TenantId, person: PersonId, before: PersonRow, wanted: bool) -> Result<Write, StoreError> {
    let version = before.version;
    changed(tenant, person, version, PersonRow { version: version + 1, without_reminders: !wanted, ..before })
}

fn changed(tenant: &TenantId, person: PersonId, version: u64, row: PersonRow) -> Result<Write, StoreError> {
    let write = Write::put(Table::People, &Key::person(tenant, person), &row)?;
    Ok(Write { guard: Guard::State, ..write.when(Test::version(version)) })
}

/// Checks that nobody has changed how to reach a person since this version was read.
#[must_use]
pub fn is_still(tenant: &TenantId, person: PersonId, version: u64) -> Write {
    Write::check(Table::People, Key::person(tenant, person), vec![Test::version(version)], Guard::State)
}

/// The write that leaves nothing of a person.
#[must_use]
pub fn forget(tenant: &TenantId, person: PersonId) -> Write {
    Write::delete(Table::People, Key::person(tenant, person))
}

fn row(version: u64, contact: &Contact, without_reminders: bool) -> PersonRow {
    let Contact { name, email, phone, address, safe_times, may_leave_message, language } = contact.clone();
    PersonRow { version, name, email, phone, address, safe_times, may_leave_message, language, without_reminders }
}

/// Reads a person.
///
/// # Errors
/// When storage fails or the row can't be read.
pub async fn load(store: &dyn Store, tenant: &TenantId, person: PersonId) -> Result<Option<PersonRow>, StoreError> {
    store.get(Table::People, &Key::person(tenant, person)).await?.map(port::row).transpose()
}
