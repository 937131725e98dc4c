//! The outreach unit's own calendar: meetings, annual projects and events, for the community to see (OUTR-8).

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::AskForm;
use super::asked::begins;
use crate::policy::Policy;
use crate::refusal::Problems;
use crate::text::Line;

/// The longest, in minutes: a project of a month.
const LONGEST: i32 = 31 * 24 * 60;

/// Something on the unit's own calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProgramItem {
    /// What it is.
    pub title: Line,
    /// Where.
    pub place: Line,
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
}

/// What staff write of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ProgramForm {
    /// What it is.
    pub title: String,
    /// Where.
    pub place: String,
    /// The day.
    pub day: String,
    /// The time at which it begins.
    pub at: String,
    /// How long it takes, in minutes.
    pub minutes: Option<i32>,
}

impl ProgramForm {
    /// Checks the whole form at once.
    ///
    /// # Errors
    /// Every problem, by field.
    pub fn parse(&self, policy: &Policy) -> Result<ProgramItem, Problems> {
        let mut problems = Problems::default();
        let title = problems.keep("title", Line::parse(&self.title));
        let place = problems.keep("place", Line::parse(&self.place));
        let when = AskForm { day: self.day.clone(), at: self.at.clone(), ..AskForm::default() };
        let starts_at = begins(&when, policy, &mut problems);
        let minutes = self.minutes.ok_or("required");
        let minutes =
            problems.keep("minutes", minutes.and_then(|n| if (15..=LONGEST).contains(&n) { Ok(n) } else { Err("out-of-range") }));
        match (title, place, starts_at, minutes) {
            (Some(title), Some(place), Some(starts_at), Some(minutes)) => {
                let ends_at = starts_at.saturating_add(SignedDuration::from_mins(minutes.into())).unwrap_or(starts_at);
                Ok(ProgramItem { title, place, starts_at, ends_at })
            }
            _ => Err(problems),
        }
    }
}
