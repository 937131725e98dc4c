//! Deliveries: the stream's records and the queues' messages, in batches, late, doubled and out of order.

use jiff::SignedDuration;
use local::template::FunctionSpec;
use serde_json::{Value, json};

use crate::fault::Fault;
use crate::schedule::{Purpose, Schedule};
use crate::system::Outcome;
use crate::variant::Variant;
use crate::world::Waiting;

/// How often a message is taken out of its dead-letter queue in good weather before it counts as stuck: in a storm anything may fail any
/// number of times by chance.
const MOST_REDRIVES: u32 = 12;

impl Schedule {
    /// Hands the stream's next records to whoever follows it.
    pub fn begin_records(&mut self) {
        let spec = self.system.spec;
        let Some(follower) = spec.functions.iter().find(|function| function.stream.is_some()) else { return };
        let most = follower.stream.as_ref().map_or(1, |stream| stream.batch_size);
        let mut state = self.world.state();
        let take = state.chance.usize(1..=most.min(4)).min(state.stream.len());
        let records: Vec<Value> = state.stream.iter().take(take).enumerate().map(|(n, item)| record(n, item)).collect();
        drop(state);
        self.begin(follower, Purpose::Records(take), json!({ "Records": records }), "stream".to_owned());
    }

    /// Hands messages of a queue to its consumer.
    pub fn begin_batch(&mut self, function: &FunctionSpec, queue: &str) {
        let most = function.queue.as_ref().map_or(1, |source| source.batch_size);
        let mut state = self.world.state();
        let now = state.now;
        let mut batch = Vec::new();
        let size = state.chance.usize(1..=most.min(5));
        while batch.len() < size {
            let visible: Vec<usize> = (0..state.queues.len())
                .filter(|place| state.queues[*place].queue == queue && state.queues[*place].visible_at <= now)
                .collect();
            let Some(oldest) = visible.first().copied() else { break };
            let place = if visible.len() > 1 && state.strikes(Fault::Reordered, 3) {
                visible[state.chance.usize(1..visible.len())]
            } else {
                oldest
            };
            batch.push(state.queues.remove(place));
        }
        drop(state);
        let doing = format!("{queue}: {}", batch.iter().map(|message| kind(&message.body)).collect::<Vec<_>>().join(", "));
        let records: Vec<Value> = batch.iter().map(message).collect();
        self.begin(function, Purpose::Batch(batch), json!({ "Records": records }), doing);
    }

    /// Takes handled messages away, and makes the others wait.
    pub fn handled(&self, batch: Vec<Waiting>, outcome: &Outcome) {
        let failed = |message: &Waiting| {
            let id = message.number.to_string();
            outcome.as_ref().is_none_or(|answer| {
                let items = answer["batchItemFailures"].as_array();
                items.is_some_and(|items| items.iter().any(|item| item["itemIdentifier"].as_str() == Some(&id)))
            })
        };
        let mut state = self.world.state();
        for mut message in batch {
            if failed(&message) && state.variant != Some(Variant::FailuresForgotten) {
                message.received += 1;
                let queue = self.system.spec.queues.iter().find(|queue| queue.url == message.queue);
                let most = queue.and_then(|queue| queue.max_receive_count).unwrap_or(5);
                if message.received >= most && message.redriven >= MOST_REDRIVES {
                    state.dead.push(message);
                    continue;
                } else if message.received >= most {
                    // Somebody looks into the dead-letter queue and sends the message once more.
                    message.received = 0;
                    message.redriven += u32::from(state.weather.is_none());
                    message.visible_at = state.now + SignedDuration::from_hours(1);
                } else {
                    message.visible_at =
                        state.now + SignedDuration::from_secs(queue.map_or(60, |queue| i64::from(queue.visibility_seconds)));
                }
                state.queues.push(message);
            } else if state.strikes(Fault::Duplicated, 2) {
                let kind = kind(&message.body);
                state.tell(|| format!("    {kind} is delivered again"));
                message.visible_at = state.now + SignedDuration::from_secs(state.chance.i64(0..120));
                state.queues.push(message);
            }
        }
    }
}

/// The type of a message, for the story.
fn kind(body: &str) -> String {
    let body: Value = serde_json::from_str(body).unwrap_or_default();
    let template = body["template"].as_str().map(|template| format!(" {template}")).unwrap_or_default();
    format!("{}{template}", body["type"].as_str().unwrap_or("something unreadable"))
}

fn message(message: &Waiting) -> Value {
    let id = message.number.to_string();
    json!({
        "messageId": id, "receiptHandle": id, "body": message.body, "messageAttributes": {}, "eventSource": "aws:sqs",
        "attributes": { "ApproximateReceiveCount": (message.received + 1).to_string() }, "awsRegion": "simulated"
    })
}

fn record(number: usize, item: &store::Item) -> Value {
    json!({
        "eventID": number.to_string(), "eventName": "INSERT", "eventVersion": "1.1", "eventSource": "aws:dynamodb", "awsRegion": "simulated",
        "dynamodb": {
            "ApproximateCreationDateTime": 0, "Keys": {}, "NewImage": item, "SequenceNumber": number.to_string(), "SizeBytes": 0,
            "StreamViewType": "NEW_IMAGE"
        }
    })
}
