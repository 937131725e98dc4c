//! Who may mediate a case, and which pair is proposed (MED-2 to MED-4).

mod proposal;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::availability::Availability;
use crate::calendar::Resource;
use crate::ids::PersonId;
use crate::policy::Policy;
use crate::refusal::Refusal;
use crate::slots::Attendee;
use crate::text::Line;
use crate::vocabulary::{Kind, Language, vocabulary};

pub use proposal::{Excluded, Proposal, Team, propose};

/// A mediator on the roster (MED-1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mediator {
    /// The person; contact details live in `people`.
    pub person: PersonId,
    /// The languages in which they can mediate.
    pub languages: Vec<Language>,
    /// How they describe their own background, if they want to; for matching, and nowhere else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub background: Option<Line>,
    /// Hours of training.
    pub training_hours: u16,
    /// Hours of these in lectures.
    pub lecture_hours: u16,
    /// The day on which the training was completed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trained_on: Option<Date>,
    /// Whether the confidentiality agreement is signed.
    pub confidentiality_signed: bool,
    /// The last day on which it holds; for good, where none is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidentiality_until: Option<Date>,
    /// Whether they have mediated with law enforcement before.
    pub law_enforcement: bool,
    /// What ties them to the department, as they declared it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub relations: Vec<Relation>,
    /// When they have time.
    pub availability: Availability,
    /// The rooms that they go to, by code; every room where none is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<String>,
    /// Most cases a month for them, where that is less than the policy's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub monthly_cap: Option<u16>,
    /// Cases assigned so far this month.
    pub load: u16,
    /// The day on which they were last asked to take a case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_asked: Option<Date>,
}

impl Mediator {
    /// Most cases a month for them (MED-3).
    #[must_use]
    pub fn cap(&self, policy: &Policy) -> u16 {
        self.monthly_cap.unwrap_or(u16::MAX).min(policy.mediators.monthly_cap)
    }

    /// As the finder sees them.
    #[must_use]
    pub fn attendee(&self) -> Attendee {
        Attendee {
            resource: Resource::Person(self.person),
            availability: Some(self.availability.clone()),
            places: self.places.clone(),
        }
    }
}

/// What a case needs of its mediators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needs {
    /// What kind of case.
    pub kind: Kind,
    /// The languages of the people at the table.
    pub languages: Vec<Language>,
    /// The people at the table, who can't mediate their own case.
    pub participants: Vec<PersonId>,
    /// Mediators who can't have this case (MED-3).
    pub left_out: Vec<LeftOut>,
    /// Today.
    pub today: Date,
}

vocabulary! {
    /// What a mediator says to an assignment (MED-5).
    AssignmentAnswer {
        /// There is no conflict of interest.
        Clear = "clear",
        /// There is one.
        Conflict = "conflict",
        /// There is none, but they can't take the case.
        Declined = "declined",
    }

    /// What ties a mediator to the department (MED-1).
    Relation {
        /// They worked there.
        FormerEmployee = "former_employee",
        /// A relative works there.
        Relative = "relative",
        /// They were a party in a case of it.
        PastCase = "past_case",
    }

    /// Why a mediator can't have a case any more (MED-3).
    LeftOutBecause {
        /// They declared a conflict of interest.
        Conflict = "conflict-of-interest",
        /// They declined the case.
        Declined = "declined-this-case",
        /// A party objected to them (MED-6).
        Objected = "party-objected",
        /// They never answered.
        NoAnswer = "did-not-answer",
    }
}

/// A mediator who can't have a case any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Who.
    pub mediator: PersonId,
    /// Why.
    pub because: LeftOutBecause,
}

/// The gate: nobody is proposed without training and a signed confidentiality agreement that still holds (MED-2; 16 CCR 3622).
///
/// # Errors
/// What is missing.
pub fn has_passed(mediator: &Mediator, policy: &Policy, today: Date) -> Result<(), Refusal> {
    let gate = &policy.mediators;
    let enough = mediator.training_hours >= gate.training_hours && mediator.lecture_hours >= gate.lecture_hours;
    let current = mediator.confidentiality_until.is_none_or(|until| today <= until);
    for (fine, code) in [
        (enough, "training-missing"),
        (mediator.confidentiality_signed, "confidentiality-not-signed"),
        (current, "confidentiality-expired"),
    ] {
        if !fine {
            return Err(Refusal::new(code, "MED-2"));
        }
    }
    Ok(())
}

