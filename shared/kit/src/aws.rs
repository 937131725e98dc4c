//! AWS clients with the levers that a cold start needs: credentials and region from the environment alone, no profile files, and a
//! trust store of the five roots that AWS's endpoints use instead of the system's whole list.

use std::time::Duration;

use aws_config::environment::{EnvironmentVariableCredentialsProvider, EnvironmentVariableRegionProvider};
use aws_config::retry::RetryConfig;
use aws_config::timeout::TimeoutConfig;
use aws_config::{BehaviorVersion, SdkConfig};
use aws_smithy_http_client::tls::rustls_provider::CryptoMode;
use aws_smithy_http_client::tls::{Provider, TlsContext, TrustStore};

/// Amazon Root CA 1 to 4 and Starfield Services Root CA G2.
const AMAZON_ROOTS: &str = include_str!("amazon-roots.pem");

/// The clients can't be configured.
#[derive(Debug, thiserror::Error)]
pub enum Unconfigured {
    /// The file that `AWS_CA_BUNDLE` names can't be read.
    #[error("AWS_CA_BUNDLE names a file that can't be read")]
    Bundle(#[source] std::io::Error),
    /// The roots can't be used.
    #[error("the trust store can't be used")]
    Trust(#[source] aws_smithy_http_client::HttpClientError),
}

/// Loads the configuration. `AWS_CA_BUNDLE` names a PEM file to trust instead, for a proxy that opens TLS.
///
/// # Errors
/// When that file can't be read.
pub async fn load() -> Result<SdkConfig, Unconfigured> {
    let roots = match std::env::var("AWS_CA_BUNDLE") {
        Ok(path) if !path.is_empty() => std::fs::read(path).map_err(Unconfigured::Bundle)?,
        _ => AMAZON_ROOTS.into(),
    };
    let trust = TrustStore::empty().with_pem_certificate(roots);
    let tls = TlsContext::builder().with_trust_store(trust).build().map_err(Unconfigured::Trust)?;
    let http = aws_smithy_http_client::Builder::new()
        .pool_idle_timeout(Duration::from_secs(60))
        .tls_provider(Provider::Rustls(CryptoMode::AwsLc))
        .tls_context(tls)
        .build_https();
    Ok(aws_config::defaults(BehaviorVersion::latest())
        .http_client(http)
        .empty_profile()
        .region(EnvironmentVariableRegionProvider::new())
        .credentials_provider(EnvironmentVariableCredentialsProvider::new())
        .retry_config(RetryConfig::standard().with_max_attempts(3))
        .timeout_config(timeouts())
        .load()
        .await)
}

/// A configuration for an endpoint on this machine, with credentials that mean nothing.
#[must_use]
pub fn loopback(endpoint: &str) -> SdkConfig {
    SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .http_client(aws_smithy_http_client::Builder::new().build_http())
        .endpoint_url(endpoint)
        .region(aws_config::Region::new("us-west-2"))
        .credentials_provider(aws_sdk_sqs::config::SharedCredentialsProvider::new(aws_sdk_sqs::config::Credentials::new(
            "local", "local", None, None, "local",
        )))
        .retry_config(RetryConfig::standard().with_max_attempts(3))
        .timeout_config(timeouts())
        .sleep_impl(aws_sdk_sqs::config::SharedAsyncSleep::new(aws_smithy_async::rt::sleep::TokioSleep::new()))
        .build()
}

fn timeouts() -> TimeoutConfig {
    TimeoutConfig::builder()
        .connect_timeout(Duration::from_secs(2))
        .operation_attempt_timeout(Duration::from_secs(4))
        .operation_timeout(Duration::from_secs(10))
        .build()
}

trait EmptyProfile {
    fn empty_profile(self) -> Self;
}

impl EmptyProfile for aws_config::ConfigLoader {
    /// Without this, the loader looks for `~/.aws/config` on every cold start.
    #[allow(deprecated, reason = "the replacement would be one more direct dependency")]
    fn empty_profile(self) -> Self {
        use aws_config::profile::profile_file::{Builder, ProfileFileKind};
        let files = Builder::new().with_contents(ProfileFileKind::Config, "").with_contents(ProfileFileKind::Credentials, "");
        self.profile_files(files.build())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_trust_store_holds_exactly_the_five_roots_that_the_public_list_has() {
        let public: Vec<&[u8]> = webpki_root_certs::TLS_SERVER_ROOT_CERTS.iter().map(AsRef::as_ref).collect();
        let ours: Vec<Vec<u8>> = AMAZON_ROOTS
            .split("-----END CERTIFICATE-----")
            .filter_map(|block| block.split_once("-----BEGIN CERTIFICATE-----"))
            .map(|(_, body)| base64::Engine::decode(&base64::prelude::BASE64_STANDARD, body.replace('\n', "")).unwrap())
            .collect();
        assert_eq!(ours.len(), 5);
        assert!(ours.iter().all(|root| public.contains(&root.as_slice())));
    }
}
