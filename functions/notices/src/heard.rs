//! What the mail service says of a mail afterwards: that it has it, that it was delivered, that it came back, that its reader doesn't
//! want it (REM-6). Said late, twice or in any order, it comes to the same end.
//!
//! The service's own events name the address; nothing of them is read but what happened and which message it was.

use std::collections::BTreeMap;

use contracts::{Message, NoticeSettledV1};
use domain::ids::{MessageId, TenantId};
use domain::notice::Trouble;
use kit::Outcome;
use kit::log::{Level, line};
use serde::Deserialize;
use store::{Key, StoreError, Table, port};

use crate::App;
use crate::dropped::troubled;
use crate::ledger::{self, LedgerRow, Standing};

/// An event of the mail service, as its configuration set publishes it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Said {
    event_type: String,
    mail: Mail,
    bounce: Option<Bounce>,
}

#[derive(Debug, Deserialize)]
struct Mail {
    /// What the mail was tagged with when it was handed over.
    #[serde(default)]
    tags: BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Bounce {
    bounce_type: String,
}

impl Said {
    /// Reads an event; `None` when it isn't one.
    pub fn parse(body: &str) -> Option<Self> {
        serde_json::from_str(body).ok()
    }

    /// The message, for the log; empty when no tag says it.
    pub fn message(&self) -> String {
        self.about().map(|(_, id)| id.to_string()).unwrap_or_default()
    }

    /// The tenant and the message, from the tags.
    fn about(&self) -> Option<(TenantId, MessageId)> {
        let tag = |name: &str| self.mail.tags.get(name).and_then(|values| values.first());
        Some((tag("tenant")?.parse().ok()?, tag("message")?.replace('_', ".").parse().ok()?))
    }

    /// What it comes to for a mail, and what a person has to do about it; `None` when nothing.
    fn standing(&self) -> Option<(Standing, Option<Trouble>)> {
        match self.event_type.as_str() {
            "Send" => Some((Standing::Sent, None)),
            "Delivery" => Some((Standing::Delivered, None)),
            "Bounce" => Some((Standing::Bounced, Some(Trouble::Bounced))),
            "Reject" | "Rendering Failure" => Some((Standing::Bounced, Some(Trouble::Refused))),
            "Complaint" => Some((Standing::Complained, Some(Trouble::Complained))),
            _ => None,
        }
    }

    /// Whether no mail is to go to the address any more. One that is full or away for a while may be tried again.
    fn suppresses(&self) -> bool {
        self.event_type == "Complaint" || self.bounce.as_ref().is_some_and(|bounce| bounce.bounce_type == "Permanent")
    }
}

impl App {
    pub(crate) async fn heard(&self, said: &Said) -> Result<Outcome, StoreError> {
        let Some((heard, trouble)) = said.standing() else {
            return Ok(Outcome::Done);
        };
        let Some((tenant, id)) = said.about() else {
            return Ok(Outcome::Reject("untagged"));
        };
        let Some(item) = self.platform.store.get(Table::Notices, &Key::notice(&tenant, &id)).await? else {
            line(Level::Warn, "unknown-mail").with("message", &id).write();
            return Ok(Outcome::Done);
        };
        let row: LedgerRow = port::row(item)?;
        let (before, now) = (row.standing, self.platform.now());
        let (mut writes, mut told) = (Vec::new(), None);
        if heard > before {
            writes.push(row.to(heard, now).replace(&tenant, &id, before)?);
            if let Some(trouble) = trouble {
                writes.push(self.task((&tenant, &id), &row.notice, trouble).await?);
                told = Some(troubled(&id, trouble));
            }
        }
        if heard > before && before == Standing::Uncertain && trouble.is_none() {
            writes.push(self.tell(&tenant, vec![Message::NoticeSettled(NoticeSettledV1 { notice: id.clone() })])?);
        }
        if let Some(address) = row.address.as_ref().filter(|_| said.suppresses()) {
            writes.push(ledger::suppress(&tenant, address, (&id, heard), now)?);
        }
        if writes.is_empty() {
            return Ok(Outcome::Done);
        }
        let done = self.try_commit(writes).await?;
        if done == Outcome::Done
            && let Some(line) = told
        {
            line.write();
        }
        Ok(done)
    }
}
