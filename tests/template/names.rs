//! Every name leads somewhere; cfn-lint doesn't follow `!GetAtt` into a function's events.

use std::collections::BTreeSet;

use serde_json::Value as Json;

use super::checks::Findings;
use super::document::Document;

/// What may be asked of each type.
const ATTRIBUTES: &[(&str, &[&str])] = &[
    ("AWS::Serverless::Function", &["Arn"]),
    ("AWS::DynamoDB::Table", &["Arn", "StreamArn"]),
    ("AWS::SQS::Queue", &["Arn", "QueueName"]),
    ("AWS::KMS::Key", &["Arn"]),
    ("AWS::Logs::LogGroup", &["Arn"]),
    ("AWS::ApiGatewayV2::Api", &["ApiEndpoint"]),
];

/// What the cloud says about itself.
const PSEUDO: &[&str] = &["AWS::Region", "AWS::AccountId", "AWS::Partition", "AWS::StackName"];

/// Parameters that hold a secret, which no console may show.
const SECRET: &[&str] = &["OidcClientSecret", "SurveyPrivateKey"];

/// Every Ref, GetAtt, Sub and If in a tree, as names: `Thing`, `Thing.Attribute`, `if Condition`.
pub fn used(value: &Json, names: &mut BTreeSet<String>) {
    let Json::Object(fields) = value else {
        value.as_array().into_iter().flatten().for_each(|item| used(item, names));
        return;
    };
    for (key, inside) in fields {
        match (key.as_str(), inside) {
            ("Ref" | "Fn::GetAtt", Json::String(name)) => drop(names.insert(name.clone())),
            ("Fn::Sub", Json::String(text)) => {
                names.extend(text.split("${").skip(1).filter_map(|rest| rest.split('}').next()).map(str::to_owned));
            }
            ("Fn::If", Json::Array(parts)) => {
                names.insert(format!("if {}", parts.first().and_then(Json::as_str).unwrap_or_default()));
                parts.iter().skip(1).for_each(|part| used(part, names));
            }
            ("Fn::Equals", _) => used(inside, names),
            (intrinsic, _) if intrinsic.starts_with("Fn::") || intrinsic == "Ref" => drop(names.insert(format!("?{intrinsic}"))),
            _ => used(inside, names),
        }
    }
}

fn resolves(name: &str, document: &Document) -> bool {
    if let Some(condition) = name.strip_prefix("if ") {
        return document.tree["Conditions"].get(condition).is_some();
    }
    let Some((id, attribute)) = name.split_once('.') else {
        return PSEUDO.contains(&name) || document.tree["Parameters"].get(name).is_some() || document.resource(name).is_some();
    };
    document.resource(id).is_some_and(|resource| {
        let known = ATTRIBUTES.iter().any(|(kind, attributes)| *kind == resource.kind && attributes.contains(&attribute));
        known && (attribute != "StreamArn" || !resource.get("/StreamSpecification").is_null())
    })
}

/// Everything that is named is there, and can be asked that.
pub fn check(document: &Document, findings: &mut Findings) {
    for section in ["Resources", "Outputs", "Globals", "Conditions"] {
        for (id, body) in document.tree[section].as_object().into_iter().flatten() {
            let mut names = BTreeSet::new();
            used(body, &mut names);
            for name in names.iter().filter(|name| !resolves(name, document)) {
                findings.expect(id, false, &format!("something that is called {name}"));
            }
        }
    }
}

/// Every parameter is used, and secrets are never shown.
pub fn parameters(document: &Document, findings: &mut Findings) {
    let mut names = BTreeSet::new();
    for section in ["Resources", "Outputs", "Globals", "Conditions"] {
        used(&document.tree[section], &mut names);
    }
    for (name, parameter) in document.tree["Parameters"].as_object().into_iter().flatten() {
        findings.expect(name, names.contains(name), "a use");
        findings.expect(name, parameter["Type"] == "String", "Type: String");
        findings.expect(name, super::checks::words(&parameter["Description"]), "a description");
        findings.expect(
            name,
            (parameter["NoEcho"] == true) == SECRET.contains(&name.as_str()),
            "NoEcho for a secret, and only there",
        );
        findings.expect(name, !SECRET.contains(&name.as_str()) || parameter.get("Default").is_none(), "no default for a secret");
    }
    findings.expect(
        "ProtectData",
        document.tree["Parameters"]["ProtectData"]["Default"] == "true",
        "data protected unless said otherwise",
    );
    findings.expect(
        "Emulated",
        document.tree["Parameters"]["Emulated"]["Default"] == "false",
        "not emulated unless said otherwise",
    );
    findings.expect(
        "MailAllowed",
        document.tree["Parameters"]["MailAllowed"]["Default"] == "",
        "mail to nobody unless said otherwise",
    );
    findings.expect(
        "MailPaused",
        document.tree["Parameters"]["MailPaused"]["Default"] == "no",
        "mail leaves unless said otherwise",
    );
    let conditions = serde_json::json!({
        "ProtectsData": { "Fn::Equals": [{ "Ref": "ProtectData" }, "true"] },
        "IsEmulated": { "Fn::Equals": [{ "Ref": "Emulated" }, "true"] },
    });
    findings.expect("Conditions", document.tree["Conditions"] == conditions, &conditions.to_string());
}
