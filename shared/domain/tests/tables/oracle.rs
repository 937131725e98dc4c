//! The finder against the dullest way to answer the same question: every half-hour, every person, every room, quarter-hour by
//! quarter-hour, on small worlds made by chance. The sets are the same, or the finder is wrong (SCH-2).

use domain::Policy;
use domain::availability::{Availability, DayHours, Stretch, WeeklyHours};
use domain::blackouts::Event;
use domain::calendar::{Busy, Resource, quarters};
use domain::policy::{PASADENA, Room};
use domain::slots::{Attendee, Search, Slot};
use domain::vocabulary::Kind;
use jiff::civil::{Date, Time, Weekday, date};
use jiff::tz::AmbiguousOffset;
use jiff::{Timestamp, ToSpan};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

use crate::support::*;

/// A small world, in plain numbers.
#[derive(Debug, Clone)]
struct World {
    /// Around a day on which the clocks change, or any other.
    today: Date,
    zone: &'static str,
    opens: i8,
    open_hours: i8,
    minutes: i32,
    gap: i32,
    rooms: usize,
    last_day: Option<i32>,
    blackout: Option<(i32, i32)>,
    kind: Kind,
    people: Vec<Somebody>,
    /// Who (rooms behind the people), on which day, from which quarter-hour, how many.
    taken: Vec<(usize, i32, i32, i32)>,
}

#[derive(Debug, Clone)]
struct Somebody {
    /// Weekday, from, length in half-hours; none says so by picking.
    weekly: Option<Vec<(i8, i8, i8)>>,
    /// Day, from, length in half-hours; a length of none is away.
    exceptions: Vec<(i32, i8, i8)>,
    /// Whether they go to the last room alone.
    last_room_alone: bool,
}

fn somebody() -> impl Strategy<Value = Somebody> {
    let weekly = prop::option::weighted(0.8, prop::collection::vec((1..=7_i8, 12..34_i8, 2..14_i8), 3..16));
    let exceptions = prop::collection::vec((0..12_i32, 14..36_i8, 0..10_i8), 0..3);
    (weekly, exceptions, prop::bool::weighted(0.1)).prop_map(|(weekly, exceptions, last_room_alone)| Somebody {
        weekly,
        exceptions,
        last_room_alone,
    })
}

fn world() -> impl Strategy<Value = World> {
    let days =
        prop::sample::select(vec![date(2026, 3, 4), date(2026, 10, 28), date(2026, 12, 26), date(2027, 4, 1), date(2027, 9, 30)]);
    // Santiago changes its clocks at midnight, Lord Howe by half an hour, Kathmandu stands at a quarter to.
    let zones = prop::sample::select(vec!["America/Los_Angeles", "America/Santiago", "Australia/Lord_Howe", "Asia/Kathmandu"]);
    let hours = (0..10_i8, 6..14_i8, prop::sample::select(vec![60, 90, 120, 180]), prop::sample::select(vec![0, 15, 30]));
    let kinds = prop::sample::select(vec![Kind::Community, Kind::Neighbor]);
    let rest = (prop::option::of(0..12_i32), prop::option::of((0..12_i32, 0..2_i32)), kinds);
    let people = prop::collection::vec(somebody(), 1..5);
    let taken = prop::collection::vec((0..8_usize, 0..12_i32, 0..96_i32, 1..20_i32), 0..14);
    (days, zones, hours, 1..4_usize, rest, people, taken).prop_map(
        |(today, zone, (opens, open_hours, minutes, gap), rooms, (last_day, blackout, kind), people, taken)| World {
            today,
            zone,
            opens,
            open_hours,
            minutes,
            gap,
            rooms,
            last_day,
            blackout,
            kind,
            people,
            taken,
        },
    )
}

fn half_hours(number: i8) -> Time {
    Time::new(number / 2, (number % 2) * 30, 0, 0).unwrap_or(Time::constant(23, 59, 0, 0))
}

impl World {
    fn day(&self, number: i32) -> Date {
        self.today.saturating_add(number.days())
    }

    /// A wall-clock moment, whatever the clocks do.
    fn at(&self, day: i32, minutes: i32, policy: &Policy) -> Timestamp {
        let moment = self.day(day).at(0, 0, 0, 0).saturating_add(minutes.minutes());
        moment.to_zoned(policy.zone.clone()).unwrap().timestamp()
    }

