//! The audit trail (STF-3): every read, change and sign-in is in it, and what is changed, taken away, moved or added behind the
//! program's back is found and named.

use std::path::Path;

use jiff::SignedDuration;
use local::audit::{Verdict, go_through};
use local::journey::Journey;
use local::{Delivery, Stack};
use store::{AttributeValue, Change, Item, Query};
use store::{Guard, Key, Store, Table, Transaction, Write};

use crate::support::stack_in;

/// A system with a case that was filed, acknowledged and screened, and read twice on each of three days.
struct Lived {
    folder: tempfile::TempDir,
    stack: Stack,
    case: Key,
    reads: Key,
    seals: Key,
}

impl Lived {
    async fn through_three_days() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let stack = stack_in(folder.path(), Delivery::Once).await;
        let mut one = Journey::begin(&stack).await.unwrap();
        one.file().await.unwrap();
        one.acknowledge().await.unwrap();
        one.screen(&[]).await.unwrap();
        for _ in 0..3 {
            one.complaint().await.unwrap();
            one.complaint().await.unwrap();
            stack.advance(SignedDuration::from_hours(24)).await;
        }
        let tenant = "pasadena".parse().unwrap();
        let case = Key::case(&tenant, one.case.parse().unwrap());
        let reads = Key::new(&tenant, "READS#2026-11-23", "");
        drop(one);
        Self { folder, stack, case, reads, seals: Key::new(&tenant, "SEALS", "") }
    }

    async fn rows(&self, key: &Key, beginning: &str) -> Vec<Item> {
        let query = Query::partition(Table::Cases, key.pk.clone()).beginning(beginning);
        self.stack.store().query(query).await.unwrap()
    }

    async fn write(&self, changes: Vec<Change>) {
        let write = |change| Write { table: Table::Cases, change, tests: Vec::new(), guard: Guard::Row };
        let writes = changes.into_iter().map(write).collect();
        self.stack.store().commit(Transaction { token: uuid::Uuid::now_v7(), writes }).await.unwrap();
    }

    fn verdict(&self, heads: Option<&Path>) -> Verdict {
        go_through(self.folder.path(), heads).unwrap()
    }

    /// Writes behind the program's back, looks at what is found, and undoes it.
    async fn finds(&self, wrong: Vec<Change>, right: Vec<Change>) -> Vec<String> {
        self.write(wrong).await;
        let findings = self.verdict(None).findings;
        self.write(right).await;
        assert!(self.verdict(None).findings.is_empty(), "the experiment was undone");
        findings
    }
}

fn key(item: &Item) -> Key {
    let text = |name: &str| match item.get(name) {
        Some(AttributeValue::S(text)) => text.clone(),
        _ => panic!("a row without {name}"),
    };
    Key { pk: text("pk"), sk: text("sk") }
}

/// The row, somewhere else.
fn at(sk: &str, item: &Item) -> Item {
    let mut moved = item.clone();
    moved.insert("sk".into(), AttributeValue::S(sk.to_owned()));
    moved
}

fn with(item: &Item, name: &str, value: &str) -> Item {
    let mut changed = item.clone();
    changed.insert(name.into(), AttributeValue::S(value.to_owned()));
    changed
}

fn put(item: &Item) -> Change {
    Change::Put(item.clone())
}

fn delete(item: &Item) -> Change {
    Change::Delete(key(item))
}

fn names(findings: &[String], entry: &str, wrong: &str) -> bool {
    findings.iter().any(|finding| finding.contains(entry) && finding.ends_with(wrong))
}

#[tokio::test]
async fn stf_3_a_changed_a_missing_or_a_swapped_change_is_found_and_named() {
    let lived = Lived::through_three_days().await;
    let whole = lived.verdict(None);
    assert!(whole.findings.is_empty(), "{:?}", whole.findings);
    assert!(whole.entries >= 7, "three changes and two sealed days of two reads: {}", whole.entries);
    let history = lived.rows(&lived.case, "HISTORY#").await;
    let (second, third) = (&history[1], &history[2]);
    let (second_sk, third_sk) = (key(second).sk, key(third).sk);

    let changed = lived.finds(vec![put(&with(second, "previous", "another"))], vec![put(second)]).await;
    assert!(names(&changed, &second_sk, "was changed"), "{changed:?}");
    let missing = lived.finds(vec![delete(second)], vec![put(second)]).await;
    assert!(names(&missing, &second_sk, "is missing"), "{missing:?}");
    let cut = lived.finds(vec![delete(third)], vec![put(third)]).await;
    assert!(names(&cut, &third_sk, "is missing"), "the newest entry is as safe as the others: {cut:?}");
    let swapped = vec![put(&at(&third_sk, second)), put(&at(&second_sk, third))];
    let swapped = lived.finds(swapped, vec![put(second), put(third)]).await;
    assert!(names(&swapped, &second_sk, "isn't where it was written"), "{swapped:?}");
    let state = &lived.rows(&lived.case, "STATE").await[0];
    let state_changed = lived.finds(vec![put(&with(state, "chain", "another"))], vec![put(state)]).await;
    assert!(names(&state_changed, "STATE", "was changed"), "{state_changed:?}");
}

