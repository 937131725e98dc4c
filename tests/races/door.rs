//! The same requests at two doors: the functions themselves on the in-memory store, and the whole stack over HTTP.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock};

use contracts::{Envelope, Guest, Message, SurveysDueV1};
use domain::complaint::Contact;
use domain::ids::{MediationId, PersonId, TenantId};
use domain::notice::Purpose;
use domain::text::EmailAddress;
use domain::vocabulary::{Language, PartRole};
use edge::{Caller, Platform, StaffRole, Who};
use kit::Function;
use local::Stack;
use local::journey::{Client, Role};
use reqwest::Method;
use serde_json::{Value, json};
use store::access::{LinkRow, link_key};
use store::{Key, Store, Table, Transaction, Write};
use testkit::{SeededRandomness, StandingClock};
use uuid::Uuid;

use super::arena::Arena;

/// A request.
#[derive(Clone)]
pub struct Request {
    /// Where to.
    pub path: String,
    /// The idempotency key.
    pub key: String,
    /// The version that was seen.
    pub seen: Option<u64>,
    /// What.
    pub body: Value,
}

/// Where requests are answered.
#[derive(Clone)]
pub enum Door {
    /// By the functions, on the in-memory store.
    Functions(Arc<Arena>, Arc<BTreeMap<&'static str, Function>>),
    /// By the stack.
    Stack(Arc<Stack>, Client, Arc<Mutex<BTreeMap<String, String>>>),
}

/// The city.
pub fn tenant() -> TenantId {
    "pasadena".parse().unwrap()
}

/// The moment of every race.
pub fn now() -> jiff::Timestamp {
    "2026-11-23T18:00:00Z".parse().unwrap()
}

/// Made once; it takes longer than a race.
fn http() -> reqwest::Client {
    static HTTP: OnceLock<reqwest::Client> = OnceLock::new();
    HTTP.get_or_init(|| kit::http_client::public_web().unwrap()).clone()
}

impl Door {
    /// The functions on a store of their own.
    pub fn functions(arena: Arc<Arena>) -> Self {
        let clock = Arc::new(StandingClock::at(now()));
        let ids = kit::Ids::new(clock.clone(), Arc::new(SeededRandomness::default()));
        let platform = Platform::new(arena.clone(), clock, ids);
        let key = surveys::keypair([7; 32]).1.parse().unwrap();
        let text = |text: &str| text.to_owned();
        let settings = identity::Settings {
            tenant: text("pasadena"),
            public_url: text("http://localhost"),
            issuer: text("http://localhost"),
            client_id: text("concord"),
            client_secret: None,
        };
        let functions = BTreeMap::from([
            ("/v1/cases", intake::function(intake::App::new(platform.clone()))),
            ("/v1/links", identity::function(identity::App::new(platform.clone(), settings, http()))),
            ("/v1/surveys", surveys::function(surveys::App::new(platform.clone(), surveys::Settings { key }))),
            ("/v1/community", outreach::function(outreach::App::new(platform.clone()))),
            (
                "/v1/mediations",
                scheduling::function(scheduling::App::new(
                    platform,
                    scheduling::Settings { public_url: text("http://localhost") },
                )),
            ),
        ]);
        Self::Functions(arena, Arc::new(functions))
    }

    /// A stack.
    pub fn stack(stack: Stack) -> Self {
        let client = Client::new(&stack.url);
        Self::Stack(Arc::new(stack), client, Arc::default())
    }

    /// What is stored.
    pub fn store(&self) -> Arc<dyn Store> {
        match self {
            Self::Functions(arena, _) => arena.clone(),
            Self::Stack(stack, ..) => Arc::new(stack.store()),
        }
    }

    /// Puts rows there.
    pub async fn put(&self, writes: Vec<Write>) {
        self.store().commit(Transaction { token: Uuid::now_v7(), writes }).await.unwrap();
    }

    /// Posts: status and body.
    pub async fn post(&self, caller: &Caller, request: Request) -> (u16, Value) {
        match self {
            Self::Functions(_, functions) => {
                let function = functions.iter().find(|(path, _)| request.path.starts_with(**path)).unwrap().1;
                invoke(function, &event(caller, &request)).await
            }
            Self::Stack(_, client, _) => {
                let token = self.token(caller).await;
                let version = request.seen.map(|seen| format!("\"{seen}\"")).unwrap_or_default();
                let mut headers = vec![("content-type", "application/json"), ("idempotency-key", request.key.as_str())];
                headers.extend((!version.is_empty()).then_some(("if-match", version.as_str())));
                let body = Some(request.body.to_string());
                let answer = client.send(Method::POST, &request.path, token.as_deref(), &headers, body).await.unwrap();
                (answer.status, answer.body)
            }
        }
    }

