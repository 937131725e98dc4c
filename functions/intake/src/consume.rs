//! What arrives, and what the mediation side says: that offers are out, and how it ended. A code and a day, nothing else
//! (WALL-2): whatever happens from the first offer on is written there alone (WALL-5).

use async_trait::async_trait;
use contracts::{CaseDestroyedV1, Envelope, Message};
use domain::complaint::{Case, Command, welcome};
use domain::ids::{CaseId, MessageId, TenantId};
use domain::{Actor, Refusal};
use edge::{Handler, Inbox};
use store::{Address, Arrival, Done, Key, Loaded, Once, Reply, Table, WorkError, aggregate, people};

use crate::App;
use crate::case::{Deed, change};
use crate::messages::following;

/// Handles this function's queue.
pub struct Messages {
    /// The application.
    pub app: App,
}

impl Messages {
    async fn change(&self, tenant: &TenantId, id: &MessageId, case: CaseId, command: Command) -> Result<Done, WorkError> {
        let policy = self.app.platform.policy(tenant).await?;
        let work = self.app.platform.work(tenant, Table::Cases, Once::Message(id));
        let deed = Deed { command, by: Actor::System, standing: &|_| true, seen: None, policy, also: Vec::new() };
        change(&work, &address(tenant, case), deed).await
    }

    /// What is left behind a destroyed case's state goes. Whoever sent the message, only what its own state says is destroyed is cleared.
    async fn clear(&self, tenant: &TenantId, id: &MessageId, destroyed: &CaseDestroyedV1) -> Result<Done, WorkError> {
        let address = address(tenant, destroyed.case);
        if aggregate::destroyed_at(self.app.platform.store.as_ref(), &address).await? != Some(destroyed.version) {
            return Err(Refusal::out_of_order().into());
        }
        let work = self.app.platform.work(tenant, Table::Cases, Once::Message(id));
        work.clear(address.table, &address.key.pk, &aggregate::remains(&address, destroyed.version)).await
    }

    /// A case arrived: mail goes out, or waits for a person where more arrives than the quota.
    async fn weigh(&self, tenant: &TenantId, id: &MessageId, case: CaseId) -> Result<Done, WorkError> {
        let store = self.app.platform.store.as_ref();
        let loaded: Loaded<Case> = aggregate::load(store, &address(tenant, case)).await?.ok_or(WorkError::Missing)?;
        let person = people::load(store, tenant, loaded.state.complainant.person).await?;
        let email = person.and_then(|row| row.email);
        let policy = self.app.platform.policy(tenant).await?;
        let at = loaded.state.filed_at;
        let arrival = Arrival { tenant, table: Table::Cases, id: case.to_string(), address: email.as_ref(), at };
        if !arrival.is_within_quotas(store, &policy).await? {
            return self.change(tenant, id, case, Command::Quarantine).await;
        }
        let work = self.app.platform.work(tenant, Table::Cases, Once::Message(id));
        let effects = welcome(&loaded.state);
        let following = following(tenant, &loaded.state, loaded.version, policy.date(work.now), effects)?;
        work.write(following.writes, following.messages, Reply::none()).await
    }
}

fn address(tenant: &TenantId, case: CaseId) -> Address {
    Address { table: Table::Cases, key: Key::case(tenant, case) }
}

#[async_trait]
impl Handler for Messages {
    async fn handle(&self, envelope: Envelope) -> Result<Done, WorkError> {
        let (case, command) = match envelope.message {
            Message::CaseFiled(filed) => return self.weigh(&envelope.tenant, &envelope.id, filed.case).await,
            Message::CaseDestroyed(destroyed) => return self.clear(&envelope.tenant, &envelope.id, &destroyed).await,
            Message::MediationBegan(began) => (began.case, Command::MediationBegan),
            Message::MediationEnded(ended) => (ended.case, Command::MediationEnded { code: ended.code, on: ended.on }),
            _ => return Err(Refusal::new("not-for-this-function", "STATE").into()),
        };
        self.change(&envelope.tenant, &envelope.id, case, command).await
    }

    fn inbox(&self) -> Inbox<'_> {
        Inbox {
            store: self.app.platform.store.as_ref(),
            table: Table::Cases,
            now: self.app.platform.now(),
            commit: self.app.platform.ids.uuid(),
        }
    }
}
