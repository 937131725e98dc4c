//! What people do after a session: they write down what they agreed on, sign it, and say later whether it held.

use jiff::SignedDuration;
use serde_json::{Value, json};

use crate::people::{Case, MARK};
use crate::world::Temper;

/// A day on which everybody can have signed, whatever the clock says: people's days lie behind it.
const DAY: &str = "2026-11-23";

impl Case {
    /// Which of several ways it goes: by chance in a usual history, by the case's number in every other.
    fn way(&self, ways: u32) -> u32 {
        if self.device.temper() == Temper::Usual { self.device.chance(ways) } else { self.number % ways }
    }

    /// What was agreed on is written down, or not.
    pub(crate) async fn agreed_in_writing(&mut self) {
        if self.seen().await["outcome"] != "agreement" {
            return;
        }
        let greet = json!({ "terms": format!("{MARK} both greet each other.") });
        match self.way(4) {
            0 => self.looked_at_and_signed().await,
            1 => {
                let mediator = self.seen().await["mediators"][0]["person"].as_str().unwrap_or_default().to_owned();
                let Some(who) = self.mediator_of(&mediator).await else { return };
                self.mediator(who, "agreement", greet).await;
                self.recorded_signatures().await;
            }
            2 => {
                self.mediation("agreement", greet).await;
                self.pause(300).await;
                self.mediation("agreement/destruction", json!({})).await;
            }
            _ => {}
        }
    }

    /// A term is found that may have to come out, and the program lets it stand. Both sides sign on their own pages.
    async fn looked_at_and_signed(&mut self) {
        let terms = json!({ "terms": format!("{MARK} the report is changed where the name is misspelled.") });
        self.mediation("agreement", terms).await;
        self.pause(300).await;
        let text = self.seen().await["agreement"]["text"].clone();
        self.mediation("agreement/clearance", json!({ "text": text })).await;
        for who in [0, 1] {
            self.pause(24 * 60).await;
            self.party(who, "agreement/signature", json!({ "text": text })).await;
        }
        self.recorded_signatures().await;
    }

    /// The program records who signed on paper: everybody who is missing.
    async fn recorded_signatures(&self) {
        let agreement = self.seen().await["agreement"].clone();
        let signatures = agreement["signatures"].as_array().cloned().unwrap_or_default();
        let open: Vec<Value> =
            signatures.into_iter().filter(|one| one["signed_on"].is_null()).map(|one| one["person"].clone()).collect();
        let body = json!({ "text": agreement["text"], "signed": open, "signed_on": DAY });
        self.mediation("agreement/signatures", body).await;
    }

    /// Weeks later they are asked whether it held: some answer on their page, some on the phone.
    pub(crate) async fn held_or_not(&mut self) {
        if self.seen().await["follow_up"].is_null() || self.way(3) == 2 {
            return;
        }
        self.device.pass(SignedDuration::from_hours(61 * 24)).await;
        let held = ["yes", "in_part"][self.way(2) as usize];
        self.party(0, "follow-up/answer", json!({ "held": held })).await;
        self.pause(24 * 60).await;
        let officer = self.somebody(1).await;
        self.mediation("follow-up/answers", json!({ "person": officer, "held": "no", "channel": "phone" })).await;
        self.pause(24 * 60).await;
        self.mediation("follow-up/care", json!({})).await;
    }
}
