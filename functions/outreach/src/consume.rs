//! What comes by message: that the city's list of what is on may be another.

use async_trait::async_trait;
use contracts::{EngagementLookDueV1, Envelope, Message};
use domain::outreach::{Command, Engagement, EngagementStage};
use domain::{Actor, Refusal};
use edge::{Handler, Inbox};
use store::{Done, Once, Reply, Table, Work, WorkError};

use crate::App;
use crate::access::Standing;
use crate::engagement::{Deed, address, change};
use crate::listed;

/// Handles this function's queue.
pub struct Messages {
    /// The application.
    pub app: App,
}

#[async_trait]
impl Handler for Messages {
    async fn handle(&self, envelope: Envelope) -> Result<Done, WorkError> {
        let tenant = &envelope.tenant;
        let work = self.app.platform.work(tenant, Table::Outreach, Once::Message(&envelope.id));
        match envelope.message {
            Message::PolicyInForce(_) => look_at_what_is_approved(&work).await,
            Message::EngagementLookDue(due) => {
                let wish = |_: &Engagement| Ok(Command::Look);
                let deed = Deed {
                    wish: &wish,
                    by: Actor::System,
                    standing: Standing::System,
                    seen: None,
                    policy: self.app.platform.policy(tenant).await?,
                    details: None,
                    also: Vec::new(),
                };
                change(&work, &address(tenant, due.engagement), deed).await
            }
            _ => Err(Refusal::new("not-for-this-function", "STATE").into()),
        }
    }

    fn inbox(&self) -> Inbox<'_> {
        Inbox {
            store: self.app.platform.store.as_ref(),
            table: Table::Outreach,
            now: self.app.platform.now(),
            commit: self.app.platform.ids.uuid(),
        }
    }
}

/// Each one that is to take place is looked at in a step of its own (SCH-3).
async fn look_at_what_is_approved(work: &Work<'_>) -> Result<Done, WorkError> {
    let open = listed::open(work.store, work.tenant).await?.into_iter();
    let approved = open.filter(|row| row.stage == EngagementStage::Approved && row.starts_at > work.now);
    let looks = approved.map(|row| Message::EngagementLookDue(EngagementLookDueV1 { engagement: row.id }));
    work.write(Vec::new(), looks.collect(), Reply::none()).await
}
