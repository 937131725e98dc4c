//! Many at once for one thing: exactly one gets it, and everybody else is told so.
//!
//! Through the store's port alone there are 500 rounds, always. `RACE_ROUNDS` says how many rounds each race has through the functions
//! on the in-memory store; a fiftieth of that on the whole stack.

mod arena;
mod door;
mod port;
mod substation;

use std::collections::BTreeMap;

use domain::calendar::{DayLock, Resource};
use domain::complaint::{Case, Party};
use domain::ids::{CaseId, MediationId, PersonId};
use domain::mediation::{Admission, Mediation, Picked, Stage, Team};
use domain::notice::Purpose;
use domain::slots::Slot;
use domain::vocabulary::{Category, Kind, Language, Side};
use edge::{Caller, StaffRole, Who};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use local::Delivery;
use serde_json::{Value, json};
use store::{Address, Key, Query, Table, aggregate};
use tokio::task::JoinSet;
use uuid::Uuid;

use arena::{Arena, Conditions};
use door::{Door, Request, tenant};
use substation::substation;

/// How many want the one thing.
const TASKS: usize = 64;

/// What is fought for.
#[derive(Debug, Clone, Copy)]
enum Race {
    /// The next version of a case.
    Version,
    /// One idempotency key, everybody with the same request.
    Key,
    /// One idempotency key, everybody with a request of their own.
    KeyOfAnother,
    /// A one-time link.
    Link,
    /// The answer to a survey.
    Survey,
    /// The room, on one afternoon.
    Slot,
    /// The mobile substation, on one day.
    Substation,
}

const RACES: [Race; 7] = [Race::Version, Race::Key, Race::KeyOfAnother, Race::Link, Race::Survey, Race::Slot, Race::Substation];

