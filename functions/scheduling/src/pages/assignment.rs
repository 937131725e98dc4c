//! `/assignment/{id}`: one of a mediator's assignments. The brief and the conflict question first; how to reach the people only then (MED-5).

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::ids::PersonId;
use domain::matching::AssignmentAnswer;
use domain::mediation::{Mediation, Stage};
use domain::notice::Purpose;
use edge::{Again, Caller, Fault, FormCommand, Reader};
use http::StatusCode;
use kit::Problem;
use pages::{Answers, Form, Page, Refusal};
use store::people;

use super::agreement::{AgreementForm, everybody};
use super::papers::PapersForm;
use super::{OutcomeForm, Person, ToPrepare, appointment, conclusion, labelled, preparation, preparing};
use crate::App;
use crate::access::{Access, Standing};
use crate::api::{Reachable, reachable};
use crate::deeds::Declaration;
use crate::feed;
use crate::mediation::{self, read, session};
use crate::steps;

/// What a mediator writes on this page.
const WRITTEN: &[(&str, &str)] = &[("minutes", "prepare-minutes"), ("terms", "agreement-terms")];

#[derive(Template)]
#[template(path = "assignment.html")]
struct AssignmentPage {
    page: Page,
    form: Form,
    refusal: Refusal,
    key: String,
    /// Its own address.
    to: String,
    reference: String,
    brief: Answers,
    undecided: bool,
    people: Vec<Reachable>,
    to_prepare: Vec<ToPrepare>,
    session: Option<Answers>,
    outcome: Option<OutcomeForm>,
    papers: Option<PapersForm>,
    agreement: Option<AgreementForm>,
    has_feed: bool,
    may_ask_for_another_time: bool,
    another_time_wanted: bool,
    reminders: bool,
    /// Whether they can still declare a conflict, or stop.
    may_leave: bool,
    concluded: bool,
}

impl AssignmentPage {
    /// What is to be done now, as the status says it.
    fn now(&self) -> String {
        let code = if self.undecided {
            "decide"
        } else if !self.to_prepare.is_empty() {
            "prepare"
        } else if self.outcome.is_some() {
            "record"
        } else if self.concluded {
            "concluded"
        } else {
            "wait"
        };
        self.page.code("assignment", code)
    }
}

#[derive(Template)]
#[template(path = "assignment-left.html")]
struct LeftPage {
    page: Page,
    how: &'static str,
}

