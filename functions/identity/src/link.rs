//! One-time links: opening one changes nothing, pressing its button spends it. A mail scanner that follows links does no harm.

use askama::Template;
use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use contracts::Message;
use domain::notice::{Notice, Purpose, Recipient};
use edge::{Caller, Fault, FormCommand, KeyedForm, ProblemBody, Reader, Who};
use http::StatusCode;
use kit::Problem;
use pages::Page;
use serde::{Deserialize, Serialize};
use store::access::{LinkRow, link_key};
use store::{CommitError, Done, Guard, Reply, Table, Test, Transaction, Write, port};
use utoipa::ToSchema;

use crate::App;
use crate::session;

#[derive(Template)]
#[template(path = "link.html")]
struct LinkPage {
    page: Page,
    key: String,
    token: String,
    purpose: Purpose,
    state: Shown,
}

impl LinkPage {
    fn is_old(&self) -> bool {
        self.state == Shown::Old
    }

    fn is_renewable(&self) -> bool {
        self.purpose.renewal().is_some()
    }
}

/// What a link's page shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Ready,
    Spent,
    Old,
    Asked,
}

impl Shown {
    const fn title(self) -> &'static str {
        match self {
            Self::Ready => "link-title",
            Self::Spent => "problem-link-spent",
            Self::Old => "problem-link-old",
            Self::Asked => "link-asked-title",
        }
    }

    const fn status(self) -> StatusCode {
        match self {
            Self::Ready | Self::Asked => StatusCode::OK,
            Self::Spent | Self::Old => StatusCode::GONE,
        }
    }
}

fn unknown() -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "link-unknown")
}

/// The link of that token, used or not, and whether its time is over.
async fn load(app: &App, caller: &Caller, token: &str) -> Result<LinkRow, Fault> {
    let item = app.platform.store.get(Table::Access, &link_key(&caller.tenant, token)).await?.ok_or_else(unknown)?;
    Ok(port::row(item)?)
}

/// Why a link can't be followed any more.
fn gone(app: &App, row: &LinkRow) -> Option<Shown> {
    if row.spent {
        Some(Shown::Spent)
    } else if app.platform.now() >= row.expires_at {
        Some(Shown::Old)
    } else {
        None
    }
}

/// Begins a session and, for a purpose that is served once, spends the link with it.
async fn spend(app: &App, caller: &Caller, token: &str, row: &LinkRow) -> Result<String, Fault> {
    let spent = || Problem::new(StatusCode::GONE, "link-spent");
    match gone(app, row) {
        None => {}
        Some(Shown::Old) => return Err(Problem::new(StatusCode::GONE, "link-old").into()),
        Some(_) => return Err(spent().into()),
    }
    let session = format!("{}{}", session::PREFIX, app.platform.ids.token());
    let who = Who::Party { person: row.person, purpose: row.purpose, about: row.about };
    let mut writes = vec![session::begin(&caller.tenant, &session, who, app.platform.now())?];
    // A survey's link works until the survey is answered or closed; the answer is what is given once (SUR-4).
    if row.purpose != Purpose::Survey {
        let key = link_key(&caller.tenant, token);
        let after = LinkRow { spent: true, ..row.clone() };
        let unspent = Test::Equals("spent".into(), store::AttributeValue::Bool(false));
        writes.push(Write { guard: Guard::Once, ..Write::put(Table::Access, &key, &after)?.when(unspent) });
    }
    match app.platform.store.commit(Transaction { token: app.platform.ids.uuid(), writes }).await {
        Ok(()) => Ok(session),
        Err(CommitError::Conflict(guards)) if guards.contains(&Guard::Once) => Err(spent().into()),
        Err(error) => Err(error.into()),
    }
}

/// Where a link leads. A mediator has a page for each assignment.
fn destination(row: &LinkRow) -> String {
    match row.purpose {
        Purpose::Status => "/status".to_owned(),
        Purpose::Mediation => "/mediation".to_owned(),
        Purpose::Assignment => format!("/assignment/{}", row.about),
        Purpose::Survey => "/survey".to_owned(),
        Purpose::Request => "/community/mine".to_owned(),
    }
}

fn page(app: &App, reader: &Reader, row: &LinkRow, token: String, state: Shown) -> Result<Response, Fault> {
    let language = if reader.chosen { reader.language } else { row.language };
    let page = Page::new(language, &format!("/l/{token}"), state.title());
    let rendered = LinkPage { page, key: app.platform.ids.uuid().to_string(), token, purpose: row.purpose, state };
    let html = rendered.render().map_err(|_| Problem::unavailable())?;
    Ok((state.status(), edge::page(html)).into_response())
}

