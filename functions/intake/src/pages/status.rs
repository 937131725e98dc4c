//! "Where is my request": one sentence, what happens next, and the person's own statement.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::complaint::{Case, Narrative};
use edge::{Caller, Fault, Reader};
use kit::Problem;
use pages::Page;
use store::{Table, port};

use crate::App;
use crate::api::own_case;
use crate::filing::address;

#[derive(Template)]
#[template(path = "status.html")]
struct StatusPage {
    page: Page,
    case: Case,
    statement: String,
}

/// `GET /status`.
pub async fn show(State(app): State<App>, caller: Caller, reader: Reader) -> Result<Response, Fault> {
    let case = own_case(&app, &caller).await?;
    let key = address(&caller, case.id).key.beside("NARRATIVE");
    let item = app.platform.store.get(Table::Cases, &key).await?.ok_or_else(Problem::not_found)?;
    let narrative: Narrative = port::row(item)?;
    let page = Page::new(reader.language, &reader.path, "status-title");
    let statement = narrative.statement.as_str().to_owned();
    Ok(edge::page(StatusPage { page, case, statement }.render().map_err(|_| Problem::unavailable())?))
}
