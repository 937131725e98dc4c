//! A city leaves one place and arrives at another (STF-6): with everything, once, and not before all of it is there.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use jiff::SignedDuration;
use kit::Clock as _;
use local::journey::{Client, Journey, People};
use local::moving::{self, Failure, Move, Where, Whose};
use local::{Delivery, LocalClock, Options, Stack};
use serde_json::{Value, json};
use store::{Change, Guard, Key, Store as _, Table, Transaction, Write};
use tokio::sync::Notify;

use crate::stories::{self, Story};
use crate::support::{read, stack_in};
use crate::visits;

const AT_ONCE: Duration = Duration::ZERO;

fn at(data: &Path) -> Where {
    Where { stack: None, data: data.to_owned() }
}

fn pasadena(data: &Path) -> Whose {
    Whose { city: "pasadena".into(), at: at(data) }
}

async fn done(command: Move) -> Result<String, Failure> {
    moving::done(command, AT_ONCE, &|_| {}).await
}

async fn close(data: &Path) -> String {
    done(Move::Close(pasadena(data))).await.unwrap()
}

async fn export(data: &Path, folder: &Path) -> Result<String, Failure> {
    done(Move::Export(folder.to_owned(), pasadena(data))).await
}

async fn import(folder: &Path, data: &Path) -> Result<String, Failure> {
    done(Move::Import(folder.to_owned(), at(data))).await
}

/// A place in a folder, where it is as late as elsewhere.
async fn place(data: &Path, as_late_as: &Stack) -> Stack {
    let options = Options {
        data: Some(data.to_owned()),
        port: 0,
        template: local::stack::TEMPLATE.to_owned(),
        clock: Arc::new(LocalClock::standing_at(as_late_as.clock.now())),
        delivery: Delivery::Once,
        by_itself: false,
    };
    Stack::start(options).await.unwrap()
}

/// The doors are known to be closed, or open, two minutes later.
async fn two_minutes_later(stack: &Stack) {
    stack.advance(SignedDuration::from_mins(2)).await;
}

/// Folders that go away afterwards.
struct Folders(tempfile::TempDir);

impl Folders {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn at(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }
}

/// A small city: one case that was filed and acknowledged, with closed doors, exported.
async fn exported(folders: &Folders) -> PathBuf {
    let (old, bundle) = (folders.at("old"), folders.at("bundle"));
    let stack = stack_in(&old, Delivery::Once).await;
    let mut one = Journey::begin(&stack).await.unwrap();
    one.file().await.unwrap();
    one.acknowledge().await.unwrap();
    close(&old).await;
    export(&old, &bundle).await.unwrap();
    bundle
}

async fn rows(stack: &Stack, table: Table) -> Vec<Key> {
    let all = stack.store().all_of(table, &"pasadena".parse().unwrap()).await.unwrap();
    all.into_keys().collect()
}

#[tokio::test]
async fn stf_6_a_city_that_has_moved_goes_on_where_it_was_and_nothing_is_sent_twice() {
    let folders = Folders::new();
    let (old, new, bundle) = (folders.at("old"), folders.at("new"), folders.at("bundle"));
    let before = stack_in(&old, Delivery::Once).await;
    for story in [Story::Closed, Story::NotEligible, Story::DeclinedByTheOfficer, Story::Withdrawn] {
        story.play(&before).await;
    }
    visits::everywhere(&before).await;
    let people = People::of("moving");
    let mut one = Journey::begin(&before).await.unwrap();
    one.people = People::of("moving");
    let session = stories::to_a_booked_session(&mut one).await.unwrap();
    let case = one.case.clone();
    drop(one);

    close(&old).await;
    two_minutes_later(&before).await;
    export(&old, &bundle).await.unwrap();
    import(&bundle, &new).await.unwrap();
    std::fs::copy(old.join("survey-keys.txt"), new.join("survey-keys.txt")).unwrap();
    let after = place(&new, &before).await;

    // Everything is there but sign-ins, which end.
    let signs_in = |key: &Key| ["#SESSION#", "#SIGN-IN#"].iter().any(|stays| key.pk.contains(stays));
    for &table in Table::ALL {
        let (mut left, mut arrived) = (rows(&before, table).await, rows(&after, table).await);
        assert!(arrived.iter().all(|key| !signs_in(key)));
        left.retain(|key| !signs_in(key));
        arrived.sort();
        assert_eq!(left, arrived, "{table:?}");
    }

    // A link in a mail that the old place sent works in the new one.
    let reader = Client::of(&after.url, &before.url);
    let status = reader.follow("receipt", &people.resident).await.unwrap();
    let own = reader.read("/v1/cases/mine", Some(&status)).await.unwrap();
    assert_eq!(own["stage"], "in_mediation", "{own}");

    // The session is reminded of from the new place alone, and the case goes on to its end.
    let sent = before.mailbox.list().unwrap().len();
    let mut one = Journey::begin(&after).await.unwrap();
    (one.people, one.case) = (People::of("moving"), case);
    one.pass_until(session + SignedDuration::from_hours(3)).await;
    before.advance(after.clock.now().duration_since(before.clock.now())).await;
    assert_eq!(before.mailbox.list().unwrap().len(), sent, "behind closed doors nothing comes due");
    let reminders = one.mails_to(&people.resident).await.unwrap();
    assert!(reminders.contains(&"session-reminder".to_owned()), "{reminders:?}");
    one.record("agreement").await.unwrap();
    assert_eq!(one.answer_surveys().await.unwrap(), 4);
    one.close().await.unwrap();
    assert_eq!(one.complaint().await.unwrap()["stage"], "closed");
    stories::nothing_went_wrong(&after).await;
}

