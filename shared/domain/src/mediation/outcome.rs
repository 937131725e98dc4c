//! How it ended, the surveys, and closing (OUT-1, OUT-5, OUT-6).

use serde::{Deserialize, Serialize};

use super::decide::{Decided, Given};
use super::effect::Effect;
use super::{Mediation, Stage, follow_up, surveys};
use crate::decision::{Actor, Decision};
use crate::ids::PersonId;
use crate::notice::Template;
use crate::refusal::Refusal;
use crate::vocabulary::{OutcomeCode, PartRole, vocabulary};

vocabulary! {
    /// How a mediation ended (OUT-1).
    Outcome {
        /// They agreed.
        Agreement = "agreement",
        /// They agreed in part.
        PartialAgreement = "partial_agreement",
        /// They understand each other better, without an agreement.
        Understanding = "understanding",
        /// They agreed to disagree.
        AgreedToDisagree = "agreed_to_disagree",
        /// Stuck.
        Impasse = "impasse",
        /// The mediator stopped it; Concord records nothing more (CON-8).
        Terminated = "terminated",
        /// Somebody left.
        Withdrew = "withdrew",
        /// Somebody didn't come.
        NoShow = "no_show",
        /// It was called off.
        Cancelled = "cancelled",
    }

    /// How somebody attended (SCH-8).
    Attendance {
        /// There.
        Present = "present",
        /// There, late.
        Late = "late",
        /// Not there.
        Absent = "absent",
        /// Not there, with an excuse.
        Excused = "excused",
        /// Not there, and somebody else in their place.
        Substitute = "substitute",
    }
}

/// How one person attended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attended {
    /// Who.
    pub person: PersonId,
    /// In which role; none for whoever only comes with somebody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<PartRole>,
    /// How.
    pub attendance: Attendance,
}

impl Attendance {
    /// Whether they were there.
    #[must_use]
    pub const fn is_there(self) -> bool {
        matches!(self, Self::Present | Self::Late)
    }
}

impl Outcome {
    /// The code that crosses to the complaint side (OUT-6). A withdrawal that is recorded as an outcome happened in the session.
    #[must_use]
    pub const fn code_for_complaint(self) -> OutcomeCode {
        match self {
            Self::Agreement | Self::PartialAgreement => OutcomeCode::Agreement,
            Self::Understanding | Self::AgreedToDisagree | Self::Impasse | Self::Terminated | Self::Withdrew => {
                OutcomeCode::NoAgreement
            }
            Self::NoShow | Self::Cancelled => OutcomeCode::NotHeld,
        }
    }

    /// Whether the sides talked to each other until they were done.
    #[must_use]
    pub const fn was_held(self) -> bool {
        matches!(self, Self::Agreement | Self::PartialAgreement | Self::Understanding | Self::AgreedToDisagree | Self::Impasse)
    }
}

impl Mediation {
    /// Whether everyone attended whose consent stands for somebody who did (CON-6).
    fn guardians_attended(&self, attendance: &[Attended]) -> bool {
        let there = |person: PersonId| attendance.iter().any(|one| one.person == person && one.attendance.is_there());
        let guardians = self.companions.iter().filter(|one| one.part.consents());
        guardians.into_iter().all(|one| there(one.person) || !there(one.of))
    }
}

pub(super) fn record(mediation: &Mediation, outcome: Outcome, attendance: Vec<Attended>, given: Given<'_>) -> Decided {
    let Stage::Booked { session, .. } = &mediation.stage else {
        return Err(Refusal::out_of_order());
    };
    if given.now < session.slot.starts_at {
        return Err(Refusal::new("session-not-begun", "OUT-1"));
    }
    let mut expected = mediation.attendees();
    let mut named: Vec<PersonId> = attendance.iter().map(|one| one.person).collect();
    expected.sort_unstable();
    named.sort_unstable();
    if expected != named {
        return Err(Refusal::new("attendance-incomplete", "SCH-8"));
    }
    if outcome.was_held() && !mediation.guardians_attended(&attendance) {
        return Err(Refusal::new("guardian-absent", "CON-6"));
    }
    let mut entry = given.entry("outcome-recorded").with("outcome", outcome);
    if outcome.was_held()
        && let Err(missing) = mediation.signed_by_all_present(&attendance)
    {
        // Somebody may never sign any more; that it happened is recorded all the same, by the program and with what is missing.
        if !matches!(given.by, Actor::Staff(_)) {
            return Err(missing);
        }
        entry = entry.with("papers", missing.code);
    }
    let on = given.policy.date(given.now);
    let code = outcome.code_for_complaint();
    let there = surveys::there(&attendance);
    let asked = if outcome.was_held() { surveys::after_session(&there) } else { mediation.survey_of_the_not_mediated() };
    let measured = mediation.measured_outcome(outcome, &attendance);
    let mut effects = vec![Effect::Moved, Effect::Ended { code, on }, measured, asked];
    // Whoever was waited for in vain is somebody for the program to talk to (STF-2).
    if outcome == Outcome::NoShow || attendance.iter().any(|one| one.attendance == Attendance::Absent) {
        effects.push(mediation.tell_program(Template::NoShow));
    }
    effects.extend(super::leaving::open_gates(mediation).into_iter().map(Effect::CloseGate));
    let mut next = mediation.clone();
    if let Some((follow_up, planned)) = follow_up::plan(outcome, &attendance, given) {
        next.follow_up = Some(follow_up);
        effects.push(planned);
    }
    if outcome.was_held() {
        next.asked_later = there.into_iter().filter(|one| one.role != PartRole::Mediator).collect();
        effects.push(surveys::later(given));
    }
    next.stage = Stage::Concluded { outcome, attendance, surveys_sent: false };
    Ok(Decision::step(next, entry, effects))
}

pub(super) fn close(mediation: &Mediation, given: Given<'_>) -> Decided {
    let Stage::Concluded { outcome, surveys_sent, .. } = &mediation.stage else {
        return Err(Refusal::new("outcome-missing", "OUT-5"));
    };
    if !surveys_sent {
        return Err(Refusal::new("surveys-not-sent", "OUT-5"));
    }
    if mediation.agreement.is_some() && !mediation.is_agreed_in_writing() {
        return Err(Refusal::new("agreement-not-signed", "OUT-5"));
    }
    let stage = Stage::Closed { outcome: *outcome, on: given.policy.date(given.now) };
    // The destruction record says that working notes are gone, and nothing of what was in them (WALL-4).
    let history = vec![given.entry("notes-destroyed"), given.entry("closed")];
    let next = mediation.to(stage).without_working_notes();
    Ok(Decision { next, history, effects: vec![Effect::Moved] })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn out_6_each_outcome_crosses_as_one_of_three_codes() {
        let codes: Vec<_> = Outcome::ALL.iter().map(|outcome| outcome.code_for_complaint().code()).collect();
        assert_eq!(
            codes,
            [
                "agreement",
                "agreement",
                "no_agreement",
                "no_agreement",
                "no_agreement",
                "no_agreement",
                "no_agreement",
                "not_held",
                "not_held",
            ]
        );
    }
}
