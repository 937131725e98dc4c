//! Who is asked how it was: those who were there, at once and once more later, and those whose case was not mediated (SUR-1, SUR-6).

use serde::{Deserialize, Serialize};

use super::decide::{Decided, Given};
use super::effect::Effect;
use super::{Attended, Check, Mediation, Stage};
use crate::decision::Decision;
use crate::due;
use crate::ids::PersonId;
use crate::refusal::Refusal;
use crate::survey::Occasion;
use crate::vocabulary::{PartRole, Side};

/// Somebody who is asked, and in which role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Surveyed {
    /// Who.
    pub person: PersonId,
    /// In which role.
    pub role: PartRole,
}

/// Those who were there in a role of their own; nobody asks whoever only came along.
pub(super) fn there(attendance: &[Attended]) -> Vec<Surveyed> {
    let there = attendance.iter().filter(|one| one.attendance.is_there());
    there.filter_map(|one| Some(Surveyed { person: one.person, role: one.role? })).collect()
}

pub(super) fn after_session(there: &[Surveyed]) -> Effect {
    Effect::SurveysDue { occasion: Occasion::Session, people: people(there) }
}

fn people(asked: &[Surveyed]) -> Vec<(PersonId, PartRole)> {
    asked.iter().map(|one| (one.person, one.role)).collect()
}

/// When they are asked once more.
pub(super) fn later(given: Given<'_>) -> Effect {
    Effect::LookLater { check: Check::FollowUpSurvey, at: due::follow_up_survey(given.now, given.policy) }
}

impl Mediation {
    /// Everyone whose yes it took, or would have; before offers are out nobody but whoever asked for a mediation knows of it.
    pub(super) fn survey_of_the_not_mediated(&self) -> Effect {
        let knows = |person: &PersonId| self.stage != Stage::Admitted || self.side_of(*person) == Some(Side::Complainant);
        let asked = self.consenting().into_iter().filter(knows);
        let people = asked.filter_map(|person| Some((person, self.role_of(person)?))).collect();
        Effect::SurveysDue { occasion: Occasion::NotMediated, people }
    }

    /// Everyone at a session that ended before its time; nobody noted who was there.
    pub(super) fn survey_of_the_interrupted(&self) -> Effect {
        let everyone = self.consenting().into_iter().chain(self.mediators());
        let people = everyone.filter_map(|person| Some((person, self.role_of(person)?))).collect();
        Effect::SurveysDue { occasion: Occasion::Session, people }
    }
}

/// Those who were there are asked once more.
pub(super) fn ask_again(mediation: &Mediation, given: Given<'_>) -> Decided {
    if mediation.asked_later.is_empty() {
        return Err(Refusal::out_of_order());
    }
    let mut next = mediation.clone();
    let asked = std::mem::take(&mut next.asked_later);
    let surveys = Effect::SurveysDue { occasion: Occasion::FollowUp, people: people(&asked) };
    Ok(Decision::step(next, given.entry("asked-again"), vec![surveys]))
}

/// The surveys that a conclusion asked for are out; no other waits for that.
pub(super) fn sent(mediation: &Mediation, given: Given<'_>) -> Decided {
    let mut next = mediation.clone();
    match &mut next.stage {
        Stage::Concluded { surveys_sent, .. } if !*surveys_sent => *surveys_sent = true,
        _ => return Err(Refusal::out_of_order()),
    }
    Ok(Decision::step(next, given.entry("surveys-sent"), Vec::new()))
}
