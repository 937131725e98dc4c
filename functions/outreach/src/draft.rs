//! A request in the making, kept for a day for whoever comes back to it in the same browser. The browser holds a random token, the row only
//! its digest.

use std::collections::BTreeMap;

use axum::response::Response;
use edge::{Caller, Fault, Fields};
use http::{HeaderMap, HeaderValue, header};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use store::{Key, StoreError, Table, Transaction, Write, port, rows};

use crate::App;

const COOKIE: &str = "__Host-community";
/// How long what was typed is kept.
const KEPT: SignedDuration = SignedDuration::from_hours(24);

/// What was typed.
#[derive(Clone, Serialize, Deserialize)]
pub struct DraftRow {
    /// By field; of a group of checkboxes, everything that is marked.
    fields: BTreeMap<String, Vec<String>>,
    expires_at: Timestamp,
    ttl: i64,
}

fn key(caller: &Caller, token: &str) -> Key {
    Key::new(&caller.tenant, &format!("DRAFT#{}", rows::digest(&[token.as_bytes()])), "DRAFT")
}

/// What this browser typed before; nothing when there is none, or its time is over.
///
/// # Errors
/// When storage fails.
pub async fn of(app: &App, caller: &Caller, headers: &HeaderMap) -> Result<Vec<(String, String)>, StoreError> {
    let Some(token) = edge::cookie(headers, COOKIE) else { return Ok(Vec::new()) };
    let Some(item) = app.platform.store.get(Table::Outreach, &key(caller, token)).await? else { return Ok(Vec::new()) };
    let row: DraftRow = port::row(item)?;
    if row.expires_at <= app.platform.now() {
        return Ok(Vec::new());
    }
    Ok(row.fields.into_iter().flat_map(|(name, all)| all.into_iter().map(move |value| (name.clone(), value))).collect())
}

/// Keeps what was typed, and gives the browser the token to come back with.
///
/// # Errors
/// When storage fails.
pub async fn keep(app: &App, caller: &Caller, headers: &HeaderMap, fields: &Fields) -> Result<String, Fault> {
    let token = edge::cookie(headers, COOKIE).map_or_else(|| app.platform.ids.token(), str::to_owned);
    let mut typed: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, value) in fields.iter().filter(|(name, _)| !["key", "do"].contains(name)) {
        typed.entry(name.to_owned()).or_default().push(value.to_owned());
    }
    let expires_at = app.platform.now() + KEPT;
    let row = DraftRow { fields: typed, expires_at, ttl: expires_at.as_second() };
    let write = Write::put(Table::Outreach, &key(caller, &token), &row)?;
    app.platform.store.commit(Transaction { token: app.platform.ids.uuid(), writes: vec![write] }).await?;
    Ok(token)
}

/// The write that forgets what was typed, for the transaction that files it.
pub fn forgotten(caller: &Caller, headers: &HeaderMap) -> Vec<Write> {
    edge::cookie(headers, COOKIE).map(|token| Write::delete(Table::Outreach, key(caller, token))).into_iter().collect()
}

/// Gives the browser its token. It forgets it when it is closed.
pub fn with_cookie(mut response: Response, token: &str) -> Response {
    let cookie = format!("{COOKIE}={token}; Path=/; Secure; HttpOnly; SameSite=Lax");
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}
