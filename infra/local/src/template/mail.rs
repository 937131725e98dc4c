//! Where the mail service says what became of a mail: from its configuration set over a topic to the queue that subscribes to it.

use serde_json::{Value as Json, json};

use super::intrinsics::queue_url;
use super::resources::{Resource, of_kind};
use super::value::{Scope, TemplateError};

/// The queues that hear of mail, as a function's environment would call them.
pub fn events(resources: &[Resource], scope: &Scope) -> Result<Vec<String>, TemplateError> {
    let mut topics = Vec::new();
    for destination in of_type(resources, "AWS::SES::ConfigurationSetEventDestination") {
        let properties = destination.read()?;
        let place = |name| properties.place.key(name);
        let missing = |name| place(name).problem(format!("{name} is missing"));
        let published = properties.inner("EventDestination")?.ok_or_else(|| missing("EventDestination"))?;
        let sns = published.inner("SnsDestination")?.ok_or_else(|| place("EventDestination").problem("only a topic is known"))?;
        if published.get("Enabled") != Some(&Json::Bool(true)) {
            return Err(place("EventDestination").problem("nothing would be published: Enabled is needed"));
        }
        topics.push(of_kind(&sns.required("TopicARN")?, "AWS::SNS::Topic", scope, &sns.place)?);
    }
    let mut queues = Vec::new();
    for subscription in of_type(resources, "AWS::SNS::Subscription") {
        let properties = subscription.read()?;
        properties.must_be("Protocol", "sqs")?;
        if properties.get("RawMessageDelivery") != Some(&json!(true)) {
            return Err(properties.place.problem("what was published would come wrapped: RawMessageDelivery is needed"));
        }
        let topic = of_kind(&properties.required("TopicArn")?, "AWS::SNS::Topic", scope, &properties.place)?;
        if topics.contains(&topic) {
            queues.push(queue_url(&of_kind(&properties.required("Endpoint")?, "AWS::SQS::Queue", scope, &properties.place)?));
        }
    }
    Ok(queues)
}

fn of_type<'a>(resources: &'a [Resource], kind: &'a str) -> impl Iterator<Item = &'a Resource> {
    resources.iter().filter(move |resource| resource.kind == kind)
}
