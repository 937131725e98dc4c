//! What comes by message: an admitted case, the end of an offer's window, surveys that went out.

use async_trait::async_trait;
use contracts::{CaseAdmittedV1, CheckDueV1, Envelope, Message};
use domain::ids::{MediationId, PersonId};
use domain::mediation::{self, Admission, Check, Command, Mediation};
use domain::{Actor, Refusal};
use edge::{Handler, Inbox};
use store::{Done, Loaded, Once, Plan, Reply, Table, Work, WorkError, Write, aggregate, people};

use crate::App;
use crate::access::Standing;
use crate::booked;
use crate::feed;
use crate::mediation::{Deed, address, change, plainly};
use crate::messages::following;

/// Handles this function's queue.
pub struct Messages {
    /// The application.
    pub app: App,
}

#[async_trait]
impl Handler for Messages {
    async fn handle(&self, envelope: Envelope) -> Result<Done, WorkError> {
        let tenant = &envelope.tenant;
        let work = self.app.platform.work(tenant, Table::Mediations, Once::Message(&envelope.id));
        let (id, command) = match envelope.message {
            // The record of it is kept by the complaint side.
            Message::CaseDestroyed(destroyed) => {
                let address = address(tenant, MediationId::of(destroyed.case));
                let there: Option<Loaded<Mediation>> = aggregate::load(work.store, &address).await?;
                if let Some(mediation) = there.map(|loaded| loaded.state) {
                    if !mediation.stage.is_over() {
                        return Err(Refusal::out_of_order().into());
                    }
                    // Whoever came along is known to this side alone. First them: without the state nobody knows who they were.
                    let along: Vec<PersonId> = mediation.companions.iter().map(|one| one.person).chain(mediation.gone).collect();
                    let mut writes: Vec<Write> = along.iter().map(|person| people::forget(tenant, *person)).collect();
                    for person in mediation.participants.iter().map(|party| party.person).chain(along) {
                        writes.extend(feed::forgotten(work.store, tenant, person).await?);
                    }
                    work.take_away(writes).await?;
                }
                return work.clear(address.table, &address.key.pk, &[]).await;
            }
            Message::PolicyInForce(_) => return self.look_at_what_is_booked(&work).await,
            Message::CaseAdmitted(admitted) => return self.open(&work, admitted).await,
            Message::ClockChanged(clock) if clock.admitted => {
                let command = Command::ClockChanged { version: clock.version, last_day: clock.last_day };
                (MediationId::of(clock.case), command)
            }
            Message::WindowElapsed(elapsed) => (elapsed.mediation, Command::WindowElapsed),
            Message::CheckDue(due) => (due.mediation, Command::Look(due.check)),
            Message::SurveysSent(sent) => (sent.mediation, Command::SurveysSent),
            _ => return Err(Refusal::new("not-for-this-function", "STATE").into()),
        };
        let deed = Deed {
            wish: plainly(command),
            by: Actor::System,
            standing: Standing::System,
            seen: None,
            policy: self.app.platform.policy(tenant).await?,
            also: Vec::new(),
        };
        match change(&work, &address(tenant, id), deed).await {
            // Clocks differ a little: what came early comes again.
            Err(WorkError::Refused(refusal)) if ["window-still-open", "check-comes-early"].contains(&refusal.code) => {
                Err(WorkError::Conflict)
            }
            done => done,
        }
    }

    fn inbox(&self) -> Inbox<'_> {
        Inbox {
            store: self.app.platform.store.as_ref(),
            table: Table::Mediations,
            now: self.app.platform.now(),
            commit: self.app.platform.ids.uuid(),
        }
    }
}

impl Messages {
    /// The city's list of what is on may be another: each booked session is looked at in a step of its own (SCH-3).
    async fn look_at_what_is_booked(&self, work: &Work<'_>) -> Result<Done, WorkError> {
        let booked = booked::all(work.store, work.tenant).await?.into_iter();
        let looks = booked.map(|row| Message::CheckDue(CheckDueV1 { mediation: row.mediation, check: Check::Event }));
        work.write(Vec::new(), looks.collect(), Reply::none()).await
    }

    /// Opens the mediation of an admitted case. A case has one: the same admission under another message's id changes nothing.
    async fn open(&self, work: &Work<'_>, admitted: CaseAdmittedV1) -> Result<Done, WorkError> {
        let policy = self.app.platform.policy(work.tenant).await?;
        let id = MediationId::of(admitted.case);
        let admission = Admission {
            id,
            reference: admitted.reference,
            kind: admitted.kind,
            category: admitted.category,
            incident_on: admitted.incident_on,
            last_day: admitted.last_day,
            case_version: admitted.version,
            participants: admitted.parties,
        };
        let decision = mediation::open(admission, work.now);
        let following = following(work.tenant, &decision.next, 1, &policy, decision.effects)?;
        let plan = Plan {
            next: Some(decision.next),
            history: decision.history,
            messages: following.messages,
            also: following.writes,
            reply: Reply::none(),
        };
        let address = address(work.tenant, id);
        match work.create(&address, plan).await {
            Err(WorkError::Conflict) => {
                let there: Option<Loaded<Mediation>> = aggregate::load(work.store, &address).await?;
                Err(there.map_or(WorkError::Conflict, |_| Refusal::out_of_order().into()))
            }
            done => done,
        }
    }
}
