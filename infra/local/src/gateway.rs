//! The HTTP API: a request becomes the event that API Gateway would send, the answer becomes a response.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use kit::Function;
use kit::log::{Level, line};
use serde_json::value::to_raw_value;
use serde_json::{Value, json};

use crate::engine::lambda_context;
use crate::template::RouteTable;

/// API Gateway's limit.
const LONGEST: usize = 10 * 1024 * 1024;

/// Routes, functions, and the authorizer in front of them.
pub struct Gateway {
    /// The routes of the template.
    pub routes: RouteTable,
    /// The functions by name.
    pub functions: BTreeMap<String, Arc<Function>>,
    /// The authorizer, if the template has one.
    pub authorizer: Option<Arc<Function>>,
}

fn plain(status: StatusCode, message: &str) -> Response {
    (status, axum::Json(json!({ "message": message }))).into_response()
}

impl Gateway {
    /// Answers a request.
    pub async fn handle(&self, request: Request) -> Response {
        let (parts, body) = request.into_parts();
        let Ok(body) = axum::body::to_bytes(body, LONGEST).await else {
            return plain(StatusCode::PAYLOAD_TOO_LARGE, "Request Too Long");
        };
        let Some(route) = self.routes.match_path(&parts.method, parts.uri.path()) else {
            return plain(StatusCode::NOT_FOUND, "Not Found");
        };
        let Some(function) = self.functions.get(&route.function) else {
            return plain(StatusCode::INTERNAL_SERVER_ERROR, "Internal Server Error");
        };
        let mut event = event(&parts, &body);
        if route.authorized {
            match self.authorize(&event).await {
                Ok(context) => event["requestContext"]["authorizer"] = json!({ "lambda": context }),
                Err(response) => return response,
            }
        }
        match invoke(function, &event).await {
            Some(answer) => respond(&answer),
            None => plain(StatusCode::INTERNAL_SERVER_ERROR, "Internal Server Error"),
        }
    }

    async fn authorize(&self, event: &Value) -> Result<Value, Response> {
        let denied = || plain(StatusCode::INTERNAL_SERVER_ERROR, "Internal Server Error");
        let authorizer = self.authorizer.as_ref().ok_or_else(denied)?;
        let mut request = event.clone();
        request["type"] = "REQUEST".into();
        request["routeArn"] = "arn:local:execute-api".into();
        request["identitySource"] = json!(["local"]);
        let answer = invoke(authorizer, &request).await.ok_or_else(denied)?;
        if answer["isAuthorized"] == true {
            Ok(answer["context"].clone())
        } else {
            Err(plain(StatusCode::FORBIDDEN, "Forbidden"))
        }
    }
}

async fn invoke(function: &Function, event: &Value) -> Option<Value> {
    let raw = to_raw_value(event).ok()?;
    match function.invoke(&raw, lambda_context()).await {
        Ok(answer) => serde_json::from_str(answer.get()).ok(),
        Err(error) => {
            line(Level::Error, "invocation-failed").with("error", kit::log::chain(&error)).write();
            None
        }
    }
}

/// A number for a request; each has another one for as long as the process lives.
fn number() -> String {
    static REQUESTS: AtomicU64 = AtomicU64::new(1);
    format!("request-{}", REQUESTS.fetch_add(1, Ordering::Relaxed))
}

/// The event of payload format 2.0.
fn event(parts: &http::request::Parts, body: &Bytes) -> Value {
    let mut headers = BTreeMap::new();
    let mut cookies = Vec::new();
    for (name, value) in &parts.headers {
        let Ok(value) = value.to_str() else { continue };
        if name == header::COOKIE {
            cookies.extend(value.split(';').map(|cookie| cookie.trim().to_owned()));
        } else {
            headers
                .entry(name.as_str().to_owned())
                .and_modify(|known: &mut String| {
                    known.push(',');
                    known.push_str(value);
                })
                .or_insert_with(|| value.to_owned());
        }
    }
    headers.entry("x-forwarded-proto".to_owned()).or_insert_with(|| "http".to_owned());
    let path = parts.uri.path();
    json!({
        "version": "2.0",
        "routeKey": "$default",
        "rawPath": path,
        "rawQueryString": parts.uri.query().unwrap_or_default(),
        "cookies": cookies,
        "headers": headers,
        "requestContext": {
            "accountId": "local", "apiId": "local", "domainName": "localhost", "domainPrefix": "localhost",
            "http": { "method": parts.method.as_str(), "path": path, "protocol": "HTTP/1.1", "sourceIp": "127.0.0.1", "userAgent": "" },
            "requestId": number(), "routeKey": "$default", "stage": "$default", "time": "01/Jan/2026:00:00:00 +0000", "timeEpoch": 0
        },
        "body": if body.is_empty() { Value::Null } else { BASE64_STANDARD.encode(body).into() },
        "isBase64Encoded": !body.is_empty()
    })
}

fn respond(answer: &Value) -> Response {
    let status = answer["statusCode"].as_u64().and_then(|code| StatusCode::from_u16(u16::try_from(code).ok()?).ok());
    let text = answer["body"].as_str().unwrap_or_default();
    let body = if answer["isBase64Encoded"] == true {
        BASE64_STANDARD.decode(text).unwrap_or_default()
    } else {
        text.as_bytes().to_vec()
    };
    let mut headers = HeaderMap::new();
    for (name, value) in answer["headers"].as_object().into_iter().flatten() {
        if let (Ok(name), Ok(value)) = (name.parse::<HeaderName>(), HeaderValue::from_str(value.as_str().unwrap_or_default())) {
            headers.insert(name, value);
        }
    }
    for cookie in answer["cookies"].as_array().into_iter().flatten() {
        if let Ok(value) = HeaderValue::from_str(cookie.as_str().unwrap_or_default()) {
            headers.append(header::SET_COOKIE, value);
        }
    }
    headers.remove(header::CONTENT_LENGTH);
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    *response.headers_mut() = headers;
    response
}
