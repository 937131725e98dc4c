//! Functions, against what their code reads and when it is called.

use std::collections::BTreeSet;

use contracts::Queue;
use kit::Env;
use serde_json::{Value as Json, json};
use store::Table;

use super::checks::{Findings, within};
use super::document::{Document, Resource, attribute, reference, text};

/// What the code of a function needs.
pub struct Code {
    /// Its binary.
    pub package: &'static str,
    /// Its tables, first the one in which it remembers what it has seen.
    pub tables: &'static [Table],
    /// Reads its settings.
    read: fn(&mut Env),
    /// What it reads and can do without.
    optional: &'static [&'static str],
    /// Whether it is called every minute.
    ticks: bool,
}

const fn code(package: &'static str, tables: &'static [Table], read: fn(&mut Env)) -> Code {
    Code { package, tables, read, optional: &[], ticks: false }
}

/// Every function.
pub const CODE: &[Code] = &[
    Code { optional: &["OIDC_CLIENT_SECRET"], ..code("identity", identity::TABLES, |env| drop(identity::Settings::read(env))) },
    code("intake", intake::TABLES, |_| ()),
    code("scheduling", scheduling::TABLES, |env| drop(scheduling::Settings::read(env))),
    Code { ticks: true, ..code("reminders", reminders::TABLES, |_| ()) },
    code("surveys", surveys::TABLES, |env| drop(surveys::Settings::read(env))),
    Code { ticks: true, ..code("surveys-mix", surveys::MIX_TABLES, |env| drop(surveys::MixSettings::read(env))) },
    Code {
        optional: &["MAIL_ALLOWED", "MAIL_PAUSED", "SES_CONFIGURATION_SET"],
        ..code("notices", notices::TABLES, |env| drop(notices::Settings::read(env)))
    },
    Code { ticks: true, ..code("relay", relay::TABLES, |env| drop(relay::queue_urls(env))) },
    code("outreach", outreach::TABLES, |_| ()),
    code("reports", reports::TABLES, |_| ()),
];

impl Code {
    /// Its logical id.
    pub fn id(&self) -> String {
        camel(self.package, '-')
    }

    /// Every variable that it reads. `TENANT` is everybody's.
    fn variables(&self) -> BTreeSet<String> {
        let mut nothing = Env::fixed([].into());
        self.tables.iter().for_each(|table| drop(nothing.text(table.env())));
        (self.read)(&mut nothing);
        let read = nothing.complete().map_or_else(|missing| missing.0, |()| Vec::new());
        read.into_iter().chain(self.optional.iter().map(|name| (*name).to_owned())).chain(["TENANT".to_owned()]).collect()
    }
}

/// `surveys-mix` → `SurveysMix`, `MAIL_FROM` → `MailFrom`.
fn camel(name: &str, separator: char) -> String {
    let word = |word: &str| word.chars().take(1).chain(word.to_lowercase().chars().skip(1)).collect::<String>();
    name.split(separator).map(|part| word(&format!("{}{}", part[..1].to_uppercase(), &part[1..]))).collect()
}

/// `SurveysMix` → `surveys-mix`.
pub fn kebab(id: &str) -> String {
    let dashed = id.char_indices().map(|(at, c)| if at > 0 && c.is_ascii_uppercase() { format!("-{c}") } else { c.to_string() });
    dashed.collect::<String>().to_lowercase()
}

