//! Who is asked what, as data: one file a version, in `shared/domain/surveys` (SUR-1, SUR-2, SUR-6).

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::VERSION;
use crate::vocabulary::{PartRole, vocabulary};

vocabulary! {
    /// Why somebody is asked.
    Occasion {
        /// They were at a session (SUR-1).
        Session = "session",
        /// They were at one, one to three months ago (SUR-1).
        FollowUp = "follow_up",
        /// Their case was not mediated (SUR-6).
        NotMediated = "not_mediated",
    }

    /// What somebody is asked: by their role, and by why.
    Questionnaire {
        /// A resident who was at a session.
        Resident = "resident",
        /// An employee who was at a session.
        Employee = "employee",
        /// A mediator of a session.
        Mediator = "mediator",
        /// A resident, later.
        ResidentFollowUp = "resident_follow_up",
        /// An employee, later.
        EmployeeFollowUp = "employee_follow_up",
        /// A resident whose case was not mediated.
        ResidentNotMediated = "resident_not_mediated",
        /// An employee whose case was not mediated.
        EmployeeNotMediated = "employee_not_mediated",
    }
}

impl Questionnaire {
    /// What somebody in that role is asked on that occasion. Mediators are asked after a session alone.
    #[must_use]
    pub const fn of(role: PartRole, occasion: Occasion) -> Option<Self> {
        Some(match (role, occasion) {
            (PartRole::Resident, Occasion::Session) => Self::Resident,
            (PartRole::Employee, Occasion::Session) => Self::Employee,
            (PartRole::Mediator, Occasion::Session) => Self::Mediator,
            (PartRole::Resident, Occasion::FollowUp) => Self::ResidentFollowUp,
            (PartRole::Employee, Occasion::FollowUp) => Self::EmployeeFollowUp,
            (PartRole::Resident, Occasion::NotMediated) => Self::ResidentNotMediated,
            (PartRole::Employee, Occasion::NotMediated) => Self::EmployeeNotMediated,
            (PartRole::Mediator, Occasion::FollowUp | Occasion::NotMediated) => return None,
        })
    }

    /// The codes of its questions in the latest version.
    #[must_use]
    pub fn questions(self) -> &'static [String] {
        Definition::find(self, VERSION).map(|definition| definition.questions.as_slice()).unwrap_or_default()
    }

    /// In which role somebody answers it.
    #[must_use]
    pub const fn role(self) -> PartRole {
        match self {
            Self::Resident | Self::ResidentFollowUp | Self::ResidentNotMediated => PartRole::Resident,
            Self::Employee | Self::EmployeeFollowUp | Self::EmployeeNotMediated => PartRole::Employee,
            Self::Mediator => PartRole::Mediator,
        }
    }

    /// Why.
    #[must_use]
    pub const fn occasion(self) -> Occasion {
        match self {
            Self::Resident | Self::Employee | Self::Mediator => Occasion::Session,
            Self::ResidentFollowUp | Self::EmployeeFollowUp => Occasion::FollowUp,
            Self::ResidentNotMediated | Self::EmployeeNotMediated => Occasion::NotMediated,
        }
    }
}

/// The questions of one questionnaire in one version.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// Which.
    pub code: Questionnaire,
    /// The questions' codes, in the order in which they are asked.
    pub questions: Vec<String>,
    /// Questions that may be answered with "doesn't apply".
    #[serde(default)]
    pub may_not_apply: BTreeSet<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Version {
    version: u16,
    questionnaires: Vec<Definition>,
}

/// Every version ever published, the earliest first.
const FILES: &[&str] = &[include_str!("../../surveys/1.toml")];

/// Read once in a process; a file that can't be read has no questionnaires, and the tests hold that each has all of them.
static VERSIONS: LazyLock<Vec<Version>> =
    LazyLock::new(|| FILES.iter().filter_map(|file| toml::from_str::<Version>(file).ok()).collect());

impl Definition {
    /// A questionnaire in a version; nothing when there is no such version.
    #[must_use]
    pub fn find(questionnaire: Questionnaire, version: u16) -> Option<&'static Self> {
        let version = VERSIONS.iter().find(|known| known.version == version)?;
        version.questionnaires.iter().find(|definition| definition.code == questionnaire)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sur_1_every_version_up_to_the_latest_has_every_questionnaire() {
        assert_eq!(VERSIONS.iter().map(|known| known.version).collect::<Vec<_>>(), (1..=VERSION).collect::<Vec<_>>());
        for version in 1..=VERSION {
            for &questionnaire in Questionnaire::ALL {
                let definition = Definition::find(questionnaire, version).unwrap();
                assert!(!definition.questions.is_empty(), "{questionnaire} {version}");
                assert!(definition.may_not_apply.iter().all(|code| definition.questions.contains(code)), "{questionnaire}");
            }
        }
        assert_eq!(Definition::find(Questionnaire::Resident, VERSION + 1), None);
    }

    #[test]
    fn sur_1_role_and_occasion_name_one_questionnaire_and_mediators_are_asked_after_a_session_alone() {
        for &questionnaire in Questionnaire::ALL {
            assert_eq!(Questionnaire::of(questionnaire.role(), questionnaire.occasion()), Some(questionnaire));
        }
        let asked = Occasion::ALL.iter().filter_map(|occasion| Questionnaire::of(PartRole::Mediator, *occasion));
        assert_eq!(asked.collect::<Vec<_>>(), [Questionnaire::Mediator]);
    }

    #[test]
    fn sur_2_parties_are_asked_the_twelve_questions_of_the_program() {
        let twelve = [
            "mediator_helpful",
            "mediator_neutral",
            "could_say",
            "respected",
            "explained",
            "good_time",
            "no_pressure",
            "understand_other",
            "fair",
            "satisfied",
            "use_again",
            "recommend",
        ];
        for questionnaire in [Questionnaire::Resident, Questionnaire::Employee] {
            let questions: BTreeSet<_> =
                Definition::find(questionnaire, 1).unwrap().questions.iter().map(String::as_str).collect();
            assert_eq!(questions, BTreeSet::from(twelve));
        }
    }

    #[test]
    fn sur_6_what_the_not_mediated_are_asked_can_be_compared_with_what_the_mediated_are() {
        for role in [PartRole::Resident, PartRole::Employee] {
            let [mediated, not] = [Occasion::Session, Occasion::NotMediated]
                .map(|occasion| &Definition::find(Questionnaire::of(role, occasion).unwrap(), VERSION).unwrap().questions);
            let both: Vec<_> = not.iter().filter(|code| mediated.contains(code)).map(String::as_str).collect();
            assert_eq!(both, ["explained", "respected", "satisfied"]);
        }
    }
}
