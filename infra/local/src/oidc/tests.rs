//! A client that trusts nobody signs in.

use axum::body::Body;
use http::{Method, Request, Response, StatusCode};
use jsonwebtoken::jwk::JwkSet;
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use openidconnect::core::{CoreAuthenticationFlow, CoreClient, CoreIdTokenVerifier, CoreProviderMetadata};
use openidconnect::{
    AuthorizationCode, ClientId, ClientSecret, CsrfToken, HttpRequest, HttpResponse, IssuerUrl, Nonce, OAuth2TokenResponse as _,
    PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, TokenResponse as _,
};
use tower::ServiceExt as _;

use super::*;

const URL: &str = "http://localhost:3000/dev/oidc";
const BACK: &str = "http://localhost:3000/sign-in/callback";
/// The example of RFC 7636, appendix B.
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

fn issuer() -> Issuer {
    Issuer::new(URL.to_owned()).unwrap()
}

async fn call(issuer: &Issuer, method: Method, path: &str, form: &[(&str, &str)]) -> (Response<()>, String) {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
    let request = Request::builder().method(method).uri(path).header("content-type", "application/x-www-form-urlencoded");
    let response = issuer.router().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
    let (parts, body) = response.into_parts();
    let body = axum::body::to_bytes(body, 1 << 20).await.unwrap();
    (Response::from_parts(parts, ()), String::from_utf8(body.to_vec()).unwrap())
}

fn question(back: &str) -> Vec<(&str, &str)> {
    vec![
        ("response_type", "code"),
        ("client_id", "concord"),
        ("redirect_uri", back),
        ("state", "s&1"),
        ("nonce", "n-1"),
        ("code_challenge", CHALLENGE),
        ("code_challenge_method", "S256"),
    ]
}

async fn code(issuer: &Issuer) -> String {
    let mut form = question(BACK);
    form.push(("role", "supervisor"));
    let (response, _) = call(issuer, Method::POST, "/authorize", &form).await;
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    let location = response.headers()["location"].to_str().unwrap();
    let query = location.strip_prefix("http://localhost:3000/sign-in/callback?").unwrap();
    let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    assert_eq!(pairs[1], ("state".to_owned(), "s&1".to_owned()));
    pairs[0].1.clone()
}

async fn exchange(issuer: &Issuer, code: &str, verifier: &str) -> (StatusCode, Value) {
    let form = [
        ("grant_type", "authorization_code"),
        ("client_id", "concord"),
        ("client_secret", "local"),
        ("code", code),
        ("redirect_uri", BACK),
        ("code_verifier", verifier),
    ];
    let (response, body) = call(issuer, Method::POST, "/token", &form).await;
    (response.status(), serde_json::from_str(&body).unwrap())
}

async fn claims(issuer: &Issuer, token: &str) -> Value {
    let (_, keys) = call(issuer, Method::GET, "/jwks", &[]).await;
    let keys: JwkSet = serde_json::from_str(&keys).unwrap();
    let key = keys.find(&jsonwebtoken::decode_header(token).unwrap().kid.unwrap()).unwrap().clone();
    let mut rules = Validation::new(Algorithm::ES256);
    rules.set_issuer(&[URL]);
    rules.validate_aud = false;
    jsonwebtoken::decode::<Value>(token, &DecodingKey::from_jwk(&key).unwrap(), &rules).unwrap().claims
}

#[tokio::test]
async fn a_code_works_once() {
    let issuer = issuer();
    let code = code(&issuer).await;
    let (status, tokens) = exchange(&issuer, &code, VERIFIER).await;
    assert_eq!(status, StatusCode::OK);
    let id = claims(&issuer, tokens["id_token"].as_str().unwrap()).await;
    assert_eq!((&id["aud"], &id["nonce"], &id["token_use"]), (&json!("concord"), &json!("n-1"), &json!("id")));
    let access = claims(&issuer, tokens["access_token"].as_str().unwrap()).await;
    assert_eq!((&access["client_id"], &access["token_use"]), (&json!("concord"), &json!("access")));
    assert_eq!((&access["sub"], &access["cognito:groups"]), (&json!("local-supervisor"), &json!(["supervisor"])));
    assert!(access.get("aud").is_none() && access.get("nonce").is_none());
    let (status, refusal) = exchange(&issuer, &code, VERIFIER).await;
    assert_eq!((status, &refusal["error"]), (StatusCode::BAD_REQUEST, &json!("invalid_grant")));
}

