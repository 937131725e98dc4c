//! Tokens, for a code or for a client that calls the API by itself.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::{Form, Json};
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use http::{HeaderMap, StatusCode, header};
use serde::Deserialize;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::{Issuer, is_role};

/// What a client asks with.
#[derive(Deserialize)]
pub struct Request {
    grant_type: Option<String>,
    code: Option<String>,
    redirect_uri: Option<String>,
    code_verifier: Option<String>,
    client_id: Option<String>,
    scope: Option<String>,
}

/// A refusal, by its code in OAuth.
pub struct Refused(&'static str);

/// `POST /token`.
pub async fn token(State(issuer): State<Issuer>, headers: HeaderMap, Form(request): Form<Request>) -> Result<Response, Refused> {
    let client_id = basic_client(&headers).or_else(|| request.client_id.clone()).ok_or(Refused("invalid_client"))?;
    let answer = match request.grant_type.as_deref() {
        Some("authorization_code") => for_code(&issuer, &client_id, &request)?,
        Some("client_credentials") => for_client(&issuer, &client_id, &request)?,
        _ => return Err(Refused("unsupported_grant_type")),
    };
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(answer)).into_response())
}

fn for_code(issuer: &Issuer, client_id: &str, request: &Request) -> Result<Value, Refused> {
    let code = request.code.as_deref().ok_or(Refused("invalid_request"))?;
    let grant = issuer.inner.codes.take(code, issuer.now()).ok_or(Refused("invalid_grant"))?;
    let verifier = request.code_verifier.as_deref().unwrap_or_default();
    let same_client = grant.client_id == client_id && request.redirect_uri.as_ref() == Some(&grant.redirect_uri);
    if !same_client || URL_SAFE_NO_PAD.encode(Sha256::digest(verifier)) != grant.code_challenge {
        return Err(Refused("invalid_grant"));
    }
    let email = format!("{}@staff.example", grant.role);
    let id = json!({ "aud": client_id, "token_use": "id", "nonce": grant.nonce, "email": email, "email_verified": true });
    let access = json!({ "client_id": client_id, "token_use": "access", "scope": "openid" });
    Ok(json!({
        "id_token": sign(issuer, &grant.role, id)?,
        "access_token": sign(issuer, &grant.role, access)?,
        "token_type": "Bearer",
        "expires_in": issuer.inner.lasting.as_secs(),
    }))
}

/// A system of the city's: its scope names its role.
fn for_client(issuer: &Issuer, client_id: &str, request: &Request) -> Result<Value, Refused> {
    let scope = request.scope.as_deref().unwrap_or_default();
    let role = scope.strip_prefix("role/").filter(|role| is_role(role)).ok_or(Refused("invalid_scope"))?;
    let access = json!({ "client_id": client_id, "token_use": "access", "scope": scope });
    let seconds = issuer.inner.lasting.as_secs();
    Ok(json!({ "access_token": sign(issuer, role, access)?, "token_type": "Bearer", "expires_in": seconds, "scope": scope }))
}

/// Claims that every token has, and a signature.
fn sign(issuer: &Issuer, role: &str, mut claims: Value) -> Result<String, Refused> {
    let now = issuer.now();
    let common = json!({
        "iss": issuer.url(),
        "sub": format!("local-{role}"),
        "iat": now,
        "exp": now + issuer.inner.lasting.as_secs(),
        "cognito:groups": [role],
    });
    if let (Value::Object(claims), Value::Object(common)) = (&mut claims, common) {
        claims.extend(common);
        claims.retain(|_, value| !value.is_null());
    }
    issuer.inner.signer.sign(&claims).map_err(|_| Refused("server_error"))
}

/// The client of HTTP basic authentication; its parts are form-encoded first (RFC 6749, 2.3.1).
fn basic_client(headers: &HeaderMap) -> Option<String> {
    let encoded = headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Basic ")?;
    let decoded = String::from_utf8(STANDARD.decode(encoded).ok()?).ok()?;
    let (id, _secret) = decoded.split_once(':')?;
    form_urlencoded::parse(id.as_bytes()).next().map(|(id, _)| id.into_owned())
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let status = match self.0 {
            "invalid_client" => StatusCode::UNAUTHORIZED,
            "server_error" => StatusCode::INTERNAL_SERVER_ERROR,
            _ => StatusCode::BAD_REQUEST,
        };
        (status, [(header::CACHE_CONTROL, "no-store")], Json(json!({ "error": self.0 }))).into_response()
    }
}
