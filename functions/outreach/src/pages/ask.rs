//! `/community/ask`: one page to ask on, which says what speaks against it before it is sent (OUTR-1 to OUTR-5).

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::outreach::Asked;
use edge::{Again, Caller, Fault, FormCommand, KeyedForm, Reader};
use http::HeaderMap;
use kit::Problem;
use pages::{Form, Page, Refusal};
use serde::Deserialize;

use super::fields::{Options, ask_of, fields_of};
use crate::App;
use crate::words::InWords;
use crate::{draft, filing, own};

/// What is written into the form, so that nothing of it is lost.
pub const WRITTEN: &[(&str, &str)] =
    &[("organization", "community-organization"), ("subject", "community-subject"), ("place", "community-place")];

#[derive(Template)]
#[template(path = "ask.html")]
struct AskPage {
    page: Page,
    form: Form,
    refusal: Refusal,
    key: String,
    /// Where it is sent.
    to: &'static str,
    /// The version that is changed; empty for something new.
    version: String,
    options: Options,
    /// What was found, once there is enough to say anything.
    verdict: Option<InWords>,
    /// Whether what was typed was just put away.
    kept: bool,
    phone: String,
}

impl AskPage {
    const fn is_new(&self) -> bool {
        self.version.is_empty()
    }
}

#[derive(Template)]
#[template(path = "sent.html")]
struct SentPage {
    page: Page,
    reference: String,
    next: String,
    phone: String,
}

#[derive(Deserialize)]
struct Filed {
    reference: String,
    mailed: bool,
}

/// What the page shows besides the form.
#[derive(Default)]
pub struct Shown {
    /// The version that is changed; empty for something new.
    pub version: String,
    /// Whether what was typed was just put away.
    pub kept: bool,
    /// Whether what was found is said.
    pub judged: bool,
}

/// The form, as it is or after something couldn't be taken.
///
/// # Errors
/// When storage fails.
pub async fn page(
    app: &App,
    caller: &Caller,
    (page, form): (Page, Form),
    again: &Again,
    fields: &edge::Fields,
    shown: Shown,
) -> Result<Response, Fault> {
    let policy = app.platform.policy(&caller.tenant).await?;
    let outline = if shown.judged { Asked::outline(&ask_of(fields), &policy).ok() } else { None };
    let rendered = AskPage {
        options: Options::of(&page, &form, &policy),
        verdict: outline.map(|ask| InWords::of(&page, &ask, &policy, app.platform.now())),
        refusal: again.refusal(&page, WRITTEN),
        key: app.platform.ids.uuid().to_string(),
        to: if shown.version.is_empty() { "/community/ask" } else { "/community/mine/change" },
        version: shown.version,
        kept: shown.kept,
        phone: policy.phone.clone(),
        form,
        page,
    };
    again.answer(rendered.render())
}

/// `GET /community/ask`: blank, what this browser put away, or a copy of one's own earlier request.
pub async fn show(State(app): State<App>, caller: Caller, reader: Reader, headers: HeaderMap) -> Result<Response, Fault> {
    let ask = reader.page("community-ask-title");
    let fields: Vec<(String, String)> = if reader.query == "copy=mine" {
        let policy = app.platform.policy(&caller.tenant).await?;
        let file = own::read(&app, &caller).await?;
        let contact = own::contact(&app, &caller, &file.engagement.state).await?;
        let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
        let mut fields = fields_of(&file, &policy, false);
        if let Some(row) = contact {
            fields.push(("name", text(row.name.as_ref().map(|name| name.as_str()))));
            fields.push(("email", text(row.email.as_ref().map(|email| email.as_str()))));
            fields.push(("phone", text(row.phone.as_ref().map(|phone| phone.as_str()))));
        }
        fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
    } else {
        draft::of(&app, &caller, &headers).await?
    };
    let form = if fields.is_empty() { Form::of([("language", reader.language.code())]) } else { Form::of(fields) };
    page(&app, &caller, (ask, form), &Again::default(), &edge::Fields::default(), Shown::default()).await
}

/// `POST /community/ask`: what was found, or it is put away, or it is sent.
pub async fn send(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    headers: HeaderMap,
    command: FormCommand,
) -> Result<Response, Fault> {
    let ask = reader.at("/community/ask").page("community-ask-title");
    let what = command.fields.text("do");
    if ["check", "keep"].contains(&what) {
        let token = draft::keep(&app, &caller, &headers, &command.fields).await?;
        let (form, shown) = (command.fields.form(), Shown { kept: what == "keep", judged: true, ..Shown::default() });
        let response = page(&app, &caller, (ask, form), &Again::default(), &command.fields, shown).await?;
        return Ok(draft::with_cookie(response, &token));
    }
    let (name, form) = (caller.name(), ask_of(&command.fields));
    let sent = filing::file(&app, &caller, command.once(&name), &form, draft::forgotten(&caller, &headers)).await;
    match sent {
        Ok(reply) => {
            let filed: Filed = serde_json::from_str(&reply.body).map_err(|_| Problem::broken())?;
            let phone = app.platform.policy(&caller.tenant).await?.phone.clone();
            let page = reader.at("/community").page("community-sent-title");
            let next = page.t(match (filed.mailed, form.email.trim().is_empty()) {
                (true, _) => "community-sent-mail",
                (false, false) => "community-sent-later",
                (false, true) => "community-sent-phone",
            });
            let rendered = SentPage { page, reference: filed.reference, next, phone };
            Ok(edge::page(rendered.render().map_err(|_| Problem::unavailable())?))
        }
        Err(fault) => {
            let again = Again::after(fault, &command.fields)?;
            let ask = ask.with_errors(true);
            let form = again.form(&ask);
            page(&app, &caller, (ask, form), &again, &command.fields, Shown { judged: true, ..Shown::default() }).await
        }
    }
}
