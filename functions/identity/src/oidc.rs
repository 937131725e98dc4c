//! The city's identity provider: OpenID Connect, code flow with PKCE.

use std::future::Future;
use std::pin::Pin;
use std::sync::Mutex;

use domain::text::EmailAddress;
use edge::Who;
use jiff::{SignedDuration, Timestamp};
use jsonwebtoken::jwk::JwkSet;
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreErrorResponseType, CoreGenderClaim, CoreJsonWebKey,
    CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreProviderMetadata, CoreRevocableToken,
    CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::{
    AdditionalClaims, AsyncHttpClient, AuthorizationCode, Client, ClientId, ClientSecret, CsrfToken, EmptyExtraTokenFields,
    EndpointMaybeSet, EndpointNotSet, EndpointSet, HttpRequest, HttpResponse, IdTokenFields, IssuerUrl, Nonce, PkceCodeChallenge,
    PkceCodeVerifier, RedirectUrl, Scope, StandardErrorResponse, StandardTokenResponse, TokenResponse as _,
};
use secrecy::ExposeSecret as _;
use serde::{Deserialize, Serialize};

use crate::{Settings, bearer};

/// The provider didn't do its part. The chain is logged; the person is asked to begin again.
#[derive(Debug, thiserror::Error)]
pub enum Unanswered {
    /// It can't be reached.
    #[error("the identity provider can't be reached")]
    Unreachable(#[source] reqwest::Error),
    /// It answered something unusable.
    #[error("the identity provider's answer can't be used: {0}")]
    Unusable(&'static str),
}

/// What a group claim adds to an ID token.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Groups {
    #[serde(rename = "cognito:groups", default)]
    groups: Vec<String>,
}

impl AdditionalClaims for Groups {}

type Fields =
    IdTokenFields<Groups, EmptyExtraTokenFields, CoreGenderClaim, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm>;
type Relying = Client<
    Groups,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    StandardTokenResponse<Fields, CoreTokenType>,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

#[derive(Clone)]
struct Http(reqwest::Client);

#[derive(Debug, thiserror::Error)]
enum HttpError {
    #[error(transparent)]
    Reqwest(#[from] reqwest::Error),
    #[error(transparent)]
    Http(#[from] http::Error),
}

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = HttpError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, HttpError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(async move {
            let answer = self.0.execute(request.try_into()?).await?;
            let mut response = http::Response::builder().status(answer.status());
            for (name, value) in answer.headers() {
                response = response.header(name, value);
            }
            Ok(response.body(answer.bytes().await?.to_vec())?)
        })
    }
}

/// A sign-in that has begun; kept by its state until the browser comes back.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Pending {
    /// Sent along in the token.
    nonce: String,
    /// Proves that whoever comes back is who began.
    verifier: String,
}

/// The least time between two fetches of the provider's keys.
const BETWEEN_FETCHES: SignedDuration = SignedDuration::from_secs(60);

/// The identity provider.
pub struct Provider {
    http: Http,
    issuer: String,
    client_id: String,
    client_secret: Option<secrecy::SecretString>,
    redirect: String,
    keys: Mutex<Option<(Timestamp, JwkSet)>>,
}

impl Provider {
    /// The provider that the settings name.
    pub fn new(http: reqwest::Client, settings: &Settings) -> Self {
        Self {
            http: Http(http),
            issuer: settings.issuer.clone(),
            client_id: settings.client_id.clone(),
            client_secret: settings.client_secret.clone(),
            redirect: format!("{}/sign-in/callback", settings.public_url),
            keys: Mutex::new(None),
        }
    }

    async fn discover(&self) -> Result<CoreProviderMetadata, Unanswered> {
        let issuer = IssuerUrl::new(self.issuer.clone()).map_err(|_| Unanswered::Unusable("issuer"))?;
        CoreProviderMetadata::discover_async(issuer, &self.http).await.map_err(|_| Unanswered::Unusable("discovery"))
    }

    async fn relying(&self) -> Result<Relying, Unanswered> {
        let secret = self.client_secret.as_ref().map(|secret| ClientSecret::new(secret.expose_secret().to_owned()));
        let redirect = RedirectUrl::new(self.redirect.clone()).map_err(|_| Unanswered::Unusable("redirect"))?;
        let metadata = self.discover().await?;
        Ok(Relying::from_provider_metadata(metadata, ClientId::new(self.client_id.clone()), secret).set_redirect_uri(redirect))
    }

    /// Where to send the browser, the state that it comes back with, and what to keep until then.
    pub async fn begin(&self) -> Result<(String, String, Pending), Unanswered> {
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let client = self.relying().await?;
        let (address, state, nonce) = client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, CsrfToken::new_random, Nonce::new_random)
            .add_scope(Scope::new("email".to_owned()))
            .set_pkce_challenge(challenge)
            .url();
        let pending = Pending { nonce: nonce.secret().clone(), verifier: verifier.secret().clone() };
        Ok((address.to_string(), state.secret().clone(), pending))
    }

    /// Exchanges the code that the browser brought back.
    /// Who it is, and the address that they have there.
    pub async fn finish(&self, code: String, pending: Pending) -> Result<(Who, Option<EmailAddress>), Unanswered> {
        let client = self.relying().await?;
        let request = client.exchange_code(AuthorizationCode::new(code)).map_err(|_| Unanswered::Unusable("token endpoint"))?;
        let request = request.set_pkce_verifier(PkceCodeVerifier::new(pending.verifier));
        let tokens = request.request_async(&self.http).await.map_err(|_| Unanswered::Unusable("tokens"))?;
        let token = tokens.id_token().ok_or(Unanswered::Unusable("no id token"))?;
        let claims = token
            .claims(&client.id_token_verifier(), &Nonce::new(pending.nonce))
            .map_err(|_| Unanswered::Unusable("id token"))?;
        // An address that the provider doesn't vouch for is anybody's.
        let email = claims.email().filter(|_| claims.email_verified() == Some(true));
        let email = email.and_then(|email| EmailAddress::parse(email.as_str()).ok());
        Ok((bearer::staff(claims.subject().to_string(), &claims.additional_claims().groups), email))
    }

    /// Who holds an access token: nobody when it isn't good. Keys are fetched when one is unknown, at most once a minute, so that
    /// made-up keys don't become requests to the provider.
    ///
    /// # Errors
    /// When the provider can't be asked and nobody can tell.
    pub async fn bearer(&self, token: &str, now: Timestamp) -> Result<Who, Unanswered> {
        let Some(key) = bearer::key_id(token) else {
            return Ok(Who::Anonymous);
        };
        let known = self.keys.lock().map_or(None, |known| known.clone());
        let keys = match known {
            Some((_, keys)) if keys.find(&key).is_some() => keys,
            Some((since, keys)) if now.duration_since(since).abs() < BETWEEN_FETCHES => keys,
            _ => {
                let fetched = self.fetch_keys().await?;
                if let Ok(mut known) = self.keys.lock() {
                    *known = Some((now, fetched.clone()));
                }
                fetched
            }
        };
        Ok(bearer::holder(token, &keys, &self.issuer, &self.client_id).unwrap_or(Who::Anonymous))
    }

    async fn fetch_keys(&self) -> Result<JwkSet, Unanswered> {
        let metadata = self.discover().await?;
        let address = metadata.jwks_uri().url().as_str().to_owned();
        let answer = self.http.0.get(address).send().await.map_err(Unanswered::Unreachable)?;
        answer.json().await.map_err(Unanswered::Unreachable)
    }
}
