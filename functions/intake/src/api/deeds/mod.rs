//! What staff do to a case. Each body says who may send it, and what it asks for; pages send the same ones.

mod clock;
mod ending;
mod preparation;
mod screening;
mod work;

pub use clock::{Discovery, TollBody, TollEnd, Waiver};
pub use ending::{Destruction, Disposition, Hold, NoticeGiven, Receipt, Release};
pub use preparation::{Acknowledgement, Approval, RespondentBody, WithdrawnApproval, WrongRespondent};
pub use screening::{Judgement, Override, Screening};
pub use work::{Assignment, CommentBody, ReleaseBody};

use axum::response::Response;
use domain::Problems;
use domain::complaint::{Case, Command};
use domain::ids::CaseId;
use domain::text::{Comment, Document};
use domain::vocabulary::Desk;
use edge::{Caller, Fault, Fields, KeyedForm, StaffRole};
use jiff::civil::Date;
use kit::Problem;
use serde::Serialize;
use store::{Table, Write};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;

use crate::App;
use crate::case::{Deed, change, may_read};
use crate::filing::address;

/// The documented routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .merge(preparation::router())
        .merge(screening::router())
        .merge(clock::router())
        .merge(ending::router())
        .merge(work::router())
}

/// Where the case stands after a command.
#[derive(Serialize, ToSchema)]
#[schema(as = CaseStep)]
pub struct StepBody {
    /// The case's id.
    pub id: String,
    /// Its stage now.
    pub stage: String,
    /// Its version now.
    pub version: u64,
}

/// Who may do something to a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doer {
    /// The staff of a desk.
    At(Desk),
    /// The desk that the case goes back to.
    Owner,
    /// A supervisor.
    Supervisor,
    /// Whoever may read it.
    Reader,
}

impl Doer {
    fn may(self, caller: &Caller, case: &Case) -> bool {
        may_read(caller, case)
            && match self {
                Self::At(desk) => caller.is(StaffRole::at(desk)),
                Self::Owner => caller.is(StaffRole::at(case.kind.owner())),
                Self::Supervisor => caller.is(StaffRole::Supervisor),
                Self::Reader => true,
            }
    }
}

/// What somebody wants done.
pub struct Wish {
    /// Who may.
    pub doer: Doer,
    /// What.
    pub command: Command,
    /// Rows that belong to the same step.
    pub also: Vec<Write>,
}

impl Wish {
    /// A command with nothing beside it.
    #[must_use]
    pub const fn plain(doer: Doer, command: Command) -> Self {
        Self { doer, command, also: Vec::new() }
    }
}

/// A body that asks for something: from JSON or, with the same names, from a page's form.
pub trait Asks: Sized {
    /// What a page's form says.
    fn from_form(fields: &Fields) -> Self;

    /// What is asked for.
    ///
    /// # Errors
    /// The fields that can't be accepted.
    fn wish(&self, app: &App, caller: &Caller, case: CaseId) -> Result<Wish, Fault>;
}

/// Does what somebody asks for, if they may.
///
/// # Errors
/// Why not.
pub async fn perform<B: Asks>(
    app: &App,
    caller: &Caller,
    id: &str,
    body: &B,
    request: &impl KeyedForm,
    seen: Option<u64>,
) -> Result<Response, Fault> {
    caller.staff(StaffRole::ALL)?;
    let id: CaseId = id.parse().map_err(|_| Problem::not_found())?;
    let Wish { doer, command, also } = body.wish(app, caller, id)?;
    let policy = app.platform.policy(&caller.tenant).await?;
    let name = caller.name();
    let work = app.platform.work(&caller.tenant, Table::Cases, request.once(&name));
    let standing = |case: &Case| doer.may(caller, case);
    let deed = Deed { command, by: caller.actor(), standing: &standing, seen, policy, also };
    Ok(edge::reply(change(&work, &address(caller, id), deed).await?.reply()))
}

fn day(problems: &mut Problems, field: &'static str, text: &str) -> Option<Date> {
    problems.keep(field, if text.trim().is_empty() { Err("required") } else { text.parse().map_err(|_| "not-a-date") })
}

fn document(text: &str) -> Result<Document, Problems> {
    let mut problems = Problems::default();
    let document = problems.keep("document", Document::parse(text));
    document.ok_or(problems)
}

fn reason(text: &str) -> Result<Comment, Problems> {
    let mut problems = Problems::default();
    let reason = problems.keep("reason", Comment::parse(text));
    reason.ok_or(problems)
}

macro_rules! deed {
    ($(#[$doc:meta])* $name:ident, $path:literal, $operation:literal, $body:ty) => {
        $(#[$doc])*
        #[utoipa::path(
            post, path = $path, operation_id = $operation, tag = "cases",
            params(
                ("id" = String, Path, description = "The case's id"),
                ("Idempotency-Key" = String, Header, min_length = 8, max_length = 128, description = "8 to 128 characters, made up by the caller"),
                ("If-Match" = Option<String>, Header, description = "The version that was seen; refused when there is a newer one"),
            ),
            request_body(content = $body),
            responses(
                (status = 200, description = "Done", body = $crate::api::deeds::StepBody),
                (status = "4XX", description = "Not done", body = edge::ProblemBody, content_type = "application/problem+json"),
            ),
            security(("staff" = [])),
        )]
        pub async fn $name(
            axum::extract::State(app): axum::extract::State<$crate::App>,
            caller: edge::Caller,
            axum::extract::Path(id): axum::extract::Path<String>,
            request: edge::JsonCommand<$body>,
        ) -> Result<axum::response::Response, edge::Fault> {
            $crate::api::deeds::perform(&app, &caller, &id, &request.body, &request, request.seen).await
        }
    };
}
use deed;
