//! Resources: which become tables, queues, functions and routes, and which only have their references checked.

use serde_json::{Map, Value as Json, json};
use serde_yaml_ng::Value as Yaml;

use super::intrinsics::{id_in_arn, queue_url};
use super::parameters::{entries, section};
use super::properties::Properties;
use super::routes;
use super::value::{Place, Scope, TemplateError};
use super::{QueueSpec, Stack, TableSpec};
use super::{functions, mail};

/// What a resource may say beside its properties.
const ATTRIBUTES: [&str; 7] =
    ["Type", "Properties", "Condition", "DependsOn", "DeletionPolicy", "UpdateReplacePolicy", "Metadata"];

/// A resource whose values are worked out.
pub struct Resource {
    /// Its logical id.
    pub id: String,
    /// Its type.
    pub kind: String,
    /// Its properties.
    pub properties: Json,
}

impl Resource {
    /// Its properties, for reading.
    pub fn read(&self) -> Result<Properties<'_>, TemplateError> {
        Properties::of(&self.properties, Place::section("Resources").key(&self.id).key("Properties"))
    }
}

/// Everything a template declares.
pub fn stack(document: &Yaml, scope: &Scope) -> Result<Stack, TemplateError> {
    let globals = globals(document, scope)?;
    let resources = resources(document, scope)?;
    check_outputs(document, scope)?;
    let mut stack = Stack::default();
    for resource in &resources {
        match resource.kind.as_str() {
            "AWS::DynamoDB::Table" => stack.tables.push(table(resource)?),
            "AWS::SQS::Queue" => stack.queues.push(queue(resource, scope)?),
            "AWS::Serverless::Function" => stack.functions.push(functions::function(resource, &globals, scope)?),
            _ => {}
        }
    }
    for mapping in resources.iter().filter(|resource| resource.kind == "AWS::Lambda::EventSourceMapping") {
        functions::attach(&mut stack.functions, mapping, scope)?;
    }
    stack.authorizer = routes::authorizer(&resources, scope)?;
    stack.routes = routes::table(&resources, scope)?;
    stack.mail_events = mail::events(&resources, scope)?;
    Ok(stack)
}

fn globals(document: &Yaml, scope: &Scope) -> Result<Json, TemplateError> {
    let place = Place::section("Globals");
    let mut function = json!({});
    for (name, value) in entries(section(document, "Globals")?, &place)? {
        let place = place.key(name);
        match name {
            "Function" => function = scope.resolve(value, &place)?.unwrap_or(function),
            _ => return Err(place.problem("globals other than Function aren't known to this machine")),
        }
    }
    Ok(function)
}

/// The resources that are there; those whose condition doesn't hold are checked and left out.
fn resources(document: &Yaml, scope: &Scope) -> Result<Vec<Resource>, TemplateError> {
    let section_place = Place::section("Resources");
    let mut resources = Vec::new();
    for (id, resource) in entries(section(document, "Resources")?, &section_place)? {
        let Some(declared) = scope.resources.get(id) else { continue };
        let place = section_place.key(id).used_if(declared.present);
        for (attribute, value) in entries(resource.as_mapping(), &place)? {
            match attribute {
                _ if !ATTRIBUTES.contains(&attribute) => return Err(place.key(attribute).problem("a resource can't say this")),
                "DependsOn" => check_order(value, scope, &place.key(attribute))?,
                _ => {}
            }
        }
        let empty = Yaml::Mapping(serde_yaml_ng::Mapping::new());
        let properties = scope.resolve(resource.get("Properties").unwrap_or(&empty), &place.key("Properties"))?;
        if declared.present {
            let properties = properties.unwrap_or_else(|| json!({}));
            resources.push(Resource { id: id.to_owned(), kind: declared.kind.clone(), properties });
        }
    }
    Ok(resources)
}

fn check_order(value: &Yaml, scope: &Scope, place: &Place) -> Result<(), TemplateError> {
    let names = value.as_sequence().map_or_else(|| vec![value], |names| names.iter().collect());
    match names.into_iter().map(|name| name.as_str().unwrap_or_default()).find(|name| !scope.resources.contains_key(*name)) {
        Some(name) => Err(place.problem(format!("nothing in the template is called {name}"))),
        None => Ok(()),
    }
}

