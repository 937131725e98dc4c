//! What somebody at the table sees and does, by their own link. No version anywhere: it would tell what the other side did.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::Response;
use edge::{Caller, Fault, JsonCommand, ProblemBody};
use serde::Serialize;
use utoipa::ToSchema;

use super::agreement::OwnAgreementBody;
use super::plan::SlotBody;
use crate::App;
use crate::access::{Access, Standing};
use crate::deeds::{Answer, Holds, Nothing, Objection, OwnHours, Reminders, Starts, WhichText};
use crate::mediation::read;
use crate::own::{self, Own};
use crate::roster;
use crate::steps;

/// A mediation, as one of the people at the table sees it.
#[derive(Serialize, ToSchema)]
#[schema(as = OwnMediation)]
pub struct OwnBody {
    /// The reference.
    reference: String,
    /// Where they stand: `offer`, `answered`, `going_ahead`, `preparing`, `prepared`, `pick`, `picked`, `booked`, `over`,
    /// `sign`, `follow_up`, `not_going_ahead`, `left` or `waiting`.
    status: String,
    /// The offer, while its window is open.
    #[serde(skip_serializing_if = "Option::is_none")]
    offer: Option<OwnOfferBody>,
    /// Times on offer.
    slots: Vec<SlotBody>,
    /// The times that they picked, if they picked.
    #[serde(skip_serializing_if = "Option::is_none")]
    picked: Option<Vec<String>>,
    /// The appointment.
    #[serde(skip_serializing_if = "Option::is_none")]
    session: Option<SlotBody>,
    /// The mediators, once each of them is clear of conflicts.
    mediators: Vec<NamedBody>,
    /// Until when they may object to one of them, while they may.
    #[serde(skip_serializing_if = "Option::is_none")]
    may_object_until: Option<String>,
    /// Whether a call is on its way that they asked for.
    call_wanted: bool,
    /// Whether they can ask for another time of the booked session.
    may_ask_for_another_time: bool,
    /// Whether they asked for one, and none is on offer yet.
    another_time_wanted: bool,
    /// The agreement, once it can be signed.
    #[serde(skip_serializing_if = "Option::is_none")]
    agreement: Option<OwnAgreementBody>,
    /// Until when they can say whether it held, while they are asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    follow_up_until: Option<String>,
    /// Whether they can withdraw.
    may_withdraw: bool,
    /// Whether they get reminders by email.
    reminders: bool,
}

/// A mediator, by name.
#[derive(Serialize, ToSchema)]
#[schema(as = NamedMediator)]
pub struct NamedBody {
    /// The mediator's id.
    mediator: String,
    /// Their name.
    name: String,
}

/// An offer.
#[derive(Serialize, ToSchema)]
#[schema(as = OwnOffer)]
pub struct OwnOfferBody {
    /// The window's end.
    ends_at: String,
    /// The version of the explanation that the page shows.
    text_version: String,
    /// The day of the incident.
    incident_on: String,
    /// What it is about.
    category: String,
    /// Where it happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    /// Their own answer, once given.
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<String>,
}

/// Where somebody stands after what they did.
#[derive(Serialize, ToSchema)]
#[schema(as = OwnStep)]
pub struct OwnStepBody {
    /// The mediation's id.
    pub id: String,
    /// Where they stand now.
    pub status: String,
}

fn body(reference: &str, category: &str, own: Own, mediators: Vec<NamedBody>, reminders: bool) -> OwnBody {
    OwnBody {
        reference: reference.to_owned(),
        status: own.status.code().to_owned(),
        offer: own.offer.map(|offer| OwnOfferBody {
            ends_at: offer.ends_at.to_string(),
            text_version: offer.text_version,
            incident_on: offer.incident_on.to_string(),
            category: category.to_owned(),
            place: offer.place.map(|place| place.as_str().to_owned()),
            answer: offer.answer.map(|answer| answer.code().to_owned()),
        }),
        slots: own.slots.iter().map(SlotBody::from).collect(),
        picked: own.picked.map(|starts| starts.iter().map(ToString::to_string).collect()),
        session: own.session.map(|session| SlotBody::from(&session.slot)),
        mediators,
        may_object_until: own.may_object_until.map(|until| until.to_string()),
        call_wanted: own.call_wanted,
        may_ask_for_another_time: own.may_ask_for_another_time,
        another_time_wanted: own.another_time_wanted,
        agreement: own.agreement.map(OwnAgreementBody::from),
        follow_up_until: own.follow_up_until.map(|until| until.to_string()),
        may_withdraw: own.may_withdraw,
        reminders,
    }
}

