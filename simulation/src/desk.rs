//! What staff do besides taking a case on: comments, holds, tolls and waivers, a judgement, an override, a complaint taken back with
//! its disposition and destroyed when its time is over, and a policy of the city's own.

use domain::complaint::Question;
use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::boundary::{LOST, UNHEARD};
use crate::client::{Answer, Device};
use crate::party::Party;
use crate::people::MARK;
use crate::world::Temper;

/// Who works at the desk, and on which case.
struct Desk {
    device: Device,
    program: String,
    standards: String,
    supervisor: String,
    case: String,
}

/// Some cases that don't go straight on, and a policy.
pub async fn desk(device: Device) {
    let (program, standards) = (device.staff("program").await, device.staff("professional_standards").await);
    let supervisor = device.staff("supervisor").await;
    let mut desk = Desk { device, program, standards, supervisor, case: String::new() };
    desk.own_mail().await;
    desk.views().await;
    desk.policy().await;
    desk.judged().await;
    desk.called().await;
    desk.lost().await;
    desk.stopped().await;
    desk.flooded().await;
    desk.overridden().await;
    desk.taken_back().await;
}

impl Desk {
    async fn pause(&self) {
        self.device.pass(SignedDuration::from_mins(i64::from(self.device.chance(300)))).await;
    }

    /// One deed after another; whatever is refused is refused.
    async fn on_case(&self, token: &str, deeds: &[(&str, Value)]) {
        for (what, body) in deeds {
            self.pause().await;
            self.device.post(&format!("/v1/cases/{}/{what}", self.case), Some(token), body).await;
        }
    }

    async fn filed(&mut self, name: &str) -> bool {
        self.filed_by(name, json!({ "email": format!("zyxanthia-{name}@example.org") })).await
    }

    /// Somebody without an address is called instead, which is a task.
    async fn called(&mut self) {
        self.filed_by("called", json!({ "phone": "626 555 0100" })).await;
    }

    /// A mail that gets lost, one that comes back and one that is unwanted are tasks, and so is what would have followed them.
    async fn lost(&mut self) {
        let (lost, unheard) = [LOST, UNHEARD].map(|name| format!("{name}example.org")).into();
        for address in [&lost, &unheard, "bounce@simulator.amazonses.com", "complaint@simulator.amazonses.com"] {
            self.filed_by("lost", json!({ "email": address })).await;
            let program = self.program.clone();
            self.on_case(&program, &[Self::screening("force")]).await;
        }
        self.device.pass(SignedDuration::from_hours(2)).await;
        let desk = self.device.get("/v1/desk", Some(&self.program)).await.json();
        for task in desk["tasks"].as_array().into_iter().flatten() {
            let again = task["trouble"] == "uncertain" && task["template"] == "receipt";
            let deed = if again { "again" } else { "done" };
            let notice = task["notice"].as_str().unwrap_or_default();
            self.device.post(&format!("/v1/desk/mails/{notice}/{deed}"), Some(&self.program), &json!({})).await;
            self.pause().await;
        }
    }

    /// All mail is stopped for a while, and others go on meanwhile.
    async fn stopped(&mut self) {
        self.device.post("/v1/desk/mail/pause", Some(&self.program), &json!({})).await;
        self.filed("held").await;
        self.pause().await;
        while !matches!(self.device.post("/v1/desk/mail/resumption", Some(&self.program), &json!({})).await.status, 200 | 409) {
            self.pause().await;
        }
    }

    async fn filed_by(&mut self, name: &str, way: Value) -> bool {
        let mut filing = json!({
            "kind": "community", "category": "service", "statement": format!("{MARK} waited for an hour"), "incident_on": "2026-11-10",
            "name": format!("{MARK} {name}"), "language": "en", "age": "adult",
            "contact_consent": true
        });
        if let (Some(filing), Some(way)) = (filing.as_object_mut(), way.as_object()) {
            filing.extend(way.clone());
        }
        let filed: Answer = self.device.post("/v1/cases", None, &filing).await;
        self.case = filed.json()["id"].as_str().unwrap_or_default().to_owned();
        let standards = self.standards.clone();
        self.on_case(&standards, &[("acknowledgement", json!({}))]).await;
        filed.is_done()
    }

    fn screening(different: &str) -> (&'static str, Value) {
        let answer = |one: &Question| (one.code().to_owned(), Value::from(if one.code() == different { "yes" } else { "no" }));
        let answers: serde_json::Map<String, Value> = Question::ALL.iter().map(answer).collect();
        ("screening", json!({ "answers": answers }))
    }

    /// Some want the mails to their desk at their own address.
    async fn own_mail(&self) {
        for (token, frequency) in [(&self.program, "daily"), (&self.standards, "immediate")] {
            let changes = self.device.temper() == Temper::Usual && self.device.wavers(50);
            let frequency = if changes { ["immediate", "daily", "none"][self.device.chance(3) as usize] } else { frequency };
            self.device.post("/v1/account/mail", Some(token), &json!({ "frequency": frequency })).await;
        }
    }

