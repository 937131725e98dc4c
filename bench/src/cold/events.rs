//! What the binaries are asked: for each function the request that it gets most, and some pages.

use local::journey::Journey;
use serde_json::{Value, json};

use crate::filled::Trouble;

/// A request to a binary.
pub struct Event {
    /// What it is.
    pub label: &'static str,
    /// To which binary.
    pub binary: &'static str,
    /// The event; made for each request, so that none is a repetition of another.
    pub make: Box<dyn Fn(usize) -> Value + Send + Sync>,
    /// Whether an answer is what it must be.
    pub fine: fn(&Value) -> bool,
}

fn event(
    label: &'static str,
    binary: &'static str,
    fine: fn(&Value) -> bool,
    make: impl Fn(usize) -> Value + Send + Sync + 'static,
) -> Event {
    Event { label, binary, make: Box::new(make), fine }
}

/// Everything that is asked.
pub async fn every(journey: &Journey<'_>) -> Result<Vec<Event>, Trouble> {
    let case = journey.case.clone();
    let person = journey.participants().await?.first().and_then(Value::as_str).unwrap_or_default().to_owned();
    let session = journey.parties[0].clone();
    let staff = |role: &str| json!({ "tenant": "pasadena", "kind": "staff", "subject": "bench", "roles": [role] });
    let party =
        |purpose: &str| json!({ "tenant": "pasadena", "kind": "party", "person": person, "purpose": purpose, "about": case });
    let (program, standards) = (staff("program"), staff("professional_standards"));
    let (mediation, survey) = (party("mediation"), party("survey"));
    let filing = journey.filing().to_string();
    let (own, page) = (format!("/v1/mediations/{case}/mine"), format!("/mediations/{case}"));
    let (case_page, questions) = (format!("/cases/{case}"), format!("/v1/surveys/{case}"));
    let tick = |_| json!({ "tick": "minute" });
    Ok(vec![
        event("hello", "hello", ok, |_| get("/", &anonymous())),
        event("who calls, by a session", "identity", |answer| answer["isAuthorized"] == true, move |_| authorization(&session)),
        event("file a case", "intake", created, move |n| post("/v1/cases", &anonymous(), &fresh(n), &filing)),
        event("what somebody at the table sees", "scheduling", ok, move |_| get(&own, &mediation)),
        event("the desk's rows", "reports", ok, move |_| get("/v1/desk", &program)),
        event("a survey that isn't there", "surveys", |answer| answer["statusCode"] == 404, move |_| get(&questions, &survey)),
        event("send a mail", "notices", handled, {
            let (case, person) = (case.clone(), person.clone());
            move |n| queued(&notice(&case, &person, n))
        }),
        event("carry a commit's message", "relay", handled, {
            let case = case.clone();
            move |n| streamed(&case, n)
        }),
        event("a tick, nothing due", "reminders", Value::is_object, tick),
        event("a tick, nothing to mix", "surveys-mix", Value::is_object, tick),
        event("the start page", "intake", ok, |_| get("/", &anonymous())),
        event("the case's page", "intake", ok, move |_| get(&case_page, &standards)),
        event("the mediation's page", "scheduling", ok, move |_| get(&page, &staff_of("program"))),
        event("the desk's page", "reports", ok, |_| get("/desk", &staff_of("program"))),
    ])
}

fn ok(answer: &Value) -> bool {
    answer["statusCode"] == 200
}

fn created(answer: &Value) -> bool {
    answer["statusCode"] == 201
}

fn handled(answer: &Value) -> bool {
    answer["batchItemFailures"].as_array().is_none_or(Vec::is_empty)
}

fn anonymous() -> Value {
    json!({ "tenant": "pasadena", "kind": "anonymous" })
}

fn staff_of(role: &str) -> Value {
    json!({ "tenant": "pasadena", "kind": "staff", "subject": "bench", "roles": [role] })
}

