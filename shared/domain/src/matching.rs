//! Who may mediate a case, and which pair is proposed (MED-2 to MED-4).

use jiff::civil::{Time, Weekday};
use serde::{Deserialize, Serialize};

use crate::ids::PersonId;
use crate::policy::Policy;
use crate::refusal::Refusal;
use crate::vocabulary::{Kind, Language, vocabulary};

/// A mediator on the roster (MED-1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mediator {
    /// The person; contact details live in `people`.
    pub person: PersonId,
    /// The languages in which they can mediate.
    pub languages: Vec<Language>,
    /// Hours of training.
    pub training_hours: u16,
    /// Hours of these in lectures.
    pub lecture_hours: u16,
    /// Whether the confidentiality agreement is signed and current.
    pub confidentiality_signed: bool,
    /// Whether they have mediated with law enforcement before.
    pub law_enforcement: bool,
    /// When they have time, week by week, local time.
    pub weekly: Vec<WeeklyHours>,
    /// Cases assigned so far this month.
    pub load: u16,
}

/// A weekly stretch of availability, local time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeeklyHours {
    /// The day of the week.
    #[serde(with = "weekday")]
    pub day: Weekday,
    /// Its beginning.
    pub from: Time,
    /// Its end.
    pub until: Time,
}

mod weekday {
    use jiff::civil::Weekday;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(day: &Weekday, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i8(day.to_monday_one_offset())
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Weekday, D::Error> {
        let number = i8::deserialize(deserializer)?;
        Weekday::from_monday_one_offset(number).map_err(|_| D::Error::custom("a weekday is 1 (Monday) to 7 (Sunday)"))
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

/// A mediator who isn't proposed, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excluded {
    /// Who.
    pub person: PersonId,
    /// The rule's id.
    pub rule: String,
    /// What exactly, as a stable code.
    pub code: String,
}

/// A team that may mediate, and what speaks for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Team {
    /// The co-mediators.
    pub mediators: Vec<PersonId>,
    /// The sum of its parts; the higher, the better.
    pub score: i32,
    /// What the score is made of, as (code, points).
    pub parts: Vec<(String, i32)>,
}

/// What the matcher says. The same input gives the same proposal (MED-4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// Possible teams, best first.
    pub teams: Vec<Team>,
    /// Everyone who is left out, with the rule.
    pub excluded: Vec<Excluded>,
}

/// The hard rules for one mediator.
///
/// # Errors
/// The rule that excludes them.
pub fn may_mediate(mediator: &Mediator, needs: &Needs, policy: &Policy) -> Result<(), Refusal> {
    let gate = &policy.mediators;
    let enough = mediator.training_hours >= gate.training_hours && mediator.lecture_hours >= gate.lecture_hours;
    for (fine, code, rule) in [
        (enough, "training-missing", "MED-2"),
        (mediator.confidentiality_signed, "confidentiality-not-signed", "MED-2"),
        (!needs.participants.contains(&mediator.person), "own-case", "MED-3"),
        (mediator.load < gate.monthly_cap, "over-cap", "MED-3"),
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
    let needs_experience = matches!(needs.kind, Kind::Community | Kind::Internal);
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

/// Proposes teams of one or two, best first, and says why everyone else is left out.
#[must_use]
pub fn propose(roster: &[Mediator], needs: &Needs, policy: &Policy) -> Proposal {
    let mut roster: Vec<&Mediator> = roster.iter().collect();
    roster.sort_by_key(|mediator| mediator.person);
    let mut excluded = Vec::new();
    roster.retain(|mediator| match may_mediate(mediator, needs, policy) {
        Ok(()) => true,
        Err(refusal) => {
            excluded.push(Excluded { person: mediator.person, rule: refusal.rule.into(), code: refusal.code.into() });
            false
        }
    });
    let mut teams = Vec::new();
    for (n, first) in roster.iter().enumerate() {
        let candidates: Vec<Vec<&Mediator>> = match policy.mediators.per_session {
            1 => vec![vec![first]],
            _ => roster.iter().skip(n + 1).map(|second| vec![*first, *second]).collect(),
        };
        for team in candidates {
            if may_sit_together(&team, needs, policy).is_ok() {
                teams.push(scored(&team));
            }
        }
    }
    teams.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| a.mediators.cmp(&b.mediators)));
    Proposal { teams, excluded }
}

