//! What each function's role may do: named actions on its own tables, its own queue and its sides' keys, and nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::OnceLock;

use contracts::Queue;
use serde_json::{Value as Json, json};
use store::Table;

use super::checks::Findings;
use super::data;
use super::document::{Document, Resource, owner, reference, text};
use super::functions::{Code, of};

/// The only actions on a table that any role has. Nobody scans, and nobody writes or deletes in batches.
const ON_TABLES: &[&str] = &["GetItem", "Query", "PutItem", "UpdateItem", "DeleteItem", "ConditionCheckItem"];

/// What a consumer does to its own queue.
const CONSUME: &[&str] = &["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"];

/// What a role may do: actions by the resource they are on.
pub type Grants = BTreeMap<String, BTreeSet<String>>;

fn texts(value: &Json) -> Vec<&Json> {
    value.as_array().map_or_else(|| vec![value], |items| items.iter().collect())
}

/// The one resource where IAM isn't asked for a name: mail on an emulator that knows no mail identities.
fn mail() -> Json {
    let arn = "arn:${AWS::Partition}:ses:${AWS::Region}:${AWS::AccountId}";
    let own = [format!("{arn}:identity/${{MailIdentity}}"), format!("{arn}:configuration-set/${{MailConfiguration}}")];
    json!({ "Fn::If": ["IsEmulated", "*", own.map(|name| text(&name))] })
}

/// What a resource of a statement is called here, if it is one that a role may name.
fn named(resource: &Json) -> Option<String> {
    let whole = owner(resource, "Arn");
    let part = resource["Fn::Sub"].as_str().and_then(|text| text.strip_prefix("${")?.split_once(".Arn}/index/"));
    match part {
        _ if !whole.is_empty() => Some(whole.to_owned()),
        Some((table, index)) => Some(format!("{table} by {index}")),
        None => (*resource == mail()).then(|| "mail".to_owned()),
    }
}

/// What a function's role may do; what isn't plain is a finding.
pub fn grants(function: Resource<'_>, findings: &mut Findings) -> Grants {
    let mut grants = Grants::new();
    let policies = function.get("/Policies").as_array().map(Vec::as_slice).unwrap_or_default();
    let one = policies.len() == 1
        && policies[0].as_object().is_some_and(|policy| policy.len() == 2 && policy["Version"] == "2012-10-17");
    findings.expect(function.id, one, "one policy, written out");
    for statement in policies.iter().flat_map(|policy| policy["Statement"].as_array().into_iter().flatten()) {
        let plain = statement.as_object().is_some_and(|statement| statement.len() == 3) && statement["Effect"] == "Allow";
        findings.expect(function.id, plain, "statements of effect, action and resource");
        // Mail's resource is a choice between a star and a list, and is taken as a whole.
        let resources =
            if statement["Resource"] == mail() { vec![&statement["Resource"]] } else { texts(&statement["Resource"]) };
        for resource in resources {
            let Some(name) = named(resource) else {
                findings.expect(function.id, false, &format!("a resource by its name, not {resource}"));
                continue;
            };
            let actions = texts(&statement["Action"]).into_iter().map(|action| action.as_str().unwrap_or("?").to_owned());
            grants.entry(name).or_default().extend(actions);
        }
    }
    grants
}

/// What a role may do at most, from what the code has: everything else is a finding.
fn allowed(code: &Code, resource: &str) -> BTreeSet<String> {
    let own = |table: &&Table| data::id(**table) == resource;
    let sides: BTreeSet<&str> = code.tables.iter().map(|table| data::key(*table)).collect();
    let queue = Queue::ALL.iter().find(|queue| format!("{queue:?}Queue") == resource);
    let actions: Vec<String> = match (code.tables.iter().find(own), queue) {
        (Some(Table::Outbox), _) if code.package != "relay" => vec!["dynamodb:PutItem".into()],
        (Some(Table::Answers), _) if code.package == "surveys-mix" => vec!["dynamodb:PutItem".into()],
        (Some(Table::Answers), _) => vec!["dynamodb:Query".into()],
        (Some(_), _) => ON_TABLES.iter().map(|action| format!("dynamodb:{action}")).collect(),
        (_, Some(queue)) if queue.name() == code.package => CONSUME.iter().map(|action| (*action).to_owned()).collect(),
        (_, Some(_)) if code.package == "relay" => vec!["sqs:SendMessage".into()],
        _ if sides.contains(resource) => vec!["kms:Decrypt".into(), "kms:GenerateDataKey".into()],
        _ if resource == "mail" && code.package == "notices" => vec!["ses:SendRawEmail".into()],
        _ => {
            let index = |table: &Table| table.index().map(|index| format!("{} by {}", data::id(*table), index.name));
            let known = code.tables.iter().filter_map(index).any(|name| name == resource);
            if known { vec!["dynamodb:Query".into()] } else { Vec::new() }
        }
    };
    actions.into_iter().collect()
}

