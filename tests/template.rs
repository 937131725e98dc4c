//! The template against the code: what is deployed is what the code expects, and nothing more.

mod alterations;
mod checks;
mod data;
mod document;
mod door;
mod flow;
mod functions;
mod mistakes;
mod names;
mod roles;

use std::collections::{BTreeMap, BTreeSet};

use document::Document;

use local::template;

use crate::support::read;

/// What has no default in the template.
fn given() -> BTreeMap<String, String> {
    ["MailFrom", "MailIdentity", "OidcIssuer", "OidcClientId", "OidcClientSecret", "SurveyPublicKey", "SurveyPrivateKey"]
        .map(|name| (name.to_owned(), "given".to_owned()))
        .into()
}

/// What the template declares.
pub fn spec() -> template::Stack {
    template::read(&read("infra/template.yaml"), &given()).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn every_function_of_the_template_is_a_package_and_every_package_is_in_the_template() {
    let deployed: BTreeSet<String> = spec().functions.iter().map(|function| function.name.clone()).collect();
    let mut packages: BTreeSet<String> = std::fs::read_dir(crate::support::root().join("functions"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    packages.insert("surveys-mix".into());
    assert_eq!(deployed, packages);
}

#[test]
fn every_documented_path_belongs_to_exactly_one_function() {
    let routes = spec().routes;
    for (document, owner) in [
        (intake::openapi(), "Intake"),
        (identity::openapi(), "Identity"),
        (scheduling::openapi(), "Scheduling"),
        (surveys::openapi(), "Surveys"),
        (outreach::openapi(), "Outreach"),
        (reports::openapi(), "Reports"),
    ] {
        for path in document.paths.paths.keys() {
            let concrete = path.replace(['{', '}'], "");
            let route = routes
                .match_path(&reqwest::Method::GET, &concrete)
                .or_else(|| routes.match_path(&reqwest::Method::POST, &concrete));
            assert_eq!(route.map(|route| route.function.as_str()), Some(owner), "{path}");
        }
    }
}

#[test]
fn the_served_openapi_document_is_what_the_code_says() {
    let (served, said) = (read("functions/intake/openapi.json"), local::stack::openapi());
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(crate::support::root().join("functions/intake/openapi.json"), format!("{said}\n")).unwrap();
        return;
    }
    assert!(served.trim() == said.trim(), "the API changed: look at it, then run with UPDATE_GOLDEN=1");
}

#[tokio::test]
async fn an_unknown_resource_type_intrinsic_or_missing_variable_is_a_clear_error() {
    let text = read("infra/template.yaml");
    let refused = |changed: &str| template::read(changed, &given()).err().map(|error| error.to_string()).unwrap_or_default();
    let unknown = refused(&text.replacen("AWS::SQS::Queue", "AWS::Kinesis::Stream", 1));
    assert!(unknown.contains("AWS::Kinesis::Stream"), "{unknown}");
    let intrinsic = refused(&text.replacen("!GetAtt", "!ImportValue", 1));
    assert!(intrinsic.contains("ImportValue"), "{intrinsic}");
    let dangling = refused(&text.replacen("!Ref CasesTable", "!Ref CaseTable", 1));
    assert!(dangling.contains("CaseTable"), "{dangling}");
}

#[test]
fn every_function_has_a_sample_event() {
    for function in spec().functions {
        let event = read(&format!("infra/events/{}.json", function.name));
        assert!(serde_json::from_str::<serde_json::Value>(&event).is_ok(), "{}", function.name);
    }
}

/// Writes what the roles may do into SECURITY.md, when asked to.
fn write_grants(document: &Document) {
    let text = read("SECURITY.md");
    let begin = "| function | table | may |\n";
    if let (true, Some((before, rest))) = (std::env::var_os("UPDATE_GOLDEN").is_some(), text.split_once(begin)) {
        let after = rest.split_once("\n\n").map_or("", |(_, after)| after);
        let written = format!("{before}{}\n{after}", roles::document_of(document));
        std::fs::write(crate::support::root().join("SECURITY.md"), written).unwrap();
    }
}

#[test]
fn every_resource_is_what_the_code_and_security_md_say() {
    let document = Document::read(&read("infra/template.yaml"));
    write_grants(&document);
    let findings = checks::all(&document);
    for (check, at, expected) in &findings.wrong {
        println!("{check}: {at}: expected {expected}");
    }
    assert!(findings.wrong.is_empty());
    let kinds = checks::kinds(&document);
    assert!(kinds.values().sum::<usize>() > 120);
    assert_eq!(findings.examined.len(), document.resources().count());
    println!(
        "{} checks, {} of {} resources: {kinds:?}",
        checks::CHECKS.len(),
        findings.examined.len(),
        document.resources().count()
    );
}

#[test]
fn every_known_mistake_is_found_by_the_check_that_is_there_for_it() {
    let text = read("infra/template.yaml");
    let mut missed = Vec::new();
    for mistake in mistakes::MISTAKES {
        assert!(text.contains(mistake.from), "{}: the template doesn't say {} any more", mistake.name, mistake.from);
        let findings = checks::all(&Document::read(&text.replacen(mistake.from, mistake.to, 1)));
        let caught: BTreeSet<&str> = findings.wrong.iter().map(|(check, _, _)| *check).collect();
        println!("negative control: {}: {caught:?}", mistake.name);
        if !caught.contains(mistake.check) {
            missed.push((mistake.name, mistake.check, caught));
        }
    }
    assert!(missed.is_empty(), "{missed:?}");
    let used: BTreeSet<&str> = mistakes::MISTAKES.iter().map(|mistake| mistake.check).collect();
    assert!(checks::CHECKS.iter().all(|(name, _)| used.contains(name)), "every check has a control");
}

#[test]
fn nothing_that_a_resource_says_can_be_left_out_or_changed_unnoticed() {
    let mut document = Document::read(&read("infra/template.yaml"));
    // Every function, and one of each other shape: what holds for one queue holds for all, for they are compared with the same text.
    let mut seen = BTreeSet::new();
    let shape = |resource: &document::Resource<'_>| {
        let own = (resource.kind == "AWS::Serverless::Function").then(|| resource.id.to_owned());
        let says: BTreeSet<String> = resource.get("").as_object().into_iter().flatten().map(|(name, _)| name.clone()).collect();
        (resource.kind.to_owned(), own, says)
    };
    let chosen: Vec<String> = document.resources().filter(|one| seen.insert(shape(one))).map(|one| one.id.to_owned()).collect();
    let mut tally = alterations::Tally::default();
    for id in &chosen {
        tally.alter(&mut document, id);
    }
    // Without a limit of its own the globals' holds, which is shorter.
    tally.unnoticed.retain(|what| what != "/Resources/Notices/Properties/Timeout removed");
    println!(
        "{} alterations of {} resources, {} unnoticed; caught by {:?}",
        tally.made,
        chosen.len(),
        tally.unnoticed.len(),
        tally.caught_by
    );
    assert!(checks::all(&document).wrong.is_empty(), "nothing is left altered");
    assert!(tally.made > 500, "{}", tally.made);
    assert!(tally.unnoticed.is_empty(), "{:#?}", tally.unnoticed);
}

#[test]
fn a_schedule_is_a_rate_or_six_fields() {
    for fine in ["rate(1 minute)", "rate(5 minutes)", "rate(1 day)", "cron(0 12 * * ? *)", "cron(0/15 8-18 ? * MON-FRI *)"] {
        assert!(functions::is_schedule(fine), "{fine}");
    }
    let wrong = ["rate(1 minutes)", "rate(2 minute)", "rate(0 minutes)", "rate(60 seconds)", "rate 1 minute", "cron(* * * * *)"];
    for wrong in wrong.into_iter().chain(["cron(0 12 * * * *)", "cron(0 12 ? * ? *)", "every minute", ""]) {
        assert!(!functions::is_schedule(wrong), "{wrong}");
    }
}
