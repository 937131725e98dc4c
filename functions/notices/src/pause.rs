//! Whether mail leaves at all: the program stops it when something is wrong, and lets it leave again. Meanwhile nothing is lost, and nothing
//! stale leaves: a mail that was to leave is asked for again a little later, and looks at everything anew (REM-2, REM-3).

use contracts::{Envelope, MailSwitchedV1, Message, NoticeHeldV1};
use domain::ids::TenantId;
use domain::notice::Notice;
use kit::Outcome;
use kit::log::{Level, line};
use serde::{Deserialize, Serialize};
use store::{Guard, Key, StoreError, Table, Test, Write, port};

use crate::App;
use crate::ledger::{LedgerRow, Standing};

/// What was last said about it.
#[derive(Serialize, Deserialize)]
pub struct PauseRow {
    /// The how-manieth time that is.
    version: u64,
    /// There while no mail leaves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    paused: Option<bool>,
}

fn key(tenant: &TenantId) -> Key {
    Key::new(tenant, "PAUSE", "PAUSE")
}

/// Checks that mail leaves.
#[must_use]
pub fn is_not_paused(tenant: &TenantId) -> Write {
    Write::check(Table::Notices, key(tenant), vec![Test::Absent("paused".into())], Guard::Pause)
}

impl App {
    /// The program has stopped mail, or lets it leave again. What was said later holds, in whatever order it comes.
    pub(crate) async fn switched(&self, tenant: &TenantId, said: MailSwitchedV1) -> Result<Outcome, StoreError> {
        let before: Option<PauseRow> = self.platform.store.get(Table::Notices, &key(tenant)).await?.map(port::row).transpose()?;
        if before.as_ref().is_some_and(|row| row.version >= said.version) {
            return Ok(Outcome::Done);
        }
        let row = PauseRow { version: said.version, paused: said.paused.then_some(true) };
        let test = before.map_or_else(Test::no_item, |row| Test::version(row.version));
        self.try_commit(vec![Write::put(Table::Notices, &key(tenant), &row)?.when(test)]).await
    }

    /// A mail was to leave while none does.
    pub(crate) async fn hold(&self, envelope: &Envelope, notice: &Notice) -> Result<Outcome, StoreError> {
        let held = LedgerRow::ended(notice, Standing::Held, None, self.platform.now());
        // It may have been claimed before, and given back because the mail service was busy.
        let staff_have_it = notice.staff_have_it || self.staff_have(&envelope.tenant, &envelope.id, notice).await?;
        let again = Notice { staff_have_it, ..notice.clone() };
        let later = self.tell(&envelope.tenant, vec![Message::NoticeHeld(NoticeHeldV1 { notice: again })])?;
        let said = line(Level::Info, "mail-held").with("message", &envelope.id).counting("MailsHeld");
        self.enter(envelope, vec![held.enter(&envelope.tenant, &envelope.id)?, later], said).await
    }
}
