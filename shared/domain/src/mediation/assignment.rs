//! Mediators: asked, clear of conflicts, named to both sides, and asked anew when one of them can't go on (MED-3, MED-5, MED-6).

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::decide::{Decided, Given};
use super::effect::Effect;
use super::leaving::call_off;
use super::preparation::on_to_times;
use super::{Asked, Mediation, Stage, Team};
use crate::decision::{Decision, Entry};
use crate::due::objections_end;
use crate::ids::PersonId;
use crate::matching::{AssignmentAnswer, LeftOut, LeftOutBecause, Mediator, Needs, may_mediate, may_sit_together};
use crate::notice::{Gate, GateKind, Template};
use crate::refusal::Refusal;
use crate::vocabulary::Language;

impl Mediation {
    /// What this case needs of its mediators today.
    #[must_use]
    pub fn needs(&self, today: Date) -> Needs {
        let companions = self.companions.iter().map(|one| one.person);
        Needs {
            kind: self.kind,
            languages: self.languages(|person| !self.has_interpreter(person)),
            participants: self.participants.iter().map(|party| party.person).chain(companions).collect(),
            left_out: self.left_out.clone(),
            today,
        }
    }

    /// The languages of everyone who has a say, or of some of them.
    #[must_use]
    pub fn languages(&self, of: impl Fn(PersonId) -> bool) -> Vec<Language> {
        let participants = self.participants.iter().map(|party| (party.person, party.language));
        let companions = self.companions.iter().filter(|one| one.part.consents()).map(|one| (one.person, one.language));
        let spoken: BTreeSet<Language> =
            participants.chain(companions).filter(|(person, _)| of(*person)).map(|(_, language)| language).collect();
        spoken.into_iter().collect()
    }

    /// Whether a mediator said that there is no conflict, and still works on it: from then on they may reach the people (MED-5).
    #[must_use]
    pub fn may_reach(&self, mediator: PersonId) -> bool {
        match &self.stage {
            Stage::Assigning { asked } => asked.iter().any(|one| one.mediator == mediator && one.clear),
            stage => stage.team().is_some_and(|team| team.mediators.contains(&mediator)),
        }
    }

    /// The gate of one mediator's answer: open while it is awaited.
    fn assignment_gate(&self, mediator: PersonId) -> Gate {
        Gate { person: Some(mediator), ..self.assignment_gate_of_all() }
    }

    /// The gate of all their answers together, for what the program hears of them: open while one of them is awaited.
    fn assignment_gate_of_all(&self) -> Gate {
        Gate { kind: GateKind::Assignment, of: self.id.uuid(), person: None, version: self.askings }
    }
}

/// The gates of those who have not answered yet.
pub(super) fn open_gates(mediation: &Mediation) -> Vec<Gate> {
    let Stage::Assigning { asked } = &mediation.stage else {
        return Vec::new();
    };
    let awaited = asked.iter().filter(|one| !one.clear).map(|one| mediation.assignment_gate(one.mediator));
    awaited.chain([mediation.assignment_gate_of_all()]).collect()
}

pub(super) fn ask(mediation: &Mediation, team: &[Mediator], given: Given<'_>) -> Decided {
    if mediation.stage != Stage::Consented {
        return Err(Refusal::out_of_order());
    }
    let needs = mediation.needs(given.policy.date(given.now));
    for mediator in team {
        may_mediate(mediator, &needs, given.policy)?;
    }
    may_sit_together(&team.iter().collect::<Vec<_>>(), &needs, given.policy)?;
    let asked = team.iter().map(|one| Asked { mediator: one.person, clear: false, languages: one.languages.clone() }).collect();
    let mut next = mediation.to(Stage::Assigning { asked });
    next.askings += 1;
    let people: Vec<PersonId> = team.iter().map(|one| one.person).collect();
    let mut effects = vec![Effect::Moved, Effect::MediatorsAsked { people: people.clone(), asking: next.askings }];
    for person in people {
        let gate = next.assignment_gate(person);
        effects.push(Effect::OpenGate(gate));
        effects.push(Effect::Notify(mediation.notice(Template::Assignment, person).while_open(gate)));
    }
    effects.push(Effect::OpenGate(next.assignment_gate_of_all()));
    Ok(Decision::step(next, given.entry("mediators-asked"), effects))
}

/// A mediator answers; a conflict may be declared as long as the session hasn't begun (MED-5).
pub(super) fn answer(mediation: &Mediation, mediator: PersonId, answer: AssignmentAnswer, given: Given<'_>) -> Decided {
    if !mediation.mediators().contains(&mediator) || mediation.stage.is_over() {
        return Err(Refusal::out_of_order());
    }
    let entry = given.entry("assignment-answered").with("person", mediator).with("answer", answer);
    match answer {
        AssignmentAnswer::Clear => clear(mediation, mediator, entry, given),
        AssignmentAnswer::Conflict => reopen(mediation, mediator, LeftOutBecause::Conflict, entry, given),
        AssignmentAnswer::Declined => reopen(mediation, mediator, LeftOutBecause::Declined, entry, given),
    }
}

