//! Finding times that are possible for everyone (SCH-2, SCH-3, SCH-5).

use jiff::civil::{Date, Time};
use jiff::tz::AmbiguousOffset;
use jiff::{Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

use crate::calendar::{Busy, Resource, quarters};
use crate::matching::WeeklyHours;
use crate::policy::Policy;

/// A possible session: a time and a place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Slot {
    /// Its beginning, which also names it.
    pub starts_at: Timestamp,
    /// Its end.
    pub ends_at: Timestamp,
    /// The room's code.
    pub room: String,
}

/// Who must be free.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attendee {
    /// Who.
    pub resource: Resource,
    /// When they have time; `None` when they say so themselves by picking.
    pub weekly: Option<Vec<WeeklyHours>>,
}

/// A day on which no session is possible, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RuledOut {
    /// The day.
    pub day: Date,
    /// `blackout`, `nobody-available`, `no-room`.
    pub code: String,
}

/// What the finder found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// Possible sessions, earliest first.
    pub slots: Vec<Slot>,
    /// Days without any.
    pub ruled_out: Vec<RuledOut>,
}

/// Whether a session with department personnel may take place that day (SCH-3).
#[must_use]
pub fn is_blackout(day: Date, policy: &Policy) -> bool {
    let month_day = format!("{:02}-{:02}", day.month(), day.day());
    policy.sessions.blackouts.contains(&month_day)
}

/// The instant of a wall-clock time in the city, when it exists exactly once (SCH-5).
#[must_use]
pub fn instant(day: Date, time: Time, policy: &Policy) -> Option<Timestamp> {
    let ambiguous = policy.zone.to_ambiguous_timestamp(day.to_datetime(time));
    match ambiguous.offset() {
        AmbiguousOffset::Unambiguous { .. } => ambiguous.compatible().ok(),
        AmbiguousOffset::Gap { .. } | AmbiguousOffset::Fold { .. } => None,
    }
}

/// Finds up to `wanted` slots, at most two a day so that people get a choice of days, from the first day with enough notice to
/// the last one that the legal clock allows.
#[must_use]
pub fn find(
    attendees: &[Attendee],
    busy: &Busy,
    last_day: Option<Date>,
    wanted: usize,
    policy: &Policy,
    now: Timestamp,
) -> Found {
    let first_day = policy.date(now).saturating_add((policy.sessions.notice_days + 1).days());
    let horizon = policy.date(now).saturating_add(policy.sessions.horizon_days.days());
    let mut found = Found::default();
    let mut day = first_day;
    while last_day.is_none_or(|last| day <= last) && day <= horizon && found.slots.len() < wanted {
        if is_blackout(day, policy) {
            found.ruled_out.push(RuledOut { day, code: "blackout".into() });
        } else {
            let (slots, code) = on_day(day, attendees, busy, policy);
            if slots.is_empty() {
                found.ruled_out.push(RuledOut { day, code: code.into() });
            }
            found.slots.extend(slots);
        }
        day = day.saturating_add(1.day());
    }
    found.slots.truncate(wanted);
    found
}

fn on_day(day: Date, attendees: &[Attendee], busy: &Busy, policy: &Policy) -> (Vec<Slot>, &'static str) {
    let mut slots: Vec<Slot> = Vec::new();
    let mut code = "nobody-available";
    let length = policy.sessions.minutes.minutes();
    let mut starts = day.to_datetime(policy.sessions.opens);
    let closes = day.to_datetime(policy.sessions.closes);
    while starts.saturating_add(length) <= closes && slots.len() < 2 {
        let ends = starts.saturating_add(length);
        let free =
            attendees.iter().all(|who| who.weekly.as_ref().is_none_or(|weekly| covers(weekly, day, starts.time(), ends.time())));
        if let (true, Some(starts_at), Some(ends_at)) =
            (free, instant(day, starts.time(), policy), instant(day, ends.time(), policy))
        {
            let until = ends_at.saturating_add(policy.sessions.gap_minutes.minutes()).unwrap_or(ends_at);
            let taken = quarters(starts_at, until);
            let unlocked =
                |resource: &Resource| taken.iter().all(|(day, quarter)| !busy.contains(&(resource.clone(), *day, *quarter)));
            if attendees.iter().all(|who| unlocked(&who.resource)) {
                code = "no-room";
                if let Some(room) = policy.sessions.rooms.iter().find(|room| unlocked(&Resource::Room(room.code.clone()))) {
                    slots.push(Slot { starts_at, ends_at, room: room.code.clone() });
                    starts = starts.saturating_add((2 * policy.sessions.minutes).minutes());
                    continue;
                }
            }
        }
        starts = starts.saturating_add(30.minutes());
    }
    (slots, code)
}

fn covers(weekly: &[WeeklyHours], day: Date, from: Time, until: Time) -> bool {
    weekly.iter().any(|hours| hours.day == day.weekday() && hours.from <= from && until <= hours.until)
}

