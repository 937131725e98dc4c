//! The calendar under steps by chance: sessions are booked, moved, called off, and let go, and nobody is ever in two places (SCH-4).

use std::collections::BTreeMap;

use domain::calendar::{DayLock, Resource, locks};
use domain::complaint::Party;
use domain::ids::{MediationId, PersonId, TenantId};
use domain::mediation::{self, Admission, Channel, Command, Companion, CompanionPart, Effect, Mediation, Stage, Team};
use domain::policy::{PASADENA, Room};
use domain::slots::Slot;
use domain::vocabulary::{Category, Kind, Language, Side};
use domain::{Actor, Policy};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use store::{AttributeValue, CommitError, Query, Store, Table, Transaction, Write, rows};
use testkit::Memory;
use uuid::Uuid;

const STEPS: usize = 10_000;
/// Sessions that are on their way at the same time.
const TABLES: usize = 14;
/// Rooms, and mediators whom they share.
const ROOMS: usize = 2;
const MEDIATORS: u128 = 5;

fn tenant() -> TenantId {
    "pasadena".parse().unwrap()
}

fn now() -> Timestamp {
    "2026-11-23T18:00:00Z".parse().unwrap()
}

fn person(number: u128) -> PersonId {
    PersonId::new(Uuid::from_u128(number))
}

/// Numbers by chance, the same every time.
struct Chance(u64);

impl Chance {
    fn of(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        (mixed ^ (mixed >> 27)) % most
    }
}

/// A city with two rooms, on whose calendar everything happens.
struct City {
    policy: Policy,
    store: Memory,
    chance: Chance,
    tables: Vec<Mediation>,
    next_id: u128,
    /// How often each thing happened.
    done: BTreeMap<&'static str, usize>,
}

impl City {
    fn new() -> Self {
        let mut policy = Policy::parse(PASADENA).unwrap();
        let room = policy.sessions.rooms[0].clone();
        policy.sessions.rooms = (0..ROOMS).map(|n| Room { code: format!("room-{n}"), ..room.clone() }).collect();
        let mut city =
            Self { policy, store: Memory::new(), chance: Chance(7), tables: Vec::new(), next_id: 1000, done: BTreeMap::new() };
        city.tables = (0..TABLES).map(|_| city.fresh()).collect();
        city
    }

    /// A table at which times are to be offered.
    fn fresh(&mut self) -> Mediation {
        self.next_id += 10;
        let id = self.next_id;
        let party = |number, side| Party {
            person: person(id + number),
            side,
            language: Language::English,
            minor: false,
            represented: false,
            has_needs: false,
        };
        let admission = Admission {
            id: MediationId::new(Uuid::from_u128(id)),
            reference: "K7DM-3XQ9-ACEF".parse().unwrap(),
            kind: Kind::Neighbor,
            category: Category::Noise,
            incident_on: jiff::civil::date(2026, 11, 1),
            last_day: None,
            case_version: 1,
            participants: vec![party(1, Side::Complainant), party(2, Side::Respondent)],
        };
        let first = u128::from(self.chance.of(MEDIATORS as u64));
        let other = (first + 1 + u128::from(self.chance.of(MEDIATORS as u64 - 1))) % MEDIATORS;
        let team = Team {
            mediators: vec![person(100 + first), person(100 + other)],
            objections_until: now(),
            languages: vec![Language::English],
        };
        let mut fresh = mediation::open(admission, now()).next;
        fresh.stage = Stage::Prepared { team };
        fresh
    }

    /// Two times of the coming weeks, in either room, without a look at what is taken.
    fn slots(&mut self) -> Vec<Slot> {
        let slot = |chance: &mut Chance| {
            let day = "2026-12-07T16:00:00Z".parse::<Timestamp>().unwrap() + (24 * chance.of(5) as i64).hours();
            let starts_at = day + (30 * chance.of(20) as i64).minutes();
            Slot { starts_at, ends_at: starts_at + 2.hours(), room: format!("room-{}", chance.of(ROOMS as u64)) }
        };
        vec![slot(&mut self.chance), slot(&mut self.chance)]
    }

