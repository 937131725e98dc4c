//! Mediators: asked, clear of conflicts, and the preparation conversations that they hold (MED-3, MED-5, SCH-1).

use jiff::civil::Date;

use super::decide::{Decided, Effect, Given};
use super::{Asked, Mediation, Preparation, Stage};
use crate::decision::Decision;
use crate::ids::PersonId;
use crate::matching::{Mediator, Needs, may_mediate, may_sit_together};
use crate::notice::Template;
use crate::refusal::Refusal;

impl Mediation {
    /// What this case needs of its mediators.
    #[must_use]
    pub fn needs(&self) -> Needs {
        let mut languages: Vec<_> = self.participants.iter().map(|party| party.language).collect();
        languages.sort_unstable();
        languages.dedup();
        Needs {
            kind: self.kind,
            languages,
            participants: self.participants.iter().map(|party| party.person).collect(),
            conflicted: self.conflicted.clone(),
        }
    }
}

pub(super) fn ask(mediation: &Mediation, team: &[Mediator], given: Given<'_>) -> Decided {
    if mediation.stage != Stage::Consented {
        return Err(Refusal::out_of_order());
    }
    let needs = mediation.needs();
    for mediator in team {
        may_mediate(mediator, &needs, given.policy)?;
    }
    may_sit_together(&team.iter().collect::<Vec<_>>(), &needs, given.policy)?;
    let mut effects = vec![Effect::Moved];
    effects.extend(team.iter().map(|one| Effect::Notify(mediation.notice(Template::Assignment, one.person))));
    let asked = team.iter().map(|one| Asked { mediator: one.person, clear: false }).collect();
    Ok(Decision::step(mediation.to(Stage::Assigning { asked }), given.entry("mediators-asked"), effects))
}

pub(super) fn answer(mediation: &Mediation, mediator: PersonId, conflict: bool, given: Given<'_>) -> Decided {
    let Stage::Assigning { asked } = &mediation.stage else {
        return Err(Refusal::out_of_order());
    };
    let Some(position) = asked.iter().position(|one| one.mediator == mediator) else {
        return Err(Refusal::out_of_order());
    };
    let entry = given.entry("assignment-answered").with("person", mediator).with("conflict", conflict);
    if conflict {
        let mut next = mediation.to(Stage::Consented);
        next.conflicted.push(mediator);
        let mut effects = vec![Effect::Moved, mediation.tell_program(Template::MediatorsToAssign)];
        let others = asked.iter().map(|one| one.mediator).filter(|other| *other != mediator);
        effects.extend(others.map(|other| Effect::Notify(mediation.notice(Template::AssignmentEnded, other))));
        return Ok(Decision::step(next, entry, effects));
    }
    let mut asked = asked.clone();
    if let Some(one) = asked.get_mut(position) {
        one.clear = true;
    }
    if asked.iter().any(|one| !one.clear) {
        return Ok(Decision::step(mediation.to(Stage::Assigning { asked }), entry, Vec::new()));
    }
    let mediators = asked.into_iter().map(|one| one.mediator).collect();
    let stage = Stage::Preparing { mediators, prepared: Vec::new() };
    Ok(Decision::step(mediation.to(stage), entry, vec![Effect::Moved]))
}

pub(super) fn prepare(mediation: &Mediation, person: PersonId, on: Date, minutes: u16, given: Given<'_>) -> Decided {
    let Stage::Preparing { mediators, prepared } = &mediation.stage else {
        return Err(Refusal::out_of_order());
    };
    if !mediation.has_participant(person) {
        return Err(Refusal::new("not-a-participant", "SCH-1"));
    }
    if prepared.iter().any(|one| one.person == person) {
        return Err(Refusal::new("already-prepared", "SCH-1"));
    }
    if on > given.policy.date(given.now) {
        return Err(Refusal::new("in-the-future", "SCH-1"));
    }
    let entry = given.entry("prepared").with("person", person).with("on", on).with("minutes", minutes);
    let mut prepared = prepared.clone();
    prepared.push(Preparation { person, on, minutes });
    if prepared.len() < mediation.participants.len() {
        let stage = Stage::Preparing { mediators: mediators.clone(), prepared };
        return Ok(Decision::step(mediation.to(stage), entry, Vec::new()));
    }
    let effects = vec![Effect::Moved, mediation.tell_program(Template::TimesToOffer)];
    Ok(Decision::step(mediation.to(Stage::Prepared { mediators: mediators.clone() }), entry, effects))
}