#[tokio::test]
async fn stf_3_an_emptied_case_without_its_record_is_a_theft() {
    let lived = Lived::through_three_days().await;
    let heads = lived.folder.path().join("heads.jsonl");
    std::fs::write(&heads, lived.verdict(None).heads).unwrap();
    let state = lived.rows(&lived.case, "STATE").await.remove(0);
    let mut history = lived.rows(&lived.case, "HISTORY#").await;
    let last = history.pop().unwrap();
    let mut emptied = state.clone();
    emptied.remove("state");
    let stolen = history.iter().map(delete).chain([put(&emptied)]).collect();
    lived.write(stolen).await;
    let findings = lived.verdict(None).findings;
    assert!(names(&findings, "STATE", "was changed"), "{findings:?}");
    assert!(names(&findings, &key(&history[0]).sk, "is missing"), "{findings:?}");
    lived.write(vec![delete(&last)]).await;
    let findings = lived.verdict(Some(&heads)).findings;
    assert!(names(&findings, &lived.case.pk, "isn't what it was when the heads were kept") || findings.len() > 2, "{findings:?}");
}

#[tokio::test]
async fn stf_3_a_changed_a_missing_or_an_added_trace_of_a_read_is_found_and_named() {
    let lived = Lived::through_three_days().await;
    let reads = lived.rows(&lived.reads, "READ#").await;
    assert_eq!(reads.len(), 2, "each read left a trace");
    let (first, sk) = (&reads[0], key(&reads[0]).sk);
    let changed = lived.finds(vec![put(&with(first, "of", "another case"))], vec![put(first)]).await;
    assert!(names(&changed, &sk, "was changed"), "{changed:?}");
    let missing = lived.finds(vec![delete(first)], vec![put(first)]).await;
    assert!(names(&missing, &sk, "is missing"), "{missing:?}");
    let late = at("READ#2026-11-23T23:59:59Z#late", first);
    let added = lived.finds(vec![put(&late)], vec![delete(&late)]).await;
    assert!(names(&added, "#late", "was added afterwards"), "{added:?}");
    let seals = lived.rows(&lived.seals, "SEAL#").await;
    let gone = lived.finds(vec![delete(&seals[0])], vec![put(&seals[0])]).await;
    assert!(names(&gone, "the seal before", "is missing"), "{gone:?}");
    let last = seals.last().unwrap();
    let gone = lived.finds(vec![delete(last)], vec![put(last)]).await;
    assert!(names(&gone, "HEAD", "was changed"), "{gone:?}");
}

#[tokio::test]
async fn stf_3_whoever_takes_a_whole_history_away_is_found_by_the_heads_that_an_auditor_kept() {
    let lived = Lived::through_three_days().await;
    let heads = lived.folder.path().join("heads.jsonl");
    std::fs::write(&heads, lived.verdict(None).heads).unwrap();
    assert!(lived.verdict(Some(&heads)).findings.is_empty());
    let all = lived.rows(&lived.case, "").await;
    lived.write(all.iter().map(delete).collect()).await;
    assert!(lived.verdict(None).findings.is_empty(), "a case that was taken away whole leaves nothing to find by itself");
    let findings = lived.verdict(Some(&heads)).findings;
    assert!(names(&findings, &lived.case.pk, "isn't what it was when the heads were kept"), "{findings:?}");
}

#[tokio::test]
async fn stf_3_signing_in_leaves_a_trace_and_following_a_link_does_not() {
    let lived = Lived::through_three_days().await;
    let mut browser = crate::browser::Browser::new(&lived.stack);
    browser.sign_in("program", "/desk").await;
    let day = Key::new(&"pasadena".parse().unwrap(), "READS#2026-11-26", "");
    let traces = lived.stack.store().query(Query::partition(Table::Access, day.pk)).await.unwrap();
    let of: Vec<_> = traces.iter().map(|trace| trace.get("of").cloned()).collect();
    assert_eq!(of, [Some(AttributeValue::S("SIGN-IN".into()))]);
    let one = Journey::begin(&lived.stack).await.unwrap();
    one.client.follow("receipt", &one.people.resident).await.unwrap();
    let day = Key::new(&"pasadena".parse().unwrap(), "READS#2026-11-26", "");
    assert_eq!(lived.stack.store().query(Query::partition(Table::Access, day.pk)).await.unwrap().len(), 1);
}