#[tokio::test]
async fn stf_6_behind_closed_doors_nobody_gets_in_and_what_they_typed_is_kept_and_they_open_again() {
    let folders = Folders::new();
    let data = folders.at("data");
    let stack = stack_in(&data, Delivery::Once).await;
    let client = Client::new(&stack.url);
    assert_eq!(client.get("/", None).await.unwrap().status, 200);
    assert!(close(&data).await.contains("concord open"));
    assert!(close(&data).await.contains("have been closed since"));
    two_minutes_later(&stack).await;

    let page = client.get("/ask", None).await.unwrap();
    assert_eq!(page.status, 503);
    assert!(page.body.as_str().unwrap().contains("closed for a short while"), "{}", page.body);
    let filed = client.post_as("/v1/cases", None, "a-key", &json!({})).await.unwrap();
    assert_eq!((filed.status, filed.code()), (503, "city-closed"));
    let form = [("content-type", "application/x-www-form-urlencoded")];
    let body = Some("statement=What+happened+was+this".to_owned());
    let typed = client.send(reqwest::Method::POST, "/ask/what-happened", None, &form, body).await.unwrap();
    assert!(typed.status == 503 && typed.body.as_str().unwrap().contains("What happened was this"), "{}", typed.body);
    assert_eq!(client.get("/health", None).await.unwrap().status, 200, "the health check asks for the function alone");

    done(Move::Open(pasadena(&data))).await.unwrap();
    two_minutes_later(&stack).await;
    assert_eq!(client.get("/ask", None).await.unwrap().status, 200);
    assert!(done(Move::Open(pasadena(&data))).await.unwrap().contains("are open"));
}

#[tokio::test]
async fn stf_6_nothing_is_exported_while_the_doors_are_open_or_something_is_under_way() {
    let folders = Folders::new();
    let (data, bundle) = (folders.at("data"), folders.at("bundle"));
    assert!(matches!(export(&data, &bundle).await, Err(Failure::NoData(_))));
    let stack = stack_in(&data, Delivery::Once).await;
    assert!(matches!(export(&data, &bundle).await, Err(Failure::Open)));
    let client = Client::new(&stack.url);
    let one = Journey::begin(&stack).await.unwrap();
    client.post("/v1/cases", None, &one.filing()).await.unwrap();
    close(&data).await;
    let said = export(&data, &bundle).await.unwrap_err().to_string();
    assert!(said.contains("still under way: 1 in the outbox."), "{said}");
    stack.settle().await;
    export(&data, &bundle).await.unwrap();
    assert!(matches!(export(&data, &bundle).await, Err(Failure::Exists(_))));
    assert!(matches!(done(Move::Close(Whose { city: "Pasadena!".into(), at: at(&data) })).await, Err(Failure::City(_))));
}

/// STF-3: an export is a read of everything, and stands in the trail of each side.
#[tokio::test]
async fn stf_3_an_export_leaves_its_trace_on_every_side() {
    let folders = Folders::new();
    let bundle = exported(&folders).await;
    for table in ["cases", "mediations", "access"] {
        let text = std::fs::read_to_string(bundle.join(format!("{table}.jsonl"))).unwrap();
        assert_eq!(text.matches("\"EXPORT\"").count(), 1, "{table}");
    }
}

#[cfg(unix)]
#[tokio::test]
async fn stf_6_only_its_owner_can_read_an_export() {
    use std::os::unix::fs::PermissionsExt as _;
    let folders = Folders::new();
    let bundle = exported(&folders).await;
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&bundle), mode(&bundle.join("people.jsonl"))), (0o700, 0o600));
}