    fn policy(&self) -> Policy {
        let mut policy = Policy::parse(PASADENA).unwrap();
        policy.zone = jiff::tz::TimeZone::get(self.zone).unwrap();
        let sessions = &mut policy.sessions;
        sessions.opens = Time::constant(self.opens, 10, 0, 0);
        sessions.closes = Time::new((self.opens + self.open_hours).min(23), 40, 0, 0).unwrap();
        (sessions.minutes, sessions.gap_minutes, sessions.notice_days, sessions.horizon_days) = (self.minutes, self.gap, 1, 10);
        let room = |number| Room { code: format!("room-{number}"), ..sessions.rooms[0].clone() };
        sessions.rooms = (0..self.rooms).map(room).collect();
        let game = |(from, more)| Event {
            name: "A home game".into(),
            first: self.day(from),
            last: self.day(from + more),
            yearly: false,
            from: None,
            until: None,
        };
        policy.sessions.events = self.blackout.map(game).into_iter().collect();
        policy
    }

    fn attendees(&self) -> Vec<Attendee> {
        let availability = |one: &Somebody| {
            let weekly = one.weekly.as_ref()?.iter().map(|(day, from, length)| WeeklyHours {
                day: Weekday::from_monday_one_offset(*day).unwrap(),
                from: half_hours(*from),
                until: half_hours(from + length),
            });
            let exceptions = one.exceptions.iter().map(|(day, from, length)| DayHours {
                day: self.day(*day),
                hours: (*length > 0).then(|| Stretch { from: half_hours(*from), until: half_hours(from + length) }),
            });
            Some(Availability { busy: Vec::new(), weekly: weekly.collect(), exceptions: exceptions.collect() })
        };
        let places = |one: &Somebody| {
            let last = format!("room-{}", self.rooms - 1);
            if one.last_room_alone { vec![last] } else { vec![] }
        };
        let named = |(number, one): (usize, &Somebody)| Attendee {
            resource: Resource::Person(person(number as u128)),
            availability: availability(one),
            places: places(one),
        };
        self.people.iter().enumerate().map(named).collect()
    }

    fn busy(&self, policy: &Policy, attendees: &[Attendee]) -> Busy {
        let rooms = policy.sessions.rooms.iter().map(|room| Resource::Room(room.code.clone()));
        let resources: Vec<Resource> = attendees.iter().map(|one| one.resource.clone()).chain(rooms).collect();
        let mut busy = Busy::new();
        for (who, day, quarter, length) in &self.taken {
            let from = self.at(*day, quarter * 15, policy);
            busy.take(&resources[who % resources.len()], from, from + (length * 15).minutes());
        }
        busy
    }
}

/// Every time and room that the rules allow, tried one by one, minute by minute and quarter-hour by quarter-hour.
fn dully(world: &World, policy: &Policy, attendees: &[Attendee], busy: &Busy, now: Timestamp) -> Vec<Slot> {
    let mut slots = Vec::new();
    for number in 0..=policy.sessions.horizon_days {
        let day = world.day(number);
        let past_safe = world.last_day.is_some_and(|last| day > world.day(last));
        let blackout = world.blackout.is_some_and(|(from, more)| (world.day(from)..=world.day(from + more)).contains(&day));
        let holds =
            world.kind == Kind::Community && (blackout || policy.sessions.blackouts.contains(&day.strftime("%m-%d").to_string()));
        if number <= policy.sessions.notice_days || past_safe || holds {
            continue;
        }
        for half_hour in 0..48 {
            let civil = day.to_datetime(policy.sessions.opens).saturating_add((half_hour * 30).minutes());
            if civil.date() == day {
                slots.extend(rooms_at(civil, policy, attendees, busy));
            }
        }
    }
    let search = Search { policy, kind: world.kind, last_day: world.last_day.map(|last| world.day(last)), now };
    assert!(slots.iter().all(|slot| search.may_book(slot).is_ok()), "what is possible may be booked");
    slots
}

