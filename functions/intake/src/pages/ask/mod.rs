//! "Ask for mediation": one group of questions a page, a page to check the answers, the confirmation.
//!
//! What is typed is kept as a [`Draft`] under a cookie, so that going back, changing the language or coming back in an hour loses
//! nothing, and nothing needs a script. Nothing is filed before the last button.

mod check;
mod step;

use askama::Template;
use axum::Router;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use domain::Policy;
use domain::complaint::{Answer, Filing};
use domain::text::Statement;
use domain::vocabulary::{AgeBracket, Kind, Language};
use edge::{Caller, Fault, FormCommand, Reader};
use http::{HeaderMap, StatusCode};
use kit::Problem;
use pages::{Choice, Form, Page, choices, form_errors, tongue};
use serde::Deserialize;

use crate::App;
use crate::draft::{self, Draft};
use crate::filing::ways_in;
use step::Step;

/// The pages of a request.
pub fn router() -> Router<App> {
    Router::new()
        .route("/ask", get(show).post(take))
        .route("/ask/check", get(check::show).post(check::send))
        .route("/ask/sent", get(check::sent))
        .route("/ask/clear", post(clear))
        .route("/ask/{step}", get(show).post(take))
}

#[derive(Template)]
#[template(path = "ask.html")]
struct AskPage {
    page: Page,
    form: Form,
    step: Step,
    key: String,
    /// Whether the next page is the check.
    changes: bool,
    caption: String,
    languages: Vec<Choice>,
    /// How it came in, where staff file for somebody; nothing for everybody else.
    ways: Vec<Choice>,
    kinds: Vec<Choice>,
    categories: Vec<Choice>,
    anonymous: Vec<Choice>,
    message: Vec<Choice>,
    ages: Vec<Choice>,
    represented: Vec<Choice>,
    consent: Vec<Choice>,
    /// Whoever stays anonymous isn't contacted, and isn't asked.
    asks_consent: bool,
    /// What is known of the other person, by the name of the text.
    other: &'static str,
    statement: usize,
}

impl AskPage {
    fn is_first(&self) -> bool {
        self.step == Step::Language
    }

    /// Whether the page asks one question, which is its heading.
    fn is_its_own_heading(&self) -> bool {
        matches!(self.step, Step::Language | Step::Kind)
    }
}

#[derive(Template)]
#[template(path = "cleared.html")]
struct ClearedPage {
    page: Page,
    /// Of a request that was sent before its page was closed.
    reference: Option<String>,
}

/// Whether somebody came from the check.
#[derive(Deserialize, Default)]
pub struct Way {
    #[serde(default)]
    change: String,
}

/// What the pages are made from.
struct Asked<'a> {
    app: &'a App,
    caller: &'a Caller,
    reader: &'a Reader,
    policy: &'a Policy,
    draft: &'a Draft,
}

impl Asked<'_> {
    fn page(&self, step: Step, form: Form, changes: bool) -> Result<Response, Fault> {
        let kind = self.draft.kind().unwrap_or(Kind::Community);
        let page = self.reader.at(step.path()).page(step.title(kind)).of_kind(kind).with_errors(form.has_errors());
        let of = |family: &str, codes: &[&str], field: &str| choices(&page, family, codes, form.value(field));
        let kinds: Vec<&str> = self.policy.kinds.keys().map(|kind| kind.code()).collect();
        let categories: Vec<&str> = kind.categories().iter().map(|one| one.code()).collect();
        let answers: Vec<&str> = Answer::ALL.iter().map(|one| one.code()).collect();
        let ages: Vec<&str> = AgeBracket::ALL.iter().map(|one| one.code()).collect();
        let ways: Vec<&str> = ways_in(self.caller).iter().map(|one| one.code()).collect();
        let rendered = AskPage {
            caption: page.t2("ask-step", ("step", &page.number(&step.number())), ("of", &page.number(&Step::ALL.len()))),
            languages: self.policy.languages.iter().map(|one| self.language(*one, form.value("language"))).collect(),
            ways: of("received", &ways, "received_by"),
            kinds: of("ask-kind", &kinds, "kind"),
            categories: of("category", &categories, "category"),
            anonymous: of("anonymous", &["yes"], "anonymous"),
            message: of("may-leave-message", &["yes"], "may_leave_message"),
            ages: of("age", &ages, "age"),
            represented: of("represented", &answers, "represented"),
            consent: of("consent", &["yes"], "contact_consent"),
            asks_consent: !self.draft.filing(self.app.platform.now()).anonymous,
            other: if kind == Kind::Community { "ask-officer" } else { "ask-other" },
            key: self.app.platform.ids.uuid().to_string(),
            statement: Statement::MOST,
            page,
            form,
            step,
            changes,
        };
        let status = if rendered.form.has_errors() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
        Ok((status, edge::page(rendered.render().map_err(|_| Problem::unavailable())?)).into_response())
    }

    fn language(&self, one: Language, chosen: &str) -> Choice {
        let chosen = if chosen.is_empty() { one == self.reader.language } else { chosen == one.code() };
        Choice { lang: tongue(one).tag, ..Choice::new(one.code().to_owned(), tongue(one).own_name.to_owned(), chosen) }
    }
}

