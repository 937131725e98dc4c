//! Sending to queues.

use std::collections::BTreeMap;

use async_trait::async_trait;

/// A queue didn't take a message. It may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the queue is unavailable")]
pub struct Unsent;

/// Where messages leave.
#[async_trait]
pub trait Outbound: Send + Sync {
    /// Sends a body to the queue of that name.
    ///
    /// # Errors
    /// When the queue didn't say that it has it.
    async fn send(&self, queue: &str, body: &str) -> Result<(), Unsent>;
}

/// SQS.
pub struct Sqs {
    client: aws_sdk_sqs::Client,
    urls: BTreeMap<String, String>,
}

impl Sqs {
    /// Queues by name, with their URLs.
    #[must_use]
    pub fn new(config: &aws_config::SdkConfig, urls: BTreeMap<String, String>) -> Self {
        Self { client: aws_sdk_sqs::Client::new(config), urls }
    }
}

#[async_trait]
impl Outbound for Sqs {
    async fn send(&self, queue: &str, body: &str) -> Result<(), Unsent> {
        let url = self.urls.get(queue).ok_or(Unsent)?;
        self.client.send_message().queue_url(url).message_body(body).send().await.map(|_| ()).map_err(|_| Unsent)
    }
}
