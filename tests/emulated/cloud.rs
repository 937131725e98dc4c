//! Calls to the emulated cloud, as its administrator: signed, because it checks signatures.

use aws_credential_types::Credentials;
use aws_sigv4::http_request::{SignableBody, SignableRequest, SigningSettings, sign};
use aws_sigv4::sign::v4::SigningParams;
use kit::Clock as _;
use serde_json::Value;

/// The cloud.
pub struct Cloud {
    http: reqwest::Client,
    endpoint: String,
}

impl Cloud {
    /// The cloud at an address.
    pub fn at(endpoint: String) -> Self {
        Self { http: kit::http_client::public_web().unwrap(), endpoint }
    }

    /// Calls an operation of a JSON service, like `AmazonSQS.SendMessage`.
    pub async fn call(&self, operation: &str, body: &Value) -> Value {
        let service = match operation.split(['.', '_']).next() {
            Some("DynamoDB") => "dynamodb",
            Some("Logs") => "logs",
            _ => "sqs",
        };
        let headers = [("content-type", "application/x-amz-json-1.0"), ("x-amz-target", operation)];
        let text = self.request(service, "POST", "/", &headers, body.to_string()).await;
        serde_json::from_str(&text).unwrap_or_default()
    }

    /// Calls an operation of a service that takes forms: IAM and the mail service.
    pub async fn form(&self, service: &str, fields: &[(&str, &str)]) -> String {
        let mut form = reqwest::Url::parse("form:").unwrap();
        form.query_pairs_mut().extend_pairs(fields);
        let headers = [("content-type", "application/x-www-form-urlencoded")];
        self.request(service, "POST", "/", &headers, form.query().unwrap_or_default().to_owned()).await
    }

    /// A signed request. Anything but a success is a panic: the administrator may do everything.
    pub async fn request(&self, service: &str, method: &str, path: &str, headers: &[(&str, &str)], body: String) -> String {
        let url = format!("{}{path}", self.endpoint);
        let mut request = self.http.request(method.parse().unwrap(), &url).body(body.clone());
        for (name, value) in headers.iter().copied().chain(signature(service, method, &url, headers, &body).iter().map(pair)) {
            request = request.header(name, value);
        }
        let answer = request.send().await.unwrap();
        let (status, failed) = (answer.status(), answer.headers().contains_key("x-amz-function-error"));
        let text = answer.text().await.unwrap();
        assert!(status.is_success() && !failed, "{service} {path} {headers:?}: {status} {text}");
        text
    }

    /// What the emulator shows of itself below `/_ministack/`, which needs no signature.
    pub async fn look(&self, what: &str) -> Value {
        let answer = self.http.get(format!("{}/_ministack/{what}/messages", self.endpoint)).send().await.unwrap();
        answer.json::<Value>().await.unwrap()["messages"].take()
    }
}

fn pair((name, value): &(String, String)) -> (&str, &str) {
    (name, value)
}

fn signature(service: &str, method: &str, url: &str, headers: &[(&str, &str)], body: &str) -> Vec<(String, String)> {
    let administrator = Credentials::new("test", "test", None, None, "emulator").into();
    let settings = SigningParams::builder().identity(&administrator).region("us-west-2").name(service);
    let settings = settings.time(kit::SystemClock.now().into()).settings(SigningSettings::default()).build().unwrap();
    let what = SignableRequest::new(method, url, headers.iter().copied(), SignableBody::Bytes(body.as_bytes())).unwrap();
    let (instructions, _) = sign(what, &settings.into()).unwrap().into_parts();
    instructions.headers().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}
