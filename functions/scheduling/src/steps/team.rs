//! Who mediates: asked, declaring, taken back, objected to; the roster counts along in the same transaction.

use domain::matching::AssignmentAnswer;
use domain::mediation::{Command, Mediation};
use edge::{Caller, Fault, KeyedForm};
use kit::Problem;
use store::{Loaded, Reply, aggregate};

use crate::App;
use crate::access::{Access, Standing};
use crate::deeds::{Ask, Declaration, Objection, TakenBack};
use crate::mediation::{Wish, act, address, plainly};
use crate::roster;

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
