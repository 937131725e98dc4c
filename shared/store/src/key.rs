//! Keys: built only from a tenant and typed ids, so that no query can cross tenants.

use domain::ids::{CaseId, EngagementId, InvitationId, MediationId, MessageId, PersonId, Reference, TenantId};
use domain::notice::Gate;
use serde::{Deserialize, Serialize};

/// The primary key of an item.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Key {
    /// Partition key.
    pub pk: String,
    /// Sort key.
    pub sk: String,
}

impl Key {
    /// A key inside a tenant. The parts come from typed ids and fixed words.
    #[must_use]
    pub fn new(tenant: &TenantId, partition: &str, sort: impl Into<String>) -> Self {
        Self { pk: format!("{tenant}#{partition}"), sk: sort.into() }
    }

    /// The same partition, another item in it.
    #[must_use]
    pub fn beside(&self, sort: impl Into<String>) -> Self {
        Self { pk: self.pk.clone(), sk: sort.into() }
    }

    /// The state of a case.
    #[must_use]
    pub fn case(tenant: &TenantId, id: CaseId) -> Self {
        Self::new(tenant, &format!("CASE#{id}"), "STATE")
    }

    /// Which case a public reference stands for.
    #[must_use]
    pub fn reference(tenant: &TenantId, reference: &Reference) -> Self {
        Self::new(tenant, &format!("REFERENCE#{reference}"), "REFERENCE")
    }

    /// The state of a mediation.
    #[must_use]
    pub fn mediation(tenant: &TenantId, id: MediationId) -> Self {
        Self::new(tenant, &format!("MEDIATION#{id}"), "STATE")
    }

    /// A mediator on the roster.
    #[must_use]
    pub fn mediator(tenant: &TenantId, person: PersonId) -> Self {
        Self::new(tenant, "ROSTER", format!("MEDIATOR#{person}"))
    }

    /// That a mediation has a session booked; the partition alone without an id.
    #[must_use]
    pub fn booked(tenant: &TenantId, id: &str) -> Self {
        Self::new(tenant, "BOOKED", id)
    }

    /// That a mediation is one of a mediator's; their partition alone without an id.
    #[must_use]
    pub fn assigned(tenant: &TenantId, mediator: PersonId, id: &str) -> Self {
        Self::new(tenant, &format!("ASSIGNED#{mediator}"), id)
    }

    /// A person's contact details.
    #[must_use]
    pub fn person(tenant: &TenantId, person: PersonId) -> Self {
        Self::new(tenant, &format!("PERSON#{person}"), "CONTACT")
    }

    /// A gate.
    #[must_use]
    pub fn gate(tenant: &TenantId, gate: &Gate) -> Self {
        let person = gate.person.map(|person| format!("#{person}")).unwrap_or_default();
        Self::new(tenant, &format!("GATE#{}#{}{person}", gate.kind, gate.of), "GATE")
    }

    /// The state of a request for a presentation or an event.
    #[must_use]
    pub fn engagement(tenant: &TenantId, id: EngagementId) -> Self {
        Self::new(tenant, &format!("ENGAGEMENT#{id}"), "STATE")
    }

    /// A survey invitation.
    #[must_use]
    pub fn invitation(tenant: &TenantId, id: InvitationId) -> Self {
        Self::new(tenant, &format!("INVITATION#{id}"), "INVITATION")
    }

    /// A line of the send ledger.
    #[must_use]
    pub fn notice(tenant: &TenantId, id: &MessageId) -> Self {
        Self::new(tenant, &format!("NOTICE#{id}"), "NOTICE")
    }

    /// The tenant's policy documents: which are kept, which is in force. Each document is beside it.
    #[must_use]
    pub fn policies(tenant: &TenantId) -> Self {
        Self::new(tenant, "POLICIES", "STATE")
    }

    /// The tenant's active policy.
    #[must_use]
    pub fn policy(tenant: &TenantId) -> Self {
        Self::new(tenant, "POLICY", "ACTIVE")
    }
}
