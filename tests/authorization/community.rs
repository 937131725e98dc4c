//! Requests for presentations and events, each brought to where it makes sense to do something to it.

use domain::Entry;
use domain::notice::Purpose;
use domain::outreach::{Engagement, OnEvent};
use domain::vocabulary::Language;
use jiff::SignedDuration;
use jiff::civil::Weekday;
use kit::Clock as _;
use serde_json::{Value, json};
use store::access::{LinkRow, link_key};
use store::{Address, Key, Loaded, Store as _, Table, Transaction, Write, aggregate};

use super::city::City;
use super::matrix::NOWHERE;

/// A request, and who asked for it.
#[derive(Clone)]
pub struct Asked {
    /// Its id.
    pub id: String,
}

/// Who presents, and what is on the program.
pub async fn named_by(city: &City, path: &str) -> String {
    let outreach = city.provider.access("outreach");
    let added = if path.contains("/specialists/") {
        let mut body = specialist();
        body["name"] = another();
        city.client.post("/v1/community/specialists", Some(&outreach), &body).await
    } else {
        let body = json!({ "title": another(), "place": "Library", "day": wednesday(city), "at": "09:00", "minutes": 60 });
        city.client.post("/v1/community/program", Some(&outreach), &body).await
    };
    added.unwrap()["id"].as_str().unwrap_or(NOWHERE).to_owned()
}

/// Somebody who presents.
pub fn specialist() -> Value {
    json!({ "name": "Kim", "email": "kim@example.org", "house": "city", "areas": ["northeast"] })
}

/// A Wednesday some weeks ahead, on which nothing is on in the city.
fn wednesday(city: &City) -> String {
    let policy = domain::Policy::parse(domain::policy::PASADENA).unwrap();
    let mut at = city.stack.clock.now() + SignedDuration::from_hours(40 * 24);
    while policy.date(at).weekday() != Weekday::Wednesday || policy.blackout(policy.date(at)).is_some() {
        at += SignedDuration::from_hours(24);
    }
    policy.date(at).to_string()
}

/// Something of its own, so that each is another one.
fn another() -> Value {
    uuid::Uuid::now_v7().to_string().into()
}

/// What somebody asks for.
pub fn ask() -> Value {
    json!({
        "kind": "community_meeting", "organization": "Villa Street", "subject": "Porch lights", "day": "2026-12-16", "at": "18:00",
        "minutes": 60, "place": "Villa Street", "zip": "91104", "audience": 20, "ages": "mixed", "language": "en", "name": "Ana",
        "email": "somebody@example.org"
    })
}

/// The same as a page has it.
pub fn ask_form() -> Value {
    let mut form = ask();
    form.as_object_mut().unwrap().remove("day");
    for (part, value) in [("month", "12"), ("day", "16"), ("year", "2026")] {
        form[format!("day-{part}")] = value.into();
    }
    form
}

async fn filed(city: &City, specials: &[&str]) -> Asked {
    let mut body = ask();
    (body["day"], body["specials"], body["subject"]) = (wednesday(city).into(), json!(specials), another());
    let filed = city.client.post("/v1/community/requests", None, &body).await.unwrap();
    Asked { id: filed["id"].as_str().unwrap().to_owned() }
}

async fn on(city: &City, asked: &Asked, what: &str, body: Value) {
    let outreach = city.provider.access("outreach");
    let path = format!("/v1/community/requests/{}/{what}", asked.id);
    city.client.post(&path, Some(&outreach), &body).await.unwrap_or_else(|error| panic!("{path}: {error}"));
}

/// One that nobody else has anything to do with.
async fn taken(city: &City) -> Asked {
    let asked = filed(city, &[]).await;
    let specialist = named_by(city, "/specialists/").await;
    on(city, &asked, "hand-over", json!({ "specialist": specialist })).await;
    asked
}

async fn approved(city: &City) -> Asked {
    let asked = taken(city).await;
    on(city, &asked, "approval", json!({})).await;
    asked
}

async fn state(city: &City, asked: &Asked) -> (Address, Loaded<Engagement>) {
    let key = Key::engagement(&"pasadena".parse().unwrap(), asked.id.parse().unwrap());
    let address = Address { table: Table::Outreach, key };
    let loaded = aggregate::load(&city.stack.store(), &address).await.unwrap().unwrap();
    (address, loaded)
}

/// What is written into its state in the place of what time or the city would do.
async fn as_if(city: &City, asked: &Asked, change: impl FnOnce(&mut Engagement)) {
    let (address, loaded) = state(city, asked).await;
    let mut next = loaded.state.clone();
    change(&mut next);
    let entry = Entry::new("event-looked-at", domain::Actor::System, city.stack.clock.now());
    let writes = aggregate::step(&address, Some(&loaded), Some(&next), vec![entry]).unwrap().into();
    city.stack.store().commit(Transaction { token: uuid::Uuid::now_v7(), writes }).await.unwrap();
}

async fn over(city: &City) -> Asked {
    let asked = approved(city).await;
    let long_ago = city.stack.clock.now() - SignedDuration::from_hours(24);
    as_if(city, &asked, |engagement| engagement.ask.starts_at = long_ago).await;
    asked
}

/// A request as a row is about it.
pub async fn asked(city: &City, path: &str) -> Asked {
    match path.rsplit('/').next().unwrap_or_default() {
        "grants" => filed(city, &["k9"]).await,
        "approval" => taken(city).await,
        "completion" => over(city).await,
        "feedback" => {
            let asked = over(city).await;
            on(city, &asked, "completion", json!({ "headcount": 12 })).await;
            asked
        }
        "confirmation" => {
            let asked = approved(city).await;
            let on_event = Some(OnEvent { event: "Game".into(), stays: false });
            as_if(city, &asked, |engagement| engagement.on_event = on_event).await;
            asked
        }
        _ => filed(city, &[]).await,
    }
}

/// The session of whoever asked for it, by a link that wasn't mailed: at times no mail leaves.
pub async fn session(city: &City, asked: &Asked) -> String {
    let token = uuid::Uuid::now_v7().to_string();
    let expires_at = city.stack.clock.now() + SignedDuration::from_hours(24);
    let (_, loaded) = state(city, asked).await;
    let row = LinkRow {
        person: loaded.state.requester,
        purpose: Purpose::Request,
        about: loaded.state.id.uuid(),
        language: Language::English,
        reference: None,
        spent: false,
        expires_at,
        ttl: expires_at.as_second(),
    };
    let write = Write::put(Table::Access, &link_key(&"pasadena".parse().unwrap(), &token), &row).unwrap();
    city.stack.store().commit(Transaction { token: uuid::Uuid::now_v7(), writes: vec![write] }).await.unwrap();
    let session = city.client.post("/v1/links", None, &json!({ "token": token })).await.unwrap();
    session["session"].as_str().unwrap().to_owned()
}
