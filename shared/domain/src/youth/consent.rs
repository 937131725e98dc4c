//! What a guardian agrees to, until when, and what taking it back does: at once (PAL-2, PAL-3).

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{ConsentKind, Program};
use crate::refusal::Refusal;

/// That a guardian agreed to something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// The day on which they signed it.
    pub given_on: Date,
    /// The last day on which it holds.
    pub until: Date,
}

/// All that a guardian agreed to and didn't take back.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Consents(BTreeMap<ConsentKind, Consent>);

impl Consents {
    /// A guardian agrees to something until a day. An earlier consent to it is replaced.
    ///
    /// # Errors
    /// `consent-past` or `consent-too-long`, by its last day (PAL-3).
    pub fn give(&self, kind: ConsentKind, until: Date, today: Date, program: &Program) -> Result<Self, Refusal> {
        if until < today {
            return Err(Refusal::new("consent-past", "PAL-3"));
        }
        if until > today.saturating_add(program.longest_consent_days.days()) {
            return Err(Refusal::new("consent-too-long", "PAL-3"));
        }
        let mut next = self.clone();
        next.0.insert(kind, Consent { given_on: today, until });
        Ok(next)
    }

    /// A guardian takes it back. Nothing is left of it, and what it covered goes with it.
    ///
    /// # Errors
    /// `no-such-consent` (PAL-3).
    pub fn withdraw(&self, kind: ConsentKind) -> Result<Self, Refusal> {
        let mut next = self.clone();
        next.0.remove(&kind).map(|_| next).ok_or(Refusal::new("no-such-consent", "PAL-3"))
    }

    /// Whether something may be done on a day.
    #[must_use]
    pub fn allow(&self, kind: ConsentKind, on: Date) -> bool {
        self.0.get(&kind).is_some_and(|consent| consent.given_on <= on && on <= consent.until)
    }

    /// Without those that are over on a day.
    #[must_use]
    pub fn still_held(&self, today: Date) -> Self {
        Self(
            self.0.iter().filter(|(_, consent)| today <= consent.until).map(|(kind, consent)| (*kind, consent.clone())).collect(),
        )
    }
}
