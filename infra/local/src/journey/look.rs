//! What can be seen of a case on its way.

use serde_json::Value;

use super::place::Place;
use super::steps::{Journey, Step};

impl<P: Place + ?Sized> Journey<'_, P> {
    /// The ids of the participants, as the program sees them.
    ///
    /// # Errors
    /// When the mediation can't be read.
    pub async fn participants(&self) -> Step<Vec<Value>> {
        let mediation = self.mediation().await?;
        let participants = mediation["participants"].as_array().cloned().unwrap_or_default();
        Ok(participants.into_iter().map(|participant| participant["person"].clone()).collect())
    }

    /// The mediation, as the program sees it.
    ///
    /// # Errors
    /// When it can't be read.
    pub async fn mediation(&self) -> Step<Value> {
        self.client.read(&format!("/v1/mediations/{}", self.case), Some(&self.program)).await
    }

    /// The case, as professional standards see it.
    ///
    /// # Errors
    /// When it can't be read.
    pub async fn complaint(&self) -> Step<Value> {
        self.client.read(&format!("/v1/cases/{}", self.case), Some(&self.standards)).await
    }

    /// The templates of the mails to somebody, oldest first.
    ///
    /// # Errors
    /// When the mailbox doesn't answer.
    pub async fn mails_to(&self, address: &str) -> Step<Vec<String>> {
        let mut mails = self.client.mails().await?;
        mails.reverse();
        let own = mails.iter().filter(|mail| mail["to"] == address);
        Ok(own.map(|mail| mail["template"].as_str().unwrap_or_default().to_owned()).collect())
    }
}
