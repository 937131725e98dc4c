//! The youth program (PAL): until when a child is a member, what a guardian has agreed to, who may take a child home, how school goes, what
//! members take part in, and which adults may be with them (PAL-1 to PAL-5).
//!
//! Nothing here knows of a case, a session or a police record, and nothing there knows of a member: there is no type for it (PAL-6).
//!
//! Each part is a value of its own, without a name, an address or a word that somebody wrote. What a city would change is in [`Program`].

mod activity;
mod adult;
mod attendance;
mod consent;
mod membership;
mod program;
mod school;
mod support;
mod transport;
mod visit;

use serde::{Deserialize, Serialize};

use crate::vocabulary::vocabulary;

pub use activity::{AgeBand, Place, Promoted, SignUps};
pub use adult::{Adult, Hours, staffed};
pub use attendance::{Attendance, PickUp};
pub use consent::{Consent, Consents};
pub use membership::{Membership, age_on};
pub use program::{Campus, Program, SchoolYear};
pub use school::{Gpa, Grade, Grades, check_in_due};
pub use support::{Step, SupportPlan};
pub use transport::{Ride, roster};
pub use visit::visits;

vocabulary! {
    /// What a guardian agrees to, each by itself (PAL-2, PAL-3).
    ConsentKind {
        /// That the school tells the program how the child's grades are.
        Grades = "grades",
        /// That the program takes the child from the campus to the center.
        Transport = "transport",
        /// That pictures of the child are shown.
        Photos = "photos",
    }

    /// Who told the program of a grade (PAL-3).
    GradeSource {
        /// The guardian.
        Guardian = "guardian",
        /// The school, because the guardian agreed to it.
        School = "school",
    }

    /// What helps a child whose grades are low (PAL-3).
    SupportKind {
        /// Tutoring.
        Tutoring = "tutoring",
        /// The advisor goes to the school.
        SchoolVisit = "school_visit",
        /// Mentoring.
        Mentoring = "mentoring",
    }

    /// What an adult does in the program (PAL-5).
    AdultPart {
        /// Runs it.
        Administrator = "administrator",
        /// Works in it.
        Employee = "employee",
        /// Looks after members of their own.
        Advisor = "advisor",
        /// Helps.
        Volunteer = "volunteer",
    }

    /// A day on which there is school.
    SchoolDay {
        /// Monday.
        Monday = "monday",
        /// Tuesday.
        Tuesday = "tuesday",
        /// Wednesday.
        Wednesday = "wednesday",
        /// Thursday.
        Thursday = "thursday",
        /// Friday.
        Friday = "friday",
    }
}
