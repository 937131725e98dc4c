//! What must be there before people sit down: what they need, and what they signed (SCH-6, SCH-9).

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::decide::{Decided, Given};
use super::{Attended, Mediation, Stage, Team};
use crate::decision::Decision;
use crate::ids::PersonId;
use crate::refusal::Refusal;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// A paper that somebody signs.
    Paper {
        /// That what is said at the table stays there, and nothing is recorded (SCH-9; Evidence Code 1119).
        Confidentiality = "confidentiality",
        /// That they take part, and that mediation doesn't end before the last follow-up (OUT-3; Evidence Code 1125).
        Participation = "participation",
        /// That their lawyer explained confidentiality to them in writing (Evidence Code 1129).
        Disclosure = "disclosure",
    }
}

/// A paper that is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    /// By whom.
    pub person: PersonId,
    /// Which.
    pub paper: Paper,
    /// On which day.
    pub on: Date,
}

impl Mediation {
    /// Whether somebody has signed a paper.
    #[must_use]
    pub fn has_signed(&self, person: PersonId, paper: Paper) -> bool {
        self.papers.iter().any(|one| one.person == person && one.paper == paper)
    }

    /// The papers that the table needs, person by person; mediators signed theirs for the roster (MED-2).
    #[must_use]
    pub fn papers_needed(&self) -> Vec<(PersonId, Paper)> {
        let mut needed = Vec::new();
        for party in &self.participants {
            needed.extend([Paper::Confidentiality, Paper::Participation].map(|paper| (party.person, paper)));
            needed.extend(party.represented.then_some((party.person, Paper::Disclosure)));
        }
        let companions = self.companions.iter();
        needed.extend(companions.map(|one| (one.person, Paper::Confidentiality)));
        needed
    }

    /// Whether both sides signed that mediation lasts until the last follow-up (OUT-3).
    #[must_use]
    pub fn is_extended(&self) -> bool {
        self.participants.iter().all(|party| self.has_signed(party.person, Paper::Participation))
    }

    /// What keeps times from being offered: needs that nobody arranged, a language that nobody speaks or interprets (SCH-6).
    pub(super) fn arranged(&self, team: &Team) -> Result<(), Refusal> {
        if self.participants.iter().any(|party| party.has_needs && !self.arrangements.contains(&party.person)) {
            return Err(Refusal::new("needs-not-arranged", "SCH-6"));
        }
        let spoken = self.languages(|person| !self.has_interpreter(person));
        if spoken.iter().any(|language| !team.languages.contains(language)) {
            return Err(Refusal::new("language-not-covered", "SCH-6"));
        }
        Ok(())
    }

    /// Whether everybody who was there had signed that it stays confidential (SCH-9).
    pub(super) fn signed_by_all_present(&self, attendance: &[Attended]) -> Result<(), Refusal> {
        let there = |person: PersonId| attendance.iter().any(|one| one.person == person && one.attendance.is_there());
        for (person, paper) in self.papers_needed() {
            let code = match paper {
                Paper::Confidentiality => "confidentiality-missing",
                Paper::Disclosure => "disclosure-missing",
                // Whoever didn't sign it takes part all the same: mediation only ends sooner for want of contact.
                Paper::Participation => continue,
            };
            if there(person) && !self.has_signed(person, paper) {
                return Err(Refusal::new(code, "SCH-9"));
            }
        }
        Ok(())
    }
}

/// What somebody needs to take part is arranged.
pub(super) fn arrange(mediation: &Mediation, person: PersonId, given: Given<'_>) -> Decided {
    if mediation.stage.is_over() || !mediation.participants.iter().any(|party| party.person == person && party.has_needs) {
        return Err(Refusal::out_of_order());
    }
    if mediation.arrangements.contains(&person) {
        return Err(Refusal::new("already-arranged", "SCH-6"));
    }
    let mut next = mediation.clone();
    next.arrangements.push(person);
    Ok(Decision::step(next, given.entry("needs-arranged").with("person", person), Vec::new()))
}

/// Papers that were signed. One that is on record stays as it is.
pub(super) fn sign(mediation: &Mediation, signed: &[(PersonId, Paper)], on: Date, given: Given<'_>) -> Decided {
    if mediation.stage.is_over() || matches!(mediation.stage, Stage::Admitted | Stage::Offering { .. }) {
        return Err(Refusal::out_of_order());
    }
    if on > given.policy.date(given.now) {
        return Err(Refusal::new("in-the-future", "SCH-9"));
    }
    let needed = mediation.papers_needed();
    if signed.is_empty() || signed.iter().any(|one| !needed.contains(one)) {
        return Err(Refusal::new("not-a-paper-of-theirs", "SCH-9"));
    }
    let mut next = mediation.clone();
    for &(person, paper) in signed {
        if !next.has_signed(person, paper) {
            next.papers.push(Signed { person, paper, on });
        }
    }
    let count = next.papers.len() - mediation.papers.len();
    Ok(Decision::step(next, given.entry("papers-signed").with("count", count).with("on", on), Vec::new()))
}