    /// The city puts a document of its own in force.
    async fn policy(&self) {
        let document = domain::policy::PASADENA.replacen("pasadena-2", "simulated-1", 1);
        self.device.post("/v1/policies", Some(&self.supervisor), &json!({ "document": document })).await;
        self.pause().await;
        self.device.post("/v1/policies/simulated-1/activation", Some(&self.supervisor), &json!({})).await;
    }

    /// One address files more than the quota: mail waits, and somebody lets it out.
    async fn flooded(&mut self) {
        for _ in 0..6 {
            self.filed("flooded").await;
        }
        self.on_case(&self.program, &[("release", json!({}))]).await;
    }

    async fn judged(&mut self) {
        if !self.filed("judged").await {
            return;
        }
        let contact = json!({ "email": "zyxanthia-judged@example.org", "safe_times": format!("{MARK} mornings") });
        let deeds = [
            ("assignee", json!({ "to": "me" })),
            ("comments", json!({ "comment": format!("{MARK} called back") })),
            ("contact", contact),
            Self::screening("safety_concern"),
            ("judgement", json!({ "suitable": "yes", "reason": format!("{MARK} will sit apart") })),
        ];
        self.on_case(&self.program, &deeds).await;
        let officer =
            json!({ "name": format!("{MARK} Judged"), "email": "zyxanthia-judged-officer@example.org", "language": "en" });
        let deeds = [
            ("respondents", officer),
            ("discovery", json!({ "discovered_on": "2026-11-20" })),
            ("approvals", json!({ "for": "professional_standards" })),
            ("approval-withdrawals", json!({ "for": "professional_standards" })),
            ("tolls", json!({ "ground": "officer_waiver", "from": "2026-11-21", "until": "", "document": "W-1" })),
            ("toll-ends", json!({ "number": 0, "until": "2026-11-22" })),
            ("waiver", json!({ "document": "W-2" })),
        ];
        self.on_case(&self.standards, &deeds).await;
        self.corrected().await;
    }

    /// Somebody was named by mistake; the resident is reached in another way; and several cases are taken together.
    async fn corrected(&mut self) {
        let wrong = json!({ "name": format!("{MARK} Wrong"), "email": "zyxanthia-wrong-officer@example.org", "language": "en" });
        self.on_case(&self.standards, &[("respondents", wrong)]).await;
        let case = self.device.get(&format!("/v1/cases/{}", self.case), Some(&self.standards)).await.json();
        let named = case["respondent_ids"].as_array().and_then(|ids| ids.last()).cloned().unwrap_or_default();
        self.on_case(&self.standards, &[("respondent-removals", json!({ "person": named }))]).await;
        let mut resident = Party::new("zyxanthia-judged@example.org".to_owned());
        let contact = json!({ "phone": "626 555 0100", "language": "en" });
        resident.does_of_their_own(&self.device, "/v1/cases/mine/contact", &contact, &["receipt"]).await;
        let both = json!({ "cases": [self.case], "to": "me" });
        self.device.post("/v1/cases/assignees", Some(&self.standards), &both).await;
    }

    /// A view of the desk is saved, and forgotten again.
    async fn views(&self) {
        let view = json!({ "title": format!("{MARK} overdue"), "looks_for": { "view": "overdue" } });
        let saved = self.device.post("/v1/desk/views", Some(&self.program), &view).await.json();
        self.pause().await;
        self.device.post("/v1/desk/views/removal", Some(&self.program), &json!({ "id": saved["id"] })).await;
    }

    async fn overridden(&mut self) {
        if !self.filed("overridden").await {
            return;
        }
        self.on_case(&self.program, &[Self::screening("pending_claim")]).await;
        let reason = json!({ "reason": format!("{MARK} the claim was settled"), "outside_chain": true });
        self.on_case(&self.supervisor, &[("override", reason)]).await;
    }

    async fn taken_back(&mut self) {
        if !self.filed("taken-back").await {
            return;
        }
        self.on_case(&self.program, &[Self::screening("force")]).await;
        let deeds = [
            ("receipt", json!({})),
            ("disposition", json!({ "finding": "unfounded", "on": "2026-11-21" })),
            ("disposition-notice", json!({ "notified_on": "2026-11-21" })),
            ("hold", json!({ "document": "H-1" })),
            ("hold-release", json!({})),
        ];
        self.on_case(&self.standards, &deeds).await;
        self.device.pass(SignedDuration::from_hours(6 * 366 * 24)).await;
        self.on_case(&self.standards, &[("destruction", json!({ "document": "D-1" }))]).await;
    }
}
