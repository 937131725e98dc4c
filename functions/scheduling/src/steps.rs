//! Steps that need to look something up before they are decided: mediators on the roster, times in the calendar.

mod agreement;

use domain::ids::PersonId;
use domain::matching::AssignmentAnswer;
use domain::mediation::{Command, Mediation};
use edge::{Caller, Fault, KeyedForm};
use jiff::Timestamp;
use kit::Problem;
use store::{Loaded, Reply, aggregate, people};

use crate::App;
use crate::access::{Access, Standing};
use crate::deeds::{Absence, Answer, Ask, Companion, Declaration, Objection, OwnHours, Starts, StartsFor, TakenBack};
use crate::mediation::{Wish, act, address, plainly};
use crate::roster;
use crate::times::Diary;

pub use agreement::{holds, sign};

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
    let (policy, now) = (app.platform.policy(&caller.tenant).await?, app.platform.now());
    let when = (roster::month(&policy, now), policy.date(now));
    let (team, also) = roster::team(app.platform.store.as_ref(), &caller.tenant, &people, (&when.0, when.1), access.id).await?;
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
    choose(app, caller, access, request, None, (person, starts.parse()?)).await
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
    (person, starts): (PersonId, Vec<Timestamp>),
) -> Result<Reply, Fault> {
    let policy = app.platform.policy(&caller.tenant).await?;
    let diary = diary(app, caller, access).await?;
    let booking = app.platform.ids.uuid();
    let wish: Wish = Box::new(move |mediation| {
        let taken = diary.gone(mediation, &policy);
        Ok(Command::PickTimes { person, starts: starts.clone(), booking, taken })
    });
    act(app, caller, access, request, seen, (wish, Vec::new())).await
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
    let answer = answer.parse()?;
    let wish = || plainly(Command::AnswerAssignment { mediator, answer });
    if answer == AssignmentAnswer::Clear {
        return act(app, caller, access, request, None, (wish(), Vec::new())).await;
    }
    dissolve(app, caller, access, request, None, &wish).await
}

/// How often it is tried to dissolve a team whose roster others change in the same moment.
const TRIES: usize = 3;

/// Does what dissolves a team; the roster counts a case less for each of them in the same transaction.
async fn dissolve(
    app: &App,
    caller: &Caller,
    access: Access,
    request: &impl KeyedForm,
    seen: Option<u64>,
    wish: &(dyn Fn() -> Wish + Send + Sync),
) -> Result<Reply, Fault> {
    let store = app.platform.store.as_ref();
    let mut tries = 1;
    loop {
        let there: Option<Loaded<Mediation>> = aggregate::load(store, &address(&caller.tenant, access.id)).await?;
        let team = there.map(|loaded| loaded.state.mediators()).unwrap_or_default();
        let also = roster::given_back(store, &caller.tenant, &team, access.id).await?;
        match act(app, caller, access, request, seen, (wish(), also)).await {
            Err(fault) if fault.0.code == "changed-meanwhile" && tries < TRIES => tries += 1,
            done => return done,
        }
    }
}

/// The program doesn't wait for a mediator's answer any longer.
///
/// # Errors
/// Why it wasn't done.
pub async fn take_back(
    app: &App,
    caller: &Caller,
    access: Access,
    request: &impl KeyedForm,
    seen: Option<u64>,
    taken_back: &TakenBack,
) -> Result<Reply, Fault> {
    let mediator = taken_back.parse()?;
    dissolve(app, caller, access, request, seen, &|| plainly(Command::TakeBackAssignment { mediator })).await
}

/// Somebody comes with a participant: a person of their own, with how to reach them.
///
/// # Errors
/// Why it wasn't done.
pub async fn join(
    app: &App,
    caller: &Caller,
    access: Access,
    request: &impl KeyedForm,
    seen: Option<u64>,
    companion: &Companion,
) -> Result<Reply, Fault> {
    let person = PersonId::new(app.platform.ids.uuid());
    let (wish, contact) = companion.parse(person)?;
    let row = people::create(&caller.tenant, person, &contact)?;
    act(app, caller, access, request, seen, (wish, vec![row])).await
}

/// Somebody doesn't come after all; how to reach them goes with them.
///
/// # Errors
/// Why it wasn't done.
pub async fn stay_away(
    app: &App,
    caller: &Caller,
    access: Access,
    request: &impl KeyedForm,
    seen: Option<u64>,
    absence: &Absence,
) -> Result<Reply, Fault> {
    let person = absence.parse()?;
    let forgotten = people::forget(&caller.tenant, person);
    act(app, caller, access, request, seen, (plainly(Command::StayAway { person }), vec![forgotten])).await
}

/// The program stops a mediation, or a mediator of it does (CON-8).
///
/// # Errors
/// Why it wasn't done.
pub async fn stop(
    app: &App,
    caller: &Caller,
    access: Access,
    request: &impl KeyedForm,
    seen: Option<u64>,
) -> Result<Reply, Fault> {
    let command = match access.standing {
        Standing::Mediator(mediator) => Command::Terminate { mediator },
        _ => Command::Stop,
    };
    act(app, caller, access, request, seen, (plainly(command), Vec::new())).await
}

/// A party objects to a mediator (MED-6).
///
/// # Errors
/// Why it wasn't done.
pub async fn object(
    app: &App,
    caller: &Caller,
    access: Access,
    request: &impl KeyedForm,
    objection: &Objection,
) -> Result<Reply, Fault> {
    let Standing::Participant(person) = access.standing else {
        return Err(Problem::not_found().into());
    };
    let mediator = objection.parse()?;
    dissolve(app, caller, access, request, None, &|| plainly(Command::Object { person, mediator })).await
}

/// Somebody has questions, and wants to be called.
///
/// # Errors
/// Why it wasn't done.
pub async fn ask_for_call(app: &App, caller: &Caller, access: Access, request: &impl KeyedForm) -> Result<Reply, Fault> {
    let Standing::Participant(person) = access.standing else {
        return Err(Problem::not_found().into());
    };
    act(app, caller, access, request, None, (plainly(Command::AskForCall { person }), Vec::new())).await
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
    let own = match access.standing {
        Standing::Participant(person) | Standing::Mediator(person) => Some(person),
        Standing::Program | Standing::System => None,
    };
    let Some(person) = own.or(of).filter(|person| of.is_none_or(|of| of == *person)) else {
        return Err(Problem::not_found().into());
    };
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
