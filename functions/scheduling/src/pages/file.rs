//! What the program's page shows of a mediation, in words.

use domain::Policy;
use domain::matching::Proposal;
use domain::mediation::{Mediation, Stage};
use domain::slots::{Because, Found};
use edge::{Caller, Fault};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use pages::{Answers, Choice, Page, Standing, Task, Tasks};

use super::Person;
use super::assignment::mediator_named;
use crate::App;
use crate::api::{Reachable, find, propose};
use crate::mediation::session;

/// A proposed team.
pub struct Team {
    /// Their ids.
    pub ids: Vec<String>,
    /// Their names.
    pub names: String,
    /// What speaks for it.
    pub reasons: String,
}

/// Teams and who is left out.
#[derive(Default)]
pub struct Proposed {
    /// Teams, best first.
    pub teams: Vec<Team>,
    /// Name, rule and reason of each who is left out.
    pub excluded: Vec<(String, String, String)>,
}

/// Times to offer and days without any.
#[derive(Default)]
pub struct Times {
    /// Times, all of them chosen at first.
    pub slots: Vec<Choice>,
    /// Day and reason.
    pub ruled_out: Vec<(String, String)>,
}

/// How many teams are shown.
const TEAMS: usize = 5;

/// What is known of a mediation.
pub fn facts(page: &Page, mediation: &Mediation, policy: &Policy) -> Answers {
    let outcome = match &mediation.stage {
        Stage::Concluded { outcome, .. } | Stage::Closed { outcome, .. } => Some(page.code("outcome", outcome.code())),
        Stage::Ended { reason, .. } => Some(page.code("ended", reason.code())),
        _ => None,
    };
    let facts = Answers::default()
        .fact(page.t("brief-category"), page.code("category", mediation.category.code()))
        .fact(page.t("brief-incident-on"), page.day(&mediation.incident_on))
        .fact_if(page.t("mediation-safe-date"), mediation.last_day.as_ref().map(|day| page.day(day)))
        .fact_if(page.t("outcome-title"), outcome);
    match session(mediation) {
        Some(session) => facts.and(super::appointment(page, session, policy)),
        None => facts,
    }
}

/// The people at the table, each with what is waited for.
pub fn people_at_the_table(page: &Page, mediation: &Mediation, people: &[Reachable]) -> Tasks {
    let task = |one: &Reachable| {
        let wanted = mediation.calls_wanted.iter().any(|person| person.to_string() == one.person);
        let (standing, status) =
            if wanted { (Standing::Late, page.t("mediation-call-wanted")) } else { state(page, mediation, &one.person) };
        let name = super::labelled(page, one).label;
        Task {
            name,
            href: format!("/mediations/{}/people/{}", mediation.id, one.person),
            hint: page.code("language-name", &one.language),
            status,
            standing,
        }
    };
    Tasks::new(people.iter().map(task).collect())
}

fn state(page: &Page, mediation: &Mediation, person: &str) -> (Standing, String) {
    let is = |id: &domain::ids::PersonId| id.to_string() == person;
    let done_or = |done: bool, yes: &str, no: &str| {
        if done { (Standing::Done, page.t(yes)) } else { (Standing::Waiting, page.t(no)) }
    };
    match &mediation.stage {
        Stage::Offering { offers, .. } => {
            let Some(offer) = offers.iter().find(|one| is(&one.person)) else {
                return (Standing::Done, String::new());
            };
            let answered = offer.answer.as_ref();
            answered.map_or_else(
                || (Standing::Waiting, page.t("mediation-not-answered")),
                |answered| (Standing::Done, page.code("answer", answered.answer.code())),
            )
        }
        Stage::Preparing { .. } if mediation.participants.iter().any(|one| is(&one.person)) => {
            let prepared = mediation.prepared.iter().any(|one| is(&one.person) && one.suitable);
            done_or(prepared, "mediation-prepared", "mediation-not-prepared")
        }
        Stage::Picking { picks, .. } if mediation.participants.iter().any(|one| is(&one.person)) => {
            done_or(picks.iter().any(|one| is(&one.person)), "mediation-picked", "mediation-not-picked")
        }
        Stage::Concluded { attendance, .. } => {
            let own = attendance.iter().find(|one| is(&one.person));
            (Standing::Done, own.map(|one| page.code("attendance", one.attendance.code())).unwrap_or_default())
        }
        _ => (Standing::Done, String::new()),
    }
}

