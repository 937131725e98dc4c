//! The template against the code: what is deployed is what the code expects, and nothing more.

use std::collections::{BTreeMap, BTreeSet};

use local::template;

use crate::support::read;

/// What has no default in the template.
fn given() -> BTreeMap<String, String> {
    ["MailFrom", "MailIdentity", "OidcIssuer", "OidcClientId", "OidcClientSecret", "SurveyPublicKey", "SurveyPrivateKey"]
        .map(|name| (name.to_owned(), "given".to_owned()))
        .into()
}

fn spec() -> template::Stack {
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
fn every_queue_has_a_dead_letter_queue_five_tries_and_six_times_the_functions_time() {
    let spec = spec();
    let consumed: Vec<_> =
        spec.functions.iter().filter_map(|function| function.queue.as_ref().map(|source| source.queue.clone())).collect();
    assert_eq!(consumed.len(), 6);
    for queue in spec.queues.iter().filter(|queue| consumed.contains(&queue.logical_id)) {
        assert!(queue.dead_letters.is_some(), "{}", queue.name);
        assert_eq!(queue.max_receive_count, Some(5), "{}", queue.name);
        let timeout = if queue.name == "NoticesQueue" { 45 } else { 20 };
        assert!(queue.visibility_seconds >= 6 * timeout, "{}", queue.name);
    }
}

#[test]
fn batches_report_partial_failures_and_no_role_may_scan_or_do_anything_anywhere() {
    let text = read("infra/template.yaml");
    let sources = text.matches("Type: AWS::Lambda::EventSourceMapping").count() + text.matches("Type: DynamoDB\n").count();
    assert_eq!((sources, text.matches("FunctionResponseTypes: [ReportBatchItemFailures]").count()), (7, 7));
    assert!(!text.contains("Type: SQS"), "SAM's own queue event opens every queue to every consumer");
    for wrong in [
        "dynamodb:Scan",
        "DynamoDBCrudPolicy",
        "dynamodb:*",
        "sqs:*",
        "ses:*",
        "kms:*\n              Resource: \"*\"",
        "BatchWriteItem",
    ] {
        assert!(!text.contains(wrong), "{wrong}");
    }
}

#[test]
fn every_documented_path_belongs_to_exactly_one_function() {
    let routes = spec().routes;
    for (document, owner) in [
        (intake::openapi(), "Intake"),
        (identity::openapi(), "Identity"),
        (scheduling::openapi(), "Scheduling"),
        (surveys::openapi(), "Surveys"),
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
