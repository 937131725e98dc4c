//! Reaching people: attempts with their channel and result, and who asked for a call (CON-5, INT-9).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::decide::{Decided, Given};
use super::effect::Effect;
use super::{Mediation, Stage};
use crate::decision::Decision;
use crate::ids::PersonId;
use crate::notice::Template;
use crate::policy::Policy;
use crate::refusal::Refusal;
use crate::vocabulary::vocabulary;

/// More attempts than anybody makes; the log of a case stays a log.
const MOST_ATTEMPTS: usize = 60;

vocabulary! {
    /// How somebody was reached, or answered.
    Channel {
        /// By their own link.
        Link = "link",
        /// On the phone.
        Phone = "phone",
        /// On paper.
        Paper = "paper",
        /// Face to face.
        InPerson = "in_person",
        /// Through an interpreter.
        Interpreter = "interpreter",
    }

    /// What came of an attempt.
    AttemptResult {
        /// They spoke, or wrote back.
        Reached = "reached",
        /// Nobody answered.
        NoAnswer = "no_answer",
        /// A message was left, where one may be.
        MessageLeft = "message_left",
        /// The number or address is wrong.
        WrongContact = "wrong_contact",
    }
}

/// An attempt to reach somebody: nothing of what was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attempt {
    /// Whom.
    pub person: PersonId,
    /// When it was recorded.
    pub at: Timestamp,
    /// How.
    pub channel: Channel,
    /// What came of it.
    pub result: AttemptResult,
}

impl Mediation {
    /// Whether so many attempts came to nothing that somebody counts as unreachable (CON-5).
    #[must_use]
    pub fn is_unreachable(&self, person: PersonId, policy: &Policy) -> bool {
        let own = || self.attempts.iter().filter(|attempt| attempt.person == person);
        own().all(|attempt| attempt.result != AttemptResult::Reached) && own().count() >= policy.consent.attempts
    }
}

/// The program tried to reach somebody.
pub(super) fn attempt(
    mediation: &Mediation,
    person: PersonId,
    channel: Channel,
    result: AttemptResult,
    given: Given<'_>,
) -> Decided {
    if mediation.stage.is_over() {
        return Err(Refusal::out_of_order());
    }
    if !mediation.has_consenting(person) {
        return Err(Refusal::new("not-a-participant", "CON-5"));
    }
    if mediation.attempts.len() >= MOST_ATTEMPTS {
        return Err(Refusal::new("too-many-attempts", "CON-5"));
    }
    let mut next = mediation.clone();
    next.attempts.push(Attempt { person, at: given.now, channel, result });
    if result == AttemptResult::Reached {
        next.calls_wanted.retain(|one| *one != person);
    }
    let entry = given.entry("attempted").with("person", person).with("channel", channel).with("result", result);
    Ok(Decision::step(next, entry, Vec::new()))
}

/// Somebody has questions: a person of the program calls them.
pub(super) fn ask_for_call(mediation: &Mediation, person: PersonId, given: Given<'_>) -> Decided {
    if !mediation.has_consenting(person) || mediation.stage.is_over() || mediation.stage == Stage::Admitted {
        return Err(Refusal::out_of_order());
    }
    if mediation.calls_wanted.contains(&person) {
        return Err(Refusal::new("call-already-wanted", "CON-1"));
    }
    let mut next = mediation.clone();
    next.calls_wanted.push(person);
    let effects: Vec<Effect> = vec![mediation.tell_program(Template::CallWanted)];
    Ok(Decision::step(next, given.entry("call-wanted").with("person", person), effects))
}

/// Somebody who takes part wants no reminders, or wants them again, however the mediation stands (REM-4). The choice itself is kept with how
/// to reach them, where each mail looks; here it leaves its trace.
pub(super) fn set_reminders(mediation: &Mediation, person: PersonId, wanted: bool, given: Given<'_>) -> Decided {
    if mediation.side_of(person).is_none() && !mediation.mediators().contains(&person) {
        return Err(Refusal::new("not-a-participant", "REM-4"));
    }
    let entry = given.entry(if wanted { "reminders-wanted" } else { "reminders-stopped" }).with("person", person);
    Ok(Decision::step(mediation.clone(), entry, Vec::new()))
}
