//! `/community/specialists`: who presents, whose areas are whose, and who isn't there (OUTR-6).

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::outreach::{House, SpecialistForm};
use edge::{Again, Caller, Fault, FormCommand, Reader, StaffRole};
use kit::Problem;
use pages::{Choice, Form, Page, Refusal, choices};

use crate::App;
use crate::access::{READERS, UNIT, staff};
use crate::api::SpecialistBody;
use crate::api::specialists::body;
use crate::roster;

struct Line {
    href: String,
    name: String,
    house: String,
    areas: String,
    away: String,
}

#[derive(Template)]
#[template(path = "specialists.html")]
struct ListPage {
    page: Page,
    lines: Vec<Line>,
    /// Areas without a specialist.
    open: Vec<String>,
    unit: bool,
}

#[derive(Template)]
#[template(path = "specialist.html")]
struct SpecialistPage {
    page: Page,
    form: Form,
    refusal: Refusal,
    key: String,
    to: String,
    version: String,
    houses: Vec<Choice>,
    areas: Vec<Choice>,
    deputies: Vec<Choice>,
}

async fn everybody(app: &App, caller: &Caller) -> Result<Vec<SpecialistBody>, Fault> {
    let mut bodies = Vec::new();
    for row in roster::all(app.platform.store.as_ref(), &caller.tenant).await? {
        bodies.push(body(app, caller, row).await?);
    }
    bodies.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(bodies)
}

/// `GET /community/specialists`.
pub async fn list(State(app): State<App>, caller: Caller, reader: Reader) -> Result<Response, Fault> {
    staff(&caller, READERS)?;
    let policy = app.platform.policy(&caller.tenant).await?;
    let page = reader.at("/community/specialists").staff_page("specialists-title");
    let area = |code: &String| policy.outreach.area(code).map_or_else(|| code.clone(), |area| area.name.clone());
    let away = |body: &SpecialistBody| {
        let day = |text: &Option<String>| text.as_ref().and_then(|text| text.parse().ok()).map(|day| page.day(&day));
        let both = day(&body.away_from).zip(day(&body.away_until));
        both.map(|(from, until)| page.t2("specialist-away", ("from", &from), ("until", &until))).unwrap_or_default()
    };
    let bodies = everybody(&app, &caller).await?;
    let taken: Vec<&String> = bodies.iter().flat_map(|body| &body.areas).collect();
    let rendered = ListPage {
        open: policy.outreach.areas.iter().filter(|one| !taken.contains(&&one.code)).map(|one| one.name.clone()).collect(),
        lines: bodies
            .iter()
            .map(|body| Line {
                href: format!("/community/specialists/{}", body.id),
                name: body.name.clone(),
                house: page.code("house", body.house),
                areas: body.areas.iter().map(area).collect::<Vec<_>>().join(", "),
                away: away(body),
            })
            .collect(),
        unit: caller.is(StaffRole::Outreach),
        page,
    };
    Ok(edge::page(rendered.render().map_err(|_| Problem::unavailable())?))
}

async fn page(app: &App, caller: &Caller, reader: &Reader, id: Option<&str>, again: &Again) -> Result<Response, Fault> {
    staff(caller, UNIT)?;
    let policy = app.platform.policy(&caller.tenant).await?;
    let bodies = everybody(app, caller).await?;
    let known = match id {
        Some(id) => Some(bodies.iter().find(|body| body.id == id).ok_or_else(Problem::not_found)?),
        None => None,
    };
    let to = format!("/community/specialists/{}", id.unwrap_or("new"));
    let title = if known.is_some() { "specialist-title" } else { "specialist-new-title" };
    let page = reader.at(&to).staff_page(title).with_errors(again.is_refused());
    let form = if again.is_refused() { again.form(&page) } else { Form::of(known.map(fields).unwrap_or_default()) };
    let houses: Vec<&str> = House::ALL.iter().map(|house| house.code()).collect();
    let areas = policy.outreach.areas.iter();
    let others = bodies.iter().filter(|body| Some(body.id.as_str()) != id);
    let rendered = SpecialistPage {
        refusal: again.refusal(&page, &[("name", "specialist-name"), ("email", "specialist-email")]),
        version: if again.is_refused() {
            form.value("version").to_owned()
        } else {
            known.map(|body| body.version.to_string()).unwrap_or_default()
        },
        houses: choices(&page, "house", &houses, form.value("house")),
        areas: areas.map(|one| Choice::new(one.code.clone(), one.name.clone(), form.has("areas", &one.code))).collect(),
        deputies: others.map(|one| Choice::new(one.id.clone(), one.name.clone(), form.value("deputy") == one.id)).collect(),
        key: app.platform.ids.uuid().to_string(),
        to,
        form,
        page,
    };
    again.answer(rendered.render())
}

fn fields(body: &SpecialistBody) -> Vec<(&'static str, String)> {
    let mut fields = vec![
        ("name", body.name.clone()),
        ("email", body.email.clone()),
        ("house", body.house.to_owned()),
        ("deputy", body.deputy.clone().unwrap_or_default()),
        ("away_from", body.away_from.clone().unwrap_or_default()),
        ("away_until", body.away_until.clone().unwrap_or_default()),
    ];
    fields.extend(body.areas.iter().map(|area| ("areas", area.clone())));
    fields
}

fn said(command: &FormCommand) -> SpecialistForm {
    let text = |name: &str| command.fields.text(name).trim().to_owned();
    SpecialistForm {
        name: text("name"),
        email: text("email"),
        language: String::new(),
        house: text("house"),
        areas: command.fields.all("areas").into_iter().map(str::to_owned).collect(),
        deputy: text("deputy"),
        away_from: text("away_from"),
        away_until: text("away_until"),
    }
}

/// `GET /community/specialists/new`.
pub async fn blank(State(app): State<App>, caller: Caller, reader: Reader) -> Result<Response, Fault> {
    page(&app, &caller, &reader, None, &Again::default()).await
}

/// `POST /community/specialists/new`.
pub async fn add(State(app): State<App>, caller: Caller, reader: Reader, command: FormCommand) -> Result<Response, Fault> {
    match roster::keep(&app, &caller, &command, (None, None), &said(&command)).await {
        Ok(_) => Ok(edge::done("/community/specialists")),
        Err(fault) => page(&app, &caller, &reader, None, &Again::after(fault, &command.fields)?).await,
    }
}

/// `GET /community/specialists/{id}`.
pub async fn show(State(app): State<App>, caller: Caller, reader: Reader, Path(id): Path<String>) -> Result<Response, Fault> {
    page(&app, &caller, &reader, Some(&id), &Again::default()).await
}

/// `POST /community/specialists/{id}`.
pub async fn correct(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    Path(id): Path<String>,
    command: FormCommand,
) -> Result<Response, Fault> {
    let seen = command.fields.text("version").parse().ok();
    match roster::keep(&app, &caller, &command, (Some(&id), seen), &said(&command)).await {
        Ok(_) => Ok(edge::done("/community/specialists")),
        Err(fault) => page(&app, &caller, &reader, Some(&id), &Again::after(fault, &command.fields)?).await,
    }
}
