//! A stand-in for Lambda's runtime API: hands out events one by one and takes the answers.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use serde_json::Value;
use tokio::sync::{Mutex, mpsc};

use crate::filled::Trouble;

/// What a function did.
pub enum Told {
    /// It waits for an event.
    Waiting,
    /// It answered.
    Answered(Value),
    /// It failed.
    Failed(String),
}

struct Shared {
    told: mpsc::UnboundedSender<Told>,
    events: Mutex<mpsc::UnboundedReceiver<Value>>,
}

/// The running stand-in.
pub struct RuntimeApi {
    /// Where it is.
    pub address: SocketAddr,
    events: mpsc::UnboundedSender<Value>,
    told: mpsc::UnboundedReceiver<Told>,
    serving: tokio::task::JoinHandle<()>,
}

impl RuntimeApi {
    /// Starts it.
    pub async fn start() -> Result<Self, Trouble> {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let (events, handed_out) = mpsc::unbounded_channel();
        let (tell, told) = mpsc::unbounded_channel();
        let shared = Arc::new(Shared { told: tell, events: Mutex::new(handed_out) });
        let router = Router::new()
            .route("/2018-06-01/runtime/invocation/next", get(next))
            .route("/2018-06-01/runtime/invocation/{id}/{what}", post(answer))
            .route("/2018-06-01/runtime/init/error", post(failed))
            .with_state(shared);
        let serving = tokio::spawn(async move {
            let _ = axum::serve(listener, router).await;
        });
        Ok(Self { address, events, told, serving })
    }

    /// Hands out an event.
    pub fn hand_out(&self, event: Value) {
        let _ = self.events.send(event);
    }

    /// What the function does next.
    pub async fn told(&mut self) -> Option<Told> {
        self.told.recv().await
    }
}

impl Drop for RuntimeApi {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn next(State(shared): State<Arc<Shared>>) -> impl IntoResponse {
    let _ = shared.told.send(Told::Waiting);
    let event = shared.events.lock().await.recv().await.unwrap_or_default();
    let deadline = kit::Clock::now(&kit::SystemClock).as_millisecond() + 60_000;
    let headers = [
        ("content-type", "application/json".to_owned()),
        ("lambda-runtime-aws-request-id", "00000000-0000-4000-8000-000000000000".to_owned()),
        ("lambda-runtime-deadline-ms", deadline.to_string()),
        ("lambda-runtime-invoked-function-arn", "arn:aws:lambda:us-west-2:123456789012:function:bench".to_owned()),
        ("lambda-runtime-trace-id", "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=0".to_owned()),
    ];
    (headers, event.to_string())
}

async fn answer(State(shared): State<Arc<Shared>>, Path((_, what)): Path<(String, String)>, body: Bytes) -> impl IntoResponse {
    let told = if what == "response" {
        Told::Answered(serde_json::from_slice(&body).unwrap_or_default())
    } else {
        Told::Failed(String::from_utf8_lossy(&body).into_owned())
    };
    let _ = shared.told.send(told);
    (StatusCode::ACCEPTED, "{\"status\":\"OK\"}")
}

async fn failed(State(shared): State<Arc<Shared>>, body: Bytes) -> impl IntoResponse {
    let _ = shared.told.send(Told::Failed(String::from_utf8_lossy(&body).into_owned()));
    (StatusCode::ACCEPTED, "{\"status\":\"OK\"}")
}