    /// Does something at a table: as one transaction, or not at all.
    async fn act(&mut self, table: usize, command: Command) -> bool {
        let Ok(decision) = mediation::decide(&self.tables[table], command, &Actor::System, &self.policy, now()) else {
            return false;
        };
        let writes = writes(&decision.effects);
        if !writes.is_empty() {
            let token = Uuid::from_u128(self.next());
            match self.store.commit(Transaction { token, writes }).await {
                Ok(()) => {}
                Err(CommitError::Conflict(_)) => {
                    *self.done.entry("refused by the calendar").or_default() += 1;
                    return false;
                }
                Err(error) => panic!("{error}"),
            }
        }
        self.tables[table] = decision.next;
        true
    }

    fn next(&mut self) -> u128 {
        self.next_id += 10;
        self.next_id
    }

    /// Times are offered, and everybody picks: all of them, or one of them none.
    async fn choose(&mut self, table: usize) -> bool {
        let slots = self.slots();
        let starts: Vec<Timestamp> = slots.iter().map(|slot| slot.starts_at).collect();
        if !self.act(table, Command::OfferTimes { slots }).await {
            return false;
        }
        let expires = self.chance.of(6) == 0;
        for person in self.tables[table].consenting() {
            let starts = if expires { Vec::new() } else { starts.clone() };
            let booking = Uuid::from_u128(self.next());
            if !self.act(table, Command::PickTimes { person, starts, channel: Channel::Link, booking, taken: Vec::new() }).await {
                return false;
            }
        }
        if expires {
            *self.done.entry("let go").or_default() += 1;
        }
        !expires
    }

    async fn step(&mut self) {
        let table = self.chance.of(TABLES as u64) as usize;
        let what = match (&self.tables[table].stage, self.chance.of(5)) {
            (Stage::Booked { .. }, 0) => {
                let somebody = self.tables[table].participants[self.chance.of(2) as usize].person;
                self.act(table, Command::Withdraw { person: somebody }).await.then_some("called off")
            }
            (Stage::Booked { .. }, _) => self.choose(table).await.then_some("moved"),
            (Stage::Prepared { .. } | Stage::Picking { .. }, _) => self.choose(table).await.then_some("booked"),
            _ => {
                self.tables[table] = self.fresh();
                None
            }
        };
        if let Some(what) = what {
            *self.done.entry(what).or_default() += 1;
        }
    }

    /// Every quarter-hour that should be taken, and by which booking.
    fn expected(&self) -> BTreeMap<(Resource, Date, u8), Uuid> {
        let mut expected = BTreeMap::new();
        for table in &self.tables {
            let Stage::Booked { session, .. } = &table.stage else { continue };
            let people = table.attendees().into_iter().map(Resource::Person);
            let resources: Vec<Resource> = people.chain([Resource::Room(session.slot.room.clone())]).collect();
            for lock in locks(&resources, session.slot.starts_at, session.locked_until) {
                for quarter in &lock.quarters {
                    let before = expected.insert((lock.resource.clone(), lock.day, *quarter), session.booking);
                    assert_eq!(before, None, "{} is in two places", lock.resource);
                }
            }
        }
        expected
    }

    /// Every quarter-hour that is taken.
    async fn taken(&self) -> BTreeMap<(Resource, Date, u8), Uuid> {
        let people = self.tables.iter().flat_map(Mediation::attendees).chain((0..MEDIATORS).map(|n| person(100 + n)));
        let rooms = (0..ROOMS).map(|n| Resource::Room(format!("room-{n}")));
        let mut taken = BTreeMap::new();
        for resource in people.map(Resource::Person).chain(rooms) {
            let any_day = DayLock { resource: resource.clone(), day: Date::default(), quarters: Vec::new() };
            let partition = rows::lock_key(&tenant(), &any_day).pk;
            for item in self.store.query(Query::partition(Table::Calendar, partition)).await.unwrap() {
                let Some(AttributeValue::S(sort)) = item.get("sk") else { panic!("a row without a day") };
                let day: Date = sort.strip_prefix("DAY#").unwrap().parse().unwrap();
                for (name, booking) in item.iter() {
                    let (Some(quarter), AttributeValue::S(booking)) = (name.strip_prefix('q'), booking) else { continue };
                    taken.insert((resource.clone(), day, quarter.parse().unwrap()), booking.parse().unwrap());
                }
            }
        }
        taken
    }
}