/// A file of an export, changed.
fn changed(bundle: &Path, name: &str, change: impl Fn(&str) -> String) {
    let text = std::fs::read_to_string(bundle.join(name)).unwrap();
    std::fs::write(bundle.join(name), change(&text)).unwrap();
}

/// The list of what is in an export, as if the file had been written so.
fn listed_as_it_is(bundle: &Path, table: &str) {
    let text = std::fs::read_to_string(bundle.join(format!("{table}.jsonl"))).unwrap();
    changed(bundle, "manifest.json", |manifest| {
        let mut manifest: Value = serde_json::from_str(manifest).unwrap();
        let files = manifest["tables"].as_array_mut().unwrap();
        let file = files.iter_mut().find(|file| file["table"] == table).unwrap();
        file["rows"] = text.lines().count().into();
        file["sha256"] = sha256(&text).into();
        manifest.to_string()
    });
}

fn sha256(text: &str) -> String {
    use sha2::Digest as _;
    store::rows::hex(&sha2::Sha256::digest(text))
}

fn copied(from: &Path, to: &Path) {
    std::fs::create_dir(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
    }
}

type Damage = fn(&Path);

/// Each fault that an export may have, and what an operator reads of it.
const FAULTS: &[(Damage, &str)] = &[
    (|bundle| std::fs::remove_file(bundle.join("manifest.json")).unwrap(), "manifest.json is missing"),
    (|bundle| changed(bundle, "manifest.json", |_| "{".into()), "manifest.json can't be read"),
    (|bundle| changed(bundle, "manifest.json", |text| text.replace("\"version\": 1", "\"version\": 2")), "of another format"),
    (|bundle| std::fs::remove_file(bundle.join("people.jsonl")).unwrap(), "people.jsonl is missing"),
    (|bundle| changed(bundle, "people.jsonl", |text| text.replace("Ana", "Eva")), "people.jsonl isn't what was written"),
    (
        |bundle| changed(bundle, "cases.jsonl", |text| text.lines().next().unwrap().into()),
        "cases.jsonl has 1 rows that can be read",
    ),
    (|bundle| changed(bundle, "people.jsonl", |text| format!("{text}oops\n")), "people.jsonl:2: the line isn't a row"),
    (
        |bundle| changed(bundle, "people.jsonl", |text| format!("{text}{}\n", text.lines().next().unwrap())),
        "people.jsonl:2: that row is there twice",
    ),
    (|bundle| changed(bundle, "people.jsonl", |text| text.replace("pasadena#", "altadena#")), "1: the row is another city's"),
    (|bundle| changed(bundle, "people.jsonl", |text| text.replace("PERSON#", "PLACE#")), "knows no such row"),
    (|bundle| changed(bundle, "people.jsonl", |text| text.replace("\"pk\"", "\"key\"")), "1: the row has no key"),
    (
        |bundle| {
            changed(bundle, "people.jsonl", |text| text.replace("\"version\":{\"N\":\"1\"}", "\"version\":{\"S\":\"1\"}"));
            listed_as_it_is(bundle, "people");
        },
        "the row doesn't read as what it is",
    ),
    (
        |bundle| {
            changed(bundle, "cases.jsonl", |text| text.replacen("acknowledged", "not-suitable", 1));
            listed_as_it_is(bundle, "cases");
        },
        "was changed",
    ),
];

#[tokio::test]
async fn stf_6_each_fault_of_an_export_is_named_and_nothing_is_changed() {
    let folders = Folders::new();
    let (bundle, new) = (exported(&folders).await, folders.at("new"));
    for (n, (damage, said)) in FAULTS.iter().enumerate() {
        let damaged = folders.at(&format!("damaged-{n}"));
        copied(&bundle, &damaged);
        damage(&damaged);
        let failure = import(&damaged, &new).await.unwrap_err();
        assert!(matches!(failure, Failure::Faults(..)), "{failure}");
        assert!(failure.to_string().contains(said), "{said}: {failure}");
        assert!(!new.exists(), "{said}");
    }
    let damaged = folders.at("damaged");
    copied(&bundle, &damaged);
    changed(&damaged, "people.jsonl", |text| format!("{text}oops\n"));
    changed(&damaged, "gates.jsonl", |text| format!("{text}oops\n"));
    let said = import(&damaged, &new).await.unwrap_err().to_string();
    assert!(said.contains("people.jsonl:2") && said.contains("gates.jsonl:"), "every fault is named: {said}");
}

