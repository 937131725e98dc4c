//! Teams that may mediate a case, best first, with what speaks for each (MED-3, MED-4).

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Mediator, Needs, may_mediate, may_sit_together};
use crate::ids::PersonId;
use crate::policy::Policy;

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
    /// When a session with them could begin at the earliest; unknown until somebody looked.
    pub earliest: Option<Timestamp>,
}

/// What the matcher says. The same input gives the same proposal (MED-4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    /// Possible teams, best first.
    pub teams: Vec<Team>,
    /// Everyone who is left out, with the rule.
    pub excluded: Vec<Excluded>,
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
                teams.push(scored(&team, needs));
            }
        }
    }
    teams.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| a.mediators.cmp(&b.mediators)));
    Proposal { teams, excluded }
}

/// Points for every full month without a case, up to so many.
const MOST_ROTATION: i32 = 3;
/// Points for two who describe their backgrounds differently.
const DIVERSE: i32 = 2;
/// Points that a tie to the department costs in a case with its personnel.
const TIED: i32 = -3;

fn scored(team: &[&Mediator], needs: &Needs) -> Team {
    let sum = |points: &dyn Fn(&Mediator) -> i32| team.iter().map(|one| points(one)).sum::<i32>();
    let tied = |one: &Mediator| if needs.kind.has_department_personnel() && !one.relations.is_empty() { TIED } else { 0 };
    let parts = [
        ("load", sum(&|one| -i32::from(one.load))),
        ("experience", sum(&|one| i32::from(one.law_enforcement))),
        ("rotation", sum(&|one| rested(one, needs.today))),
        ("diversity", if are_diverse(team) { DIVERSE } else { 0 }),
        ("relations", sum(&tied)),
    ];
    Team {
        mediators: team.iter().map(|one| one.person).collect(),
        score: parts.iter().map(|(_, points)| points).sum(),
        // Load and experience are always told; the rest where it speaks for or against somebody.
        parts: parts
            .into_iter()
            .filter(|(code, points)| *points != 0 || matches!(*code, "load" | "experience"))
            .map(|(code, points)| (code.to_owned(), points))
            .collect(),
        earliest: None,
    }
}

/// A point for every thirty days since they were asked; whoever never was has rested longest.
fn rested(mediator: &Mediator, today: Date) -> i32 {
    let days = mediator.last_asked.map(|day| today.duration_since(day).as_hours() / 24);
    days.map_or(MOST_ROTATION, |days| i32::try_from(days / 30).unwrap_or(MOST_ROTATION).clamp(0, MOST_ROTATION))
}

/// Whether both described their background, and not with the same words.
fn are_diverse(team: &[&Mediator]) -> bool {
    let described: Vec<String> =
        team.iter().filter_map(|one| one.background.as_ref()).map(|one| one.as_str().trim().to_lowercase()).collect();
    described.len() > 1 && described.iter().skip(1).all(|one| Some(one) != described.first())
}

