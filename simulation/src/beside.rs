//! What people do beside the straight way: somebody comes along, is called, objects, is given up on, gives up.

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::client::Answer;
use crate::people::{Case, MARK, Step, Stopped};
use crate::world::Temper;

/// The explanation that the offers go out with.
pub(crate) const TEXT: &str = "2026-11";

impl Case {
    /// Something that some do in a usual history, and one case in every other.
    fn does(&self, percent: u32, number: u32) -> bool {
        if self.device.temper() == Temper::Usual { self.device.wavers(percent) } else { self.number == number }
    }

    pub(crate) async fn somebody(&self, who: usize) -> Value {
        self.seen().await["participants"][who]["person"].clone()
    }

    /// The program adds whoever comes with somebody, and learns what is to be known.
    pub(crate) async fn seated(&self) {
        if !self.does(20, 0) {
            return;
        }
        let companion = |part: &str, with: &Value| {
            let address = format!("zyxanthia-{part}-{}@example.org", self.number);
            json!({ "as": part, "with": with, "name": format!("{MARK} {part}"), "email": address, "language": "en" })
        };
        let (resident, officer) = (self.somebody(0).await, self.somebody(1).await);
        self.mediation("descriptions", json!({ "person": officer, "represented": true, "has_needs": true })).await;
        self.mediation("arrangements", json!({ "person": officer })).await;
        self.mediation("companions", companion("interpreter", &resident)).await;
        self.mediation("companions", companion("support", &officer)).await;
        let joined = self.seen().await["companions"][1]["person"].clone();
        self.mediation("absences", json!({ "person": joined })).await;
    }

    /// Somebody has questions, and the program calls until it reaches them.
    pub(crate) async fn reached(&mut self, who: usize) {
        if !self.does(10, 1) {
            return;
        }
        let person = self.somebody(who).await;
        self.party(who, "call", json!({})).await;
        for result in ["no_answer", "reached"] {
            self.pause(300).await;
            self.mediation("attempts", json!({ "person": person, "channel": "phone", "result": result })).await;
        }
    }

    /// Somebody answers the offer; some on the phone, where the program takes it down.
    pub(crate) async fn answers(&mut self, who: usize, answer: &str) -> Answer {
        let mut body = json!({ "answer": answer, "text_version": TEXT, "language": "en" });
        if !self.does(10, 2) {
            return self.party(who, "answer", body).await;
        }
        body["person"] = self.somebody(who).await;
        body["channel"] = "phone".into();
        self.mediation("answers", body).await
    }

    /// The program doesn't wait for this mediator any longer, once in a case.
    pub(crate) async fn given_up_on(&mut self, mediator: &Value) -> bool {
        if self.taken_back || !self.does(4, 1) {
            return false;
        }
        self.taken_back = self.mediation("take-backs", json!({ "mediator": mediator })).await.is_done();
        self.taken_back
    }

    /// A party can't accept one of the mediators.
    pub(crate) async fn objected(&mut self) -> bool {
        if !self.does(5, 2) {
            return false;
        }
        let mediator = self.seen().await["mediators"][0]["person"].clone();
        let who = self.device.chance(2) as usize;
        self.party(who, "objection", json!({ "mediator": mediator })).await.is_done()
    }

    /// People say when they have time: one of them on their page, the other to the program.
    pub(crate) async fn said_when(&mut self) {
        if !self.does(10, 0) {
            return;
        }
        let weekly: Vec<Value> = (1..=5).map(|day| json!({ "day": day, "from": "08:00", "until": "19:00" })).collect();
        self.party(0, "hours", json!({ "weekly": weekly })).await;
        self.party(0, "calendar-link", json!({})).await;
        self.party(0, "calendar-link/revocation", json!({})).await;
        let officer = self.somebody(1).await;
        for wanted in [false, true] {
            self.party(0, "reminders", json!({ "wanted": wanted })).await;
        }
        self.mediation("people/reminders", json!({ "person": officer, "wanted": self.device.chance(2) == 0 })).await;
        self.mediation("shifts", json!({ "person": officer, "weekly": weekly, "exceptions": [{ "day": "2026-12-24" }] })).await;
    }

    /// Somebody chooses among the times on offer; some on the phone, where the program takes it down.
    pub(crate) async fn chooses(&mut self, who: usize, starts: &Value) {
        if self.does(10, 2) {
            let person = self.somebody(who).await;
            self.mediation("choices", json!({ "person": person, "starts": starts, "channel": "phone" })).await;
        } else {
            self.party(who, "picks", json!({ "starts": starts })).await;
        }
    }

    /// Somebody can't come: other times are offered, and the session moves to one of them, or stays where it was. When it ends.
    pub(crate) async fn moved(&mut self, ends_at: Timestamp) -> Timestamp {
        let (by_themselves, by_the_program, stays) = (self.does(8, 1), self.does(5, 0), self.does(4, 2));
        if by_themselves || stays {
            let who = self.device.chance(2) as usize;
            self.party(who, "another-time", json!({})).await;
        } else if by_the_program {
            let mediator = self.seen().await["mediators"][0]["person"].clone();
            self.mediation("rescheduling", json!({ "person": mediator })).await;
        } else {
            return ends_at;
        }
        self.pause(600).await;
        if stays {
            self.mediation("confirmation", json!({})).await;
            return ends_at;
        }
        let found = self.device.get(&format!("/v1/mediations/{}/slots", self.id), Some(&self.program)).await.json();
        let slots = found["slots"].as_array().cloned().unwrap_or_default();
        let starts: Vec<Value> = slots.iter().rev().take(2).map(|slot| slot["starts_at"].clone()).collect();
        self.mediation("slots", json!({ "starts": starts })).await;
        self.pause(600).await;
        let first = self.device.chance(2) as usize;
        for who in [first, 1 - first] {
            self.party(who, "picks", json!({ "starts": starts })).await;
            self.pause(60).await;
        }
        self.seen().await["session"]["ends_at"].as_str().and_then(|at| at.parse().ok()).unwrap_or(ends_at)
    }

    /// A mediator learns late that they know somebody: the session is called off, and nobody goes on with it here.
    pub(crate) async fn late_conflict(&mut self) -> Step {
        if self.device.temper() != Temper::Usual || !self.device.wavers(3) {
            return Ok(());
        }
        let mediator = self.seen().await["mediators"][0]["person"].as_str().unwrap_or_default().to_owned();
        let who = self.mediator_of(&mediator).await.ok_or(Stopped)?;
        self.mediator(who, "assignment", json!({ "answer": "conflict" })).await;
        Err(Stopped)
    }

    /// Somebody doesn't want to go on, and says so by their link or on the phone, or the program or a mediator stops it.
    pub(crate) async fn gives_up(&mut self) {
        let usual = self.device.temper() == Temper::Usual;
        let way = if usual { self.device.chance(8) } else { self.number };
        let who = self.device.chance(2) as usize;
        match way {
            0 => {
                let person = self.somebody(who).await;
                self.mediation("withdrawals", json!({ "person": person })).await;
            }
            1 => {
                self.mediation("stop", json!({})).await;
            }
            3 => {
                let mediator = self.seen().await["mediators"][0]["person"].as_str().unwrap_or_default().to_owned();
                if let Some(who) = self.mediator_of(&mediator).await {
                    self.mediator(who, "stop", json!({})).await;
                }
            }
            _ => {
                self.party(who, "withdrawal", json!({})).await;
            }
        }
    }
}
