//! What comes to this function's queue: mails to send, mails to send again, and what the mail service says of those that it had.

use async_trait::async_trait;
use contracts::{Envelope, Message};
use kit::Outcome;
use kit::batch::Consumer;
use kit::log::{Level, chain, line};
use store::StoreError;

use crate::App;
use crate::heard::Said;

#[async_trait]
impl Consumer for App {
    async fn consume(&self, body: &str) -> Outcome {
        let (done, about) = if let Ok(envelope) = Envelope::parse(body) {
            (self.message(&envelope).await, envelope.id.to_string())
        } else if let Some(said) = Said::parse(body) {
            (self.heard(&said).await, said.message())
        } else {
            return Outcome::Reject("unreadable");
        };
        done.unwrap_or_else(|error| {
            line(Level::Error, "storage-failed").with("message", about).with("error", chain(&error)).write();
            Outcome::Retry
        })
    }
}

impl App {
    async fn message(&self, envelope: &Envelope) -> Result<Outcome, StoreError> {
        match &envelope.message {
            Message::NoticeRequested(notice) => self.one(envelope, notice).await,
            Message::NoticeAgain(again) => self.again(&envelope.tenant, again).await,
            Message::MailSwitched(said) => self.switched(&envelope.tenant, *said).await,
            Message::StaffMailChosen(said) => self.chosen(&envelope.tenant, said).await,
            Message::DailyDue(due) => self.daily(&envelope.tenant, *due).await,
            _ => Ok(Outcome::Reject("not-for-this-function")),
        }
    }
}
