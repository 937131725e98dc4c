//! A client of the API: sends JSON, signs in, reads mail.

use reqwest::Method;
use serde_json::{Value, json};

/// Who does something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The program's administrator.
    Program,
    /// Professional standards.
    ProfessionalStandards,
    /// A supervisor.
    Supervisor,
    /// An auditor.
    Auditor,
    /// The department's designated manager.
    DesignatedManager,
    /// The outreach unit.
    Outreach,
    /// The campus team.
    Campus,
    /// A school's administrator.
    School,
}

impl Role {
    /// The role's code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Program => "program",
            Self::ProfessionalStandards => "professional_standards",
            Self::Supervisor => "supervisor",
            Self::Auditor => "auditor",
            Self::DesignatedManager => "designated_manager",
            Self::Outreach => "outreach",
            Self::Campus => "campus",
            Self::School => "school",
        }
    }
}

/// An answer: status, ETag and body.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The version, where there is one.
    pub etag: Option<String>,
    /// The content type.
    pub content_type: String,
    /// The body; a text when it isn't JSON.
    pub body: Value,
}

impl Answer {
    /// The problem's code, if this is a problem.
    #[must_use]
    pub fn code(&self) -> &str {
        self.body["code"].as_str().unwrap_or_default()
    }
}

/// Something didn't go as a journey expects.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// No answer.
    #[error("{0} wasn't answered")]
    Unanswered(String, #[source] reqwest::Error),
    /// Another answer.
    #[error("{what} was answered with {status}: {code}")]
    Unexpected {
        /// What was asked.
        what: String,
        /// The status.
        status: u16,
        /// The problem's code, or a short description.
        code: String,
    },
    /// No such mail.
    #[error("there is no mail {template} to {to}")]
    NoMail {
        /// Which mail.
        template: String,
        /// To whom.
        to: String,
    },
}

/// A client.
#[derive(Clone)]
pub struct Client {
    http: reqwest::Client,
    api: String,
    dev: String,
}

impl Client {
    /// A client of a stack.
    #[must_use]
    pub fn new(base: &str) -> Self {
        Self::of(base, base)
    }

    /// A client of a place whose mailbox and issuer have an address of their own.
    #[must_use]
    pub fn of(api: &str, dev: &str) -> Self {
        let http = kit::http_client::public_web().unwrap_or_default();
        Self { http, api: api.to_owned(), dev: dev.to_owned() }
    }

    /// Sends a request as it is.
    ///
    /// # Errors
    /// When there is no answer.
    pub async fn send(
        &self,
        method: Method,
        path: &str,
        token: Option<&str>,
        headers: &[(&str, &str)],
        body: Option<String>,
    ) -> Result<Answer, Trouble> {
        let what = format!("{method} {path}");
        let base = if path.starts_with("/dev/") { &self.dev } else { &self.api };
        let mut request = self.http.request(method, format!("{base}{path}"));
        if let Some(token) = token {
            request = request.bearer_auth(token);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        if let Some(body) = body {
            request = request.body(body);
        }
        let unanswered = |error| Trouble::Unanswered(what.clone(), error);
        let response = request.send().await.map_err(unanswered)?;
        let header = |name: &str| response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let (status, etag, content_type) =
            (response.status().as_u16(), header("etag"), header("content-type").unwrap_or_default());
        let text = response.text().await.map_err(unanswered)?;
        let body = serde_json::from_str(&text).unwrap_or(Value::String(text));
        Ok(Answer { status, etag, content_type, body })
    }

    /// Reads.
    ///
    /// # Errors
    /// When there is no answer.
    pub async fn get(&self, path: &str, token: Option<&str>) -> Result<Answer, Trouble> {
        self.send(Method::GET, path, token, &[], None).await
    }

    /// Posts JSON under a key.
    ///
    /// # Errors
    /// When there is no answer.
    pub async fn post_as(&self, path: &str, token: Option<&str>, key: &str, body: &Value) -> Result<Answer, Trouble> {
        let headers = [("content-type", "application/json"), ("idempotency-key", key)];
        self.send(Method::POST, path, token, &headers, Some(body.to_string())).await
    }

    /// Posts JSON under a key made of what is posted where and by whom, and expects success.
    ///
    /// # Errors
    /// When the answer isn't a success.
    pub async fn post(&self, path: &str, token: Option<&str>, body: &Value) -> Result<Value, Trouble> {
        let key = store::rows::digest(&[path.as_bytes(), token.unwrap_or_default().as_bytes(), body.to_string().as_bytes()]);
        expect(&format!("POST {path}"), self.post_as(path, token, &key[..32], body).await?)
    }

    /// Reads, and expects success.
    ///
    /// # Errors
    /// When the answer isn't a success.
    pub async fn read(&self, path: &str, token: Option<&str>) -> Result<Value, Trouble> {
        expect(&format!("GET {path}"), self.get(path, token).await?)
    }

    /// An access token of staff, from the identity provider of this machine.
    ///
    /// # Errors
    /// When there is none.
    pub async fn staff(&self, role: Role) -> Result<String, Trouble> {
        let form = format!("grant_type=client_credentials&client_id=concord&client_secret=local&scope=role/{}", role.code());
        let headers = [("content-type", "application/x-www-form-urlencoded")];
        let answer = self.send(Method::POST, "/dev/oidc/token", None, &headers, Some(form)).await?;
        let body = expect("signing in", answer)?;
        Ok(body["access_token"].as_str().unwrap_or_default().to_owned())
    }

    /// Every mail, newest first.
    ///
    /// # Errors
    /// When the mailbox doesn't answer.
    pub async fn mails(&self) -> Result<Vec<Value>, Trouble> {
        Ok(self.read("/dev/mail/index.json", None).await?.as_array().cloned().unwrap_or_default())
    }

    /// The token of the link in the newest mail of a template to somebody.
    ///
    /// # Errors
    /// When there is no such mail.
    pub async fn link(&self, template: &str, to: &str) -> Result<String, Trouble> {
        let mails = self.mails().await?;
        let mail = mails.iter().find(|mail| mail["template"] == template && mail["to"] == to);
        let text = mail.and_then(|mail| mail["plain"].as_str()).unwrap_or_default();
        let token = text.split("/l/").nth(1).map(|rest| rest.split_whitespace().next().unwrap_or_default().to_owned());
        token.ok_or_else(|| Trouble::NoMail { template: template.to_owned(), to: to.to_owned() })
    }

    /// Presses the button behind the newest link of a template: a session.
    ///
    /// # Errors
    /// When there is no such mail, or the link doesn't work.
    pub async fn follow(&self, template: &str, to: &str) -> Result<String, Trouble> {
        let token = self.link(template, to).await?;
        let session = self.post("/v1/links", None, &json!({ "token": token })).await?;
        Ok(session["session"].as_str().unwrap_or_default().to_owned())
    }
}

fn expect(what: &str, answer: Answer) -> Result<Value, Trouble> {
    if (200..300).contains(&answer.status) {
        return Ok(answer.body);
    }
    let code = answer.body["code"].as_str().map_or_else(|| answer.body.to_string(), str::to_owned);
    Err(Trouble::Unexpected { what: what.to_owned(), status: answer.status, code })
}