    /// The credential of a caller at the stack: a staff token, or a session that came of a link.
    pub async fn token(&self, caller: &Caller) -> Option<String> {
        let Self::Stack(_, client, tokens) = self else { return None };
        let name = format!("{:?}", caller.who);
        let known = tokens.lock().unwrap().get(&name).cloned();
        let token = match &caller.who {
            Who::Anonymous => return None,
            _ if known.is_some() => return known,
            Who::Staff { roles, .. } if roles.contains(&StaffRole::Outreach) => client.staff(Role::Outreach).await.unwrap(),
            Who::Staff { .. } => client.staff(Role::ProfessionalStandards).await.unwrap(),
            Who::Party { person, purpose, about } => {
                let link = self.link(*person, *purpose, *about).await;
                let redeemed = client.post("/v1/links", None, &json!({ "token": link })).await.unwrap();
                redeemed["session"].as_str().unwrap().to_owned()
            }
        };
        tokens.lock().unwrap().insert(name, token.clone());
        Some(token)
    }

    /// A link that nobody has followed yet.
    pub async fn link(&self, person: PersonId, purpose: Purpose, about: Uuid) -> String {
        let token = Uuid::now_v7().to_string();
        let expires_at = now() + jiff::SignedDuration::from_hours(24);
        let (language, ttl) = (Language::English, expires_at.as_second());
        let row = LinkRow { person, purpose, about, language, reference: None, spent: false, expires_at, ttl };
        self.put(vec![Write::put(Table::Access, &link_key(&tenant(), &token), &row).unwrap()]).await;
        token
    }

    /// Invites somebody to a survey; the invitation's id.
    pub async fn invite(&self, person: PersonId) -> Uuid {
        let people = vec![Guest { person, role: PartRole::Resident }];
        let message = Message::SurveysDue(SurveysDueV1 {
            mediation: MediationId::new(Uuid::now_v7()),
            occasion: domain::survey::Occasion::Session,
            people,
        });
        let id = format!("{}.0", Uuid::now_v7()).parse().unwrap();
        let body = Envelope { id, tenant: tenant(), occurred_at: now(), message }.to_body().unwrap();
        match self {
            Self::Functions(arena, functions) => {
                let record = json!({ "messageId": "1", "receiptHandle": "1", "body": body, "attributes": {}, "messageAttributes": {},
                    "eventSource": "aws:sqs", "awsRegion": "local" });
                let event = serde_json::value::to_raw_value(&json!({ "Records": [record] })).unwrap();
                functions["/v1/surveys"].invoke(&event, kit::function::Invocation::default()).await.unwrap();
                let keys = arena.memory.all(Table::Invitations).into_iter().map(|item| store::port::row::<Key>(item).unwrap());
                let id = keys.filter_map(|key| key.pk.split("INVITATION#").nth(1).map(str::to_owned)).next();
                id.unwrap().parse().unwrap()
            }
            Self::Stack(stack, client, _) => {
                let email = format!("{person}@example.org");
                let contact = Contact { email: EmailAddress::parse(&email).ok(), ..Contact::none(Language::English) };
                self.put(vec![store::people::create(&tenant(), person, &contact).unwrap()]).await;
                let queue = stack.spec.queues.iter().find(|queue| queue.logical_id == "SurveysQueue").unwrap();
                assert!(stack.queues.put(&queue.url, &body));
                stack.settle().await;
                let session = client.follow("survey", &email).await.unwrap();
                let about = client.read("/v1/session", Some(&session)).await.unwrap();
                about["about"].as_str().unwrap().parse().unwrap()
            }
        }
    }
}

fn event(caller: &Caller, request: &Request) -> Value {
    let mut headers = json!({ "content-type": "application/json", "idempotency-key": request.key, "host": "localhost" });
    if let Some(seen) = request.seen {
        headers["if-match"] = format!("\"{seen}\"").into();
    }
    json!({
        "version": "2.0", "routeKey": "$default", "rawPath": request.path, "rawQueryString": "", "headers": headers,
        "requestContext": {
            "accountId": "local", "apiId": "local", "domainName": "localhost", "domainPrefix": "localhost",
            "authorizer": { "lambda": { "caller": serde_json::to_string(caller).unwrap() } },
            "http": { "method": "POST", "path": request.path, "protocol": "HTTP/1.1", "sourceIp": "127.0.0.1", "userAgent": "" },
            "requestId": "local", "routeKey": "$default", "stage": "$default", "time": "01/Jan/2026:00:00:00 +0000", "timeEpoch": 0
        },
        "body": request.body.to_string(), "isBase64Encoded": false
    })
}

async fn invoke(function: &Function, event: &Value) -> (u16, Value) {
    let event = serde_json::value::to_raw_value(event).unwrap();
    let answer = function.invoke(&event, kit::function::Invocation::default()).await.unwrap();
    let answer: Value = serde_json::from_str(answer.get()).unwrap();
    let status = answer["statusCode"].as_u64().unwrap_or_default();
    (status as u16, serde_json::from_str(answer["body"].as_str().unwrap_or_default()).unwrap_or_default())
}
