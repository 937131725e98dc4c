//! One mail: claim, write, send, mark (REM-3).

use contracts::Envelope;
use domain::Policy;
use domain::ids::PersonId;
use domain::notice::{Notice, Recipient, Trouble};
use domain::vocabulary::Language;
use kit::Outcome;
use kit::courier::{Accepted, Letter};
use kit::log::{Level, line};
use store::people::{self, PersonRow};
use store::{CommitError, Guard, Key, StoreError, Table, Write, port, rows};

use crate::App;
use crate::dropped::troubled;
use crate::ledger::{self, LedgerRow, Standing};
use crate::letter::{self, Content};
use crate::{pause, staff};

/// A claim younger than this may belong to an attempt that is still sending: longer than the function's own timeout.
const STILL_SENDING: jiff::SignedDuration = jiff::SignedDuration::from_secs(30);

/// Who reads it, in which language.
struct Reader {
    person: Option<PersonId>,
    /// Which version of how to reach them this is.
    version: u64,
    /// Their address; none for whoever is called instead.
    email: Option<String>,
    language: Language,
    /// Whether they want no reminders (REM-4).
    without_reminders: bool,
}

/// To whom it goes by mail.
struct Addressee {
    person: Option<PersonId>,
    version: u64,
    email: String,
    language: Language,
}

impl Reader {
    fn by_mail(self) -> Option<Addressee> {
        let Self { person, version, email, language, .. } = self;
        Some(Addressee { person, version, email: email?, language })
    }
}

impl App {
    /// A mail that was asked for.
    pub(crate) async fn one(&self, envelope: &Envelope, notice: &Notice) -> Result<Outcome, StoreError> {
        let (policy, now) = (self.platform.policy(&envelope.tenant).await?, self.platform.now());
        if notice.is_stale(now, policy.date(now)) {
            return self.drop_it(envelope, notice, "stale", Vec::new()).await;
        }
        let Some(reader) = self.reader(envelope, notice, &policy).await? else {
            return self.drop_it(envelope, notice, "nobody", Vec::new()).await;
        };
        let unsubscribed = !self.is_subscribed(&envelope.tenant, notice.to).await?;
        if unsubscribed || (reader.without_reminders && notice.template.is_reminder()) {
            return self.drop_it(envelope, notice, "not-wanted", Vec::new()).await;
        }
        let Some(to) = reader.by_mail() else {
            return self.call_instead(envelope, notice, Trouble::NoEmail, Vec::new()).await;
        };
        let to_staff = self.to_staff(&envelope.tenant, &envelope.id, notice).await?;
        if !self.settings.allows(&to.email) {
            return self.drop_it(envelope, notice, "not-allowed-here", to_staff).await;
        }
        if self.settings.paused {
            return self.hold(envelope, notice).await;
        }
        let token = self.platform.ids.token();
        let row = LedgerRow::claimed(notice, &to.email, self.platform.now());
        match self.claim(envelope, &row, (&to, &to_staff), &token).await {
            Ok(()) => self.dispatch(envelope, row, &to, &token, &policy).await,
            Err(CommitError::Conflict(guards)) if guards.contains(&Guard::Once) => self.seen_before(envelope).await,
            Err(CommitError::Conflict(guards)) if guards.contains(&Guard::Gate) => {
                self.drop_it(envelope, notice, "gate-closed", Vec::new()).await
            }
            Err(CommitError::Conflict(guards)) if guards.contains(&Guard::Pause) => self.hold(envelope, notice).await,
            Err(CommitError::Conflict(guards)) if guards.contains(&Guard::Suppression) => {
                self.call_instead(envelope, notice, Trouble::Suppressed, to_staff).await
            }
            Err(CommitError::Conflict(_)) => Ok(Outcome::Retry),
            Err(CommitError::Store(error)) => Err(error),
        }
    }

