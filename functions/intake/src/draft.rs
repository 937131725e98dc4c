//! A request in the making: what somebody typed so far, kept between the pages of the form for those who have no scripts too.
//!
//! The browser holds a random token in a cookie, the row only its digest. A day after the last page it is gone. When the request is
//! sent, the transaction that files it replaces what was typed by the reference, so that the confirmation can be read again.

use std::collections::BTreeMap;

use axum::response::Response;
use domain::complaint::FilingForm;
use domain::ids::{CaseId, Reference};
use domain::vocabulary::Kind;
use edge::{Caller, Fault, Fields};
use http::{HeaderMap, HeaderValue, header};
use jiff::{SignedDuration, Timestamp};
use pages::typed_date;
use serde::{Deserialize, Serialize};
use store::port::Test;
use store::{CommitError, Guard, Key, StoreError, Table, Transaction, Write, port, rows};

use crate::App;

const COOKIE: &str = "__Host-ask";
/// How long what was typed is kept after the last page.
const KEPT: SignedDuration = SignedDuration::from_hours(24);
/// How long the confirmation can be read again: long enough to print it, short enough for a shared computer.
const SHOWN: SignedDuration = SignedDuration::from_hours(1);
/// How often two windows of one browser may be in each other's way.
const ATTEMPTS: usize = 4;

/// How somebody hears from us after filing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Heard {
    /// By a mail.
    Mail,
    /// By a call or a letter.
    Person,
    /// Not at all: they stay anonymous.
    Never,
}

impl Heard {
    /// The text of the confirmation page.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Mail => "filed-mail",
            Self::Person => "filed-no-mail",
            Self::Never => "filed-anonymous",
        }
    }
}

/// A request that was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// The case that it became.
    pub case: CaseId,
    /// Its kind.
    pub kind: Kind,
    /// Its reference.
    pub reference: Reference,
    /// How the person hears from us.
    pub heard: Heard,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    version: u64,
    key: String,
    answers: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sent: Option<Sent>,
    /// When the first answer was kept.
    began_at: Timestamp,
    expires_at: Timestamp,
    ttl: i64,
}

/// What somebody typed so far.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    token: String,
    row: Row,
    is_new: bool,
}

