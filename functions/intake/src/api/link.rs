//! The link to their mediation's page, for whoever filed and has the link of their request (INT-10).

use axum::extract::State;
use axum::response::Response;
use contracts::Message;
use domain::complaint::{Case, Stage};
use domain::ids::{CaseId, TenantId};
use domain::notice::{Notice, Recipient, Template};
use edge::{Caller, Fault, JsonCommand, KeyedForm, ProblemBody};
use jiff::{SignedDuration, Timestamp};
use kit::Problem;
use serde::{Deserialize, Serialize};
use store::port::{self, Test};
use store::{Key, Reply, Table, WorkError, Write};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::own_case;
use crate::App;

/// How long a link that was asked for is on its way: however often it is asked for meanwhile, one mail leaves.
const ON_ITS_WAY: SignedDuration = SignedDuration::from_mins(15);
/// How long it is kept that somebody asked.
const KEPT: SignedDuration = SignedDuration::from_hours(24);

pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(send_link))
}

/// That a link was asked for.
#[derive(Serialize, Deserialize)]
pub struct LinkSentRow {
    at: Timestamp,
    ttl: i64,
}

fn key(tenant: &TenantId, case: CaseId) -> Key {
    Key::new(tenant, &format!("LINK-SENT#{case}"), "LINK")
}

/// The row to write when a link leaves now; none while one is on its way.
async fn leaves(app: &App, tenant: &TenantId, case: CaseId) -> Result<Option<Write>, Fault> {
    let now = app.platform.now();
    let before: Option<LinkSentRow> =
        app.platform.store.get(Table::Cases, &key(tenant, case)).await?.map(port::row).transpose()?;
    let test = match before {
        Some(sent) if now < sent.at + ON_ITS_WAY => return Ok(None),
        Some(sent) => Test::text("at", &sent.at.to_string()),
        None => Test::no_item(),
    };
    let row = LinkSentRow { at: now, ttl: (now + KEPT).as_second() };
    Ok(Some(Write::put(Table::Cases, &key(tenant, case), &row)?.when(test)))
}

/// Sends a new link to the mediation's page, by mail to the address that we have; nothing more while one is on its way.
///
/// # Errors
/// Not found while there is no mediation, and for everybody else.
pub async fn ask_for_link(app: &App, caller: &Caller, request: &impl KeyedForm) -> Result<Reply, Fault> {
    let case = own_case(app, caller).await?;
    if !matches!(case.stage, Stage::InMediation { .. }) {
        return Err(Problem::not_found().into());
    }
    let name = caller.name();
    let work = app.platform.work(&caller.tenant, Table::Cases, request.once(&name));
    let reply = Reply::json(202, &serde_json::json!({ "reference": case.reference }));
    if let Some(sent) = leaves(app, &caller.tenant, case.id).await? {
        match work.write(vec![sent], vec![Message::NoticeRequested(notice(&case))], reply.clone()).await {
            // Somebody asked at the same moment, and theirs leaves.
            Err(WorkError::Conflict) => {}
            done => return Ok(done?.reply()),
        }
    }
    Ok(work.write(Vec::new(), Vec::new(), reply).await?.reply())
}

fn notice(case: &Case) -> Notice {
    let to = Recipient::Person(case.complainant.person);
    Notice::new(Template::NewMediationLink, to, case.id.uuid(), &case.reference).of_kind(case.kind)
}

/// Nothing more to say.
#[derive(Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = LinkWish)]
pub struct LinkWish {}

/// That the mail is on its way.
#[derive(Serialize, ToSchema)]
#[schema(as = LinkOnItsWay)]
pub struct OnItsWay {
    /// The reference.
    reference: String,
}

/// Have the link to your mediation's page sent again, by mail (whoever filed).
#[utoipa::path(
    post, path = "/v1/cases/mine/mediation-link", operation_id = "send_mediation_link", tag = "cases",
    params(("Idempotency-Key" = String, Header, min_length = 8, max_length = 128, description = "8 to 128 characters, made up by the caller")),
    request_body(content = LinkWish),
    responses(
        (status = 202, description = "It is on its way", body = OnItsWay),
        (status = "4XX", description = "Not there, or not yours", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("link" = [])),
)]
async fn send_link(State(app): State<App>, caller: Caller, request: JsonCommand<LinkWish>) -> Result<Response, Fault> {
    Ok(edge::reply(ask_for_link(&app, &caller, &request).await?))
}