fn scored(team: &[&Mediator]) -> Team {
    let load: i32 = team.iter().map(|one| i32::from(one.load)).sum();
    let experience = team.iter().filter(|one| one.law_enforcement).count();
    let parts = vec![("load".to_owned(), -load), ("experience".to_owned(), i32::try_from(experience).unwrap_or(0))];
    Team { mediators: team.iter().map(|one| one.person).collect(), score: parts.iter().map(|(_, points)| points).sum(), parts }
}

#[cfg(test)]
pub(crate) mod tests {
    use uuid::Uuid;

    use super::*;

    pub(crate) fn mediator(number: u128) -> Mediator {
        Mediator {
            person: PersonId::new(Uuid::from_u128(number)),
            languages: vec![Language::English, Language::Spanish],
            training_hours: 30,
            lecture_hours: 12,
            confidentiality_signed: true,
            law_enforcement: number % 2 == 1,
            weekly: (1..=5)
                .map(|day| WeeklyHours {
                    day: Weekday::from_monday_one_offset(day).unwrap(),
                    from: Time::constant(9, 0, 0, 0),
                    until: Time::constant(18, 0, 0, 0),
                })
                .collect(),
            load: 0,
        }
    }

    fn needs() -> Needs {
        Needs { kind: Kind::Community, languages: vec![Language::Spanish], participants: vec![], left_out: vec![] }
    }

    #[test]
    fn med_2_without_training_or_a_signed_agreement_nobody_is_proposed() {
        let policy = Policy::pasadena();
        let untrained = Mediator { training_hours: 24, ..mediator(1) };
        let unlectured = Mediator { lecture_hours: 9, ..mediator(3) };
        let unsigned = Mediator { confidentiality_signed: false, ..mediator(5) };
        let proposal = propose(&[untrained, unlectured, unsigned, mediator(2)], &needs(), &policy);
        assert!(proposal.teams.is_empty());
        assert!(proposal.excluded.iter().all(|left_out| left_out.rule == "MED-2"));
        assert_eq!(proposal.excluded.len(), 3);
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
    fn med_3_a_conflict_an_own_case_or_a_full_month_excludes() {
        let policy = Policy::pasadena();
        let left_out = LeftOut { mediator: mediator(3).person, because: LeftOutBecause::Conflict };
        let needs = Needs { participants: vec![mediator(1).person], left_out: vec![left_out], ..needs() };
        let full = Mediator { load: 4, ..mediator(5) };
        let proposal = propose(&[mediator(1), mediator(3), full], &needs, &policy);
        let codes: Vec<_> = proposal.excluded.iter().map(|left_out| left_out.code.as_str()).collect();
        assert_eq!(codes, ["own-case", "conflict-of-interest", "over-cap"]);
    }

    #[test]
    fn med_4_the_same_roster_in_any_order_gives_the_same_proposal_with_its_reasons() {
        let policy = Policy::pasadena();
        let busy = Mediator { load: 2, ..mediator(1) };
        let forward = propose(&[busy.clone(), mediator(2), mediator(3)], &needs(), &policy);
        let backward = propose(&[mediator(3), mediator(2), busy], &needs(), &policy);
        assert_eq!(forward, backward);
        assert_eq!(forward.teams[0].mediators, [mediator(2).person, mediator(3).person]);
        assert_eq!(forward.teams[0].score, forward.teams[0].parts.iter().map(|(_, points)| points).sum::<i32>());
    }
}