/// Brings in an export, and breaks off when that table is written.
async fn broken_off(bundle: &Path, data: &Path, at_table: &str) {
    let reached = Notify::new();
    let tell = |words: &str| {
        if words.starts_with(at_table) {
            reached.notify_one();
        }
    };
    let command = Move::Import(bundle.to_owned(), at(data));
    tokio::select! {
        biased;
        () = reached.notified() => {}
        done = moving::done(command, AT_ONCE, &tell) => panic!("it didn't break off: {done:?}"),
    }
}

#[tokio::test]
async fn stf_6_an_import_that_broke_off_goes_on_and_the_doors_open_last() {
    let folders = Folders::new();
    let (bundle, new) = (exported(&folders).await, folders.at("new"));
    for table in ["people", "cases", "notices"] {
        broken_off(&bundle, &new, table).await;
        assert!(matches!(done(Move::Open(pasadena(&new))).await, Err(Failure::Arriving)), "half a city isn't opened");
        assert!(matches!(export(&new, &folders.at("half")).await, Err(Failure::Arriving)), "nor exported");
        let half = stack_in(&new, Delivery::Once).await;
        assert_eq!(Client::new(&half.url).get("/", None).await.unwrap().status, 503, "{table}");
    }
    import(&bundle, &new).await.unwrap();
    let whole = stack_in(&new, Delivery::Once).await;
    assert_eq!(Client::new(&whole.url).get("/", None).await.unwrap().status, 200);
    let again = folders.at("again");
    close(&new).await;
    export(&new, &again).await.unwrap();
    let file = |bundle: &Path, name: &str| std::fs::read_to_string(bundle.join(name)).unwrap();
    for name in ["people.jsonl", "gates.jsonl", "notices.jsonl", "reports.jsonl", "reminders.jsonl"] {
        assert_eq!(file(&bundle, name), file(&again, name), "{name}");
    }
}

#[tokio::test]
async fn stf_6_a_city_that_is_there_is_not_overwritten_and_what_is_written_meanwhile_is_noticed() {
    let folders = Folders::new();
    let (bundle, taken, new) = (exported(&folders).await, folders.at("taken"), folders.at("new"));
    let stack = stack_in(&taken, Delivery::Once).await;
    Client::new(&stack.url).post("/v1/cases", None, &Journey::begin(&stack).await.unwrap().filing()).await.unwrap();
    let said = import(&bundle, &taken).await.unwrap_err();
    assert!(matches!(said, Failure::Taken(_)), "{said}");

    broken_off(&bundle, &new, "people").await;
    let disturbed = stack_in(&new, Delivery::Once).await;
    let key = Key::new(&"pasadena".parse().unwrap(), "GATE#session#x", "GATE");
    let row = store::port::item(&key, &json!({ "version": 1, "open": true })).unwrap();
    let write = Write { table: Table::Gates, change: Change::Put(row), tests: Vec::new(), guard: Guard::Row };
    disturbed.store().commit(Transaction { token: uuid::Uuid::now_v7(), writes: vec![write] }).await.unwrap();
    let said = import(&bundle, &new).await.unwrap_err();
    assert!(matches!(&said, Failure::Disturbed(table) if table == "gates"), "{said}");
    assert_eq!(Client::new(&disturbed.url).get("/", None).await.unwrap().status, 503, "the doors stay closed");
}

/// `docs/export.md` names each kind of row.
#[test]
fn stf_6_the_format_is_written_down_row_by_row() {
    let mut table = String::from("| file | `pk`, behind the city | `sk` | a row is |\n|---|---|---|---|\n");
    for kind in moving::kinds().iter().filter(|kind| kind.moves) {
        let key = |text: &str| if text.is_empty() || text.ends_with('#') { format!("`{text}`…") } else { format!("`{text}`") };
        table += &format!("| `{}.jsonl` | {} | {} | {} |\n", kind.table.name(), key(kind.partition), key(kind.sort), kind.holds);
    }
    let path = crate::support::root().join("docs/export.md");
    let document = read("docs/export.md");
    let (begin, end) = ("<!-- rows -->\n", "<!-- end of rows -->");
    let (head, rest) = document.split_once(begin).unwrap();
    let (written, tail) = rest.split_once(end).unwrap();
    if std::env::var("UPDATE_GOLDEN").is_ok() {
        std::fs::write(path, format!("{head}{begin}{table}{end}{tail}")).unwrap();
    } else {
        assert_eq!(written, table, "UPDATE_GOLDEN=1 writes it anew");
    }
}
