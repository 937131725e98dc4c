//! What this function holds, row by row (STF-6).

use domain::publication::Published;
use store::holding::repetitions;
use store::{Kind, Table};

use crate::digest::DigestRow;
use crate::rows::{CaseRow, GoneRow, LogRow, MediationRow, SettledRow, TaskRow};
use crate::switch::{PAUSED, SwitchRow};
use crate::views::ViewRow;

/// The kinds of rows of the log, the desks and what is published.
#[must_use]
pub fn holds() -> Vec<Kind> {
    let reports = Table::Reports;
    let mut kinds = vec![
        Kind::of::<LogRow>(reports, ("LOG#", ""), "that something happened"),
        Kind::of::<CaseRow>(reports, ("DESK#complaint", ""), "a case on its owner's desk"),
        Kind::of::<MediationRow>(reports, ("DESK#mediation", ""), "a mediation on the program's desk"),
        Kind::of::<SwitchRow>(reports, ("TASKS#program", PAUSED), "that no mail leaves"),
        Kind::of::<TaskRow>(reports, ("TASKS#program", ""), "a mail that a person looks after"),
        Kind::of::<SettledRow>(reports, ("SETTLED#", "SETTLED"), "that it is known what became of a mail"),
        Kind::of::<SwitchRow>(reports, ("MAIL", "SWITCH#"), "that mail was stopped, or let go again"),
        Kind::of::<DigestRow>(reports, ("DIGEST#", "DIGEST"), "that the desks were told what waits"),
        Kind::of::<Published>(reports, ("PUBLISHED", ""), "what was published of twelve months"),
        Kind::of::<ViewRow>(reports, ("VIEWS#", ""), "what somebody of the staff looks for again and again"),
        Kind::of::<GoneRow>(reports, ("GONE#", "GONE"), "that a case was destroyed, for 45 days"),
    ];
    kinds.extend(repetitions(reports));
    kinds
}