/// Each role does what its code needs and nothing that its code has no use for.
pub fn check(document: &Document, findings: &mut Findings) {
    for function in document.of_kind("AWS::Serverless::Function") {
        let Some(code) = of(function) else { continue };
        let grants = grants(function, findings);
        for (resource, actions) in &grants {
            let stray: Vec<_> = actions.difference(&allowed(code, resource)).cloned().collect();
            findings.expect(function.id, stray.is_empty(), &format!("no {} on {resource}", stray.join(", ")));
        }
        let has = |resource: &str| grants.get(resource).cloned().unwrap_or_default();
        for table in code.tables {
            findings.expect(function.id, !has(&data::id(*table)).is_empty(), &format!("some use of {table:?}"));
            let key = data::key(*table);
            findings.expect(function.id, has(key) == allowed(code, key), &format!("the key of {table:?}"));
        }
        for queue in Queue::ALL.iter().filter(|queue| queue.name() == code.package || code.package == "relay") {
            let id = format!("{queue:?}Queue");
            findings.expect(function.id, has(&id) == allowed(code, &id), &format!("its part in {id}"));
        }
        findings.expect(function.id, has("mail") == allowed(code, "mail"), "mail, if it is the one that sends it");
    }
    static SAID: OnceLock<String> = OnceLock::new();
    let written = document_of(document);
    if !SAID.get_or_init(|| crate::support::read("SECURITY.md")).contains(&written) {
        findings.expect("SECURITY.md", false, &format!("this table (UPDATE_GOLDEN=1 writes it):\n{written}"));
    }
}

/// The wall, and whom nobody may read.
pub fn wall(document: &Document, findings: &mut Findings) {
    let functions = document.of_kind("AWS::Serverless::Function");
    let mut may_read: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for function in &functions {
        let grants = grants(*function, findings);
        let both = grants.contains_key("ComplaintKey") && grants.contains_key("MediationKey");
        findings.expect(function.id, !both, "one side of the wall");
        for (resource, actions) in grants {
            if actions.iter().any(|action| matches!(action.as_str(), "dynamodb:GetItem" | "dynamodb:Query")) {
                may_read.entry(resource).or_default().insert(function.id);
            }
        }
    }
    let readers: [(Table, &[&str]); 6] = [
        (Table::Cases, &["Intake"]),
        (Table::Mediations, &["Scheduling"]),
        (Table::Invitations, &["Surveys", "SurveysMix"]),
        (Table::Answers, &["Surveys"]),
        (Table::Access, &["Identity"]),
        (Table::Notices, &["Notices"]),
    ];
    for (table, fine) in readers {
        let found = may_read.remove(&data::id(table)).unwrap_or_default();
        findings.expect(&data::id(table), found.iter().all(|one| fine.contains(one)), &format!("no reader but {fine:?}"));
    }
    for (secret, holder) in [("SurveyPrivateKey", "SurveysMix"), ("OidcClientSecret", "Identity")] {
        for resource in document.resources().filter(|resource| resource.id != holder) {
            let mut names = BTreeSet::new();
            super::names::used(resource.body, &mut names);
            findings.expect(resource.id, !names.contains(secret), &format!("no {secret}, which is {holder}'s"));
        }
        let globals = &document.tree["Globals"];
        findings.expect("Globals", !globals.to_string().contains(&reference(secret).to_string()), "no secret for everybody");
    }
}

/// What each role may do to which table, in the words of SECURITY.md.
pub fn document_of(document: &Document) -> String {
    let mut table = String::from("| function | table | may |\n|---|---|---|\n");
    for code in super::functions::CODE {
        let Some(function) = document.resource(&code.id()) else { continue };
        for (resource, actions) in grants(function, &mut Findings::default()) {
            let plain: Vec<&str> = actions.iter().filter_map(|action| action.strip_prefix("dynamodb:")).collect();
            if !plain.is_empty() {
                let name = resource.replacen("Table", "", 1).to_lowercase();
                writeln!(table, "| {} | {name} | {} |", code.package, plain.join(", ")).unwrap();
            }
        }
    }
    table
}
