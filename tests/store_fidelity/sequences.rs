//! Random sequences of everything that the port can do.

use std::collections::{BTreeMap, HashMap};

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::select;
use store::{AttributeValue, Change, Guard, Item, Key, Query, Sort, Table, Test, Write};

/// With an index that has a sort attribute of its own, with one that shares the table's, and with none.
pub const TABLES: [Table; 3] = [Table::Outbox, Table::Invitations, Table::Cases];
/// Partitions, which every run places apart (see [`Operation::placed`]).
pub const PARTITIONS: [&str; 3] = ["T0", "T1", "T2"];
/// Partitions of an index.
pub const INDEXED: [&str; 2] = ["0", "1"];

/// DynamoDB's limit of 400 KB an item, with the attribute names and keys left room for.
const ALMOST_TOO_BIG: usize = 400 * 1024 - 200;

/// One step of a sequence.
#[derive(Debug, Clone)]
pub enum Operation {
    /// A transaction under a token of its own.
    Commit(Vec<Write>),
    /// An earlier transaction of this sequence once more, token and all.
    Again(usize),
    /// Another transaction under an earlier one's token.
    Reuse(usize, Vec<Write>),
    /// Reads an item.
    Get(Table, Key),
    /// Reads a partition.
    Query(Query),
}

/// Sequences of up to two dozen operations.
pub fn sequences() -> impl Strategy<Value = Vec<Operation>> {
    let operation = prop_oneof![
        12 => vec(write(), 1..5).prop_map(Operation::Commit),
        1 => many().prop_map(Operation::Commit),
        2 => (0..8usize).prop_map(Operation::Again),
        1 => (0..8usize, vec(write(), 1..3)).prop_map(|(earlier, writes)| Operation::Reuse(earlier, writes)),
        3 => (table(), key()).prop_map(|(table, key)| Operation::Get(table, key)),
        5 => query().prop_map(Operation::Query),
    ];
    vec(operation, 1..24)
}

fn table() -> impl Strategy<Value = Table> {
    prop_oneof![3 => Just(Table::Outbox), 2 => Just(Table::Invitations), 1 => Just(Table::Cases)]
}

fn key() -> impl Strategy<Value = Key> {
    let sorts = select(vec!["S", "S1", "S1#a", "S2", "s", "Ünder", "😀"]);
    (select(PARTITIONS.to_vec()), sorts).prop_map(|(pk, sk)| Key { pk: pk.into(), sk: sk.into() })
}

fn text() -> impl Strategy<Value = String> {
    select(vec!["", "v0", "v1", "é", "v0 v1"]).prop_map(str::to_owned)
}

/// Numbers in their shortest form, as serializers write them. DynamoDB shortens others (`1.0`), DynamoDB Local not inside a list.
fn number() -> impl Strategy<Value = AttributeValue> {
    select(vec!["0", "1", "2", "-1", "0.5", "18446744073709551615", "100"]).prop_map(|n| AttributeValue::N(n.into()))
}

fn value() -> impl Strategy<Value = AttributeValue> {
    let leaf = prop_oneof![
        4 => number(),
        4 => text().prop_map(AttributeValue::S),
        1 => any::<bool>().prop_map(AttributeValue::Bool),
        1 => Just(AttributeValue::Null(true)),
        1 => vec(0..2u8, 0..3).prop_map(AttributeValue::B),
    ];
    leaf.prop_recursive(2, 6, 3, |inner| {
        let names = select(vec!["a", "x.y", "#"]).prop_map(str::to_owned);
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(AttributeValue::L),
            btree_map(names, inner, 0..3).prop_map(|map| AttributeValue::M(map.into_iter().collect())),
        ]
    })
}

/// Names of attributes: plain, a word that DynamoDB reserves, and one that would be a path if it weren't a placeholder.
fn name() -> impl Strategy<Value = String> {
    select(vec!["a", "b", "status", "a.b"]).prop_map(str::to_owned)
}

/// A value of an index key; now and then one that no index can have.
fn index_key(usual: &'static [&'static str]) -> impl Strategy<Value = AttributeValue> {
    let usual = select(usual.to_vec()).prop_map(|text| AttributeValue::S(text.into()));
    prop_oneof![60 => usual, 1 => Just(AttributeValue::S(String::new())), 1 => Just(AttributeValue::N("7".into()))]
}

fn index_keys(table: Table) -> impl Strategy<Value = BTreeMap<String, AttributeValue>> {
    const MOMENTS: &[&str] = &["2026-01", "2026-02", "2026-02-01", "2027"];
    let index = table.index();
    let own_sort = index.filter(|index| index.sort != "sk");
    let part = |attribute: Option<&'static str>, usual| match attribute {
        Some(name) => {
            prop_oneof![2 => index_key(usual).prop_map(move |value| Some((name.to_owned(), value))), 1 => Just(None)].boxed()
        }
        None => Just(None).boxed(),
    };
    (part(index.map(|index| index.partition), &INDEXED), part(own_sort.map(|index| index.sort), MOMENTS))
        .prop_map(|(one, other)| one.into_iter().chain(other).collect())
}

