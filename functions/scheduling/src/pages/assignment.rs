//! `/assignment`: a mediator's page. The brief and the conflict question first; how to reach the people only then (MED-5).

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::mediation::{Attendance, Mediation, Outcome, Stage};
use edge::{Caller, Fault, FormCommand, Reader};
use kit::Problem;
use pages::{Choice, Page, choices};
use store::people;

use super::{Appointment, Person, appointment, conclusion, labelled, preparation};
use crate::App;
use crate::access::{Access, Standing, may_reach};
use crate::api::{Reachable, reachable};
use crate::deeds::Declaration;
use crate::mediation::{self, read, session};
use crate::steps;

#[derive(Template)]
#[template(path = "assignment.html")]
struct AssignmentPage {
    page: Page,
    key: String,
    reference: String,
    kind: String,
    category: String,
    incident_on: String,
    languages: String,
    undecided: bool,
    people: Vec<Reachable>,
    to_prepare: Vec<Person>,
    session: Option<Appointment>,
    attendees: Vec<Person>,
    outcomes: Vec<Choice>,
    attendances: Vec<Choice>,
    concluded: bool,
}

#[derive(Template)]
#[template(path = "assignment-declined.html")]
struct DeclinedPage {
    page: Page,
}

/// Those who are still to be prepared.
pub(super) fn to_prepare(page: &Page, mediation: &Mediation, people: &[Reachable]) -> Vec<Person> {
    let Stage::Preparing { prepared, .. } = &mediation.stage else {
        return Vec::new();
    };
    let waiting = people.iter().filter(|one| prepared.iter().all(|done| done.person.to_string() != one.person));
    waiting.map(|one| labelled(page, one)).collect()
}

/// Those whose attendance is to be recorded, once the session has begun.
pub(super) async fn attendees(
    app: &App,
    caller: &Caller,
    page: &Page,
    mediation: &Mediation,
    people: &[Reachable],
) -> Result<Vec<Person>, Fault> {
    let begun = session(mediation).is_some_and(|session| session.slot.starts_at <= app.platform.now());
    if !begun {
        return Ok(Vec::new());
    }
    let mut attendees: Vec<Person> = people.iter().map(|one| labelled(page, one)).collect();
    for mediator in mediation.mediators() {
        attendees.push(mediator_named(app, caller, page, mediator).await?);
    }
    Ok(attendees)
}

/// A mediator by name.
pub(super) async fn mediator_named(
    app: &App,
    caller: &Caller,
    page: &Page,
    mediator: domain::ids::PersonId,
) -> Result<Person, Fault> {
    let row = people::load(app.platform.store.as_ref(), &caller.tenant, mediator).await?;
    let role = page.code("side", "mediator");
    let label = match row.and_then(|row| row.name) {
        Some(name) => format!("{} ({role})", name.as_str()),
        None => role,
    };
    Ok(Person { id: mediator.to_string(), label })
}

/// The choices of the outcome form.
pub(super) fn outcome_choices(page: &Page) -> (Vec<Choice>, Vec<Choice>) {
    let outcomes: Vec<&str> = Outcome::ALL.iter().map(|one| one.code()).collect();
    let attendances: Vec<&str> = Attendance::ALL.iter().map(|one| one.code()).collect();
    (choices(page, "outcome", &outcomes, ""), choices(page, "attendance", &attendances, ""))
}

/// `GET /assignment`.
pub async fn show(State(app): State<App>, caller: Caller, reader: Reader) -> Result<Response, Fault> {
    let access = Access::mediator(&caller)?;
    let mediation = read(&app, &caller, access).await?.state;
    let Standing::Mediator(mediator) = access.standing else {
        return Err(Problem::not_found().into());
    };
    let policy = app.platform.policy(&caller.tenant).await?;
    let page = Page::new(reader.language, "/assignment", "assignment-title");
    let clear = may_reach(&mediation, mediator);
    let people = if clear { reachable(&app, &caller, &mediation).await? } else { Vec::new() };
    let (outcomes, attendances) = outcome_choices(&page);
    let languages = mediation.needs().languages;
    let rendered = AssignmentPage {
        key: app.platform.ids.uuid().to_string(),
        reference: mediation.reference.to_string(),
        kind: page.code("kind", mediation.kind.code()),
        category: page.code("category", mediation.category.code()),
        incident_on: page.day(&mediation.incident_on),
        languages: languages.iter().map(|one| page.code("language-name", one.code())).collect::<Vec<_>>().join(", "),
        undecided: matches!(mediation.stage, Stage::Assigning { .. }) && !clear,
        to_prepare: to_prepare(&page, &mediation, &people),
        session: session(&mediation).map(|session| appointment(&page, session, &policy)),
        attendees: attendees(&app, &caller, &page, &mediation, &people).await?,
        people,
        outcomes,
        attendances,
        concluded: matches!(mediation.stage, Stage::Concluded { .. }),
        page,
    };
    Ok(edge::page(rendered.render().map_err(|_| Problem::unavailable())?))
}

/// `POST /assignment/{deed}`: the conflict question, preparations, the outcome.
pub async fn act(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    Path(deed): Path<String>,
    form: FormCommand,
) -> Result<Response, Fault> {
    let access = Access::mediator(&caller)?;
    let wish = match deed.as_str() {
        "assignment" => {
            let declaration = declaration(form.fields.text("conflict"))?;
            steps::declare(&app, &caller, access, &form, &declaration).await?;
            if declaration.conflict {
                let page = Page::new(reader.language, "/assignment", "assignment-declined-title");
                return Ok(edge::page(DeclinedPage { page }.render().map_err(|_| Problem::unavailable())?));
            }
            return Ok(Redirect::to("/assignment").into_response());
        }
        "preparations" => preparation(&form.fields).parse()?,
        "outcome" => conclusion(&form.fields).parse()?,
        _ => return Err(Problem::not_found().into()),
    };
    mediation::act(&app, &caller, access, &form, None, (wish, Vec::new())).await?;
    Ok(Redirect::to("/assignment").into_response())
}

fn declaration(answer: &str) -> Result<Declaration, Problem> {
    match answer {
        "yes" => Ok(Declaration { conflict: true }),
        "no" => Ok(Declaration { conflict: false }),
        _ => Err(Problem::invalid(vec![("conflict", "not-a-choice")])),
    }
}
