//! What this function holds, row by row (STF-6).

use store::holding::repetitions;
use store::{Kind, Table};

use crate::ledger::{LedgerRow, SuppressedRow};
use crate::pause::PauseRow;
use crate::staff::{ChoiceRow, ListedRow, SubscriberRow, ToldRow};

/// The kinds of rows of the send ledger.
#[must_use]
pub fn holds() -> Vec<Kind> {
    let notices = Table::Notices;
    let mut kinds = vec![
        Kind::of::<LedgerRow>(notices, ("NOTICE#", "NOTICE"), "what became of a mail"),
        Kind::of::<ToldRow>(notices, ("NOTICE#", "STAFF"), "that staff have it at their own addresses"),
        Kind::of::<SuppressedRow>(notices, ("SUPPRESSED#", "SUPPRESSED"), "an address that no mail goes to, by its digest"),
        Kind::of::<PauseRow>(notices, ("PAUSE", "PAUSE"), "whether mail leaves"),
        Kind::of::<ChoiceRow>(notices, ("CHOICE#", "CHOICE"), "what somebody of the staff last chose"),
        Kind::of::<SubscriberRow>(notices, ("STAFF#", ""), "who gets a desk's mails"),
        Kind::of::<ListedRow>(notices, ("LISTED#", ""), "a mail that waits for somebody's daily one"),
    ];
    kinds.extend(repetitions(notices));
    kinds
}
