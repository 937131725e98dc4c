//! What the program's page shows of a mediation, in words.

use domain::matching::Proposal;
use domain::mediation::{Mediation, Stage};
use domain::slots::Found;
use edge::{Caller, Fault};
use jiff::tz::TimeZone;
use pages::{Choice, Page};

use super::Person;
use super::assignment::mediator_named;
use crate::App;
use crate::api::{Reachable, find, propose};

/// A row of the table of people.
pub struct Row {
    /// Name and side.
    pub label: String,
    /// Their language.
    pub language: String,
    /// What there is to say of them in this stage; may be empty.
    pub state: String,
}

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

/// The people at the table.
pub fn rows(page: &Page, mediation: &Mediation, people: &[Reachable]) -> Vec<Row> {
    let row = |one: &Reachable| Row {
        label: super::labelled(page, one).label,
        language: page.code("language-name", &one.language),
        state: state(page, mediation, &one.person),
    };
    people.iter().map(row).collect()
}

fn state(page: &Page, mediation: &Mediation, person: &str) -> String {
    let is = |id: &domain::ids::PersonId| id.to_string() == person;
    match &mediation.stage {
        Stage::Offering { offers, .. } => {
            let answer = offers.iter().find(|one| is(&one.person)).and_then(|one| one.answer);
            answer.map_or_else(|| page.t("mediation-not-answered"), |(answer, _)| page.code("answer", answer.code()))
        }
        Stage::Preparing { prepared, .. } => {
            let done = prepared.iter().any(|one| is(&one.person));
            page.t(if done { "mediation-prepared" } else { "mediation-not-prepared" })
        }
        Stage::Picking { picks, .. } => {
            let done = picks.iter().any(|one| is(&one.person));
            page.t(if done { "mediation-picked" } else { "mediation-not-picked" })
        }
        Stage::Concluded { attendance, .. } => {
            let own = attendance.iter().find(|one| is(&one.person));
            own.map(|one| page.code("attendance", one.attendance.code())).unwrap_or_default()
        }
        _ => String::new(),
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
pub async fn proposed(app: &App, caller: &Caller, page: &Page, mediation: &Mediation) -> Result<Proposed, Fault> {
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
        proposed.teams.push(Team { ids, names: names.join(", "), reasons: reasons.join(", ") });
    }
    for one in excluded {
        let name = mediator_named(app, caller, page, one.person).await?.label;
        proposed.excluded.push((name, one.rule, page.code("problem", &one.code)));
    }
    Ok(proposed)
}

/// Possible times, while times are to be offered.
///
/// # Errors
/// When storage fails.
pub async fn times(app: &App, caller: &Caller, page: &Page, mediation: &Mediation, zone: &TimeZone) -> Result<Times, Fault> {
    if !matches!(mediation.stage, Stage::Prepared { .. }) {
        return Ok(Times::default());
    }
    let Found { slots, ruled_out } = find(app, caller, mediation).await?;
    let choice = |slot: &domain::slots::Slot| Choice {
        value: slot.starts_at.to_string(),
        label: page.moment(&slot.starts_at, zone),
        chosen: true,
    };
    let ruled_out = ruled_out.iter().map(|out| (page.day(&out.day), page.code("ruled-out", &out.code)));
    Ok(Times { slots: slots.iter().map(choice).collect(), ruled_out: ruled_out.collect() })
}
