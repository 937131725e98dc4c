//! "Where is my request": one sentence, what happens next and by when, how we reach them, and their own statement.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::complaint::{Case, Narrative, Stage};
use edge::{Again, Caller, Fault, FormCommand, Reader};
use kit::Problem;
use pages::{Answers, Choice, Form, Page, Refusal, choices};
use store::{Table, port};

use crate::App;
use crate::api::contact::ContactBody;
use crate::api::link::ask_for_link;
use crate::api::own::{self, OwnContact};
use crate::api::own_case;
use crate::filing::address;

/// What somebody writes on the page of how they are reached.
const WRITTEN: &[(&str, &str)] = &[("phone", "ask-phone"), ("address", "ask-address"), ("safe_times", "ask-safe-times")];

#[derive(Template)]
#[template(path = "status.html")]
struct StatusPage {
    page: Page,
    case: Case,
    statement: String,
    by: String,
    /// How we reach them, as far as we know.
    contact: Answers,
    /// Whether they have just corrected it.
    corrected: bool,
    /// Whether a mail with a link to the mediation's page can be sent to them.
    may_ask_for_link: bool,
    /// Whether it hasn't come to a mediation, so that stopping is a call.
    stops_by_phone: bool,
    phone: String,
    key: String,
}

#[derive(Template)]
#[template(path = "own-contact.html")]
struct ContactPage {
    page: Page,
    form: Form,
    refusal: Refusal,
    key: String,
    version: String,
    phone: String,
    message: Vec<Choice>,
    languages: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "link-sent.html")]
struct LinkSentPage {
    page: Page,
    phone: String,
}

/// How they are reached, in words.
fn reached(page: &Page, body: &ContactBody) -> Answers {
    let known = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Answers::default()
        .fact_if(page.t("ask-email"), known(&body.email))
        .fact_if(page.t("ask-phone"), known(&body.phone))
        .fact_if(page.t("ask-address"), known(&body.address))
        .fact_if(page.t("contact-safe-times"), known(&body.safe_times))
        .fact_if(page.t("contact-language"), known(&body.language).map(|code| page.code("language-name", &code)))
}

/// `GET /status`.
pub async fn show(State(app): State<App>, caller: Caller, reader: Reader) -> Result<Response, Fault> {
    let case = own_case(&app, &caller).await?;
    let key = address(&caller, case.id).key.beside("NARRATIVE");
    let item = app.platform.store.get(Table::Cases, &key).await?.ok_or_else(Problem::not_found)?;
    let narrative: Narrative = port::row(item)?;
    let contact = own::known(&app, &caller).await?.contact;
    let page = reader.at("/status").page("status-title").of_kind(case.kind);
    let by = match case.stage {
        Stage::Received => page.t1("status-by", "day", &page.day(&case.acknowledge_by)),
        Stage::Acknowledged { .. } | Stage::UnderReview | Stage::Eligible { .. } | Stage::Admitted { .. } => {
            page.t("status-soon")
        }
        _ => String::new(),
    };
    let rendered = StatusPage {
        statement: narrative.statement.as_str().to_owned(),
        contact: reached(&page, &contact),
        corrected: reader.has_just_done(),
        may_ask_for_link: matches!(case.stage, Stage::InMediation { .. }) && !contact.email.is_empty(),
        stops_by_phone: case.stage.is_in_preparation() || matches!(case.stage, Stage::Admitted { .. }),
        phone: app.platform.policy(&caller.tenant).await?.phone.clone(),
        key: app.platform.ids.uuid().to_string(),
        page,
        case,
        by,
    };
    Ok(edge::page(rendered.render().map_err(|_| Problem::unavailable())?))
}

/// `GET /status/contact`.
pub async fn ask(State(app): State<App>, caller: Caller, reader: Reader) -> Result<Response, Fault> {
    contact_page(&app, &caller, &reader, &Again::default()).await
}

async fn contact_page(app: &App, caller: &Caller, reader: &Reader, again: &Again) -> Result<Response, Fault> {
    let known = own::known(app, caller).await?;
    let policy = app.platform.policy(&caller.tenant).await?;
    let page = reader.at("/status/contact").page("own-contact-title").with_errors(again.is_refused());
    let form = if again.is_refused() { again.form(&page) } else { Form::of(known.contact.fields()) };
    let codes: Vec<&str> = policy.languages.iter().map(|language| language.code()).collect();
    let seen = form.value("version").to_owned();
    let rendered = ContactPage {
        refusal: again.refusal(&page, WRITTEN),
        version: if seen.is_empty() { known.version.to_string() } else { seen },
        phone: policy.phone.clone(),
        key: app.platform.ids.uuid().to_string(),
        message: choices(&page, "may-leave-message", &["yes"], form.value("may_leave_message")),
        languages: choices(&page, "language-name", &codes, form.value("language")),
        form,
        page,
    };
    again.answer(rendered.render())
}

/// `POST /status/contact`: how they want to be reached. What can't be accepted stays in the form.
pub async fn correct(State(app): State<App>, caller: Caller, reader: Reader, form: FormCommand) -> Result<Response, Fault> {
    let seen = form.fields.text("version").parse().ok();
    match own::keep(&app, &caller, &OwnContact::from(&form.fields), (&form, seen)).await {
        Ok(_) => Ok(edge::done("/status")),
        Err(fault) => contact_page(&app, &caller, &reader, &Again::after(fault, &form.fields)?).await,
    }
}

/// `POST /status/mediation-link`: a new link to the mediation's page, by mail to the address that we have.
pub async fn send_link(State(app): State<App>, caller: Caller, reader: Reader, form: FormCommand) -> Result<Response, Fault> {
    ask_for_link(&app, &caller, &form).await?;
    let page = reader.at("/status").page("link-asked-title");
    let phone = app.platform.policy(&caller.tenant).await?.phone.clone();
    Ok(edge::page(LinkSentPage { page, phone }.render().map_err(|_| Problem::unavailable())?))
}
