//! What a case and an idle month cost, at Amazon's list prices, from what was counted.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::response::{IntoResponse as _, Response};
use jiff::SignedDuration;
use local::Stack;
use local::journey::{Client, Journey};

use crate::filled::{Trouble, still_in};

/// List prices in US West (Oregon) without free tiers, in dollars, as of November 2026 to the best of our knowledge: check them before
/// you rely on a sum. They stand nowhere else.
mod prices {
    pub const READ_UNIT: f64 = 0.125 / 1e6;
    pub const WRITE_UNIT: f64 = 0.625 / 1e6;
    pub const INVOCATION: f64 = 0.20 / 1e6;
    pub const GB_SECOND: f64 = 0.000_013_333_4; // arm64
    pub const API_REQUEST: f64 = 1.00 / 1e6;
    pub const QUEUE_REQUEST: f64 = 0.40 / 1e6;
    pub const SCHEDULED: f64 = 1.00 / 1e6;
    pub const MAIL: f64 = 0.10 / 1e3;
    pub const KEY_MONTH: f64 = 1.00;
    pub const ALARM_MONTH: f64 = 0.10;
    pub const LOG_GB: f64 = 0.50;
}

/// What Lambda bills for an invocation: memory of 128 MB, and a tenth of a second, which is far more than a warm one takes.
const GB_SECONDS: f64 = 0.125 * 0.1;
/// A message is sent, received and deleted.
const REQUESTS_A_MESSAGE: f64 = 3.0;
/// Lambda asks a queue with five pollers, each waiting up to twenty seconds.
const POLLS_A_MONTH: f64 = 5.0 * 3.0 * MINUTES;
const MINUTES: f64 = 30.0 * 24.0 * 60.0;

/// What was counted of a whole case.
#[derive(Debug, Clone, Default)]
pub struct Counted {
    /// Requests over HTTP, each with its authorizer.
    pub requests: u64,
    /// Messages in queues.
    pub messages: u64,
    /// Commits that the stream carried.
    pub commits: u64,
    /// Read units.
    pub read_units: f64,
    /// Write units.
    pub write_units: f64,
    /// Mails.
    pub mails: usize,
}

/// A sum with what it is made of.
pub type Itemized = Vec<(String, f64)>;

/// The sum.
#[must_use]
pub fn total(items: &Itemized) -> f64 {
    items.iter().map(|(_, dollars)| dollars).sum()
}

/// Plays a whole case and counts.
///
/// # Errors
/// When it doesn't come to its end.
pub async fn count() -> Result<Counted, Trouble> {
    let folder = tempfile::tempdir()?;
    let stack = still_in(folder.path().to_owned()).await?;
    let mut journey = Journey::begin(&stack).await?;
    let requests = counted(&mut journey, &stack).await?;
    let (mut idle_reads, mut idle_writes) = (0.0, 0.0);
    journey.to_offers().await?;
    journey.answer(1, "yes").await?;
    journey.answer(0, "yes").await?;
    journey.assign_and_prepare().await?;
    let session = journey.book().await?;
    let until = session + SignedDuration::from_hours(3);
    let mut ticks = 0;
    while kit::Clock::now(stack.clock.as_ref()) < until {
        // What the ticks cost by themselves belongs to the month, not to the case: only hours in which something was sent count.
        let (mails, before) = (journey.client.mails().await?.len(), spent(&stack));
        stack.advance(SignedDuration::from_hours(1)).await;
        ticks += 1;
        if journey.client.mails().await?.len() == mails {
            let after = spent(&stack);
            idle_reads += after.0 - before.0;
            idle_writes += after.1 - before.1;
        }
    }
    journey.record("agreement").await?;
    journey.answer_surveys().await?;
    journey.close().await?;
    let mails = journey.client.mails().await?.len();
    let (read_units, write_units) = spent(&stack);
    // Each tick is a sweep of one query; the rest took a delivered commit away.
    let commits = stack.meters["Relay"].spent().round_trips - ticks;
    let queues = rusqlite::Connection::open(folder.path().join("queues.db"))?;
    let messages: u64 = queues.query_row("SELECT seq FROM sqlite_sequence WHERE name = 'messages'", [], |row| row.get(0))?;
    Ok(Counted {
        requests: requests.load(Ordering::Relaxed),
        messages,
        commits,
        read_units: read_units - idle_reads,
        write_units: write_units - idle_writes,
        mails,
    })
}

