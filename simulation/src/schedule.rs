//! The scheduler: chooses by chance who goes on, what is delivered, what is tried again, and lets time pass when nothing else can
//! happen.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Waker};

use jiff::{SignedDuration, Timestamp};
use local::template::FunctionSpec;
use serde_json::{Value, json};
use store::{Query, Table};

use crate::client::{Answer, Call, Wait};
use crate::every_step::Explorer;
use crate::fault::Fault;
use crate::system::{Outcome, Recipe, System};
use crate::world::{Running, Waiting, World};

/// More turns than any honest history takes.
const MOST_TURNS: usize = 200_000;

/// What is further off than this, histories go on to without the Mondays in between.
const NOT_FOR_LONG: SignedDuration = SignedDuration::from_hours(8 * 24);

/// How many batches of one queue are handled at a time.
const AT_ONCE: usize = 2;

/// What an invocation is for.
pub enum Purpose {
    /// A request that waits for its answer.
    Request(Call),
    /// Messages of a queue.
    Batch(Vec<Waiting>),
    /// So many of the stream's first records.
    Records(usize),
    /// A minute's tick.
    Tick,
}

/// An invocation under way.
pub struct Invocation {
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
    /// The system in it.
    pub system: System,
    pub(crate) invocations: Vec<Invocation>,
    actors: Vec<Actor>,
    next_tick: Timestamp,
    /// Tries every fault at every step of what is about to begin, if somebody wants to know.
    pub explorer: Option<Explorer>,
}

impl Schedule {
    /// The whole system, started in a world.
    ///
    /// # Errors
    /// When a function of the template can't be built.
    pub fn start(world: Arc<World>) -> Result<Self, local::functions::FunctionError> {
        let next_tick = world.state().now;
        let system = System::start(Arc::clone(&world))?;
        Ok(Self { world, system, invocations: Vec::new(), actors: Vec::new(), next_tick, explorer: None })
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
        let spec = self.system.spec;
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
            for function in &spec.functions {
                let Some(queue) = self.system.queue_of(function) else { continue };
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
        let mut next_due = self.next_due(false);
        let mut state = self.world.state();
        let mut moments: Vec<Timestamp> = state.queues.iter().map(|message| message.visible_at).collect();
        moments.extend(next_due);
        for actor in &self.actors {
            moments.extend(actor.waits.iter().filter_map(|wait| match wait {
                Wait::Until(moment) => Some(*moment),
                Wait::Answer(_) | Wait::Gathered => None,
            }));
        }
        let Some(mut next) = moments.into_iter().min() else { return false };
        // Every Monday has another one after it: that alone keeps no history going, and wakes nobody who waits for years.
        if next < state.now + NOT_FOR_LONG {
            drop(state);
            let with_mondays = self.next_due(true);
            next_due = with_mondays;
            next = with_mondays.map_or(next, |due| due.min(next));
            state = self.world.state();
        }
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

    /// When the next row is due of the due list, of Mondays or not, and when the next undelivered message is to be swept: soon.
    fn next_due(&self, mondays: bool) -> Option<Timestamp> {
        let first = |table: Table| {
            let query = Query::index_up_to(table, "0".into(), "9999".into(), 3);
            let items = ready(store::Store::query(&self.world.memory, query)).and_then(Result::ok).unwrap_or_default();
            let index = table.index()?;
            items
                .iter()
                .find(|item| mondays || !crate::history::is_weekly(item))
                .and_then(|item| crate::history::text(item, index.sort).parse::<Timestamp>().ok())
        };
        let undelivered = first(Table::Outbox).map(|_| self.next_tick);
        let due = first(Table::Reminders).map(|due| due.max(self.next_tick));
        undelivered.into_iter().chain(due).min()
    }

    /// Lets the minute tick now, for every function that ticks.
    pub fn tick(&mut self) {
        let spec = self.system.spec;
        for function in spec.functions.iter().filter(|function| function.tick) {
            self.begin(function, Purpose::Tick, json!({ "tick": "minute" }), "tick".to_owned());
        }
    }

    /// Begins an invocation of a function.
    pub fn begin(&mut self, spec: &FunctionSpec, purpose: Purpose, event: Value, doing: String) {
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
        let future = self.system.invocation(&recipe);
        self.invocations.push(Invocation { purpose, running, future });
    }

    fn begin_request(&mut self) {
        let Some(call) = self.world.state().calls.pop_front() else { return };
        let doing = format!("{} {}", call.method, call.path);
        self.enter(Purpose::Request(call.clone()), "gateway".to_owned(), doing, Recipe::Request(call));
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
                self.system.restart(&died.unwrap_or_default());
                self.end(invocation, None);
            }
            std::task::Poll::Pending => {}
        }
    }

    fn end(&mut self, invocation: Invocation, outcome: Outcome) {
        match invocation.purpose {
            Purpose::Request(call) => self.answered(&call, outcome),
            Purpose::Batch(batch) => self.handled(batch, &outcome),
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

/// The value of a future that is ready at once, as those of the in-memory store are.
pub fn ready<T>(future: impl Future<Output = T>) -> Option<T> {
    let mut future = std::pin::pin!(future);
    match future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        std::task::Poll::Ready(value) => Some(value),
        std::task::Poll::Pending => None,
    }
}
