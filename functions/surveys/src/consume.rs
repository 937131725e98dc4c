//! Invitations: sent when a mediation is over, reminded of, and closed when their time is over.

use async_trait::async_trait;
use contracts::{Envelope, Guest, Message, Sent, SurveysDueV1, SurveysSentV1};
use domain::ids::{InvitationId, PersonId, TenantId};
use domain::notice::{Notice, Recipient, Template};
use domain::survey::{self, Questionnaire};
use domain::{Policy, Refusal, due};
use edge::{Handler, Inbox};
use jiff::Timestamp;
use jiff::civil::Date;
use store::{Done, Guard, Key, Once, Reply, StoreError, Table, Work, WorkError, Write};
use uuid::Builder;

use crate::App;
use crate::invitation::{Invitation, Open, load};

/// Handles this function's queue.
pub struct Messages {
    /// The application.
    pub app: App,
}

#[async_trait]
impl Handler for Messages {
    async fn handle(&self, envelope: Envelope) -> Result<Done, WorkError> {
        let tenant = &envelope.tenant;
        let policy = self.app.platform.policy(tenant).await?;
        let work = self.app.platform.work(tenant, Table::Invitations, Once::Message(&envelope.id));
        let (writes, messages) = match envelope.message {
            // By the moment at which it became due, so that a message that comes again on the next day says the same.
            Message::SurveysDue(due) => self.invite(tenant, &policy, envelope.occurred_at, due)?,
            Message::SurveyNudgeDue(nudge) => nudged(&work, &policy, nudge.invitation).await?,
            Message::SurveyCloses(closes) => (closed(&work, closes.invitation).await?, Vec::new()),
            _ => return Err(Refusal::new("not-for-this-function", "STATE").into()),
        };
        work.write(writes, messages, Reply::none()).await
    }

    fn inbox(&self) -> Inbox<'_> {
        Inbox {
            store: self.app.platform.store.as_ref(),
            table: Table::Invitations,
            now: self.app.platform.now(),
            commit: self.app.platform.ids.uuid(),
        }
    }
}

type Steps = (Vec<Write>, Vec<Message>);

impl Messages {
    /// An invitation and a mail for everyone who is asked.
    fn invite(&self, tenant: &TenantId, policy: &Policy, opened_at: Timestamp, due: SurveysDueV1) -> Result<Steps, StoreError> {
        let closes_on = policy.date(due::survey_closes(opened_at, policy));
        let (mut writes, mut messages, mut sent) = (Vec::new(), Vec::new(), Vec::new());
        for Guest { person, role } in due.people {
            let Some(questionnaire) = Questionnaire::of(role, due.occasion) else { continue };
            let invitation = self.invitation_id();
            let open = Open { person, questionnaire, version: survey::VERSION, opened_at, closes_on };
            let key = Key::invitation(tenant, invitation);
            writes.push(Write::create(Table::Invitations, &key, &Invitation::Open(open), Guard::Row)?);
            messages.push(Message::NoticeRequested(notice(Template::Survey, person, invitation, closes_on)));
            sent.push(Sent { invitation });
        }
        messages.push(Message::SurveysSent(SurveysSentV1 { mediation: due.mediation, sent }));
        Ok((writes, messages))
    }

    /// An id that doesn't tell when it was made, because it outlives the moment at which an answer may say so.
    fn invitation_id(&self) -> InvitationId {
        let random = self.app.platform.ids.seed().first_chunk().copied().unwrap_or_default();
        InvitationId::new(Builder::from_random_bytes(random).into_uuid())
    }
}

/// A reminder, if there is still something to be reminded of.
async fn nudged(work: &Work<'_>, policy: &Policy, id: InvitationId) -> Result<Steps, WorkError> {
    let invitation = load(work.store, work.tenant, id).await?.ok_or(WorkError::Missing)?;
    Ok(match invitation {
        Invitation::Open(open) if policy.date(work.now) <= open.closes_on => {
            let message = Message::NoticeRequested(notice(Template::SurveyNudge, open.person, id, open.closes_on));
            // Written again as it is: if somebody answers meanwhile, this loses and nothing is sent.
            let same = Write::put(Table::Invitations, &Key::invitation(work.tenant, id), &Invitation::Open(open))?;
            (vec![same.when(Invitation::is_open())], vec![message])
        }
        _ => (Vec::new(), Vec::new()),
    })
}

/// Closes an invitation that nobody answered, and forgets whose it was.
async fn closed(work: &Work<'_>, id: InvitationId) -> Result<Vec<Write>, WorkError> {
    let invitation = load(work.store, work.tenant, id).await?.ok_or(WorkError::Missing)?;
    let Invitation::Open(_) = invitation else {
        return Ok(Vec::new());
    };
    let close = Write::put(Table::Invitations, &Key::invitation(work.tenant, id), &Invitation::Closed)?;
    Ok(vec![close.when(Invitation::is_open())])
}

/// A mail about an invitation. It has no reference: nothing about a survey points back at a case.
fn notice(template: Template, person: PersonId, invitation: InvitationId, closes_on: Date) -> Notice {
    Notice::bare(template, Recipient::Person(person), invitation.uuid()).by(closes_on)
}
