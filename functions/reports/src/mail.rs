//! `/desk/mails/{id}`: a mail that is in front of a person, what is the matter with it, and what they can do.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::notice::{self, Contents, Purpose, Trouble};
use edge::{Again, Caller, Fault, FormCommand, Reader};
use kit::Problem;
use pages::{Answers, Page, Refusal};

use crate::App;
use crate::tasks::{self, Deed};

#[derive(Template)]
#[template(path = "mail.html")]
struct MailPage {
    page: Page,
    refusal: Refusal,
    key: String,
    to: String,
    trouble: &'static str,
    /// The reference that the mail would have named, to find the case by; may be empty.
    reference: String,
    facts: Answers,
    may_send_again: bool,
    /// Where it says whom it was for, so that somebody can say it to them on the phone or by letter; empty where it was for a desk.
    whose: String,
}

/// Where the program finds whom a mail was for: on the complaint side that is whoever filed.
fn whose(template: notice::Template, contents: &Contents) -> String {
    match template.link() {
        Some(Purpose::Status) => format!("/cases/{}", contents.about),
        _ => format!("/mediations/{}/people/{}", contents.about, contents.person),
    }
}

/// `GET /desk/mails/{id}`.
pub async fn show(State(app): State<App>, caller: Caller, reader: Reader, Path(notice): Path<String>) -> Result<Response, Fault> {
    page(&app, &caller, &reader, &notice, &Again::default()).await
}

async fn page(app: &App, caller: &Caller, reader: &Reader, notice: &str, again: &Again) -> Result<Response, Fault> {
    let task = tasks::read(app, caller, notice).await?;
    let policy = app.platform.policy(&caller.tenant).await?;
    let to = format!("/desk/mails/{}", task.notice);
    let page = reader.at(&to).staff_page("mail-task-title").with_errors(again.is_refused());
    let rendered = MailPage {
        refusal: again.refusal(&page, &[]),
        key: app.platform.ids.uuid().to_string(),
        facts: Answers::default()
            .fact(page.t("mail-task-what"), page.code("template", task.template.code()))
            .fact_if(page.t("desk-reference"), task.reference.as_ref().map(ToString::to_string))
            .fact(page.t("mail-task-since"), page.moment_in_zone(&task.since, &policy.zone)),
        trouble: task.trouble.code(),
        reference: task.reference.map(|reference| reference.to_string()).unwrap_or_default(),
        may_send_again: task.trouble == Trouble::Uncertain,
        whose: task.contents.as_ref().map(|contents| whose(task.template, contents)).unwrap_or_default(),
        to,
        page,
    };
    again.answer(rendered.render())
}

/// `POST /desk/mails/{id}/{deed}`.
pub async fn act(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    Path((notice, deed)): Path<(String, String)>,
    form: FormCommand,
) -> Result<Response, Fault> {
    let deed = match deed.as_str() {
        "again" => Deed::Again,
        "done" => Deed::Done,
        _ => return Err(Problem::not_found().into()),
    };
    match tasks::act(&app, &caller, &notice, deed, &form).await {
        Ok(_) => Ok(Redirect::to("/desk").into_response()),
        Err(fault) => page(&app, &caller, &reader, &notice, &Again::after(fault, &form.fields)?).await,
    }
}