/// A text that makes an item big, or too big, by itself or together with what is there.
fn bulk() -> impl Strategy<Value = Option<AttributeValue>> {
    let long = |length: usize| AttributeValue::S("x".repeat(length));
    prop_oneof![60 => Just(None), 1 => select(vec![2_000, 210_000, ALMOST_TOO_BIG, 400 * 1024]).prop_map(move |n| Some(long(n)))]
}

fn test() -> impl Strategy<Value = Test> {
    let attribute = prop_oneof![3 => name(), 2 => select(vec!["pk", "sk", "shard", "batch"]).prop_map(str::to_owned)];
    prop_oneof![
        2 => attribute.prop_map(Test::Absent),
        3 => (name(), value()).prop_map(|(name, value)| Test::Equals(name, value)),
        1 => select(PARTITIONS.to_vec()).prop_map(|pk| Test::text("pk", pk)),
        1 => select(INDEXED.to_vec()).prop_map(|shard| Test::text("shard", shard)),
    ]
}

fn put(table: Table) -> impl Strategy<Value = Change> {
    (key(), btree_map(name(), value(), 0..3), index_keys(table), bulk()).prop_map(|(key, mut attributes, index, bulk)| {
        attributes.extend(index);
        attributes.extend(bulk.map(|bulk| ("bulk".to_owned(), bulk)));
        attributes.insert("pk".into(), AttributeValue::S(key.pk));
        attributes.insert("sk".into(), AttributeValue::S(key.sk));
        Change::Put(Item::from(attributes.into_iter().collect::<HashMap<_, _>>()))
    })
}

/// An update may remove an index key, may touch what isn't there, and now and then says nothing or contradicts itself.
fn update(table: Table) -> impl Strategy<Value = Change> {
    let removed = vec(prop_oneof![3 => name(), 1 => select(vec!["shard", "since", "batch"]).prop_map(str::to_owned)], 0..3);
    (key(), btree_map(name(), value(), 0..3), index_keys(table), removed, bulk(), prop::bool::weighted(0.05)).prop_map(
        |(key, mut set, index, mut remove, bulk, contradicting)| {
            set.extend(index);
            set.extend(bulk.map(|bulk| ("more".to_owned(), bulk)));
            if !contradicting {
                remove.sort();
                remove.dedup();
                remove.retain(|name| !set.contains_key(name));
            }
            Change::Update { key, set, remove }
        },
    )
}

fn write() -> impl Strategy<Value = Write> {
    table().prop_flat_map(|table| {
        let change = prop_oneof![
            5 => put(table),
            4 => update(table),
            2 => key().prop_map(Change::Delete),
            1 => key().prop_map(Change::Check),
        ];
        let guard = select(vec![Guard::State, Guard::Once, Guard::Lock, Guard::Gate, Guard::Row]);
        let tests = prop_oneof![5 => Just(Vec::new()), 1 => vec(test(), 1..3)];
        (change, tests, guard).prop_map(move |(change, tests, guard)| Write { table, change, tests, guard })
    })
}

/// As many writes as fit into a transaction, one more, and a few in between; the last one may lose.
fn many() -> impl Strategy<Value = Vec<Write>> {
    (select(vec![26_usize, 99, 100, 101]), any::<bool>(), write()).prop_map(|(count, losing, last)| {
        let key = |n| Key { pk: "T0".into(), sk: format!("M{n:03}") };
        let mut writes: Vec<Write> =
            (1..count).map(|n| Write::put(Table::Outbox, &key(n), &BTreeMap::from([("n", n)])).unwrap()).collect();
        writes.push(if losing { last.when(Test::text("pk", "nowhere")) } else { last });
        writes
    })
}

/// A bound is never empty: DynamoDB refuses such a query, the embedded store answers it (and nothing in Concord asks it).
fn query() -> impl Strategy<Value = Query> {
    let bound = select(vec!["S", "S1", "S2", "2026", "2026-02", "M05", "😀"]).prop_map(str::to_owned);
    let sort = prop_oneof![
        4 => Just(Sort::Any),
        4 => bound.clone().prop_map(Sort::BeginsWith),
        4 => bound.prop_map(Sort::UpTo),
    ];
    (table(), any::<bool>(), any::<prop::sample::Index>(), sort, select(vec![1_usize, 2, 3, 50, 1000]), any::<bool>()).prop_map(
        |(table, through_index, which, sort, limit, newest_first)| {
            let index = table.index().filter(|_| through_index);
            let partition = if index.is_some() { *which.get(&INDEXED) } else { *which.get(&PARTITIONS) };
            Query { table, index, partition: partition.into(), sort, limit, newest_first }
        },
    )
}
