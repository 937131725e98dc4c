//! The API: who may call what, by which function it is answered.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value as Json, json};

use super::checks::{Findings, within};
use super::document::{Document, attribute, owner, reference, text};

/// What anyone may fetch without being asked who they are: it is the same for everyone.
const OPEN: &[&str] = &["GET /assets/{proxy+}", "GET /health", "GET /v1/openapi.json"];

/// What may stand in the access log. A path holds tokens and references, an address tells who it was.
const LOGGED: &[&str] = &["requestId", "routeKey", "status", "responseLatency"];

/// Who answers what.
const ANSWERS: &[(&str, &[&str])] = &[
    (
        "Identity",
        &[
            "ANY /sign-in",
            "ANY /sign-in/{proxy+}",
            "ANY /sign-out",
            "ANY /l/{proxy+}",
            "ANY /v1/links",
            "ANY /v1/links/{proxy+}",
            "ANY /v1/session",
            "ANY /account/{proxy+}",
            "ANY /v1/account/{proxy+}",
        ],
    ),
    (
        "Intake",
        &[
            "ANY /",
            "GET /assets/{proxy+}",
            "GET /health",
            "ANY /ask",
            "ANY /ask/{proxy+}",
            "ANY /status",
            "ANY /status/{proxy+}",
            "ANY /cases",
            "ANY /cases/{proxy+}",
            "ANY /v1/cases",
            "ANY /v1/cases/{proxy+}",
            "GET /v1/openapi.json",
            "$default",
        ],
    ),
    (
        "Scheduling",
        &[
            "GET /calendar/{proxy+}",
            "ANY /mediation",
            "ANY /mediation/{proxy+}",
            "ANY /mediations",
            "ANY /mediations/{proxy+}",
            "ANY /assignment",
            "ANY /assignment/{proxy+}",
            "ANY /v1/mediations",
            "ANY /v1/mediations/{proxy+}",
            "ANY /mediators",
            "ANY /mediators/{proxy+}",
            "ANY /v1/mediators",
            "ANY /v1/mediators/{proxy+}",
        ],
    ),
    ("Outreach", &["ANY /community", "ANY /community/{proxy+}", "ANY /v1/community", "ANY /v1/community/{proxy+}"]),
    ("Surveys", &["ANY /survey", "ANY /survey/{proxy+}", "ANY /v1/surveys", "ANY /v1/surveys/{proxy+}"]),
    (
        "Reports",
        &[
            "ANY /desk",
            "ANY /desk/{proxy+}",
            "ANY /v1/desk",
            "ANY /v1/desk/{proxy+}",
            "ANY /reports",
            "ANY /reports/{proxy+}",
            "ANY /v1/reports",
            "ANY /dashboard",
            "ANY /dashboard/{proxy+}",
            "GET /v1/public/{proxy+}",
        ],
    ),
];

fn invocation(id: &str) -> Json {
    json!({
        "FunctionName": reference(id),
        "Action": "lambda:InvokeFunction",
        "Principal": "apigateway.amazonaws.com",
    })
}

