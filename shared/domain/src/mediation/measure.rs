//! What the program counts of a mediation: closed codes and numbers, told once each, and never before everybody may know that it is so
//! (STF-4, CON-2).

use serde::{Deserialize, Serialize};

use super::effect::Effect;
use super::{Attended, EndReason, FollowUp, Held, Mediation, Outcome};
use crate::ids::PersonId;
use crate::vocabulary::{OutcomeCode, Side};

/// What is counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// What both sides said to the offer, once it is decided.
    Answered {
        /// Whether somebody on the complainant's side was willing.
        complainant: bool,
        /// Whether somebody on the other side was.
        respondent: bool,
        /// Why it ended there, where it did.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ended: Option<EndReason>,
    },
    /// It ended after both sides had said yes.
    Ended {
        /// What crossed to the complaint side.
        code: OutcomeCode,
        /// What it was on this side.
        how: How,
        /// Who mediated, where it was held; by opaque ids, to see how the work is spread.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        mediators: Vec<PersonId>,
        /// Participants who were there, and whether they could speak their own language.
        #[serde(default)]
        languages: Met,
        /// Participants who needed something to take part, and whether it was arranged.
        #[serde(default)]
        needs: Met,
    },
    /// Nobody is waited for any longer to say whether an agreement held (OUT-4).
    Kept {
        /// What each who was asked said; nothing for whoever was silent.
        answers: Vec<Option<Held>>,
    },
}

impl Measure {
    /// Which comes first of those of one moment.
    #[must_use]
    pub const fn order(&self) -> u8 {
        match self {
            Self::Answered { .. } => 0,
            Self::Ended { .. } => 1,
            Self::Kept { .. } => 2,
        }
    }
}

/// How a mediation ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// With an outcome that was recorded.
    Outcome(Outcome),
    /// Early.
    Early(EndReason),
}

/// Of how many people something was met.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Met {
    /// Of so many.
    pub met: u32,
    /// Not of so many.
    pub unmet: u32,
}

impl Met {
    fn count(each: impl Iterator<Item = bool>) -> Self {
        each.fold(Self::default(), |sum, met| Self { met: sum.met + u32::from(met), unmet: sum.unmet + u32::from(!met) })
    }
}

impl Mediation {
    fn has_on(&self, side: Side, people: &[PersonId]) -> bool {
        people.iter().any(|person| self.side_of(*person) == Some(side))
    }

    /// What both sides said, of those who were willing.
    pub(super) fn measured_answers(&self, willing: &[PersonId], ended: Option<EndReason>) -> Effect {
        Effect::Measured(Measure::Answered {
            complainant: self.has_on(Side::Complainant, willing),
            respondent: self.has_on(Side::Respondent, willing),
            ended,
        })
    }

    /// That it ended early, after both had said yes.
    pub(super) fn measured_end(code: OutcomeCode, reason: EndReason) -> Effect {
        let (languages, needs) = (Met::default(), Met::default());
        Effect::Measured(Measure::Ended { code, how: How::Early(reason), mediators: Vec::new(), languages, needs })
    }

    /// That its outcome was recorded.
    pub(super) fn measured_outcome(&self, outcome: Outcome, attendance: &[Attended]) -> Effect {
        let there: Vec<PersonId> = attendance.iter().filter(|one| one.attendance.is_there()).map(|one| one.person).collect();
        let held = outcome.was_held();
        let at_table = self.participants.iter().filter(|party| held && there.contains(&party.person));
        let spoken = self.stage.team().map(|team| team.languages.clone()).unwrap_or_default();
        let understood = |person, language| spoken.contains(&language) || self.has_interpreter(person);
        Effect::Measured(Measure::Ended {
            code: outcome.code_for_complaint(),
            how: How::Outcome(outcome),
            mediators: self.mediators().into_iter().filter(|person| held && there.contains(person)).collect(),
            languages: Met::count(at_table.clone().map(|party| understood(party.person, party.language))),
            needs: Met::count(at_table.filter(|party| party.has_needs).map(|party| self.arrangements.contains(&party.person))),
        })
    }
}

/// What people said of whether it held.
pub(super) fn kept(follow_up: &FollowUp) -> Effect {
    let said = |person: &PersonId| follow_up.answers.iter().find(|one| one.person == *person).map(|one| one.held);
    Effect::Measured(Measure::Kept { answers: follow_up.people.iter().map(said).collect() })
}

/// What an end early is counted as: by itself, or as the answer that an offer got.
pub(super) fn ended(mediation: &Mediation, code: OutcomeCode, reason: EndReason) -> Effect {
    match mediation.willing_to_the_offer() {
        Some(willing) => mediation.measured_answers(&willing, Some(reason)),
        None => Mediation::measured_end(code, reason),
    }
}
