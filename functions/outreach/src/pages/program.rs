//! `/community/program`: the unit's own program, which stands in the public calendar (OUTR-8).

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::outreach::ProgramForm;
use edge::{Again, Caller, Fault, FormCommand, Reader};
use pages::{Choice, Form, Page, Refusal};

use super::fields::{lengths, times};
use crate::App;
use crate::access::{UNIT, staff};
use crate::program;
use crate::public;

struct Line {
    id: String,
    title: String,
    when: String,
    place: String,
}

#[derive(Template)]
#[template(path = "program.html")]
struct ProgramPage {
    page: Page,
    form: Form,
    refusal: Refusal,
    lines: Vec<Line>,
    times: Vec<Choice>,
    lengths: Vec<Choice>,
    done: bool,
    key: String,
}

async fn page(app: &App, caller: &Caller, reader: &Reader, again: &Again) -> Result<Response, Fault> {
    staff(caller, UNIT)?;
    let policy = app.platform.policy(&caller.tenant).await?;
    let rows = public::upcoming(app.platform.store.as_ref(), &caller.tenant, app.platform.now()).await?;
    let page = reader.at("/community/program").staff_page("program-title").with_errors(again.is_refused());
    let form = again.form(&page);
    let own = rows.iter().filter(|row| row.kind.is_none()).map(|row| Line {
        id: row.id.to_string(),
        title: row.title.as_str().to_owned(),
        when: page.moment(&row.starts_at, &policy.zone),
        place: row.place.as_str().to_owned(),
    });
    let rendered = ProgramPage {
        refusal: again.refusal(&page, &[("title", "program-item"), ("place", "community-place")]),
        lines: own.collect(),
        times: times(&page, form.value("at")),
        lengths: lengths(&page, form.value("minutes")),
        done: reader.has_just_done(),
        key: app.platform.ids.uuid().to_string(),
        form,
        page,
    };
    again.answer(rendered.render())
}

/// `GET /community/program`.
pub async fn show(State(app): State<App>, caller: Caller, reader: Reader) -> Result<Response, Fault> {
    page(&app, &caller, &reader, &Again::default()).await
}

/// `POST /community/program`.
pub async fn add(State(app): State<App>, caller: Caller, reader: Reader, command: FormCommand) -> Result<Response, Fault> {
    let text = |name: &str| command.fields.text(name).trim().to_owned();
    let form = ProgramForm {
        title: text("title"),
        place: text("place"),
        day: command.fields.date("day"),
        at: text("at"),
        minutes: (!text("minutes").is_empty()).then(|| text("minutes").parse().unwrap_or(-1)),
    };
    match program::add(&app, &caller, &command, &form).await {
        Ok(_) => Ok(edge::done("/community/program")),
        Err(fault) => page(&app, &caller, &reader, &Again::after(fault, &command.fields)?).await,
    }
}

/// `POST /community/program/{id}/removal`.
pub async fn remove(
    State(app): State<App>,
    caller: Caller,
    Path(id): Path<String>,
    command: FormCommand,
) -> Result<Response, Fault> {
    program::remove(&app, &caller, &command, &id).await?;
    Ok(edge::done("/community/program"))
}
