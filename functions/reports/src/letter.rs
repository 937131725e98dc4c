//! `/desk/mails/{id}/letter`: what a mail would have said, in its reader's language, to be read out on the phone or printed (INT-2).

use askama::Template;
use axum::Json;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::notice::{Notice, Purpose, Recipient};
use domain::vocabulary::{Desk, Language};
use edge::{Caller, Fault, ProblemBody, Reader};
use kit::Problem;
use pages::{MailWords, Page, Tongue, Words, day, mail_words, tongue};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::App;
use crate::tasks;

/// A letter.
struct Letter {
    language: Language,
    /// Today, in that language.
    on: String,
    words: MailWords,
    /// That the phone does what a link would have done; empty for a mail without a link.
    instead: String,
}

/// What a mail that is in front of a person would have said.
///
/// # Errors
/// 401 for nobody, 404 for everybody but the program, and where it was for no person; unavailable when storage fails.
async fn letter(app: &App, caller: &Caller, notice: &str) -> Result<Letter, Fault> {
    let task = tasks::read(app, caller, notice).await?;
    let contents = task.contents.ok_or_else(Problem::not_found)?;
    let policy = app.platform.policy(&caller.tenant).await?;
    let mail = Notice {
        reference: task.reference,
        kind: contents.kind,
        by: contents.by,
        appointment: contents.appointment,
        ..Notice::bare(task.template, Recipient::Desk(Desk::Program), Uuid::nil())
    };
    let language = contents.language;
    let words = mail_words(&mail, language, &policy);
    let phone = || Words::of(language).with("mail-letter-instead", &[("action", &words.action)]);
    let instead =
        if matches!(task.template.link(), Some(Purpose::Status | Purpose::Mediation)) { phone() } else { String::new() };
    Ok(Letter { language, on: day(language, policy.date(app.platform.now())), words, instead })
}

/// What a mail would have said.
#[derive(Serialize, ToSchema)]
#[schema(as = Letter)]
pub struct LetterBody {
    /// Its reader's language.
    language: String,
    /// Why it comes.
    reason: String,
    /// What happens next.
    next: String,
    /// That the phone does what the mail's link would have done.
    #[serde(skip_serializing_if = "String::is_empty")]
    instead: String,
}

/// What a mail would have said that is in front of a person, in its reader's language (program).
#[utoipa::path(
    get, path = "/v1/desk/mails/{id}/letter", operation_id = "show_letter", tag = "reports",
    params(("id" = String, Path, description = "The message that asked for the mail, as the desk has it")),
    responses(
        (status = 200, description = "Its words", body = LetterBody),
        (status = "4XX", description = "Not there, or for no person", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("staff" = [])),
)]
pub async fn read(State(app): State<App>, caller: Caller, Path(notice): Path<String>) -> Result<Json<LetterBody>, Fault> {
    let Letter { language, words, instead, .. } = letter(&app, &caller, &notice).await?;
    Ok(Json(LetterBody { language: language.code().to_owned(), reason: words.reason, next: words.next, instead }))
}

#[derive(Template)]
#[template(path = "letter.html")]
struct LetterPage {
    page: Page,
    back: String,
    tongue: Tongue,
    letter: Letter,
}

/// `GET /desk/mails/{id}/letter`.
pub async fn show(State(app): State<App>, caller: Caller, reader: Reader, Path(notice): Path<String>) -> Result<Response, Fault> {
    let letter = letter(&app, &caller, &notice).await?;
    let back = format!("/desk/mails/{notice}");
    let page = reader.at(&format!("{back}/letter")).staff_page("letter-title");
    let rendered = LetterPage { page, back, tongue: tongue(letter.language), letter };
    Ok(edge::page(rendered.render().map_err(|_| Problem::broken())?))
}
