//! When a guardian can come to the center to enrol a child (PAL-1).

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, ToSpan};

use super::Program;
use crate::policy::Policy;
use crate::slots::instant;

/// The visits that can begin on so many days from a day on: inside the center's hours, one after another, on no day on which something
/// is on in the city, and not before now.
#[must_use]
pub fn visits(from: Date, days: i32, program: &Program, policy: &Policy, now: Timestamp) -> Vec<Timestamp> {
    let length = SignedDuration::from_mins(program.visit_minutes.max(1).into());
    let mut found = Vec::new();
    for day in (0..days).map(|ahead| from.saturating_add(ahead.days())).filter(|day| policy.blackout(*day).is_none()) {
        for open in program.hours.iter().filter(|open| open.day == day.weekday()) {
            let Some((mut begins, closes)) = instant(day, open.from, policy).zip(instant(day, open.until, policy)) else {
                continue;
            };
            while begins.saturating_add(length).is_ok_and(|ends| ends <= closes) {
                found.extend((begins >= now).then_some(begins));
                begins = begins.saturating_add(length).unwrap_or(closes);
            }
        }
    }
    found
}
