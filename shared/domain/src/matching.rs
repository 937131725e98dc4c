//! Who may mediate a case, and which pair is proposed (MED-2 to MED-4).

use jiff::Timestamp;
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
pub(crate) mod tests {
    use jiff::civil::{Time, Weekday, date};
    use uuid::Uuid;

    use super::*;
    use crate::availability::WeeklyHours;

    const TODAY: Date = date(2026, 11, 22);

    pub(crate) fn mediator(number: u128) -> Mediator {
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

    fn needs() -> Needs {
        Needs { kind: Kind::Community, languages: vec![Language::Spanish], participants: vec![], left_out: vec![], today: TODAY }
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
