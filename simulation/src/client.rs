//! What people do at their devices: send requests, try again when there is no answer, wait, read mail.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use domain::text::EmailAddress;
use domain::vocabulary::Language;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use store::access::session_key;
use store::{Table, Transaction, Write};

use crate::world::{Temper, World};

/// How often somebody tries again before they give up for good.
const PATIENCE: usize = 60;

/// A request that somebody makes.
#[derive(Debug, Clone)]
pub struct Call {
    /// Its number; one for every attempt.
    pub number: u64,
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The path.
    pub path: String,
    /// The bearer token.
    pub token: Option<String>,
    /// The idempotency key.
    pub key: String,
    /// The body.
    pub body: String,
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The status; 0 when nothing came back.
    pub status: u16,
    /// The body.
    pub body: String,
}

impl Answer {
    /// No answer at all.
    pub const NONE: Self = Self { status: 0, body: String::new() };

    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_default()
    }

    /// Whether it was done.
    pub const fn is_done(&self) -> bool {
        matches!(self.status, 200..300)
    }
}

/// What somebody waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wait {
    /// For an answer.
    Answer(u64),
    /// For a time.
    Until(Timestamp),
    /// For everybody else.
    Gathered,
}

/// A request with its final answer, as its sender remembers it.
#[derive(Debug, Clone)]
pub struct Remembered {
    /// The request.
    pub call: Call,
    /// The answer.
    pub answer: Answer,
    /// How many transactions had been applied by then.
    pub after: usize,
}

/// Somebody's device.
#[derive(Clone)]
pub struct Device {
    /// The world.
    pub world: Arc<World>,
    /// Where they keep what they were told.
    pub remembered: Arc<std::sync::Mutex<Vec<Remembered>>>,
}

struct Answered(Arc<World>, u64);

impl Future for Answered {
    type Output = Answer;

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Answer> {
        let mut state = self.0.state();
        match state.answers.remove(&self.1) {
            Some(answer) => Poll::Ready(answer),
            None => {
                state.waits.push(Wait::Answer(self.1));
                Poll::Pending
            }
        }
    }
}

struct Until(Arc<World>, Timestamp);

impl Future for Until {
    type Output = ();

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        let mut state = self.0.state();
        if state.now >= self.1 {
            return Poll::Ready(());
        }
        state.waits.push(Wait::Until(self.1));
        Poll::Pending
    }
}

struct Gathered(Arc<World>, Timestamp);

impl Future for Gathered {
    type Output = ();

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        let mut state = self.0.state();
        if state.gathered >= state.on_their_way || state.now >= self.1 {
            return Poll::Ready(());
        }
        state.waits.extend([Wait::Gathered, Wait::Until(self.1)]);
        Poll::Pending
    }
}

impl Device {
    /// A number below another one, by chance.
    pub fn chance(&self, below: u32) -> u32 {
        self.world.state().chance.u32(0..below)
    }

    /// How people are in this history.
    pub fn temper(&self) -> Temper {
        self.world.state().temper
    }

    /// Whether somebody has second thoughts, as happens so many times in a hundred.
    pub fn wavers(&self, times: u32) -> bool {
        let by_chance = self.chance(100) < times;
        self.temper() == Temper::Usual && by_chance
    }

    /// A fresh idempotency key.
    pub fn key(&self) -> String {
        let mut state = self.world.state();
        state.numbers += 1;
        format!("key-{:08}", state.numbers)
    }

    /// Waits.
    pub async fn pass(&self, time: SignedDuration) {
        let until = self.world.state().now + time;
        Until(Arc::clone(&self.world), until).await;
    }

    /// Waits until then.
    pub async fn until(&self, moment: Timestamp) {
        Until(Arc::clone(&self.world), moment).await;
    }

    /// Waits until everyone who is still on their way has come as far, or for a week: what they do next, they do at once. Longer would be
    /// silence, which ends a mediation.
    pub async fn gather(&self) {
        let until = self.now() + SignedDuration::from_hours(7 * 24);
        self.world.state().gathered += 1;
        Gathered(Arc::clone(&self.world), until).await;
    }

    async fn once(&self, mut call: Call) -> Answer {
        let number = {
            let mut state = self.world.state();
            state.numbers += 1;
            call.number = state.numbers;
            let number = state.numbers;
            state.calls.push_back(call);
            number
        };
        Answered(Arc::clone(&self.world), number).await
    }

    /// Sends a request until it is answered, with the same key each time, as a page or an app would.
    pub async fn send(&self, call: Call) -> Answer {
        for _ in 0..PATIENCE {
            let answer = self.once(call.clone()).await;
            if (1..500).contains(&answer.status) {
                let after = self.world.state().log.len();
                let remembered = Remembered { call, answer: answer.clone(), after };
                self.remembered.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(remembered);
                return answer;
            }
            self.pass(SignedDuration::from_secs(3)).await;
        }
        Answer::NONE
    }

