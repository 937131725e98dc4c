//! `/mediators`: the roster. Who is on it, and a page for each (MED-1, MED-2).

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::Policy;
use domain::Problems;
use domain::availability::Availability;
use domain::matching::Relation;
use edge::{Again, Caller, Fault, Fields, FormCommand, Reader};
use kit::Problem;
use pages::{Choice, Form, Page, Refusal};
use store::Reply;

use super::hours::HoursForm;
use crate::App;
use crate::access::PROGRAM;
use crate::api::roster as rows;
use crate::deeds::{BusyBody, MediatorBody};

/// The longest calendar file that a form takes.
pub(super) const LONGEST: usize = 90_000;

/// What staff write on a mediator's page.
const WRITTEN: &[(&str, &str)] = &[
    ("name", "mediator-name"),
    ("email", "mediator-email"),
    ("background", "mediator-background"),
    ("training_hours", "mediator-training-hours"),
    ("lecture_hours", "mediator-lecture-hours"),
];

#[derive(Template)]
#[template(path = "mediators.html")]
struct RosterPage {
    page: Page,
    mediators: Vec<Listed>,
}

/// A line of the roster.
struct Listed {
    href: String,
    name: String,
    languages: String,
    load: String,
    /// Whether the gate lets them mediate; what is missing otherwise.
    missing: String,
}

#[derive(Template)]
#[template(path = "mediator.html")]
struct MediatorPage {
    page: Page,
    form: Form,
    refusal: Refusal,
    key: String,
    to: String,
    /// What is corrected; empty for somebody new.
    version: String,
    /// The language in which they are written to; empty for somebody new.
    writes_in: String,
    languages: Vec<Choice>,
    relations: Vec<Choice>,
    places: Vec<Choice>,
    marks: Vec<Choice>,
    hours: HoursForm,
    /// In how many stretches they aren't free, once a calendar of theirs was read; none for somebody new.
    busy: Option<usize>,
    /// What was typed of a calendar file, and what is wrong with it.
    calendar: Form,
    /// The longest file.
    longest: usize,
}

/// `GET /mediators`.
pub async fn list(State(app): State<App>, caller: Caller, reader: Reader) -> Result<Response, Fault> {
    let everyone = rows::everyone(&app, &caller).await?;
    let page = reader.at("/mediators").staff_page("mediators-roster-title");
    let line = |one: rows::RosterBody| {
        let languages = one.details.languages.iter().map(|code| page.code("language-name", code));
        Listed {
            href: format!("/mediators/{}", one.id),
            languages: languages.collect::<Vec<_>>().join(", "),
            load: page.number(&usize::from(one.load)),
            missing: if one.missing.is_empty() { String::new() } else { page.code("problem", one.missing) },
            name: one.details.name,
        }
    };
    let mediators = everyone.into_iter().map(line).collect();
    Ok(edge::page(RosterPage { mediators, page }.render().map_err(|_| Problem::unavailable())?))
}

/// `GET /mediators/{id}`; `new` is an empty page for somebody who joins.
pub async fn show(State(app): State<App>, caller: Caller, reader: Reader, Path(id): Path<String>) -> Result<Response, Fault> {
    page(&app, &caller, &reader, &id, &Again::default()).await
}

async fn page(app: &App, caller: &Caller, reader: &Reader, id: &str, again: &Again) -> Result<Response, Fault> {
    caller.staff(PROGRAM)?;
    let known = match id {
        "new" => None,
        id => Some(rows::read(app, caller, id).await?),
    };
    let policy = app.platform.policy(&caller.tenant).await?;
    let to = format!("/mediators/{id}");
    let title = if known.is_some() { "mediator-title" } else { "mediator-new-title" };
    let page = reader.at(&to).staff_page(title).with_errors(again.is_refused());
    let details = known.as_ref().map(|(row, person)| {
        let (name, email) = rows::named(person);
        MediatorBody::of(&row.mediator, &name, &email)
    });
    let sent = again.form(&page);
    // A calendar file is a form of its own; what is wrong with it leaves the other one as it is.
    let (typed, calendar) = if sent.has_field("calendar") { (Form::default(), sent) } else { (sent, Form::default()) };
    let form = if typed.is_blank() { details.as_ref().map_or_else(Form::default, stored) } else { typed.clone() };
    let version = known.as_ref().map(|(row, _)| row.version.to_string()).unwrap_or_default();
    let busy = known.as_ref().map(|(row, _)| row.mediator.availability.busy.len());
    let availability = known.map_or_else(Availability::default, |(row, _)| row.mediator.availability);
    let rendered = MediatorPage {
        refusal: again.refusal(&page, WRITTEN),
        key: app.platform.ids.uuid().to_string(),
        writes_in: details.as_ref().and_then(|details| details.languages.first().cloned()).unwrap_or_default(),
        languages: marked(
            &form,
            "languages",
            policy.languages.iter().map(|one| (one.code().to_owned(), page.code("language-name", one.code()))),
        ),
        relations: marked(
            &form,
            "relations",
            Relation::ALL.iter().map(|one| (one.code().to_owned(), page.code("relation", one.code()))),
        ),
        places: marked(&form, "places", rooms(&policy)),
        marks: marked(
            &form,
            "marks",
            ["confidentiality_signed", "law_enforcement"].map(|code| (code.to_owned(), page.code("mediator-mark", code))),
        ),
        hours: HoursForm::of(&page, &availability, &typed),
        busy,
        calendar,
        longest: LONGEST,
        to,
        version,
        form,
        page,
    };
    again.answer(rendered.render())
}

