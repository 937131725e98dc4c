//! `/desk/mail`: whether mail leaves, and the button that stops it.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use edge::{Again, Caller, Fault, FormCommand, Reader};
use kit::Problem;
use pages::{Page, Refusal};

use crate::App;
use crate::switch;

#[derive(Template)]
#[template(path = "outgoing.html")]
struct OutgoingPage {
    page: Page,
    refusal: Refusal,
    key: String,
    /// Since when none leaves; empty while it does.
    since: String,
}

/// `GET /desk/mail`.
pub async fn show(State(app): State<App>, caller: Caller, reader: Reader) -> Result<Response, Fault> {
    page(&app, &caller, &reader, &Again::default()).await
}

async fn page(app: &App, caller: &Caller, reader: &Reader, again: &Again) -> Result<Response, Fault> {
    let paused = switch::paused(app, caller).await?;
    let policy = app.platform.policy(&caller.tenant).await?;
    let page = reader.at("/desk/mail").staff_page("outgoing-title").with_errors(again.is_refused());
    let rendered = OutgoingPage {
        refusal: again.refusal(&page, &[]),
        key: app.platform.ids.uuid().to_string(),
        since: paused
            .map(|row| page.t1("outgoing-since", "when", &page.moment_in_zone(&row.at, &policy.zone)))
            .unwrap_or_default(),
        page,
    };
    again.answer(rendered.render())
}

/// `POST /desk/mail/{deed}`.
pub async fn act(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    Path(deed): Path<String>,
    form: FormCommand,
) -> Result<Response, Fault> {
    let paused = match deed.as_str() {
        "pause" => true,
        "resumption" => false,
        _ => return Err(Problem::not_found().into()),
    };
    match switch::switch(&app, &caller, paused, &form).await {
        Ok(_) => Ok(Redirect::to("/desk/mail").into_response()),
        Err(fault) => page(&app, &caller, &reader, &Again::after(fault, &form.fields)?).await,
    }
}