#[tokio::test]
async fn a_wrong_verifier_is_refused_and_spends_the_code() {
    let issuer = issuer();
    let code = code(&issuer).await;
    assert_eq!(exchange(&issuer, &code, "guessed").await.0, StatusCode::BAD_REQUEST);
    assert_eq!(exchange(&issuer, &code, VERIFIER).await.0, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn nobody_is_sent_to_another_host_or_without_a_challenge() {
    let issuer = issuer();
    for back in ["http://localhost:3000.evil.example/x", "https://evil.example/", "http://localhost:3001/x", "/x"] {
        let mut form = question(back);
        form.push(("role", "program"));
        assert_eq!(call(&issuer, Method::POST, "/authorize", &form).await.0.status(), StatusCode::BAD_REQUEST, "{back}");
    }
    let mut form = question(BACK);
    form.push(("role", "chief"));
    assert_eq!(call(&issuer, Method::POST, "/authorize", &form).await.0.status(), StatusCode::BAD_REQUEST);
    let mut form = question(BACK);
    form.retain(|(name, _)| *name != "code_challenge");
    form.push(("role", "program"));
    assert_eq!(call(&issuer, Method::POST, "/authorize", &form).await.0.status(), StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn the_page_offers_the_roles_and_escapes_what_it_was_given() {
    let issuer = issuer();
    let mut question = question(BACK);
    question[3].1 = "\"><script>";
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(question).finish();
    let (_, page) = call(&issuer, Method::GET, &format!("/authorize?{query}"), &[]).await;
    for (role, _) in ROLES {
        assert!(page.contains(&format!("value=\"{role}\"")), "{page}");
    }
    assert!(!page.contains("<script>"));
}

#[tokio::test]
async fn a_client_gets_an_access_token_for_a_role() {
    let issuer = issuer();
    let ask = [("grant_type", "client_credentials"), ("client_id", "feed"), ("client_secret", "x"), ("scope", "role/auditor")];
    let (_, body) = call(&issuer, Method::POST, "/token", &ask).await;
    let answer: Value = serde_json::from_str(&body).unwrap();
    let access = claims(&issuer, answer["access_token"].as_str().unwrap()).await;
    assert_eq!((&access["client_id"], &access["cognito:groups"]), (&json!("feed"), &json!(["auditor"])));
    assert!(answer.get("id_token").is_none());
    let ask = [("grant_type", "client_credentials"), ("client_id", "feed"), ("scope", "role/chief")];
    assert_eq!(call(&issuer, Method::POST, "/token", &ask).await.0.status(), StatusCode::BAD_REQUEST);
}

/// The issuer's own pages, called by a client library as it would call the city's.
async fn over_http(issuer: Issuer, request: HttpRequest) -> Result<HttpResponse, std::io::Error> {
    let (mut parts, body) = request.into_parts();
    let path = parts.uri.to_string().strip_prefix(URL).unwrap().to_owned();
    parts.uri = path.parse().unwrap();
    let response = issuer.router().oneshot(Request::from_parts(parts, Body::from(body))).await.unwrap();
    let (parts, body) = response.into_parts();
    Ok(Response::from_parts(parts, axum::body::to_bytes(body, 1 << 20).await.unwrap().to_vec()))
}

#[tokio::test]
async fn a_client_library_discovers_it_and_accepts_its_tokens() {
    let issuer = issuer();
    let at = issuer.clone();
    let http = move |request: HttpRequest| over_http(at.clone(), request);
    let metadata = CoreProviderMetadata::discover_async(IssuerUrl::new(URL.to_owned()).unwrap(), &http).await.unwrap();
    assert_eq!(metadata.authorization_endpoint().as_str(), format!("{URL}/authorize"));
    assert_eq!(metadata.token_endpoint().unwrap().as_str(), format!("{URL}/token"));
    let secret = ClientSecret::new("local secret".to_owned());
    let client = CoreClient::from_provider_metadata(metadata, ClientId::new("concord".to_owned()), Some(secret))
        .set_redirect_uri(RedirectUrl::new(BACK.to_owned()).unwrap());
    let verifier = PkceCodeVerifier::new(VERIFIER.to_owned());
    let (address, _, _) = client
        .authorize_url(
            CoreAuthenticationFlow::AuthorizationCode,
            || CsrfToken::new("s".to_owned()),
            || Nonce::new("n-1".to_owned()),
        )
        .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier))
        .url();
    let path = address.as_str().strip_prefix(URL).unwrap().to_owned();
    assert_eq!(call(&issuer, Method::GET, &path, &[]).await.0.status(), StatusCode::OK);
    let code = AuthorizationCode::new(code(&issuer).await);
    let tokens = client.exchange_code(code).unwrap().set_pkce_verifier(verifier).request_async(&http).await.unwrap();
    assert_eq!(tokens.expires_in().unwrap().as_secs(), 3600);
    let checker: CoreIdTokenVerifier<'_> = client.id_token_verifier();
    let claims = tokens.id_token().unwrap().claims(&checker, &Nonce::new("n-1".to_owned())).unwrap();
    assert_eq!(claims.subject().as_str(), "local-supervisor");
}
