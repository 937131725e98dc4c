//! Negative controls: what the checker must catch, told to it, and done to a real data file.

use serde_json::json;

use crate::checker::{Violation, violations};
use crate::client::{Acknowledged, Clients, Request, Who};
use crate::mails::Mail;
use crate::observed::{self, Observed};
use crate::process::Concord;

fn acknowledged(effect: &'static str, body: serde_json::Value) -> Acknowledged {
    let request = Request { who: Who::Public, path: "/v1/cases".into(), key: format!("{effect}-key"), body };
    Acknowledged { case: "one".into(), effect, request, answer: (201, json!({ "id": "one" })) }
}

fn mail(id: &str, template: &str, to: &str) -> Mail {
    Mail { id: id.into(), template: template.into(), to: to.into(), plain: String::new() }
}

/// A run in which everything is as it must be.
fn sound() -> (Vec<Acknowledged>, Observed) {
    let resident = "resident-1@example.org";
    let requests = vec![acknowledged("filed", json!({ "email": resident })), acknowledged("screened", json!({}))];
    let observed = Observed {
        histories: [("one".to_owned(), vec!["filed".to_owned(), "screened".to_owned()])].into(),
        mails: vec![mail("a.0", "receipt", resident), mail("a.1", "acknowledge-by", "standards@city.example")],
        answers: requests.iter().map(|request| request.answer.clone()).collect(),
        ..Observed::default()
    };
    (requests, observed)
}

/// What is done to a run, and whether a violation is the one that must be found then.
type Control = (&'static str, fn(&mut Observed), fn(&Violation) -> bool);

#[test]
fn the_checker_catches_every_kind_of_damage() {
    let (requests, observed) = sound();
    assert_eq!(violations(&requests, &observed), [], "nothing is wrong with a sound run");
    let controls: [Control; 9] = [
        ("a lost case", |seen| seen.histories.clear(), |found| matches!(found, Violation::Lost { .. })),
        (
            "a lost step",
            |seen| drop(seen.histories.get_mut("one").unwrap().pop()),
            |found| matches!(found, Violation::Lost { .. }),
        ),
        (
            "a step done twice",
            |seen| seen.histories.get_mut("one").unwrap().push("screened".into()),
            |found| matches!(found, Violation::Doubled { .. }),
        ),
        ("a broken history", |seen| seen.broken.push("one".into()), |found| matches!(found, Violation::Broken { .. })),
        (
            "another answer",
            |seen| seen.answers[0] = (201, json!({ "id": "two" })),
            |found| matches!(found, Violation::OtherAnswer { .. }),
        ),
        ("a missing mail", |seen| drop(seen.mails.remove(0)), |found| matches!(found, Violation::MailMissing { .. })),
        (
            "a doubled mail under another id",
            |seen| seen.mails.push(mail("b.0", "receipt", "resident-1@example.org")),
            |found| matches!(found, Violation::MailDoubled { .. }),
        ),
        (
            "a mail handed over again",
            |seen| seen.handed_over_again = 1,
            |found| matches!(found, Violation::HandedOverAgain { .. }),
        ),
        ("a stuck message", |seen| seen.stuck.push("intake-dead: {}".into()), |found| matches!(found, Violation::Stuck { .. })),
    ];
    for (what, damage, caught) in controls {
        let mut damaged = observed.clone();
        damage(&mut damaged);
        let found = violations(&requests, &damaged);
        assert!(found.iter().any(caught), "{what} wasn't caught: {found:?}");
        println!("caught: {what}");
    }
}

/// Plays one case, kills the process, does something to its data file, starts it again, and checks.
async fn damaged(what: &str, statement: &str) -> Vec<Violation> {
    let folder = tempfile::tempdir().unwrap();
    let mut concord = Concord::on(folder.path());
    concord.start().await;
    let clients = Clients::of(&concord);
    clients.case("control", true).await;
    concord.kill();
    let connection = rusqlite::Connection::open(folder.path().join("tables.db")).unwrap();
    assert!(connection.execute(statement, []).unwrap() > 0, "{what}: nothing was damaged");
    drop(connection);
    concord.start().await;
    let observed = observed::after(&mut concord, &clients).await;
    violations(&clients.acknowledged(), &observed)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_data_file_that_lost_its_newest_rows_is_caught() {
    let newest =
        "DELETE FROM \"MediationsTable\" WHERE rowid IN (SELECT rowid FROM \"MediationsTable\" ORDER BY rowid DESC LIMIT 3)";
    let found = damaged("the newest commit", newest).await;
    assert!(found.iter().any(|one| matches!(one, Violation::Lost { .. })), "{found:?}");
    println!("caught: the newest rows of a data file deleted between kill and restart ({found:?})");
}