/// The mediators, by name.
///
/// # Errors
/// When storage fails.
pub async fn mediators(app: &App, caller: &Caller, page: &Page, mediation: &Mediation) -> Result<Vec<Person>, Fault> {
    let mut named = Vec::new();
    for mediator in mediation.mediators() {
        named.push(mediator_named(app, caller, page, mediator).await?);
    }
    Ok(named)
}

/// Proposed teams, while mediators are to be asked.
///
/// # Errors
/// When storage fails.
pub async fn proposed(
    app: &App,
    caller: &Caller,
    page: &Page,
    mediation: &Mediation,
    zone: &TimeZone,
) -> Result<Proposed, Fault> {
    if mediation.stage != Stage::Consented {
        return Ok(Proposed::default());
    }
    let Proposal { teams, excluded } = propose(app, caller, mediation).await?;
    let mut proposed = Proposed::default();
    for team in teams.into_iter().take(TEAMS) {
        let mut names = Vec::new();
        for mediator in &team.mediators {
            names.push(mediator_named(app, caller, page, *mediator).await?.label);
        }
        let reasons: Vec<String> =
            team.parts.iter().map(|(code, points)| format!("{} {points:+}", page.code("score", code))).collect();
        let ids = team.mediators.iter().map(ToString::to_string).collect();
        let earliest = team.earliest.map(|at| page.t1("score-earliest", "when", &page.moment(&at, zone)));
        let reasons = earliest.into_iter().chain(reasons).collect::<Vec<_>>().join(", ");
        proposed.teams.push(Team { ids, names: names.join(", "), reasons });
    }
    for one in excluded {
        let name = mediator_named(app, caller, page, one.person).await?.label;
        proposed.excluded.push((name, one.rule, page.code("problem", &one.code)));
    }
    Ok(proposed)
}

/// Whether times are to be offered: for a first session, or because somebody can't come to the one that is booked.
///
/// What is on offer can be replaced, where somebody doesn't choose.
pub fn waits_for_times(mediation: &Mediation, now: Timestamp) -> bool {
    match &mediation.stage {
        Stage::Prepared { .. } | Stage::Picking { .. } => true,
        Stage::Booked { moving, .. } => !mediation.has_begun(now) && (moving.is_to_be_decided() || !moving.slots.is_empty()),
        _ => false,
    }
}

/// Possible times, while times are to be offered.
///
/// # Errors
/// When storage fails.
pub async fn times(
    app: &App,
    caller: &Caller,
    page: &Page,
    (mediation, people): (&Mediation, &[Reachable]),
    policy: &Policy,
) -> Result<Times, Fault> {
    if !waits_for_times(mediation, app.platform.now()) {
        return Ok(Times::default());
    }
    let Found { slots, ruled_out } = find(app, caller, mediation).await?;
    let choice =
        |slot: &domain::slots::Slot| Choice::new(slot.starts_at.to_string(), page.moment(&slot.starts_at, &policy.zone), true);
    let mut days = Vec::new();
    for out in &ruled_out {
        let mut who = Vec::new();
        for person in out.people() {
            let known = people.iter().find(|one| one.person == person.to_string());
            who.push(match known {
                Some(one) => super::labelled(page, one).label,
                None => mediator_named(app, caller, page, person).await?.label,
            });
        }
        let why = page.code("ruled-out", out.because.code());
        // A yearly day is named by nothing but its date.
        let event = policy.sessions.events.iter().find(|event| out.because == Because::Blackout && event.covers(out.day));
        who.extend(event.map(|event| event.name.clone()));
        days.push((page.day(&out.day), if who.is_empty() { why } else { format!("{why}: {}", who.join(", ")) }));
    }
    Ok(Times { slots: slots.iter().map(choice).collect(), ruled_out: days })
}
