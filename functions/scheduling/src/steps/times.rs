//! When: times offered, chosen, asked for anew, and the hours that people have. The calendar is looked up before it is decided.

use domain::ids::PersonId;
use domain::mediation::{Channel, Command, Mediation};
use edge::{Caller, Fault, KeyedForm};
use jiff::Timestamp;
use kit::Problem;
use store::{Loaded, Reply, aggregate};

use super::for_whom;
use crate::App;
use crate::access::{Access, Standing};
use crate::deeds::{OwnHours, Starts, StartsFor};
use crate::mediation::{Wish, act, address, plainly};
use crate::times::Diary;

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
        if !mediation.may_be_offered_times() {
            return Ok(Command::OfferTimes { slots: Vec::new() });
        }
        let slots = diary.slots_at(&starts, mediation, &policy, now)?;
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
    choose(app, caller, access, request, None, (person, starts.parse()?, Channel::Link)).await
}

/// The program takes down which times suit somebody.
///
/// # Errors
/// Why it wasn't done.
pub async fn pick_for(
    app: &App,
    caller: &Caller,
    access: Access,
    request: &impl KeyedForm,
    seen: Option<u64>,
    starts: &StartsFor,
) -> Result<Reply, Fault> {
    choose(app, caller, access, request, seen, starts.parse()?).await
}

async fn choose(
    app: &App,
    caller: &Caller,
    access: Access,
    request: &impl KeyedForm,
    seen: Option<u64>,
    (person, starts, channel): (PersonId, Vec<Timestamp>, Channel),
) -> Result<Reply, Fault> {
    let policy = app.platform.policy(&caller.tenant).await?;
    let diary = diary(app, caller, access).await?;
    let booking = app.platform.ids.uuid();
    let wish: Wish = Box::new(move |mediation| {
        let taken = diary.gone(mediation, &policy);
        Ok(Command::PickTimes { person, starts: starts.clone(), channel, booking, taken })
    });
    act(app, caller, access, request, seen, (wish, Vec::new())).await
}

/// Somebody can't come to the booked session, and asks for another time (SCH-8): for themselves, or the program for them.
///
/// # Errors
/// Why it wasn't done.
pub async fn ask_for_another_time(
    app: &App,
    caller: &Caller,
    access: Access,
    request: &impl KeyedForm,
    seen: Option<u64>,
    of: Option<PersonId>,
) -> Result<Reply, Fault> {
    let person = for_whom(access, of)?;
    act(app, caller, access, request, seen, (plainly(Command::AskForAnotherTime { person }), Vec::new())).await
}

/// Somebody at the table says when they have time.
///
/// # Errors
/// Why it wasn't done.
pub async fn give_hours(
    app: &App,
    caller: &Caller,
    access: Access,
    request: &impl KeyedForm,
    hours: &OwnHours,
) -> Result<Reply, Fault> {
    let Standing::Participant(person) = access.standing else {
        return Err(Problem::not_found().into());
    };
    let availability = hours.parse()?;
    act(app, caller, access, request, None, (plainly(Command::GiveHours { person, availability }), Vec::new())).await
}

/// The diary of a mediation that is the caller's.
async fn diary(app: &App, caller: &Caller, access: Access) -> Result<Diary, Fault> {
    let store = app.platform.store.as_ref();
    let loaded: Option<Loaded<Mediation>> = aggregate::load(store, &address(&caller.tenant, access.id)).await?;
    let loaded = loaded.filter(|loaded| access.standing.holds(&loaded.state)).ok_or_else(Problem::not_found)?;
    let policy = app.platform.policy(&caller.tenant).await?;
    Ok(Diary::read(store, &caller.tenant, &loaded.state, &policy).await?)
}
