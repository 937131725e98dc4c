//! What this function holds, row by row (STF-6).

use domain::complaint::Case;
use domain::policy::book::Book;
use serde::de::IgnoredAny;
use store::arrivals::Mark;
use store::holding::{repetitions, traces};
use store::people::PersonRow;
use store::tenants::PolicyRow;
use store::{Kind, Table};

use crate::api::link::LinkSentRow;
use crate::comments::CommentRow;
use crate::filing::ReferenceRow;
use crate::retention::{DestroyedRow, KeptRow};
use crate::{draft, policies};

/// The kinds of rows of the complaint side, of people, and of the policy documents.
#[must_use]
pub fn holds() -> Vec<Kind> {
    let cases = Table::Cases;
    let mut kinds = vec![
        Kind::state::<Case>(cases, "CASE#", "a case"),
        Kind::history(cases, "CASE#"),
        Kind::of::<IgnoredAny>(cases, ("CASE#", "NARRATIVE"), "what the person wrote"),
        Kind::of::<CommentRow>(cases, ("CASE#", "COMMENT#"), "what staff wrote beside it"),
        Kind::of::<ReferenceRow>(cases, ("REFERENCE#", "REFERENCE"), "which case a reference stands for"),
        Kind::of::<KeptRow>(cases, ("KEPT#", ""), "a case that ended, until it is destroyed"),
        Kind::of::<DestroyedRow>(cases, ("DESTROYED#", ""), "a case that was destroyed"),
        Kind::of::<draft::Row>(cases, ("DRAFT#", "DRAFT"), "a request that somebody is typing, for a day"),
        Kind::of::<Mark>(cases, ("FILINGS#", ""), "that somebody filed, for two days"),
        Kind::of::<LinkSentRow>(cases, ("LINK-SENT#", "LINK"), "that a link to a mediation's page was asked for, for a day"),
        Kind::of::<PersonRow>(Table::People, ("PERSON#", "CONTACT"), "how somebody is reached"),
        Kind::state::<Book>(Table::Tenants, "POLICIES", "which policy documents are kept, and which is in force"),
        Kind::history(Table::Tenants, "POLICIES"),
        Kind::of::<policies::DocumentRow>(Table::Tenants, ("POLICIES", "DOCUMENT#"), "a policy document"),
        Kind::of::<PolicyRow>(Table::Tenants, ("POLICY", "ACTIVE"), "the document in force"),
    ];
    kinds.extend(repetitions(cases).into_iter().chain(traces(cases)).chain(repetitions(Table::Tenants)));
    kinds
}
