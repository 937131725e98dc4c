//! Functions: environment and sources of events.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::grants::grants;
use super::properties::Properties;
use super::resources::{Resource, of_kind};
use super::value::{Place, Scope, TemplateError};
use super::{FunctionSpec, QueueSource, StreamSource};

/// A function, with what the globals say where it says nothing itself.
pub fn function(resource: &Resource, globals: &Json, scope: &Scope) -> Result<FunctionSpec, TemplateError> {
    let own = resource.read()?;
    let globals = Properties::of(globals, Place::section("Globals").key("Function"))?;
    let code = match own.text("CodeUri")? {
        Some(code) => code,
        None => globals.text("CodeUri")?.ok_or_else(|| own.place.problem("CodeUri is missing"))?,
    };
    let name = code.rsplit('/').find(|part| !part.is_empty()).unwrap_or_default();
    let mut function = FunctionSpec {
        logical_id: resource.id.clone(),
        name: name.to_owned(),
        environment: BTreeMap::new(),
        grants: grants(&own)?,
        queue: None,
        stream: None,
        tick: false,
        tick_input: None,
    };
    for properties in [&globals, &own] {
        let environment = properties.inner("Environment")?;
        let Some(variables) = environment.map(|environment| environment.inner("Variables")).transpose()?.flatten() else {
            continue;
        };
        for (name, _) in variables.entries() {
            function.environment.insert(name.to_owned(), variables.required(name)?);
        }
    }
    if let Some(events) = own.inner("Events")? {
        for (name, event) in events.entries() {
            add_event(&mut function, &Properties::of(event, events.place.key(name))?, scope)?;
        }
    }
    Ok(function)
}

fn add_event(function: &mut FunctionSpec, event: &Properties<'_>, scope: &Scope) -> Result<(), TemplateError> {
    let kind = event.required("Type")?;
    let properties = event.inner("Properties")?.ok_or_else(|| event.place.problem("Properties is missing"))?;
    let batch_size = properties.number("BatchSize")?.map_or(Ok(None), |size| usize::try_from(size).map(Some));
    let batch_size = batch_size.map_err(|_| properties.place.problem("the batch is too large"))?;
    let taken = match kind.as_str() {
        "DynamoDB" => {
            let table = of_kind(&properties.required("Stream")?, "AWS::DynamoDB::Table", scope, &properties.place.key("Stream"))?;
            let event_names = event_names(&properties)?;
            function.stream.replace(StreamSource { table, batch_size: batch_size.unwrap_or(100), event_names }).is_some()
        }
        "Schedule" | "ScheduleV2" => {
            let name = if properties.get("Schedule").is_some() { "Schedule" } else { "ScheduleExpression" };
            properties.must_be(name, "rate(1 minute)")?;
            function.tick_input = properties.text("Input")?;
            std::mem::replace(&mut function.tick, true)
        }
        _ => return Err(event.place.problem(format!("this machine doesn't know events of type {kind}"))),
    };
    if taken {
        return Err(event.place.problem(format!("this machine knows one event of type {kind} for each function")));
    }
    Ok(())
}

/// Attaches a function to its queue. Written out rather than as SAM's event, whose managed policy opens every queue to every consumer.
pub fn attach(functions: &mut [FunctionSpec], mapping: &Resource, scope: &Scope) -> Result<(), TemplateError> {
    let properties = mapping.read()?;
    let place = |name| properties.place.key(name);
    let queue = of_kind(&properties.required("EventSourceArn")?, "AWS::SQS::Queue", scope, &place("EventSourceArn"))?;
    let name = properties.required("FunctionName")?;
    let batch_size = usize::try_from(properties.number("BatchSize")?.unwrap_or(10)).unwrap_or(10);
    let reports = properties.get("FunctionResponseTypes") == Some(&serde_json::json!(["ReportBatchItemFailures"]));
    if !reports {
        return Err(place("FunctionResponseTypes")
            .problem("one poison message would fail its neighbors: ReportBatchItemFailures is needed"));
    }
    let Some(function) = functions.iter_mut().find(|function| function.logical_id == name) else {
        return Err(place("FunctionName").problem(format!("{name} isn't a function")));
    };
    if function.queue.replace(QueueSource { queue, batch_size }).is_some() {
        return Err(properties.place.problem("this machine knows one queue for each function"));
    }
    Ok(())
}

/// A filter may name the kinds of record and nothing else.
fn event_names(properties: &Properties<'_>) -> Result<Vec<String>, TemplateError> {
    let Some(criteria) = properties.inner("FilterCriteria")? else { return Ok(Vec::new()) };
    let filters = criteria.get("Filters").and_then(Json::as_array).map(Vec::as_slice).unwrap_or_default();
    let mut names = Vec::new();
    for filter in filters {
        let pattern = filter.get("Pattern").and_then(Json::as_str).unwrap_or_default();
        match serde_json::from_str::<BTreeMap<String, Vec<String>>>(pattern) {
            Ok(mut fields) if fields.len() == 1 && fields.contains_key("eventName") => {
                names.extend(fields.remove("eventName").into_iter().flatten())
            }
            _ => return Err(criteria.place.problem("this machine knows no filter but one on eventName")),
        }
    }
    Ok(names)
}
