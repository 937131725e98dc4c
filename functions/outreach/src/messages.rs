//! What a decision leads to: messages to the others, and rows in the same transaction.

use contracts::{EngagementApprovedV1, EngagementHeldV1, Message};
use domain::ids::TenantId;
use domain::outreach::{Effect, Engagement};
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
pub fn following(tenant: &TenantId, engagement: &Engagement, effects: Vec<Effect>) -> Result<Following, StoreError> {
    let mut following = Following::default();
    for effect in effects {
        match effect {
            Effect::OpenGate(gate) => following.writes.push(rows::gate(tenant, &gate, true)?),
            Effect::CloseGate(gate) => following.writes.push(rows::gate(tenant, &gate, false)?),
            Effect::Book { booking, locks } => {
                following.writes.extend(locks.iter().map(|lock| rows::book(tenant, booking, lock)));
            }
            Effect::Release { booking, locks } => {
                following.writes.extend(locks.iter().map(|lock| rows::release(tenant, booking, lock)));
            }
            Effect::Rebook { booking, from, to } => {
                following.writes.extend(rows::rebook(tenant, (booking, &from), (booking, &to)));
            }
            Effect::Approved => {
                let people = std::iter::once(engagement.requester).chain(engagement.people()).collect();
                following.messages.push(Message::EngagementApproved(EngagementApprovedV1 {
                    engagement: engagement.id,
                    reference: engagement.reference.clone(),
                    people,
                    appointment: engagement.appointment(),
                }));
            }
            Effect::Held { kind, headcount } => {
                let held = EngagementHeldV1 { engagement: engagement.id, kind, headcount };
                following.messages.push(Message::EngagementHeld(held));
            }
            Effect::Notify(notice) => following.messages.push(Message::NoticeRequested(notice)),
        }
    }
    Ok(following)
}
