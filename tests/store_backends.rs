//! Each condition of the store from the losing side, on both backends.

use contracts::Message;
use domain::ids::{MessageId, TenantId};
use local::{Delivery, Stack};
use serde_json::json;
use store::{CommitError, Done, Guard, Key, Once, Plan, Query, Reply, Store, Table, Transaction, Work, WorkError, Write};
use testkit::Memory;
use uuid::Uuid;

use crate::support::stack;

fn tenant() -> TenantId {
    "pasadena".parse().unwrap()
}

async fn on_both(check: impl AsyncFn(&dyn Store)) {
    check(&Memory::new()).await;
    let stack: Stack = stack(Delivery::Once).await;
    check(&stack.store()).await;
}

fn work<'a>(store: &'a dyn Store, tenant: &'a TenantId, once: Once<'a>) -> Work<'a> {
    Work { store, tenant, table: Table::Cases, now: "2026-11-23T18:00:00Z".parse().unwrap(), ids: &Uuid::now_v7, once }
}

fn plan(text: &str) -> Plan<String> {
    let entry = domain::Entry::new(text, domain::Actor::System, "2026-11-23T18:00:00Z".parse().unwrap());
    let message =
        Message::MediationBegan(contracts::MediationBeganV1 { case: "00000000-0000-7000-8000-000000000001".parse().unwrap() });
    let reply = Reply::json(200, &json!({ "state": text }));
    Plan { next: Some(text.to_owned()), history: vec![entry], messages: vec![message], also: Vec::new(), reply }
}

fn address() -> store::Address {
    store::Address { table: Table::Cases, key: Key::new(&tenant(), "TEST#1", "STATE") }
}

fn request<'a>(key: &'a str, digest: &'a str) -> Once<'a> {
    Once::Request { caller: "public", key, digest }
}

#[tokio::test]
async fn a_commit_holds_state_history_outbox_and_answer_or_none_of_them() {
    on_both(async |store| {
        let tenant = tenant();
        work(store, &tenant, request("first-key", "a")).create(&address(), plan("one")).await.unwrap();
        let history = store::aggregate::history(store, &address()).await.unwrap();
        assert_eq!(history.len(), 1);
        let undelivered = |store| async move {
            let query = Query::index_up_to(Table::Outbox, "0".into(), "9999".into(), 100);
            Store::query(store, query).await.unwrap().len()
        };
        assert_eq!(undelivered(store).await, 1);
        // A second creation loses on the state, and leaves nothing behind: no history, no message, no answer.
        let lost = work(store, &tenant, request("second-key", "b")).create(&address(), plan("two")).await;
        assert_eq!(lost, Err(WorkError::Conflict));
        assert_eq!(undelivered(store).await, 1);
        assert_eq!(store::aggregate::history(store, &address()).await.unwrap().len(), 1);
        let retried =
            work(store, &tenant, request("second-key", "c")).change::<String, _>(&address(), |_, _| Ok(plan("three"))).await;
        assert!(matches!(retried, Ok(Done::Now(_))), "the key of the lost attempt is free");
    })
    .await;
}

#[tokio::test]
async fn a_partition_is_cleared_of_everything_but_what_stays_however_much_there_is() {
    on_both(async |store| {
        let (tenant, key) = (tenant(), address().key);
        for first in [0, 60, 120, 180] {
            let rows =
                (first..first + 60).map(|n| Write::put(Table::Cases, &key.beside(format!("ROW#{n:03}")), &json!({})).unwrap());
            store.commit(Transaction { token: Uuid::now_v7(), writes: rows.collect() }).await.unwrap();
        }
        let id = "00000000-0000-7000-8000-000000000009.0".parse().unwrap();
        let (work, stays) = (work(store, &tenant, Once::Message(&id)), ["ROW#007".to_owned()]);
        let clear = || work.clear(Table::Cases, &key.pk, &stays);
        assert!(matches!(clear().await, Ok(Done::Now(_))));
        let left = store.query(Query::partition(Table::Cases, key.pk.clone())).await.unwrap();
        assert_eq!(left.len(), 1);
        assert!(matches!(clear().await, Ok(Done::Before(_))), "again, it is harmless");
    })
    .await;
}

