//! One message: claim, write, send, mark.

use async_trait::async_trait;
use contracts::{Envelope, Message, NoticeTroubledV1};
use domain::Policy;
use domain::ids::PersonId;
use domain::notice::{Notice, Recipient, Template, Trouble};
use domain::vocabulary::Language;
use kit::Outcome;
use kit::batch::Consumer;
use kit::courier::{Accepted, Letter};
use kit::log::{Level, line};
use store::{CommitError, Guard, Key, StoreError, Table, Transaction, Write, people, port, rows};

use crate::App;
use crate::ledger::{self, LedgerRow, Standing};
use crate::letter::{self, Content};

/// A claim younger than this may belong to an attempt that is still sending: longer than the function's own timeout.
const STILL_SENDING: jiff::SignedDuration = jiff::SignedDuration::from_secs(30);

/// To whom, in which language.
struct Addressee {
    person: Option<PersonId>,
    email: String,
    language: Language,
}

#[async_trait]
impl Consumer for App {
    async fn consume(&self, body: &str) -> Outcome {
        let Ok(envelope) = Envelope::parse(body) else {
            return Outcome::Reject("unreadable");
        };
        let Message::NoticeRequested(notice) = &envelope.message else {
            return Outcome::Reject("not-for-this-function");
        };
        match self.one(&envelope, notice).await {
            Ok(outcome) => outcome,
            Err(error) => {
                line(Level::Error, "storage-failed").with("message", &envelope.id).with("error", kit::log::chain(&error)).write();
                Outcome::Retry
            }
        }
    }
}

impl App {
    async fn one(&self, envelope: &Envelope, notice: &Notice) -> Result<Outcome, StoreError> {
        let policy = self.platform.policy(&envelope.tenant).await?;
        let Some(to) = self.addressee(envelope, notice, &policy).await? else {
            return self.drop_it(envelope, notice, Trouble::NoEmail.code()).await;
        };
        let over = notice.appointment.as_ref().is_some_and(|appointment| appointment.starts_at <= self.platform.now());
        if notice.template == Template::SessionReminder && over {
            return self.drop_it(envelope, notice, "stale").await;
        }
        if !self.settings.allows(&to.email) {
            return self.drop_it(envelope, notice, "not-allowed-here").await;
        }
        let token = self.platform.ids.token();
        match self.claim(envelope, notice, &to, &token).await {
            Ok(()) => self.dispatch(envelope, notice, &to, &token, &policy).await,
            Err(CommitError::Conflict(guards)) if guards.contains(&Guard::Once) => self.seen_before(envelope, notice).await,
            Err(CommitError::Conflict(guards)) if guards.contains(&Guard::Gate) => {
                self.drop_it(envelope, notice, "gate-closed").await
            }
            Err(CommitError::Conflict(_)) => Ok(Outcome::Retry),
            Err(CommitError::Store(error)) => Err(error),
        }
    }

    async fn addressee(&self, envelope: &Envelope, notice: &Notice, policy: &Policy) -> Result<Option<Addressee>, StoreError> {
        match notice.to {
            Recipient::Desk(desk) => {
                let email = policy.desk(desk).to_owned();
                Ok(Some(Addressee { person: None, email, language: policy.default_language() }))
            }
            Recipient::Person(person) => {
                let row = people::load(self.platform.store.as_ref(), &envelope.tenant, person).await?;
                Ok(row.and_then(|row| {
                    let email = row.email?.as_str().to_owned();
                    Some(Addressee { person: Some(person), email, language: row.language })
                }))
            }
        }
    }

    /// One transaction: the ledger's line, the gate's check, the link's hash.
    async fn claim(&self, envelope: &Envelope, notice: &Notice, to: &Addressee, token: &str) -> Result<(), CommitError> {
        let (tenant, now) = (&envelope.tenant, self.platform.now());
        let mut writes = vec![ledger::claim(tenant, &envelope.id, notice.template, now)?];
        writes.extend(notice.gate.as_ref().map(|gate| rows::gate_is_open(tenant, gate)));
        if let (Some(purpose), Some(person)) = (notice.template.link(), to.person) {
            writes.push(ledger::link(tenant, token, notice, (person, purpose, to.language), now)?);
        }
        self.platform.store.commit(Transaction { token: self.platform.ids.uuid(), writes }).await
    }

    async fn dispatch(
        &self,
        envelope: &Envelope,
        notice: &Notice,
        to: &Addressee,
        token: &str,
        policy: &Policy,
    ) -> Result<Outcome, StoreError> {
        let content = Content {
            id: envelope.id.as_str(),
            notice,
            language: to.language,
            from: &self.settings.from,
            to: &to.email,
            link: notice.template.link().map(|_| format!("{}/l/{token}", self.settings.public_url)),
            policy,
            now: self.platform.now(),
        };
        let Ok(mime) = letter::write(&content) else {
            return self.finish(envelope, notice, Standing::Dropped, Some(Trouble::Unwritable)).await;
        };
        let letter = Letter { id: envelope.id.to_string(), from: self.settings.from.clone(), to: to.email.clone(), mime };
        let accepted = self.courier.send(letter).await;
        self.settle(envelope, notice, accepted).await
    }

