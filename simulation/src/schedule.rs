//! The scheduler: chooses by chance who goes on, what is delivered, what is tried again, and lets time pass when nothing else can
//! happen.

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Waker};

use axum::body::Body;
use axum::extract::Request;
use jiff::{SignedDuration, Timestamp};
use kit::Function;
use local::functions::build;
use local::gateway::Gateway;
use local::template::{self, FunctionSpec};
use serde_json::value::to_raw_value;
use serde_json::{Value, json};
use store::{Query, Table};

use crate::boundary::Boundary;
use crate::client::{Answer, Call, Wait};
use crate::every_step::Explorer;
use crate::fault::Fault;
use crate::variant::Variant;
use crate::world::{Running, Waiting, World};

/// More turns than any honest history takes.
const MOST_TURNS: usize = 200_000;

/// How often a message is taken out of its dead-letter queue before it counts as stuck.
const MOST_REDRIVES: u32 = 12;

/// How many batches of one queue are handled at a time.
const AT_ONCE: usize = 2;

/// An invocation's end: what came back, or nothing when it failed as a whole.
pub type Outcome = Option<Value>;

/// What is invoked, so that it can be invoked again.
#[derive(Clone)]
pub enum Recipe {
    /// A function, by its logical id, with an event.
    Event(String, Value),
    /// The gateway, with a request.
    Request(Call),
}

/// What an invocation is for.
enum Purpose {
    Request(Call),
    Batch(Vec<Waiting>),
    Records(usize),
    Tick,
}

/// An invocation under way.
struct Invocation {
    purpose: Purpose,
    running: Running,
    future: Pin<Box<dyn Future<Output = Outcome>>>,
}

/// Somebody who does things.
pub struct Actor {
    future: Pin<Box<dyn Future<Output = ()>>>,
    waits: Vec<Wait>,
}

impl Actor {
    /// Somebody with that to do.
    pub fn new(future: impl Future<Output = ()> + 'static) -> Self {
        Self { future: Box::pin(future), waits: Vec::new() }
    }
}

/// The system, as the template says, in a world.
pub struct Schedule {
    /// The world.
    pub world: Arc<World>,
    spec: &'static template::Stack,
    functions: BTreeMap<String, Arc<Function>>,
    gateway: Arc<Gateway>,
    invocations: Vec<Invocation>,
    actors: Vec<Actor>,
    next_tick: Timestamp,
    /// Tries every fault at every step of what is about to begin, if somebody wants to know.
    pub explorer: Option<Explorer>,
}

fn spec() -> &'static template::Stack {
    static SPEC: std::sync::OnceLock<template::Stack> = std::sync::OnceLock::new();
    SPEC.get_or_init(|| {
        let parameters = local::stack::parameters("http://localhost:3000", surveys::keypair([7; 32]));
        template::read(local::stack::TEMPLATE, &parameters).unwrap_or_default()
    })
}

fn boundary(world: &Arc<World>) -> Boundary {
    Boundary { world: Arc::clone(world), function: String::new(), tables: Vec::new(), queues: BTreeMap::new() }
}

impl Schedule {
    /// The whole system, started in a world.
    ///
    /// # Errors
    /// When a function of the template can't be built.
    pub fn start(world: Arc<World>) -> Result<Self, local::functions::FunctionError> {
        let spec = spec();
        let mut functions = BTreeMap::new();
        for function in &spec.functions {
            functions.insert(function.logical_id.clone(), build(function, &boundary(&world))?);
        }
        let gateway = gateway(spec, &functions);
        let next_tick = world.state().now;
        Ok(Self { world, spec, functions, gateway, invocations: Vec::new(), actors: Vec::new(), next_tick, explorer: None })
    }

    /// Lets somebody come.
    pub fn join(&mut self, actor: Actor) {
        self.actors.push(actor);
    }

    /// Runs until everyone has done what they came for, and nothing is due any more.
    pub fn run(&mut self) -> Result<(), String> {
        for _ in 0..MOST_TURNS {
            if self.actors.is_empty() {
                self.world.state().weather = None; // the storm is over; what is under way comes to its end
            }
            if !self.turn() && !self.pass_time() {
                return Ok(());
            }
        }
        Err(format!("it never comes to rest: {}", self.unfinished()))
    }

