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
                self.session = self.sign_in_for(device, path, links).await;
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

    /// Does something that is about no case, with any of their sessions.
    pub async fn does_of_their_own(&mut self, device: &Device, path: &str, body: &Value, links: &[&str]) -> Answer {
        self.sign_in_again(device, links).await;
        match self.session.clone() {
            Some(session) => device.post(path, Some(&session), body).await,
            None => Answer::NONE,
        }
    }

    /// A session for what is at that path. Who mediates several cases opens a link of another one now and then, and keeps what it opened.
    async fn sign_in_for(&mut self, device: &Device, path: &str, links: &[&str]) -> Option<String> {
        for _ in 0..4 {
            if let Some(session) = device.opened(&self.address, path) {
                return Some(session);
            }
            let session = device.follow(&self.address, links, &mut self.used).await?;
            let about = device.get("/v1/session", Some(&session)).await.json()["about"].as_str()?.to_owned();
            device.world.state().opened.push((self.address.clone(), about, session));
        }
        None
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
