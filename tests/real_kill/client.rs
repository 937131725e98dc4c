//! Clients that take cases from the form to the answers, and ask again under the same key when they get no answer.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use domain::complaint::Question;
use local::journey::{Answer, Client, Role};
use reqwest::Method;
use serde_json::{Value, json};
use tokio::sync::watch;

use crate::mails::Mails;
use crate::process::Concord;

/// How long a client waits before it looks or asks again.
const PAUSE: Duration = Duration::from_millis(20);
/// How often it does so before it gives up: longer than a mail takes that was being sent when the process was killed.
const PATIENCE: usize = 6000;

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// Nobody who is known.
    Public,
    /// Staff in a role; signs in again when the process was started anew.
    Staff(&'static str),
    /// Somebody with the session of a link.
    Party(String),
}

/// A request.
#[derive(Debug, Clone)]
pub struct Request {
    /// Who asks.
    pub who: Who,
    /// For what.
    pub path: String,
    /// Under which key.
    pub key: String,
    /// With what.
    pub body: Value,
}

/// A request that was answered with success.
#[derive(Debug, Clone)]
pub struct Acknowledged {
    /// The case.
    pub case: String,
    /// What must stand in its history, once.
    pub effect: &'static str,
    /// The request.
    pub request: Request,
    /// The answer: status and body.
    pub answer: (u16, Value),
}

/// All clients, and what they know together.
pub struct Clients {
    client: Client,
    up: watch::Receiver<bool>,
    mails: Mutex<Mails>,
    tokens: Mutex<BTreeMap<&'static str, String>>,
    acknowledged: Mutex<Vec<Acknowledged>>,
    again: AtomicUsize,
    finishing: AtomicBool,
}

impl Clients {
    /// Clients of a process.
    pub fn of(concord: &Concord) -> Self {
        Self {
            client: Client::new(&concord.url),
            up: concord.up(),
            mails: Mutex::new(Mails::below(&concord.data)),
            tokens: Mutex::default(),
            acknowledged: Mutex::default(),
            again: AtomicUsize::new(0),
            finishing: AtomicBool::new(false),
        }
    }

    /// No new cases.
    pub fn finish(&self) {
        self.finishing.store(true, Ordering::Relaxed);
    }

    /// Everything that was acknowledged.
    pub fn acknowledged(&self) -> Vec<Acknowledged> {
        self.acknowledged.lock().unwrap().clone()
    }

    /// How many requests were asked more than once.
    pub fn asked_again(&self) -> usize {
        self.again.load(Ordering::Relaxed)
    }

    /// One client's work: case after case.
    pub async fn work(self: Arc<Self>, client: usize) {
        let mut n = 0;
        while !self.finishing.load(Ordering::Relaxed) {
            self.case(&format!("{client}-{n}"), n % 3 != 0).await;
            n += 1;
        }
    }

    /// From the form to the answers.
    pub async fn case(&self, name: &str, willing: bool) {
        let (resident, officer) = (format!("resident-{name}@example.org"), format!("officer-{name}@police.example"));
        let filing = json!({
            "kind": "community", "category": "demeanor", "statement": "The officer raised his voice at me at the counter.",
            "incident_on": "2026-01-15", "email": resident, "language": "en", "age": "adult", "contact_consent": true
        });
        let filed = self.step("", "filed", name, Who::Public, "/v1/cases".into(), filing).await;
        let case = filed["id"].as_str().unwrap().to_owned();
        let (program, standards) = (Who::Staff("program"), Who::Staff("professional_standards"));
        let on_case = |what: &str| format!("/v1/cases/{case}/{what}");
        let on_mediation = |what: &str| format!("/v1/mediations/{case}/{what}");
        self.step(&case, "acknowledged", name, standards.clone(), on_case("acknowledgement"), json!({})).await;
        self.step(&case, "screened", name, program.clone(), on_case("screening"), json!({ "answers": all_no() })).await;
        let who = json!({ "name": "Officer Example", "email": officer, "language": "en" });
        self.step(&case, "respondent-identified", name, standards.clone(), on_case("respondents"), who).await;
        let discovery = json!({ "discovered_on": "2026-11-20" });
        self.step(&case, "discovery-recorded", name, standards.clone(), on_case("discovery"), discovery).await;
        let approval = |side: &str| json!({ "for": side });
        self.step(&case, "approved", name, program.clone(), on_case("approvals"), approval("program")).await;
        self.step(&case, "approved", name, standards, on_case("approvals"), approval("professional_standards")).await;
        let place = json!({ "place": "Garfield Avenue" });
        self.step(&case, "offers-sent", name, program, on_mediation("offers"), place).await;
        for (who, says) in [(&resident, "yes"), (&officer, if willing { "yes" } else { "no" })] {
            let session = self.follow("offer", who).await;
            let answer = json!({ "answer": says, "text_version": "2026-11", "language": "en" });
            self.step(&case, "offer-answered", who, Who::Party(session), on_mediation("answer"), answer).await;
        }
    }