/// `GET /l/{token}`: a button; for a link that is used or old, the way to a new one.
pub async fn show(State(app): State<App>, caller: Caller, reader: Reader, Path(token): Path<String>) -> Result<Response, Fault> {
    let row = load(&app, &caller, &token).await?;
    let state = gone(&app, &row).unwrap_or(Shown::Ready);
    page(&app, &reader, &row, token, state)
}

/// `POST /l/{token}`: the button was pressed.
pub async fn follow(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    Path(token): Path<String>,
) -> Result<Response, Fault> {
    let row = load(&app, &caller, &token).await?;
    match spend(&app, &caller, &token, &row).await {
        Ok(session) => {
            let address = format!("{}?lang={}", destination(&row), row.language);
            Ok(session::with_cookie(Redirect::to(&address).into_response(), &session))
        }
        Err(Fault(problem)) if problem.status == StatusCode::GONE => {
            let state = if problem.code == "link-old" { Shown::Old } else { Shown::Spent };
            page(&app, &reader, &row, token, state)
        }
        Err(fault) => Err(fault),
    }
}

/// `POST /l/{token}/again`: a new link, by mail, to the address that we have. A used or old link brings one new link in a quarter of
/// an hour, however often it is asked for.
pub async fn renew(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    Path(token): Path<String>,
    form: FormCommand,
) -> Result<Response, Fault> {
    let row = load(&app, &caller, &token).await?;
    let (Some(_), Some(template)) = (gone(&app, &row), row.purpose.renewal()) else {
        return Err(unknown().into());
    };
    let reference = row.reference.clone();
    let notice = Notice { reference, ..Notice::bare(template, Recipient::Person(row.person), row.about) };
    // The link itself names who asks.
    let asker = link_key(&caller.tenant, &token).pk;
    let quarter = format!("renewal-{}", app.platform.now().as_second() / 900);
    let once = match form.once(&asker) {
        store::Once::Request { caller, .. } => store::Once::Request { caller, key: &quarter, digest: "renewal" },
        other @ store::Once::Message(_) => other,
    };
    let work = app.platform.work(&caller.tenant, Table::Access, once);
    match work.write(Vec::new(), vec![Message::NoticeRequested(notice)], Reply::none()).await? {
        Done::Now(_) => page(&app, &reader, &row, token, Shown::Asked),
        Done::Before(_) => Err(Problem::too_often("link-on-its-way").into()),
    }
}

/// The token of a link.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Redeem {
    /// What stands behind `/l/` in the mail.
    token: String,
}

/// A session that came of a link.
#[derive(Serialize, ToSchema)]
pub struct Redeemed {
    /// For the header `Authorization: Bearer …`. Shown once.
    session: String,
    /// What it is good for.
    purpose: String,
    /// About which case, mediation or invitation.
    about: String,
}

/// The same words as for every other body.
fn unusable(rejection: &JsonRejection) -> Problem {
    match rejection {
        JsonRejection::JsonDataError(_) => Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "unexpected-field-or-type"),
        JsonRejection::MissingJsonContentType(_) => Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "json-needed"),
        JsonRejection::BytesRejection(_) => Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large"),
        _ => Problem::new(StatusCode::BAD_REQUEST, "not-json"),
    }
}

/// Spend a link.
///
/// Needs no `Idempotency-Key`: a link works once, and the answer holds a secret that isn't kept for a repetition.
#[utoipa::path(
    post, path = "/v1/links", operation_id = "redeem_link", tag = "sessions",
    request_body(content = Redeem),
    responses(
        (status = 201, description = "Spent; the session", body = Redeemed),
        (status = "4XX", description = "Unknown or spent", body = ProblemBody, content_type = "application/problem+json"),
    ),
)]
pub async fn redeem(
    State(app): State<App>,
    caller: Caller,
    body: Result<Json<Redeem>, JsonRejection>,
) -> Result<Response, Fault> {
    let Json(body) = body.map_err(|rejection| unusable(&rejection))?;
    let row = load(&app, &caller, &body.token).await?;
    let session = spend(&app, &caller, &body.token, &row).await?;
    let redeemed = Redeemed { session, purpose: row.purpose.to_string(), about: row.about.to_string() };
    Ok((StatusCode::CREATED, Json(redeemed)).into_response())
}
