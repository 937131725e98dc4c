//! Amazon's DynamoDB Local, with the tables of the template.

use local::template::Stack;
use serde_json::Value;
use store::{Dynamo, Table, TableNames};

/// Makes the template's tables in a running DynamoDB Local, and a backend that uses them.
pub async fn tables_of(spec: &Stack, endpoint: &str) -> Dynamo {
    let client = kit::http_client::public_web().unwrap();
    for table in &spec.tables {
        // The SDK belongs to the store alone; a request is one POST, and the signature isn't looked at.
        let request = client
            .post(endpoint)
            .header("content-type", "application/x-amz-json-1.0")
            .header("x-amz-target", "DynamoDB_20120810.CreateTable")
            .header("authorization", "AWS4-HMAC-SHA256 Credential=local/20260101/us-west-2/dynamodb/aws4_request, Signature=0")
            .body(table.create_table_request.to_string());
        let answer = request.send().await.unwrap();
        let (status, said) = (answer.status(), answer.text().await.unwrap());
        let said: Value = serde_json::from_str(&said).unwrap_or_default();
        assert!(status.is_success(), "{}: {said}", table.name);
    }
    let named = |table: &Table| {
        let name = spec.functions.iter().find_map(|function| function.environment.get(table.env()))?;
        Some((*table, name.clone()))
    };
    Dynamo::new(&kit::aws::loopback(endpoint), TableNames::new(Table::ALL.iter().filter_map(named)))
}
