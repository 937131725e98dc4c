//! Signing in as staff: a button, the identity provider, and back.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::TenantId;
use edge::{Caller, Fault, FormCommand, Reader};
use http::{HeaderValue, StatusCode, header};
use jiff::{SignedDuration, Timestamp};
use kit::Problem;
use kit::log::{Level, line};
use pages::Page;
use serde::{Deserialize, Serialize};
use store::{Guard, Key, Table, Transaction, Write, audit, port, rows};

use crate::App;
use crate::oidc::{Pending, Unanswered};
use crate::{session, staff};

/// How long somebody may take at the identity provider.
const PATIENCE: SignedDuration = SignedDuration::from_mins(15);

#[derive(Template)]
#[template(path = "sign-in.html")]
struct SignInPage {
    page: Page,
    key: String,
    next: String,
}

#[derive(Serialize, Deserialize)]
pub struct PendingRow {
    pending: Pending,
    next: String,
    expires_at: Timestamp,
    ttl: i64,
}

/// Where to go afterwards.
#[derive(Deserialize)]
pub struct Afterwards {
    #[serde(default)]
    next: String,
}

/// What the identity provider sends along.
#[derive(Deserialize)]
pub struct Callback {
    #[serde(default)]
    code: String,
    #[serde(default)]
    state: String,
}

/// Only a path of this site.
fn safe_path(next: &str) -> &str {
    let plain = next.bytes().all(|byte| (0x21..0x7f).contains(&byte) && byte != b'\\');
    let own = plain && next.starts_with('/') && !next.starts_with("//");
    if own { next } else { "/desk" }
}

fn pending_key(tenant: &TenantId, state: &str) -> Key {
    Key::new(tenant, &format!("SIGN-IN#{}", rows::digest(&[state.as_bytes()])), "SIGN-IN")
}

fn failed() -> Problem {
    Problem::new(StatusCode::BAD_REQUEST, "sign-in-failed")
}

fn unanswered(error: &Unanswered) -> Problem {
    line(Level::Error, "identity-provider").with("error", kit::log::chain(error)).write();
    failed()
}

/// `GET /sign-in`: the button.
pub async fn show(State(app): State<App>, reader: Reader, Query(afterwards): Query<Afterwards>) -> Result<Response, Fault> {
    let page = reader.page("sign-in-title");
    let rendered = SignInPage { page, key: app.platform.ids.uuid().to_string(), next: safe_path(&afterwards.next).to_owned() };
    let mut response = edge::page(rendered.render().map_err(|_| Problem::unavailable())?);
    // The form's answer redirects to the identity provider, which browsers check against `form-action`.
    let origin = app.settings.issuer.split('/').take(3).collect::<Vec<_>>().join("/");
    let policy = edge::POLICY.replace("form-action 'self'", &format!("form-action 'self' {origin}"));
    if let Ok(value) = HeaderValue::from_str(&policy) {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, value);
    }
    Ok(response)
}

/// `POST /sign-in`: off to the identity provider.
pub async fn begin(State(app): State<App>, caller: Caller, form: FormCommand) -> Result<Response, Fault> {
    let (address, state, pending) = app.provider.begin().await.map_err(|error| unanswered(&error))?;
    let expires_at = app.platform.now() + PATIENCE;
    let next = safe_path(form.fields.text("next")).to_owned();
    let row = PendingRow { pending, next, expires_at, ttl: expires_at.as_second() };
    let write = Write::create(Table::Access, &pending_key(&caller.tenant, &state), &row, Guard::Row)?;
    app.platform.store.commit(Transaction { token: app.platform.ids.uuid(), writes: vec![write] }).await?;
    let cookie = format!("__Host-sign-in={state}; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=900");
    let mut response = Redirect::to(&address).into_response();
    response.headers_mut().append(header::SET_COOKIE, HeaderValue::from_str(&cookie).map_err(|_| failed())?);
    Ok(response)
}

/// `GET /sign-in/callback`: back from the identity provider. The one GET that changes something, because the protocol has it so: it
/// takes a code that works once, and the state that only this browser has.
pub async fn finish(
    State(app): State<App>,
    caller: Caller,
    headers: http::HeaderMap,
    Query(callback): Query<Callback>,
) -> Result<Response, Fault> {
    if callback.state.is_empty() || edge::cookie(&headers, "__Host-sign-in") != Some(callback.state.as_str()) {
        return Err(failed().into());
    }
    let key = pending_key(&caller.tenant, &callback.state);
    let store = app.platform.store.as_ref();
    let item = store.get(Table::Access, &key).await?.ok_or_else(failed)?;
    let row: PendingRow = port::row(item)?;
    if app.platform.now() >= row.expires_at {
        return Err(failed().into());
    }
    let (who, email) = app.provider.finish(callback.code, row.pending).await.map_err(|error| unanswered(&error))?;
    staff::signed_in(&app, &caller.tenant, &who, email).await?;
    let token = format!("{}{}", session::PREFIX, app.platform.ids.token());
    // Staff's signing in leaves a trace. Whoever comes by a link doesn't: when somebody opened a survey is nobody's to know.
    app.platform.seal(&caller.tenant, Table::Access).await?;
    let signed_in = Caller { tenant: caller.tenant.clone(), who: who.clone() }.actor();
    let (now, id) = (app.platform.now(), app.platform.ids.uuid());
    let writes = vec![
        Write::delete(Table::Access, key).when(port::Test::text("next", &row.next)),
        audit::trace(&caller.tenant, Table::Access, audit::SIGN_IN, signed_in, now, id)?,
        session::begin(&caller.tenant, &token, who, now)?,
    ];
    store.commit(Transaction { token: id, writes }).await?;
    Ok(session::with_cookie(Redirect::to(&row.next).into_response(), &token))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_sent_to_another_site_after_signing_in() {
        for wrong in [
            "https://evil.example",
            "//evil.example",
            "/\\evil.example",
            "javascript:alert(1)",
            "",
            "/\t/evil.example",
            "/a\r\nSet-Cookie: b",
        ] {
            assert_eq!(safe_path(wrong), "/desk", "{wrong}");
        }
        assert_eq!(safe_path("/cases/1"), "/cases/1");
    }
}
