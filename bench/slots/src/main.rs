//! Finding times for two parties, each of twenty pairs out of forty mediators, and five rooms, over sixty days: prints the microseconds
//! that the quickest of five runs took.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use domain::Policy;
use domain::calendar::{Busy, Resource};
use domain::ids::PersonId;
use domain::matching::WeeklyHours;
use domain::slots::{self, Attendee};
use jiff::ToSpan as _;
use jiff::civil::{Time, Weekday};
use uuid::Uuid;

#[allow(clippy::print_stdout, reason = "the command line is where this is for")]
fn main() -> Result<(), Trouble> {
    println!("{}", quickest()?.as_micros());
    Ok(())
}

type Trouble = Box<dyn std::error::Error>;

fn quickest() -> Result<Duration, Trouble> {
    let mut policy = Policy::parse(domain::policy::PASADENA).map_err(|_| "the policy that ships is valid")?;
    policy.sessions.horizon_days = 60;
    let template = policy.sessions.rooms.first().cloned().ok_or("a room")?;
    policy.sessions.rooms = (1..=5).map(|n| domain::policy::Room { code: format!("room-{n}"), ..template.clone() }).collect();
    let now = "2026-11-23T18:00:00Z".parse()?;
    let last_day = policy.date(now).saturating_add(60.days());
    let weekly: Vec<WeeklyHours> = [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday]
        .map(|day| WeeklyHours { day, from: Time::constant(9, 0, 0, 0), until: Time::constant(18, 0, 0, 0) })
        .to_vec();
    let person = |n: u128| Resource::Person(PersonId::new(Uuid::from_u128(n)));
    let attendees = |pair: u128| -> Vec<Attendee> {
        let parties = [1, 2].map(|n| Attendee { resource: person(n), weekly: None });
        let mediators = [2 * pair, 2 * pair + 1].map(|n| Attendee { resource: person(100 + n), weekly: Some(weekly.clone()) });
        parties.into_iter().chain(mediators).collect()
    };
    // Every mediator and every room has something on every third day.
    let mut busy: Busy = BTreeSet::new();
    let resources =
        (0..40).map(|n| person(100 + n)).chain(policy.sessions.rooms.iter().map(|room| Resource::Room(room.code.clone())));
    for (n, resource) in resources.enumerate() {
        for day in (0..60_i64).filter(|day| (day + n as i64) % 3 == 0) {
            let date = policy.date(now).saturating_add(day.days());
            busy.extend((64..76).map(|quarter| (resource.clone(), date, quarter)));
        }
    }
    let teams: Vec<Vec<Attendee>> = (0..20).map(attendees).collect();
    let once = || {
        let begun = Instant::now();
        let found: usize =
            teams.iter().map(|team| slots::find(team, &busy, Some(last_day), 1000, &policy, now).slots.len()).sum();
        (begun.elapsed(), found)
    };
    let runs: Vec<(Duration, usize)> = (0..5).map(|_| once()).collect();
    if runs.iter().any(|(_, found)| *found == 0) {
        return Err("no time was found".into());
    }
    Ok(runs.into_iter().map(|(took, _)| took).min().unwrap_or_default())
}