fn request(method: &str, path: &str, headers: Value, caller: Option<&Value>) -> Value {
    let mut event = json!({
        "version": "2.0", "routeKey": "$default", "rawPath": path, "rawQueryString": "", "headers": headers,
        "requestContext": {
            "accountId": "123456789012", "apiId": "bench", "domainName": "concord.example.org", "domainPrefix": "concord",
            "http": { "method": method, "path": path, "protocol": "HTTP/1.1", "sourceIp": "203.0.113.7", "userAgent": "bench" },
            "requestId": "bench", "routeKey": "$default", "stage": "$default",
            "time": "01/Jan/2026:00:00:00 +0000", "timeEpoch": 0
        },
        "isBase64Encoded": false
    });
    if let Some(caller) = caller {
        event["requestContext"]["authorizer"] = json!({ "lambda": { "caller": caller.to_string() } });
    }
    event
}

fn get(path: &str, caller: &Value) -> Value {
    request("GET", path, json!({ "host": "concord.example.org", "accept-language": "es" }), Some(caller))
}

fn post(path: &str, caller: &Value, key: &str, body: &str) -> Value {
    let headers = json!({ "host": "concord.example.org", "content-type": "application/json", "idempotency-key": key });
    let mut event = request("POST", path, headers, Some(caller));
    event["body"] = body.into();
    event
}

fn authorization(session: &str) -> Value {
    let headers = json!({ "host": "concord.example.org", "authorization": format!("Bearer {session}") });
    let mut event = request("GET", "/v1/session", headers, None);
    event["type"] = "REQUEST".into();
    event["routeArn"] = "arn:aws:execute-api:us-west-2:123456789012:bench/$default/GET/v1/session".into();
    event["identitySource"] = json!(["$default"]);
    event
}

/// Ids that no request before had, in this run or in the one before on the same data.
fn fresh(n: usize) -> String {
    format!("{}.{n}", uuid::Uuid::now_v7())
}

fn notice(case: &str, person: &str, n: usize) -> String {
    json!({
        "id": fresh(n), "tenant": "pasadena", "occurred_at": "2026-11-22T18:00:00Z", "type": "notice-requested.v1",
        "template": "receipt", "to": { "person": person }, "about": case, "reference": "K7DM-3XQ9-ACEF"
    })
    .to_string()
}

fn queued(body: &str) -> Value {
    json!({ "Records": [{
        "messageId": "5b3f1a52-6f0e-4d0c-9c57-0c6a6f1c9d10", "receiptHandle": "receipt", "body": body,
        "attributes": { "ApproximateReceiveCount": "1" }, "messageAttributes": {}, "eventSource": "aws:sqs", "awsRegion": "us-west-2"
    }] })
}

fn streamed(case: &str, n: usize) -> Value {
    let commit = uuid::Uuid::now_v7();
    let body = json!({
        "id": format!("{commit}.{n}"), "tenant": "pasadena", "occurred_at": "2026-11-22T18:00:00Z",
        "type": "case-filed.v1", "case": case, "kind": "community", "category": "demeanor"
    });
    let text = |text: String| json!({ "S": text });
    json!({ "Records": [{
        "eventID": "1", "eventName": "INSERT", "eventVersion": "1.1", "eventSource": "aws:dynamodb", "awsRegion": "us-west-2",
        "dynamodb": {
            "ApproximateCreationDateTime": 1_795_370_400,
            "Keys": { "pk": text(format!("pasadena#COMMIT#{commit}")), "sk": text("OUTBOX".into()) },
            "NewImage": {
                "pk": text(format!("pasadena#COMMIT#{commit}")), "sk": text("OUTBOX".into()), "shard": text("0".into()),
                "since": text("2026-11-22T18:00:00Z".into()), "bodies": { "L": [text(body.to_string())] }
            },
            "SequenceNumber": "1", "SizeBytes": 512, "StreamViewType": "NEW_IMAGE"
        },
        "eventSourceARN": "arn:aws:dynamodb:us-west-2:123456789012:table/OutboxTable/stream/1"
    }] })
}