    /// Asks until there is an answer, and keeps it.
    async fn step(&self, case: &str, effect: &'static str, name: &str, who: Who, path: String, body: Value) -> Value {
        let side = body["for"].as_str().unwrap_or_default();
        let request = Request { who, path, key: format!("{effect}-{side}-{name}"), body };
        for _ in 0..PATIENCE {
            let answer = self.ask(&request).await;
            // What a message brings may not be there yet: the mediation is opened a moment after the second approval.
            if answer.status == 404 && effect == "offers-sent" {
                tokio::time::sleep(PAUSE).await;
                continue;
            }
            assert!((200..300).contains(&answer.status), "{effect} of {name}: {answer:?}");
            let case = if case.is_empty() { answer.body["id"].as_str().unwrap_or_default() } else { case }.to_owned();
            let answer = (answer.status, answer.body);
            let acknowledged = Acknowledged { case, effect, request, answer: answer.clone() };
            self.acknowledged.lock().unwrap().push(acknowledged);
            return answer.1;
        }
        panic!("{effect} of {name}: never possible");
    }

    /// Asks until there is an answer that says something about the request.
    pub async fn ask(&self, request: &Request) -> Answer {
        for attempt in 0..PATIENCE {
            if attempt == 1 {
                self.again.fetch_add(1, Ordering::Relaxed);
            }
            let token = match &request.who {
                Who::Public => None,
                Who::Staff(role) => Some(self.token(role).await),
                Who::Party(session) => Some(session.clone()),
            };
            match self.client.post_as(&request.path, token.as_deref(), &request.key, &request.body).await {
                // The identity provider of this machine makes a new key with every start.
                Ok(answer) if answer.status == 401 => self.tokens.lock().unwrap().clear(),
                Ok(answer) if answer.status < 500 => return answer,
                _ => self.back().await,
            }
        }
        panic!("{} is never answered", request.path);
    }

    /// Waits until the process is back.
    async fn back(&self) {
        tokio::time::sleep(PAUSE).await;
        let _ = self.up.clone().wait_for(|up| *up).await;
    }

    async fn token(&self, role: &'static str) -> String {
        loop {
            if let Some(token) = self.tokens.lock().unwrap().get(role) {
                return token.clone();
            }
            let wanted = if role == "program" { Role::Program } else { Role::ProfessionalStandards };
            match self.client.staff(wanted).await {
                Ok(token) => drop(self.tokens.lock().unwrap().insert(role, token)),
                Err(_) => self.back().await,
            }
        }
    }

    /// Presses the button in the mail. A link works once, so when its answer was lost, a new one is asked for, as the page offers.
    async fn follow(&self, template: &str, to: &str) -> String {
        let mut tried: Vec<String> = Vec::new();
        let mut template = template.to_owned();
        for _ in 0..PATIENCE {
            let links = self.mails.lock().unwrap().links(&template, to);
            let Some(token) = links.into_iter().find(|link| !tried.contains(link)) else {
                tokio::time::sleep(PAUSE).await;
                continue;
            };
            let request =
                Request { who: Who::Public, path: "/v1/links".into(), key: String::new(), body: json!({ "token": token }) };
            let answer = self.ask(&request).await;
            if answer.status == 201 {
                return answer.body["session"].as_str().unwrap().to_owned();
            }
            assert_eq!(answer.code(), "link-spent", "{answer:?}");
            self.renew(&token).await;
            tried.push(token);
            template = "new-mediation-link".into();
        }
        panic!("no mail {template} to {to}");
    }

    async fn renew(&self, token: &str) {
        let headers = [("content-type", "application/x-www-form-urlencoded")];
        loop {
            let form = Some("key=a-key-of-a-page".to_owned());
            match self.client.send(Method::POST, &format!("/l/{token}/again"), None, &headers, form).await {
                Ok(answer) if answer.status == 200 => return,
                _ => self.back().await,
            }
        }
    }
}

fn all_no() -> Value {
    Question::ALL.iter().map(|question| (question.code().to_owned(), Value::from("no"))).collect::<serde_json::Map<_, _>>().into()
}