impl Draft {
    /// The draft of this browser; an empty one when there is none.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn of(app: &App, caller: &Caller, headers: &HeaderMap) -> Result<Self, Fault> {
        let now = app.platform.now();
        if let Some(token) = edge::cookie(headers, COOKIE)
            && let Some(item) = app.platform.store.get(Table::Cases, &key(caller, token)).await?
        {
            let row: Row = port::row(item)?;
            if now < row.expires_at {
                return Ok(Self { token: token.to_owned(), row, is_new: false });
            }
        }
        let row = Row {
            version: 0,
            key: app.platform.ids.uuid().to_string(),
            answers: BTreeMap::new(),
            sent: None,
            began_at: now,
            expires_at: now,
            ttl: now.as_second(),
        };
        Ok(Self { token: app.platform.ids.token(), row, is_new: true })
    }

    /// What was typed, by field.
    pub const fn answers(&self) -> &BTreeMap<String, String> {
        &self.row.answers
    }

    /// What it became, if it was sent.
    pub const fn sent(&self) -> Option<&Sent> {
        self.row.sent.as_ref()
    }

    /// The key under which it is sent, which makes sending it twice harmless.
    pub fn key(&self) -> &str {
        &self.row.key
    }

    /// What the key stands for.
    pub fn digest(&self) -> String {
        let parts: Vec<&[u8]> = self.row.answers.iter().flat_map(|(name, value)| [name.as_bytes(), value.as_bytes()]).collect();
        rows::digest(&parts)
    }

    /// The filing that it is so far, as of now.
    pub fn filing(&self, now: Timestamp) -> FilingForm {
        let text = |name: &str| self.row.answers.get(name).cloned().unwrap_or_default();
        let part = |part: &str| text(&format!("incident_on-{part}"));
        FilingForm {
            kind: text("kind"),
            category: text("category"),
            statement: text("statement"),
            incident_on: typed_date(&part("month"), &part("day"), &part("year")),
            incident_place: text("incident_place"),
            officer: text("officer"),
            name: text("name"),
            email: text("email"),
            phone: text("phone"),
            address: text("address"),
            safe_times: text("safe_times"),
            may_leave_message: text("may_leave_message") == "yes",
            language: text("language"),
            age: text("age"),
            needs: text("needs"),
            represented: text("represented"),
            contact_consent: text("contact_consent") == "yes",
            anonymous: text("anonymous") == "yes",
            received_by: text("received_by"),
            hidden_field: text("website"),
            seconds: Some(now.duration_since(self.row.began_at).as_secs()),
        }
    }

    /// The kind of case, once it was asked for.
    pub fn kind(&self) -> Option<Kind> {
        self.row.answers.get("kind").and_then(|kind| Kind::parse(kind).ok())
    }

    /// Keeps what a page asked for. What other pages asked for stays, also when another window changed it at the same moment.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn keep(mut self, app: &App, caller: &Caller, names: &[&str], fields: &Fields) -> Result<Self, Fault> {
        for _ in 0..ATTEMPTS {
            // A request that was sent is over: what is typed now begins another one.
            if self.row.sent.is_some() {
                self = Self::of(app, caller, &HeaderMap::new()).await?;
            }
            let before = self.row.version;
            for name in names {
                self.row.answers.insert((*name).to_owned(), fields.text(name).to_owned());
            }
            let test = if self.is_new { Test::no_item() } else { Test::version(before) };
            self.row.version = before + 1;
            self.row.live_for(KEPT, app.platform.now());
            let write =
                Write { guard: Guard::State, ..Write::put(Table::Cases, &key(caller, &self.token), &self.row)?.when(test) };
            match app.platform.store.commit(Transaction { token: app.platform.ids.uuid(), writes: vec![write] }).await {
                Ok(()) => return Ok(self),
                Err(CommitError::Store(error)) => return Err(error.into()),
                Err(CommitError::Conflict(_)) => {
                    let item = app.platform.store.get(Table::Cases, &key(caller, &self.token)).await?;
                    if let Some(item) = item {
                        (self.row, self.is_new) = (port::row(item)?, false);
                    }
                }
            }
        }
        Err(CommitError::Conflict(Vec::new()).into())
    }

    /// The write that replaces what was typed by what it became.
    ///
    /// # Errors
    /// When the row can't be written.
    pub fn becomes(&self, caller: &Caller, sent: Sent, now: Timestamp) -> Result<Write, StoreError> {
        let mut row = Row { answers: BTreeMap::new(), sent: Some(sent), version: self.row.version + 1, ..self.row.clone() };
        row.live_for(SHOWN, now);
        Write::put(Table::Cases, &key(caller, &self.token), &row)
    }

    /// Forgets everything that was typed.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn forget(mut self, app: &App, caller: &Caller) -> Result<(), Fault> {
        if self.is_new {
            return Ok(());
        }
        self.row.answers.clear();
        self.row.sent = None;
        self.row.version += 1;
        self.row.live_for(SignedDuration::ZERO, app.platform.now());
        let write = Write::put(Table::Cases, &key(caller, &self.token), &self.row)?;
        app.platform.store.commit(Transaction { token: app.platform.ids.uuid(), writes: vec![write] }).await?;
        Ok(())
    }

    /// Gives the browser its token. It forgets it when it is closed.
    pub fn with_cookie(&self, mut response: Response) -> Response {
        set(&mut response, &format!("{COOKIE}={}; Path=/; Secure; HttpOnly; SameSite=Lax", self.token));
        response
    }
}

impl Row {
    fn live_for(&mut self, time: SignedDuration, now: Timestamp) {
        self.expires_at = now + time;
        self.ttl = self.expires_at.as_second();
    }
}

/// Takes the token away from the browser.
pub fn without_cookie(mut response: Response) -> Response {
    set(&mut response, &format!("{COOKIE}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"));
    response
}

fn set(response: &mut Response, cookie: &str) {
    if let Ok(value) = HeaderValue::from_str(cookie) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

fn key(caller: &Caller, token: &str) -> Key {
    Key::new(&caller.tenant, &format!("DRAFT#{}", rows::digest(&[token.as_bytes()])), "DRAFT")
}
