//! Reads the deployment template, so that this machine runs what would be deployed and nothing else.
//!
//! Names here are the template's logical ids. What isn't understood is an error that names its place: a template that this module
//! reads halfway would let the two systems drift apart.

mod functions;
mod grants;
mod intrinsics;
mod mail;
mod parameters;
mod properties;
mod resources;
mod routes;
mod value;

use std::collections::BTreeMap;

use serde_json::Value as Json;

pub use routes::{PathPattern, RouteSpec, RouteTable};
pub use value::TemplateError;

/// What the template declares, with every value worked out.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Stack {
    /// Tables.
    pub tables: Vec<TableSpec>,
    /// Queues, those for dead letters included.
    pub queues: Vec<QueueSpec>,
    /// Functions.
    pub functions: Vec<FunctionSpec>,
    /// Routes of the API.
    pub routes: RouteTable,
    /// The logical id of the function that says who calls, if there is one.
    pub authorizer: Option<String>,
    /// The queues that hear what became of a mail, as a function's environment calls a queue.
    pub mail_events: Vec<String>,
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct TableSpec {
    /// Its logical id.
    pub logical_id: String,
    /// The name it is created with.
    pub name: String,
    /// The body of the `CreateTable` request.
    pub create_table_request: Json,
    /// The attribute that says when a row ends by itself.
    pub ttl_attribute: Option<String>,
    /// Whether changes can be followed.
    pub stream: bool,
    /// The logical id of the key that it is encrypted under, if the template names one.
    pub key: Option<String>,
}

/// A queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueueSpec {
    /// Its logical id.
    pub logical_id: String,
    /// Its name.
    pub name: String,
    /// What a function's environment calls it.
    pub url: String,
    /// How long a received message stays out of sight.
    pub visibility_seconds: u32,
    /// How often a message may be received before it is given up; never given up if absent.
    pub max_receive_count: Option<u32>,
    /// The logical id of the queue for messages that were given up.
    pub dead_letters: Option<String>,
}

/// A function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FunctionSpec {
    /// Its logical id.
    pub logical_id: String,
    /// Its binary: the last part of `CodeUri`. Two functions may share one.
    pub name: String,
    /// Its environment.
    pub environment: BTreeMap<String, String>,
    /// What its role may do.
    pub grants: Vec<Grant>,
    /// The queue it consumes.
    pub queue: Option<QueueSource>,
    /// The stream it follows.
    pub stream: Option<StreamSource>,
    /// Whether it is called every minute.
    pub tick: bool,
    /// What the tick's event is, if the template says so.
    pub tick_input: Option<String>,
}

/// One action that a role may do on one resource.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Grant {
    /// The action, like `dynamodb:GetItem`.
    pub action: String,
    /// The resource: a logical id, perhaps with what is below it, like `OutboxTable/index/undelivered`; for what this template
    /// doesn't make, the ARN as it is written.
    pub resource: String,
}

/// A queue as a source of events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueueSource {
    /// The logical id of the queue.
    pub queue: String,
    /// How many messages one call may bring.
    pub batch_size: usize,
}

/// A table's stream as a source of events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StreamSource {
    /// The logical id of the table.
    pub table: String,
    /// How many records one call may bring.
    pub batch_size: usize,
    /// The kinds of record that are wanted (`INSERT`, `MODIFY`, `REMOVE`); all if empty.
    pub event_names: Vec<String>,
}

/// Reads a template with values for its parameters; the others keep their defaults.
///
/// # Errors
///
/// When the template isn't YAML, or says something this machine can't do as the cloud would.
pub fn read(yaml: &str, overrides: &BTreeMap<String, String>) -> Result<Stack, TemplateError> {
    let document = serde_yaml_ng::from_str(yaml).map_err(TemplateError::Yaml)?;
    let scope = parameters::scope(&document, overrides)?;
    resources::stack(&document, &scope)
}

#[cfg(test)]
mod tests;
