//! What a document must say for the rules to be able to work with it.

use std::ops::RangeInclusive;

use jiff::civil::Date;

use super::Policy;

/// `MM-DD` and nothing more, for a day that some year has: whatever else a date may look like would never be that day.
fn is_month_and_day(text: &str) -> bool {
    format!("2000-{text}").parse::<Date>().is_ok_and(|day| day.strftime("%m-%d").to_string() == text)
}

/// A number of the document, and what it may be.
struct Measure {
    key: &'static str,
    value: i64,
    fine: RangeInclusive<i64>,
}

impl Policy {
    /// The first thing that is wrong, by its key.
    pub(super) fn problem(&self) -> Option<String> {
        let sessions = &self.sessions;
        let blackouts_fine = sessions.blackouts.iter().all(|day| is_month_and_day(day));
        for (fine, problem) in [
            (!self.languages.is_empty(), "languages: name at least one"),
            (!self.kinds.is_empty(), "kinds: name at least one"),
            (!self.screening.approvals.is_empty(), "screening.approvals: name at least one"),
            (!sessions.rooms.is_empty(), "sessions.rooms: name at least one"),
            (sessions.opens < sessions.closes, "sessions.opens: must come before sessions.closes"),
            (blackouts_fine, "sessions.blackouts: write each day as MM-DD"),
            (self.quiet_hours.until < self.quiet_hours.from, "quiet_hours.from: an evening, quiet_hours.until: the next morning"),
        ] {
            if !fine {
                return Some(problem.to_owned());
            }
        }
        let wrong = self.measures().into_iter().find(|measure| !measure.fine.contains(&measure.value));
        wrong.map(|measure| format!("{}: {} to {}", measure.key, measure.fine.start(), measure.fine.end()))
    }

    /// Every number with what it may be: more than any city needs, and nothing that a rule would run away with.
    fn measures(&self) -> Vec<Measure> {
        let measure = |key, value, fine| Measure { key, value, fine };
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let sessions = &self.sessions;
        let mut measures = vec![
            measure("acknowledgement.business_days", self.acknowledgement.business_days.into(), 0..=60),
            measure("clock.months", self.clock.months.into(), 1..=120),
            measure("clock.reserve_days", self.clock.reserve_days.into(), 0..=365),
            measure("consent.window_days", self.consent.window_days.into(), 1..=90),
            measure("mediators.per_session", count(self.mediators.per_session), 1..=2),
            measure("sessions.minutes", sessions.minutes.into(), 60..=180),
            measure("sessions.gap_minutes", sessions.gap_minutes.into(), 0..=240),
            measure("sessions.notice_days", sessions.notice_days.into(), 0..=60),
            measure("sessions.horizon_days", sessions.horizon_days.into(), 1..=366),
            measure("sessions.outcome_due_days", sessions.outcome_due_days.into(), 1..=60),
            measure("sessions.slots_offered", count(sessions.slots_offered), 1..=50),
            measure("surveys.closes_days", self.surveys.closes_days.into(), 1..=366),
        ];
        measures.extend(self.consent.nudge_days.iter().map(|days| measure("consent.nudge_days", (*days).into(), 1..=90)));
        measures.extend(self.surveys.nudge_days.iter().map(|days| measure("surveys.nudge_days", (*days).into(), 1..=366)));
        measures.extend(sessions.reminder_hours.iter().map(|hours| measure("sessions.reminder_hours", *hours, 1..=1440)));
        measures
    }
}
