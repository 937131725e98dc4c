//! Reading a request, and doing something to it: the one way for API, pages and messages.

use std::sync::Arc;

use domain::ids::{EngagementId, TenantId};
use domain::outreach::{Command, Details, Engagement, decide};
use domain::text::{Comment, Remark};
use domain::{Actor, Entry, Policy, Refusal};
use edge::{Caller, Fault, KeyedForm};
use kit::Problem;
use serde::{Deserialize, Serialize};
use store::aggregate::{self, Whole};
use store::{Address, Done, Key, Loaded, Plan, Reply, Table, Work, WorkError, Write, port};

use crate::App;
use crate::access::{READERS, Standing};
use crate::listed;
use crate::messages::following;
use crate::public;

/// What the unit wrote about a denial, for whoever asked.
#[derive(Serialize, Deserialize)]
pub struct NoteRow {
    /// The text.
    pub text: Comment,
}

/// What whoever asked wrote of how it was.
#[derive(Serialize, Deserialize)]
pub struct FeedbackRow {
    /// The text.
    pub text: Remark,
}

/// Where a request lives.
pub fn address(tenant: &TenantId, id: EngagementId) -> Address {
    Address { table: Table::Outreach, key: Key::engagement(tenant, id) }
}

/// A request with everything that belongs to it.
pub struct File {
    /// The request.
    pub engagement: Loaded<Engagement>,
    /// What happened so far.
    pub history: Vec<Entry>,
    /// What whoever asked wrote.
    pub details: Details,
    /// What the unit wrote about a denial.
    pub note: Option<Comment>,
    /// What whoever asked wrote of how it was.
    pub feedback: Option<Remark>,
}

/// Reads everything of a request.
///
/// # Errors
/// Not found when it isn't there.
pub async fn whole(app: &App, tenant: &TenantId, id: EngagementId) -> Result<File, Fault> {
    let whole: Option<Whole<Engagement>> = aggregate::whole(app.platform.store.as_ref(), &address(tenant, id)).await?;
    let mut whole = whole.ok_or_else(Problem::not_found)?;
    let note: Option<NoteRow> = whole.beside.remove("NOTE").map(port::row).transpose()?;
    let feedback: Option<FeedbackRow> = whole.beside.remove("FEEDBACK").map(port::row).transpose()?;
    Ok(File {
        details: port::row(whole.beside.remove("DETAILS").ok_or_else(Problem::not_found)?)?,
        history: whole.history.into_iter().flat_map(|row| row.entries).collect(),
        engagement: whole.loaded,
        note: note.map(|row| row.text),
        feedback: feedback.map(|row| row.text),
    })
}

/// Reads a request for staff, leaving a trace of the read first.
///
/// # Errors
/// Not found when it isn't there or isn't theirs; unavailable when the trace can't be left.
pub async fn read(app: &App, caller: &Caller, id: &str) -> Result<File, Fault> {
    caller.staff(READERS)?;
    let id: EngagementId = id.parse().map_err(|_| Problem::not_found())?;
    let file = whole(app, &caller.tenant, id).await?;
    app.platform.trace(&caller.tenant, &address(&caller.tenant, id), caller.actor()).await?;
    Ok(file)
}

/// What somebody wants, as a command once the state is known.
pub type Wish<'a> = &'a (dyn Fn(&Engagement) -> Result<Command, Refusal> + Send + Sync);

/// Who does what, and under which policy.
pub struct Deed<'a> {
    /// What.
    pub wish: Wish<'a>,
    /// Who.
    pub by: Actor,
    /// In which capacity.
    pub standing: Standing,
    /// The version that they have seen, if they say so.
    pub seen: Option<u64>,
    /// The policy.
    pub policy: Arc<Policy>,
    /// What was written about it, where the step may make it public.
    pub details: Option<Details>,
    /// Rows that belong to the same step.
    pub also: Vec<Write>,
}

/// Does something to a request.
///
/// # Errors
/// See [`WorkError`]; refused when somebody or something that it takes is promised elsewhere.
pub async fn change(work: &Work<'_>, address: &Address, deed: Deed<'_>) -> Result<Done, WorkError> {
    work.change(address, |loaded: &Loaded<Engagement>, locks_lost| {
        if !deed.standing.holds(&loaded.state) {
            return Err(WorkError::Missing);
        }
        if deed.seen.is_some_and(|seen| seen != loaded.version) {
            return Err(WorkError::Stale);
        }
        if locks_lost > 0 {
            return Err(Refusal::new("promised-elsewhere", "OUTR-5").into());
        }
        let command = (deed.wish)(&loaded.state)?;
        let decision = decide(&loaded.state, command, &deed.by, &deed.policy, work.now)?;
        let following = following(work.tenant, &decision.next, decision.effects)?;
        let mut also = following.writes;
        also.extend(listed::kept(work.tenant, Some(&loaded.state), &decision.next, &deed.policy, work.now)?);
        also.extend(public::kept(work.tenant, &loaded.state, &decision.next, deed.details.as_ref())?);
        also.extend(deed.also.iter().cloned());
        let reply = reply(&deed, &decision.next, loaded.version + 1);
        Ok(Plan { next: Some(decision.next), history: decision.history, messages: following.messages, also, reply })
    })
    .await
}

fn reply(deed: &Deed<'_>, next: &Engagement, version: u64) -> Reply {
    match deed.standing {
        Standing::System => Reply::none(),
        Standing::Staff | Standing::Requester(_) => {
            Reply::json(200, &serde_json::json!({ "id": next.id, "stage": next.stage.name(), "version": version }))
        }
    }
}

/// What comes with a command: what was written, rows beside it.
#[derive(Default)]
pub struct With {
    /// The version that the caller has seen.
    pub seen: Option<u64>,
    /// What was written about it, where the step may make it public.
    pub details: Option<Details>,
    /// Rows that belong to the same step.
    pub also: Vec<Write>,
}

/// Lets somebody do something, as a request asks for it.
///
/// # Errors
/// Why it wasn't done.
pub async fn act(
    app: &App,
    caller: &Caller,
    (id, standing): (EngagementId, Standing),
    request: &impl KeyedForm,
    wish: Wish<'_>,
    with: With,
) -> Result<Reply, Fault> {
    let policy = app.platform.policy(&caller.tenant).await?;
    let name = caller.name();
    let work = app.platform.work(&caller.tenant, Table::Outreach, request.once(&name));
    let With { seen, details, also } = with;
    let deed = Deed { wish, by: caller.actor(), standing, seen, policy, details, also };
    Ok(change(&work, &address(&caller.tenant, id), deed).await?.reply())
}
