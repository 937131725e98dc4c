//! What the roles of the template may do against what the functions did: none lacks a right, and none has one that nothing uses.
//!
//! Used is what was counted where the store speaks to DynamoDB, while every story was played and every page read, and what the
//! relay sent. What Lambda itself does in a function's name, and the keys of the tables, follow from the template.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use local::template::{self, Grant};
use local::{Delivery, Stack};
use store::Table;

use crate::stories::Story;
use crate::support::{read, root, stack, stack_in};
use crate::visits;

const GOLDEN: &str = "tests/golden/grants.txt";

/// A function's logical id, and one thing that it may do or did.
pub type Right = (String, Grant);

fn right(function: &str, action: impl Into<String>, resource: impl Into<String>) -> Right {
    (function.to_owned(), Grant { action: action.into(), resource: resource.into() })
}

/// Every right in a template. Mail identities are outside of it, so they count as one.
pub fn granted(text: &str) -> BTreeSet<Right> {
    let given =
        ["MailFrom", "MailIdentity", "OidcIssuer", "OidcClientId", "OidcClientSecret", "SurveyPublicKey", "SurveyPrivateKey"];
    let spec = template::read(text, &given.map(|name| (name.to_owned(), "given".to_owned())).into()).unwrap();
    let rights = spec.functions.iter().flat_map(|function| {
        function.grants.iter().map(|grant| {
            let mail = grant.action.starts_with("ses:");
            right(&function.logical_id, &grant.action, if mail { "mail" } else { &grant.resource })
        })
    });
    rights.collect()
}

/// Every right that a stack used.
fn used(stack: &Stack) -> BTreeSet<Right> {
    let mut used = BTreeSet::new();
    for function in &stack.spec.functions {
        let id = function.logical_id.as_str();
        let name = |table: Table| function.environment[table.env()].clone();
        let mut tables = BTreeSet::new();
        for one in stack.meters[id].used() {
            let resource = one.index.map_or_else(|| name(one.table), |index| format!("{}/index/{index}", name(one.table)));
            used.insert(right(id, format!("dynamodb:{}", one.action), resource));
            tables.insert(name(one.table));
        }
        // A binary begins with reading the policy, to have its connection before the first request.
        if read(&main(&function.name)).contains(".warm_up(") {
            used.insert(right(id, "dynamodb:GetItem", name(Table::Tenants)));
            tables.insert(name(Table::Tenants));
        }
        // DynamoDB opens a table's rows in the function's name.
        for table in stack.spec.tables.iter().filter(|table| tables.contains(&table.name)) {
            for action in ["kms:Decrypt", "kms:GenerateDataKey"] {
                used.extend(table.key.as_ref().map(|key| right(id, action, key)));
            }
        }
        // Lambda receives in the function's name.
        if let Some(source) = &function.queue {
            for action in ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"] {
                used.insert(right(id, action, &source.queue));
            }
        }
        // Only the relay's environment names queues, and it sends to what was filled.
        for (name, url) in &function.environment {
            if name.starts_with("QUEUE_") && stack.queues.filled().contains(url) {
                used.insert(right(id, "sqs:SendMessage", url.trim_start_matches("queue:")));
            }
        }
    }
    if !stack.mailbox.list().unwrap().is_empty() {
        used.insert(right("Notices", "ses:SendRawEmail", "mail"));
    }
    used
}

/// Where a binary begins.
fn main(function: &str) -> String {
    match function {
        "surveys-mix" => "functions/surveys/src/bin/surveys-mix.rs".to_owned(),
        name => format!("functions/{name}/src/main.rs"),
    }
}

fn table(rights: &BTreeSet<Right>) -> String {
    let mut lines: BTreeMap<(&str, &str), Vec<&str>> = BTreeMap::new();
    for (function, grant) in rights {
        lines.entry((function, &grant.resource)).or_default().push(&grant.action);
    }
    let mut text = String::from("What each function may do, and did while every story was played and every page read.\n");
    let mut last = "";
    for ((function, resource), actions) in lines {
        if function != last {
            let _ = write!(text, "\n{function}\n");
            last = function;
        }
        let _ = writeln!(text, "  {resource:<32} {}", actions.join(" "));
    }
    text
}

fn difference(one: &BTreeSet<Right>, other: &BTreeSet<Right>) -> Vec<String> {
    let said = |(function, grant): &Right| format!("{function} {} {}", grant.action, grant.resource);
    one.difference(other).map(said).collect()
}

#[tokio::test]
async fn every_right_in_the_template_is_used_and_every_right_that_is_used_is_in_it() {
    // Everything twice, so that what comes again is recognised; the last on files, so that the mailbox can be broken.
    let whole = stack(Delivery::Twice).await;
    for story in Story::ALL {
        story.play(&whole).await;
    }
    visits::everywhere(&whole).await;
    crate::consent::comes_and_goes(&whole).await;
    crate::mail_events::sent_again(&whole).await;
    let long_after = stack(Delivery::Twice).await;
    crate::records::destroyed(&long_after).await;
    let folder = tempfile::tempdir().unwrap();
    let broken = stack_in(folder.path(), Delivery::Once).await;
    visits::a_mail_is_refused(&broken, &folder.path().join("mail")).await;
    let used: BTreeSet<Right> = [&whole, &long_after, &broken].into_iter().flat_map(used).collect();
    let text = read("infra/template.yaml");
    let rights = granted(&text);
    let (unused, missing) = (difference(&rights, &used), difference(&used, &rights));
    assert!(unused.is_empty(), "granted, and nothing uses it: {unused:#?}\nused, and not granted: {missing:#?}");
    assert!(missing.is_empty(), "used, and not granted: {missing:#?}");

    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(root().join(GOLDEN), table(&rights)).unwrap();
    }
    assert_eq!(read(GOLDEN), table(&rights), "rights changed: look at them, then run with UPDATE_GOLDEN=1");

    // Controls: one right more, and one right less.
    let statement = "            - { Effect: Allow, Action: dynamodb:PutItem, Resource: !GetAtt AnswersTable.Arn }\n";
    assert_eq!(text.matches(statement).count(), 1);
    let more = granted(&text.replacen(statement, &format!("{statement}{}", statement.replace("PutItem", "GetItem")), 1));
    assert_eq!(difference(&more, &used), ["SurveysMix dynamodb:GetItem AnswersTable"]);
    let less = granted(&text.replacen(statement, "", 1));
    assert_eq!(difference(&used, &less), ["SurveysMix dynamodb:PutItem AnswersTable"]);
}