fn rooms_at(civil: jiff::civil::DateTime, policy: &Policy, attendees: &[Attendee], busy: &Busy) -> Vec<Slot> {
    let once = |civil: jiff::civil::DateTime| {
        let moment = policy.zone.to_ambiguous_timestamp(civil);
        matches!(moment.offset(), AmbiguousOffset::Unambiguous { .. }).then(|| moment.compatible().unwrap())
    };
    let Some(starts_at) = once(civil) else { return Vec::new() };
    let ends_at = starts_at + policy.sessions.minutes.minutes();
    let ends = ends_at.to_zoned(policy.zone.clone()).datetime();
    if ends.date() != civil.date() || ends.time() > policy.sessions.closes || once(ends) != Some(ends_at) {
        return Vec::new();
    }
    let needed: Vec<(Date, u8)> = quarters(starts_at, ends_at + policy.sessions.gap_minutes.minutes());
    let free = |resource: &Resource| {
        needed.iter().all(|(day, quarter)| {
            let at =
                day.at(0, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).unwrap().timestamp() + (i64::from(*quarter) * 15).minutes();
            busy.is_free(resource, domain::calendar::touched(at, at + 15.minutes()))
        })
    };
    let has_time = |one: &Attendee| {
        let Some(availability) = &one.availability else { return true };
        (0..policy.sessions.minutes).all(|minute| {
            let at = civil.saturating_add(minute.minutes());
            let (today, time) = (at.date(), at.time());
            let unlike: Vec<&DayHours> = availability.exceptions.iter().filter(|one| one.day == today).collect();
            let within = |from: Time, until: Time| from <= time && time < until;
            if unlike.is_empty() {
                availability.weekly.iter().any(|one| one.day == today.weekday() && within(one.from, one.until))
            } else {
                unlike.iter().filter_map(|one| one.hours).any(|hours| within(hours.from, hours.until))
            }
        })
    };
    if !attendees.iter().all(|one| free(&one.resource) && has_time(one)) {
        return Vec::new();
    }
    let goes = |code: &String| attendees.iter().all(|one| one.places.is_empty() || one.places.contains(code));
    let rooms = policy.sessions.rooms.iter().map(|room| &room.code);
    let open = rooms.filter(|code| goes(code) && free(&Resource::Room((*code).clone())));
    open.map(|code| Slot { starts_at, ends_at, room: code.clone() }).collect()
}

#[test]
fn sch_2_the_finder_finds_what_trying_everything_finds_in_two_thousand_worlds() {
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    // Whoever asks for fewer histories of everything, as the search for unnoticed mistakes does, gets fewer worlds as well.
    let cases = Config::default().cases * 2000 / 256;
    let mut runner = TestRunner::new_with_rng(Config { cases, failure_persistence: None, ..Config::default() }, rng);
    let (mut possible, mut worlds) = (0_usize, 0_usize);
    let counted = std::cell::RefCell::new((&mut possible, &mut worlds));
    runner
        .run(&world(), |world| {
            let policy = world.policy();
            let attendees = world.attendees();
            let busy = world.busy(&policy, &attendees);
            let now = world.at(0, 12 * 60, &policy);
            let search = Search { policy: &policy, kind: world.kind, last_day: world.last_day.map(|last| world.day(last)), now };
            let every = search.every(&attendees, &busy);
            prop_assert_eq!(&every, &dully(&world, &policy, &attendees, &busy, now));
            // What is offered is of these, and each day of the search has times to offer or a reason why not.
            let found = search.find(&attendees, &busy, usize::MAX);
            prop_assert!(found.slots.iter().all(|slot| every.contains(slot)));
            for day in found.ruled_out.iter().map(|out| out.day) {
                prop_assert!(every.iter().all(|slot| policy.date(slot.starts_at) != day));
            }
            let days: std::collections::BTreeSet<Date> = every.iter().map(|slot| policy.date(slot.starts_at)).collect();
            let offered: std::collections::BTreeSet<Date> = found.slots.iter().map(|slot| policy.date(slot.starts_at)).collect();
            prop_assert_eq!(days, offered);
            // Taken as the mediators of the only team, they begin together when the first slot of all does.
            let team: Vec<usize> = (0..attendees.len()).collect();
            let earliest = search.earliest(&[], &attendees, &[team, vec![0]], &busy);
            prop_assert_eq!(earliest[0], every.first().map(|slot| slot.starts_at));
            let alone = search.every(&attendees[..1], &busy);
            prop_assert_eq!(earliest[1], alone.first().map(|slot| slot.starts_at));
            let mut counted = counted.borrow_mut();
            *counted.0 += every.len();
            *counted.1 += usize::from(!every.is_empty());
            Ok(())
        })
        .unwrap();
    let cases = usize::try_from(cases).unwrap();
    assert!(
        3 * worlds > cases && possible > 10 * cases,
        "worlds with times {worlds}, times {possible}: too few to tell anything"
    );
}
