//! Sending mail: one recipient, once.
//!
//! Retries are off and the timeout is explicit: measured, the SDK's default retries turned one lost response into two delivered
//! mails.

use std::error::Error;
use std::time::Duration;

use async_trait::async_trait;
use aws_sdk_ses::config::http::HttpResponse;
use aws_sdk_ses::config::retry::RetryConfig;
use aws_sdk_ses::config::timeout::TimeoutConfig;
use aws_sdk_ses::error::{ProvideErrorMetadata, SdkError};
use aws_sdk_ses::primitives::Blob;
use aws_sdk_ses::types::{MessageTag, RawMessage};

/// A finished mail. One recipient; the type has no Cc and no Bcc. No `Debug`.
pub struct Letter {
    /// Whose mail it is: the tenant's id. Tags the mail, like the next.
    pub tenant: String,
    /// The message that asked for it; tags the mail, so that the mail service's events can name it.
    pub id: String,
    /// The sender's address.
    pub from: String,
    /// The recipient's address.
    pub to: String,
    /// The whole MIME message.
    pub mime: Vec<u8>,
}

/// What is known after an attempt to send.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Accepted {
    /// The mail service has it.
    Yes,
    /// The mail service certainly hasn't: it may be tried again.
    No,
    /// The mail service doesn't take this mail, however often it is tried.
    Refused,
    /// Nobody knows. Never sent again by itself.
    Unclear,
}

/// Where mail leaves.
#[async_trait]
pub trait Courier: Send + Sync {
    /// Hands a mail to the mail service, in one attempt.
    async fn send(&self, letter: Letter) -> Accepted;

    /// Whether a mail was accepted earlier, where the service can tell at once.
    async fn was_accepted(&self, id: &str) -> Accepted;
}

/// SES.
pub struct Ses {
    client: aws_sdk_ses::Client,
    configuration_set: Option<String>,
}

impl Ses {
    /// A client without retries, with a timeout shorter than the function's own.
    #[must_use]
    pub fn new(config: &aws_config::SdkConfig, configuration_set: Option<String>) -> Self {
        let timeouts = TimeoutConfig::builder()
            .connect_timeout(Duration::from_secs(2))
            .operation_attempt_timeout(Duration::from_secs(8))
            .operation_timeout(Duration::from_secs(8))
            .build();
        let config = aws_sdk_ses::config::Builder::from(config).retry_config(RetryConfig::disabled()).timeout_config(timeouts);
        Self { client: aws_sdk_ses::Client::from_conf(config.build()), configuration_set }
    }
}

/// The tags of a mail. A tag may hold letters, digits, `_` and `-` only.
fn tags(letter: &Letter) -> Vec<MessageTag> {
    let tags = [("tenant", letter.tenant.clone()), ("message", letter.id.replace('.', "_"))];
    tags.into_iter().filter_map(|(name, value)| MessageTag::builder().name(name).value(value).build().ok()).collect()
}

/// What the mail service says of a mail or an address that it never takes; anything else that it refuses may be tried again.
const FINAL: [&str; 2] = ["MessageRejected", "InvalidParameterValue"];

#[async_trait]
impl Courier for Ses {
    async fn send(&self, letter: Letter) -> Accepted {
        let tags = tags(&letter);
        let Ok(raw) = RawMessage::builder().data(Blob::new(letter.mime)).build() else {
            return Accepted::No;
        };
        let request = self.client.send_raw_email().source(letter.from).destinations(letter.to).raw_message(raw);
        let request = request.set_configuration_set_name(self.configuration_set.clone()).set_tags(Some(tags));
        match request.send().await {
            Ok(_) => Accepted::Yes,
            Err(error) => accepted(&error),
        }
    }

    /// SES can't be asked; its events will tell.
    async fn was_accepted(&self, _id: &str) -> Accepted {
        Accepted::Unclear
    }
}

/// What an error says about the mail: only a refusal or a connection that never came to be is certain.
fn accepted<E: Error + ProvideErrorMetadata + 'static>(error: &SdkError<E, HttpResponse>) -> Accepted {
    match error {
        SdkError::ConstructionFailure(_) => Accepted::No,
        SdkError::ServiceError(answer) => match answer.raw().status().as_u16() {
            408 => Accepted::Unclear,
            400..500 if answer.err().code().is_some_and(|code| FINAL.contains(&code)) => Accepted::Refused,
            400..500 => Accepted::No,
            _ => Accepted::Unclear,
        },
        SdkError::DispatchFailure(failure) => match failure.as_connector_error() {
            Some(error) if never_connected(error) => Accepted::No,
            _ => Accepted::Unclear,
        },
        _ => Accepted::Unclear,
    }
}

fn never_connected(error: &(dyn Error + 'static)) -> bool {
    let mut next = Some(error);
    while let Some(error) = next {
        if error.to_string() == "client error (Connect)" {
            return true;
        }
        next = error.source();
    }
    false
}

#[cfg(test)]
mod tests {
    use aws_sdk_ses::error::ErrorMetadata;
    use aws_sdk_ses::operation::send_raw_email::SendRawEmailError;
    use aws_smithy_types::body::SdkBody;

    use super::*;

    fn answered(status: u16, code: &str) -> Accepted {
        let response = HttpResponse::new(status.try_into().unwrap(), SdkBody::empty());
        let error = ErrorMetadata::builder().code(code).build();
        accepted(&SdkError::service_error(SendRawEmailError::generic(error), response))
    }

    #[test]
    fn only_a_refusal_is_certain_and_a_timeout_or_a_server_error_is_not() {
        assert_eq!(answered(400, "Throttling"), Accepted::No);
        assert_eq!(answered(503, "ServiceUnavailable"), Accepted::Unclear);
        assert_eq!(answered(200, "InternalFailure"), Accepted::Unclear);
        let timeout = SdkError::<SendRawEmailError, HttpResponse>::timeout_error("slow");
        assert_eq!(accepted(&timeout), Accepted::Unclear);
    }

    #[test]
    fn a_mail_that_the_service_never_takes_is_told_apart_from_one_that_comes_at_a_bad_moment() {
        assert_eq!(answered(400, "MessageRejected"), Accepted::Refused);
        assert_eq!(answered(400, "InvalidParameterValue"), Accepted::Refused);
        assert_eq!(answered(500, "MessageRejected"), Accepted::Unclear);
    }
}
