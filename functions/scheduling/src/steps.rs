//! Steps that need to look something up before they are decided: mediators on the roster, times in the calendar.

use domain::mediation::{Command, Mediation, Stage};
use edge::{Caller, Fault, KeyedForm};
use kit::Problem;
use store::{Loaded, Reply, aggregate};

use crate::App;
use crate::access::{Access, Standing};
use crate::deeds::{Answer, Ask, Declaration, Starts};
use crate::mediation::{Wish, act, address, plainly};
use crate::roster;
use crate::times::Diary;

/// Asks mediators; the roster counts a case more for each of them in the same transaction.
///
/// # Errors
/// Why it wasn't done.
pub async fn ask(
    app: &App,
    caller: &Caller,
    access: Access,
    request: &impl KeyedForm,
    seen: Option<u64>,
    ask: &Ask,
) -> Result<Reply, Fault> {
    let people = ask.parse()?;
    let month = roster::month(&*app.platform.policy(&caller.tenant).await?, app.platform.now());
    let (team, also) = roster::team(app.platform.store.as_ref(), &caller.tenant, &people, &month).await?;
    act(app, caller, access, request, seen, (plainly(Command::AskMediators { team }), also)).await
}

/// Offers times.
///
/// # Errors
/// Why it wasn't done.
pub async fn offer_times(
    app: &App,
    caller: &Caller,
    access: Access,
    request: &impl KeyedForm,
    seen: Option<u64>,
    starts: &Starts,
) -> Result<Reply, Fault> {
    let starts = starts.parse()?;
    let policy = app.platform.policy(&caller.tenant).await?;
    let diary = diary(app, caller, access).await?;
    let now = app.platform.now();
    let wish: Wish = Box::new(move |mediation| {
        if !matches!(mediation.stage, Stage::Prepared { .. } | Stage::Picking { .. }) {
            return Ok(Command::OfferTimes { slots: Vec::new() });
        }
        let slots = diary.slots_at(&starts, mediation.safe_date, &policy, now)?;
        Ok(Command::OfferTimes { slots })
    });
    act(app, caller, access, request, seen, (wish, Vec::new())).await
}

/// Picks times. What the calendar shows as taken is left out at once; what others take in the same moment, when the commit fails.
///
/// # Errors
/// Why it wasn't done.
pub async fn pick(app: &App, caller: &Caller, access: Access, request: &impl KeyedForm, starts: &Starts) -> Result<Reply, Fault> {
    let Standing::Participant(person) = access.standing else {
        return Err(Problem::not_found().into());
    };
    let starts = starts.parse()?;
    let policy = app.platform.policy(&caller.tenant).await?;
    let diary = diary(app, caller, access).await?;
    let booking = app.platform.ids.uuid();
    let wish: Wish = Box::new(move |mediation| {
        let taken = diary.gone(mediation, &policy);
        Ok(Command::PickTimes { person, starts: starts.clone(), booking, taken })
    });
    act(app, caller, access, request, None, (wish, Vec::new())).await
}

/// A mediator says whether there is a conflict of interest.
///
/// # Errors
/// Why it wasn't done.
pub async fn declare(
    app: &App,
    caller: &Caller,
    access: Access,
    request: &impl KeyedForm,
    answer: &Declaration,
) -> Result<Reply, Fault> {
    let Standing::Mediator(mediator) = access.standing else {
        return Err(Problem::not_found().into());
    };
    let wish = plainly(Command::AnswerAssignment { mediator, conflict: answer.conflict });
    act(app, caller, access, request, None, (wish, Vec::new())).await
}

/// Somebody at the table answers the offer.
///
/// # Errors
/// Why it wasn't done.
pub async fn answer(
    app: &App,
    caller: &Caller,
    access: Access,
    request: &impl KeyedForm,
    answer: &Answer,
) -> Result<Reply, Fault> {
    let Standing::Participant(person) = access.standing else {
        return Err(Problem::not_found().into());
    };
    act(app, caller, access, request, None, (answer.parse(person)?, Vec::new())).await
}

/// Somebody at the table withdraws.
///
/// # Errors
/// Why it wasn't done.
pub async fn withdraw(app: &App, caller: &Caller, access: Access, request: &impl KeyedForm) -> Result<Reply, Fault> {
    let Standing::Participant(person) = access.standing else {
        return Err(Problem::not_found().into());
    };
    act(app, caller, access, request, None, (plainly(Command::Withdraw { person }), Vec::new())).await
}

/// The diary of a mediation that is the caller's.
async fn diary(app: &App, caller: &Caller, access: Access) -> Result<Diary, Fault> {
    let store = app.platform.store.as_ref();
    let loaded: Option<Loaded<Mediation>> = aggregate::load(store, &address(&caller.tenant, access.id)).await?;
    let loaded = loaded.filter(|loaded| access.standing.holds(&loaded.state)).ok_or_else(Problem::not_found)?;
    let policy = app.platform.policy(&caller.tenant).await?;
    Ok(Diary::read(store, &caller.tenant, &loaded.state, &policy).await?)
}
