//! Reading a mediation, and doing something to it: the one way for API, pages and messages.

use std::sync::Arc;

use domain::ids::{MediationId, TenantId};
use domain::mediation::{self, Command, Effect, Mediation, Session, Stage};
use domain::{Actor, Decision, Policy, Refusal};
use edge::{Caller, Fault, KeyedForm};
use jiff::Timestamp;
use kit::Problem;
use store::{Address, Done, Key, Loaded, Plan, Reply, Table, Work, WorkError, Write, aggregate};

use crate::App;
use crate::access::{Access, Standing};
use crate::assigned;
use crate::booked;
use crate::messages::following;
use crate::own;

/// Where a mediation lives.
pub fn address(tenant: &TenantId, id: MediationId) -> Address {
    Address { table: Table::Mediations, key: Key::mediation(tenant, id) }
}

/// Reads a mediation for whoever may, leaving a trace of the read first unless it is their own.
///
/// # Errors
/// Not found when it isn't there or isn't theirs; unavailable when the trace can't be left.
pub async fn read(app: &App, caller: &Caller, access: Access) -> Result<Loaded<Mediation>, Fault> {
    let store = app.platform.store.as_ref();
    let address = address(&caller.tenant, access.id);
    let loaded: Option<Loaded<Mediation>> = aggregate::load(store, &address).await?;
    let loaded = loaded.filter(|loaded| access.standing.holds(&loaded.state)).ok_or_else(Problem::not_found)?;
    if !matches!(access.standing, Standing::Participant(_)) {
        app.platform.trace(&caller.tenant, &address, caller.actor()).await?;
    }
    Ok(loaded)
}

/// The appointment, while there is one.
pub fn session(mediation: &Mediation) -> Option<&Session> {
    match &mediation.stage {
        Stage::Booked { session, .. } => Some(session),
        _ => None,
    }
}

/// What somebody wants, as a command once the state is known.
pub type Wish = Box<dyn Fn(&Mediation) -> Result<Command, Refusal> + Send + Sync>;

/// A wish that doesn't depend on the state.
pub fn plainly(command: Command) -> Wish {
    Box::new(move |_| Ok(command.clone()))
}

/// Who does what, and under which policy.
pub struct Deed {
    /// What.
    pub wish: Wish,
    /// Who.
    pub by: Actor,
    /// In which capacity.
    pub standing: Standing,
    /// The version that they have seen, if they say so.
    pub seen: Option<u64>,
    /// The policy.
    pub policy: Arc<Policy>,
    /// Rows that belong to the same step.
    pub also: Vec<Write>,
}

/// Does something to a mediation. Whose it is gets checked on the state itself, so that a repetition finds its answer even when
/// the first time ended the caller's part in it.
///
/// # Errors
/// See [`WorkError`].
pub async fn change(work: &Work<'_>, address: &Address, deed: Deed) -> Result<Done, WorkError> {
    work.change(address, |loaded: &Loaded<Mediation>, locks_lost| {
        if !deed.standing.holds(&loaded.state) {
            return Err(WorkError::Missing);
        }
        if deed.seen.is_some_and(|seen| seen != loaded.version) {
            return Err(WorkError::Stale);
        }
        let command = (deed.wish)(&loaded.state)?;
        let decision = decide(&loaded.state, command, &deed, work.now, locks_lost)?;
        let version = loaded.version + 1;
        let following = following(work.tenant, &decision.next, version, &deed.policy, decision.effects)?;
        let booked = booked::kept(work.tenant, &loaded.state, &decision.next)?;
        let assigned = assigned::kept(work.tenant, &loaded.state, &decision.next)?;
        Ok(Plan {
            reply: reply(&deed, &decision.next, version, work.now),
            next: Some(decision.next),
            history: decision.history,
            messages: following.messages,
            also: following.writes.into_iter().chain(booked).chain(assigned).chain(deed.also.iter().cloned()).collect(),
        })
    })
    .await
}

/// Decides. When booking lost quarter-hours to somebody else, the slot that was chosen then is taken: the same decision is made
/// again without it, once for each loss (SCH-4).
fn decide(
    mediation: &Mediation,
    command: Command,
    deed: &Deed,
    now: Timestamp,
    locks_lost: usize,
) -> Result<Decision<Mediation, Effect>, Refusal> {
    let once = |command: Command| mediation::decide(mediation, command, &deed.by, &deed.policy, now);
    let Command::PickTimes { person, starts, channel, booking, mut taken } = command else {
        return once(command);
    };
    let pick = |taken: &[Timestamp]| {
        once(Command::PickTimes { person, starts: starts.clone(), channel, booking, taken: taken.to_vec() })
    };
    let before = session(mediation).map(|session| session.booking);
    let mut decision = pick(&taken)?;
    for _ in 0..locks_lost {
        // A session that is to be moved is booked already; only what this pick booked can have been lost.
        let Some(session) = session(&decision.next).filter(|session| Some(session.booking) != before) else {
            break;
        };
        taken.push(session.slot.starts_at);
        decision = pick(&taken)?;
    }
    Ok(decision)
}

/// The answer. A participant gets no version: it would tell whether the other side did something (CON-2).
fn reply(deed: &Deed, next: &Mediation, version: u64, now: Timestamp) -> Reply {
    let body = match deed.standing {
        Standing::System => return Reply::none(),
        Standing::Participant(person) => {
            serde_json::json!({ "id": next.id, "status": own::view(next, person, &deed.policy, now).status.code() })
        }
        Standing::Program | Standing::Mediator(_) => {
            serde_json::json!({ "id": next.id, "stage": next.stage.code(), "version": version })
        }
    };
    Reply::json(200, &body)
}

/// Lets somebody do something, as a request asks for it.
///
/// # Errors
/// Why it wasn't done.
pub async fn act(
    app: &App,
    caller: &Caller,
    access: Access,
    request: &impl KeyedForm,
    seen: Option<u64>,
    (wish, also): (Wish, Vec<Write>),
) -> Result<Reply, Fault> {
    let policy = app.platform.policy(&caller.tenant).await?;
    let name = caller.name();
    let work = app.platform.work(&caller.tenant, Table::Mediations, request.once(&name));
    let deed = Deed { wish, by: caller.actor(), standing: access.standing, seen, policy, also };
    Ok(change(&work, &address(&caller.tenant, access.id), deed).await?.reply())
}