    fn unfinished(&self) -> String {
        let state = self.world.state();
        let (calls, queued, stream) = (state.calls.len(), state.queues.len(), state.stream.len());
        let under_way: Vec<_> = self.invocations.iter().map(|one| one.running.doing.clone()).collect();
        format!("{} people, {calls} requests, {queued} messages, {stream} records, {under_way:?}", self.actors.len())
    }

    /// Lets one thing happen. Whether there was one.
    fn turn(&mut self) -> bool {
        let mut choices: Vec<Box<dyn FnOnce(&mut Self)>> = Vec::new();
        for number in 0..self.invocations.len() {
            choices.push(Box::new(move |schedule: &mut Self| schedule.go_on(number)));
            choices.push(Box::new(move |schedule: &mut Self| schedule.go_on(number)));
        }
        {
            let state = self.world.state();
            let ready = |wait: &Wait| match wait {
                Wait::Answer(number) => state.answers.contains_key(number),
                Wait::Until(moment) => state.now >= *moment,
                Wait::Gathered => state.gathered >= state.on_their_way,
            };
            for (number, actor) in self.actors.iter().enumerate() {
                if actor.waits.is_empty() || actor.waits.iter().any(ready) {
                    choices.push(Box::new(move |schedule: &mut Self| schedule.act(number)));
                }
            }
            if !state.calls.is_empty() {
                choices.push(Box::new(Self::begin_request));
            }
            if !state.stream.is_empty() && !self.invocations.iter().any(|one| matches!(one.purpose, Purpose::Records(_))) {
                choices.push(Box::new(Self::begin_records));
            }
            for function in &self.spec.functions {
                let Some(queue) = queue_of(self.spec, function) else { continue };
                let busy = self.invocations.iter().filter(|one| one.running.doing.starts_with(&format!("{queue}:"))).count();
                let waiting = state.queues.iter().any(|message| message.queue == queue && message.visible_at <= state.now);
                if waiting && busy < AT_ONCE {
                    choices.push(Box::new(move |schedule: &mut Self| schedule.begin_batch(function, &queue)));
                }
            }
        }
        if choices.is_empty() {
            return false;
        }
        let chosen = {
            let mut state = self.world.state();
            let passed = state.chance.i64(1..40);
            state.now += SignedDuration::from_millis(passed);
            state.chance.usize(0..choices.len())
        };
        choices.swap_remove(chosen)(self);
        true
    }

    /// Lets time pass until something can happen again, and the minutes tick. Whether there is anything to wait for.
    fn pass_time(&mut self) -> bool {
        let next_due = self.next_due();
        let mut state = self.world.state();
        let mut moments: Vec<Timestamp> = state.queues.iter().map(|message| message.visible_at).collect();
        moments.extend(next_due);
        for actor in &self.actors {
            moments.extend(actor.waits.iter().filter_map(|wait| match wait {
                Wait::Until(moment) => Some(*moment),
                Wait::Answer(_) | Wait::Gathered => None,
            }));
        }
        let Some(next) = moments.into_iter().min() else { return false };
        state.now = state.now.max(next);
        if state.strikes(Fault::Outage, 1) {
            let hours = state.chance.i64(1..9);
            state.now += SignedDuration::from_hours(hours);
            state.tell(|| format!("nothing runs for {hours} hours"));
        }
        let due = next_due.is_some_and(|due| due <= state.now);
        let ticks = if state.now < self.next_tick || !(due || state.chance.u32(0..12) == 0) {
            0 // most minutes there is nothing to do, and the tick says so: not worth the time of every history
        } else if state.strikes(Fault::TickMissed, 2) {
            state.now += SignedDuration::from_secs(60);
            0
        } else if state.strikes(Fault::TickDoubled, 2) {
            2
        } else {
            1
        };
        self.next_tick = self.next_tick.max(state.now) + SignedDuration::from_secs(if ticks > 0 { 60 } else { 0 });
        drop(state);
        for _ in 0..ticks {
            self.tick();
        }
        true
    }

    /// When the next row is due of the due list, and when the next undelivered message is to be swept: soon.
    fn next_due(&self) -> Option<Timestamp> {
        let first = |table: Table| {
            let query = Query::index_up_to(table, "0".into(), "9999".into(), 1);
            let items = ready(store::Store::query(&self.world.memory, query)).and_then(Result::ok).unwrap_or_default();
            let index = table.index()?;
            items.first().and_then(|item| crate::history::text(item, index.sort).parse::<Timestamp>().ok())
        };
        let undelivered = first(Table::Outbox).map(|_| self.next_tick);
        let due = first(Table::Reminders).map(|due| due.max(self.next_tick));
        undelivered.into_iter().chain(due).min()
    }