fn spent(stack: &Stack) -> (f64, f64) {
    let spent = stack.meters.values().map(store::Meter::spent);
    spent.fold((0.0, 0.0), |(reads, writes), one| (reads + one.read_units, writes + one.write_units))
}

/// Puts a counter between the journey's client and the stack. What only this machine has (`/dev`) isn't counted.
async fn counted(journey: &mut Journey<'_>, stack: &Stack) -> Result<Arc<AtomicU64>, Trouble> {
    let requests = Arc::new(AtomicU64::new(0));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://localhost:{}", listener.local_addr()?.port());
    let behind = (stack.url.clone(), kit::http_client::public_web()?, Arc::clone(&requests));
    let router = Router::new().fallback(pass_on).with_state(behind);
    tokio::spawn(async move {
        let _ = axum::serve(listener, router).await;
    });
    journey.client = Client::new(&url);
    Ok(requests)
}

async fn pass_on(State((url, client, requests)): State<(String, reqwest::Client, Arc<AtomicU64>)>, request: Request) -> Response {
    if !request.uri().path().starts_with("/dev/") {
        requests.fetch_add(1, Ordering::Relaxed);
    }
    let (parts, body) = request.into_parts();
    let Ok(body) = axum::body::to_bytes(body, 1 << 20).await else { return axum::http::StatusCode::BAD_REQUEST.into_response() };
    let mut headers = parts.headers;
    headers.remove("host");
    let sent = client.request(parts.method, format!("{url}{}", parts.uri)).headers(headers).body(body).send().await;
    let Ok(answer) = sent else { return axum::http::StatusCode::BAD_GATEWAY.into_response() };
    let (status, headers) = (answer.status(), answer.headers().clone());
    let mut response = Response::new(Body::from(answer.bytes().await.unwrap_or_default()));
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    response.headers_mut().remove("transfer-encoding");
    response
}

/// The price of a case without its mails.
#[must_use]
pub fn of_case(counted: &Counted) -> Itemized {
    let (requests, messages) = (counted.requests as f64, counted.messages as f64);
    // Each request calls the authorizer and a function; each message a consumer; each commit the relay. Batches make it less.
    let invocations = 2.0 * requests + messages + counted.commits as f64;
    vec![
        ("storage, write units".into(), counted.write_units * prices::WRITE_UNIT),
        ("storage, read units".into(), counted.read_units * prices::READ_UNIT),
        ("requests at the gateway".into(), requests * prices::API_REQUEST),
        ("invocations".into(), invocations * prices::INVOCATION),
        ("their time".into(), invocations * GB_SECONDS * prices::GB_SECOND),
        ("queue requests".into(), messages * REQUESTS_A_MESSAGE * prices::QUEUE_REQUEST),
    ]
}

/// The price of a case's mails.
#[must_use]
pub fn of_mails(counted: &Counted) -> f64 {
    counted.mails as f64 * prices::MAIL
}

/// What a month costs in which nothing happens, whatever the number of cities. From the template's own text.
#[must_use]
pub fn of_idle_month(template: &str) -> Itemized {
    let resources = |kind: &str| template.lines().filter(|line| line.trim() == format!("Type: {kind}")).count() as f64;
    let count: BTreeMap<&str, f64> = ["AWS::KMS::Key", "AWS::CloudWatch::Alarm", "ScheduleV2", "AWS::Lambda::EventSourceMapping"]
        .map(|kind| (kind, resources(kind)))
        .into();
    let (ticks, queues) = (count["ScheduleV2"] * MINUTES, count["AWS::Lambda::EventSourceMapping"]);
    vec![
        (format!("{} keys", count["AWS::KMS::Key"]), count["AWS::KMS::Key"] * prices::KEY_MONTH),
        (format!("{} alarms", count["AWS::CloudWatch::Alarm"]), count["AWS::CloudWatch::Alarm"] * prices::ALARM_MONTH),
        (format!("polling {queues} queues"), queues * POLLS_A_MONTH * prices::QUEUE_REQUEST),
        (format!("{} schedules a minute", count["ScheduleV2"]), ticks * prices::SCHEDULED),
        ("their invocations".into(), ticks * (prices::INVOCATION + GB_SECONDS * prices::GB_SECOND)),
        ("their reads, half a unit each".into(), ticks * 0.5 * prices::READ_UNIT),
        // Lambda writes three lines, half a kilobyte together, about every invocation.
        ("their log lines".into(), ticks * 0.5e-6 * prices::LOG_GB),
    ]
}
