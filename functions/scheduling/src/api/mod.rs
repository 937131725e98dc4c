//! `/v1/mediators` and `/v1/mediations`: everything that the pages can do.

mod agreement;
mod commands;
mod feed;
mod mediator;
pub mod own;
mod participants;
mod party;
mod plan;
pub mod roster;
mod show;

pub use mediator::{Reachable, reachable, reachable_one};
pub use participants::answered;
pub use plan::{find, propose};

use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::App;

#[derive(OpenApi)]
#[openapi(tags(
    (name = "mediations", description = "The mediation side: offers, mediators, preparation, times, sessions, outcomes."),
    (name = "mediators", description = "The roster."),
))]
struct Document;

/// The documented routes.
pub fn router() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(Document::openapi())
        .routes(routes!(roster::list, roster::register))
        .routes(routes!(own::show))
        .routes(routes!(own::hours))
        .routes(routes!(own::busy))
        .routes(routes!(roster::change))
        .routes(routes!(roster::busy))
        .routes(routes!(show::show))
        .routes(routes!(plan::proposals))
        .routes(routes!(plan::slots, commands::offer_times))
        .routes(routes!(commands::join))
        .routes(routes!(commands::stay_away))
        .routes(routes!(commands::describe))
        .routes(routes!(commands::answer_for))
        .routes(routes!(commands::withdraw_for))
        .routes(routes!(commands::attempt))
        .routes(routes!(commands::stop))
        .routes(routes!(commands::take_back))
        .routes(routes!(commands::send_offers))
        .routes(routes!(commands::ask_mediators))
        .routes(routes!(commands::prepare))
        .routes(routes!(commands::pick_for))
        .routes(routes!(commands::shifts))
        .routes(routes!(commands::reminders_for))
        .routes(routes!(commands::reschedule))
        .routes(routes!(commands::keep))
        .routes(routes!(commands::arrange))
        .routes(routes!(commands::sign))
        .routes(routes!(commands::conclude))
        .routes(routes!(commands::write_agreement))
        .routes(routes!(commands::sign_agreement))
        .routes(routes!(commands::let_terms_stand))
        .routes(routes!(commands::destroy_agreement))
        .routes(routes!(commands::holds_for))
        .routes(routes!(commands::take_up))
        .routes(routes!(commands::close))
        .routes(routes!(party::mine))
        .routes(routes!(party::answer))
        .routes(routes!(party::pick))
        .routes(routes!(party::withdraw))
        .routes(routes!(party::object))
        .routes(routes!(party::sign_agreement))
        .routes(routes!(party::holds))
        .routes(routes!(party::ask_for_call))
        .routes(routes!(party::reminders))
        .routes(routes!(party::hours))
        .routes(routes!(party::another_time))
        .routes(routes!(feed::make))
        .routes(routes!(feed::stop))
        .routes(routes!(mediator::brief))
        .routes(routes!(mediator::declare))
}
