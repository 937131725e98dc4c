//! `/v1/cases`: everything that the pages can do.

mod commands;
mod file;
mod show;

pub use commands::{Approval, Discovery, OfficerBody, PROGRAM, STANDARDS, Screening, approving, identified};
pub use show::own_case;

use axum::extract::State;
use axum::response::Response;
use domain::complaint::Command;
use domain::ids::CaseId;
use edge::{Caller, Fault, KeyedForm, StaffRole};
use kit::Problem;
use store::{Table, Write};
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::App;
use crate::case::{Deed, change};
use crate::filing::address;

#[derive(OpenApi)]
#[openapi(tags((name = "cases", description = "The complaint side: filing, acknowledgement, screening, approvals, the legal clock.")))]
struct Document;

/// The documented routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(Document::openapi())
        .routes(routes!(file::file))
        .routes(routes!(show::show))
        .routes(routes!(show::status))
        .routes(routes!(commands::acknowledge))
        .routes(routes!(commands::screen))
        .routes(routes!(commands::identify))
        .routes(routes!(commands::discovery))
        .routes(routes!(commands::approve))
}

/// Lets staff in a role do something to a case.
pub async fn deed(
    State(app): &State<App>,
    caller: &Caller,
    allowed: &[StaffRole],
    id: &str,
    request: &impl KeyedForm,
    seen: Option<u64>,
    (command, also): (Command, Vec<Write>),
) -> Result<Response, Fault> {
    caller.staff(allowed)?;
    let id: CaseId = id.parse().map_err(|_| Problem::not_found())?;
    let policy = app.platform.policy(&caller.tenant).await?;
    let name = caller.name();
    let work = app.platform.work(&caller.tenant, Table::Cases, request.once(&name));
    let deed = Deed { command, by: caller.actor(), seen, policy, also };
    Ok(edge::reply(change(&work, &address(caller, id), deed).await?.reply()))
}
