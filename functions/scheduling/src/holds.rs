//! What this function holds, row by row (STF-6).

use std::collections::BTreeMap;

use domain::mediation::Mediation;
use store::holding::{repetitions, traces};
use store::rows::GateRow;
use store::{Kind, Table};

use crate::assigned::AssignedRow;
use crate::booked::BookedRow;
use crate::feed::{FeedRow, OwnRow};
use crate::roster::RosterRow;

/// The kinds of rows of the mediation side, of the calendar, and of the gates.
#[must_use]
pub fn holds() -> Vec<Kind> {
    let mediations = Table::Mediations;
    let mut kinds = vec![
        Kind::state::<Mediation>(mediations, "MEDIATION#", "a mediation"),
        Kind::history(mediations, "MEDIATION#"),
        Kind::of::<BookedRow>(mediations, ("BOOKED", ""), "that a session is booked"),
        Kind::of::<AssignedRow>(mediations, ("ASSIGNED#", ""), "that a mediation is one of a mediator's"),
        Kind::of::<RosterRow>(mediations, ("ROSTER", "MEDIATOR#"), "a mediator"),
        Kind::of::<FeedRow>(mediations, ("FEED#", "FEED"), "whose calendar an address shows"),
        Kind::of::<OwnRow>(mediations, ("FEED-OF#", "FEED"), "that somebody has such an address"),
        Kind::of::<BTreeMap<String, String>>(
            Table::Calendar,
            ("CALENDAR#", "DAY#"),
            "which quarter-hours of a day are taken, by which booking",
        ),
        Kind::of::<GateRow>(Table::Gates, ("GATE#", "GATE"), "whether mail about something may leave"),
    ];
    kinds.extend(repetitions(mediations).into_iter().chain(traces(mediations)));
    kinds
}