/// The API, its stage, its authorizer, and the functions behind it with the permission to call each.
pub fn api(document: &Document, findings: &mut Findings) {
    for (kind, id) in [("Api", "Api"), ("Stage", "Stage"), ("Authorizer", "Authorizer")] {
        let one = document.of_kind(&format!("AWS::ApiGatewayV2::{kind}")).len() == 1 && document.resource(id).is_some();
        findings.expect(id, one, "one of it");
    }
    for api in document.of_kind("AWS::ApiGatewayV2::Api") {
        // No cross-origin rule: pages call from where they come.
        findings.has(api, json!({ "Name": reference("AWS::StackName"), "ProtocolType": "HTTP" }), &[]);
    }
    for stage in document.of_kind("AWS::ApiGatewayV2::Stage") {
        let settings = stage.get("/DefaultRouteSettings");
        let limits = ["ThrottlingBurstLimit", "ThrottlingRateLimit"];
        findings.expect(
            stage.id,
            limits.iter().all(|limit| within(1..=1000)(&settings[limit])),
            "limits to the calls of a second",
        );
        findings.expect(stage.id, settings.as_object().is_some_and(|all| all.len() == 2), "the two limits");
        let format = stage.get("/AccessLogSettings/Format").as_str().unwrap_or_default();
        let variables: BTreeSet<&str> = format
            .split("$context.")
            .skip(1)
            .filter_map(|rest| rest.split(|c: char| !c.is_ascii_alphabetic() && c != '.').next())
            .collect();
        findings.expect(stage.id, variables == LOGGED.iter().copied().collect(), "a log of routes, never of paths or addresses");
        findings.expect(
            stage.id,
            serde_json::from_str::<BTreeMap<String, String>>(format).is_ok_and(|line| line.len() == LOGGED.len()),
            "log lines in JSON",
        );
        let expected = json!({
            "ApiId": reference("Api"), "StageName": "$default", "AutoDeploy": true, "DefaultRouteSettings": settings,
            "AccessLogSettings": { "DestinationArn": attribute("AccessLog", "Arn"), "Format": format },
        });
        findings.has(stage, expected, &[]);
    }
    for authorizer in document.of_kind("AWS::ApiGatewayV2::Authorizer") {
        let uri = "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Identity.Arn}/invocations";
        let expected = json!({
            "ApiId": reference("Api"), "Name": "caller", "AuthorizerType": "REQUEST", "AuthorizerPayloadFormatVersion": "2.0",
            "EnableSimpleResponses": true, "IdentitySource": ["$context.routeKey"], "AuthorizerUri": text(uri),
            // A right that was taken away ends with the next request.
            "AuthorizerResultTtlInSeconds": 0,
        });
        findings.has(authorizer, expected, &[]);
    }
    for integration in document.of_kind("AWS::ApiGatewayV2::Integration") {
        let function = owner(integration.get("/IntegrationUri"), "Arn");
        let expected = json!({
            "ApiId": reference("Api"), "IntegrationType": "AWS_PROXY", "IntegrationUri": attribute(function, "Arn"),
            "PayloadFormatVersion": "2.0",
        });
        findings.has(integration, expected, &[]);
        findings.expect(integration.id, integration.id == format!("{function}Integration"), "the function of its name");
        let permission = document.resource(&format!("{function}Permission"));
        findings.expect(integration.id, permission.is_some(), "the permission to call its function");
    }
    for permission in document.of_kind("AWS::Lambda::Permission") {
        let stem = permission.id.trim_end_matches("Permission");
        let (function, below) = if stem == "Authorizer" { ("Identity", "authorizers/${Authorizer}") } else { (stem, "*") };
        let source = format!("arn:${{AWS::Partition}}:execute-api:${{AWS::Region}}:${{AWS::AccountId}}:${{Api}}/{below}");
        let mut expected = invocation(function);
        expected["SourceArn"] = text(&source);
        findings.has(permission, expected, &[]);
    }
    let called = document.of_kind("AWS::Lambda::Permission").len();
    findings.expect(
        "Api",
        called == document.of_kind("AWS::ApiGatewayV2::Integration").len() + 1,
        "a permission for each function behind it, and one for the authorizer",
    );
}

/// Every route is answered by its function and asks who calls, unless it is open; no two answer the same.
pub fn routes(document: &Document, findings: &mut Findings) {
    let mut answered = BTreeSet::new();
    for route in document.of_kind("AWS::ApiGatewayV2::Route") {
        let key = route.get("/RouteKey").as_str().unwrap_or_default();
        let function = ANSWERS.iter().find(|(_, keys)| keys.contains(&key)).map_or("nobody", |(function, _)| function);
        findings.expect(route.id, answered.insert(key), "a route of its own");
        let target = format!("integrations/${{{function}Integration}}");
        let mut expected = json!({ "RouteKey": key, "ApiId": reference("Api"), "Target": text(&target) });
        if OPEN.contains(&key) {
            expected["AuthorizationType"] = json!("NONE");
        } else {
            expected["AuthorizationType"] = json!("CUSTOM");
            expected["AuthorizerId"] = reference("Authorizer");
        }
        findings.has(route, expected, &[]);
    }
    for (function, keys) in ANSWERS {
        findings.expect(function, keys.iter().all(|key| answered.contains(key)), "all its routes");
        let integration = document.resource(&format!("{function}Integration"));
        findings.expect(function, integration.is_some_and(|one| one.kind == "AWS::ApiGatewayV2::Integration"), "an integration");
    }
}
