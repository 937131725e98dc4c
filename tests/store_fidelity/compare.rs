//! Plays sequences on several backends and tells them apart.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant};

use ::local::{Delivery, Stack};
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};
use store::{AttributeValue, CommitError, Dynamo, Item, Key, Query, Store, StoreError, Table, Transaction, Write};
use tokio::runtime::Runtime;

use super::odd::is_odd;
use super::place::Place;
use super::sequences::{INDEXED, Operation, PARTITIONS, TABLES, sequences};
use crate::support::stack;

/// A kind of backend and what to call it.
pub struct Subject {
    name: &'static str,
    make: Box<dyn Fn() -> Arc<dyn Store>>,
}

impl Subject {
    /// The embedded store, made anew for every fifty sequences: it keeps all that was ever written to a stream, and slows down.
    pub fn embedded(runtime: Rc<Runtime>) -> Self {
        const SEQUENCES: u32 = 50;
        let current: RefCell<(u32, Option<Stack>)> = RefCell::new((0, None));
        let make = move || {
            let (played, running) = &mut *current.borrow_mut();
            if played.is_multiple_of(SEQUENCES) {
                *running = Some(runtime.block_on(stack(Delivery::Once)));
            }
            *played += 1;
            let store: Arc<dyn Store> = Arc::new(running.as_ref().unwrap().store());
            store
        };
        Self { name: "embedded", make: Box::new(make) }
    }

    /// A server that serves every sequence.
    pub fn server(name: &'static str, server: Dynamo) -> Self {
        Self { name, make: Box::new(move || Arc::new(server.clone())) }
    }

    /// A model that is made anew for every sequence.
    pub fn model<S: Store + 'static>(name: &'static str, make: impl Fn() -> S + 'static) -> Self {
        Self { name, make: Box::new(move || Arc::new(make())) }
    }
}

/// What was seen while everything was the same.
#[derive(Debug, Default, Clone)]
pub struct Seen {
    sequences: u32,
    answers: BTreeMap<&'static str, usize>,
    took: BTreeMap<&'static str, Duration>,
}

impl Seen {
    /// A comparison that never met a kind of answer proves nothing about it.
    pub fn covers_everything(&self) {
        for kind in ["applied", "repeated", "lost a condition", "refused", "token reused", "read", "queried"] {
            assert!(self.answers.get(kind).is_some_and(|count| *count >= 10), "hardly any operation was {kind}: {self}");
        }
    }
}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} sequences, 0 differences;", self.sequences)?;
        self.answers.iter().try_for_each(|(kind, count)| write!(f, " {kind} {count}"))?;
        self.took.iter().try_for_each(|(name, took)| write!(f, "; {name} took {} s", took.as_secs()))
    }
}

/// The smallest sequence found that gets different answers.
pub struct Difference {
    reason: String,
    sequence: Vec<Operation>,
}

