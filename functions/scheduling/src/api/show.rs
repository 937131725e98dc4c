//! `GET /v1/mediations/{id}`: a mediation, as the program sees it.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use domain::ids::PersonId;
use domain::mediation::{Mediation, Stage};
use edge::{Caller, Fault, ProblemBody};
use http::{HeaderValue, header};
use serde::Serialize;
use store::Loaded;
use utoipa::ToSchema;

use super::plan::SlotBody;
use crate::App;
use crate::access::{Access, may_reach};
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
    safe_date: String,
    /// Where it stands.
    stage: String,
    /// Who is waited for.
    waiting_on: String,
    /// The end of the offer's window, while it is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    window_ends_at: Option<String>,
    /// Who sits at the table.
    participants: Vec<ParticipantBody>,
    /// The mediators, once asked.
    mediators: Vec<MediatorBody>,
    /// Times on offer.
    slots: Vec<SlotBody>,
    /// The appointment.
    #[serde(skip_serializing_if = "Option::is_none")]
    session: Option<SlotBody>,
    /// How it ended, once concluded.
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<String>,
    /// Whether everyone who attended has a survey, once concluded.
    #[serde(skip_serializing_if = "Option::is_none")]
    surveys_sent: Option<bool>,
    /// Why it ended early.
    #[serde(skip_serializing_if = "Option::is_none")]
    ended_because: Option<String>,
}

/// Somebody at the table.
#[derive(Serialize, ToSchema)]
#[schema(as = Participant)]
pub struct ParticipantBody {
    person: String,
    /// `resident` or `employee`.
    side: String,
    language: String,
    /// What they answered, while the window is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<String>,
    /// Whether their preparation is recorded, while everyone is being prepared.
    #[serde(skip_serializing_if = "Option::is_none")]
    prepared: Option<bool>,
    /// The times that they picked, while times are on offer.
    #[serde(skip_serializing_if = "Option::is_none")]
    picked: Option<Vec<String>>,
    /// How they attended, once concluded.
    #[serde(skip_serializing_if = "Option::is_none")]
    attendance: Option<String>,
}

/// A mediator of it.
#[derive(Serialize, ToSchema)]
#[schema(as = AskedMediator)]
pub struct MediatorBody {
    person: String,
    /// Whether they said that there is no conflict.
    clear: bool,
}

fn participants(mediation: &Mediation) -> Vec<ParticipantBody> {
    let body = |party: &domain::complaint::Party| ParticipantBody {
        person: party.person.to_string(),
        side: party.side.to_string(),
        language: party.language.to_string(),
        answer: answer(mediation, party.person),
        prepared: match &mediation.stage {
            Stage::Preparing { prepared, .. } => Some(prepared.iter().any(|one| one.person == party.person)),
            _ => None,
        },
        picked: match &mediation.stage {
            Stage::Picking { picks, .. } => {
                let own = picks.iter().find(|picked| picked.person == party.person);
                own.map(|picked| picked.starts.iter().map(ToString::to_string).collect())
            }
            _ => None,
        },
        attendance: match &mediation.stage {
            Stage::Concluded { attendance, .. } => {
                attendance.iter().find(|one| one.person == party.person).map(|one| one.attendance.to_string())
            }
            _ => None,
        },
    };
    mediation.participants.iter().map(body).collect()
}

fn answer(mediation: &Mediation, person: PersonId) -> Option<String> {
    match &mediation.stage {
        Stage::Offering { offers, .. } => {
            let own = offers.iter().find(|offer| offer.person == person)?;
            own.answer.map(|(answer, _)| answer.to_string())
        }
        _ => None,
    }
}

impl From<&Loaded<Mediation>> for MediationBody {
    fn from(loaded: &Loaded<Mediation>) -> Self {
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
            safe_date: mediation.safe_date.to_string(),
            stage: mediation.stage.code().to_owned(),
            waiting_on: mediation.stage.waiting_on().to_string(),
            window_ends_at: None,
            participants: participants(mediation),
            mediators: asked
                .map(|one| MediatorBody { person: one.to_string(), clear: settled || may_reach(mediation, one) })
                .collect(),
            slots: Vec::new(),
            session: session(mediation).map(|session| SlotBody::from(&session.slot)),
            outcome: None,
            surveys_sent: None,
            ended_because: None,
        };
        match &mediation.stage {
            Stage::Offering { ends_at, .. } => body.window_ends_at = Some(ends_at.to_string()),
            Stage::Picking { slots, .. } => body.slots = slots.iter().map(SlotBody::from).collect(),
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
    let mut response = Json(MediationBody::from(&loaded)).into_response();
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{}\"", loaded.version)) {
        response.headers_mut().insert(header::ETAG, tag);
    }
    Ok(response)
}
