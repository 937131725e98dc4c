//! Mails that don't leave: because they aren't wanted any more, or because no mail goes there and a person calls or writes instead.

use contracts::{Envelope, Message, NoticeTroubledV1};
use domain::ids::{MessageId, TenantId};
use domain::notice::{Contents, Notice, Purpose, Recipient, Template, Trouble};
use domain::vocabulary::Desk;
use kit::Outcome;
use kit::log::{Level, Line, line};
use store::{CommitError, Guard, StoreError, Transaction, Write, people, rows};

use crate::App;
use crate::ledger::{LedgerRow, Standing};

/// That a mail is in front of a person.
pub fn troubled(id: &MessageId, trouble: Trouble) -> Line {
    line(Level::Warn, "mail-troubled").with("message", id).with("trouble", trouble).counting("MailsTroubled")
}

impl App {
    /// Notes that a mail doesn't leave. Unless somebody claimed it: then it may have left, and that is settled first.
    pub(crate) async fn drop_it(
        &self,
        envelope: &Envelope,
        notice: &Notice,
        reason: &'static str,
        to_staff: Vec<Write>,
    ) -> Result<Outcome, StoreError> {
        let (tenant, id) = (&envelope.tenant, &envelope.id);
        let row = LedgerRow::ended(notice, Standing::Dropped, Some(reason), self.platform.now());
        let mut writes = vec![row.enter(tenant, id)?];
        writes.extend(to_staff);
        let said = line(Level::Info, "mail-dropped").with("message", id).with("reason", reason).counting("MailsDropped");
        self.enter(envelope, writes, said).await
    }

    /// No mail goes there: somebody calls or writes instead (INT-2, REM-6), unless it isn't wanted any more either (REM-2).
    pub(crate) async fn call_instead(
        &self,
        envelope: &Envelope,
        notice: &Notice,
        trouble: Trouble,
        to_staff: Vec<Write>,
    ) -> Result<Outcome, StoreError> {
        if matches!(notice.to, Recipient::Staff { .. }) {
            return self.drop_it(envelope, notice, trouble.code(), Vec::new()).await;
        }
        let (tenant, id) = (&envelope.tenant, &envelope.id);
        let row = LedgerRow::ended(notice, Standing::Dropped, Some(trouble.code()), self.platform.now());
        let mut writes = vec![row.enter(tenant, id)?, self.task((tenant, id), notice, trouble).await?];
        writes.extend(notice.gate.as_ref().map(|gate| rows::gate_is_open(tenant, gate)));
        writes.extend(to_staff);
        match store::commit_through(self.platform.store.as_ref(), self.transaction(writes)).await {
            Ok(()) => {
                troubled(id, trouble).write();
                Ok(Outcome::Done)
            }
            Err(CommitError::Conflict(guards)) if guards.contains(&Guard::Once) => self.seen_before(envelope).await,
            Err(CommitError::Conflict(guards)) if guards.contains(&Guard::Gate) => {
                self.drop_it(envelope, notice, "gate-closed", Vec::new()).await
            }
            Err(CommitError::Conflict(_)) => Ok(Outcome::Retry),
            Err(CommitError::Store(error)) => Err(error),
        }
    }

    /// What a person has to find out or do, as a message to the desk, with what they need to say it on the phone or by letter.
    pub(crate) async fn task(
        &self,
        (tenant, id): (&TenantId, &MessageId),
        notice: &Notice,
        trouble: Trouble,
    ) -> Result<Write, StoreError> {
        let (template, reference) = (notice.template, notice.reference.clone());
        let contents = self.contents(tenant, notice).await?;
        let troubled = NoticeTroubledV1 { notice: id.clone(), template, trouble, reference: reference.clone(), contents };
        let mut messages = vec![Message::NoticeTroubled(troubled)];
        // The program hears of it by mail, unless that mail would go the way of this one (STF-2).
        if matches!(notice.to, Recipient::Person(_)) {
            let program = Recipient::Desk(Desk::Program);
            let told = Notice { reference, ..Notice::bare(Template::MailInTrouble, program, notice.about) };
            messages.push(Message::NoticeRequested(told));
        }
        self.tell(tenant, messages)
    }

    /// What a mail to a person names. Nothing of a survey's, whose answers nobody takes down for somebody else (SUR-3), and of a new link's,
    /// which is of no use without a screen.
    async fn contents(&self, tenant: &TenantId, notice: &Notice) -> Result<Option<Contents>, StoreError> {
        let is_link_alone = Purpose::ALL.iter().any(|purpose| purpose.renewal() == Some(notice.template));
        match notice.to {
            Recipient::Person(person) if notice.template.link() != Some(Purpose::Survey) && !is_link_alone => {
                let row = people::load(self.platform.store.as_ref(), tenant, person).await?;
                Ok(row.map(|row| notice.contents(person, row.language)))
            }
            _ => Ok(None),
        }
    }

    /// Messages of this function's own.
    pub(crate) fn tell(&self, tenant: &TenantId, messages: Vec<Message>) -> Result<Write, StoreError> {
        rows::outbox(tenant, self.platform.ids.uuid(), self.platform.now(), messages)
    }

    /// Enters a message into the ledger that doesn't leave itself, and says so once.
    pub(crate) async fn enter(&self, envelope: &Envelope, writes: Vec<Write>, said: Line) -> Result<Outcome, StoreError> {
        match store::commit_through(self.platform.store.as_ref(), self.transaction(writes)).await {
            Ok(()) => {
                said.write();
                Ok(Outcome::Done)
            }
            Err(CommitError::Conflict(guards)) if guards.is_empty() => Err(StoreError::Unavailable),
            Err(CommitError::Conflict(_)) => self.seen_before(envelope).await,
            Err(CommitError::Store(error)) => Err(error),
        }
    }

    /// A failed condition means that somebody else has marked the ledger already, with what they know; whether it was this one.
    pub(crate) async fn commit(&self, writes: Vec<Write>) -> Result<bool, StoreError> {
        match store::commit_through(self.platform.store.as_ref(), self.transaction(writes)).await {
            Ok(()) => Ok(true),
            Err(CommitError::Conflict(guards)) if guards.is_empty() => Err(StoreError::Unavailable),
            Err(CommitError::Conflict(_)) => Ok(false),
            Err(CommitError::Store(error)) => Err(error),
        }
    }

    pub(crate) fn transaction(&self, writes: Vec<Write>) -> Transaction {
        Transaction { token: self.platform.ids.uuid(), writes }
    }
}
