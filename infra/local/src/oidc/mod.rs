//! An OpenID Connect issuer for signing in on this machine: the city's identity provider, played by buttons.
//!
//! Everything that identity checks is real: discovery, keys, signatures, one-time codes, PKCE. What isn't asked is who the person
//! is, so it lives in this binary only and any client is known to it.

mod authorize;
mod codes;
mod keys;
mod token;

use std::sync::Arc;

use axum::extract::State;
use axum::routing::{get, post};
use axum::{Json, Router};
use jiff::SignedDuration;
use kit::{Clock, Ids, SystemClock, SystemRandomness};
use serde_json::{Value, json};

use codes::Codes;
pub use keys::NoKey;
use keys::Signer;

/// The roles that staff can sign in with.
const ROLES: [(&str, &str); 8] = [
    ("program", "Mediation program"),
    ("professional_standards", "Professional standards"),
    ("designated_manager", "Designated manager"),
    ("outreach", "Community outreach"),
    ("campus", "Safe schools"),
    ("school", "School administrator"),
    ("supervisor", "Supervisor"),
    ("auditor", "Auditor"),
];

/// An issuer with a key of its own, made anew at every start.
#[derive(Clone)]
pub struct Issuer {
    inner: Arc<Inner>,
}

struct Inner {
    base_url: String,
    signer: Signer,
    codes: Codes,
    clock: SystemClock,
    ids: Ids,
    lasting: SignedDuration,
}

/// How long a token is good for, unless it is said otherwise.
const AN_HOUR: SignedDuration = SignedDuration::from_hours(1);

impl Issuer {
    /// An issuer at an address, for example `http://localhost:3000/dev/oidc`.
    ///
    /// # Errors
    ///
    /// When no key can be made.
    pub fn new(base_url: String) -> Result<Self, NoKey> {
        Self::with_tokens_for(base_url, AN_HOUR)
    }

    /// An issuer whose tokens are good for longer, for systems whose clock is put forward by days.
    ///
    /// # Errors
    ///
    /// When no key can be made.
    pub fn with_tokens_for(base_url: String, lasting: SignedDuration) -> Result<Self, NoKey> {
        let ids = Ids::new(Arc::new(SystemClock), Arc::new(SystemRandomness));
        let signer = Signer::generate(&ids.uuid().to_string())?;
        let base_url = base_url.trim_end_matches('/').to_owned();
        Ok(Self { inner: Arc::new(Inner { base_url, signer, codes: Codes::default(), clock: SystemClock, ids, lasting }) })
    }

    /// Its address, as it stands in tokens.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.inner.base_url
    }

    /// Its paths, to be nested at the path of its address.
    pub fn router(&self) -> Router {
        Router::new()
            .route("/.well-known/openid-configuration", get(discovery))
            .route("/jwks", get(jwks))
            .route("/authorize", get(authorize::ask).post(authorize::answer))
            .route("/token", post(token::token))
            .with_state(self.clone())
    }

    /// Whether an address is on the same host and port, so that nobody is sent elsewhere with a code.
    fn is_own(&self, address: &str) -> bool {
        let host = self.url().find("://").map_or(0, |end| end + 3);
        let end = self.url().get(host..).and_then(|rest| rest.find('/')).map_or(self.url().len(), |slash| host + slash);
        let rest = self.url().get(..end).and_then(|origin| address.strip_prefix(origin));
        rest.is_some_and(|rest| rest.starts_with('/') && !rest.contains(|character: char| character.is_control()))
    }

    fn now(&self) -> i64 {
        self.inner.clock.now().as_second()
    }
}

async fn discovery(State(issuer): State<Issuer>) -> Json<Value> {
    let url = issuer.url();
    Json(json!({
        "issuer": url,
        "authorization_endpoint": format!("{url}/authorize"),
        "token_endpoint": format!("{url}/token"),
        "jwks_uri": format!("{url}/jwks"),
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": ["authorization_code", "client_credentials"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["ES256"],
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        "code_challenge_methods_supported": ["S256"],
        "scopes_supported": ["openid"],
        "claims_supported": ["iss", "sub", "aud", "exp", "iat", "nonce", "token_use", "cognito:groups"],
    }))
}

async fn jwks(State(issuer): State<Issuer>) -> Json<Value> {
    Json(json!({ "keys": [issuer.inner.signer.public()] }))
}

fn is_role(name: &str) -> bool {
    ROLES.iter().any(|(role, _)| *role == name)
}

#[cfg(test)]
mod tests;
