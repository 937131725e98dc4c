//! `/community/mine`: what whoever asked sees by their link, and does about it (OUTR-7).

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use domain::Policy;
use domain::outreach::Stage;
use domain::text::Remark;
use edge::{Again, Caller, Fault, Fields, FormCommand, Reader};
use jiff::Timestamp;
use pages::{Answers, Choice, Form, Page, Refusal, choices};

use super::ask::{self, Shown};
use super::fields::{ask_of, fields_of};
use crate::App;
use crate::engagement::File;
use crate::own;
use crate::words::InWords;

const SCALE: &[&str] = &["1", "2", "3", "4", "5"];

#[derive(Template)]
#[template(path = "own.html")]
struct OwnPage {
    page: Page,
    form: Form,
    refusal: Refusal,
    reference: String,
    /// Whether something was just done here.
    done: bool,
    stage: &'static str,
    /// When it is.
    when: String,
    /// Why it was denied, and what the unit wrote.
    denied: Option<(String, String)>,
    facts: Answers,
    verdict: Option<InWords>,
    may_change: bool,
    may_cancel: bool,
    may_rate: bool,
    ratings: Vec<Choice>,
    most: usize,
    key: String,
    phone: String,
}

/// What is asked for, as whoever asked wrote it.
pub fn facts(page: &Page, file: &File, policy: &Policy) -> Answers {
    let (ask, details) = (&file.engagement.state.ask, &file.details);
    let specials: Vec<String> = ask.specials.iter().map(|special| page.code("special", special.code())).collect();
    let ends = page.moment_in_zone(&ask.ends_at(), &policy.zone);
    Answers::default()
        .fact(page.t("community-kind"), page.code("engagement", ask.kind.code()))
        .fact(page.t("community-organization"), details.organization.as_str())
        .fact(page.t("community-subject"), details.subject.as_str())
        .fact(page.t("community-begins"), page.moment(&ask.starts_at, &policy.zone))
        .fact(page.t("community-ends"), ends)
        .fact(page.t("community-place"), format!("{}\n{}", details.place.as_str(), ask.zip))
        .fact(
            page.t("community-audience"),
            format!("{} – {}", page.number(&(ask.audience as usize)), page.code("audience", ask.ages.code())),
        )
        .fact(page.t("community-language"), page.code("language-name", ask.language.code()))
        .fact_if(page.t("community-needs"), details.needs.as_ref().map(|needs| needs.as_str().to_owned()))
        .fact_if(page.t("community-specials"), (!specials.is_empty()).then(|| specials.join("\n")))
        .fact(page.t("community-public"), page.t(if ask.public { "open-to-yes" } else { "open-to-no" }))
}

/// Whether it can still be changed or called off.
fn is_open(stage: &Stage, starts_at: Timestamp, now: Timestamp) -> bool {
    match stage {
        Stage::Filed | Stage::Denied { .. } => true,
        Stage::Approved { .. } => now < starts_at,
        Stage::Cancelled | Stage::Completed { .. } => false,
    }
}

async fn page(app: &App, caller: &Caller, reader: &Reader, again: &Again) -> Result<Response, Fault> {
    let file = own::read(app, caller).await?;
    let (policy, now) = (app.platform.policy(&caller.tenant).await?, app.platform.now());
    let page = reader.at("/community/mine").page("community-own-title").with_errors(again.is_refused());
    let engagement = &file.engagement.state;
    let form = again.form(&page);
    let note = || file.note.as_ref().map(|note| note.as_str().to_owned()).unwrap_or_default();
    let rendered = OwnPage {
        refusal: again.refusal(&page, &[("remark", "community-remark")]),
        reference: engagement.reference.to_string(),
        done: reader.has_just_done(),
        stage: engagement.stage.name().code(),
        when: page.moment_in_zone(&engagement.ask.starts_at, &policy.zone),
        denied: match engagement.stage {
            Stage::Denied { reason } => Some((page.code("denial", reason.code()), note())),
            _ => None,
        },
        facts: facts(&page, &file, &policy),
        verdict: matches!(engagement.stage, Stage::Filed).then(|| InWords::of(&page, &engagement.ask, &policy, now)),
        may_change: is_open(&engagement.stage, engagement.ask.starts_at, now),
        may_cancel: is_open(&engagement.stage, engagement.ask.starts_at, now),
        may_rate: matches!(engagement.stage, Stage::Completed { rating: None, .. }),
        ratings: choices(&page, "rating", SCALE, form.value("rating")),
        most: Remark::MOST,
        key: app.platform.ids.uuid().to_string(),
        phone: policy.phone.clone(),
        form,
        page,
    };
    again.answer(rendered.render())
}

/// `GET /community/mine`.
pub async fn show(State(app): State<App>, caller: Caller, reader: Reader) -> Result<Response, Fault> {
    page(&app, &caller, &reader, &Again::default()).await
}

/// `GET /community/mine/change`: the form, with what was asked for.
pub async fn ask(State(app): State<App>, caller: Caller, reader: Reader) -> Result<Response, Fault> {
    let file = own::read(&app, &caller).await?;
    let policy = app.platform.policy(&caller.tenant).await?;
    let form = Form::of(fields_of(&file, &policy, true));
    let shown = Shown { version: file.engagement.version.to_string(), ..Shown::default() };
    let page = reader.page("community-change-title");
    ask::page(&app, &caller, (page, form), &Again::default(), &Fields::default(), shown).await
}

/// `POST /community/mine/change`: what was found, or it asks for something else now.
pub async fn change(State(app): State<App>, caller: Caller, reader: Reader, command: FormCommand) -> Result<Response, Fault> {
    own::theirs(&caller)?;
    let version = command.fields.text("version").to_owned();
    let shown = Shown { version: if version.is_empty() { "0".to_owned() } else { version.clone() }, judged: true, kept: false };
    let page = reader.at("/community/mine/change").page("community-change-title");
    if command.fields.text("do") == "check" {
        let form = command.fields.form();
        return ask::page(&app, &caller, (page, form), &Again::default(), &command.fields, shown).await;
    }
    match own::amend(&app, &caller, &command, &ask_of(&command.fields), version.parse().ok()).await {
        Ok(_) => Ok(edge::done("/community/mine")),
        Err(fault) => {
            let again = Again::after(fault, &command.fields)?;
            let page = page.with_errors(true);
            let form = again.form(&page);
            ask::page(&app, &caller, (page, form), &again, &command.fields, shown).await
        }
    }
}

/// `POST /community/mine/cancel`.
pub async fn cancel(State(app): State<App>, caller: Caller, reader: Reader, command: FormCommand) -> Result<Response, Fault> {
    match own::cancel(&app, &caller, &command, None).await {
        Ok(_) => Ok(edge::done("/community/mine")),
        Err(fault) => page(&app, &caller, &reader, &Again::after(fault, &command.fields)?).await,
    }
}

/// `POST /community/mine/feedback`.
pub async fn rate(State(app): State<App>, caller: Caller, reader: Reader, command: FormCommand) -> Result<Response, Fault> {
    let said = (command.fields.text("rating"), command.fields.text("remark"));
    match own::rate(&app, &caller, &command, said).await {
        Ok(_) => Ok(edge::done("/community/mine")),
        Err(fault) => page(&app, &caller, &reader, &Again::after(fault, &command.fields)?).await,
    }
}
