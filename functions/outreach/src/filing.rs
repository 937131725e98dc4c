//! Filing a request: one transaction. It is never refused for what speaks against approving it (OUTR-2, OUTR-3).

use domain::ids::{EngagementId, PersonId, Reference};
use domain::outreach::{self, AskForm, Asked};
use edge::{Caller, Fault};
use kit::Problem;
use store::{Guard, Once, Plan, Reply, Table, Write, people};

use crate::App;
use crate::engagement::address;
use crate::messages::following;
use crate::{listed, roster};

/// Files a request for whoever asks.
///
/// # Errors
/// The fields that can't be accepted, or that storage failed; nothing is stored then.
pub async fn file(app: &App, caller: &Caller, once: Once<'_>, form: &AskForm, also: Vec<Write>) -> Result<Reply, Fault> {
    let (platform, tenant) = (&app.platform, &caller.tenant);
    let (policy, now) = (platform.policy(tenant).await?, platform.now());
    let asked = Asked::parse(form, &policy)?;
    let (area, specialist) = roster::routed(app, tenant, &asked.ask, &policy).await?;
    let (id, person) = (EngagementId::new(platform.ids.uuid()), PersonId::new(platform.ids.uuid()));
    let reference: Reference = platform.ids.reference(&Reference::ALPHABET).parse().map_err(|_| Fault(Problem::broken()))?;
    let decision = outreach::file((id, reference.clone(), person), (asked.ask, area, specialist), caller.actor(), &policy, now);
    let address = address(tenant, id);
    let following = following(tenant, &decision.next, decision.effects)?;
    let mut writes = vec![
        Write::create(Table::Outreach, &address.key.beside("DETAILS"), &asked.details, Guard::Row)?,
        people::create(tenant, person, &asked.contact)?,
    ];
    writes.extend(listed::kept(tenant, None, &decision.next, &policy, now)?);
    writes.extend(following.writes);
    writes.extend(also);
    let plan = Plan {
        messages: following.messages,
        next: Some(decision.next),
        history: decision.history,
        also: writes,
        reply: Reply::json(201, &serde_json::json!({ "id": id, "reference": reference })),
    };
    Ok(platform.work(tenant, Table::Outreach, once).create(&address, plan).await?.reply())
}
