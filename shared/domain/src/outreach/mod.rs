//! Presentations and events that people ask the department for, and the outreach unit's own program (OUTR-1 to OUTR-8).
//!
//! Filing is never refused; [`verdict`] says what speaks against approving, [`Engagement`] is the aggregate, and [`decide`] its rules.

mod asked;
mod decide;
mod engagement;
mod program;
mod specialist;
mod verdict;

use serde::{Deserialize, Serialize};

use crate::vocabulary::vocabulary;

pub use asked::{Ask, AskForm, Asked, Details};
pub use decide::{Command, Told, decide, file};
pub use engagement::{Effect, Engagement, OnEvent, Stage};
pub use program::{ProgramForm, ProgramItem};
pub use specialist::{Away, House, Specialist, SpecialistForm, area_of, route};
pub use verdict::{Finding, Verdict, Weight, nearest, verdict};

vocabulary! {
    /// What is asked for (OUTR-1).
    EngagementKind {
        /// A presentation to a Neighborhood Watch.
        NeighborhoodWatch = "neighborhood_watch",
        /// A presentation to a Business Watch.
        BusinessWatch = "business_watch",
        /// A presentation at a community meeting.
        CommunityMeeting = "community_meeting",
        /// A talk about the mediation program for the community.
        MediationTalk = "mediation_talk",
        /// A talk about the mediation program at roll call.
        RollCallTalk = "roll_call_talk",
        /// Police presence at a block party.
        BlockParty = "block_party",
        /// Police presence at a carnival.
        Carnival = "carnival",
        /// Police presence at a health fair.
        HealthFair = "health_fair",
        /// Police presence at a parade.
        Parade = "parade",
    }

    /// Of which age the audience mostly is (OUTR-1).
    Audience {
        /// Up to 12.
        Children = "children",
        /// 13 to 17.
        Teens = "teens",
        /// 18 and older.
        Adults = "adults",
        /// Mostly older people.
        Seniors = "seniors",
        /// Of every age.
        Mixed = "mixed",
    }

    /// What needs extra planning and can't be in two places at once (OUTR-5).
    Special {
        /// An officer with a dog.
        K9 = "k9",
        /// The mobile substation.
        MobileSubstation = "mobile_substation",
        /// A motor officer.
        MotorOfficer = "motor_officer",
        /// A helicopter that flies over.
        Helicopter = "helicopter",
    }

    /// What a supervisor approves before the unit does (OUTR-3 to OUTR-5).
    Need {
        /// That it is on a weekend.
        Weekend = "weekend",
        /// That it is while something big is on in the city.
        MajorEvent = "major_event",
        /// The officer with a dog.
        K9 = "k9",
        /// The mobile substation.
        MobileSubstation = "mobile_substation",
        /// The motor officer.
        MotorOfficer = "motor_officer",
        /// The helicopter.
        Helicopter = "helicopter",
    }

    /// Why a request was denied (OUTR-7).
    DenialReason {
        /// Something big is on in the city.
        OnEvent = "on_event",
        /// Nobody is free then.
        NobodyFree = "nobody_free",
        /// It is too short for a weekend.
        TooShort = "too_short",
        /// Something in the request is missing or unclear.
        Incomplete = "incomplete",
        /// The unit doesn't do this.
        NotOffered = "not_offered",
    }

    /// Where a request stands.
    EngagementStage {
        /// It waits for the unit.
        Filed = "filed",
        /// It takes place.
        Approved = "approved",
        /// It doesn't as it was asked for; it can be changed.
        Denied = "denied",
        /// It was called off.
        Cancelled = "cancelled",
        /// It took place.
        Completed = "completed",
    }
}

impl EngagementKind {
    /// Whether it is a presentation; otherwise it is police presence at an event (OUTR-1).
    #[must_use]
    pub const fn is_presentation(self) -> bool {
        matches!(
            self,
            Self::NeighborhoodWatch | Self::BusinessWatch | Self::CommunityMeeting | Self::MediationTalk | Self::RollCallTalk
        )
    }

    /// Whether it is a talk about the mediation program, which staff of the program and of the city give together.
    #[must_use]
    pub const fn is_about_mediation(self) -> bool {
        matches!(self, Self::MediationTalk | Self::RollCallTalk)
    }
}

impl From<Special> for Need {
    fn from(special: Special) -> Self {
        match special {
            Special::K9 => Self::K9,
            Special::MobileSubstation => Self::MobileSubstation,
            Special::MotorOfficer => Self::MotorOfficer,
            Special::Helicopter => Self::Helicopter,
        }
    }
}
