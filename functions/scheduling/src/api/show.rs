//! `GET /v1/mediations/{id}`: a mediation, as the program sees it.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use domain::Policy;
use domain::ids::PersonId;
use domain::matching::LeftOut;
use domain::mediation::{Mediation, Paper, Stage};
use edge::{Caller, Fault, ProblemBody};
use http::{HeaderValue, header};
use serde::Serialize;
use store::Loaded;
use utoipa::ToSchema;

use super::agreement::{AgreementBody, FollowUpBody};
use super::participants::{CompanionBody, ParticipantBody, companion, participant};
use super::plan::SlotBody;
use crate::App;
use crate::access::Access;
use crate::mediation::{read, session};

/// A mediation, as the program sees it.
#[derive(Serialize, ToSchema)]
#[schema(as = Mediation)]
pub struct MediationBody {
    /// Its id, which is also the case's.
    id: String,
    /// Its reference.
    reference: String,
    /// Rises with every change; also the ETag.
    version: u64,
    /// What kind.
    kind: String,
    /// What it is about.
    category: String,
    /// The day of the incident.
    incident_on: String,
    /// The last day on which a session may take place.
    #[serde(skip_serializing_if = "Option::is_none")]
    last_day: Option<String>,
    /// Where it stands.
    stage: String,
    /// Who is waited for.
    waiting_on: String,
    /// The end of the offer's window, while it is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    window_ends_at: Option<String>,
    /// Who sits at the table.
    participants: Vec<ParticipantBody>,
    /// Who comes with them.
    companions: Vec<CompanionBody>,
    /// Whether the program stopped it while offers are open; it ends with the window.
    stopped: bool,
    /// The mediators, once asked.
    mediators: Vec<MediatorBody>,
    /// Until when each side may object to one of them.
    #[serde(skip_serializing_if = "Option::is_none")]
    objections_until: Option<String>,
    /// The last day on which somebody must be in contact, or it ends; left out while nothing ends it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = "date")]
    ends_if_silent: Option<String>,
    /// Mediators who can't have this case any more.
    left_out: Vec<LeftOutBody>,
    /// The papers that the table needs, and which are signed.
    papers: Vec<PaperBody>,
    /// Times on offer: for a first session, or for another time of the one that is booked.
    slots: Vec<SlotBody>,
    /// Who can't come to the booked session, and waits for other times.
    another_time_wanted: Vec<String>,
    /// How often the session was moved.
    moves: u64,
    /// The appointment.
    #[serde(skip_serializing_if = "Option::is_none")]
    session: Option<SlotBody>,
    /// How it ended, once concluded.
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<String>,
    /// What was agreed on, once it is written down.
    #[serde(skip_serializing_if = "Option::is_none")]
    agreement: Option<AgreementBody>,
    /// Whether it held, once something was agreed on.
    #[serde(skip_serializing_if = "Option::is_none")]
    follow_up: Option<FollowUpBody>,
    /// Whether everyone who attended has a survey, once concluded.
    #[serde(skip_serializing_if = "Option::is_none")]
    surveys_sent: Option<bool>,
    /// Why it ended early.
    #[serde(skip_serializing_if = "Option::is_none")]
    ended_because: Option<String>,
}

/// A mediator of it.
#[derive(Serialize, ToSchema)]
#[schema(as = AskedMediator)]
pub struct MediatorBody {
    person: String,
    /// Whether they said that there is no conflict.
    clear: bool,
}

/// A paper that somebody at the table signs.
#[derive(Serialize, ToSchema)]
#[schema(as = TablePaper)]
pub struct PaperBody {
    person: String,
    /// `confidentiality`, `participation` or `disclosure`.
    paper: String,
    /// The day on which it was signed, if it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    signed_on: Option<String>,
}

fn papers(mediation: &Mediation) -> Vec<PaperBody> {
    let body = |(person, paper): (PersonId, Paper)| PaperBody {
        person: person.to_string(),
        paper: paper.to_string(),
        signed_on: mediation
            .papers
            .iter()
            .find(|one| one.person == person && one.paper == paper)
            .map(|signed| signed.on.to_string()),
    };
    mediation.papers_needed().into_iter().map(body).collect()
}

