//! The policy documents as pages: what is kept, reading one, keeping another, putting one in force.

use askama::Template;
use axum::Router;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use domain::{Policy, notice};
use edge::{Again, Caller, Fault, FormCommand, Reader};
use kit::Problem;
use pages::{Form, MailWords, Page, Refusal, has_own_words, mail_sample};
use similar::{ChangeTag, TextDiff};

use crate::{App, policies};

/// The longest document that a form takes.
const MOST: usize = 60_000;

/// The pages of the policy documents.
pub fn router() -> Router<App> {
    Router::new()
        .route("/policies", get(list).post(keep))
        .route("/policies/{version}", get(show))
        .route("/policies/{version}/mails", get(mails))
        .route("/policies/{version}/activation", post(activate))
        .route("/policies/{version}/events", post(events))
}

struct Line {
    version: String,
    kept: String,
    in_force: bool,
}

#[derive(Template)]
#[template(path = "policies.html")]
struct ListPage {
    page: Page,
    form: Form,
    refusal: Refusal,
    faults: Vec<String>,
    lines: Vec<Line>,
    keeper: bool,
    key: String,
    most: usize,
    /// Whether the document in the form was just put together.
    begun: bool,
    /// The version that events are added to.
    in_force: String,
}

#[derive(Template)]
#[template(path = "policy.html")]
struct DocumentPage {
    page: Page,
    version: String,
    document: String,
    /// The version in force, where it is another one.
    in_force: String,
    /// The lines that differ from it: `-` was there, `+` is here.
    differs: Vec<(char, String)>,
}

/// A mail as it reads under a document.
struct Mail {
    name: String,
    is_own: bool,
    words: MailWords,
}

#[derive(Template)]
#[template(path = "policy-mails.html")]
struct MailsPage {
    page: Page,
    version: String,
    mails: Vec<Mail>,
}

impl MailsPage {
    fn back(&self) -> String {
        format!("/policies/{}", self.version)
    }
}

/// The lines in which a document differs from another.
fn differences(before: &str, after: &str) -> Vec<(char, String)> {
    let diff = TextDiff::from_lines(before, after);
    let told = diff.iter_all_changes().filter_map(|change| {
        let sign = match change.tag() {
            ChangeTag::Delete => '-',
            ChangeTag::Insert => '+',
            ChangeTag::Equal => return None,
        };
        Some((sign, change.value().trim_end().to_owned())).filter(|(_, line)| !line.is_empty())
    });
    told.collect()
}

/// The page, with a document to begin with where one was put together.
async fn listed(app: &App, caller: &Caller, reader: &Reader, again: &Again, begun: Option<String>) -> Result<Response, Fault> {
    let book = policies::book(app, caller).await?;
    let policy = app.platform.policy(&caller.tenant).await?;
    let page = reader.at("/policies").staff_page("policies-title").with_errors(again.is_refused());
    let in_force = book.active.unwrap_or_else(|| policy.version.clone());
    let mut lines: Vec<Line> = book
        .kept
        .into_iter()
        .rev()
        .map(|kept| Line { kept: page.moment(&kept.at, &policy.zone), in_force: kept.version == in_force, version: kept.version })
        .collect();
    if !lines.iter().any(|line| line.in_force) {
        lines.push(Line { version: in_force.clone(), kept: page.t("policies-shipped"), in_force: true });
    }
    let refusal = if again.faults().is_empty() { again.refusal(&page, &[]) } else { Refusal::default() };
    let rendered = ListPage {
        form: begun.as_ref().map_or_else(|| again.form(&page), |document| Form::of([("document", document.as_str())])),
        begun: begun.is_some(),
        in_force,
        refusal,
        faults: again.faults().to_vec(),
        lines,
        keeper: policies::is_keeper(caller),
        key: app.platform.ids.uuid().to_string(),
        most: MOST,
        page,
    };
    again.answer(rendered.render())
}

/// `GET /policies`.
async fn list(State(app): State<App>, caller: Caller, reader: Reader) -> Result<Response, Fault> {
    listed(&app, &caller, &reader, &Again::default(), None).await
}

/// `POST /policies`: a document is kept, or its faults are listed and it stays in the form.
async fn keep(State(app): State<App>, caller: Caller, reader: Reader, form: FormCommand) -> Result<Response, Fault> {
    match policies::keep(&app, &caller, form.fields.text("document"), &form).await {
        Ok(_) => Ok(Redirect::to("/policies").into_response()),
        Err(fault) => listed(&app, &caller, &reader, &Again::after(fault, &form.fields)?, None).await,
    }
}

/// `POST /policies/{version}/events`: the document with what a calendar file has, in the form, to be read and kept.
async fn events(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    Path(version): Path<String>,
    form: FormCommand,
) -> Result<Response, Fault> {
    match policies::with_events(&app, &caller, &version, form.fields.text("calendar")).await {
        Ok(document) => listed(&app, &caller, &reader, &Again::default(), Some(document)).await,
        Err(fault) => listed(&app, &caller, &reader, &Again::after(fault, &form.fields)?, None).await,
    }
}

/// `GET /policies/{version}`: the document, and what is different from the one in force.
async fn show(State(app): State<App>, caller: Caller, reader: Reader, Path(version): Path<String>) -> Result<Response, Fault> {
    let document = policies::document(&app, &caller, &version).await?;
    let active = app.platform.policy(&caller.tenant).await?.version.clone();
    let other = if active == version { None } else { Some(policies::document(&app, &caller, &active).await?) };
    let differs = other.as_ref().map(|other| differences(other, &document)).unwrap_or_default();
    let page = reader.at(&format!("/policies/{version}")).staff_page("policy-title").about(&version);
    let in_force = if other.is_some() { active } else { String::new() };
    Ok(edge::page(DocumentPage { page, version, document, in_force, differs }.render().map_err(|_| Problem::unavailable())?))
}

/// `GET /policies/{version}/mails`: how every mail reads under a document, in the reader's language.
async fn mails(State(app): State<App>, caller: Caller, reader: Reader, Path(version): Path<String>) -> Result<Response, Fault> {
    let document = policies::document(&app, &caller, &version).await?;
    let policy = Policy::stored(&document).ok_or_else(Problem::unavailable)?;
    let page = reader.at(&format!("/policies/{version}/mails")).staff_page("policy-mails-title").about(&version);
    let mail = |template: &notice::Template| Mail {
        name: page.code("template", template.code()),
        is_own: has_own_words(*template, page.language, &policy),
        words: mail_sample(*template, page.language, &policy),
    };
    let mails = notice::Template::ALL.iter().map(mail).collect();
    Ok(edge::page(MailsPage { mails, page, version }.render().map_err(|_| Problem::unavailable())?))
}

/// `POST /policies/{version}/activation`.
async fn activate(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    Path(version): Path<String>,
    form: FormCommand,
) -> Result<Response, Fault> {
    match policies::activate(&app, &caller, &version, &form).await {
        Ok(_) => Ok(Redirect::to("/policies").into_response()),
        Err(fault) => listed(&app, &caller, &reader, &Again::after(fault, &form.fields)?, None).await,
    }
}
