//! A mediator's own calendar, of which only the times are kept (MED-1).

use domain::availability::Busy;
use domain::{Policy, Problems};
use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// More stretches than a calendar has in the days for which sessions are looked for.
const MOST: usize = 400;

/// A calendar file.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = BusyTimes)]
pub struct BusyBody {
    /// The file's text (iCalendar, RFC 5545). Its times take the place of those of an earlier file; an empty text leaves none. Titles and
    /// everything else are read and not kept.
    pub calendar: String,
}

impl BusyBody {
    /// The times at which somebody isn't free, from today for as long as sessions are looked for.
    ///
    /// # Errors
    /// What can't be read.
    pub fn parse(&self, policy: &Policy, today: Date) -> Result<Vec<Busy>, Problems> {
        let problem = |code| {
            let mut problems = Problems::default();
            problems.add("calendar", code);
            problems
        };
        if self.calendar.trim().is_empty() {
            return Ok(Vec::new());
        }
        let entries = calendars::read(&self.calendar, &policy.zone).map_err(|unreadable| problem(unreadable.code()))?;
        // A file is imported now and then, and sessions are looked for from every day until the next one.
        let last = today.saturating_add((2 * policy.sessions.horizon_days).days());
        let busy = entries.iter().filter(|entry| entry.is_busy);
        let times = busy.flat_map(|entry| entry.between(today, last)).map(|(from, until)| Busy { from, until });
        let joined = Busy::joined(times.collect());
        if joined.len() > MOST { Err(problem("too-many")) } else { Ok(joined) }
    }
}
