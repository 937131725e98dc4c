//! Fault at every step: whatever is about to be handled is first tried with every fault at each of its calls, then delivered twice
//! again, and has to end where it ends without a fault.
//!
//! Nothing is listed by hand. The cases of a calm history are played, and every invocation of every function is explored at the
//! moment it begins, from the very state that it meets; then the world is put back and the history goes on.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use std::task::{Context, Waker};

use jiff::{SignedDuration, Timestamp};

use crate::client::Device;
use crate::fault::Fault;
use crate::schedule::{Actor, Schedule};
use crate::system::Recipe;
use crate::trial::{Before, difference, end, is_in_front_of_a_person, known};
use crate::variant::Variant;
use crate::world::{Aimed, Running, Temper, World};
use crate::{community, desk, people};

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
        let doing = without_ids(&running.doing);
        found.steps.extend((0..calls).map(|call| (running.function.clone(), doing.clone(), call)));
        found.differences.extend(differences);
    }
}

/// Invokes once, with a fault or without. How many calls were made, and whether the fault struck.
fn attempt(schedule: &mut Schedule, recipe: &Recipe, running: &Running, aimed: Option<Aimed>) -> (usize, bool) {
    let world = Arc::clone(&schedule.world);
    let (weather, struck_before) = {
        let mut state = world.state();
        let weather = state.weather.take(); // what happens by chance happens to the history, not to the trial
        (state.aimed, state.died, state.busy_calls) = (aimed, None, 0);
        state.running = Running { calls: 0, ..running.clone() };
        (weather, aimed.and_then(|aimed| state.tally.get(&aimed.fault).copied()).unwrap_or(0))
    };
    let mut future = schedule.system.invocation(recipe);
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
        (state.aimed, state.weather) = (None, weather);
        (calls, struck)
    };
    if let Some(died) = died {
        schedule.system.restart(&died);
    }
    (calls, struck)
}

/// Twice more, as an impatient person or an honest queue would, each some minutes later. A person whose minutes would lead into another
/// hour asks at once, because what is asked in another hour or on another day honestly ends otherwise.
fn again(schedule: &mut Schedule, recipe: &Recipe, running: &Running) {
    let now = schedule.world.state().now;
    let (soon, later) = (SignedDuration::from_secs(1), SignedDuration::from_mins(10));
    // Quotas count by the hour, and every hour of the city's begins with one of UTC's.
    let hour = |at: Timestamp| at.as_second().div_euclid(3600);
    let at_once = matches!(recipe, Recipe::Request(_)) && hour(now) != hour(now + later + later);
    let wait = if at_once { soon } else { later };
    for _ in 0..2 {
        schedule.world.state().now += wait;
        attempt(schedule, recipe, running, None);
    }
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

/// What a history is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// Nothing goes wrong by chance.
    Calm,
    /// Nothing goes wrong, and nobody has second thoughts: every case goes the whole way.
    Steadfast,
    /// Nothing goes wrong until somebody withdraws.
    Fickle,
    /// Nothing goes wrong, and staff have much to do besides.
    Busy,
    /// Whatever weather the seed brings.
    Rough,
}

/// Seeds, how many cases, and in which mood: enough that every handler is met.
const HISTORIES: [(u64, u32, Mood); 5] =
    [(1, 1, Mood::Calm), (2, 3, Mood::Fickle), (28, 3, Mood::Steadfast), (5, 0, Mood::Busy), (7, 3, Mood::Rough)];

/// Further ones, one after the other, for as long as something wasn't met: answers are mixed only where all three cases come that far.
const FURTHER: std::ops::Range<u64> = 32..38;

impl Explored {
    fn add(&mut self, one: Self) {
        self.invocations += one.invocations;
        self.calls += one.calls;
        self.points += one.points;
        self.steps.extend(one.steps);
        self.differences.extend(one.differences);
    }

    /// The messages and the commands that no step met.
    fn missing(&self) -> Vec<String> {
        let met = |what: &str| self.steps.iter().any(|(_, doing, _)| doing.contains(what));
        let mut missing: Vec<String> =
            contracts::Message::CODES.iter().filter(|code| !met(code)).map(|&code| code.to_owned()).collect();
        let document: serde_json::Value = serde_json::from_str(&local::stack::openapi()).unwrap_or_default();
        for (path, methods) in document["paths"].as_object().into_iter().flatten() {
            if methods.get("post").is_some() && !self.steps.iter().any(|(_, doing, _)| posts(doing, path)) {
                missing.push(format!("POST {path}"));
            }
        }
        missing
    }
}

