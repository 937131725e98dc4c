//! Dead-letter queues of the deployed system, for whoever looks into them and moves messages back.

use aws_sdk_sqs::types::{Message, QueueAttributeName};

/// How long a message that was looked at stays out of everybody else's sight, in seconds.
const OUT_OF_SIGHT: i32 = 120;

/// The queues can't be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unusable {
    /// There is no queue of that name, or nobody may know of it.
    #[error("there is no queue {0} in that stack; are the credentials and the region those of its account?")]
    Unknown(String),
    /// The service didn't do it.
    #[error("the queue service didn't answer: {0}")]
    Failed(String),
}

/// A message that was taken into the hand, and is put back or moved.
pub struct Held {
    /// Its id in the queue.
    pub id: String,
    /// Its body.
    pub body: String,
    receipt: String,
}

/// The queues of an account.
pub struct DeadLetters {
    client: aws_sdk_sqs::Client,
}

fn failed<E: std::error::Error>(error: E) -> Unusable {
    Unusable::Failed(crate::log::chain(&error))
}

impl DeadLetters {
    /// The queues that the configuration's credentials may use.
    #[must_use]
    pub fn new(config: &aws_config::SdkConfig) -> Self {
        Self { client: aws_sdk_sqs::Client::new(config) }
    }

    /// The URL of the queue that a stack's template calls so: the service names it by stack, name and something random.
    ///
    /// # Errors
    /// When there is none.
    pub async fn url(&self, stack: &str, name: &str) -> Result<String, Unusable> {
        let prefix = format!("{stack}-{name}-");
        let listed = self.client.list_queues().queue_name_prefix(&prefix).send().await.map_err(failed)?;
        let url = listed.queue_urls().iter().find(|url| url.rsplit('/').next().is_some_and(|last| last.starts_with(&prefix)));
        url.cloned().ok_or(Unusable::Unknown(prefix))
    }

    /// How many messages a queue holds, about: those in somebody's hand and those that wait are among them.
    ///
    /// # Errors
    /// When the service doesn't answer.
    pub async fn length(&self, url: &str) -> Result<u64, Unusable> {
        use QueueAttributeName::{
            ApproximateNumberOfMessages as Visible, ApproximateNumberOfMessagesDelayed as Delayed,
            ApproximateNumberOfMessagesNotVisible as Held,
        };
        let ask = self.client.get_queue_attributes().queue_url(url).set_attribute_names(Some(vec![Visible, Delayed, Held]));
        let told = ask.send().await.map_err(failed)?.attributes.unwrap_or_default();
        Ok(told.values().filter_map(|count| count.parse::<u64>().ok()).sum())
    }

    /// Takes up to ten messages of a queue into the hand; nobody else sees them for two minutes.
    ///
    /// # Errors
    /// When the service doesn't answer.
    pub async fn hold(&self, url: &str) -> Result<Vec<Held>, Unusable> {
        let receive = self.client.receive_message().queue_url(url).max_number_of_messages(10);
        let received = receive.visibility_timeout(OUT_OF_SIGHT).wait_time_seconds(1).send().await.map_err(failed)?;
        Ok(received.messages().iter().filter_map(in_hand).collect())
    }

    /// Puts a message back where it was. One that was held for too long is back already, and one that can't be put back comes back by itself.
    pub async fn put_back(&self, url: &str, held: &Held) {
        let visible = self.client.change_message_visibility().queue_url(url).receipt_handle(&held.receipt).visibility_timeout(0);
        let _ = visible.send().await;
    }

    /// Sends a message to another queue, then takes it away here. When something breaks in between it is in both, and whoever handles it
    /// twice remembers it.
    ///
    /// # Errors
    /// When the service doesn't answer.
    pub async fn move_to(&self, (from, to): (&str, &str), held: &Held) -> Result<(), Unusable> {
        self.client.send_message().queue_url(to).message_body(&held.body).send().await.map_err(failed)?;
        let delete = self.client.delete_message().queue_url(from).receipt_handle(&held.receipt);
        delete.send().await.map(|_| ()).map_err(failed)
    }
}

fn in_hand(message: &Message) -> Option<Held> {
    let text = |text: Option<&str>| text.map(str::to_owned);
    Some(Held { id: text(message.message_id())?, body: text(message.body())?, receipt: text(message.receipt_handle())? })
}
