//! Queues, who consumes them, alarms, logs and mail.

use contracts::Queue;
use serde_json::{Value as Json, json};

use super::checks::{Findings, within, words};
use super::document::{Document, Resource, attribute, reference, text};
use super::functions::kebab;

const QUEUE: &str = "AWS::SQS::Queue";
/// The topic to which the mail service says what became of a mail.
const MAIL_EVENTS: &str = "MailEvents";
const LOG: &str = "AWS::Logs::LogGroup";

/// The stem of a queue's and its function's resources.
pub fn stem(queue: Queue) -> String {
    format!("{queue:?}")
}

/// A queue for each consumer, one for what it gave up, and no others.
pub fn queues(document: &Document, findings: &mut Findings) {
    for &queue in Queue::ALL {
        let (stem, dead) = (stem(queue), format!("{}DeadLetters", stem(queue)));
        let (Some(own), Some(given_up)) = (document.of(QUEUE, &format!("{stem}Queue")), document.of(QUEUE, &dead)) else {
            findings.expect(&stem, false, "a queue, and one for what is given up");
            continue;
        };
        let function = document.resource(&stem);
        let seconds = function.and_then(|function| document.setting(function, "/Timeout").as_u64()).unwrap_or(u64::MAX / 12);
        let redrive = json!({ "deadLetterTargetArn": attribute(&dead, "Arn"), "maxReceiveCount": 5 });
        findings.has(
            own,
            json!({ "SqsManagedSseEnabled": true, "RedrivePolicy": redrive }),
            &[
                // Out of sight for six times as long as the function may run, so that nobody gets it a second time meanwhile.
                ("VisibilityTimeout", &within(6 * seconds..=43_200)),
            ],
        );
        findings.has(given_up, json!({ "SqsManagedSseEnabled": true, "MessageRetentionPeriod": 1_209_600 }), &[]);
    }
}

/// Each queue is consumed by its own function, which reports what failed one by one.
pub fn mappings(document: &Document, findings: &mut Findings) {
    for &queue in Queue::ALL {
        let stem = stem(queue);
        let Some(mapping) = document.of("AWS::Lambda::EventSourceMapping", &format!("{stem}Messages")) else {
            findings.expect(&stem, false, "a consumer");
            continue;
        };
        let expected = json!({
            "EventSourceArn": attribute(&format!("{stem}Queue"), "Arn"),
            "FunctionName": reference(&stem),
            "FunctionResponseTypes": ["ReportBatchItemFailures"],
        });
        // A mail that takes long must not take its neighbors' time.
        let most = if queue == Queue::Notices { 1 } else { 10 };
        findings.has(mapping, expected, &[("BatchSize", &within(1..=most))]);
    }
}

/// An alarm on a metric.
fn alarm(document: &Document, findings: &mut Findings, id: &str, metric: Json, threshold: std::ops::RangeInclusive<u64>) {
    let Some(resource) = document.of("AWS::CloudWatch::Alarm", id) else {
        findings.expect(id, false, "an alarm");
        return;
    };
    // What should be there and isn't is as bad as what is there and shouldn't be.
    let stopped = id.ends_with("StoppedAlarm");
    let mut expected = json!({
        "ComparisonOperator": if stopped { "LessThanThreshold" } else { "GreaterThanThreshold" },
        "TreatMissingData": if stopped { "breaching" } else { "notBreaching" },
        "AlarmActions": [reference("AlarmTopic")],
    });
    expected.as_object_mut().unwrap().extend(metric.as_object().cloned().unwrap_or_default());
    findings.has(
        resource,
        expected,
        &[
            ("AlarmDescription", &words),
            ("Threshold", &within(threshold)),
            ("Period", &within(60..=300)),
            ("EvaluationPeriods", &within(1..=5)),
        ],
    );
}