fn rounds() -> usize {
    std::env::var("RACE_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(5)
}

fn party(person: PersonId, purpose: Purpose, about: Uuid) -> Caller {
    Caller { tenant: tenant(), who: Who::Party { person, purpose, about } }
}

fn anybody() -> Caller {
    Caller { tenant: tenant(), who: Who::Anonymous }
}

fn standards() -> Caller {
    let roles = vec![StaffRole::ProfessionalStandards];
    Caller { tenant: tenant(), who: Who::Staff { subject: "standards".to_owned(), roles } }
}

fn filing(statement: &str) -> Value {
    json!({
        "kind": "community", "category": "demeanor", "statement": statement, "incident_on": "2026-01-15",
        "email": "ana@example.org", "language": "en", "age": "adult", "contact_consent": true
    })
}

fn filed(key: &str, statement: &str) -> Request {
    Request { path: "/v1/cases".to_owned(), key: key.to_owned(), seen: None, body: filing(statement) }
}

/// All at once: how often each status and code was the answer, and the bodies of successes.
async fn all_at_once(door: &Door, requests: Vec<(Caller, Request)>) -> (BTreeMap<String, usize>, Vec<Value>) {
    for (caller, _) in &requests {
        door.token(caller).await; // nobody has to fetch a token once the race has begun
    }
    let mut tasks = JoinSet::new();
    for (caller, request) in requests {
        let door = door.clone();
        tasks.spawn(async move { door.post(&caller, request).await });
    }
    let (mut outcomes, mut won) = (BTreeMap::new(), Vec::new());
    while let Some(answer) = tasks.join_next().await {
        let (status, body) = answer.unwrap();
        *outcomes.entry(format!("{status} {}", body["code"].as_str().unwrap_or_default()).trim().to_owned()).or_default() += 1;
        if status < 300 {
            won.push(body);
        }
    }
    (outcomes, won)
}

/// One success, and no answer but these to everybody else.
fn exactly_one((outcomes, won): &(BTreeMap<String, usize>, Vec<Value>), others: &[&str]) -> Result<(), String> {
    let fine = |outcome: &String| outcome.starts_with('2') || others.contains(&outcome.as_str());
    if won.len() == 1 && outcomes.keys().all(fine) { Ok(()) } else { Err(format!("{outcomes:?}")) }
}

/// Races once, on things of this race alone.
async fn race(door: &Door, race: Race, round: usize) -> Result<(), String> {
    let key = |n: usize| format!("{race:?}-round-{round}-task-{n}");
    let one = format!("{race:?}-round-{round}-one-key");
    match race {
        Race::Version => {
            let (_, filed) = door.post(&anybody(), filed(&one, "He would not let me finish a sentence.")).await;
            let case: CaseId = filed["id"].as_str().unwrap().parse().unwrap();
            let path = format!("/v1/cases/{case}/acknowledgement");
            let request = |n| Request { path: path.clone(), key: key(n), seen: Some(1), body: json!({}) };
            let answers = all_at_once(door, (0..TASKS).map(|n| (standards(), request(n))).collect()).await;
            exactly_one(&answers, &["412 stale-version", "409 changed-meanwhile"])?;
            let address = Address { table: Table::Cases, key: Key::case(&tenant(), case) };
            let history = aggregate::history(door.store().as_ref(), &address).await.unwrap();
            let loaded = aggregate::load::<Case>(door.store().as_ref(), &address).await.unwrap().unwrap();
            let fine = (loaded.version, history.len(), aggregate::is_unbroken(&history)) == (2, 2, true);
            if fine { Ok(()) } else { Err(format!("version {}, {} steps", loaded.version, history.len())) }
        }
        Race::Key => {
            let requests = (0..TASKS).map(|_| (anybody(), filed(&one, "He would not let me finish a sentence.")));
            let (outcomes, mut bodies) = all_at_once(door, requests.collect()).await;
            bodies.dedup();
            let same = outcomes.get("201") == Some(&TASKS) && bodies.len() == 1;
            if same { Ok(()) } else { Err(format!("{outcomes:?}, {} different cases", bodies.len())) }
        }
        Race::KeyOfAnother => {
            let requests = (0..TASKS).map(|n| (anybody(), filed(&one, &format!("He raised his voice at me {n} times."))));
            let answers = all_at_once(door, requests.collect()).await;
            exactly_one(&answers, &["422 idempotency-key-reused"])
        }
        Race::Link => {
            let token = door.link(PersonId::new(Uuid::now_v7()), Purpose::Status, Uuid::now_v7()).await;
            let request = |n| Request { path: "/v1/links".into(), key: key(n), seen: None, body: json!({ "token": token }) };
            let answers = all_at_once(door, (0..TASKS).map(|n| (anybody(), request(n))).collect()).await;
            exactly_one(&answers, &["410 link-spent"])
        }
        Race::Survey => survey(door, key).await,
        Race::Slot => slot(door, round, key).await,
        Race::Substation => substation(door, round, TASKS, key).await,
    }
}

async fn survey(door: &Door, key: impl Fn(usize) -> String) -> Result<(), String> {
    let person = PersonId::new(Uuid::now_v7());
    let invitation = door.invite(person).await;
    let questions = domain::survey::Questionnaire::Resident.questions();
    let answers: serde_json::Map<String, Value> = questions.iter().map(|code| (code.clone(), 5.into())).collect();
    let path = format!("/v1/surveys/{invitation}/answers");
    let request = |n| Request { path: path.clone(), key: key(n), seen: None, body: json!({ "answers": answers }) };
    let guest = party(person, Purpose::Survey, invitation);
    let answers = all_at_once(door, (0..TASKS).map(|n| (guest.clone(), request(n))).collect()).await;
    exactly_one(&answers, &["409 survey-answered"])
}

/// Mediations with people of their own, all of whom pick the same afternoon in the only room.
async fn slot(door: &Door, round: usize, key: impl Fn(usize) -> String) -> Result<(), String> {
    let first: Timestamp = "2026-12-08T18:00:00Z".parse().unwrap();
    let starts_at = first + SignedDuration::from_hours(24 * (round as i64 % 20)); // every round has an afternoon of its own
    let slot = Slot { starts_at, ends_at: starts_at + SignedDuration::from_hours(2), room: "library-room".to_owned() };
    let mut requests = Vec::new();
    let mut addresses = Vec::new();
    for n in 0..TASKS {
        let id = MediationId::new(Uuid::now_v7());
        let somebody = || PersonId::new(Uuid::now_v7());
        let sides = [Side::Complainant, Side::Respondent];
        let participants = sides.map(|side| Party {
            person: somebody(),
            side,
            language: Language::English,
            minor: false,
            represented: false,
            has_needs: false,
        });
        let participants = participants.to_vec();
        let picks = vec![Picked { person: participants[0].person, starts: vec![starts_at] }];
        let officer = party(participants[1].person, Purpose::Mediation, id.uuid());
        let admission = Admission {
            id,
            reference: "K7DM-3XQ9-ACEF".parse().unwrap(),
            kind: Kind::Community,
            category: Category::Demeanor,
            incident_on: jiff::civil::date(2026, 1, 15),
            last_day: Some(jiff::civil::date(2027, 8, 1)),
            case_version: 1,
            participants,
        };
        let team = Team { mediators: vec![somebody(), somebody()], objections_until: first, languages: vec![Language::English] };
        let mut mediation = domain::mediation::open(admission, first).next;
        mediation.stage = Stage::Picking { team, slots: vec![slot.clone()], picks };
        let address = Address { table: Table::Mediations, key: Key::mediation(&tenant(), id) };
        door.put(aggregate::step::<_, ()>(&address, None, Some(&mediation), Vec::new()).unwrap().to_vec()).await;
        addresses.push(address);
        let path = format!("/v1/mediations/{id}/picks");
        requests.push((officer, Request { path, key: key(n), seen: None, body: json!({ "starts": [starts_at.to_string()] }) }));
    }
    let (outcomes, _) = all_at_once(door, requests).await;
    let mut booked = 0;
    for address in addresses {
        let loaded = aggregate::load::<Mediation>(door.store().as_ref(), &address).await.unwrap().unwrap();
        if matches!(loaded.state.stage, Stage::Booked { .. }) {
            booked += 1;
        } else if is_locked(door, &loaded.state).await {
            return Err("somebody is locked who lost".into());
        }
    }
    let fine = outcomes.keys().all(|outcome| outcome == "200" || outcome.starts_with("409"));
    if booked == 1 && fine { Ok(()) } else { Err(format!("{booked} booked, {outcomes:?}")) }
}

/// Whether the calendar has anything of anybody at this table.
async fn is_locked(door: &Door, mediation: &Mediation) -> bool {
    for person in mediation.attendees() {
        let any_day = DayLock { resource: Resource::Person(person), day: Date::default(), quarters: Vec::new() };
        let partition = store::rows::lock_key(&tenant(), &any_day).pk;
        if !door.store().query(Query::partition(Table::Calendar, partition)).await.unwrap().is_empty() {
            return true;
        }
    }
    false
}

async fn in_memory(which: Race, round: usize, conditions: Conditions) -> Result<(), String> {
    race(&Door::functions(Arena::new(round as u64, conditions)), which, round).await
}

#[tokio::test]
async fn exactly_one_of_many_wins_every_round_on_the_in_memory_store() {
    for which in RACES {
        let began = std::time::Instant::now();
        for round in 0..rounds() {
            in_memory(which, round, Conditions::Held).await.unwrap_or_else(|seen| panic!("{which:?}, round {round}: {seen}"));
        }
        println!("races, in memory: {which:?}, {} rounds of {TASKS}, one winner each, {:?}", rounds(), began.elapsed());
    }
}

#[tokio::test]
async fn outr_5_two_requests_for_the_mobile_substation_have_one_winner_in_each_of_500_rounds() {
    for round in 0..500 {
        let door = Door::functions(Arena::new(round as u64, Conditions::Held));
        let key = |n| format!("substation-round-{round}-task-{n}");
        substation(&door, round, 2, key).await.unwrap_or_else(|seen| panic!("round {round}: {seen}"));
    }
}

#[tokio::test]
async fn exactly_one_of_many_wins_every_round_on_the_whole_stack() {
    let door = Door::stack(crate::support::stack(Delivery::Once).await);
    let rounds = (rounds() / 50).max(1);
    for which in RACES {
        for round in 0..rounds {
            race(&door, which, round).await.unwrap_or_else(|seen| panic!("{which:?}, round {round}: {seen}"));
        }
        println!("races, whole stack: {which:?}, {rounds} rounds of {TASKS}, one winner each");
    }
}

#[tokio::test]
async fn a_store_that_ignores_conditions_or_looks_too_early_has_two_winners_in_every_race() {
    for conditions in [Conditions::Ignored, Conditions::HeldTooEarly] {
        for which in RACES {
            let mut seen = Ok(());
            for round in 0..20 {
                seen = seen.and(in_memory(which, round, conditions).await);
                if seen.is_err() {
                    break;
                }
            }
            assert!(seen.is_err(), "{which:?} doesn't notice conditions that are {conditions:?}");
            println!("races, noticed: {which:?} with conditions {conditions:?}: {}", seen.unwrap_err());
        }
    }
}
