//! A mail of which nobody knows whether it left, sent again because a person says so (REM-3).

use contracts::{Message, NoticeAgainV1};
use domain::ids::TenantId;
use domain::notice::{Notice, Recipient};
use kit::Outcome;
use kit::log::{Level, line};
use store::{Key, StoreError, Table, port};

use crate::App;
use crate::ledger::{LedgerRow, Standing};

impl App {
    /// Asks for the mail once more, as another message, unless it is known by now what became of it. However often a person presses
    /// the button, the line stands as sent again after the first time.
    pub(crate) async fn again(&self, tenant: &TenantId, again: &NoticeAgainV1) -> Result<Outcome, StoreError> {
        let Some(item) = self.platform.store.get(Table::Notices, &Key::notice(tenant, &again.notice)).await? else {
            return Ok(Outcome::Reject("unknown-mail"));
        };
        let row: LedgerRow = port::row(item)?;
        if row.standing != Standing::Uncertain {
            line(Level::Info, "mail-known-by-now").with("message", &again.notice).with("standing", row.standing.code()).write();
            return Ok(Outcome::Done);
        }
        let staff_have_it = matches!(row.notice.to, Recipient::Desk(_));
        let asked = self.tell(tenant, vec![Message::NoticeRequested(Notice { staff_have_it, ..row.notice.clone() })])?;
        let row = LedgerRow { by: Some(again.by.clone()), ..row.to(Standing::Again, self.platform.now()) };
        self.commit(vec![row.replace(tenant, &again.notice, Standing::Uncertain)?, asked]).await?;
        Ok(Outcome::Done)
    }
}
