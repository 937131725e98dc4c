//! Somebody who takes part by the links in their mail.

use serde_json::Value;

use crate::client::{Answer, Device};

/// Somebody with a link of their own.
pub struct Party {
    /// Where their mail goes.
    pub address: String,
    session: Option<String>,
    used: Vec<String>,
}

impl Party {
    /// Somebody with that address.
    pub fn new(address: String) -> Self {
        Self { address, session: None, used: Vec::new() }
    }

    /// Does something with their session, and gets a new one by their newest link when it is over.
    pub async fn does(&mut self, device: &Device, path: &str, body: &Value, links: &[&str]) -> Answer {
        for _ in 0..3 {
            if self.session.is_none() {
                self.session = device.follow(&self.address, links, &mut self.used).await;
            }
            let Some(session) = self.session.clone() else { return Answer::NONE };
            let answer = device.post(path, Some(&session), body).await;
            if answer.status != 401 {
                return answer;
            }
            self.session = None;
        }
        Answer::NONE
    }

    /// Makes sure that they have a session.
    pub async fn sign_in_again(&mut self, device: &Device, links: &[&str]) {
        let session = self.session.take();
        let known = match &session {
            Some(session) => device.get("/v1/session", Some(session)).await.json()["kind"] == "party",
            None => false,
        };
        self.session = if known { session } else { device.follow(&self.address, links, &mut self.used).await };
    }
}
