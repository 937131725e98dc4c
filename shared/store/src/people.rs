//! People: contact details, apart from everything else.

use domain::complaint::Contact;
use domain::ids::{PersonId, TenantId};
use domain::text::{EmailAddress, Line, PersonName};
use domain::vocabulary::Language;
use serde::{Deserialize, Serialize};

use crate::key::Key;
use crate::port::{self, Guard, Store, StoreError, Write};
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
    /// Their language.
    pub language: Language,
}

/// Writes a new person.
///
/// # Errors
/// When the row can't be written.
pub fn create(tenant: &TenantId, person: PersonId, contact: &Contact) -> Result<Write, StoreError> {
    let Contact { name, email, phone, language } = contact.clone();
    let row = PersonRow { version: 1, name, email, phone, language };
    Write::create(Table::People, &Key::person(tenant, person), &row, Guard::Row)
}

/// Reads a person.
///
/// # Errors
/// When storage fails or the row can't be read.
pub async fn load(store: &dyn Store, tenant: &TenantId, person: PersonId) -> Result<Option<PersonRow>, StoreError> {
    store.get(Table::People, &Key::person(tenant, person)).await?.map(port::row).transpose()
}
