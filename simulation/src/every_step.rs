//! Fault at every step: whatever is about to be handled is first tried with every fault at each of its calls, then delivered twice
//! again, and has to end where it ends without a fault.
//!
//! Nothing is listed by hand. The cases of a calm history are played, and every invocation of every function is explored at the
//! moment it begins, from the very state that it meets; then the world is put back and the history goes on.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};
use std::task::{Context, Waker};

use jiff::SignedDuration;
use store::{Item, Table};
use testkit::Memory;

use crate::client::Device;
use crate::fault::Fault;
use crate::history::{canonical, template, text};
use crate::people;
use crate::schedule::{Actor, Recipe, Schedule};
use crate::variant::Variant;
use crate::world::{Aimed, Running, Sent, Waiting, World};

/// The faults that are tried at every call that they can befall.
const FAULTS: [Fault; 4] = [Fault::FailedBefore, Fault::AnswerLost, Fault::KilledBefore, Fault::KilledAfter];

/// What was found.
#[derive(Debug, Default)]
pub struct Explored {
    /// How many invocations were explored.
    pub invocations: usize,
    /// How many calls they made.
    pub calls: usize,
    /// How many faults were tried: each at a call that it can befall.
    pub points: usize,
    /// The different steps: a function, what it did, and the number of the call.
    pub steps: BTreeSet<(String, String, usize)>,
    /// Where it ended differently, in words.
    pub differences: Vec<String>,
}

/// Explores what is about to begin.
pub struct Explorer {
    /// What was found so far.
    pub found: Arc<Mutex<Explored>>,
}

/// The world as it was.
struct Before {
    memory: Memory,
    now: jiff::Timestamp,
    chance: fastrand::Rng,
    sent: Vec<Sent>,
    queues: Vec<Waiting>,
    stream: std::collections::VecDeque<Item>,
    arrivals: u64,
    log: usize,
}

impl Before {
    fn of(world: &World) -> Self {
        let state = world.state();
        Self {
            memory: world.memory.copy(),
            now: state.now,
            chance: state.chance.clone(),
            sent: state.sent.clone(),
            queues: state.queues.clone(),
            stream: state.stream.clone(),
            arrivals: state.arrivals,
            log: state.log.len(),
        }
    }

    fn restore(&self, world: &World) {
        world.memory.become_copy_of(&self.memory);
        let mut state = world.state();
        (state.now, state.chance, state.arrivals) = (self.now, self.chance.clone(), self.arrivals);
        state.sent.clone_from(&self.sent);
        state.queues.clone_from(&self.queues);
        state.stream.clone_from(&self.stream);
        state.log.truncate(self.log);
        (state.aimed, state.died, state.running) = (None, None, Running::default());
    }
}

/// Where a trial ended.
#[derive(PartialEq, Eq)]
struct End {
    rows: BTreeMap<String, usize>,
    messages: BTreeSet<String>,
    mails: BTreeMap<String, usize>,
}

impl Explorer {
    /// Tries every fault at every call of what is about to begin.
    pub fn explore(&mut self, schedule: &mut Schedule, recipe: &Recipe, running: &Running) {
        let world = Arc::clone(&schedule.world);
        let before = Before::of(&world);
        let known = known(&before);
        let (calls, _) = attempt(schedule, recipe, running, None);
        again(schedule, recipe, running);
        let expected = end(&world, &before, &known);
        before.restore(&world);
        let mut points = 0;
        let mut differences = Vec::new();
        for call in 0..calls {
            for fault in FAULTS {
                let (_, struck) = attempt(schedule, recipe, running, Some(Aimed { call, fault }));
                if struck {
                    points += 1;
                    again(schedule, recipe, running);
                    let found = end(&world, &before, &known);
                    if found != expected && !is_in_front_of_a_person(&world, &before) {
                        let difference = difference(&expected, &found);
                        differences.push(format!(
                            "{} ({}): call {call} {}: {difference}",
                            running.function,
                            running.doing,
                            fault.words()
                        ));
                    }
                }
                before.restore(&world);
            }
        }
        let mut found = self.found.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        found.invocations += 1;
        found.calls += calls;
        found.points += points;
        let doing = running.doing.split(['/', '?']).filter(|part| part.len() < 30).collect::<Vec<_>>().join("/");
        found.steps.extend((0..calls).map(|call| (running.function.clone(), doing.clone(), call)));
        found.differences.extend(differences);
    }
}