/// The hard rules for one mediator.
///
/// # Errors
/// The rule that excludes them.
pub fn may_mediate(mediator: &Mediator, needs: &Needs, policy: &Policy) -> Result<(), Refusal> {
    has_passed(mediator, policy, needs.today)?;
    for (fine, code, rule) in [
        (!needs.participants.contains(&mediator.person), "own-case", "MED-3"),
        (mediator.load < mediator.cap(policy), "over-cap", "MED-3"),
    ] {
        if !fine {
            return Err(Refusal::new(code, rule));
        }
    }
    match needs.left_out.iter().find(|one| one.mediator == mediator.person) {
        Some(left_out) => Err(Refusal::new(left_out.because.code(), "MED-3")),
        None => Ok(()),
    }
}

/// The hard rules for a team, each member having passed [`may_mediate`].
///
/// # Errors
/// The rule that the team breaks.
pub fn may_sit_together(team: &[&Mediator], needs: &Needs, policy: &Policy) -> Result<(), Refusal> {
    let twice = team.iter().enumerate().any(|(n, one)| team.iter().skip(n + 1).any(|other| other.person == one.person));
    let covered = needs.languages.iter().all(|language| team.iter().any(|one| one.languages.contains(language)));
    let experienced = team.iter().any(|one| one.law_enforcement);
    let needs_experience = needs.kind.has_department_personnel();
    for (fine, code) in [
        (team.len() == policy.mediators.per_session && !twice, "wrong-number-of-mediators"),
        (covered, "language-not-covered"),
        (experienced || !needs_experience, "law-enforcement-experience-missing"),
    ] {
        if !fine {
            return Err(Refusal::new(code, "MED-3"));
        }
    }
    Ok(())
}

#[cfg(test)]
pub(crate) mod tests {
    use jiff::civil::{Time, Weekday, date};
    use uuid::Uuid;

    use super::*;
    use crate::availability::WeeklyHours;

    pub const TODAY: Date = date(2026, 11, 22);

    pub fn mediator(number: u128) -> Mediator {
        Mediator {
            person: PersonId::new(Uuid::from_u128(number)),
            languages: vec![Language::English, Language::Spanish],
            background: None,
            training_hours: 30,
            lecture_hours: 12,
            trained_on: None,
            confidentiality_signed: true,
            confidentiality_until: None,
            law_enforcement: number % 2 == 1,
            relations: vec![],
            availability: Availability::every_week((1..=5).map(working_day).collect()),
            places: vec![],
            monthly_cap: None,
            load: 0,
            last_asked: None,
        }
    }

    fn working_day(day: i8) -> WeeklyHours {
        WeeklyHours {
            day: Weekday::from_monday_one_offset(day).unwrap(),
            from: Time::constant(9, 0, 0, 0),
            until: Time::constant(18, 0, 0, 0),
        }
    }

    pub fn needs() -> Needs {
        Needs { kind: Kind::Community, languages: vec![Language::Spanish], participants: vec![], left_out: vec![], today: TODAY }
    }

    #[test]
    fn med_3_a_team_covers_the_languages_and_has_law_enforcement_experience() {
        let policy = Policy::pasadena();
        let english = |number| Mediator { languages: vec![Language::English], ..mediator(number) };
        let refused = |team: [&Mediator; 2]| may_sit_together(&team, &needs(), &policy).unwrap_err().code;
        assert_eq!(refused([&english(1), &english(2)]), "language-not-covered");
        assert_eq!(refused([&mediator(2), &mediator(4)]), "law-enforcement-experience-missing");
        assert_eq!(refused([&mediator(1), &mediator(1)]), "wrong-number-of-mediators");
        assert_eq!(may_sit_together(&[&mediator(1), &english(2)], &needs(), &policy), Ok(()));
    }

    #[test]
    fn med_2_an_agreement_holds_to_its_last_day_and_a_cap_of_their_own_counts_where_it_is_lower() {
        let policy = Policy::pasadena();
        let until = |day| Mediator { confidentiality_until: Some(day), ..mediator(1) };
        assert_eq!(may_mediate(&until(TODAY), &needs(), &policy), Ok(()));
        assert_eq!(may_mediate(&until(date(2026, 11, 21)), &needs(), &policy).unwrap_err().code, "confidentiality-expired");
        let capped = |monthly_cap, load| Mediator { monthly_cap, load, ..mediator(1) };
        let full = |mediator: &Mediator| may_mediate(mediator, &needs(), &policy).is_err();
        let loads = [(None, 3), (None, 4), (Some(2), 1), (Some(2), 2), (Some(9), 3), (Some(9), 4)];
        assert_eq!(loads.map(|(cap, load)| full(&capped(cap, load))), [false, true, false, true, false, true]);
    }
}
