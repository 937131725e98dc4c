//! Records whose time is over as a page: what would go, what a hold keeps, what went (WALL-4).

use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use domain::Problems;
use domain::text::Document;
use edge::{Again, Caller, Fault, FormCommand, Reader};
use http::StatusCode;
use pages::{Choice, Form, Page, Refusal};

use crate::App;
use crate::api::deeds::{Destruction, perform};
use crate::retention::{self, KeptRow};

/// The page of the records.
pub fn router() -> Router<App> {
    Router::new().route("/records", get(list).post(destroy))
}

struct Gone {
    reference: String,
    kind: String,
    on: String,
    document: String,
}

#[derive(Template)]
#[template(path = "records.html")]
struct RecordsPage {
    page: Page,
    form: Form,
    refusal: Refusal,
    over: Vec<Choice>,
    held: Vec<(String, String)>,
    gone: Vec<Gone>,
    key: String,
}

async fn listed(app: &App, caller: &Caller, reader: &Reader, again: &Again) -> Result<Response, Fault> {
    let today = app.platform.policy(&caller.tenant).await?.date(app.platform.now());
    let records = retention::records(app, caller, today).await?;
    let page = reader.at("/records").staff_page("records-title").with_errors(again.is_refused());
    let form = again.form(&page);
    let words = |row: &KeptRow| {
        let class = page.code("retention", row.keeping.class.code());
        let ended = page.t1("records-ended", "day", &page.day(&row.keeping.ended_on));
        format!("{} – {}, {class}. {ended}", row.reference, page.code("kind", row.kind.code()))
    };
    let (held, over): (Vec<_>, Vec<_>) = records.kept.iter().partition(|(_, row)| row.held);
    let gone = records.destroyed.iter().map(|row| Gone {
        reference: row.reference.to_string(),
        kind: page.code("kind", row.kind.code()),
        on: page.day(&row.destroyed_on),
        document: row.document.as_str().to_owned(),
    });
    let choice = |(_, row): &(_, KeptRow)| {
        let id = row.case.to_string();
        let chosen = form.has("case", &id);
        Choice::new(id, words(row), chosen)
    };
    let rendered = RecordsPage {
        over: over.into_iter().map(choice).collect(),
        held: held.iter().map(|(_, row)| (format!("/cases/{}", row.case), words(row))).collect(),
        gone: gone.collect(),
        refusal: again.refusal(&page, &[("document", "records-document")]),
        key: app.platform.ids.uuid().to_string(),
        form,
        page,
    };
    again.answer(rendered.render())
}

/// `GET /records`.
async fn list(State(app): State<App>, caller: Caller, reader: Reader) -> Result<Response, Fault> {
    listed(&app, &caller, &reader, &Again::default()).await
}

/// `POST /records`: one case after the other, each under a key of its own. Where one is refused, the others go all the same, and the page
/// says why it is still there. What somebody else destroyed meanwhile is gone, as was wanted.
async fn destroy(State(app): State<App>, caller: Caller, reader: Reader, form: FormCommand) -> Result<Response, Fault> {
    match destroy_all(&app, &caller, &form).await {
        Ok(()) => Ok(Redirect::to("/records").into_response()),
        Err(fault) => listed(&app, &caller, &reader, &Again::after(fault, &form.fields)?).await,
    }
}

async fn destroy_all(app: &App, caller: &Caller, form: &FormCommand) -> Result<(), Fault> {
    let cases = form.fields.all("case");
    let body = Destruction { document: form.fields.text("document").to_owned() };
    let mut problems = Problems::default();
    problems.keep("case", if cases.is_empty() { Err("required") } else { Ok(()) });
    problems.keep("document", Document::parse(&body.document));
    if !problems.0.is_empty() {
        return Err(problems.into());
    }
    let (mut destroyed, mut refused) = (0, None);
    for case in cases {
        let digest = store::rows::digest(&[case.as_bytes(), body.document.as_bytes()]);
        let one = FormCommand { key: format!("{}-{case}", form.key), digest, fields: form.fields.clone() };
        match perform(app, caller, case, &body, &one, None).await {
            Ok(_) => destroyed += 1,
            Err(fault) if fault.0.status == StatusCode::NOT_FOUND && refused.is_some() => {}
            Err(fault) => refused = Some(fault),
        }
    }
    match refused {
        Some(fault) if destroyed == 0 || fault.0.status != StatusCode::NOT_FOUND => Err(fault),
        _ => Ok(()),
    }
}