/// Invokes once, with a fault or without. How many calls were made, and whether the fault struck.
fn attempt(schedule: &mut Schedule, recipe: &Recipe, running: &Running, aimed: Option<Aimed>) -> (usize, bool) {
    let world = Arc::clone(&schedule.world);
    let struck_before = {
        let mut state = world.state();
        (state.aimed, state.died) = (aimed, None);
        state.running = Running { calls: 0, ..running.clone() };
        aimed.and_then(|aimed| state.tally.get(&aimed.fault).copied()).unwrap_or(0)
    };
    let mut future = schedule.future(recipe);
    let died = loop {
        if future.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_ready() {
            break None;
        }
        let died = world.state().died.take();
        if died.is_some() {
            break died;
        }
    };
    drop(future);
    let (calls, struck) = {
        let mut state = world.state();
        let struck = aimed.is_some_and(|aimed| state.tally.get(&aimed.fault).copied().unwrap_or(0) > struck_before);
        let calls = std::mem::take(&mut state.running).calls;
        state.aimed = None;
        (calls, struck)
    };
    if let Some(died) = died {
        schedule.restart(&died);
    }
    (calls, struck)
}

/// Twice more, as an impatient person or an honest queue would, each some minutes later.
fn again(schedule: &mut Schedule, recipe: &Recipe, running: &Running) {
    for _ in 0..2 {
        schedule.world.state().now += SignedDuration::from_mins(10);
        attempt(schedule, recipe, running, None);
    }
}

/// Every id that existed before: these must stay as they are, and new ones may differ from trial to trial.
fn known(before: &Before) -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    for table in Table::ALL {
        for item in before.memory.all(*table) {
            known.extend(words(&canonical(&item)).map(str::to_owned));
        }
    }
    known
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|one: char| !(one.is_ascii_alphanumeric() || matches!(one, '-' | '_' | ':' | '.'))).filter(|word| !word.is_empty())
}

/// A text with what only this trial knows taken out: new ids, hashes, tokens and times.
fn masked(text: &str, known: &BTreeSet<String>) -> String {
    let mut masked = text.to_owned();
    let mut fresh: Vec<&str> = words(text)
        .filter(|word| {
            let time =
                (word.len() >= 9 && word.bytes().all(|byte| byte.is_ascii_digit())) || word.parse::<jiff::Timestamp>().is_ok();
            let id = word.len() >= 14 && word.bytes().any(|byte| byte.is_ascii_digit()) && !known.contains(*word);
            let reference = word.len() == 14 && word.bytes().enumerate().all(|(at, byte)| (byte == b'-') == (at == 4 || at == 9));
            time || id || (reference && !known.contains(*word))
        })
        .collect();
    fresh.sort_by_key(|word| std::cmp::Reverse(word.len()));
    for word in fresh {
        masked = masked.replace(word, "…");
    }
    masked
}

fn end(world: &World, before: &Before, known: &BTreeSet<String>) -> End {
    let mut rows = BTreeMap::new();
    for table in Table::ALL {
        for item in world.memory.all(*table) {
            // A read may leave its trace once or several times, and a survey's link begins a session each time it is followed.
            let often = text(&item, "sk").starts_with("READ#") || text(&item, "sk") == "SESSION";
            let times = rows.entry(masked(&format!("{table:?} {}", canonical(&item)), known)).or_insert(0);
            *times = if often { 1 } else { *times + 1 };
        }
    }
    let state = world.state();
    let messages = state.queues.iter().map(|message| masked(&format!("{} {}", message.queue, message.body), known)).collect();
    let mut mails = BTreeMap::new();
    for sent in state.sent.iter().skip(before.sent.len()) {
        *mails.entry(format!("{} {} {}", sent.id, sent.to, template(&sent.mime))).or_insert(0) += 1;
    }
    End { rows, messages, mails }
}

