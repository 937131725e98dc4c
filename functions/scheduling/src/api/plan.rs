//! What the program plans with: proposed teams of mediators, and possible times.

use axum::Json;
use axum::extract::{Path, State};
use domain::matching::{self, Proposal};
use domain::mediation::Mediation;
use domain::slots::{Found, Slot};
use edge::{Caller, Fault, ProblemBody};
use serde::Serialize;
use utoipa::ToSchema;

use crate::App;
use crate::access::Access;
use crate::mediation::read;
use crate::roster;
use crate::times::{self, Diary};

/// Possible teams, and everyone who is left out.
#[derive(Serialize, ToSchema)]
#[schema(as = Proposals)]
pub struct ProposalBody {
    /// Teams, best first.
    teams: Vec<TeamBody>,
    /// Who is left out, with the rule.
    excluded: Vec<ExcludedBody>,
}

/// A team that may mediate, and what speaks for it.
#[derive(Serialize, ToSchema)]
#[schema(as = ProposedTeam)]
pub struct TeamBody {
    /// The mediators' ids.
    mediators: Vec<String>,
    /// The sum of the parts; the higher, the better.
    score: i32,
    /// What the score is made of.
    parts: Vec<PartBody>,
    /// When a session with them could begin at the earliest.
    earliest: String,
}

/// A part of a score.
#[derive(Serialize, ToSchema)]
#[schema(as = ScorePart)]
pub struct PartBody {
    code: String,
    points: i32,
}

/// A mediator who is left out.
#[derive(Serialize, ToSchema)]
#[schema(as = ExcludedMediator)]
pub struct ExcludedBody {
    mediator: String,
    rule: String,
    code: String,
}

impl From<Proposal> for ProposalBody {
    fn from(proposal: Proposal) -> Self {
        let teams = proposal.teams.into_iter().map(|team| TeamBody {
            mediators: team.mediators.iter().map(ToString::to_string).collect(),
            score: team.score,
            parts: team.parts.into_iter().map(|(code, points)| PartBody { code, points }).collect(),
            earliest: team.earliest.map(|at| at.to_string()).unwrap_or_default(),
        });
        let excluded = proposal.excluded.into_iter().map(|one| ExcludedBody {
            mediator: one.person.to_string(),
            rule: one.rule,
            code: one.code,
        });
        Self { teams: teams.collect(), excluded: excluded.collect() }
    }
}

/// A possible session.
#[derive(Serialize, ToSchema)]
#[schema(as = Slot)]
pub struct SlotBody {
    /// Its beginning, which also names it.
    pub starts_at: String,
    /// Its end.
    pub ends_at: String,
    /// The room's code.
    pub room: String,
}

impl From<&Slot> for SlotBody {
    fn from(slot: &Slot) -> Self {
        Self { starts_at: slot.starts_at.to_string(), ends_at: slot.ends_at.to_string(), room: slot.room.clone() }
    }
}

/// Possible times, and days without any.
#[derive(Serialize, ToSchema)]
#[schema(as = PossibleTimes)]
pub struct FoundBody {
    /// The best times to offer.
    slots: Vec<SlotBody>,
    /// Days without any, with the reason.
    ruled_out: Vec<RuledOutBody>,
}

/// A day without any.
#[derive(Serialize, ToSchema)]
#[schema(as = DayRuledOut)]
pub struct RuledOutBody {
    day: String,
    /// `blackout`, `no-hours`, `taken`, `no-common-time`, `no-room` or `outside-hours`.
    code: String,
    /// The ids of those who have no hours, or have something else.
    who: Vec<String>,
}

impl From<Found> for FoundBody {
    fn from(found: Found) -> Self {
        let ruled_out = found.ruled_out.into_iter().map(|out| RuledOutBody {
            day: out.day.to_string(),
            code: out.because.to_string(),
            who: out.people().iter().map(ToString::to_string).collect(),
        });
        Self { slots: found.slots.iter().map(SlotBody::from).collect(), ruled_out: ruled_out.collect() }
    }
}

/// The matcher's proposal for a mediation.
///
/// # Errors
/// When storage fails.
pub async fn propose(app: &App, caller: &Caller, mediation: &Mediation) -> Result<Proposal, Fault> {
    let policy = app.platform.policy(&caller.tenant).await?;
    let (store, now) = (app.platform.store.as_ref(), app.platform.now());
    let roster = roster::everyone(store, &caller.tenant, &roster::month(&policy, now)).await?;
    let proposal = matching::propose(&roster, &mediation.needs(policy.date(now)), &policy);
    Ok(times::timed(store, &caller.tenant, (proposal, &roster), (mediation, &policy, now)).await?)
}

/// The finder's times for a mediation.
///
/// # Errors
/// When storage fails.
pub async fn find(app: &App, caller: &Caller, mediation: &Mediation) -> Result<Found, Fault> {
    let policy = app.platform.policy(&caller.tenant).await?;
    let diary = Diary::read(app.platform.store.as_ref(), &caller.tenant, mediation, &policy).await?;
    Ok(diary.find(mediation, &policy, app.platform.now()))
}

/// Proposed teams of mediators (program).
#[utoipa::path(
    get, path = "/v1/mediations/{id}/proposals", operation_id = "propose_mediators", tag = "mediations",
    params(("id" = String, Path, description = "The mediation's id")),
    responses(
        (status = 200, description = "Teams with their reasons, and who is left out by which rule", body = ProposalBody),
        (status = "4XX", description = "Not there, or not yours", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("staff" = [])),
)]
pub async fn proposals(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<Json<ProposalBody>, Fault> {
    let loaded = read(&app, &caller, Access::program(&caller, &id)?).await?;
    Ok(Json(propose(&app, &caller, &loaded.state).await?.into()))
}

/// Possible times (program).
#[utoipa::path(
    get, path = "/v1/mediations/{id}/slots", operation_id = "find_times", tag = "mediations",
    params(("id" = String, Path, description = "The mediation's id")),
    responses(
        (status = 200, description = "Times that suit everybody whose hours are known, and the rooms; and days ruled out", body = FoundBody),
        (status = "4XX", description = "Not there, or not yours", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("staff" = [])),
)]
pub async fn slots(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<Json<FoundBody>, Fault> {
    let loaded = read(&app, &caller, Access::program(&caller, &id)?).await?;
    Ok(Json(find(&app, &caller, &loaded.state).await?.into()))
}