/// My part of a mediation (somebody at the table).
#[utoipa::path(
    get, path = "/v1/mediations/{id}/mine", operation_id = "show_own_mediation", tag = "mediations",
    params(("id" = String, Path, description = "The mediation's id")),
    responses(
        (status = 200, description = "Their own part, nothing of the other side", body = OwnBody),
        (status = "4XX", description = "Not there, or not yours", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("link" = [])),
)]
pub async fn mine(State(app): State<App>, caller: Caller, Path(id): Path<String>) -> Result<Json<OwnBody>, Fault> {
    let access = Access::participant(&caller)?.to(&id)?;
    let mediation = read(&app, &caller, access).await?.state;
    let Standing::Participant(person) = access.standing else {
        return Err(kit::Problem::not_found().into());
    };
    let policy = app.platform.policy(&caller.tenant).await?;
    let own = own::view(&mediation, person, &policy, app.platform.now());
    let mut mediators = Vec::new();
    for mediator in &own.mediators {
        let name = roster::name(app.platform.store.as_ref(), &caller.tenant, *mediator).await?;
        mediators.push(NamedBody { mediator: mediator.to_string(), name });
    }
    let reminders = steps::wants_reminders(&app, &caller, person).await?;
    Ok(Json(body(mediation.reference.as_str(), mediation.category.code(), own, mediators, reminders)))
}

macro_rules! own_command {
    ($(#[$doc:meta])* $name:ident, $path:literal, $operation:literal, $body:ty,
     |$app:ident, $caller:ident, $access:ident, $request:ident| $done:expr) => {
        $(#[$doc])*
        #[utoipa::path(
            post, path = $path, operation_id = $operation, tag = "mediations",
            params(
                ("id" = String, Path, description = "The mediation's id"),
                ("Idempotency-Key" = String, Header, min_length = 8, max_length = 128, description = "8 to 128 characters, made up by the caller"),
            ),
            request_body(content = $body),
            responses(
                (status = 200, description = "Done", body = OwnStepBody),
                (status = "4XX", description = "Not done", body = ProblemBody, content_type = "application/problem+json"),
            ),
            security(("link" = [])),
        )]
        pub async fn $name(
            State($app): State<App>,
            $caller: Caller,
            Path(id): Path<String>,
            $request: JsonCommand<$body>,
        ) -> Result<Response, Fault> {
            let $access = Access::participant(&$caller)?.to(&id)?;
            Ok(edge::reply($done.await?))
        }
    };
}

own_command! {
    /// Answer the offer (somebody at the table).
    answer, "/v1/mediations/{id}/answer", "answer_offer", Answer,
    |app, caller, access, request| steps::answer(&app, &caller, access, &request, &request.body)
}

own_command! {
    /// Pick the times that suit; none of them is an answer too (somebody at the table).
    pick, "/v1/mediations/{id}/picks", "pick_times", Starts,
    |app, caller, access, request| steps::pick(&app, &caller, access, &request, &request.body)
}

own_command! {
    /// Withdraw, without a reason (somebody at the table).
    withdraw, "/v1/mediations/{id}/withdrawal", "withdraw", Nothing,
    |app, caller, access, request| steps::withdraw(&app, &caller, access, &request)
}

own_command! {
    /// Object to a mediator, once, without a reason (somebody at the table).
    object, "/v1/mediations/{id}/objection", "object_to_mediator", Objection,
    |app, caller, access, request| steps::object(&app, &caller, access, &request, &request.body)
}

own_command! {
    /// Say when you have time; nothing at all takes back what was said (somebody at the table).
    hours, "/v1/mediations/{id}/hours", "give_hours", OwnHours,
    |app, caller, access, request| steps::give_hours(&app, &caller, access, &request, &request.body)
}

own_command! {
    /// Ask for another time, because you can't come to the booked session (somebody at the table).
    another_time, "/v1/mediations/{id}/another-time", "ask_for_another_time", Nothing,
    |app, caller, access, request| steps::ask_for_another_time(&app, &caller, access, &request, None, None)
}

own_command! {
    /// Sign the agreement (somebody at the table).
    sign_agreement, "/v1/mediations/{id}/agreement/signature", "sign_agreement", WhichText,
    |app, caller, access, request| steps::sign(&app, &caller, access, &request, &request.body)
}

own_command! {
    /// Say whether what was agreed on held (somebody at the table).
    holds, "/v1/mediations/{id}/follow-up/answer", "answer_follow_up", Holds,
    |app, caller, access, request| steps::holds(&app, &caller, access, &request, &request.body)
}

own_command! {
    /// Want no reminders by email, or want them again (somebody at the table).
    reminders, "/v1/mediations/{id}/reminders", "set_own_reminders", Reminders,
    |app, caller, access, request| steps::set_reminders(&app, &caller, access, &request, (None, request.body.wanted))
}

own_command! {
    /// Ask for a call, with questions (somebody at the table).
    ask_for_call, "/v1/mediations/{id}/call", "ask_for_call", Nothing,
    |app, caller, access, request| steps::ask_for_call(&app, &caller, access, &request)
}
