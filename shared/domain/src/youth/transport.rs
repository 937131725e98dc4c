//! Who is fetched at which campus (PAL-2).

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{ConsentKind, Consents, Membership, Program, SchoolDay};
use crate::ids::MemberId;
use crate::policy::Policy;

/// On which days a member is fetched, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ride {
    /// Who.
    pub member: MemberId,
    /// Where, by the program's code.
    pub campus: String,
    /// On which days of school.
    pub days: BTreeSet<SchoolDay>,
}

/// Who is fetched on a day, by campus: members whose guardian agrees, where the program fetches, while there is school.
#[must_use]
pub fn roster<'a>(
    riders: impl IntoIterator<Item = (&'a Ride, &'a Membership, &'a Consents)>,
    day: Date,
    program: &Program,
    policy: &Policy,
) -> BTreeMap<String, BTreeSet<MemberId>> {
    let mut found: BTreeMap<String, BTreeSet<MemberId>> = BTreeMap::new();
    let Some(today) = program.school_day(day, policy) else { return found };
    let goes = |campus: &str| program.campuses.iter().any(|one| one.code == campus && one.transport);
    for (ride, membership, consents) in riders {
        let rides = ride.days.contains(&today) && membership.is_live(day) && consents.allow(ConsentKind::Transport, day);
        if rides && goes(&ride.campus) {
            found.entry(ride.campus.clone()).or_default().insert(ride.member);
        }
    }
    found
}
