//! The city's identity provider as a test needs it: it signs what an honest one signs, and what none ever would.

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair};
use axum::routing::{get, post};
use axum::{Form, Json, Router};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::jwk::Jwk;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The provider, served on a port of its own.
#[derive(Clone)]
pub struct Provider {
    /// Its address.
    pub url: String,
    key: EncodingKey,
    foreign: EncodingKey,
}

fn new_key() -> EncodingKey {
    let pair = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new()).unwrap();
    EncodingKey::from_ec_der(pair.as_ref())
}

fn signed(key: &EncodingKey, claims: &Value) -> String {
    let header = Header { kid: Some("the-key".to_owned()), ..Header::new(Algorithm::ES256) };
    jsonwebtoken::encode(&header, claims, key).unwrap()
}

impl Provider {
    /// Starts to serve.
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let provider = Self { url, key: new_key(), foreign: new_key() };
        let router = provider.router();
        tokio::spawn(async move { axum::serve(listener, router).await });
        provider
    }

    fn router(&self) -> Router {
        let url = self.url.clone();
        let discovery = json!({
            "issuer": url, "authorization_endpoint": format!("{url}/authorize"), "token_endpoint": format!("{url}/token"),
            "jwks_uri": format!("{url}/jwks"), "response_types_supported": ["code"], "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["ES256"],
        });
        let mut public = Jwk::from_encoding_key(&self.key, Algorithm::ES256).unwrap();
        public.common.key_id = Some("the-key".to_owned());
        let keys = json!({ "keys": [public] });
        let this = self.clone();
        let token = move |Form(form): Form<BTreeMap<String, String>>| async move { Json(this.exchange(&form["code"])) };
        Router::new()
            .route("/.well-known/openid-configuration", get(|| async { Json(discovery) }))
            .route("/jwks", get(|| async { Json(keys) }))
            .route("/token", post(token))
    }

    /// A code that the callback can exchange: it says itself what the tokens will say.
    pub fn code(role: &str, nonce: &str) -> String {
        format!("{role}.{nonce}")
    }

    fn exchange(&self, code: &str) -> Value {
        let (role, nonce) = code.split_once('.').unwrap_or_default();
        let mut id = self.claims(role);
        id["aud"] = "concord".into();
        id["token_use"] = "id".into();
        id["nonce"] = nonce.into();
        id["email"] = format!("{role}@staff.example").into();
        id["email_verified"] = true.into();
        json!({ "id_token": signed(&self.key, &id), "access_token": self.access(role), "token_type": "Bearer", "expires_in": 3600 })
    }

    fn claims(&self, role: &str) -> Value {
        let now = kit::Clock::now(&kit::SystemClock).as_second();
        json!({
            "iss": self.url, "sub": format!("staff-{role}"), "client_id": "concord", "token_use": "access", "iat": now - 7200,
            "exp": now + 7200, "cognito:groups": [role],
        })
    }

    /// An honest access token.
    pub fn access(&self, role: &str) -> String {
        signed(&self.key, &self.claims(role))
    }

    /// An access token of the program's, with one claim changed.
    pub fn altered(&self, claim: &str, value: Value) -> String {
        let mut claims = self.claims("program");
        claims[claim] = value;
        signed(&self.key, &claims)
    }

    /// An access token of the program's that ended an hour ago.
    pub fn over(&self) -> String {
        self.altered("exp", (kit::Clock::now(&kit::SystemClock).as_second() - 3600).into())
    }

    /// The program's claims under somebody else's key.
    pub fn of_a_foreign_key(&self) -> String {
        signed(&self.foreign, &self.claims("program"))
    }

    /// The program's claims without a signature.
    pub fn unsigned(&self) -> String {
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        format!("{}.{}.", part(&json!({ "alg": "none", "kid": "the-key", "typ": "JWT" })), part(&self.claims("program")))
    }
}