    /// The message was claimed before: by an attempt that finished, or by one that never came back.
    async fn seen_before(&self, envelope: &Envelope, notice: &Notice) -> Result<Outcome, StoreError> {
        let Some(item) = self.platform.store.get(Table::Notices, &Key::notice(&envelope.tenant, &envelope.id)).await? else {
            return Ok(Outcome::Retry);
        };
        let row: LedgerRow = port::row(item)?;
        if row.standing != Standing::Claimed {
            return Ok(Outcome::Done);
        }
        if self.platform.now().duration_since(row.at) < STILL_SENDING {
            return Ok(Outcome::Retry);
        }
        let accepted = self.courier.was_accepted(envelope.id.as_str()).await;
        self.settle(envelope, notice, accepted).await
    }

    async fn settle(&self, envelope: &Envelope, notice: &Notice, accepted: Accepted) -> Result<Outcome, StoreError> {
        match accepted {
            Accepted::Yes => self.finish(envelope, notice, Standing::Sent, None).await,
            Accepted::Unclear => self.finish(envelope, notice, Standing::Uncertain, Some(Trouble::Uncertain)).await,
            Accepted::No => {
                self.commit(vec![ledger::unclaim(&envelope.tenant, &envelope.id)]).await?;
                Ok(Outcome::Retry)
            }
        }
    }

    /// Marks the ledger; whatever isn't simply sent also goes in front of a person.
    async fn finish(
        &self,
        envelope: &Envelope,
        notice: &Notice,
        standing: Standing,
        trouble: Option<Trouble>,
    ) -> Result<Outcome, StoreError> {
        let (tenant, id, now) = (&envelope.tenant, &envelope.id, self.platform.now());
        let mut writes = vec![ledger::mark(tenant, id, notice.template, (standing, trouble.map(Trouble::code)), now)?];
        writes.extend(trouble.map(|trouble| self.task(envelope, notice, trouble)).transpose()?);
        self.commit(writes).await?;
        Ok(Outcome::Done)
    }

    /// What a person has to find out or do, as a message to the desk.
    fn task(&self, envelope: &Envelope, notice: &Notice, trouble: Trouble) -> Result<Write, StoreError> {
        line(Level::Warn, "mail-troubled").with("message", &envelope.id).with("trouble", trouble).write();
        let troubled = NoticeTroubledV1 {
            notice: envelope.id.clone(),
            template: notice.template,
            trouble,
            reference: notice.reference.clone(),
        };
        let messages = vec![Message::NoticeTroubled(troubled)];
        rows::outbox(&envelope.tenant, self.platform.ids.uuid(), self.platform.now(), messages)
    }

    /// Notes that a mail doesn't leave. Unless somebody claimed it: then it may have left, and that is settled first.
    async fn drop_it(&self, envelope: &Envelope, notice: &Notice, reason: &'static str) -> Result<Outcome, StoreError> {
        let mut writes = vec![ledger::dropped(&envelope.tenant, &envelope.id, notice.template, reason, self.platform.now())?];
        if reason == Trouble::NoEmail.code() {
            writes.push(self.task(envelope, notice, Trouble::NoEmail)?); // somebody calls or writes instead (INT-2)
        }
        let transaction = Transaction { token: self.platform.ids.uuid(), writes };
        match store::commit_through(self.platform.store.as_ref(), transaction).await {
            Ok(()) => {
                line(Level::Info, "mail-dropped").with("message", &envelope.id).with("reason", reason).write();
                Ok(Outcome::Done)
            }
            Err(CommitError::Conflict(guards)) if guards.is_empty() => Err(StoreError::Unavailable),
            Err(CommitError::Conflict(_)) => self.seen_before(envelope, notice).await,
            Err(CommitError::Store(error)) => Err(error),
        }
    }

    /// A failed condition means that somebody else has marked the ledger already, with what they know.
    async fn commit(&self, writes: Vec<Write>) -> Result<(), StoreError> {
        let transaction = Transaction { token: self.platform.ids.uuid(), writes };
        match store::commit_through(self.platform.store.as_ref(), transaction).await {
            Ok(()) => Ok(()),
            Err(CommitError::Conflict(guards)) if guards.is_empty() => Err(StoreError::Unavailable),
            Err(CommitError::Conflict(_)) => Ok(()),
            Err(CommitError::Store(error)) => Err(error),
        }
    }
}