/// The code of a function of the template.
pub fn of(resource: Resource<'_>) -> Option<&'static Code> {
    CODE.iter().find(|code| code.id() == resource.id)
}

/// Each function is built, limited and watched as all are, and says nothing that no check knows.
pub fn check(document: &Document, findings: &mut Findings) {
    let globals = &document.tree["Globals"]["Function"];
    for (name, expected) in [
        ("Runtime", json!("provided.al2023")),
        ("Handler", json!("bootstrap")),
        ("Architectures", json!([reference("Architecture")])),
        ("Tracing", json!("Active")),
        ("LoggingConfig", json!({ "LogFormat": "JSON" })),
    ] {
        findings.expect("Globals", globals[name] == expected, &format!("{name}: {expected}"));
    }
    for code in CODE {
        findings.expect(&code.id(), document.resource(&code.id()).is_some(), "a function for the package");
    }
    for function in document.of_kind("AWS::Serverless::Function") {
        findings.examined.insert(function.id.to_owned());
        let name = kebab(function.id);
        findings.expect(function.id, of(function).is_some(), "a package for the function");
        findings.expect(function.id, function.body.as_object().is_some_and(|body| body.len() == 2), "a type and properties");
        findings.expect(function.id, function.get("/CodeUri") == &json!(format!("../target/lambda/{name}/")), "its own binary");
        let log = json!({ "LogGroup": reference(&format!("{}Log", function.id)) });
        findings.expect(function.id, function.get("/LoggingConfig") == &log, "a log of its own");
        // The API waits for 30 seconds.
        let called = document.resource(&format!("{}Integration", function.id)).is_some();
        findings.expect(
            function.id,
            within(1..=if called { 29 } else { 60 })(document.setting(function, "/Timeout")),
            "a time limit",
        );
        findings.expect(function.id, within(128..=1024)(document.setting(function, "/MemorySize")), "a limit to its memory");
        let known = ["CodeUri", "LoggingConfig", "Environment", "Policies", "Events", "Timeout", "MemorySize"];
        let says = function.get("").as_object().into_iter().flatten();
        for (name, _) in says.filter(|(name, _)| !known.contains(&name.as_str())) {
            findings.expect(function.id, false, &format!("nothing about {name}"));
        }
    }
}

/// The environment is what the code reads, no more and no less, and each variable holds what its name says.
pub fn environments(document: &Document, findings: &mut Findings) {
    for function in document.of_kind("AWS::Serverless::Function") {
        let Some(code) = of(function) else { continue };
        let given = document.environment(function);
        let read = code.variables();
        findings.expect(function.id, given.keys().eq(read.iter()), &format!("the variables {read:?}"));
        for (name, value) in &given {
            let queue = Queue::ALL.iter().find(|queue| queue.env() == name).map(|queue| format!("{queue:?}Queue"));
            let table = Table::ALL.iter().find(|table| table.env() == name).map(|table| super::data::id(*table));
            let set = (name == "SES_CONFIGURATION_SET").then(|| "MailConfiguration".to_owned());
            let expected = queue.or(table).or(set).unwrap_or_else(|| camel(name, '_'));
            findings.expect(function.id, *value == reference(&expected), &format!("{name}: {expected}"));
        }
    }
}

/// Whether a schedule's expression is one that the scheduler takes.
pub fn is_schedule(expression: &str) -> bool {
    let inside = |kind: &str| expression.strip_prefix(kind)?.strip_prefix('(')?.strip_suffix(')');
    let rate = inside("rate").and_then(|rate| rate.split_once(' ')).is_some_and(|(number, unit)| {
        let number = number.parse::<u32>().unwrap_or(0);
        let units: &[&str] = if number == 1 { &["minute", "hour", "day"] } else { &["minutes", "hours", "days"] };
        number > 0 && units.contains(&unit)
    });
    let cron = inside("cron").is_some_and(|cron| {
        let fields: Vec<&str> = cron.split(' ').collect();
        let written =
            |field: &&str| !field.is_empty() && field.chars().all(|c| c.is_ascii_alphanumeric() || "*?,-/#".contains(c));
        fields.len() == 6 && fields.iter().all(written) && (fields[2] == "?") != (fields[4] == "?")
    });
    rate || cron
}

/// Whoever must be called every minute is, and a failed minute is left to the next; the relay follows the outbox.
pub fn events(document: &Document, findings: &mut Findings) {
    for function in document.of_kind("AWS::Serverless::Function") {
        let Some(code) = of(function) else { continue };
        let mut expected = json!({});
        let given = function.get("/Events");
        if code.ticks {
            let schedule = &given["Minute"]["Properties"]["ScheduleExpression"];
            findings.expect(function.id, is_schedule(schedule.as_str().unwrap_or_default()), "a schedule");
            expected["Minute"] = json!({ "Type": "ScheduleV2", "Properties": {
                "Name": text(&format!("${{AWS::StackName}}-{}", code.package)),
                "ScheduleExpression": "rate(1 minute)",
                "Input": r#"{"tick":"minute"}"#,
                "RetryPolicy": { "MaximumRetryAttempts": 0 },
            } });
        }
        if code.package == "relay" {
            expected["Committed"] = committed(&given["Committed"]["Properties"], findings);
        }
        let given = if given.is_null() { &json!({}) } else { given };
        findings.expect(function.id, *given == expected, &format!("the events {expected}"));
    }
}

/// The relay's stream. Given up early, for the sweep delivers what the stream couldn't.
fn committed(given: &Json, findings: &mut Findings) -> Json {
    let mut properties = json!({
        "Stream": attribute("OutboxTable", "StreamArn"),
        "StartingPosition": "TRIM_HORIZON",
        "FilterCriteria": { "Filters": [{ "Pattern": r#"{"eventName":["INSERT"]}"# }] },
        "FunctionResponseTypes": ["ReportBatchItemFailures"],
        "BisectBatchOnFunctionError": true,
    });
    for (name, range) in [("BatchSize", 1..=10), ("MaximumRetryAttempts", 1..=10), ("MaximumRecordAgeInSeconds", 60..=600)] {
        findings.expect("Relay", within(range)(&given[name]), name);
        properties[name] = given[name].clone();
    }
    json!({ "Type": "DynamoDB", "Properties": properties })
}
