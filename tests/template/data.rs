//! Tables and keys, against what the code knows of them.

use serde_json::{Value as Json, json};
use store::Table;

use super::checks::{Findings, words};
use super::document::{Document, attribute, text};

/// The logical id of a table.
pub fn id(table: Table) -> String {
    table.logical_id()
}

/// The key of a table's side of the wall.
pub fn key(table: Table) -> &'static str {
    match table {
        Table::Cases => "ComplaintKey",
        Table::Mediations | Table::Invitations | Table::Answers => "MediationKey",
        _ => "CommonKey",
    }
}

/// Whether rows end by themselves: where a function remembers what it has seen, which is the first of its tables. The relay
/// remembers nothing; it deletes.
fn ends_rows(table: Table) -> bool {
    super::functions::CODE.iter().any(|code| code.package != "relay" && code.tables.first() == Some(&table))
}

fn attributes(names: &[&str]) -> Json {
    names.iter().map(|name| json!({ "AttributeName": name, "AttributeType": "S" })).collect()
}

fn key_schema(partition: &str, sort: &str) -> Json {
    json!([{ "AttributeName": partition, "KeyType": "HASH" }, { "AttributeName": sort, "KeyType": "RANGE" }])
}

/// All that the template says of a table.
fn expected(table: Table) -> Json {
    let mut properties = json!({
        "BillingMode": "PAY_PER_REQUEST",
        "DeletionProtectionEnabled": { "Fn::If": ["ProtectsData", true, false] },
        // A table of shuffled answers whose past can be looked at isn't shuffled.
        "PointInTimeRecoverySpecification": { "PointInTimeRecoveryEnabled": table != Table::Answers },
        "SSESpecification": { "SSEEnabled": true, "SSEType": "KMS", "KMSMasterKeyId": attribute(key(table), "Arn") },
        "AttributeDefinitions": attributes(&["pk", "sk"]),
        "KeySchema": key_schema("pk", "sk"),
    });
    if ends_rows(table) {
        properties["TimeToLiveSpecification"] = json!({ "AttributeName": "ttl", "Enabled": true });
    }
    if table == Table::Outbox {
        properties["StreamSpecification"] = json!({ "StreamViewType": "NEW_IMAGE" });
    }
    if let Some(index) = table.index() {
        let mut names = vec!["pk", "sk"];
        names.extend([index.partition, index.sort].into_iter().filter(|name| *name != "sk"));
        properties["AttributeDefinitions"] = attributes(&names);
        properties["GlobalSecondaryIndexes"] = json!([{
            "IndexName": index.name,
            "KeySchema": key_schema(index.partition, index.sort),
            "Projection": { "ProjectionType": "KEYS_ONLY" },
        }]);
    }
    json!({ "DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain", "Properties": properties })
}

/// Each table that the code knows is there, as the code knows it, and no other.
pub fn tables(document: &Document, findings: &mut Findings) {
    for &table in Table::ALL {
        match document.of("AWS::DynamoDB::Table", &id(table)) {
            Some(resource) => findings.says(resource, &expected(table)),
            None => findings.expect(&id(table), false, "a table"),
        }
    }
}

/// Each side has its key, which turns over, stays when the stack goes, and is handed to this account's IAM alone.
pub fn keys(document: &Document, findings: &mut Findings) {
    let found = document.of_kind("AWS::KMS::Key");
    findings.expect("keys", found.len() == 3, "one for each side and one for both");
    for resource in found {
        findings.expect(resource.id, words(resource.get("/Description")), "a description");
        let account = text("arn:${AWS::Partition}:iam::${AWS::AccountId}:root");
        findings.says(
            resource,
            &json!({ "DeletionPolicy": "Retain", "UpdateReplacePolicy": "Retain", "Properties": {
                "Description": resource.get("/Description"),
                "EnableKeyRotation": true,
                "KeyPolicy": { "Version": "2012-10-17", "Statement": [
                    { "Effect": "Allow", "Principal": { "AWS": account }, "Action": "kms:*", "Resource": "*" },
                ] },
            } }),
        );
    }
}