fn clear(mediation: &Mediation, mediator: PersonId, entry: Entry, given: Given<'_>) -> Decided {
    let mut next = mediation.clone();
    let Stage::Assigning { asked } = &mut next.stage else {
        return Err(Refusal::out_of_order());
    };
    let mut effects = Vec::new();
    for one in asked.iter_mut().filter(|one| one.mediator == mediator && !one.clear) {
        one.clear = true;
        effects.push(Effect::CloseGate(mediation.assignment_gate(mediator)));
    }
    if asked.iter().any(|one| !one.clear) {
        return Ok(Decision::step(next, entry, effects));
    }
    effects.push(Effect::CloseGate(mediation.assignment_gate_of_all()));
    let languages: BTreeSet<Language> = asked.iter().flat_map(|one| one.languages.iter().copied()).collect();
    let team = Team {
        mediators: asked.iter().map(|one| one.mediator).collect(),
        objections_until: objections_end(given.now, given.policy),
        languages: languages.into_iter().collect(),
    };
    let by = given.policy.date(team.objections_until);
    next.stage = Stage::Preparing { team };
    effects.push(Effect::Moved);
    let named = |person| Effect::Notify(mediation.notice(Template::MediatorsNamed, person).by(by));
    effects.extend(mediation.consenting().into_iter().map(named));
    Ok(on_to_times(next, entry, effects))
}

/// The program doesn't wait for a mediator's answer any longer.
pub(super) fn take_back(mediation: &Mediation, mediator: PersonId, given: Given<'_>) -> Decided {
    let Stage::Assigning { asked } = &mediation.stage else {
        return Err(Refusal::out_of_order());
    };
    if !asked.iter().any(|one| one.mediator == mediator && !one.clear) {
        return Err(Refusal::out_of_order());
    }
    reopen(mediation, mediator, LeftOutBecause::NoAnswer, given.entry("assignment-taken-back").with("person", mediator), given)
}

/// A party objects to a mediator: once, before the window for it ends, and without a reason (MED-6).
pub(super) fn object(mediation: &Mediation, person: PersonId, mediator: PersonId, given: Given<'_>) -> Decided {
    let (Stage::Preparing { team } | Stage::Prepared { team }) = &mediation.stage else {
        return Err(Refusal::out_of_order());
    };
    if !mediation.has_consenting(person) || !team.mediators.contains(&mediator) {
        return Err(Refusal::out_of_order());
    }
    let objector = mediation.stands_for(person);
    if mediation.objectors.contains(&objector) {
        return Err(Refusal::new("already-objected", "MED-6"));
    }
    if given.now >= team.objections_until {
        return Err(Refusal::new("objections-over", "MED-6"));
    }
    let mut objected = mediation.clone();
    objected.objectors.push(objector);
    reopen(&objected, mediator, LeftOutBecause::Objected, given.entry("objected").with("person", mediator), given)
}

/// Back to where mediators are asked, without this one. What is prepared stays prepared; a booked session is called off.
fn reopen(mediation: &Mediation, mediator: PersonId, because: LeftOutBecause, entry: Entry, given: Given<'_>) -> Decided {
    let mut effects = vec![Effect::Moved, mediation.tell_program(Template::MediatorsToAssign)];
    let mut next = mediation.to(Stage::Consented);
    match &mediation.stage {
        Stage::Booked { .. } if mediation.has_begun(given.now) => return Err(Refusal::new("session-begun", "MED-5")),
        Stage::Booked { session, .. } => {
            effects.extend(call_off(mediation, session, Template::SessionPostponed));
            next.sequence = session.sequence + 1;
        }
        Stage::Picking { .. } => effects.extend(super::session::open_gates(mediation).into_iter().map(Effect::CloseGate)),
        _ => effects.extend(open_gates(mediation).into_iter().map(Effect::CloseGate)),
    }
    // Whoever declares a conflict or declines knows; the others, and whoever was objected to or never answered, hear that it is over.
    let knows = matches!(because, LeftOutBecause::Conflict | LeftOutBecause::Declined);
    let told = mediation.mediators().into_iter().filter(|one| !(knows && *one == mediator));
    effects.extend(told.map(|one| Effect::Notify(mediation.notice(Template::AssignmentEnded, one))));
    next.left_out.push(LeftOut { mediator, because });
    Ok(Decision::step(next, entry, effects))
}
