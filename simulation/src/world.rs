//! Everything that a history shares: time, chance, tables, queues, mail, and what was seen of them.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::{SignedDuration, Timestamp};
use kit::{Clock, Randomness};
use store::{Item, Table, Write};
use testkit::Memory;

use crate::fault::{Fault, Tally, Weather};
use crate::variant::Variant;

/// When every history begins: a Monday morning in Pasadena, late enough in the year for a daylight-saving change to lie behind it.
pub const BEGINNING: &str = "2026-11-23T17:00:00Z";

/// A transaction that was applied.
#[derive(Debug, Clone)]
pub struct Committed {
    /// By which function.
    pub function: String,
    /// When.
    pub at: Timestamp,
    /// Whether it happened while somebody only read.
    pub reading: bool,
    /// What was written.
    pub writes: Vec<Write>,
}

/// A mail that the mail service accepted.
#[derive(Debug, Clone)]
pub struct Sent {
    /// The message that asked for it.
    pub id: String,
    /// Whose address.
    pub to: String,
    /// The whole mail.
    pub mime: Vec<u8>,
    /// When.
    pub at: Timestamp,
    /// How many transactions had been applied by then.
    pub after: usize,
}

/// A message in a queue.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Its number in the order of arrival.
    pub number: u64,
    /// The queue's name.
    pub queue: String,
    /// Its body.
    pub body: String,
    /// When it can be received.
    pub visible_at: Timestamp,
    /// How often it was received.
    pub received: u32,
    /// How often it was taken out of its dead-letter queue since the bad weather ended.
    pub redriven: u32,
}

/// What a running invocation is, for the story and for what may be done in it.
#[derive(Debug, Clone, Default)]
pub struct Running {
    /// The function, as the template names its binary.
    pub function: String,
    /// What it does, in words.
    pub doing: String,
    /// Whether it is a request that may change nothing.
    pub reading: bool,
    /// How many calls it has made.
    pub calls: usize,
    /// How far its clock is off.
    pub skew: SignedDuration,
}

/// Which fault is to strike at which call, when they don't come by chance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Aimed {
    /// The call's number within the invocation, from 0.
    pub call: usize,
    /// What strikes.
    pub fault: Fault,
}

/// What an access touched: a function, an action of storage, a table, and whether its index.
pub type Use = (String, &'static str, Table, bool);

/// What changes.
#[derive(Default)]
pub struct State {
    pub now: Timestamp,
    pub chance: fastrand::Rng,
    pub weather: Option<Weather>,
    pub aimed: Option<Aimed>,
    pub variant: Option<Variant>,
    pub busy_calls: u32,
    pub running: Running,
    pub died: Option<String>,
    pub tally: Tally,
    pub used: BTreeSet<Use>,
    pub log: Vec<Committed>,
    pub sent: Vec<Sent>,
    /// Addresses to which a mail got lost, and which one it was.
    pub lost: BTreeMap<String, String>,
    pub stream: VecDeque<Item>,
    pub queues: Vec<Waiting>,
    pub dead: Vec<Waiting>,
    pub arrivals: u64,
    pub story: Option<Vec<String>>,
    pub answers: BTreeMap<u64, crate::client::Answer>,
    pub calls: VecDeque<crate::client::Call>,
    pub numbers: u64,
    pub on_their_way: usize,
    pub gathered: usize,
    pub temper: Temper,
    /// Who opened a session, about what.
    pub opened: Vec<(String, String, String)>,
    pub waits: Vec<crate::client::Wait>,
}

impl State {
    /// Tells something, if anybody listens.
    pub fn tell(&mut self, what: impl FnOnce() -> String) {
        let now = self.now;
        if let Some(story) = &mut self.story {
            story.push(format!("{}  {}", now.strftime("%Y-%m-%d %H:%M:%S"), what()));
        }
    }

    /// Whether a fault strikes by chance; `times` as often as the weather says.
    pub fn strikes(&mut self, fault: Fault, times: u32) -> bool {
        let strikes = self.weather.is_some_and(|weather| weather.strikes(times, &mut self.chance));
        if strikes {
            *self.tally.entry(fault).or_default() += 1;
        }
        strikes
    }

    /// Puts a message into a queue.
    pub fn enqueue(&mut self, queue: &str, body: &str) {
        self.arrivals += 1;
        let delayed = self.strikes(Fault::Delayed, 1);
        let minutes = if delayed { self.chance.i64(1..15) } else { 0 };
        let message = Waiting {
            number: self.arrivals,
            queue: queue.to_owned(),
            body: body.to_owned(),
            visible_at: self.now + SignedDuration::from_mins(minutes),
            received: 0,
            redriven: 0,
        };
        self.queues.push(message);
    }
}

/// How people are in a history.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Temper {
    /// Some have second thoughts, some say nothing.
    #[default]
    Usual,
    /// Everyone goes the whole way, and takes the times that are free.
    Steadfast,
    /// Everyone goes the whole way, and cases ask for the same times.
    Rushed,
    /// Somebody withdraws as soon as they can.
    Fickle,
    /// Everyone does what they came for, and presses a button once.
    Careful,
}

/// The shared world.
pub struct World {
    /// The tables.
    pub memory: Memory,
    state: Mutex<State>,
}

impl World {
    /// An empty world of that seed.
    pub fn new(seed: u64, variant: Option<Variant>) -> Self {
        let mut chance = fastrand::Rng::with_seed(seed);
        let weather = Some(Weather::draw(&mut chance));
        let now = BEGINNING.parse().unwrap_or_default();
        Self { memory: Memory::new(), state: Mutex::new(State { now, chance, weather, variant, ..State::default() }) }
    }

    /// What changes; never held across a call.
    pub fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Clock for World {
    fn now(&self) -> Timestamp {
        let state = self.state();
        state.now + state.running.skew
    }
}

impl Randomness for World {
    fn fill(&self, buffer: &mut [u8]) {
        self.state().chance.fill(buffer);
    }
}