/// For mail there is a second honest end: nobody knows whether it left, it is never tried again, and a person hears of it.
fn is_in_front_of_a_person(world: &World, before: &Before) -> bool {
    let uncertain: Vec<String> = world
        .memory
        .all(Table::Notices)
        .iter()
        .filter(|item| text(item, "standing") == "uncertain")
        .map(|item| text(item, "pk").rsplit('#').next().unwrap_or_default().to_owned())
        .collect();
    let waiting: String = world.memory.all(Table::Outbox).iter().map(canonical).collect();
    let state = world.state();
    let once = |id: &String| state.sent.iter().skip(before.sent.len()).filter(|sent| sent.id == *id).count() <= 1;
    !uncertain.is_empty() && uncertain.iter().all(|id| once(id) && waiting.contains(id.as_str()))
}

fn difference(expected: &End, found: &End) -> String {
    let only = |one: &BTreeMap<String, usize>, other: &BTreeMap<String, usize>| -> Vec<String> {
        one.iter()
            .filter(|(text, times)| other.get(*text) != Some(*times))
            .map(|(text, times)| format!("{times} x {text}"))
            .collect()
    };
    let lines = [
        ("missing", only(&expected.rows, &found.rows)),
        ("too many", only(&found.rows, &expected.rows)),
        ("mails missing", only(&expected.mails, &found.mails)),
        ("mails too many", only(&found.mails, &expected.mails)),
        ("messages missing", expected.messages.difference(&found.messages).cloned().collect()),
        ("messages too many", found.messages.difference(&expected.messages).cloned().collect()),
    ];
    lines
        .iter()
        .filter(|(_, what)| !what.is_empty())
        .map(|(name, what)| format!("{name}: {}", what.join("; ")))
        .collect::<Vec<_>>()
        .join(" | ")
}

/// What several calm histories come to, and what no handler met in them.
#[derive(Debug, Default)]
pub struct Whole {
    /// Everything that was explored.
    pub explored: Explored,
    /// Messages that no handler met, and commands that nobody gave.
    pub missing: Vec<String>,
}

impl Whole {
    /// In a line.
    #[must_use]
    pub fn summary(&self) -> String {
        let Explored { invocations, calls, points, steps, differences } = &self.explored;
        format!(
            "{points} faults at {calls} calls of {invocations} invocations, {} different steps: {} ended elsewhere, {} handlers were never met",
            steps.len(),
            differences.len(),
            self.missing.len()
        )
    }
}

/// Explores enough different cases that every message is handled, every command is given, and answers are mixed.
#[must_use]
pub fn whole() -> Whole {
    let mut whole = Explored::default();
    for (seed, cases) in [(1, 1), (2, 1), (3, 1), (4, 1), (5, 5)] {
        let one = explore(seed, cases, None);
        whole.invocations += one.invocations;
        whole.calls += one.calls;
        whole.points += one.points;
        whole.steps.extend(one.steps);
        whole.differences.extend(one.differences);
    }
    let met = |what: &str| whole.steps.iter().any(|(_, doing, _)| doing.contains(what));
    let mut missing: Vec<String> =
        contracts::Message::CODES.iter().filter(|code| !met(code)).map(|&code| code.to_owned()).collect();
    let document: serde_json::Value = serde_json::from_str(&local::stack::openapi()).unwrap_or_default();
    for (path, methods) in document["paths"].as_object().into_iter().flatten() {
        if methods.get("post").is_some() && !met(path.rsplit('/').next().unwrap_or_default()) {
            missing.push(format!("POST {path}"));
        }
    }
    Whole { explored: whole, missing }
}

/// Explores every invocation of a calm history of so many cases.
#[must_use]
pub fn explore(seed: u64, cases: u32, variant: Option<Variant>) -> Explored {
    kit::log::divert(|_| {});
    let world = Arc::new(World::new(seed, variant));
    world.state().weather = None;
    let found = Arc::new(Mutex::new(Explored::default()));
    let device = Device { world: Arc::clone(&world), remembered: Arc::default() };
    if let Ok(mut schedule) = Schedule::start(world) {
        schedule.explorer = Some(Explorer { found: Arc::clone(&found) });
        schedule.join(Actor::new(people::roster(device.clone())));
        for number in 0..cases {
            schedule.join(Actor::new(people::case(device.clone(), number)));
        }
        if let Err(unrest) = schedule.run() {
            found.lock().unwrap_or_else(std::sync::PoisonError::into_inner).differences.push(unrest);
        }
    }
    std::mem::take(&mut *found.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
}