/// A request's words without what differs from one to the next: `POST /v1/cases/{id}/screening`.
fn without_ids(doing: &str) -> String {
    let words = doing.split('?').next().unwrap_or_default().split('/');
    words.map(|word| if word.parse::<uuid::Uuid>().is_ok() { "{id}" } else { word }).collect::<Vec<_>>().join("/")
}

/// Whether a step is a POST to a path of the description; what the path leaves open, the step may fill in anyhow.
fn posts(doing: &str, path: &str) -> bool {
    let Some(asked) = doing.strip_prefix("POST ") else { return false };
    let fits = |(asked, described): (&str, &str)| asked == described || described.starts_with('{');
    asked.split('/').count() == path.split('/').count() && asked.split('/').zip(path.split('/')).all(fits)
}

/// Explores enough different cases that every message is handled, every command is given, and answers are mixed.
#[must_use]
pub fn whole() -> Whole {
    let mut whole = Explored::default();
    let explored = std::thread::scope(|scope| {
        let begun = HISTORIES.map(|(seed, cases, mood)| scope.spawn(move || explore(seed, cases, mood, None)));
        let ended_early = |_| Explored { differences: vec!["an exploration ended early".to_owned()], ..Explored::default() };
        begun.map(|one| one.join().unwrap_or_else(ended_early))
    });
    explored.into_iter().for_each(|one| whole.add(one));
    for seed in FURTHER {
        if whole.missing().is_empty() {
            break;
        }
        whole.add(explore(seed, 3, Mood::Steadfast, None));
    }
    Whole { missing: whole.missing(), explored: whole }
}

/// Explores every invocation of a history of so many cases.
#[must_use]
pub fn explore(seed: u64, cases: u32, mood: Mood, variant: Option<Variant>) -> Explored {
    kit::log::divert(|_| {});
    let world = Arc::new(World::new(seed, variant));
    if mood != Mood::Rough {
        world.state().weather = None;
    }
    world.state().temper = match mood {
        Mood::Steadfast => Temper::Steadfast,
        Mood::Fickle => Temper::Fickle,
        Mood::Calm | Mood::Busy | Mood::Rough => Temper::Usual,
    };
    let found = Arc::new(Mutex::new(Explored::default()));
    let device = Device { world: Arc::clone(&world), remembered: Arc::default() };
    if let Ok(mut schedule) = Schedule::start(world) {
        schedule.explorer = Some(Explorer { found: Arc::clone(&found) });
        schedule.join(Actor::new(people::roster(device.clone())));
        if mood == Mood::Busy {
            schedule.join(Actor::new(desk::desk(device.clone())));
            schedule.join(Actor::new(community::community(device.clone())));
        }
        for number in 0..cases {
            schedule.join(Actor::new(people::case(device.clone(), number)));
        }
        if let Err(unrest) = schedule.run() {
            found.lock().unwrap_or_else(std::sync::PoisonError::into_inner).differences.push(unrest);
        }
    }
    std::mem::take(&mut *found.lock().unwrap_or_else(std::sync::PoisonError::into_inner))
}

#[cfg(test)]
mod tests {
    use super::{posts, without_ids};

    #[test]
    fn a_command_is_met_by_a_request_for_it_and_by_no_other() {
        let correction = without_ids("POST /v1/mediators/01a20959-a6f6-7a28-ab3d-3880666c5dc4");
        assert!(posts(&correction, "/v1/mediators/{id}"));
        assert!(!posts("POST /v1/mediators", "/v1/mediators/{id}"));
        assert!(!posts(&correction, "/v1/mediators"));
        assert!(!posts("GET /v1/mediators", "/v1/mediators"));
        assert!(posts("POST /v1/policies/2026-2/activation", "/v1/policies/{version}/activation"));
        assert!(!posts("POST /v1/policies/2026-2/activation", "/v1/policies/{version}/revocation"));
    }
}
