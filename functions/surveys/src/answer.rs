//! Answering: one put, and nothing beside it.
//!
//! No history, no outbox row and no answer for a repetition: each would say when somebody answered. The row itself forgets who
//! was asked and when, in the very same put.

use domain::Refusal;
use domain::ids::InvitationId;
use domain::notice::Purpose;
use domain::survey::{AnswerForm, SurveyAnswers};
use edge::{Caller, Fault};
use kit::Problem;
use store::{CommitError, Key, Table, Transaction, Write};

use crate::App;
use crate::invitation::{Invitation, Open, Spent, batch, load};
use crate::seal::seal;

const ANSWERED: Refusal = Refusal::new("survey-answered", "SUR-4");
const CLOSED: Refusal = Refusal::new("survey-closed", "SUR-3");

/// The invitation that a link is for, while it can be answered.
///
/// # Errors
/// Not found when it isn't theirs; a refusal when it was answered or its time is over.
pub async fn invited(app: &App, caller: &Caller) -> Result<(InvitationId, Open), Fault> {
    let (person, about) = caller.party(Purpose::Survey)?;
    let id = InvitationId::new(about);
    let platform = &app.platform;
    let open = match load(platform.store.as_ref(), &caller.tenant, id).await? {
        Some(Invitation::Open(open)) if open.person == person => open,
        Some(Invitation::Open(_)) | None => return Err(Problem::not_found().into()),
        Some(Invitation::Spent(_) | Invitation::Mixed) => return Err(ANSWERED.into()),
        Some(Invitation::Closed) => return Err(CLOSED.into()),
    };
    let policy = platform.policy(&caller.tenant).await?;
    if policy.date(platform.now()) > open.closes_on {
        return Err(CLOSED.into());
    }
    Ok((id, open))
}

/// Checks an answer, seals it and puts it in the invitation's place.
///
/// # Errors
/// The questions that are missing, or that it was answered or closed meanwhile.
pub async fn answer(app: &App, caller: &Caller, id: InvitationId, open: &Open, form: &AnswerForm) -> Result<(), Fault> {
    let answers = SurveyAnswers::parse(form, open.definition()?)?;
    let platform = &app.platform;
    let batch = batch(&caller.tenant, open.questionnaire, open.version);
    let sealed = seal(&app.settings.key, &batch, &answers, platform.ids.seed()).map_err(|_| Problem::unavailable())?;
    let key = Key::invitation(&caller.tenant, id);
    let spent = Write::put(Table::Invitations, &key, &Invitation::Spent(Spent { batch, sealed }))?;
    let writes = vec![spent.when(Invitation::is_open())];
    match platform.store.commit(Transaction { token: platform.ids.uuid(), writes }).await {
        Ok(()) => Ok(()),
        Err(CommitError::Store(error)) => Err(error.into()),
        Err(conflict @ CommitError::Conflict(_)) => Err(match load(platform.store.as_ref(), &caller.tenant, id).await? {
            Some(Invitation::Spent(_) | Invitation::Mixed) => ANSWERED.into(),
            Some(Invitation::Closed) => CLOSED.into(),
            Some(Invitation::Open(_)) | None => conflict.into(),
        }),
    }
}