/// Somebody hears of every message that is given up or waits, and of whoever fails in carrying them.
pub fn alarms(document: &Document, findings: &mut Findings) {
    for &queue in Queue::ALL {
        let stem = stem(queue);
        let metric = |name: &str, queue: &str| {
            let dimensions = json!([{ "Name": "QueueName", "Value": attribute(queue, "QueueName") }]);
            json!({ "Namespace": "AWS/SQS", "MetricName": name, "Dimensions": dimensions, "Statistic": "Maximum" })
        };
        let given_up = metric("ApproximateNumberOfMessagesVisible", &format!("{stem}DeadLetters"));
        alarm(document, findings, &format!("{stem}DeadLettersAlarm"), given_up, 0..=0);
        let waits = metric("ApproximateAgeOfOldestMessage", &format!("{stem}Queue"));
        alarm(document, findings, &format!("{stem}QueueAgeAlarm"), waits, 60..=300);
    }
    let metric = |name: &str, function: &str, statistic: &str| {
        let dimensions = json!([{ "Name": "FunctionName", "Value": reference(function) }]);
        json!({ "Namespace": "AWS/Lambda", "MetricName": name, "Dimensions": dimensions, "Statistic": statistic })
    };
    for function in ["Relay", "Notices", "Reminders", "SurveysMix"] {
        alarm(document, findings, &format!("{function}ErrorsAlarm"), metric("Errors", function, "Sum"), 0..=0);
    }
    // What the functions count at each tick themselves: their queue and their stream start them, too.
    for (function, ticks) in [("Relay", "OutboxSweeps"), ("Reminders", "DueListTicks")] {
        let ticks = json!({ "Namespace": "Concord", "MetricName": ticks, "Statistic": "Sum" });
        alarm(document, findings, &format!("{function}StoppedAlarm"), ticks, 1..=1);
    }
    // Before the stream gives a record up, which it does after a minute.
    alarm(document, findings, "RelayStreamAgeAlarm", metric("IteratorAge", "Relay", "Maximum"), 1_000..=59_000);
    for topic in document.of_kind("AWS::SNS::Topic").into_iter().filter(|topic| topic.id != MAIL_EVENTS) {
        findings.says(topic, &json!({}));
        let told = document.tree.pointer("/Outputs/AlarmTopic/Value") == Some(&reference(topic.id));
        findings.expect(topic.id, topic.id == "AlarmTopic" && told, "one topic, which the outputs name");
    }
}

/// Logs end after a while, and belong to somebody.
pub fn logs(document: &Document, findings: &mut Findings) {
    let mut log = |resource: Option<Resource<'_>>, id: &str, name: &str| match resource {
        Some(resource) => {
            findings.has(resource, json!({ "LogGroupName": text(name) }), &[("RetentionInDays", &within(1..=90))]);
        }
        None => findings.expect(id, false, "a log that ends"),
    };
    for function in document.of_kind("AWS::Serverless::Function") {
        let id = format!("{}Log", function.id);
        log(document.of(LOG, &id), &id, &format!("/aws/lambda/${{AWS::StackName}}-{}", kebab(function.id)));
    }
    log(document.of(LOG, "AccessLog"), "AccessLog", "/aws/vendedlogs/${AWS::StackName}/access");
}

/// Mail travels encrypted or not at all, and not to whoever bounced or complained.
pub fn mail(document: &Document, findings: &mut Findings) {
    for set in document.of_kind("AWS::SES::ConfigurationSet") {
        let expected = json!({
            "DeliveryOptions": { "TlsPolicy": "REQUIRE" },
            "ReputationOptions": { "ReputationMetricsEnabled": true },
            "SuppressionOptions": { "SuppressedReasons": ["BOUNCE", "COMPLAINT"] },
        });
        findings.has(set, expected, &[]);
    }
}

/// What the mail service says of a mail goes to the notices' queue, from nobody but it (REM-6).
pub fn mail_events(document: &Document, findings: &mut Findings) {
    let (topic, queue) = (reference(MAIL_EVENTS), attribute("NoticesQueue", "Arn"));
    let allows = |service: &str, action: &str, resource: &Json, condition: Json| {
        json!({
            "Version": "2012-10-17",
            "Statement": [{
                "Effect": "Allow", "Principal": { "Service": service }, "Action": action, "Resource": resource, "Condition": condition
            }],
        })
    };
    let published = allows(
        "ses.amazonaws.com",
        "sns:Publish",
        &topic,
        json!({ "StringEquals": { "aws:SourceAccount": reference("AWS::AccountId") } }),
    );
    let arrives =
        allows("sns.amazonaws.com", "sqs:SendMessage", &queue, json!({ "ArnEquals": { "aws:SourceArn": topic.clone() } }));
    let destination = json!({
        "Enabled": true,
        "MatchingEventTypes": ["send", "delivery", "bounce", "complaint", "reject"],
        "SnsDestination": { "TopicARN": topic.clone() },
    });
    for (kind, id, says) in [
        ("AWS::SNS::Topic", MAIL_EVENTS, json!({})),
        (
            "AWS::SNS::Subscription",
            "MailEventsToNotices",
            json!({ "TopicArn": topic.clone(), "Protocol": "sqs", "Endpoint": queue.clone(), "RawMessageDelivery": true }),
        ),
        ("AWS::SNS::TopicPolicy", "MailEventsMayBePublished", json!({ "Topics": [topic.clone()], "PolicyDocument": published })),
        (
            "AWS::SQS::QueuePolicy",
            "MailEventsMayArrive",
            json!({ "Queues": [reference("NoticesQueue")], "PolicyDocument": arrives }),
        ),
        (
            "AWS::SES::ConfigurationSetEventDestination",
            "MailEventDestination",
            json!({ "ConfigurationSetName": reference("MailConfiguration"), "EventDestination": destination }),
        ),
    ] {
        match document.of(kind, id) {
            Some(resource) if says == json!({}) => findings.says(resource, &says),
            Some(resource) => findings.has(resource, says, &[]),
            None => findings.expect(id, false, kind),
        }
    }
}