impl Difference {
    /// In one line: after how many operations, and which answers.
    pub fn first_line(&self) -> String {
        let line: String = self.reason.lines().next().unwrap_or_default().chars().take(220).collect();
        format!("{} operations; {line}", self.sequence.len())
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\nin {:#?}", self.reason, self.sequence)
    }
}

/// Plays that many sequences; makes one that tells the subjects apart smaller in at most so many attempts.
pub fn compare(runtime: &Runtime, subjects: &[Subject], sequences_wanted: u32, attempts: u32) -> Result<Seen, Box<Difference>> {
    let config = Config { cases: sequences_wanted, max_shrink_iters: attempts, failure_persistence: None, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let seen = RefCell::new(Seen::default());
    let outcome = runner.run(&sequences(), |sequence| {
        let place = Place::fresh();
        let stores: Vec<_> = subjects.iter().map(|subject| (subject.name, (subject.make)())).collect();
        runtime.block_on(play(&stores, &sequence, &place, &seen)).map_err(TestCaseError::fail)?;
        seen.borrow_mut().sequences += 1;
        Ok(())
    });
    match outcome {
        Ok(()) => Ok(seen.into_inner()),
        Err(TestError::Fail(reason, sequence)) => Err(Box::new(Difference { reason: reason.message().to_owned(), sequence })),
        Err(TestError::Abort(reason)) => panic!("{reason}"),
    }
}

/// A step, ready to be put to any backend.
enum Step {
    Commit(&'static str, Transaction),
    Get(Table, Key),
    Query(Query),
}

/// The steps of a sequence in a place, and a look at everything at the end.
fn steps(sequence: &[Operation], place: &Place) -> Vec<Step> {
    let mut commits: Vec<Transaction> = Vec::new();
    let mut steps = Vec::new();
    let earlier = |commits: &[Transaction], n: usize| commits.get(n % commits.len().max(1)).cloned();
    for operation in sequence {
        match operation {
            Operation::Commit(writes) => {
                let writes = writes.iter().map(|write| place.write(write)).collect();
                commits.push(Transaction { token: place.token(commits.len()), writes });
                steps.extend(commits.last().cloned().map(|commit| Step::Commit("", commit)));
            }
            Operation::Again(n) => steps.extend(earlier(&commits, *n).map(|commit| Step::Commit("repeated", commit))),
            Operation::Reuse(n, writes) => {
                let writes: Vec<Write> = writes.iter().map(|write| place.write(write)).collect();
                let other = earlier(&commits, *n).map(|commit| Transaction { token: commit.token, writes });
                steps.extend(other.map(|commit| Step::Commit("token reused", commit)));
            }
            Operation::Get(table, key) => steps.push(Step::Get(*table, place.key(key))),
            Operation::Query(query) => steps.push(Step::Query(place.query(query))),
        }
    }
    let touched = commits.iter().flat_map(|commit| &commit.writes).map(|write| write.table);
    let touched: BTreeSet<Table> = touched.collect();
    for table in TABLES.into_iter().filter(|table| touched.contains(table)) {
        steps.extend(PARTITIONS.map(|partition| Step::Query(Query::partition(table, place.text(partition)))));
        if let Some(index) = table.index() {
            let all = |partition| Query { index: Some(index), ..Query::partition(table, place.text(partition)) };
            steps.extend(INDEXED.map(|partition| Step::Query(all(partition))));
        }
    }
    steps
}

type Stores = [(&'static str, Arc<dyn Store>)];

async fn play(stores: &Stores, sequence: &[Operation], place: &Place, seen: &RefCell<Seen>) -> Result<(), String> {
    for (n, step) in steps(sequence, place).iter().enumerate() {
        let mut answers = Vec::new();
        for (name, store) in stores {
            let begun = Instant::now();
            let (kind, answer) = answer(store.as_ref(), step).await;
            *seen.borrow_mut().took.entry(name).or_default() += begun.elapsed();
            answers.push((*name, kind, answer.replace(&place.prefix, "")));
        }
        let (first, kind, expected) = &answers[0];
        if let Some((other, _, found)) = answers.iter().find(|(_, _, answer)| answer != expected) {
            let short = |text: &str| text.chars().take(600).collect::<String>();
            return Err(format!("step {n}: {first}: {}; {other}: {}", short(expected), short(found)));
        }
        *seen.borrow_mut().answers.entry(*kind).or_default() += 1;
    }
    Ok(())
}

/// What a backend answered. On a busy machine a server that is late looks like one that refuses, so a refusal is asked for again: a real
/// one stays, and a transaction that was applied late says so under its token.
async fn answer(store: &dyn Store, step: &Step) -> (&'static str, String) {
    match asked(store, step).await {
        ("refused" | "token reused", _) => asked(store, step).await,
        answer => answer,
    }
}

/// An answer as a kind and a text that can be compared.
async fn asked(store: &dyn Store, step: &Step) -> (&'static str, String) {
    match step {
        Step::Commit(special, transaction) => match store.commit(transaction.clone()).await {
            Ok(()) if special.is_empty() => ("applied", "applied".into()),
            Ok(()) => (special, "applied".into()),
            Err(_) if is_odd(transaction) => ("refused", "refused or lost".into()),
            Err(CommitError::Conflict(guards)) => ("lost a condition", format!("lost {guards:?}")),
            Err(CommitError::Store(_)) if *special == "token reused" => (special, "refused".into()),
            Err(CommitError::Store(_)) => ("refused", "refused".into()),
        },
        Step::Get(table, key) => match store.get(*table, key).await {
            Ok(item) => ("read", format!("{:?}", item.as_ref().map(canonical))),
            Err(error) => ("refused", refused(&error)),
        },
        Step::Query(query) => match store.query(query.clone()).await {
            Ok(items) => ("queried", queried(query, &items)),
            Err(error) => ("refused", refused(&error)),
        },
    }
}

fn refused(error: &StoreError) -> String {
    format!("refused: {error:?}")
}

/// Items of an index that have the same sort key come in any order (Amazon documents no order among them), so with a limit only
/// the sort keys can be compared, and without one the items as a set.
fn queried(query: &Query, items: &[Item]) -> String {
    let Some(index) = query.index else {
        return format!("{:?}", items.iter().map(canonical).collect::<Vec<_>>());
    };
    let sorts: Vec<String> = items.iter().map(|item| format!("{:?}", item.get(index.sort))).collect();
    if items.len() == query.limit {
        return format!("{sorts:?}");
    }
    let mut whole: Vec<_> = items.iter().map(canonical).collect();
    whole.sort();
    format!("{sorts:?} {whole:?}")
}

/// An item as text, its attributes in order.
fn canonical(item: &Item) -> String {
    let attributes: BTreeMap<&String, String> = item.iter().map(|(name, value)| (name, text(value))).collect();
    format!("{attributes:?}")
}

fn text(value: &AttributeValue) -> String {
    match value {
        AttributeValue::S(text) if text.len() > 1000 => format!("S of {} bytes", text.len()),
        AttributeValue::M(map) => {
            format!("{:?}", map.iter().map(|(name, value)| (name, text(value))).collect::<BTreeMap<_, _>>())
        }
        AttributeValue::L(list) => format!("{:?}", list.iter().map(text).collect::<Vec<_>>()),
        other => format!("{other:?}"),
    }
}
