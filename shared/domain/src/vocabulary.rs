//! The closed lists that the whole program speaks: kinds, categories, sides, roles, languages, outcome codes.

use serde::{Deserialize, Serialize};

macro_rules! vocabulary {
    ($($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal $(| $earlier:literal)?,)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $code $(, alias = $earlier)?)] $variant,)*
        }

        impl $name {
            /// Every value, in the order in which people are shown them.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The stable code, as it stands in JSON, messages, keys and locale files.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// The value with that code.
            ///
            /// # Errors
            /// `not-a-choice` when there is none.
            pub fn parse(code: &str) -> Result<Self, &'static str> {
                match code { $($code => Ok(Self::$variant),)* "" => Err("required"), _ => Err("not-a-choice") }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.code())
            }
        }
    )*};
}
pub(crate) use vocabulary;

vocabulary! {
    /// What kind of case it is (section 2's table).
    Kind {
        /// A resident about police personnel.
        Community = "community",
        /// Two department employees.
        Internal = "internal",
        /// Two residents.
        Neighbor = "neighbor",
        /// Students at a campus.
        School = "school",
    }

    /// What a case is about (ELIG-6 and section 2's table). Each kind has its own; see [`Kind::categories`].
    Category {
        /// How the officer behaved.
        Demeanor = "demeanor",
        /// How the officer talked.
        Communication = "communication",
        /// Feeling disrespected.
        Disrespect = "disrespect",
        /// Rudeness.
        Discourtesy = "discourtesy",
        /// Help that was slow, poor or refused.
        Service = "service",
        /// A procedure that nobody explained.
        Procedure = "procedure",
        /// Being treated differently for who one is; always reviewed by a person.
        Bias = "bias",
        /// None of these; always reviewed by a person.
        Other = "other",
        /// How colleagues work together.
        WorkingRelations = "working_relations",
        /// How a colleague behaved.
        Conduct = "conduct",
        /// Noise.
        Noise = "noise",
        /// Where one property ends.
        PropertyLines = "property_lines",
        /// Animals.
        Pets = "pets",
        /// Parked cars.
        Parking = "parking",
        /// A place that several use.
        SharedSpace = "shared_space",
        /// Between students.
        Students = "students",
        /// Between a student and staff of the school.
        SchoolStaff = "school_staff",
        /// What is said about somebody.
        Rumors = "rumors",
        /// Things that were taken or broken.
        Belongings = "belongings",
    }

    /// A desk of staff, which answers for a part of a case and gets mail about its own side only (STF-2).
    Desk {
        /// The program.
        Program = "program",
        /// Professional standards, on the police side.
        ProfessionalStandards = "professional_standards",
        /// The department's designated manager, outside both chains of command.
        DesignatedManager = "designated_manager",
        /// The Community Outreach unit.
        Outreach = "outreach",
        /// The school's administrator.
        School = "school",
    }

    /// The language of a person, for every page and mail. A tenant's policy says which of them it offers.
    Language {
        /// English.
        English = "en",
        /// Spanish.
        Spanish = "es",
        /// Armenian.
        Armenian = "hy",
        /// Chinese, in simplified characters.
        Chinese = "zh",
    }

    /// Age bracket; a minor may file without a guardian (INT-3).
    AgeBracket {
        /// 18 or older.
        Adult = "adult",
        /// Under 18.
        Minor = "minor",
    }

    /// A side of the table.
    Side {
        /// Whoever asked for mediation.
        Complainant = "complainant" | "resident",
        /// Whom the complaint is about.
        Respondent = "respondent" | "employee",
    }

    /// The role in which somebody takes part in a mediation, and answers its survey (SUR-1).
    PartRole {
        /// A resident, student or guardian.
        Resident = "resident",
        /// The officer or other department employee.
        Employee = "employee",
        /// A co-mediator.
        Mediator = "mediator",
    }

    /// What crosses back to the complaint side, and nothing finer (WALL-2, OUT-6).
    OutcomeCode {
        /// They agreed, wholly or in part.
        Agreement = "agreement",
        /// They met, without agreement.
        NoAgreement = "no_agreement",
        /// They never met.
        NotHeld = "not_held",
    }

    /// Who a case waits for, as the desk shows it.
    WaitingOn {
        /// Professional standards.
        ProfessionalStandards = "professional_standards",
        /// The program's staff.
        Program = "program",
        /// The department's designated manager.
        DesignatedManager = "designated_manager",
        /// The Community Outreach unit.
        Outreach = "outreach",
        /// The school's administrator.
        School = "school",
        /// One or both sides.
        Parties = "parties",
        /// The mediators.
        Mediators = "mediators",
        /// The mediation side; all that the police side may know.
        Mediation = "mediation",
        /// Nobody; it is over.
        Nobody = "nobody",
    }
}

impl From<Desk> for WaitingOn {
    fn from(desk: Desk) -> Self {
        match desk {
            Desk::Program => Self::Program,
            Desk::ProfessionalStandards => Self::ProfessionalStandards,
            Desk::DesignatedManager => Self::DesignatedManager,
            Desk::Outreach => Self::Outreach,
            Desk::School => Self::School,
        }
    }
}
