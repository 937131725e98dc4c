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
}

impl PersonRow {
    /// How to reach them.
    #[must_use]
    pub fn contact(self) -> Contact {
        let Self { version: _, name, email, phone, address, safe_times, may_leave_message, language } = self;
        Contact { name, email, phone, address, safe_times, may_leave_message, language }
    }
}

/// Writes a new person.
///
/// # Errors
/// When the row can't be written.
pub fn create(tenant: &TenantId, person: PersonId, contact: &Contact) -> Result<Write, StoreError> {
    Write::create(Table::People, &Key::person(tenant, person), &row(1, contact), Guard::Row)
}

/// The write that replaces how to reach a person, if nobody else has done so since this version was read.
///
/// # Errors
/// When the row can't be written.
pub fn replace(tenant: &TenantId, person: PersonId, version: u64, contact: &Contact) -> Result<Write, StoreError> {
    let write = Write::put(Table::People, &Key::person(tenant, person), &row(version + 1, contact))?;
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

fn row(version: u64, contact: &Contact) -> PersonRow {
    let Contact { name, email, phone, address, safe_times, may_leave_message, language } = contact.clone();
    PersonRow { version, name, email, phone, address, safe_times, may_leave_message, language }
}

/// Reads a person.
///
/// # Errors
/// When storage fails or the row can't be read.
pub async fn load(store: &dyn Store, tenant: &TenantId, person: PersonId) -> Result<Option<PersonRow>, StoreError> {
    store.get(Table::People, &Key::person(tenant, person)).await?.map(port::row).transpose()
}
