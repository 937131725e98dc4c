//! `/assignment`: a mediator's home. Every assignment with what is to be done, and when they have time.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use domain::Policy;
use domain::mediation::Duty;
use edge::{Again, Caller, Fault, FormCommand, Reader};
use jiff::Timestamp;
use kit::Problem;
use pages::{Form, Page, Refusal, Standing, Task, Tasks};

use super::hours::HoursForm;
use super::mediators::LONGEST;
use crate::App;
use crate::api::own;
use crate::assigned::AssignedRow;
use crate::deeds::{BusyBody, OwnHours};

#[derive(Template)]
#[template(path = "home.html")]
struct HomePage {
    page: Page,
    assignments: Tasks,
    /// Whether they have said when they have time.
    has_hours: bool,
}

#[derive(Template)]
#[template(path = "own-hours.html")]
struct HoursPage {
    page: Page,
    form: Form,
    refusal: Refusal,
    key: String,
    version: u64,
    hours: HoursForm,
    /// In how many stretches they aren't free, as their own calendar said.
    busy: usize,
    /// What was typed of a calendar file, and what is wrong with it.
    calendar: Form,
    longest: usize,
}

/// A line of the list: what it is, when it is, and what is theirs to do.
fn line(page: &Page, row: &AssignedRow, policy: &Policy, now: Timestamp) -> Task {
    let duty = row.duty(now);
    let when = row.appointment.as_ref().map(|appointment| page.moment_in_zone(&appointment.starts_at, &policy.zone));
    let standing = match duty {
        Duty::Decide | Duty::Prepare => Standing::Waiting,
        Duty::Record => Standing::Late,
        Duty::Wait | Duty::Concluded => Standing::Done,
    };
    // Several that wait are told apart by their day.
    let name = match &when {
        Some(when) if duty == Duty::Wait => page.t1("home-booked", "when", when),
        _ => page.code("assignment", duty.code()),
    };
    let when = when.filter(|_| duty != Duty::Wait);
    Task {
        name,
        href: format!("/assignment/{}", row.mediation),
        hint: [Some(row.reference.to_string()), Some(page.code("kind", row.kind.code())), when]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" · "),
        status: page.code("duty", duty.code()),
        standing,
    }
}

/// `GET /assignment`.
pub async fn show(State(app): State<App>, caller: Caller, reader: Reader) -> Result<Response, Fault> {
    let mediator = own::row(&app, &caller).await?.mediator;
    let (policy, now) = (app.platform.policy(&caller.tenant).await?, app.platform.now());
    let page = reader.at("/assignment").page("home-title");
    let rows = own::assignments(&app, &caller, mediator.person).await?;
    let assignments = Tasks::new(rows.iter().map(|row| line(&page, row, &policy, now)).collect());
    let has_hours = !(mediator.availability.weekly.is_empty() && mediator.availability.exceptions.is_empty());
    Ok(edge::page(HomePage { page, assignments, has_hours }.render().map_err(|_| Problem::unavailable())?))
}

/// `GET /assignment/hours`.
pub async fn hours(State(app): State<App>, caller: Caller, reader: Reader) -> Result<Response, Fault> {
    page(&app, &caller, &reader, &Again::default()).await
}

async fn page(app: &App, caller: &Caller, reader: &Reader, again: &Again) -> Result<Response, Fault> {
    let row = own::row(app, caller).await?;
    let page = reader.at("/assignment/hours").page("own-hours-title").with_errors(again.is_refused());
    let sent = again.form(&page);
    // A calendar file is a form of its own; what is wrong with it leaves the other one as it is.
    let (form, calendar) = if sent.has_field("calendar") { (Form::default(), sent) } else { (sent, Form::default()) };
    let rendered = HoursPage {
        refusal: again.refusal(&page, &[]),
        key: app.platform.ids.uuid().to_string(),
        version: row.version,
        hours: HoursForm::of(&page, &row.mediator.availability, &form),
        busy: row.mediator.availability.busy.len(),
        longest: LONGEST,
        calendar,
        form,
        page,
    };
    again.answer(rendered.render())
}

/// `POST /assignment/hours`: when they have time.
pub async fn give(State(app): State<App>, caller: Caller, reader: Reader, form: FormCommand) -> Result<Response, Fault> {
    let (weekly, exceptions) = HoursForm::typed(&form.fields);
    let seen = form.fields.text("version").parse().ok();
    match own::give_hours(&app, &caller, &form, seen, &OwnHours { weekly, exceptions }).await {
        Ok(_) => Ok(Redirect::to("/assignment").into_response()),
        Err(fault) => page(&app, &caller, &reader, &Again::after(fault, &form.fields)?).await,
    }
}

/// `POST /assignment/busy`: a calendar file of theirs.
pub async fn occupy(State(app): State<App>, caller: Caller, reader: Reader, form: FormCommand) -> Result<Response, Fault> {
    let body = BusyBody { calendar: form.fields.text("calendar").to_owned() };
    match own::occupy(&app, &caller, &form, &body).await {
        Ok(_) => Ok(Redirect::to("/assignment/hours").into_response()),
        Err(fault) => page(&app, &caller, &reader, &Again::after(fault, &form.fields)?).await,
    }
}
