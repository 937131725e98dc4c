//! Filing a request: one transaction. It is never refused for what speaks against approving it (OUTR-2, OUTR-3).

use domain::ids::{EngagementId, PersonId, Reference};
use domain::outreach::{self, AskForm, Asked, Told};
use edge::{Caller, Fault};
use kit::Problem;
use store::{Arrival, Guard, Once, Plan, Reply, Table, Write, people};

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
    let receipt = asked.contact.email.as_ref();
    let arrival = Arrival { tenant, table: Table::Outreach, id: id.to_string(), address: receipt, at: now };
    let whom = if arrival.is_within_quotas(platform.store.as_ref(), &policy).await? { Told::Everybody } else { Told::Nobody };
    let mailed = whom == Told::Everybody && receipt.is_some();
    let ids = (id, reference.clone(), person);
    let decision = outreach::file(ids, (asked.ask, area, specialist), whom, caller.actor(), &policy, now);
    let address = address(tenant, id);
    let following = following(tenant, &decision.next, decision.effects)?;
    let mut writes = vec![
        Write::create(Table::Outreach, &address.key.beside("DETAILS"), &asked.details, Guard::Row)?,
        people::create(tenant, person, &asked.contact)?,
    ];
    writes.extend(arrival.marks()?);
    writes.extend(listed::kept(tenant, None, &decision.next, &policy, now)?);
    writes.extend(following.writes);
    writes.extend(also);
    let plan = Plan {
        messages: following.messages,
        next: Some(decision.next),
        history: decision.history,
        also: writes,
        reply: Reply::json(201, &serde_json::json!({ "id": id, "reference": reference, "mailed": mailed })),
    };
    Ok(platform.work(tenant, Table::Outreach, once).create(&address, plan).await?.reply())
}
