//! Presentations and events: somebody asks, changes their mind, calls off; the unit and a supervisor decide; something comes to be on in the
//! city; somebody says how it was.

use jiff::civil::Weekday;
use jiff::{SignedDuration, Timestamp, ToSpan};
use serde_json::{Value, json};

use crate::client::Device;
use crate::party::Party;
use crate::people::MARK;

/// The links by which whoever asked comes.
const LINKS: [&str; 5] = ["request-received", "request-approved", "request-denied", "feedback-wanted", "new-request-link"];

struct Unit {
    device: Device,
    outreach: String,
    supervisor: String,
}

/// A few requests, and who presents.
pub async fn community(device: Device) {
    let (outreach, supervisor) = (device.staff("outreach").await, device.staff("supervisor").await);
    let unit = Unit { device, outreach, supervisor };
    let Some([first, second]) = unit.roster().await else { return };
    unit.program().await;
    unit.denied_and_amended().await;
    unit.called_off(&second).await;
    unit.held(&first, &second).await;
}

impl Unit {
    async fn pause(&self) {
        self.device.pass(SignedDuration::from_mins(i64::from(self.device.chance(300)))).await;
    }

    async fn posts(&self, token: &str, path: &str, body: Value) -> Value {
        self.pause().await;
        self.device.post(path, Some(token), &body).await.json()
    }

    async fn on(&self, request: &str, what: &str, body: Value) {
        self.posts(&self.outreach, &format!("/v1/community/requests/{request}/{what}"), body).await;
    }

    /// The Wednesday some weeks ahead.
    fn wednesday(&self) -> jiff::civil::Date {
        let soon = self.device.now() + SignedDuration::from_hours(30 * 24);
        let day = soon.to_zoned(jiff::tz::TimeZone::UTC).date();
        day.series(1.day()).find(|day| day.weekday() == Weekday::Wednesday).unwrap_or(day)
    }

    fn ask(&self, name: &str, specials: &[&str]) -> Value {
        json!({
            "kind": "neighborhood_watch", "organization": format!("{MARK} Watch"), "subject": format!("{MARK} thefts"),
            "day": self.wednesday(), "at": "18:00", "minutes": 60, "place": format!("{MARK} Street"), "zip": "91103", "audience": 20,
            "ages": "adults", "language": "en", "specials": specials, "public": true, "name": format!("{MARK} {name}"),
            "email": format!("zyxanthia-{name}@example.org")
        })
    }

    async fn filed(&self, name: &str, specials: &[&str]) -> Option<(String, Party)> {
        let filed = self.device.post("/v1/community/requests", None, &self.ask(name, specials)).await.json();
        let id = filed["id"].as_str()?.to_owned();
        self.pause().await;
        Some((id, Party::new(format!("zyxanthia-{name}@example.org"))))
    }

    async fn roster(&self) -> Option<[String; 2]> {
        let mut ids = Vec::new();
        for (name, areas) in [("first", json!(["northwest"])), ("second", json!([]))] {
            let body = json!({
                "name": format!("{MARK} {name}"), "email": format!("zyxanthia-specialist-{name}@example.org"), "house": "city",
                "areas": areas
            });
            let added = self.posts(&self.outreach, "/v1/community/specialists", body.clone()).await;
            let id = added["id"].as_str()?.to_owned();
            self.posts(&self.outreach, &format!("/v1/community/specialists/{id}"), body).await;
            ids.push(id);
        }
        ids.try_into().ok()
    }

    async fn program(&self) {
        let item = json!({
            "title": format!("{MARK} coffee"), "place": format!("{MARK} library"), "day": self.wednesday(), "at": "09:00", "minutes": 60
        });
        let added = self.posts(&self.outreach, "/v1/community/program", item).await;
        let id = added["id"].as_str().unwrap_or_default();
        self.posts(&self.outreach, &format!("/v1/community/program/{id}/removal"), json!({})).await;
    }

    /// It isn't possible, is asked for otherwise, and isn't wanted any more.
    async fn denied_and_amended(&self) -> Option<()> {
        let (id, mut who) = self.filed("amends", &[]).await?;
        self.on(&id, "denial", json!({ "reason": "nobody_free", "note": format!("{MARK} the week after") })).await;
        let amendment = self.ask("amends", &[]);
        who.does_of_their_own(&self.device, "/v1/community/requests/mine/amendment", &amendment, &LINKS).await;
        self.pause().await;
        who.does_of_their_own(&self.device, "/v1/community/requests/mine/cancellation", &json!({}), &LINKS).await;
        Some(())
    }

    async fn called_off(&self, second: &str) -> Option<()> {
        let (id, _) = self.filed("off", &[]).await?;
        self.on(&id, "hand-over", json!({ "specialist": second })).await;
        self.on(&id, "approval", json!({ "presenters": [] })).await;
        self.on(&id, "cancellation", json!({})).await;
        Some(())
    }

    /// It takes place, although something comes to be on that evening.
    async fn held(&self, first: &str, second: &str) -> Option<()> {
        let (id, mut who) = self.filed("held", &["k9"]).await?;
        self.posts(&self.supervisor, &format!("/v1/community/requests/{id}/grants"), json!({ "part": "k9" })).await;
        self.on(&id, "approval", json!({ "presenters": [second] })).await;
        self.on(&id, "hand-over", json!({ "specialist": first })).await;
        let seen = self.device.get(&format!("/v1/community/requests/{id}"), Some(&self.outreach)).await.json();
        let ends_at: Timestamp = seen["ends_at"].as_str()?.parse().ok()?;
        self.something_is_on(ends_at).await;
        self.device.pass(SignedDuration::from_hours(2)).await;
        self.on(&id, "confirmation", json!({})).await;
        self.device.until(ends_at + SignedDuration::from_mins(i64::from(self.device.chance(5000)))).await;
        self.on(&id, "completion", json!({ "headcount": 17 })).await;
        self.pause().await;
        let feedback = json!({ "rating": 4, "remark": format!("{MARK} useful") });
        who.does_of_their_own(&self.device, "/v1/community/requests/mine/feedback", &feedback, &LINKS).await;
        Some(())
    }

    async fn something_is_on(&self, at: Timestamp) {
        let day = at.to_zoned(jiff::tz::TimeZone::UTC).date();
        let event = format!(
            "[[sessions.events]]\nname = \"Game\"\nfirst = \"{}\"\nlast = \"{day}\"\nyearly = false\n\n[[sessions.rooms]]",
            day.yesterday().unwrap_or(day)
        );
        let document =
            domain::policy::PASADENA.replacen("pasadena-2", "simulated-2", 1).replacen("[[sessions.rooms]]", &event, 1);
        self.posts(&self.supervisor, "/v1/policies", json!({ "document": document })).await;
        self.posts(&self.supervisor, "/v1/policies/simulated-2/activation", json!({})).await;
    }
}