/// `GET /ask` and `GET /ask/{step}`: a group of questions, with the answers that were given.
pub async fn show(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    headers: HeaderMap,
    step: Step,
    Query(way): Query<Way>,
) -> Result<Response, Fault> {
    let policy = app.platform.policy(&caller.tenant).await?;
    let draft = Draft::of(&app, &caller, &headers).await?;
    let mut form = Form::of(draft.answers().iter().map(|(name, value)| (name.as_str(), value.as_str())));
    if step == Step::Language && reader.chosen {
        // Who has just chosen a language for the pages wants it for the mails, too, until they say otherwise below.
        form = Form::of([("language", reader.language.code())]);
    }
    Asked { app: &app, caller: &caller, reader: &reader, policy: &policy, draft: &draft }.page(step, form, way.change == "yes")
}

/// `POST /ask` and `POST /ask/{step}`: answers to a group of questions. The language is every page's from then on.
pub async fn take(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    headers: HeaderMap,
    step: Step,
    command: FormCommand,
) -> Result<Response, Fault> {
    let policy = app.platform.policy(&caller.tenant).await?;
    let draft = Draft::of(&app, &caller, &headers).await?;
    let draft = draft.keep(&app, &caller, step.fields(), &command.fields).await?;
    let filing = draft.filing(app.platform.now());
    let problems = step.problems(Filing::parse(&filing, &policy, policy.date(app.platform.now())).err());
    let changes = command.fields.text("change") == "yes";
    if !problems.is_empty() {
        let page = reader.page(step.title(Kind::Community));
        let form = command.fields.form().with_errors(form_errors(&page, &problems));
        let asked = Asked { app: &app, caller: &caller, reader: &reader, policy: &policy, draft: &draft };
        return Ok(draft.with_cookie(asked.page(step, form, changes)?));
    }
    let next = if changes { "/ask/check" } else { step.next().map_or("/ask/check", Step::path) };
    let mut response = draft.with_cookie(Redirect::to(next).into_response());
    if step == Step::Language
        && let Ok(language) = Language::parse(&filing.language)
    {
        edge::remember(&mut response, language);
    }
    Ok(response)
}

/// `POST /ask/clear`: everything that was typed is gone; a request that was sent stays sent.
pub async fn clear(State(app): State<App>, caller: Caller, reader: Reader, headers: HeaderMap) -> Result<Response, Fault> {
    let draft = Draft::of(&app, &caller, &headers).await?;
    let reference = draft.sent().map(|sent| sent.reference.to_string());
    draft.forget(&app, &caller).await?;
    let title = if reference.is_some() { "ask-closed-title" } else { "ask-cleared-title" };
    let page = reader.at("/").page(title);
    let html = ClearedPage { page, reference }.render().map_err(|_| Problem::unavailable())?;
    Ok(draft::without_cookie(edge::page(html)))
}