#[tokio::test]
async fn whoever_has_an_old_version_loses_and_decides_again_on_the_new_one() {
    on_both(async |store| {
        let tenant = tenant();
        work(store, &tenant, request("first-key", "a")).create(&address(), plan("one")).await.unwrap();
        let before = store::aggregate::load::<String>(store, &address()).await.unwrap().unwrap();
        work(store, &tenant, request("second-key", "b")).change::<String, _>(&address(), |_, _| Ok(plan("two"))).await.unwrap();
        let [state, history] = store::aggregate::step(&address(), Some(&before), Some(&"late".to_owned()), Vec::new()).unwrap();
        let lost = store.commit(Transaction { token: Uuid::now_v7(), writes: vec![state, history] }).await;
        assert_eq!(lost, Err(CommitError::Conflict(vec![Guard::State, Guard::State])));
        let now = store::aggregate::load::<String>(store, &address()).await.unwrap().unwrap();
        assert_eq!((now.version, now.state.as_str()), (2, "two"));
        assert!(store::aggregate::is_unbroken(&store::aggregate::history(store, &address()).await.unwrap()));
    })
    .await;
}

#[tokio::test]
async fn a_repeated_request_gets_the_first_answer_and_a_repeated_message_does_nothing() {
    on_both(async |store| {
        let tenant = tenant();
        work(store, &tenant, request("first-key", "a")).create(&address(), plan("one")).await.unwrap();
        let again = work(store, &tenant, request("first-key", "a")).create(&address(), plan("other")).await.unwrap();
        assert_eq!(again, Done::Before(plan("one").reply));
        let reused = work(store, &tenant, request("first-key", "z")).create(&address(), plan("other")).await;
        assert_eq!(reused, Err(WorkError::KeyReused));
        let id: MessageId = "message.0".parse().unwrap();
        for expected in ["two", "two"] {
            work(store, &tenant, Once::Message(&id)).change::<String, _>(&address(), |_, _| Ok(plan("two"))).await.unwrap();
            let loaded = store::aggregate::load::<String>(store, &address()).await.unwrap().unwrap();
            assert_eq!((loaded.version, loaded.state.as_str()), (2, expected));
        }
    })
    .await;
}

#[tokio::test]
async fn sch_4_a_quarter_hour_has_one_booking_and_only_that_booking_gives_it_back() {
    on_both(async |store| {
        let tenant = tenant();
        let lock = domain::calendar::DayLock {
            resource: domain::calendar::Resource::Room("library-room".into()),
            day: jiff::civil::date(2026, 12, 8),
            quarters: vec![72, 73],
        };
        let commit = |write| store.commit(Transaction { token: Uuid::now_v7(), writes: vec![write] });
        let (first, second) = (Uuid::now_v7(), Uuid::now_v7());
        commit(store::rows::book(&tenant, first, &lock)).await.unwrap();
        let overlapping = domain::calendar::DayLock { quarters: vec![73, 74], ..lock.clone() };
        assert_eq!(commit(store::rows::book(&tenant, second, &overlapping)).await, Err(CommitError::Conflict(vec![Guard::Lock])));
        assert!(commit(store::rows::release(&tenant, second, &lock)).await.is_err());
        commit(store::rows::release(&tenant, first, &lock)).await.unwrap();
        commit(store::rows::book(&tenant, second, &overlapping)).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_gate_lets_through_only_while_it_is_open_at_that_version() {
    on_both(async |store| {
        let tenant = tenant();
        let gate =
            domain::notice::Gate { kind: domain::notice::GateKind::Session, of: Uuid::from_u128(1), person: None, version: 2 };
        let commit = |write| store.commit(Transaction { token: Uuid::now_v7(), writes: vec![write] });
        let closed = Err(CommitError::Conflict(vec![Guard::Gate]));
        assert_eq!(commit(store::rows::gate_is_open(&tenant, &gate)).await, closed, "no gate");
        commit(store::rows::gate(&tenant, &gate, true).unwrap()).await.unwrap();
        assert_eq!(commit(store::rows::gate_is_open(&tenant, &gate)).await, Ok(()));
        let older = domain::notice::Gate { version: 1, ..gate };
        assert_eq!(commit(store::rows::gate_is_open(&tenant, &older)).await, closed, "another version");
        commit(store::rows::gate(&tenant, &gate, false).unwrap()).await.unwrap();
        assert_eq!(commit(store::rows::gate_is_open(&tenant, &gate)).await, closed, "closed");
    })
    .await;
}
