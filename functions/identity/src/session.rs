//! Sign-in sessions: a row a session, checked on every request, gone when somebody signs out.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::TenantId;
use edge::{Caller, Fault, ProblemBody, STAFF_IDLE, Who, cookie};
use http::{HeaderMap, HeaderValue, header};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use store::access::session_key;
use store::{CommitError, Guard, StoreError, Table, Transaction, Write, port};
use utoipa::ToSchema;

use crate::App;

/// The cookie that holds the session's token.
pub const COOKIE: &str = "__Host-concord";

/// Bearer tokens with this beginning are sessions, not the identity provider's.
pub const PREFIX: &str = "cs_";

/// Staff: twelve hours in all, and before that as soon as they did nothing for [`STAFF_IDLE`].
const STAFF_WHOLE: SignedDuration = SignedDuration::from_hours(12);
/// Everyone who came by a link: a day. A new link is a mail away.
const PARTY_WHOLE: SignedDuration = SignedDuration::from_hours(24);
/// How much older than the last note a request must be to be noted.
const NOTE_AFTER: SignedDuration = SignedDuration::from_mins(5);

/// A session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionRow {
    /// Whose.
    who: Who,
    /// When its last request was, give or take five minutes.
    seen_at: Timestamp,
    /// When it ends at the latest.
    expires_at: Timestamp,
    ttl: i64,
}

impl SessionRow {
    fn is_over(&self, now: Timestamp) -> bool {
        let idle = matches!(self.who, Who::Staff { .. }) && now.duration_since(self.seen_at) > STAFF_IDLE;
        idle || now >= self.expires_at
    }
}

/// The write that begins a session.
///
/// # Errors
/// When the row can't be written.
pub fn begin(tenant: &TenantId, token: &str, who: Who, now: Timestamp) -> Result<Write, StoreError> {
    let whole = if matches!(who, Who::Staff { .. }) { STAFF_WHOLE } else { PARTY_WHOLE };
    let expires_at = now + whole;
    let row = SessionRow { who, seen_at: now, expires_at, ttl: expires_at.as_second() };
    Write::create(Table::Access, &session_key(tenant, token), &row, Guard::Row)
}

/// Who holds a session's token: nobody when it is over, unknown or malformed.
///
/// # Errors
/// When storage fails.
pub async fn holder(app: &App, tenant: &TenantId, token: &str) -> Result<Who, StoreError> {
    let key = session_key(tenant, token);
    let Some(item) = app.platform.store.get(Table::Access, &key).await? else {
        return Ok(Who::Anonymous);
    };
    let row: SessionRow = port::row(item)?;
    let now = app.platform.now();
    if row.is_over(now) {
        return Ok(Who::Anonymous);
    }
    if matches!(row.who, Who::Staff { .. }) && now.duration_since(row.seen_at) > NOTE_AFTER {
        let seen = SessionRow { seen_at: now, ..row.clone() };
        // Only an existing row is renewed: a sign-out at the same moment wins.
        let write = Write::put(Table::Access, &key, &seen)?.when(port::Test::text("seen_at", &row.seen_at.to_string()));
        let _ = app.platform.store.commit(Transaction { token: app.platform.ids.uuid(), writes: vec![write] }).await;
    }
    Ok(row.who)
}

/// Sets the session's cookie on an answer; an empty token takes it away.
pub fn with_cookie(mut response: Response, token: &str) -> Response {
    let age = if token.is_empty() { "; Max-Age=0" } else { "" };
    let cookie = format!("{COOKIE}={token}; Path=/; Secure; HttpOnly; SameSite=Lax{age}");
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    response
}

/// `POST /sign-out`: the session is gone.
pub async fn sign_out(State(app): State<App>, caller: Caller, headers: HeaderMap) -> Result<Response, Fault> {
    if let Some(token) = cookie(&headers, COOKIE) {
        let write = Write::delete(Table::Access, session_key(&caller.tenant, token));
        match app.platform.store.commit(Transaction { token: app.platform.ids.uuid(), writes: vec![write] }).await {
            Ok(()) | Err(CommitError::Conflict(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(with_cookie(Redirect::to("/").into_response(), ""))
}

/// Who is signed in.
#[derive(Serialize, ToSchema)]
pub struct SessionBody {
    /// `anonymous`, `staff` or `party`.
    kind: String,
    /// The roles of staff.
    roles: Vec<String>,
    /// What a link is good for.
    #[serde(skip_serializing_if = "Option::is_none")]
    purpose: Option<String>,
    /// About which case, mediation or invitation.
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<String>,
}

/// Who am I.
#[utoipa::path(
    get, path = "/v1/session", operation_id = "show_session", tag = "sessions",
    responses(
        (status = 200, description = "Who is signed in", body = SessionBody),
        (status = "5XX", description = "Not working", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn who(caller: Caller) -> Json<SessionBody> {
    let (kind, roles, purpose, about) = match caller.who {
        Who::Anonymous => ("anonymous", Vec::new(), None, None),
        Who::Staff { roles, .. } => ("staff", roles.iter().map(|role| role.code().to_owned()).collect(), None, None),
        Who::Party { purpose, about, .. } => ("party", Vec::new(), Some(purpose.to_string()), Some(about.to_string())),
    };
    Json(SessionBody { kind: kind.to_owned(), roles, purpose, about })
}