/// Those who are still to be prepared.
pub(super) fn to_prepare(page: &Page, mediation: &Mediation, people: &[Reachable]) -> Vec<Person> {
    if !matches!(mediation.stage, Stage::Preparing { .. }) {
        return Vec::new();
    }
    let waits = |person: &PersonId| mediation.has_participant(*person) && !mediation.is_prepared(*person);
    let waiting = people.iter().filter(|one| one.person.parse().is_ok_and(|person| waits(&person)));
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
pub(super) async fn mediator_named(app: &App, caller: &Caller, page: &Page, mediator: PersonId) -> Result<Person, Fault> {
    let row = people::load(app.platform.store.as_ref(), &caller.tenant, mediator).await?;
    let role = page.code("side", "mediator");
    let label = match row.and_then(|row| row.name) {
        Some(name) => format!("{} ({role})", name.as_str()),
        None => role,
    };
    Ok(Person { id: mediator.to_string(), label })
}

/// `GET /assignment/{id}`.
pub async fn show(State(app): State<App>, caller: Caller, reader: Reader, Path(id): Path<String>) -> Result<Response, Fault> {
    match page(&app, &caller, &reader, &id, &Again::default()).await {
        // A mediator whose link leads to what isn't theirs any more is led home, and so is one who asks for what never was.
        Err(Fault(problem)) if problem.status == StatusCode::NOT_FOUND && caller.party(Purpose::Assignment).is_ok() => {
            Ok(Redirect::to("/assignment").into_response())
        }
        shown => shown,
    }
}

/// Where a mediator has left a mediation: why, and the way home.
fn left(reader: &Reader, how: &'static str) -> Result<Response, Fault> {
    let page = reader.at("/assignment").page("assignment-left-title");
    Ok(edge::page(LeftPage { page, how }.render().map_err(|_| Problem::unavailable())?))
}

fn own_page(id: &str) -> String {
    format!("/assignment/{id}")
}

/// The short brief: nothing of who the people are.
fn brief(page: &Page, mediation: &Mediation) -> Answers {
    let languages = mediation.languages(|_| true);
    Answers::default()
        .fact(page.t("brief-kind"), page.code("kind", mediation.kind.code()))
        .fact(page.t("brief-category"), page.code("category", mediation.category.code()))
        .fact(page.t("brief-incident-on"), page.day(&mediation.incident_on))
        .fact(
            page.t("brief-languages"),
            languages.iter().map(|one| page.code("language-name", one.code())).collect::<Vec<_>>().join(", "),
        )
}

async fn page(app: &App, caller: &Caller, reader: &Reader, id: &str, again: &Again) -> Result<Response, Fault> {
    let access = Access::mediator(caller, id)?;
    let mediation = read(app, caller, access).await?.state;
    let Standing::Mediator(mediator) = access.standing else {
        return Err(Problem::not_found().into());
    };
    let policy = app.platform.policy(&caller.tenant).await?;
    let to = own_page(id);
    let page = reader.at(&to).page("assignment-title").of_kind(mediation.kind).with_errors(again.is_refused());
    let form = again.form(&page);
    let clear = mediation.may_reach(mediator);
    // Whoever signs is named to them after the session, too; how to reach people is theirs only before.
    let named =
        if clear || mediation.may_be_agreed_in_writing() { reachable(app, caller, &mediation).await? } else { Vec::new() };
    let attendees = attendees(app, caller, &page, &mediation, &named).await?;
    let mut mediators = Vec::new();
    for one in mediation.mediators() {
        mediators.push(mediator_named(app, caller, &page, one).await?);
    }
    let everybody = everybody(&page, &named, &mediators);
    let people = if clear { named } else { Vec::new() };
    let rendered = AssignmentPage {
        refusal: again.refusal(&page, WRITTEN),
        key: app.platform.ids.uuid().to_string(),
        to,
        reference: mediation.reference.to_string(),
        brief: brief(&page, &mediation),
        undecided: matches!(mediation.stage, Stage::Assigning { .. }) && !clear,
        to_prepare: preparing(&page, to_prepare(&page, &mediation, &people), &form),
        session: session(&mediation).map(|session| appointment(&page, session, &policy)),
        outcome: (!attendees.is_empty()).then(|| OutcomeForm::of(&page, &attendees, &form)),
        has_feed: feed::has(app, &caller.tenant, mediator).await?,
        agreement: AgreementForm::of(&page, &mediation, &everybody, &policy, &form),
        papers: if clear { PapersForm::of(&page, &mediation, &people, &form) } else { None },
        may_ask_for_another_time: mediation.may_ask_for_another_time(mediator, app.platform.now(), policy.sessions.reschedules),
        another_time_wanted: matches!(&mediation.stage, Stage::Booked { moving, .. } if moving.wanted.contains(&mediator)),
        people,
        reminders: steps::wants_reminders(app, caller, mediator).await?,
        may_leave: clear && !mediation.has_begun(app.platform.now()),
        concluded: matches!(mediation.stage, Stage::Concluded { .. } | Stage::Closed { .. }),
        form,
        page,
    };
    again.answer(rendered.render())
}

/// `POST /assignment/{id}/{deed}`: the conflict question, preparations, the outcome. What can't be done leaves the page with what was
/// typed.
pub async fn act(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    Path((id, deed)): Path<(String, String)>,
    form: FormCommand,
) -> Result<Response, Fault> {
    match perform(&app, &caller, &reader, (&id, &deed), &form).await {
        Ok(Done::Shows(page)) => Ok(page),
        Ok(Done::GoesOn) => Ok(Redirect::to(&own_page(&id)).into_response()),
        Ok(Done::Left(how)) => left(&reader, how),
        Err(fault) => page(&app, &caller, &reader, &id, &Again::after(fault, &form.fields)?).await,
    }
}

/// Whether the page is still the mediator's.
enum Done {
    GoesOn,
    Shows(Response),
    Left(&'static str),
}

async fn perform(
    app: &App,
    caller: &Caller,
    reader: &Reader,
    (id, deed): (&str, &str),
    form: &FormCommand,
) -> Result<Done, Fault> {
    let access = Access::mediator(caller, id)?;
    let wish = match deed {
        "assignment" => {
            let declaration = Declaration { answer: form.fields.text("answer").to_owned() };
            let answer = declaration.parse()?;
            steps::declare(app, caller, access, form, &declaration).await?;
            return Ok(if answer == AssignmentAnswer::Clear { Done::GoesOn } else { Done::Left(answer.code()) });
        }
        "stop" => {
            steps::stop(app, caller, access, form, None).await?;
            return Ok(Done::Left("stopped"));
        }
        "calendar-link" => {
            let address = feed::make(app, caller, access, form).await?;
            return Ok(Done::Shows(super::feed::shown(reader, &own_page(id), address)?));
        }
        "calendar-link-stop" => {
            feed::stop(app, caller, access, form).await?;
            return Ok(Done::GoesOn);
        }
        "reminders" => {
            let wanted = form.fields.text("wanted") == "yes";
            steps::set_reminders(app, caller, access, form, (None, wanted)).await?;
            return Ok(Done::GoesOn);
        }
        "another-time" => {
            steps::ask_for_another_time(app, caller, access, form, None, None).await?;
            return Ok(Done::GoesOn);
        }
        "agreement" => AgreementForm::typed(&form.fields).parse()?,
        "signatures" => AgreementForm::signatures(&form.fields).parse()?,
        "papers" => PapersForm::typed(&form.fields).parse()?,
        "preparations" => preparation(&form.fields).parse()?,
        "outcome" => conclusion(&form.fields).parse()?,
        _ => return Err(Problem::not_found().into()),
    };
    mediation::act(app, caller, access, form, None, (wish, Vec::new())).await?;
    Ok(Done::GoesOn)
}
