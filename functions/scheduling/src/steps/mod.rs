//! Steps that need to look something up before they are decided, or that somebody at the table does for themselves.

mod agreement;
mod reminders;
mod team;
mod times;

use domain::ids::PersonId;
use domain::mediation::Command;
use edge::{Caller, Fault, KeyedForm};
use kit::Problem;
use store::{Reply, people};

use crate::App;
use crate::access::{Access, Standing};
use crate::deeds::{Absence, Answer, Companion};
use crate::mediation::{act, plainly};

pub use agreement::{holds, sign};
pub use reminders::{set_reminders, wants_reminders};
pub use team::{ask, declare, object, take_back};
pub use times::{ask_for_another_time, give_hours, offer_times, pick, pick_for};

/// For whom something is done: whoever comes by their own link for themselves, the program for whom it names.
fn for_whom(access: Access, of: Option<PersonId>) -> Result<PersonId, Problem> {
    let own = match access.standing {
        Standing::Participant(person) | Standing::Mediator(person) => Some(person),
        Standing::Program | Standing::System => None,
    };
    own.or(of).filter(|person| of.is_none_or(|of| of == *person)).ok_or_else(Problem::not_found)
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