/// Whether a slot may be booked now.
///
/// # Errors
/// The rule against it, as (code, rule).
pub fn may_book(slot: &Slot, last_day: Option<Date>, policy: &Policy, now: Timestamp) -> Result<(), crate::Refusal> {
    let starts = slot.starts_at.to_zoned(policy.zone.clone());
    let ends = slot.ends_at.to_zoned(policy.zone.clone());
    let notice = starts.date() > policy.date(now).saturating_add(policy.sessions.notice_days.days());
    let hours = policy.sessions.opens <= starts.time() && ends.time() <= policy.sessions.closes && starts.date() == ends.date();
    for (fine, code, rule) in [
        (last_day.is_none_or(|last| starts.date() <= last), "clock-past-safe-date", "CLK-3"),
        (!is_blackout(starts.date(), policy), "blackout-date", "SCH-3"),
        (notice, "too-little-notice", "SCH-5"),
        (hours, "outside-hours", "SCH-5"),
        (policy.room(&slot.room).is_some(), "no-such-room", "SCH-4"),
    ] {
        if !fine {
            return Err(crate::Refusal::new(code, rule));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::matching::tests::mediator;

    fn now() -> Timestamp {
        "2026-11-22T18:00:00Z".parse().unwrap()
    }

    fn attendees() -> Vec<Attendee> {
        let mediator = mediator(1);
        vec![Attendee { resource: Resource::Person(mediator.person), weekly: Some(mediator.weekly) }]
    }

    fn found(busy: &Busy, wanted: usize) -> Found {
        find(&attendees(), busy, Some(date(2027, 8, 1)), wanted, &Policy::pasadena(), now())
    }

    #[test]
    fn sch_2_every_slot_found_may_be_booked_and_the_days_without_one_are_explained() {
        let policy = Policy::pasadena();
        let found = found(&Busy::new(), 100);
        assert!(found.slots.len() > 20);
        for slot in &found.slots {
            assert_eq!(may_book(slot, Some(date(2027, 8, 1)), &policy, now()), Ok(()));
        }
        let why = |day: Date| found.ruled_out.iter().find(|out| out.day == day).map(|out| out.code.as_str());
        assert_eq!(why(date(2026, 12, 5)), Some("nobody-available")); // a Saturday
    }

    #[test]
    fn sch_3_no_session_falls_on_a_blackout_day() {
        let found = found(&Busy::new(), 100);
        let days: Vec<Date> = found.slots.iter().map(|slot| Policy::pasadena().date(slot.starts_at)).collect();
        for blackout in [date(2026, 12, 31), date(2027, 1, 1)] {
            assert!(!days.contains(&blackout));
            assert!(found.ruled_out.contains(&RuledOut { day: blackout, code: "blackout".into() }));
        }
    }

    #[test]
    fn sch_4_a_slot_whose_quarter_hour_is_taken_is_not_found() {
        let first = found(&Busy::new(), 1).slots[0].clone();
        for resource in [attendees()[0].resource.clone(), Resource::Room("library-room".into())] {
            let busy: Busy = quarters(first.starts_at, first.ends_at)
                .into_iter()
                .map(|(day, quarter)| (resource.clone(), day, quarter))
                .collect();
            assert_ne!(found(&busy, 1).slots[0].starts_at, first.starts_at);
        }
    }

    #[test]
    fn sch_5_and_clk_3_a_time_too_soon_too_late_at_night_or_past_the_safe_date_is_refused() {
        let policy = Policy::pasadena();
        let slot = |text: &str| {
            let starts_at: Timestamp = text.parse().unwrap();
            Slot { starts_at, ends_at: starts_at + 2.hours(), room: "library-room".into() }
        };
        let refused =
            |text: &str, safe| may_book(&slot(text), safe, &policy, now()).map_err(|refusal| (refusal.code, refusal.rule));
        let safe = Some(date(2027, 8, 1));
        assert_eq!(refused("2026-11-25T18:00:00Z", safe), Err(("too-little-notice", "SCH-5")));
        assert_eq!(refused("2026-12-08T06:00:00Z", safe), Err(("outside-hours", "SCH-5")));
        assert_eq!(refused("2026-12-08T18:00:00Z", Some(date(2026, 12, 7))), Err(("clock-past-safe-date", "CLK-3")));
        assert_eq!(refused("2026-12-08T18:00:00Z", safe), Ok(()));
    }

    #[test]
    fn sch_5_a_wall_clock_time_that_does_not_exist_or_exists_twice_has_no_instant() {
        let policy = Policy::pasadena();
        let half_past = |hour| Time::constant(hour, 30, 0, 0);
        assert_eq!(instant(date(2027, 3, 14), half_past(2), &policy), None);
        assert_eq!(instant(date(2026, 11, 1), half_past(1), &policy), None);
        assert!(instant(date(2026, 11, 1), half_past(9), &policy).is_some());
    }
}
