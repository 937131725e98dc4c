//! The system as the template says: its functions, and the gateway in front of them.

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::Request;
use kit::Function;
use local::functions::{FunctionError, build};
use local::gateway::Gateway;
use local::template::{self, FunctionSpec};
use serde_json::value::to_raw_value;
use serde_json::{Value, json};

use crate::boundary::Boundary;
use crate::client::Call;
use crate::world::World;

/// An invocation's end: what came back, or nothing when it failed as a whole.
pub type Outcome = Option<Value>;

/// What is invoked, so that it can be invoked again.
#[derive(Clone)]
pub enum Recipe {
    /// A function, by its logical id, with an event.
    Event(String, Value),
    /// The gateway, with a request.
    Request(Call),
}

/// The functions in a world.
pub struct System {
    /// What the template says.
    pub spec: &'static template::Stack,
    world: Arc<World>,
    functions: BTreeMap<String, Arc<Function>>,
    gateway: Arc<Gateway>,
}

fn spec() -> &'static template::Stack {
    static SPEC: std::sync::OnceLock<template::Stack> = std::sync::OnceLock::new();
    SPEC.get_or_init(|| {
        let parameters = local::settings::parameters("http://localhost:3000", surveys::keypair([7; 32]));
        template::read(local::stack::TEMPLATE, &parameters).unwrap_or_default()
    })
}

fn boundary(world: &Arc<World>) -> Boundary {
    Boundary {
        world: Arc::clone(world),
        function: String::new(),
        tables: Vec::new(),
        queues: BTreeMap::new(),
        mail_events: spec().mail_events.clone(),
    }
}

impl System {
    /// Builds every function of the template.
    ///
    /// # Errors
    /// When one can't be built.
    pub fn start(world: Arc<World>) -> Result<Self, FunctionError> {
        let spec = spec();
        let mut functions = BTreeMap::new();
        for function in &spec.functions {
            functions.insert(function.logical_id.clone(), build(function, &boundary(&world))?);
        }
        let gateway = gateway(spec, &functions);
        Ok(Self { spec, world, functions, gateway })
    }

    /// An invocation, ready to be polled.
    pub fn invocation(&self, recipe: &Recipe) -> Pin<Box<dyn Future<Output = Outcome>>> {
        match recipe.clone() {
            Recipe::Event(function, event) => {
                let function = self.functions.get(&function).cloned();
                Box::pin(async move {
                    let event = to_raw_value(&event).ok()?;
                    let answer = function?.invoke(&event, kit::function::Invocation::default()).await.ok()?;
                    serde_json::from_str(answer.get()).ok()
                })
            }
            Recipe::Request(call) => Box::pin(requested(Arc::clone(&self.gateway), call)),
        }
    }

    /// A process that died comes back empty; the others keep what they know.
    pub fn restart(&mut self, died: &str) {
        for function in self.spec.functions.iter().filter(|function| function.name == died) {
            if let Ok(fresh) = build(function, &boundary(&self.world)) {
                self.functions.insert(function.logical_id.clone(), fresh);
            }
        }
        self.gateway = gateway(self.spec, &self.functions);
    }

    /// The queue that a function consumes.
    pub fn queue_of(&self, function: &FunctionSpec) -> Option<String> {
        let source = function.queue.as_ref()?;
        self.spec.queues.iter().find(|queue| queue.logical_id == source.queue).map(|queue| queue.url.clone())
    }
}

/// A request through the gateway.
async fn requested(gateway: Arc<Gateway>, call: Call) -> Outcome {
    let mut request = http::Request::builder().method(call.method).uri(call.path.as_str());
    if !call.key.is_empty() {
        request = request.header("idempotency-key", &call.key).header("content-type", "application/json");
    }
    if let Some(token) = &call.token {
        request = request.header("authorization", format!("Bearer {token}"));
    }
    let request: Request = request.body(Body::from(call.body)).ok()?;
    let response = gateway.handle(request).await;
    let status = response.status().as_u16();
    let bytes = axum::body::to_bytes(response.into_body(), usize::MAX).await.ok()?;
    Some(json!({ "status": status, "body": String::from_utf8_lossy(&bytes) }))
}

fn gateway(spec: &template::Stack, functions: &BTreeMap<String, Arc<Function>>) -> Arc<Gateway> {
    let authorizer = spec.authorizer.as_ref().and_then(|name| functions.get(name)).cloned();
    Arc::new(Gateway { routes: spec.routes.clone(), functions: functions.clone(), authorizer })
}