    /// Lets the minute tick now, for every function that ticks.
    pub fn tick(&mut self) {
        for function in self.spec.functions.iter().filter(|function| function.tick) {
            self.begin(function, Purpose::Tick, json!({ "tick": "minute" }), "tick".to_owned());
        }
    }

    fn begin(&mut self, spec: &FunctionSpec, purpose: Purpose, event: Value, doing: String) {
        self.enter(purpose, spec.name.clone(), doing, Recipe::Event(spec.logical_id.clone(), event));
    }

    fn enter(&mut self, purpose: Purpose, function: String, doing: String, recipe: Recipe) {
        let reading = matches!(&recipe, Recipe::Request(call) if call.method == "GET");
        let mut state = self.world.state();
        let skew = if state.strikes(Fault::ClockOff, 1) { state.chance.i64(-180..180) } else { 0 };
        let running = Running { function, doing, reading, calls: 0, skew: SignedDuration::from_secs(skew) };
        drop(state);
        if let Some(mut explorer) = self.explorer.take() {
            explorer.explore(self, &recipe, &running);
            self.explorer = Some(explorer);
        }
        let future = self.future(&recipe);
        self.invocations.push(Invocation { purpose, running, future });
    }

    /// An invocation, ready to be polled.
    pub fn future(&self, recipe: &Recipe) -> Pin<Box<dyn Future<Output = Outcome>>> {
        match recipe.clone() {
            Recipe::Event(function, event) => {
                let function = self.functions.get(&function).cloned();
                Box::pin(async move {
                    let event = to_raw_value(&event).ok()?;
                    let answer = function?.invoke(&event, kit::function::Invocation::default()).await.ok()?;
                    serde_json::from_str(answer.get()).ok()
                })
            }
            Recipe::Request(call) => Box::pin(requested(Arc::clone(&self.gateway), call)),
        }
    }

    fn begin_request(&mut self) {
        let Some(call) = self.world.state().calls.pop_front() else { return };
        let doing = format!("{} {}", call.method, call.path);
        self.enter(Purpose::Request(call.clone()), "gateway".to_owned(), doing, Recipe::Request(call));
    }

    fn begin_records(&mut self) {
        let Some(follower) = self.spec.functions.iter().find(|function| function.stream.is_some()) else { return };
        let most = follower.stream.as_ref().map_or(1, |stream| stream.batch_size);
        let mut state = self.world.state();
        let take = state.chance.usize(1..=most.min(4)).min(state.stream.len());
        let records: Vec<Value> = state.stream.iter().take(take).enumerate().map(|(n, item)| record(n, item)).collect();
        drop(state);
        self.begin(follower, Purpose::Records(take), json!({ "Records": records }), "stream".to_owned());
    }

