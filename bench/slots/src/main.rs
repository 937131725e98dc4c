//! Finding times, as a city would have it at its fullest: two parties, forty mediators in every pair of them, five rooms, sixty days.
//! Prints how many microseconds that takes on one core, the quickest of five runs, and how it grows with days, mediators and rooms.
//!
//!     cargo run --release -p slots

use std::time::{Duration, Instant};

use domain::Policy;
use domain::availability::{Availability, WeeklyHours};
use domain::calendar::{Busy, Resource};
use domain::ids::PersonId;
use domain::policy::Room;
use domain::slots::{Attendee, Search};
use domain::vocabulary::Kind;
use jiff::civil::{Time, Weekday};
use jiff::{Timestamp, ToSpan as _};
use uuid::Uuid;

type Trouble = Box<dyn std::error::Error>;

/// How big the question is.
#[derive(Clone, Copy)]
struct Size {
    days: i32,
    mediators: u128,
    rooms: usize,
}

const FULLEST: Size = Size { days: 60, mediators: 40, rooms: 5 };

#[allow(clippy::print_stdout, reason = "the command line is where this is for")]
fn main() -> Result<(), Trouble> {
    println!("{:>5} {:>10} {:>6} {:>7} {:>8}", "days", "mediators", "rooms", "pairs", "µs");
    let days = [15, 30, 60, 120].map(|days| Size { days, ..FULLEST });
    let mediators = [10, 20, 40, 80].map(|mediators| Size { mediators, ..FULLEST });
    let rooms = [1, 5, 10, 20].map(|rooms| Size { rooms, ..FULLEST });
    for size in days.into_iter().chain(mediators).chain(rooms) {
        let pairs = size.mediators * (size.mediators - 1) / 2;
        let took = quickest(size)?.as_micros();
        println!("{:>5} {:>10} {:>6} {pairs:>7} {took:>8}", size.days, size.mediators, size.rooms);
    }
    Ok(())
}

fn person(number: u128) -> Resource {
    Resource::Person(PersonId::new(Uuid::from_u128(number)))
}

/// Everybody works from nine to six, and has something in the afternoon of every third day; so does every room.
struct City {
    policy: Policy,
    now: Timestamp,
    parties: Vec<Attendee>,
    mediators: Vec<Attendee>,
    teams: Vec<Vec<usize>>,
    busy: Busy,
}

impl City {
    fn new(size: Size) -> Result<Self, Trouble> {
        let mut policy = Policy::parse(domain::policy::PASADENA).map_err(|_| "the policy that ships is valid")?;
        policy.sessions.horizon_days = size.days;
        let room = policy.sessions.rooms.first().cloned().ok_or("a room")?;
        policy.sessions.rooms = (1..=size.rooms).map(|n| Room { code: format!("room-{n}"), ..room.clone() }).collect();
        let now: Timestamp = "2026-11-23T18:00:00Z".parse()?;
        let hours = |day| WeeklyHours { day, from: Time::constant(9, 0, 0, 0), until: Time::constant(18, 0, 0, 0) };
        let weekly: Vec<WeeklyHours> = Weekday::Monday.cycle_forward().take(5).map(hours).collect();
        let mediator = |number| Attendee {
            availability: Some(Availability::every_week(weekly.clone())),
            ..Attendee::anytime(person(100 + number))
        };
        let mediators: Vec<Attendee> = (0..size.mediators).map(mediator).collect();
        let mut busy = Busy::new();
        let rooms = policy.sessions.rooms.iter().map(|room| Resource::Room(room.code.clone()));
        for (number, resource) in mediators.iter().map(|one| one.resource.clone()).chain(rooms).enumerate() {
            for day in (0..i64::from(size.days)).filter(|day| (day + number as i64) % 3 == 0) {
                let from = now + (day * 24 + 4).hours();
                busy.take(&resource, from, from + 3.hours());
            }
        }
        let pairs = (0..mediators.len()).flat_map(|one| (one + 1..mediators.len()).map(move |other| vec![one, other]));
        let parties = [1, 2].map(|number| Attendee::anytime(person(number))).to_vec();
        Ok(Self { teams: pairs.collect(), policy, now, parties, mediators, busy })
    }

    /// Every pair's first time, and every time of the pair that has one first; none of the pairs is done before the last day.
    fn search(&self) -> usize {
        let last_day = self.policy.date(self.now).saturating_add(self.policy.sessions.horizon_days.days());
        let search = Search { policy: &self.policy, kind: Kind::Community, last_day: Some(last_day), now: self.now };
        let mut parties = self.parties.clone();
        // Somebody who can on the last days alone keeps the search going through all of them.
        if let Some(first) = parties.first_mut() {
            let never = Availability { weekly: Vec::new(), ..Availability::default() };
            first.availability = Some(never);
        }
        let none = search.earliest(&parties, &self.mediators, &self.teams, &self.busy);
        let first = search.earliest(&self.parties, &self.mediators, &self.teams, &self.busy);
        let team = self.teams.first().into_iter().flatten().filter_map(|one| self.mediators.get(*one));
        let everybody: Vec<Attendee> = self.parties.iter().chain(team).cloned().collect();
        none.len() + first.iter().flatten().count() + search.every(&everybody, &self.busy).len()
    }
}

fn quickest(size: Size) -> Result<Duration, Trouble> {
    let city = City::new(size)?;
    let once = || {
        let begun = Instant::now();
        let found = city.search();
        (begun.elapsed(), found)
    };
    let runs: Vec<(Duration, usize)> = (0..5).map(|_| once()).collect();
    if runs.iter().any(|(_, found)| *found <= city.teams.len()) {
        return Err("no time was found".into());
    }
    Ok(runs.into_iter().map(|(took, _)| took).min().unwrap_or_default())
}
