//! What a decision on this side leads to: messages to the others, and rows in the same transaction.

use contracts::{
    CheckPlannedV1, Guest, MediationBeganV1, MediationEndedV1, MediationMeasuredV1, MediationMovedV1, MediatorsAskedV1, Message,
    OffersSentV1, SessionBookedV1, SurveysDueV1, TimesOfferedV1,
};
use domain::Policy;
use domain::ids::TenantId;
use domain::mediation::{Effect, Mediation, Stage};
use store::{StoreError, Write, rows};

/// What follows a step.
#[derive(Default)]
pub struct Following {
    /// What others are told, in order.
    pub messages: Vec<Message>,
    /// Gates and locks.
    pub writes: Vec<Write>,
}

/// What follows a step, effect by effect.
///
/// # Errors
/// When a row can't be written.
pub fn following(
    tenant: &TenantId,
    mediation: &Mediation,
    version: u64,
    policy: &Policy,
    effects: Vec<Effect>,
) -> Result<Following, StoreError> {
    let mut following = Following::default();
    for effect in effects {
        match effect {
            Effect::OpenGate(gate) => following.writes.push(rows::gate(tenant, &gate, true)?),
            Effect::CloseGate(gate) => following.writes.push(rows::gate(tenant, &gate, false)?),
            Effect::Book { booking, locks } => {
                following.writes.extend(locks.iter().map(|lock| rows::book(tenant, booking, lock)));
            }
            Effect::Rebook { from, to } => {
                following.writes.extend(rows::rebook(tenant, (from.0, &from.1), (to.0, &to.1)));
            }
            Effect::Release { booking, locks } => {
                following.writes.extend(locks.iter().map(|lock| rows::release(tenant, booking, lock)));
            }
            effect => following.messages.extend(message(mediation, version, policy, effect)),
        }
    }
    Ok(following)
}

fn message(mediation: &Mediation, version: u64, policy: &Policy, effect: Effect) -> Option<Message> {
    let (id, reference) = (mediation.id, mediation.reference.clone());
    Some(match effect {
        Effect::Moved => Message::MediationMoved(moved(mediation, version, policy)),
        Effect::Began => Message::MediationBegan(MediationBeganV1 { case: id.case() }),
        Effect::Ended { code, on } => Message::MediationEnded(MediationEndedV1 { case: id.case(), code, on }),
        Effect::OffersSent { people, ends_at } => Message::OffersSent(OffersSentV1 { mediation: id, reference, people, ends_at }),
        Effect::LookLater { check, at } => Message::CheckPlanned(CheckPlannedV1 { mediation: id, check, at }),
        Effect::MediatorsAsked { people, asking } => {
            Message::MediatorsAsked(MediatorsAskedV1 { mediation: id, reference, people, asking })
        }
        Effect::TimesOffered { people, round, moving_from } => {
            Message::TimesOffered(TimesOfferedV1 { mediation: id, reference, people, round, moving_from })
        }
        Effect::SessionBooked { session, people, mediators } => Message::SessionBooked(SessionBookedV1 {
            mediation: id,
            reference,
            people,
            mediators,
            appointment: session.appointment(),
        }),
        Effect::SurveysDue { occasion, people } => {
            let people = people.into_iter().map(|(person, role)| Guest { person, role }).collect();
            Message::SurveysDue(SurveysDueV1 { mediation: id, occasion, people })
        }
        Effect::Measured(measure) => Message::MediationMeasured(MediationMeasuredV1 { mediation: id, measure }),
        Effect::Notify(notice) => Message::NoticeRequested(notice),
        Effect::OpenGate(_) | Effect::CloseGate(_) | Effect::Book { .. } | Effect::Rebook { .. } | Effect::Release { .. } => {
            return None;
        }
    })
}

fn moved(mediation: &Mediation, version: u64, policy: &Policy) -> MediationMovedV1 {
    MediationMovedV1 {
        mediation: mediation.id,
        version,
        reference: mediation.reference.clone(),
        kind: mediation.kind,
        stage: mediation.stage.name(),
        waiting_on: mediation.waiting_on(),
        due: match &mediation.stage {
            Stage::Offering { ends_at, .. } => Some(policy.date(*ends_at)),
            _ => None,
        },
    }
}