    fn begin_batch(&mut self, function: &FunctionSpec, queue: &str) {
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

    /// One step of an invocation: up to its next call.
    fn go_on(&mut self, number: usize) {
        let Some(invocation) = self.invocations.get_mut(number) else { return };
        {
            let mut state = self.world.state();
            state.running.clone_from(&invocation.running);
            state.died = None;
        }
        let polled = invocation.future.as_mut().poll(&mut Context::from_waker(Waker::noop()));
        let died = {
            let mut state = self.world.state();
            invocation.running.clone_from(&state.running);
            state.running = Running::default();
            std::mem::take(&mut state.died)
        };
        match polled {
            std::task::Poll::Ready(outcome) => {
                let invocation = self.invocations.swap_remove(number);
                self.end(invocation, outcome);
            }
            std::task::Poll::Pending if died.is_some() => {
                let invocation = self.invocations.swap_remove(number);
                self.restart(&died.unwrap_or_default());
                self.end(invocation, None);
            }
            std::task::Poll::Pending => {}
        }
    }

    /// A process that died comes back empty; the others keep what they know.
    pub fn restart(&mut self, died: &str) {
        for function in self.spec.functions.iter().filter(|function| function.name == died) {
            if let Ok(fresh) = build(function, &boundary(&self.world)) {
                self.functions.insert(function.logical_id.clone(), fresh);
            }
        }
        self.gateway = gateway(self.spec, &self.functions);
    }

    fn end(&mut self, invocation: Invocation, outcome: Outcome) {
        match invocation.purpose {
            Purpose::Request(call) => self.answered(&call, outcome),
            Purpose::Batch(batch) => self.handled(batch, outcome.as_ref()),
            Purpose::Records(taken) => {
                let failed =
                    outcome.is_none_or(|answer| answer["batchItemFailures"].as_array().is_some_and(|one| !one.is_empty()));
                if !failed || self.world.state().chance.u32(0..20) == 0 {
                    self.world.state().stream.drain(..taken); // the sweep finds what the stream gave up
                }
            }
            Purpose::Tick => {}
        }
    }

    fn answered(&self, call: &Call, outcome: Outcome) {
        let mut state = self.world.state();
        let answer = outcome.map_or(Answer::NONE, |answer| Answer {
            status: answer["status"].as_u64().and_then(|status| u16::try_from(status).ok()).unwrap_or(0),
            body: answer["body"].as_str().unwrap_or_default().to_owned(),
        });
        let lost = call.method == "POST" && state.strikes(Fault::AnswerLost, 1);
        let answer = if lost { Answer::NONE } else { answer };
        state.tell(|| match answer.status {
            0 => format!("{} {}: no answer", call.method, call.path),
            status => format!("{} {}: {status}", call.method, call.path),
        });
        state.answers.insert(call.number, answer);
    }

    fn handled(&self, batch: Vec<Waiting>, outcome: Option<&Value>) {
        let failed = |message: &Waiting| {
            let id = message.number.to_string();
            outcome.is_none_or(|answer| {
                let items = answer["batchItemFailures"].as_array();
                items.is_some_and(|items| items.iter().any(|item| item["itemIdentifier"].as_str() == Some(&id)))
            })
        };
        let mut state = self.world.state();
        for mut message in batch {
            if failed(&message) && state.variant != Some(Variant::FailuresForgotten) {
                message.received += 1;
                let queue = self.spec.queues.iter().find(|queue| queue.url == message.queue);
                let most = queue.and_then(|queue| queue.max_receive_count).unwrap_or(5);
                if message.received >= most && message.redriven >= MOST_REDRIVES {
                    state.dead.push(message);
                    continue;
                } else if message.received >= most {
                    // Somebody looks into the dead-letter queue and sends the message once more.
                    message.received = 0;
                    message.redriven += 1;
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

    fn act(&mut self, number: usize) {
        self.world.state().waits.clear();
        let Some(actor) = self.actors.get_mut(number) else { return };
        let done = actor.future.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_ready();
        actor.waits = std::mem::take(&mut self.world.state().waits);
        if done {
            drop(self.actors.swap_remove(number));
        }
    }
}

/// A request through the gateway.
async fn requested(gateway: Arc<Gateway>, call: Call) -> Outcome {
    let mut request = http::Request::builder().method(call.method).uri(call.path.as_str());
    if !call.key.is_empty() {
        request = request.header("idempotency-key", &call.key).header("content-type", "application/json");
    }
    if let Some(token) = &call.token {
        request = request.header("authorization", format!("Bearer {token}"));
    }
    let request: Request = request.body(Body::from(call.body)).ok()?;
    let response = gateway.handle(request).await;
    let status = response.status().as_u16();
    let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await.ok()?;
    Some(json!({ "status": status, "body": String::from_utf8_lossy(&bytes) }))
}

fn gateway(spec: &template::Stack, functions: &BTreeMap<String, Arc<Function>>) -> Arc<Gateway> {
    let authorizer = spec.authorizer.as_ref().and_then(|name| functions.get(name)).cloned();
    Arc::new(Gateway { routes: spec.routes.clone(), functions: functions.clone(), authorizer })
}

fn queue_of(spec: &template::Stack, function: &FunctionSpec) -> Option<String> {
    let source = function.queue.as_ref()?;
    spec.queues.iter().find(|queue| queue.logical_id == source.queue).map(|queue| queue.url.clone())
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

/// The value of a future that is ready at once, as those of the in-memory store are.
pub fn ready<T>(future: impl Future<Output = T>) -> Option<T> {
    let mut future = std::pin::pin!(future);
    match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        std::task::Poll::Ready(value) => Some(value),
        std::task::Poll::Pending => None,
    }
}
