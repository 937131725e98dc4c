//! Commands as they come in: a JSON body with its headers, or a form.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use http::{HeaderMap, StatusCode, header};
use kit::Problem;
use serde::de::DeserializeOwned;
use store::{Once, rows};

/// A JSON body, the idempotency key that every POST must have, and the version that the caller has seen.
pub struct JsonCommand<T> {
    /// The body.
    pub body: T,
    /// Chosen by the caller; the same for a repetition.
    pub key: String,
    /// What the key stands for.
    pub digest: String,
    /// The version from `If-Match`, if there was one.
    pub seen: Option<u64>,
}

/// A form from a page. Its key is a hidden field.
pub struct FormCommand {
    /// The fields, in order; a checkbox group repeats its name.
    pub fields: Fields,
    /// From the hidden field.
    pub key: String,
    /// What the key stands for.
    pub digest: String,
}

/// A form's fields.
#[derive(Clone, Default)]
pub struct Fields(Vec<(String, String)>);

/// Anything with an idempotency key.
pub trait KeyedForm {
    /// What makes a repetition harmless.
    fn once<'a>(&'a self, caller: &'a str) -> Once<'a>;
}

impl<T> KeyedForm for JsonCommand<T> {
    fn once<'a>(&'a self, caller: &'a str) -> Once<'a> {
        Once::Request { caller, key: &self.key, digest: &self.digest }
    }
}

impl KeyedForm for FormCommand {
    fn once<'a>(&'a self, caller: &'a str) -> Once<'a> {
        Once::Request { caller, key: &self.key, digest: &self.digest }
    }
}

impl Fields {
    /// The first value of a field; empty when there is none.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// Every value of a field.
    #[must_use]
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.0.iter().filter(|(known, _)| known == name).map(|(_, value)| value.as_str()).collect()
    }

    /// A day, from its three fields or, where a client sends it so, from one.
    #[must_use]
    pub fn date(&self, name: &str) -> String {
        let part = |part: &str| self.text(&format!("{name}-{part}"));
        let typed = pages::typed_date(part("month"), part("day"), part("year"));
        if typed.is_empty() { self.text(name).to_owned() } else { typed }
    }

    /// The same fields, to be shown again.
    #[must_use]
    pub fn form(&self) -> pages::Form {
        pages::Form::of(self.iter())
    }

    /// Reads an encoded body.
    #[must_use]
    pub fn read(body: &[u8]) -> Self {
        Self(form_urlencoded::parse(body).into_owned().collect())
    }

    /// Every field, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

pub(crate) fn content_type(headers: &HeaderMap) -> &str {
    let value = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    value.split(';').next().unwrap_or_default().trim()
}

async fn body<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, Problem> {
    Bytes::from_request(request, state).await.map_err(|_| Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large"))
}

fn idempotency_key(headers: &HeaderMap) -> Result<String, Problem> {
    let key = headers.get("idempotency-key").and_then(|value| value.to_str().ok()).unwrap_or_default();
    if (8..=128).contains(&key.len()) {
        Ok(key.to_owned())
    } else {
        Err(Problem::new(StatusCode::BAD_REQUEST, "idempotency-key-needed"))
    }
}

fn version_seen(headers: &HeaderMap) -> Result<Option<u64>, Problem> {
    let Some(value) = headers.get(header::IF_MATCH) else {
        return Ok(None);
    };
    let text = value.to_str().unwrap_or_default().trim_matches('"');
    text.parse().map(Some).map_err(|_| Problem::new(StatusCode::BAD_REQUEST, "if-match-unreadable"))
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for JsonCommand<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        if content_type(request.headers()) != "application/json" {
            return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "json-needed"));
        }
        let key = idempotency_key(request.headers())?;
        let seen = version_seen(request.headers())?;
        let path = format!("{} {}", request.method(), request.uri().path());
        let bytes = body(request, state).await?;
        let parsed = serde_json::from_slice(&bytes).map_err(|error| {
            if error.is_data() {
                Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "unexpected-field-or-type")
            } else {
                Problem::new(StatusCode::BAD_REQUEST, "not-json")
            }
        })?;
        Ok(Self { body: parsed, key, digest: rows::digest(&[path.as_bytes(), &bytes]), seen })
    }
}

impl<S: Send + Sync> FromRequest<S> for FormCommand {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        if content_type(request.headers()) != "application/x-www-form-urlencoded" {
            return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "form-needed"));
        }
        let path = format!("{} {}", request.method(), request.uri().path());
        let bytes = body(request, state).await?;
        let fields = Fields::read(&bytes);
        let key = fields.text("key").to_owned();
        if key.len() < 8 || key.len() > 128 {
            return Err(Problem::new(StatusCode::BAD_REQUEST, "form-incomplete"));
        }
        Ok(Self { digest: rows::digest(&[path.as_bytes(), &bytes]), key, fields })
    }
}