fn check_outputs(document: &Yaml, scope: &Scope) -> Result<(), TemplateError> {
    let section_place = Place::section("Outputs");
    for (name, output) in entries(section(document, "Outputs")?, &section_place)? {
        let place = section_place.key(name);
        let condition = output.get("Condition").and_then(Yaml::as_str);
        let used = condition.map_or(Ok(true), |name| scope.condition(name, &place))?;
        scope.resolve(output.get("Value").unwrap_or(&Yaml::Null), &place.key("Value").used_if(used))?;
    }
    Ok(())
}

fn table(resource: &Resource) -> Result<TableSpec, TemplateError> {
    let properties = resource.read()?;
    let passed_on = ["AttributeDefinitions", "KeySchema", "BillingMode", "GlobalSecondaryIndexes", "LocalSecondaryIndexes"];
    let without_meaning_here = [
        "TableName",
        "DeletionProtectionEnabled",
        "PointInTimeRecoverySpecification",
        "SSESpecification",
        "Tags",
        "StreamSpecification",
        "TimeToLiveSpecification",
    ];
    properties.only(&[passed_on.as_slice(), &without_meaning_here].concat())?;
    let mut request = Map::new();
    request.insert("TableName".to_owned(), json!(resource.id));
    for name in passed_on {
        if let Some(value) = properties.get(name) {
            request.insert(name.to_owned(), value.clone());
        }
    }
    let stream = properties.inner("StreamSpecification")?;
    if let Some(stream) = &stream {
        let view = stream.required("StreamViewType")?;
        request.insert("StreamSpecification".to_owned(), json!({ "StreamEnabled": true, "StreamViewType": view }));
    }
    let key = properties.inner("SSESpecification")?.map(|encryption| encryption.text("KMSMasterKeyId")).transpose()?.flatten();
    let ttl = properties.inner("TimeToLiveSpecification")?;
    let ttl = ttl.filter(|ttl| ttl.get("Enabled") != Some(&Json::Bool(false)));
    Ok(TableSpec {
        logical_id: resource.id.clone(),
        name: resource.id.clone(),
        create_table_request: Json::Object(request),
        ttl_attribute: ttl.map(|ttl| ttl.required("AttributeName")).transpose()?,
        stream: stream.is_some(),
        key: key.as_deref().and_then(id_in_arn).map(str::to_owned),
    })
}

fn queue(resource: &Resource, scope: &Scope) -> Result<QueueSpec, TemplateError> {
    let properties = resource.read()?;
    properties.only(&[
        "QueueName",
        "VisibilityTimeout",
        "RedrivePolicy",
        "MessageRetentionPeriod",
        "SqsManagedSseEnabled",
        "KmsMasterKeyId",
        "KmsDataKeyReusePeriodSeconds",
        "ReceiveMessageWaitTimeSeconds",
        "Tags",
    ])?;
    let redrive = properties.inner("RedrivePolicy")?;
    let dead_letters = match &redrive {
        Some(redrive) => Some(of_kind(&redrive.required("deadLetterTargetArn")?, "AWS::SQS::Queue", scope, &redrive.place)?),
        None => None,
    };
    Ok(QueueSpec {
        logical_id: resource.id.clone(),
        name: resource.id.clone(),
        url: queue_url(&resource.id),
        visibility_seconds: properties.number("VisibilityTimeout")?.unwrap_or(30),
        max_receive_count: redrive.map(|redrive| redrive.number("maxReceiveCount")).transpose()?.flatten(),
        dead_letters,
    })
}

/// The resource that an ARN names, which must be of a type.
pub fn of_kind(arn: &str, kind: &str, scope: &Scope, place: &Place) -> Result<String, TemplateError> {
    let id = id_in_arn(arn).filter(|id| scope.resources.get(*id).is_some_and(|declared| declared.kind == kind));
    id.map(str::to_owned).ok_or_else(|| place.problem(format!("{arn} isn't the ARN of a resource of type {kind}")))
}
