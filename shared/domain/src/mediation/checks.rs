//! What is looked at later: each is planned once, comes as a message, and does nothing when it comes again.

use serde::{Deserialize, Serialize};

use super::decide::{Decided, Given};
use super::{Mediation, agreement, events, follow_up, silence, surveys};
use crate::vocabulary::vocabulary;

vocabulary! {
    /// What of a mediation is looked at later.
    Check {
        /// Whether anybody was in contact (OUT-3).
        Silence = "silence",
        /// Whether something is on in the city on the day of the session (SCH-3).
        Event = "event",
        /// Whether the agreement held: each side is asked (OUT-4).
        FollowUp = "follow_up",
        /// Who hasn't answered that, and is reminded.
        FollowUpNudge = "follow_up_nudge",
        /// That nobody is waited for any longer.
        FollowUpOver = "follow_up_over",
        /// That the time is over for which a signed agreement is kept (WALL-4).
        Keeping = "keeping",
        /// That those who were there are asked once more (SUR-1).
        FollowUpSurvey = "follow_up_survey",
    }
}

pub(super) fn look(mediation: &Mediation, check: Check, given: Given<'_>) -> Decided {
    match check {
        Check::Silence => silence::check(mediation, given),
        Check::Event => events::check(mediation, given),
        Check::FollowUp => follow_up::ask(mediation, given),
        Check::FollowUpNudge => follow_up::nudge(mediation, given),
        Check::FollowUpOver => follow_up::over(mediation, given),
        Check::Keeping => agreement::kept_long_enough(mediation, given),
        Check::FollowUpSurvey => surveys::ask_again(mediation, given),
    }
}
