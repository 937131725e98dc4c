//! The four kinds of case, and the table of what differs between them (section 2).

use crate::vocabulary::{Category, Desk, Kind, PartRole, Side};

/// Whether a legal clock runs over a case (CLK-1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockRuns {
    /// Over every case of the kind.
    Always,
    /// Only where misconduct by a sworn officer is alleged. While that is unknown, it does.
    WhereMisconductIsAlleged,
    /// Never.
    Never,
}

impl Kind {
    /// Whose complaint it is: who acknowledges it, says who the respondents are, and gets it back with the outcome code.
    #[must_use]
    pub const fn owner(self) -> Desk {
        match self {
            Self::Community => Desk::ProfessionalStandards,
            Self::Internal => Desk::DesignatedManager,
            Self::Neighbor => Desk::Outreach,
            Self::School => Desk::School,
        }
    }

    /// Whether a legal clock runs.
    #[must_use]
    pub const fn clock(self) -> ClockRuns {
        match self {
            Self::Community => ClockRuns::Always,
            Self::Internal => ClockRuns::WhereMisconductIsAlleged,
            Self::Neighbor | Self::School => ClockRuns::Never,
        }
    }

    /// What a case of this kind may be about, in the order in which people are shown it.
    #[must_use]
    pub const fn categories(self) -> &'static [Category] {
        use Category as C;
        match self {
            Self::Community => {
                &[C::Demeanor, C::Communication, C::Disrespect, C::Discourtesy, C::Service, C::Procedure, C::Bias, C::Other]
            }
            Self::Internal => &[C::WorkingRelations, C::Communication, C::Conduct],
            Self::Neighbor => &[C::Noise, C::PropertyLines, C::Pets, C::Parking, C::SharedSpace, C::Other],
            Self::School => &[C::Students, C::SchoolStaff, C::Rumors, C::Belongings],
        }
    }

    /// Whether personnel of the department are at the table: then the city's blackout days hold (SCH-3), and one mediator knows the
    /// work of the police (MED-3).
    #[must_use]
    pub const fn has_department_personnel(self) -> bool {
        matches!(self, Self::Community | Self::Internal)
    }

    /// The role in which somebody of that side takes part.
    #[must_use]
    pub const fn role(self, side: Side) -> PartRole {
        match (self, side) {
            (Self::Internal, _) | (Self::Community, Side::Respondent) => PartRole::Employee,
            _ => PartRole::Resident,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_goes_back_to_where_the_table_says() {
        let owners = Kind::ALL.iter().map(|kind| kind.owner().code()).collect::<Vec<_>>();
        assert_eq!(owners, ["professional_standards", "designated_manager", "outreach", "school"]);
    }

    #[test]
    fn elig_6_every_category_belongs_to_a_kind() {
        for category in Category::ALL {
            assert!(Kind::ALL.iter().any(|kind| kind.categories().contains(category)), "{category}");
        }
    }

    #[test]
    fn employees_answer_the_employees_survey_and_neighbors_the_residents() {
        let roles = |kind: Kind| [Side::Complainant, Side::Respondent].map(|side| kind.role(side).code());
        assert_eq!(
            Kind::ALL.iter().map(|kind| roles(*kind)).collect::<Vec<_>>(),
            [["resident", "employee"], ["employee", "employee"], ["resident", "resident"], ["resident", "resident"],]
        );
    }
}