/// A mediator who can't have this case any more.
#[derive(Serialize, ToSchema)]
#[schema(as = LeftOutMediator)]
pub struct LeftOutBody {
    mediator: String,
    /// `conflict-of-interest`, `declined-this-case`, `party-objected` or `did-not-answer`.
    because: String,
}

impl From<&LeftOut> for LeftOutBody {
    fn from(left_out: &LeftOut) -> Self {
        Self { mediator: left_out.mediator.to_string(), because: left_out.because.to_string() }
    }
}

/// Who can't come to the booked session.
fn wanted(mediation: &Mediation) -> &[PersonId] {
    match &mediation.stage {
        Stage::Booked { moving, .. } => &moving.wanted,
        _ => &[],
    }
}

impl MediationBody {
    fn of(loaded: &Loaded<Mediation>, policy: &Policy) -> Self {
        let mediation = &loaded.state;
        let asked = mediation.mediators().into_iter();
        let settled = !matches!(mediation.stage, Stage::Assigning { .. });
        let mut body = Self {
            id: mediation.id.to_string(),
            reference: mediation.reference.to_string(),
            version: loaded.version,
            kind: mediation.kind.to_string(),
            category: mediation.category.to_string(),
            incident_on: mediation.incident_on.to_string(),
            last_day: mediation.last_day.map(|day| day.to_string()),
            stage: mediation.stage.code().to_owned(),
            waiting_on: mediation.waiting_on().to_string(),
            window_ends_at: None,
            participants: mediation.participants.iter().map(|party| participant(mediation, party, policy)).collect(),
            companions: mediation.companions.iter().map(|one| companion(mediation, one)).collect(),
            stopped: matches!(mediation.stage, Stage::Offering { stopped: true, .. }),
            objections_until: mediation.stage.team().map(|team| team.objections_until.to_string()),
            ends_if_silent: mediation.ends_if_silent(policy).map(|day| day.to_string()),
            left_out: mediation.left_out.iter().map(LeftOutBody::from).collect(),
            mediators: asked
                .map(|one| MediatorBody { person: one.to_string(), clear: settled || mediation.may_reach(one) })
                .collect(),
            papers: papers(mediation),
            slots: mediation.slots_on_offer().iter().map(SlotBody::from).collect(),
            another_time_wanted: wanted(mediation).iter().map(ToString::to_string).collect(),
            moves: mediation.moves,
            session: session(mediation).map(|session| SlotBody::from(&session.slot)),
            outcome: None,
            agreement: AgreementBody::of(mediation, policy),
            follow_up: mediation.follow_up.as_ref().map(FollowUpBody::from),
            surveys_sent: None,
            ended_because: None,
        };
        match &mediation.stage {
            Stage::Offering { ends_at, .. } => body.window_ends_at = Some(ends_at.to_string()),
            Stage::Concluded { outcome, surveys_sent, .. } => {
                body.outcome = Some(outcome.to_string());
                body.surveys_sent = Some(*surveys_sent);
            }
            Stage::Closed { outcome, .. } => body.outcome = Some(outcome.to_string()),
            Stage::Ended { reason, .. } => body.ended_because = Some(reason.to_string()),
            _ => {}
        }
        body
    }
}

/// A mediation (program).
#[utoipa::path(
    get, path = "/v1/mediations/{id}", operation_id = "show_mediation", tag = "mediations",
    params(("id" = String, Path, description = "The mediation's id")),
    responses(
        (status = 200, description = "The mediation; its version is the ETag", body = MediationBody),
        (status = "4XX", description = "Not there, or not yours", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("staff" = [])),
)]
pub async fn show(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<Response, Fault> {
    let loaded = read(&app, &caller, Access::program(&caller, &id)?).await?;
    let policy = app.platform.policy(&caller.tenant).await?;
    let mut response = Json(MediationBody::of(&loaded, &policy)).into_response();
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{}\"", loaded.version)) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    Ok(response)
}