/// The rows of the calendar that a decision changes.
fn writes(effects: &[Effect]) -> Vec<Write> {
    let mut writes = Vec::new();
    for effect in effects {
        match effect {
            Effect::Book { booking, locks } => writes.extend(locks.iter().map(|lock| rows::book(&tenant(), *booking, lock))),
            Effect::Release { booking, locks } => {
                writes.extend(locks.iter().map(|lock| rows::release(&tenant(), *booking, lock)))
            }
            Effect::Rebook { from, to } => writes.extend(rows::rebook(&tenant(), (from.0, &from.1), (to.0, &to.1))),
            _ => {}
        }
    }
    writes
}

#[tokio::test]
async fn sch_4_ten_thousand_steps_book_nobody_twice_and_leave_nothing_locked_that_nobody_holds() {
    let mut city = City::new();
    for step in 0..STEPS {
        city.step().await;
        let expected = city.expected();
        if step % 25 == 0 || step + 1 == STEPS {
            assert_eq!(city.taken().await, expected, "after step {step}");
        }
    }
    println!("the calendar after {STEPS} steps: {:?}", city.done);
    for what in ["booked", "moved", "called off", "let go", "refused by the calendar"] {
        assert!(city.done.get(what).is_some_and(|times| *times > 200), "{what}: {:?}", city.done);
    }
}

/// The rows that a step changes besides the calendar's: state, history, answer, outbox.
const OTHER_ROWS: usize = 4;
/// What one transaction has room for.
const ROOM: usize = 100;

#[tokio::test]
async fn sch_8_the_largest_table_moves_in_one_transaction() {
    let mut city = City::new();
    let table = 0;
    // Two people a side, each under age with a guardian; a support person and an interpreter a side: fourteen at the table.
    let more = city.fresh();
    let wide = &mut city.tables[table];
    wide.participants.extend(more.participants);
    let own: Vec<PersonId> = wide.participants.iter().map(|party| party.person).collect();
    let companion = |number: u128, part, of| Companion { person: person(500 + number), part, of, language: Language::English };
    let guardians = own.iter().zip(0..).map(|(of, number)| companion(number, CompanionPart::Guardian, *of));
    let others = [CompanionPart::Support, CompanionPart::Interpreter].into_iter().zip([10, 20]);
    let others = others.flat_map(|(part, number)| [companion(number, part, own[0]), companion(number + 1, part, own[1])]);
    wide.companions = guardians.chain(others).collect();
    assert_eq!(wide.attendees().len(), 14);
    // In the evening, so that each session is on two days of the calendar.
    let evening = |day: &str| {
        let starts_at: Timestamp = format!("{day}T18:00:00-08:00").parse::<Timestamp>().unwrap() - 3.hours();
        Slot { starts_at, ends_at: starts_at + 2.hours(), room: "room-0".into() }
    };
    for day in ["2026-12-08", "2026-12-09"] {
        let slot = evening(day);
        assert!(city.act(table, Command::OfferTimes { slots: vec![slot.clone()] }).await);
        let people = city.tables[table].consenting();
        let last = *people.last().unwrap();
        for person in people {
            let pick = Command::PickTimes {
                person,
                starts: vec![slot.starts_at],
                channel: Channel::Link,
                booking: Uuid::now_v7(),
                taken: Vec::new(),
            };
            if person == last {
                let decision = mediation::decide(&city.tables[table], pick.clone(), &Actor::System, &city.policy, now()).unwrap();
                let gates = decision.effects.iter().filter(|one| matches!(one, Effect::OpenGate(_) | Effect::CloseGate(_)));
                let rows = writes(&decision.effects).len() + gates.count() + OTHER_ROWS;
                println!("{day}: {rows} rows");
                assert!(rows <= ROOM, "{rows} rows");
            }
            assert!(city.act(table, pick).await);
        }
    }
    assert_eq!((city.tables[table].moves, city.taken().await), (1, city.expected()));
}