    /// Reads.
    pub async fn get(&self, path: &str, token: Option<&str>) -> Answer {
        let (path, token) = (path.to_owned(), token.map(str::to_owned));
        self.send(Call { number: 0, method: "GET", path, token, key: String::new(), body: String::new() }).await
    }

    /// Posts; now and then twice at the same time, as an impatient finger does, and now and then again later.
    pub async fn post(&self, path: &str, token: Option<&str>, body: &Value) -> Answer {
        let (path, token, body) = (path.to_owned(), token.map(str::to_owned), body.to_string());
        let call = Call { number: 0, method: "POST", path, token, key: self.key(), body };
        let impatience = if self.temper() == Temper::Careful { 20 } else { self.chance(20) };
        match impatience {
            0 => both(self.send(call.clone()), self.send(call)).await.0,
            1 => {
                self.send(call.clone()).await;
                self.pass(SignedDuration::from_secs(7)).await;
                self.send(call).await
            }
            _ => self.send(call).await,
        }
    }

    /// The token of a staff member with that role, who is signed in for as long as this history lasts.
    pub async fn staff(&self, role: &str) -> String {
        let who = json!({ "kind": "staff", "subject": format!("{role}-1"), "roles": [role] });
        self.has_address(&format!("{role}-1")).await;
        self.signed_in(format!("cs_{role}"), &who).await
    }

    /// Somebody of the staff has signed in on the pages before, so that their address is known.
    async fn has_address(&self, subject: &str) {
        let (Ok(tenant), Ok(email)) = ("pasadena".parse(), EmailAddress::parse(&format!("{subject}@staff.example"))) else {
            return;
        };
        let now = self.now();
        let writes = identity::staff::first_known(&tenant, subject, (email, Language::English), now).unwrap_or_default();
        let token = self.world.state().chance.u128(..);
        let _ = store::Store::commit(&self.world.memory, Transaction { token: uuid::Uuid::from_u128(token), writes }).await;
    }

    /// That token, for somebody who is signed in for as long as this history lasts.
    pub async fn signed_in(&self, token: String, who: &Value) -> String {
        let far = "2090-01-01T00:00:00Z";
        let row = json!({ "who": who, "seen_at": far, "expires_at": far, "ttl": 3_786_912_000_i64 });
        if let Ok(tenant) = "pasadena".parse() {
            let write = Write::put(Table::Access, &session_key(&tenant, &token), &row);
            let writes = write.into_iter().collect();
            let token = self.world.state().chance.u128(..);
            let _ = store::Store::commit(&self.world.memory, Transaction { token: uuid::Uuid::from_u128(token), writes }).await;
        }
        token
    }

    /// A session from the newest link that somebody got for a purpose and hasn't used; none when there is no such mail within days.
    pub async fn follow(&self, address: &str, templates: &[&str], used: &mut Vec<String>) -> Option<String> {
        for _ in 0..12 {
            if let Some(link) = self.newest_link(address, templates, used) {
                used.push(link.clone());
                let answer = self.post("/v1/links", None, &json!({ "token": link })).await;
                if answer.is_done() {
                    return answer.json()["session"].as_str().map(str::to_owned);
                }
            }
            self.pass(SignedDuration::from_hours(3)).await;
        }
        None
    }

    /// Takes the session that somebody's link opened for what is at that path.
    pub fn opened(&self, address: &str, path: &str) -> Option<String> {
        let opened = &mut self.world.state().opened;
        let place = opened.iter().position(|(whose, about, _)| whose == address && path.contains(about))?;
        Some(opened.remove(place).2)
    }

    fn newest_link(&self, address: &str, templates: &[&str], used: &[String]) -> Option<String> {
        let state = self.world.state();
        let own = state.sent.iter().rev().filter(|sent| sent.to == address);
        let wanted = own.filter(|sent| templates.contains(&crate::history::template(&sent.mime).as_str()));
        wanted.filter_map(|sent| crate::history::link(&sent.mime)).find(|link| !used.contains(link))
    }

    /// Now.
    pub fn now(&self) -> Timestamp {
        let state = self.world.state();
        state.now
    }

    /// Tells what somebody does.
    pub fn tell(&self, what: impl FnOnce() -> String) {
        self.world.state().tell(what);
    }
}

/// Waits for two things at once.
pub async fn both<A: Future, B: Future>(one: A, other: B) -> (A::Output, B::Output) {
    let (mut one, mut other) = (Box::pin(one), Box::pin(other));
    let (mut first, mut second) = (None, None);
    std::future::poll_fn(move |context| {
        if first.is_none()
            && let Poll::Ready(done) = one.as_mut().poll(context)
        {
            first = Some(done);
        }
        if second.is_none()
            && let Poll::Ready(done) = other.as_mut().poll(context)
        {
            second = Some(done);
        }
        match (first.take(), second.take()) {
            (Some(done), Some(too)) => Poll::Ready((done, too)),
            (done, too) => {
                (first, second) = (done, too);
                Poll::Pending
            }
        }
    })
    .await
}
