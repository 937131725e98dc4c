//! The same fights through the store's port alone, which is quick enough for many rounds.

use std::sync::Arc;

use domain::calendar::{DayLock, Resource};
use serde_json::json;
use store::{Address, Done, Guard, Key, Once, Plan, Reply, Store, Table, Test, Transaction, Work, WorkError, Write, rows};
use tokio::task::JoinSet;
use uuid::Uuid;

use super::TASKS;
use super::arena::{Arena, Conditions};
use super::door::{now, tenant};

/// What is fought for.
#[derive(Debug, Clone, Copy)]
enum Fight {
    Version,
    Key,
    Lock,
    Row,
}

const FIGHTS: [Fight; 4] = [Fight::Version, Fight::Key, Fight::Lock, Fight::Row];

const ROUNDS: u64 = 500;

fn address() -> Address {
    Address { table: Table::Cases, key: Key::new(&tenant(), "RACE#1", "STATE") }
}

fn plan(n: usize) -> Plan<usize> {
    let entry = domain::Entry::new("raced", domain::Actor::System, now());
    Plan { next: Some(n), history: vec![entry], messages: Vec::new(), also: Vec::new(), reply: Reply::json(200, &json!(n)) }
}

/// Whether this one got it.
async fn wins(arena: &Arena, fight: Fight, n: usize) -> bool {
    let (tenant, key) = (tenant(), format!("key-{n}"));
    let once = |key| Once::Request { caller: "public", key, digest: "the same" };
    let work = |once| Work { store: arena, tenant: &tenant, table: Table::Cases, now: now(), ids: &Uuid::now_v7, once };
    let commit = |write| arena.commit(Transaction { token: Uuid::now_v7(), writes: vec![write] });
    match fight {
        Fight::Version => {
            let seen = |version: u64| if version == 1 { Ok(plan(n)) } else { Err(WorkError::Stale) };
            let done = work(once(&key)).change::<usize, _>(&address(), |loaded, _| seen(loaded.version)).await;
            matches!(done, Ok(Done::Now(_)))
        }
        Fight::Key => {
            let own = Address { table: Table::Cases, key: Key::new(&tenant, &format!("RACE#{n}"), "STATE") };
            matches!(work(once("one key")).create(&own, plan(n)).await, Ok(Done::Now(_)))
        }
        Fight::Lock => {
            let resource = Resource::Room("library-room".into());
            // Each wants other quarter-hours, all of which have one in common.
            let quarters = (40 - (n % 8) as u8..=40 + (n / 8) as u8).collect();
            let lock = DayLock { resource, day: jiff::civil::date(2026, 12, 8), quarters };
            commit(rows::book(&tenant, Uuid::now_v7(), &lock)).await.is_ok()
        }
        Fight::Row => {
            let key = Key::new(&tenant, "RACE#ROW", "ROW");
            let write = Write::put(Table::Access, &key, &json!({ "state": "taken", "by": n })).unwrap();
            commit(Write { guard: Guard::Once, ..write.when(Test::text("state", "open")) }).await.is_ok()
        }
    }
}

async fn winners(fight: Fight, seed: u64, conditions: Conditions) -> usize {
    let arena = Arena::new(seed, conditions);
    let tenant = tenant();
    let first = aggregate_of(&arena).await;
    assert!(first, "nobody was there before");
    let open = Write::put(Table::Access, &Key::new(&tenant, "RACE#ROW", "ROW"), &json!({ "state": "open" })).unwrap();
    arena.commit(Transaction { token: Uuid::now_v7(), writes: vec![open] }).await.unwrap();
    let mut tasks = JoinSet::new();
    for n in 0..TASKS {
        let arena = Arc::clone(&arena);
        tasks.spawn(async move { wins(&arena, fight, n + 2).await });
    }
    let mut winners = 0;
    while let Some(won) = tasks.join_next().await {
        winners += usize::from(won.unwrap());
    }
    winners
}

async fn aggregate_of(arena: &Arena) -> bool {
    let tenant = tenant();
    let once = Once::Request { caller: "public", key: "the beginning", digest: "the beginning" };
    let work = Work { store: arena, tenant: &tenant, table: Table::Cases, now: now(), ids: &Uuid::now_v7, once };
    work.create(&address(), plan(1)).await.is_ok()
}

#[tokio::test]
async fn exactly_one_of_many_wins_every_round_at_the_port() {
    for fight in FIGHTS {
        for round in 0..ROUNDS {
            assert_eq!(winners(fight, round, Conditions::Held).await, 1, "{fight:?}, round {round}");
        }
        println!("races, at the port: {fight:?}, {ROUNDS} rounds of {TASKS}, one winner each");
    }
}

#[tokio::test]
async fn two_win_at_a_port_that_ignores_conditions_or_looks_too_early() {
    for conditions in [Conditions::Ignored, Conditions::HeldTooEarly] {
        for fight in FIGHTS {
            let mut most = 0;
            for round in 0..20 {
                most = most.max(winners(fight, round, conditions).await);
            }
            assert!(most > 1, "{fight:?} doesn't notice conditions that are {conditions:?}");
            println!("races, noticed at the port: {fight:?} with conditions {conditions:?}: {most} winners");
        }
    }
}
