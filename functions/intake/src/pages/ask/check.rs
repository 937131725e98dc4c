//! The page to check the answers, sending them, and the confirmation.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use domain::complaint::{Filing, FilingForm, Narrative};
use domain::vocabulary::Kind;
use edge::{Caller, Fault, FormCommand, Reader};
use http::HeaderMap;
use kit::Problem;
use pages::{Answers, Page};
use store::{Once, Table, port};

use super::step::Step;
use crate::App;
use crate::draft::{Draft, Heard, Sent};
use crate::filing::{address, file};

#[derive(Template)]
#[template(path = "check.html")]
struct CheckPage {
    page: Page,
    answers: Answers,
    key: String,
}

#[derive(Template)]
#[template(path = "sent.html")]
struct SentPage {
    page: Page,
    sent: Sent,
    statement: String,
}

/// The first page whose answers can't be taken yet.
async fn unfinished(app: &App, caller: &Caller, draft: &Draft) -> Result<Option<Step>, Fault> {
    let policy = app.platform.policy(&caller.tenant).await?;
    let problems = Filing::parse(&draft.filing(app.platform.now()), &policy, policy.date(app.platform.now())).err();
    Ok(problems.and_then(|problems| Step::ALL.into_iter().find(|step| !step.problems(Some(problems.clone())).is_empty())))
}

/// `GET /ask/check`: every answer, each with a way to change it.
pub async fn show(State(app): State<App>, caller: Caller, reader: Reader, headers: HeaderMap) -> Result<Response, Fault> {
    let draft = Draft::of(&app, &caller, &headers).await?;
    if draft.sent().is_some() {
        return Ok(Redirect::to("/ask/sent").into_response());
    }
    if let Some(step) = unfinished(&app, &caller, &draft).await? {
        return Ok(Redirect::to(step.path()).into_response());
    }
    let page = reader.page("check-title");
    let rendered =
        CheckPage { answers: answers(&page, draft.filing(app.platform.now())), key: app.platform.ids.uuid().to_string(), page };
    Ok(edge::page(rendered.render().map_err(|_| Problem::unavailable())?))
}

fn answers(page: &Page, form: FilingForm) -> Answers {
    let day = form.incident_on.parse().map_or_else(|_| form.incident_on.clone(), |day| page.day(&day));
    let other = if form.kind == Kind::Community.code() { "ask-officer" } else { "ask-other" };
    let yes = |family: &str, said: bool| if said { page.code(family, "yes") } else { String::new() };
    let coded = |family: &str, code: &str| if code.is_empty() { String::new() } else { page.code(family, code) };
    let mut rows = vec![("language", "ask-language", page.code("language-name", &form.language))];
    if !form.received_by.is_empty() {
        rows.push(("received_by", "ask-received", coded("received", &form.received_by)));
    }
    rows.extend([
        ("kind", "ask-kind", coded("ask-kind", &form.kind)),
        ("category", "ask-category", page.code("category", &form.category)),
        ("statement", "ask-statement", form.statement),
        ("incident_on", "ask-incident-on", day),
        ("incident_place", "ask-incident-place", form.incident_place),
        ("officer", other, form.officer),
    ]);
    if form.anonymous {
        rows.push(("anonymous", "ask-stay-anonymous", yes("anonymous", true)));
    } else {
        rows.extend([
            ("name", "ask-name", form.name),
            ("email", "ask-email", form.email),
            ("phone", "ask-phone", form.phone),
            ("address", "ask-address", form.address),
            ("safe_times", "ask-safe-times", form.safe_times),
            ("may_leave_message", "ask-may-leave-message", yes("may-leave-message", form.may_leave_message)),
        ]);
    }
    rows.extend([
        ("age", "ask-age", page.code("age", &form.age)),
        ("needs", "ask-needs", form.needs),
        ("represented", "ask-represented", coded("represented", &form.represented)),
    ]);
    if !form.anonymous {
        rows.push(("contact_consent", "ask-consent", yes("consent", form.contact_consent)));
    }
    rows.into_iter().fold(Answers::to_change(page.t("check-change")), |answers, (field, label, answer)| {
        let given = if answer.trim().is_empty() { page.t("not-given") } else { answer };
        let step = Step::of(field).unwrap_or(Step::Language);
        answers.answer(page.t(label), given, format!("{}?change=yes#{field}", step.path()))
    })
}

/// `POST /ask/check`: the request is filed, once, however often the button is pressed.
pub async fn send(State(app): State<App>, caller: Caller, headers: HeaderMap, _pressed: FormCommand) -> Result<Response, Fault> {
    let draft = Draft::of(&app, &caller, &headers).await?;
    let to = |path| Ok(Redirect::to(path).into_response());
    if draft.sent().is_some() {
        return to("/ask/sent");
    }
    if let Some(step) = unfinished(&app, &caller, &draft).await? {
        return to(step.path());
    }
    let form = draft.filing(app.platform.now());
    let (name, digest, now) = (caller.name(), draft.digest(), app.platform.now());
    let once = Once::Request { caller: &name, key: draft.key(), digest: &digest };
    let kind = draft.kind().unwrap_or(Kind::Community);
    let heard = match (form.anonymous, form.email.trim()) {
        (true, _) => Heard::Never,
        (false, "") => Heard::Person,
        (false, _) => Heard::Mail,
    };
    file(&app, &caller, once, &form, &|case, reference| {
        Ok(vec![draft.becomes(&caller, Sent { case, kind, reference: reference.clone(), heard }, now)?])
    })
    .await?;
    to("/ask/sent")
}

/// `GET /ask/sent`: the reference, what happens next, and a copy of one's own words (INT-2).
pub async fn sent(State(app): State<App>, caller: Caller, reader: Reader, headers: HeaderMap) -> Result<Response, Fault> {
    let Some(sent) = Draft::of(&app, &caller, &headers).await?.sent().cloned() else {
        return Ok(Redirect::to("/ask/check").into_response());
    };
    let key = address(&caller, sent.case).key.beside("NARRATIVE");
    let item = app.platform.store.get(Table::Cases, &key).await?.ok_or_else(Problem::not_found)?;
    let narrative: Narrative = port::row(item)?;
    let statement = narrative.statement.as_str().to_owned();
    let page = reader.page("filed-title").of_kind(sent.kind);
    Ok(edge::page(SentPage { page, sent, statement }.render().map_err(|_| Problem::unavailable())?))
}
