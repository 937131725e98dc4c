//! "Where is my request": one sentence, what happens next, and the person's own statement.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::complaint::{Case, Narrative, Stage};
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
    by: String,
}

/// `GET /status`.
pub async fn show(State(app): State<App>, caller: Caller, reader: Reader) -> Result<Response, Fault> {
    let case = own_case(&app, &caller).await?;
    let key = address(&caller, case.id).key.beside("NARRATIVE");
    let item = app.platform.store.get(Table::Cases, &key).await?.ok_or_else(Problem::not_found)?;
    let narrative: Narrative = port::row(item)?;
    let page = reader.page("status-title").of_kind(case.kind);
    let by = match case.stage {
        Stage::Received => page.t1("status-by", "day", &page.day(&case.acknowledge_by)),
        _ => String::new(),
    };
    let statement = narrative.statement.as_str().to_owned();
    Ok(edge::page(StatusPage { page, case, statement, by }.render().map_err(|_| Problem::unavailable())?))
}
