//! What mediation is and does, as whoever is asked reads it before the answer (CON-1, CON-8, CON-9).

use domain::Policy;
use domain::mediation::{Mediation, Outcome, Stage};
use domain::vocabulary::OutcomeCode;
use jiff::Timestamp;
use pages::Page;

/// What the explanation depends on: the kind of case, which the page knows, and what the city decided for it.
pub struct Explanation {
    /// The version of the text, while an offer is open.
    pub version: String,
    /// How long a session takes, in minutes, as the language writes it.
    pub minutes: String,
    /// Whether the mediation goes on with those who said yes.
    pub goes_on: bool,
    /// Whether a legal clock runs over the case.
    pub has_clock: bool,
    /// Whether an agreement closes the matter.
    pub agreement_closes: bool,
    /// What an agreement does to the matter: `closes` or `returns`, as texts name it.
    pub agreement: &'static str,
    /// What the end of a session without agreement does.
    pub no_agreement: &'static str,
    /// What stopping at this moment does.
    pub stopping: &'static str,
}

impl Explanation {
    pub fn of(page: &Page, mediation: &Mediation, policy: &Policy, now: Timestamp) -> Self {
        let closes = |code| policy.closes(mediation.kind, code);
        let then = |code| if closes(code) { "closes" } else { "returns" };
        let stopped = if mediation.has_begun(now) { Outcome::Withdrew } else { Outcome::Cancelled };
        let version = match &mediation.stage {
            Stage::Offering { text_version, .. } => text_version.clone(),
            _ => String::new(),
        };
        Self {
            version,
            minutes: page.number(&usize::try_from(policy.sessions.minutes).unwrap_or_default()),
            goes_on: policy.consent.goes_on_without,
            has_clock: mediation.last_day.is_some(),
            agreement_closes: closes(OutcomeCode::Agreement),
            agreement: then(OutcomeCode::Agreement),
            no_agreement: then(OutcomeCode::NoAgreement),
            stopping: then(stopped.code_for_complaint()),
        }
    }
}