    async fn reader(&self, envelope: &Envelope, notice: &Notice, policy: &Policy) -> Result<Option<Reader>, StoreError> {
        match notice.to {
            Recipient::Desk(desk) => {
                let (email, language) = (Some(policy.desk(desk).to_owned()), policy.default_language());
                Ok(Some(Reader { person: None, version: 0, email, language, without_reminders: false }))
            }
            Recipient::Person(person) | Recipient::Staff { person, .. } => {
                let row = people::load(self.platform.store.as_ref(), &envelope.tenant, person).await?;
                Ok(row.map(|PersonRow { version, email, language, without_reminders, .. }| {
                    let email = email.map(|email| email.as_str().to_owned());
                    Reader { person: Some(person), version, email, language, without_reminders }
                }))
            }
        }
    }

    /// One transaction: the ledger's line, the checks of the address and the gate (REM-2), the link's hash, and what the staff's own mails take.
    async fn claim(
        &self,
        envelope: &Envelope,
        row: &LedgerRow,
        (to, to_staff): (&Addressee, &[Write]),
        token: &str,
    ) -> Result<(), CommitError> {
        let (tenant, now, notice) = (&envelope.tenant, self.platform.now(), &row.notice);
        let mut writes = vec![row.enter(tenant, &envelope.id)?, pause::is_not_paused(tenant)];
        writes.push(ledger::is_not_suppressed(tenant, &to.email));
        writes.extend_from_slice(to_staff);
        if let Recipient::Staff { desk, person } = notice.to {
            writes.push(staff::still_wants(tenant, desk, person));
        }
        writes.extend(to.person.map(|person| people::is_still(tenant, person, to.version)));
        writes.extend(notice.gate.as_ref().map(|gate| rows::gate_is_open(tenant, gate)));
        if let (Some(purpose), Some(person)) = (notice.template.link(), to.person) {
            writes.push(ledger::link(tenant, token, notice, (person, purpose, to.language), now)?);
        }
        self.platform.store.commit(self.transaction(writes)).await
    }

    async fn dispatch(
        &self,
        envelope: &Envelope,
        row: LedgerRow,
        to: &Addressee,
        token: &str,
        policy: &Policy,
    ) -> Result<Outcome, StoreError> {
        let notice = &row.notice;
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
            return self.finish(envelope, &row, Standing::Dropped, Some(Trouble::Unwritable)).await;
        };
        let (tenant, id) = (envelope.tenant.to_string(), envelope.id.to_string());
        let letter = Letter { tenant, id, from: self.settings.from.clone(), to: to.email.clone(), mime };
        let accepted = self.courier.send(letter).await;
        self.settle(envelope, &row, accepted).await
    }

    /// The message was claimed before: by an attempt that finished, or by one that never came back.
    pub(crate) async fn seen_before(&self, envelope: &Envelope) -> Result<Outcome, StoreError> {
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
        self.settle(envelope, &row, accepted).await
    }

    async fn settle(&self, envelope: &Envelope, row: &LedgerRow, accepted: Accepted) -> Result<Outcome, StoreError> {
        match accepted {
            Accepted::Yes => self.finish(envelope, row, Standing::Sent, None).await,
            Accepted::Unclear => self.finish(envelope, row, Standing::Uncertain, Some(Trouble::Uncertain)).await,
            Accepted::Refused => self.finish(envelope, row, Standing::Dropped, Some(Trouble::Refused)).await,
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
        claimed: &LedgerRow,
        standing: Standing,
        trouble: Option<Trouble>,
    ) -> Result<Outcome, StoreError> {
        let (tenant, id) = (&envelope.tenant, &envelope.id);
        let reason = trouble.map(|trouble| trouble.code().to_owned());
        let row = LedgerRow { reason, ..claimed.to(standing, self.platform.now()) };
        let mut writes = vec![row.replace(tenant, id, Standing::Claimed)?];
        if let Some(trouble) = trouble {
            writes.push(self.task((tenant, id), &row.notice, trouble).await?);
        }
        if self.commit(writes).await? {
            let sent = || line(Level::Info, "mail-sent").with("message", id).with("template", row.notice.template);
            trouble.map_or_else(|| sent().counting("MailsSent"), |trouble| troubled(id, trouble)).write();
        }
        Ok(Outcome::Done)
    }
}
