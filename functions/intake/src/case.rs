//! Reading a case, and doing something to it: the one way for API, pages and messages.

use std::sync::Arc;

use domain::complaint::{self, Case, Command, Effect, Narrative};
use domain::ids::CaseId;
use domain::{Actor, Entry, Policy};
use edge::{Caller, Fault, StaffRole};
use kit::Problem;
use store::aggregate::{self, Whole};
use store::{Address, Done, Loaded, Plan, Reply, Work, WorkError, Write, port};

use crate::App;
use crate::comments::CommentRow;
use crate::filing::address;
use crate::messages::following;
use crate::retention;

/// Who may read a case: the program, the desk that it goes back to, professional standards where a legal clock runs, and a
/// supervisor while there is something to override. For everybody else it isn't there.
#[must_use]
pub fn may_read(caller: &Caller, case: &Case) -> bool {
    let concerned = [
        (StaffRole::Program, true),
        (StaffRole::at(case.kind.owner()), true),
        (StaffRole::ProfessionalStandards, case.clock_runs()),
        (StaffRole::Supervisor, case.may_be_overridden()),
    ];
    concerned.iter().any(|(role, concerned)| *concerned && caller.is(*role))
}

/// A case with everything that belongs to it.
pub struct CaseFile {
    /// The case.
    pub case: Loaded<Case>,
    /// What happened so far.
    pub history: Vec<Entry>,
    /// What the person wrote.
    pub narrative: Narrative,
    /// What staff wrote, oldest first.
    pub comments: Vec<CommentRow>,
}

/// Reads a case for staff, leaving a trace of the read first.
///
/// # Errors
/// Not found when it isn't there or isn't theirs; unavailable when the trace can't be left.
pub async fn read(app: &App, caller: &Caller, id: &str) -> Result<CaseFile, Fault> {
    read_where(app, caller, id, |_| true).await
}

/// Reads a case for staff where this is so; where it isn't, there is nothing to read and no trace to leave.
///
/// # Errors
/// As [`read`].
pub async fn read_where(app: &App, caller: &Caller, id: &str, shown: impl Fn(&Case) -> bool) -> Result<CaseFile, Fault> {
    caller.staff(StaffRole::ALL)?;
    let id: CaseId = id.parse().map_err(|_| Problem::not_found())?;
    let (store, address) = (app.platform.store.as_ref(), address(caller, id));
    let whole: Option<Whole<Case>> = aggregate::whole(store, &address).await?;
    let mut whole = whole
        .filter(|whole| may_read(caller, &whole.loaded.state) && shown(&whole.loaded.state))
        .ok_or_else(Problem::not_found)?;
    app.platform.trace(&caller.tenant, &address, caller.actor()).await?;
    let narrative = port::row(whole.beside.remove("NARRATIVE").ok_or_else(Problem::not_found)?)?;
    let comments = whole.beside.into_iter().filter(|(key, _)| key.starts_with("COMMENT#")).map(|(_, item)| port::row(item));
    Ok(CaseFile {
        comments: comments.collect::<Result<_, _>>()?,
        history: whole.history.into_iter().flat_map(|row| row.entries).collect(),
        case: whole.loaded,
        narrative,
    })
}

/// Decides who may, when the case is known.
pub type Standing<'a> = &'a (dyn Fn(&Case) -> bool + Send + Sync);

/// Who does what, and under which policy.
pub struct Deed<'a> {
    /// The command.
    pub command: Command,
    /// Who.
    pub by: Actor,
    /// Whether they may, given the case.
    pub standing: Standing<'a>,
    /// The version that they have seen, if they say so.
    pub seen: Option<u64>,
    /// The policy.
    pub policy: Arc<Policy>,
    /// Rows that belong to the same step.
    pub also: Vec<Write>,
}

/// Does something to a case.
///
/// # Errors
/// See [`WorkError`]; missing, too, for whoever may not.
pub async fn change(work: &Work<'_>, address: &Address, deed: Deed<'_>) -> Result<Done, WorkError> {
    let Deed { command, by, standing, seen, policy, also } = deed;
    let today = policy.date(work.now);
    work.change(address, |loaded: &Loaded<Case>, _| {
        if !standing(&loaded.state) {
            return Err(WorkError::Missing);
        }
        if seen.is_some_and(|seen| seen != loaded.version) {
            return Err(WorkError::Stale);
        }
        let decision = complaint::decide(&loaded.state, command.clone(), by.clone(), &policy, work.now)?;
        let version = loaded.version + 1;
        let destroyed = decision.effects.iter().find_map(|effect| match effect {
            Effect::Destroyed { keeping, document } => Some((*keeping, document)),
            _ => None,
        });
        let (is_destroyed, records) = match destroyed {
            Some((keeping, document)) => (true, retention::erase(work.tenant, &loaded.state, keeping, document, today)?),
            None => (false, retention::follow(work.tenant, &loaded.state, &decision.next, &policy)?),
        };
        let following = following(work.tenant, &decision.next, version, today, decision.effects)?;
        let mut body = serde_json::json!({ "id": decision.next.id, "stage": decision.next.stage.code() });
        // Whoever filed gets no version: it would tell how much goes on inside.
        if !matches!(by, Actor::Person(_)) {
            body["version"] = version.into();
        }
        Ok(Plan {
            messages: following.messages,
            next: (!is_destroyed).then_some(decision.next),
            history: decision.history,
            also: also.iter().cloned().chain(records).chain(following.writes).collect(),
            reply: Reply::json(200, &body),
        })
    })
    .await
}
