//! Requests with everybody's approval for the mobile substation on one day, each with a specialist of its own (OUTR-5).

use domain::Policy;
use domain::calendar::{DayLock, Resource};
use domain::ids::{EngagementId, PersonId};
use domain::outreach::{Ask, Audience, Details, Engagement, EngagementKind, Special, Stage, Told, file, verdict};
use domain::text::Line;
use domain::vocabulary::Language;
use edge::{Caller, StaffRole, Who};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use store::{Address, Key, Query, Table, Write, aggregate, rows};
use uuid::Uuid;

use super::all_at_once;
use super::door::{Door, Request, now, tenant};

fn unit() -> Caller {
    Caller { tenant: tenant(), who: Who::Staff { subject: "outreach".to_owned(), roles: vec![StaffRole::Outreach] } }
}

/// A request that nothing but the calendar stands against.
fn approvable(starts_at: Timestamp, policy: &Policy) -> Engagement {
    let ask = Ask {
        kind: EngagementKind::BlockParty,
        starts_at,
        minutes: 240,
        zip: "91103".to_owned(),
        audience: 40,
        ages: Audience::Mixed,
        language: Language::English,
        specials: [Special::MobileSubstation].into(),
        public: false,
    };
    let ids = (EngagementId::new(Uuid::now_v7()), "K7DM-3XQ9-ACEF".parse().unwrap(), PersonId::new(Uuid::now_v7()));
    let specialist = Some(PersonId::new(Uuid::now_v7()));
    let granted = verdict(&ask, policy, now()).needs();
    Engagement { granted, ..file(ids, (ask, None, specialist), Told::Everybody, domain::Actor::System, policy, now()).next }
}

fn written(engagement: &Engagement) -> (Address, Vec<Write>) {
    let address = Address { table: Table::Outreach, key: Key::engagement(&tenant(), engagement.id) };
    let line = || Line::parse("Villa Street").unwrap();
    let details = Details { organization: line(), subject: line(), place: line(), needs: None };
    let mut writes = aggregate::step::<_, ()>(&address, None, Some(engagement), Vec::new()).unwrap().to_vec();
    writes.push(Write::put(Table::Outreach, &address.key.beside("DETAILS"), &details).unwrap());
    (address, writes)
}

/// So many ask for approval at once: one gets it, and who doesn't holds nothing.
pub async fn substation(door: &Door, round: usize, rivals: usize, key: impl Fn(usize) -> String) -> Result<(), String> {
    let policy = Policy::parse(domain::policy::PASADENA).unwrap();
    let first: Timestamp = "2026-12-08T18:00:00Z".parse().unwrap();
    let starts_at = first + SignedDuration::from_hours(24 * (round as i64 % 20)); // every round has a day of its own
    let (mut addresses, mut requests) = (Vec::new(), Vec::new());
    for n in 0..rivals {
        let engagement = approvable(starts_at, &policy);
        let (address, writes) = written(&engagement);
        door.put(writes).await;
        addresses.push(address);
        let path = format!("/v1/community/requests/{}/approval", engagement.id);
        requests.push((unit(), Request { path, key: key(n), seen: None, body: json!({}) }));
    }
    let (outcomes, won) = all_at_once(door, requests).await;
    let mut approved = 0;
    for address in addresses {
        let loaded = aggregate::load::<Engagement>(door.store().as_ref(), &address).await.unwrap().unwrap();
        if matches!(loaded.state.stage, Stage::Approved { .. }) {
            approved += 1;
        } else if is_promised(door, &loaded.state).await {
            return Err("somebody is promised who lost".into());
        }
    }
    let told = outcomes.keys().all(|outcome| outcome == "200" || outcome == "409 promised-elsewhere");
    if (approved, won.len(), told) == (1, 1, true) { Ok(()) } else { Err(format!("{approved} approved, {outcomes:?}")) }
}

/// Whether the calendar has anything of the specialist of this request.
async fn is_promised(door: &Door, engagement: &Engagement) -> bool {
    let person = Resource::Person(engagement.specialist.unwrap());
    let any_day = DayLock { resource: person, day: jiff::civil::Date::default(), quarters: Vec::new() };
    let partition = rows::lock_key(&tenant(), &any_day).pk;
    !door.store().query(Query::partition(Table::Calendar, partition)).await.unwrap().is_empty()
}