impl Proposal {
    /// The same proposal once it is known when a session with each team could begin at the earliest: a team that never has time isn't
    /// proposed, and a mediator who is in no other is left out for it (MED-3). Where no team has any, all of them stay: who can mediate
    /// can be asked before times are possible.
    #[must_use]
    pub fn timed(self, earliest: &[Option<Timestamp>]) -> Self {
        let Self { teams, mut excluded } = self;
        // Where nobody has time, it isn't for want of mediators: the safe day is near, or somebody at the table has no hours.
        if earliest.iter().all(Option::is_none) {
            return Self { teams, excluded };
        }
        let timed: Vec<Team> =
            teams.into_iter().zip(earliest).map(|(team, earliest)| Team { earliest: *earliest, ..team }).collect();
        let (teams, never): (Vec<Team>, Vec<Team>) = timed.into_iter().partition(|team| team.earliest.is_some());
        for person in never.iter().flat_map(|team| team.mediators.iter().copied()) {
            let known =
                teams.iter().any(|team| team.mediators.contains(&person)) || excluded.iter().any(|one| one.person == person);
            if !known {
                excluded.push(Excluded { person, rule: "MED-3".into(), code: "not-available".into() });
            }
        }
        Self { teams, excluded }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::tests::{TODAY, mediator, needs};
    use crate::matching::{LeftOut, LeftOutBecause, Relation};
    use crate::text::Line;
    use crate::vocabulary::Kind;

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
    fn med_3_a_conflict_an_own_case_or_a_full_month_excludes() {
        let policy = Policy::pasadena();
        let left_out = LeftOut { mediator: mediator(3).person, because: LeftOutBecause::Conflict };
        let needs = Needs { participants: vec![mediator(1).person], left_out: vec![left_out], ..needs() };
        let full = Mediator { load: 4, ..mediator(5) };
        let proposal = propose(&[mediator(1), mediator(3), full], &needs, &policy);
        let codes: Vec<_> = proposal.excluded.iter().map(|left_out| left_out.code.as_str()).collect();
        assert_eq!(codes, ["own-case", "conflict-of-interest", "over-cap"]);
    }

    /// What speaks for the only team of two, by code.
    fn parts(one: Mediator, other: Mediator, kind: Kind) -> Vec<(String, i32)> {
        let needs = Needs { kind, ..needs() };
        let proposal = propose(&[one, other], &needs, &Policy::pasadena());
        let team = proposal.teams[0].clone();
        assert_eq!(team.score, team.parts.iter().map(|(_, points)| points).sum::<i32>());
        team.parts
    }

    #[test]
    fn med_3_whoever_rested_longer_is_proposed_rather_a_point_for_every_thirty_days_up_to_three() {
        for (days_ago, points) in [(0, 0), (29, 0), (30, 1), (59, 1), (60, 2), (90, 3), (400, 3)] {
            let asked = |number, day| Mediator { last_asked: Some(day), ..mediator(number) };
            let day = TODAY.checked_sub(jiff::Span::new().days(days_ago)).unwrap();
            let parts = parts(asked(1, day), asked(2, TODAY), Kind::Community);
            let rotation = parts.iter().find(|(code, _)| code == "rotation").map_or(0, |(_, points)| *points);
            assert_eq!(rotation, points, "{days_ago}");
        }
        assert!(parts(mediator(1), mediator(2), Kind::Community).contains(&("rotation".to_owned(), 6)), "never asked");
    }

    #[test]
    fn med_3_two_who_describe_themselves_differently_and_have_no_ties_speak_for_a_team() {
        let described = |number, words: &str| Mediator { background: Line::parse(words).ok(), ..mediator(number) };
        let diversity = |one: &str, other: &str| {
            let parts = parts(described(1, one), described(2, other), Kind::Community);
            parts.iter().any(|(code, points)| (code.as_str(), *points) == ("diversity", 2))
        };
        assert!(diversity("Armenian American", "Black"));
        assert!(!diversity("Latina", " latina "));
        assert!(!diversity("Latina", ""), "who says nothing is unlike nobody");
        assert!(!diversity("", ""));
        let tied = |kind| {
            let parts = parts(Mediator { relations: vec![Relation::FormerEmployee], ..mediator(1) }, mediator(2), kind);
            parts.iter().find(|(code, _)| code == "relations").map(|(_, points)| *points)
        };
        assert_eq!([Kind::Community, Kind::Internal, Kind::Neighbor, Kind::School].map(tied), [Some(-3), Some(-3), None, None]);
        let free = parts(mediator(1), mediator(2), Kind::Community);
        assert!(free.iter().all(|(code, _)| code != "relations"), "whoever has no ties loses nothing");
    }

    #[test]
    fn med_3_a_team_that_never_has_time_isnt_proposed_and_whoever_is_in_no_other_is_left_out_for_it() {
        let at = |text: &str| Some(text.parse::<Timestamp>().unwrap());
        let roster = [mediator(1), mediator(2), mediator(3)];
        let proposal = propose(&roster, &needs(), &Policy::pasadena());
        let teams: Vec<_> = proposal.teams.iter().map(|team| team.mediators.clone()).collect();
        let first = at("2026-12-08T18:00:00Z");
        let earliest: Vec<_> = teams.iter().map(|team| first.filter(|_| !team.contains(&mediator(3).person))).collect();
        let timed = proposal.timed(&earliest);
        assert_eq!(
            timed.teams.iter().map(|team| (team.mediators.clone(), team.earliest)).collect::<Vec<_>>(),
            [(vec![mediator(1).person, mediator(2).person], first)]
        );
        let excluded: Vec<_> = timed.excluded.iter().map(|one| (one.person, one.rule.as_str(), one.code.as_str())).collect();
        assert_eq!(excluded, [(mediator(3).person, "MED-3", "not-available")]);
        let nobody = propose(&roster, &needs(), &Policy::pasadena()).timed(&vec![None; teams.len()]);
        assert_eq!((nobody.teams.len(), nobody.excluded.len()), (3, 0), "it isn't for want of mediators");
        assert!(nobody.teams.iter().all(|team| team.earliest.is_none()));
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
