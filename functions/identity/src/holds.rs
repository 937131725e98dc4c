//! What this function holds, row by row (STF-6).

use store::access::LinkRow;
use store::holding::{repetitions, traces};
use store::{Kind, Table};

use crate::session::SessionRow;
use crate::sign_in::PendingRow;
use crate::staff::Account;

/// The kinds of rows of links, sign-ins and accounts.
#[must_use]
pub fn holds() -> Vec<Kind> {
    let access = Table::Access;
    let mut kinds = vec![
        Kind::of::<LinkRow>(access, ("LINK#", "LINK"), "a one-time link, by its hash"),
        Kind::of::<Account>(access, ("STAFF#", "ACCOUNT"), "somebody of the staff"),
        Kind::of::<SessionRow>(access, ("SESSION#", "SESSION"), "a sign-in session, by its hash").staying(),
        Kind::of::<PendingRow>(access, ("SIGN-IN#", "SIGN-IN"), "a sign-in that has begun").staying(),
    ];
    kinds.extend(repetitions(access).into_iter().chain(traces(access)));
    kinds
}
