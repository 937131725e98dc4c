//! `/account/mail` and `/v1/account/mail`: when somebody of the staff gets the mails to their desk at their own address (STF-2).

use askama::Template;
use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use domain::notice::Frequency;
use edge::{Again, Caller, Fault, FormCommand, JsonCommand, ProblemBody, Reader};
use kit::Problem;
use pages::{Choice, Form, Page, Refusal, choices};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::App;
use crate::staff::{self, OwnMail};

/// That somebody wants none.
const NONE: &str = "none";

fn frequency(code: &str) -> Result<Option<Frequency>, Problem> {
    if code == NONE {
        return Ok(None);
    }
    Frequency::parse(code).map(Some).map_err(|wrong| Problem::invalid(vec![("frequency", wrong)]))
}

/// What is to be from now on.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = OwnMailChoice)]
pub struct ChoiceBody {
    /// `immediate`, `daily` (one on the morning of each working day), or `none`.
    frequency: String,
}

/// How it is now.
#[derive(Serialize, ToSchema)]
#[schema(as = OwnMail)]
pub struct OwnMailBody {
    /// `immediate`, `daily` or `none`.
    frequency: String,
    /// The address that the identity provider knows; not there before the first sign-in on the pages.
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    /// The desks that they work at.
    desks: Vec<String>,
}

/// What was chosen.
#[derive(Serialize, ToSchema)]
#[schema(as = OwnMailChosen)]
pub struct ChosenBody {
    /// `immediate`, `daily` or `none`.
    frequency: String,
}

/// How my own mail stands (staff).
#[utoipa::path(
    get, path = "/v1/account/mail", operation_id = "show_own_mail", tag = "sessions",
    responses(
        (status = 200, description = "How it stands", body = OwnMailBody),
        (status = "4XX", description = "Not staff", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("staff" = [])),
)]
pub async fn read(State(app): State<App>, caller: Caller) -> Result<Json<OwnMailBody>, Fault> {
    let OwnMail { address, desks, frequency } = staff::own_mail(&app, &caller).await?;
    let desks = desks.into_iter().map(|desk| desk.code().to_owned()).collect();
    Ok(Json(OwnMailBody { frequency: frequency.map_or(NONE, Frequency::code).to_owned(), address, desks }))
}

/// Choose when the mails to my desk come to my own address (staff). The desk's own address gets them in any case.
#[utoipa::path(
    post, path = "/v1/account/mail", operation_id = "choose_own_mail", tag = "sessions",
    params(("Idempotency-Key" = String, Header, min_length = 8, max_length = 128, description = "8 to 128 characters, made up by the caller")),
    request_body(content = ChoiceBody),
    responses(
        (status = 200, description = "Chosen", body = ChosenBody),
        (status = "4XX", description = "Not chosen", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("staff" = [])),
)]
pub async fn choose(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    request: JsonCommand<ChoiceBody>,
) -> Result<Response, Fault> {
    caller.staff(edge::StaffRole::ALL)?;
    let frequency = frequency(&request.body.frequency)?;
    Ok(edge::reply(staff::choose(&app, &caller, &request, (frequency, reader.language)).await?))
}

#[derive(Template)]
#[template(path = "own-mail.html")]
struct OwnMailPage {
    page: Page,
    refusal: Refusal,
    key: String,
    form: Form,
    address: String,
    /// In words, separated by commas; empty for whoever works at none.
    desks: String,
    choices: Vec<Choice>,
}

/// `GET /account/mail`.
pub async fn show(State(app): State<App>, caller: Caller, reader: Reader) -> Result<Response, Fault> {
    page(&app, &caller, &reader, &Again::default()).await
}

async fn page(app: &App, caller: &Caller, reader: &Reader, again: &Again) -> Result<Response, Fault> {
    let OwnMail { address, desks, frequency } = staff::own_mail(app, caller).await?;
    let page = reader.at("/account/mail").staff_page("own-mail-title").with_errors(again.is_refused());
    let desks: Vec<String> = desks.into_iter().map(|desk| page.code("waiting", desk.code())).collect();
    let rendered = OwnMailPage {
        refusal: again.refusal(&page, &[]),
        key: app.platform.ids.uuid().to_string(),
        form: again.form(&page),
        address: address.unwrap_or_default(),
        desks: desks.join(", "),
        choices: choices(&page, "own-mail", &["immediate", "daily", NONE], frequency.map_or(NONE, Frequency::code)),
        page,
    };
    again.answer(rendered.render())
}

/// `POST /account/mail`.
pub async fn act(State(app): State<App>, caller: Caller, reader: Reader, form: FormCommand) -> Result<Response, Fault> {
    let chosen = match frequency(form.fields.text("frequency")) {
        Ok(frequency) => staff::choose(&app, &caller, &form, (frequency, reader.language)).await,
        Err(problem) => Err(problem.into()),
    };
    match chosen {
        Ok(_) => Ok(Redirect::to("/account/mail").into_response()),
        Err(fault) => page(&app, &caller, &reader, &Again::after(fault, &form.fields)?).await,
    }
}
