//! An invitation's row, and what it holds at each moment of its life.

use domain::ids::{InvitationId, PersonId, TenantId};
use domain::survey::{Definition, Questionnaire};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use store::{Key, Store, StoreError, Table, Test, port};

/// An invitation. What ties it to somebody is there only while they may still answer.
#[derive(Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Invitation {
    /// Not answered yet.
    Open(Open),
    /// Answered; the answer waits, sealed, for enough others.
    Spent(Spent),
    /// Answered, and the answer is among the others now.
    Mixed,
    /// Not answered in time.
    Closed,
}

/// What is known until somebody answers.
#[derive(Serialize, Deserialize)]
pub struct Open {
    /// Who may answer.
    pub person: PersonId,
    /// What they are asked.
    pub questionnaire: Questionnaire,
    /// In which version.
    pub version: u16,
    /// Since when.
    pub opened_at: Timestamp,
    /// The last day.
    pub closes_on: Date,
}

/// What is left when somebody has answered: no person, no moment, no day (SUR-3).
#[derive(Serialize, Deserialize)]
pub struct Spent {
    /// The questionnaire and its version. The row is in the index of sealed answers while it has this.
    pub batch: String,
    /// The sealed answer.
    pub sealed: String,
}

impl Open {
    /// The questions.
    ///
    /// # Errors
    /// Corrupt when nobody ever published that version.
    pub fn definition(&self) -> Result<&'static Definition, StoreError> {
        Definition::find(self.questionnaire, self.version).ok_or(StoreError::Corrupt)
    }
}

impl Invitation {
    /// The condition that nobody answered it and nothing closed it meanwhile.
    #[must_use]
    pub fn is_open() -> Test {
        Test::text("state", "open")
    }
}

/// The answers that are mixed together: those of one city to one version of one questionnaire.
#[must_use]
pub fn batch(tenant: &TenantId, questionnaire: Questionnaire, version: u16) -> String {
    format!("{tenant}#{questionnaire}#{version}")
}

/// Reads an invitation.
///
/// # Errors
/// When storage fails or the row can't be read.
pub async fn load(store: &dyn Store, tenant: &TenantId, id: InvitationId) -> Result<Option<Invitation>, StoreError> {
    store.get(Table::Invitations, &Key::invitation(tenant, id)).await?.map(port::row).transpose()
}
