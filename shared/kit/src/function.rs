//! A function: what it answers, consumes, follows and does every minute, behind the one door that Lambda knocks on.
//!
//! The one-machine stack knocks on the same door with the same JSON events, so there is no second way in.

use std::sync::Arc;

use async_trait::async_trait;
use aws_lambda_events::apigw::{ApiGatewayV2CustomAuthorizerSimpleResponse, ApiGatewayV2CustomAuthorizerV2Request};
use axum::Router;
use lambda_http::request::LambdaRequest;
use lambda_http::{Adapter, Service as _};
use lambda_runtime::LambdaEvent;

/// What the runtime says about an invocation.
pub use lambda_runtime::Context as Invocation;
use serde::Deserialize;
use serde_json::value::{RawValue, to_raw_value};

use crate::batch::{self, Consumer, Follower};

/// An invocation failed as a whole; the caller tries again or gives up.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Failed(pub &'static str);

/// Does what is due.
#[async_trait]
pub trait Ticker: Send + Sync {
    /// Called every minute; late, doubled or missed ticks change nothing.
    ///
    /// # Errors
    /// When it couldn't be done; the next tick does it.
    async fn tick(&self) -> Result<(), Failed>;
}

/// Finds out who calls.
#[async_trait]
pub trait Authorizer: Send + Sync {
    /// The caller's context. Always allows: anonymous is a caller too, so that functions answer in the right form.
    ///
    /// # Errors
    /// When nobody can tell; the call is denied.
    async fn authorize(&self, request: &ApiGatewayV2CustomAuthorizerV2Request) -> Result<serde_json::Value, Failed>;
}

/// A function, ready to be invoked.
#[derive(Clone, Default)]
pub struct Function {
    http: Option<Router>,
    queue: Option<Arc<dyn Consumer>>,
    stream: Option<Arc<dyn Follower>>,
    minute: Option<Arc<dyn Ticker>>,
    authorizer: Option<Arc<dyn Authorizer>>,
}

/// What kind of event an event is.
#[derive(Deserialize)]
struct Probe<'a> {
    #[serde(borrow, default, rename = "Records")]
    records: Option<Vec<&'a RawValue>>,
    #[serde(default, rename = "type")]
    kind: Option<&'a str>,
    #[serde(borrow, default, rename = "requestContext")]
    request: Option<&'a RawValue>,
    #[serde(default)]
    tick: Option<&'a str>,
}

impl Function {
    /// Answers HTTP requests.
    #[must_use]
    pub fn serving(mut self, router: Router) -> Self {
        self.http = Some(router);
        self
    }

    /// Consumes its queue.
    #[must_use]
    pub fn consuming(mut self, consumer: impl Consumer + 'static) -> Self {
        self.queue = Some(Arc::new(consumer));
        self
    }

    /// Follows a table's stream.
    #[must_use]
    pub fn following(mut self, follower: impl Follower + 'static) -> Self {
        self.stream = Some(Arc::new(follower));
        self
    }

    /// Does something every minute.
    #[must_use]
    pub fn ticking(mut self, ticker: impl Ticker + 'static) -> Self {
        self.minute = Some(Arc::new(ticker));
        self
    }

    /// Authorizes calls.
    #[must_use]
    pub fn authorizing(mut self, authorizer: impl Authorizer + 'static) -> Self {
        self.authorizer = Some(Arc::new(authorizer));
        self
    }

    /// Handles one event.
    ///
    /// # Errors
    /// When the event isn't one for this function, or failed as a whole.
    pub async fn invoke(&self, event: &RawValue, context: Invocation) -> Result<Box<RawValue>, Failed> {
        const UNKNOWN: Failed = Failed("not an event for this function");
        const UNREADABLE: Failed = Failed("the event can't be read");
        let text = event.get();
        let probe: Probe<'_> = serde_json::from_str(text).map_err(|_| UNREADABLE)?;
        let answer = match probe {
            Probe { kind: Some("REQUEST"), .. } => {
                let authorizer = self.authorizer.as_ref().ok_or(UNKNOWN)?;
                let request = serde_json::from_str(text).map_err(|_| UNREADABLE)?;
                let mut response = ApiGatewayV2CustomAuthorizerSimpleResponse::default();
                response.context = authorizer.authorize(&request).await?;
                response.is_authorized = true;
                to_raw_value(&response)
            }
            Probe { request: Some(_), .. } => {
                let router = self.http.as_ref().ok_or(UNKNOWN)?;
                let request: LambdaRequest = serde_json::from_str(text).map_err(|_| UNREADABLE)?;
                let answering = {
                    let mut adapter = Adapter::from(router.clone());
                    adapter.call(LambdaEvent::new(request, context))
                };
                let Ok(response) = answering.await;
                to_raw_value(&response)
            }
            Probe { records: Some(records), .. }
                if records.first().is_some_and(|record| record.get().contains("\"dynamodb\"")) =>
            {
                let follower = self.stream.as_ref().ok_or(UNKNOWN)?;
                let event = serde_json::from_str(text).map_err(|_| UNREADABLE)?;
                to_raw_value(&batch::stream(follower.as_ref(), event).await)
            }
            Probe { records: Some(_), .. } => {
                let consumer = self.queue.as_ref().ok_or(UNKNOWN)?;
                let event = serde_json::from_str(text).map_err(|_| UNREADABLE)?;
                to_raw_value(&batch::queue(consumer.as_ref(), event).await)
            }
            Probe { tick: Some(_), .. } => {
                self.minute.as_ref().ok_or(UNKNOWN)?.tick().await?;
                to_raw_value(&serde_json::json!({}))
            }
            _ => return Err(UNKNOWN),
        };
        answer.map_err(|_| Failed("the answer can't be written"))
    }
}
