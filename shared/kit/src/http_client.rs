//! The HTTP client for a city's identity provider: public web roots, short timeouts, no redirects.

use std::time::Duration;

/// The client can't be made.
#[derive(Debug, thiserror::Error)]
#[error("the HTTP client can't be made")]
pub struct Unusable(#[source] reqwest::Error);

/// A client that trusts the public web roots.
///
/// # Errors
/// When TLS can't be set up.
pub fn public_web() -> Result<reqwest::Client, Unusable> {
    let roots = rustls::RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    let provider = std::sync::Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    #[allow(clippy::expect_used, reason = "the provider supports the default versions; nothing outside can change that")]
    let tls = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("the provider supports TLS 1.2 and 1.3")
        .with_root_certificates(roots)
        .with_no_client_auth();
    reqwest::Client::builder()
        .tls_backend_preconfigured(tls)
        .redirect(reqwest::redirect::Policy::none())
        .connect_timeout(Duration::from_secs(2))
        .timeout(Duration::from_secs(6))
        .build()
        .map_err(Unusable)
}
