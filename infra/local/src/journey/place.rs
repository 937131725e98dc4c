//! Where a case is played: the one-machine stack, or the template deployed elsewhere.

use std::collections::BTreeMap;

use async_trait::async_trait;
use jiff::{SignedDuration, Timestamp};
use kit::Clock as _;

use crate::stack::Stack;

/// A running system, with the two things that people can't do to it: put the clock forward, and look whether something is left over.
#[async_trait]
pub trait Place: Send + Sync {
    /// The address of pages and API, without a slash at its end.
    fn api(&self) -> &str;

    /// The address below which `/dev/mail` and `/dev/oidc` are.
    fn dev(&self) -> &str;

    /// Now, as the functions there have it.
    fn now(&self) -> Timestamp;

    /// Waits until nothing moves any more: no message on its way, no mail unsent.
    async fn settle(&self);

    /// Puts the clock forward, lets a minute's tick happen, and waits until nothing moves any more.
    async fn advance(&self, by: SignedDuration);

    /// The messages that were given up, by dead-letter queue; queues without any are left out.
    async fn given_up(&self) -> BTreeMap<String, Vec<String>>;

    /// How many mails left more than once.
    async fn doubled_mails(&self) -> usize;
}

#[async_trait]
impl Place for Stack {
    fn api(&self) -> &str {
        &self.url
    }

    fn dev(&self) -> &str {
        &self.url
    }

    fn now(&self) -> Timestamp {
        self.clock.now()
    }

    async fn settle(&self) {
        Self::settle(self).await;
    }

    async fn advance(&self, by: SignedDuration) {
        Self::advance(self, by).await;
    }

    async fn given_up(&self) -> BTreeMap<String, Vec<String>> {
        let bodies = self.dead_letters().into_iter().map(|queue| (queue.clone(), self.queues.bodies(&queue)));
        bodies.filter(|(_, bodies)| !bodies.is_empty()).collect()
    }

    async fn doubled_mails(&self) -> usize {
        self.mailbox.doubles()
    }
}
