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
        let done = match Envelope::parse(body) {
            Ok(envelope) => self.message(&envelope).await,
            Err(_) => match Said::parse(body) {
                Some(said) => self.heard(&said).await,
                None => return Outcome::Reject("unreadable"),
            },
        };
        done.unwrap_or_else(|error| {
            line(Level::Error, "storage-failed").with("error", chain(&error)).write();
            Outcome::Retry
        })
    }
}

impl App {
    async fn message(&self, envelope: &Envelope) -> Result<Outcome, StoreError> {
        match &envelope.message {
            Message::NoticeRequested(notice) => self.one(envelope, notice).await,
            Message::NoticeAgain(again) => self.again(&envelope.tenant, again).await,
            _ => Ok(Outcome::Reject("not-for-this-function")),
        }
    }
}
