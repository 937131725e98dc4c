//! What this function holds, row by row (STF-6).

use domain::outreach::{Details, Engagement};
use store::arrivals::Mark;
use store::holding::{repetitions, traces};
use store::{Kind, Table};

use crate::draft::DraftRow;
use crate::engagement::{FeedbackRow, NoteRow};
use crate::listed::ListedRow;
use crate::program::ItemRow;
use crate::public::PublicRow;
use crate::roster::SpecialistRow;

/// The kinds of rows of presentations and events.
#[must_use]
pub fn holds() -> Vec<Kind> {
    let table = Table::Outreach;
    let mut kinds = vec![
        Kind::state::<Engagement>(table, "ENGAGEMENT#", "a request for a presentation or an event"),
        Kind::history(table, "ENGAGEMENT#"),
        Kind::of::<Details>(table, ("ENGAGEMENT#", "DETAILS"), "what whoever asked wrote about it"),
        Kind::of::<NoteRow>(table, ("ENGAGEMENT#", "NOTE"), "what the unit wrote about denying it"),
        Kind::of::<FeedbackRow>(table, ("ENGAGEMENT#", "FEEDBACK"), "what whoever asked wrote of how it was"),
        Kind::of::<ListedRow>(table, ("OPEN", ""), "a request in the unit's list"),
        Kind::of::<ListedRow>(table, ("OVER#", ""), "a request that is over, in the unit's list"),
        Kind::of::<PublicRow>(table, ("PUBLIC#", ""), "something in the public calendar"),
        Kind::of::<ItemRow>(table, ("PROGRAM", ""), "where an item of the unit's program is in it"),
        Kind::of::<SpecialistRow>(table, ("SPECIALISTS", ""), "somebody who presents"),
        Kind::of::<Mark>(table, ("FILINGS#", ""), "that somebody asked for something, for two days"),
        Kind::of::<DraftRow>(table, ("DRAFT#", "DRAFT"), "a request in the making, for a day"),
    ];
    kinds.extend(repetitions(table).into_iter().chain(traces(table)));
    kinds
}