fn rooms(policy: &Policy) -> impl Iterator<Item = (String, String)> + '_ {
    policy.sessions.rooms.iter().map(|room| (room.code.clone(), room.name.clone()))
}

fn marked(form: &Form, name: &str, all: impl IntoIterator<Item = (String, String)>) -> Vec<Choice> {
    all.into_iter().map(|(code, words)| Choice::new(code.clone(), words, form.has(name, &code))).collect()
}

/// What is on record, as if it had been typed.
fn stored(details: &MediatorBody) -> Form {
    let date = |name: &str, text: &str| -> Vec<(String, String)> {
        let mut parts = text.split('-');
        let mut part =
            |suffix: &str| (format!("{name}-{suffix}"), parts.next().unwrap_or_default().trim_start_matches('0').to_owned());
        vec![part("year"), part("month"), part("day")]
    };
    let one = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let mut values = vec![
        one("name", &details.name),
        one("email", &details.email),
        one("background", &details.background),
        one("training_hours", &details.training_hours.to_string()),
        one("lecture_hours", &details.lecture_hours.to_string()),
        one("monthly_cap", &details.monthly_cap.map(|cap| cap.to_string()).unwrap_or_default()),
    ];
    values.extend(date("trained_on", &details.trained_on));
    values.extend(date("confidentiality_until", &details.confidentiality_until));
    for (name, codes) in [("languages", &details.languages), ("relations", &details.relations), ("places", &details.places)] {
        values.extend(codes.iter().map(|code| one(name, code)));
    }
    let marks = [("confidentiality_signed", details.confidentiality_signed), ("law_enforcement", details.law_enforcement)];
    values.extend(marks.iter().filter(|(_, is)| *is).map(|(code, _)| one("marks", code)));
    Form::of(values)
}

fn typed(fields: &Fields) -> Result<MediatorBody, Problems> {
    let mut problems = Problems::default();
    let text = |name: &str| fields.text(name).trim().to_owned();
    let mut number = |name: &'static str| match fields.text(name).trim() {
        "" => None,
        typed => problems.keep(name, typed.parse().map_err(|_| "not-a-number")),
    };
    let (training_hours, lecture_hours, monthly_cap) = (number("training_hours"), number("lecture_hours"), number("monthly_cap"));
    problems.check()?;
    let all = |name: &str| fields.all(name).into_iter().map(str::to_owned).collect();
    let (weekly, exceptions) = HoursForm::typed(fields);
    // Whoever is written to in a language goes on being written to in it.
    let mut languages: Vec<String> = all("languages");
    languages.sort_by_key(|code| *code != fields.text("writes_in"));
    Ok(MediatorBody {
        name: text("name"),
        email: text("email"),
        languages,
        background: text("background"),
        training_hours: training_hours.unwrap_or(0),
        lecture_hours: lecture_hours.unwrap_or(0),
        trained_on: fields.date("trained_on"),
        confidentiality_signed: fields.all("marks").contains(&"confidentiality_signed"),
        confidentiality_until: fields.date("confidentiality_until"),
        law_enforcement: fields.all("marks").contains(&"law_enforcement"),
        relations: all("relations"),
        weekly,
        exceptions,
        places: all("places"),
        monthly_cap,
    })
}

/// `POST /mediators/{id}/busy`: a calendar file of theirs.
pub async fn occupy(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    Path(id): Path<String>,
    form: FormCommand,
) -> Result<Response, Fault> {
    let body = BusyBody { calendar: form.fields.text("calendar").to_owned() };
    match rows::occupy(&app, &caller, &id, &form, &body).await {
        Ok(_) => Ok(Redirect::to(&format!("/mediators/{id}")).into_response()),
        Err(fault) => page(&app, &caller, &reader, &id, &Again::after(fault, &form.fields)?).await,
    }
}

async fn write(app: &App, caller: &Caller, id: &str, form: &FormCommand) -> Result<Reply, Fault> {
    caller.staff(PROGRAM)?;
    let body = typed(&form.fields)?;
    match id {
        "new" => rows::add(app, caller, form, &body).await,
        id => rows::correct(app, caller, (id, form.fields.text("version").parse().ok()), form, &body).await,
    }
}

/// `POST /mediators/{id}`: puts somebody on the roster, or writes down what changed.
pub async fn keep(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    Path(id): Path<String>,
    form: FormCommand,
) -> Result<Response, Fault> {
    match write(&app, &caller, &id, &form).await {
        Ok(_) => Ok(Redirect::to("/mediators").into_response()),
        Err(fault) => page(&app, &caller, &reader, &id, &Again::after(fault, &form.fields)?).await,
    }
}
