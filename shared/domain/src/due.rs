//! What comes due and when: pure arithmetic from an event to the moments at which something must follow (REM-1, REM-4).

use jiff::civil::{Date, Weekday};
use jiff::{Timestamp, ToSpan};

use crate::policy::Policy;

/// A day's length after an instant, by the city's wall clock, so that a nudge keeps its hour over a daylight-saving change.
fn days_after(at: Timestamp, days: i32, policy: &Policy) -> Timestamp {
    at.to_zoned(policy.zone.clone()).saturating_add(days.days()).timestamp()
}

/// So many hours before an instant. Whole days count by the city's wall clock, so that "a week before" keeps its hour over a
/// daylight-saving change; hours count as they pass.
fn hours_before(at: Timestamp, hours: i64, policy: &Policy) -> Timestamp {
    if hours % 24 == 0 {
        at.to_zoned(policy.zone.clone()).saturating_sub((hours / 24).days()).timestamp()
    } else {
        at - hours.hours()
    }
}

/// Moves a moment out of the quiet hours, to the last allowed moment before them (REM-4).
fn before_quiet_hours(at: Timestamp, policy: &Policy) -> Timestamp {
    let local = at.to_zoned(policy.zone.clone());
    let quiet = &policy.quiet_hours;
    let evening =
        |day: Date| day.to_datetime(quiet.from).to_zoned(policy.zone.clone()).map_or(at, |from| from.timestamp() - 1.minute());
    if local.time() >= quiet.from {
        evening(local.date())
    } else if local.time() < quiet.until {
        evening(local.date().saturating_sub(1.day()))
    } else {
        at
    }
}

/// Moves a moment out of the quiet hours, to their end. For whatever may as well come a little later.
fn after_quiet_hours(at: Timestamp, policy: &Policy) -> Timestamp {
    let local = at.to_zoned(policy.zone.clone());
    let quiet = &policy.quiet_hours;
    let day = match local.time() {
        time if time >= quiet.from => local.date().saturating_add(1.day()),
        time if time < quiet.until => local.date(),
        _ => return at,
    };
    day.to_datetime(quiet.until).to_zoned(policy.zone.clone()).map_or(at, |until| until.timestamp())
}

/// When people are reminded of a session: the policy's hours before it, outside the quiet hours, and never within 24 hours of
/// the confirmation, which said the same.
#[must_use]
pub fn session_reminders(starts_at: Timestamp, confirmed_at: Timestamp, policy: &Policy) -> Vec<Timestamp> {
    later_than(confirmed_at, all_session_reminders(starts_at, policy))
}

/// When people are reminded of a presentation or an event, in the same way (OUTR-7).
#[must_use]
pub fn engagement_reminders(starts_at: Timestamp, confirmed_at: Timestamp, policy: &Policy) -> Vec<Timestamp> {
    later_than(confirmed_at, reminders(starts_at, &policy.outreach.reminder_hours, policy))
}

/// When the outreach unit is reminded to say how many were there (OUTR-7).
#[must_use]
pub fn completion_due(ends_at: Timestamp, policy: &Policy) -> Timestamp {
    after_quiet_hours(days_after(ends_at, policy.outreach.completion_due_days, policy), policy)
}

fn later_than(confirmed_at: Timestamp, mut moments: Vec<Timestamp>) -> Vec<Timestamp> {
    moments.retain(|at| *at > confirmed_at + 24.hours());
    moments
}

/// How many reminders of a session are dropped because the confirmation said the same within a day before, or is later than they are.
#[must_use]
pub fn reminders_dropped(starts_at: Timestamp, confirmed_at: Timestamp, policy: &Policy) -> usize {
    all_session_reminders(starts_at, policy).len() - session_reminders(starts_at, confirmed_at, policy).len()
}

fn all_session_reminders(starts_at: Timestamp, policy: &Policy) -> Vec<Timestamp> {
    reminders(starts_at, &policy.sessions.reminder_hours, policy)
}

fn reminders(starts_at: Timestamp, hours: &[i64], policy: &Policy) -> Vec<Timestamp> {
    let before = hours.iter().map(|hours| hours_before(starts_at, *hours, policy));
    let mut moments: Vec<Timestamp> = before.map(|at| before_quiet_hours(at, policy)).collect();
    moments.dedup();
    moments
}

/// When staff hear of a legal clock: so many days before the latest safe day, in the morning (CLK-3). What is over isn't told.
#[must_use]
pub fn clock_alerts(safe_date: Date, now: Timestamp, policy: &Policy) -> Vec<Timestamp> {
    let days = policy.clock_alerts.days.iter().map(|days| safe_date.saturating_sub(days.days()));
    days.filter_map(|day| morning(day, policy)).filter(|at| *at > now).collect()
}

/// When a missing acknowledgement becomes a task: the morning after the day on which it was due (INT-7).
#[must_use]
pub fn acknowledgement_overdue(acknowledge_by: Date, policy: &Policy) -> Option<Timestamp> {
    morning(acknowledge_by.saturating_add(1.day()), policy)
}

/// The next Monday, and when each desk hears what waits there: in its morning (REM-1).
#[must_use]
pub fn next_digest(now: Timestamp, policy: &Policy) -> Option<(Date, Timestamp)> {
    let today = now.to_zoned(policy.zone.clone()).date();
    let coming = (0..=7).map(|days| today.saturating_add(days.days())).filter(|day| day.weekday() == Weekday::Monday);
    coming.filter_map(|day| Some((day, morning(day, policy)?))).find(|(_, at)| *at > now)
}

/// The next working day, and when those of the staff who want one mail a day get it: in its morning (STF-2).
#[must_use]
pub fn next_daily(now: Timestamp, policy: &Policy) -> Option<(Date, Timestamp)> {
    let today = now.to_zoned(policy.zone.clone()).date();
    let works = |day: &Date| !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let coming = (0..=3).map(|days| today.saturating_add(days.days())).filter(works);
    coming.filter_map(|day| Some((day, morning(day, policy)?))).find(|(_, at)| *at > now)
}

/// The end of the quiet hours on a day.
fn morning(day: Date, policy: &Policy) -> Option<Timestamp> {
    day.to_datetime(policy.quiet_hours.until).to_zoned(policy.zone.clone()).ok().map(|at| at.timestamp())
}

/// The end of an offer's window, from the moment it was sent (CON-5).
#[must_use]
pub fn offer_window_ends(sent_at: Timestamp, policy: &Policy) -> Timestamp {
    days_after(sent_at, policy.consent.window_days, policy)
}

/// Until when each side may object to a mediator, from the moment that they were named (MED-6).
#[must_use]
pub fn objections_end(named_at: Timestamp, policy: &Policy) -> Timestamp {
    days_after(named_at, policy.mediators.objection_days, policy)
}

/// When a mediator who has not answered is reminded.
#[must_use]
pub fn assignment_nudges(asked_at: Timestamp, policy: &Policy) -> Vec<Timestamp> {
    policy.mediators.nudge_days.iter().map(|days| after_quiet_hours(days_after(asked_at, *days, policy), policy)).collect()
}

/// When the program hears that a mediator has not answered.
#[must_use]
pub fn assignment_overdue(asked_at: Timestamp, policy: &Policy) -> Timestamp {
    after_quiet_hours(days_after(asked_at, policy.mediators.answer_days, policy), policy)
}

/// When the program tries to reach somebody who has not answered an offer (CON-5).
#[must_use]
pub fn offer_calls(sent_at: Timestamp, policy: &Policy) -> Vec<Timestamp> {
    policy.consent.call_days.iter().map(|days| after_quiet_hours(days_after(sent_at, *days, policy), policy)).collect()
}

/// When somebody who has not answered an offer or picked times is reminded (CON-5).
#[must_use]
pub fn offer_nudges(sent_at: Timestamp, policy: &Policy) -> Vec<Timestamp> {
    policy.consent.nudge_days.iter().map(|days| after_quiet_hours(days_after(sent_at, *days, policy), policy)).collect()
}

/// When the program hears that nobody was in contact, and when a mediation has ended for it: at the end of the last calendar day that the
/// law allows (OUT-3).
#[must_use]
pub fn silence(since: Timestamp, policy: &Policy) -> (Timestamp, Timestamp) {
    let warns = after_quiet_hours(days_after(since, policy.silence.warns_after_days, policy), policy);
    let first_day_after = policy.date(since).saturating_add((policy.silence.ends_after_days + 1).days());
    let midnight = first_day_after.to_zoned(policy.zone.clone()).map_or(warns, |at| at.timestamp());
    (warns, midnight)
}

/// When people are asked whether what they agreed on held (OUT-4).
#[must_use]
pub fn follow_up(concluded_at: Timestamp, policy: &Policy) -> Timestamp {
    after_quiet_hours(days_after(concluded_at, policy.agreements.follow_up_days, policy), policy)
}

/// When those are reminded who haven't answered that, and until when an answer is waited for.
#[must_use]
pub fn follow_up_answers(asked_at: Timestamp, policy: &Policy) -> (Timestamp, Timestamp) {
    let nudge = after_quiet_hours(days_after(asked_at, policy.agreements.nudge_days, policy), policy);
    (nudge, days_after(asked_at, policy.agreements.answer_days, policy))
}

/// Until when a signed agreement is kept, from the end of the last follow-up (WALL-4).
#[must_use]
pub fn agreement_kept(follow_up_over: Timestamp, policy: &Policy) -> Timestamp {
    after_quiet_hours(days_after(follow_up_over, policy.agreements.kept_days, policy), policy)
}

/// When the mediators are reminded of an outcome that they owe (OUT-1).
#[must_use]
pub fn outcome_due(ends_at: Timestamp, policy: &Policy) -> Timestamp {
    after_quiet_hours(days_after(ends_at, policy.sessions.outcome_due_days, policy), policy)
}

/// When the program hears that the mediators still owe it: when as much time has passed again (STF-2).
#[must_use]
pub fn outcome_overdue(ends_at: Timestamp, policy: &Policy) -> Timestamp {
    after_quiet_hours(days_after(ends_at, 2 * policy.sessions.outcome_due_days, policy), policy)
}

/// When somebody who has not answered a survey is reminded (SUR-3).
#[must_use]
pub fn survey_nudges(opened_at: Timestamp, policy: &Policy) -> Vec<Timestamp> {
    policy.surveys.nudge_days.iter().map(|days| after_quiet_hours(days_after(opened_at, *days, policy), policy)).collect()
}

/// When those who were at a session are asked once more (SUR-1).
#[must_use]
pub fn follow_up_survey(concluded_at: Timestamp, policy: &Policy) -> Timestamp {
    after_quiet_hours(days_after(concluded_at, policy.surveys.follow_up_days, policy), policy)
}

/// When a survey closes (SUR-3).
#[must_use]
pub fn survey_closes(opened_at: Timestamp, policy: &Policy) -> Timestamp {
    days_after(opened_at, policy.surveys.closes_days, policy)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn local(moments: &[Timestamp]) -> Vec<String> {
        let zone = Policy::pasadena().zone;
        moments.iter().map(|at| at.to_zoned(zone.clone()).strftime("%m-%d %H:%M").to_string()).collect()
    }

    #[test]
    fn rem_1_a_session_is_reminded_of_a_week_two_days_and_two_hours_before() {
        let moments = session_reminders(at("2026-12-15T18:00:00Z"), at("2026-11-22T18:00:00Z"), &Policy::pasadena());
        assert_eq!(local(&moments), ["12-08 10:00", "12-13 10:00", "12-15 08:00"]);
    }

    #[test]
    fn rem_4_a_reminder_in_the_quiet_hours_goes_out_the_evening_before() {
        let moments = session_reminders(at("2026-12-15T16:00:00Z"), at("2026-11-22T18:00:00Z"), &Policy::pasadena());
        assert_eq!(local(&moments), ["12-08 08:00", "12-13 08:00", "12-14 20:59"]);
    }

    #[test]
    fn rem_4_a_reminder_within_a_day_of_the_confirmation_is_dropped() {
        let moments = session_reminders(at("2026-12-15T18:00:00Z"), at("2026-12-07T20:00:00Z"), &Policy::pasadena());
        assert_eq!(local(&moments), ["12-13 10:00", "12-15 08:00"]);
        assert_eq!(reminders_dropped(at("2026-12-15T18:00:00Z"), at("2026-12-07T20:00:00Z"), &Policy::pasadena()), 1);
        assert_eq!(reminders_dropped(at("2026-12-15T18:00:00Z"), at("2026-12-15T10:00:00Z"), &Policy::pasadena()), 3);
    }

    #[test]
    fn rem_4_a_week_before_keeps_its_hour_over_a_daylight_saving_change() {
        // 08:30 on 15 March 2027, a day after the clocks went forward.
        let moments = session_reminders(at("2027-03-15T15:30:00Z"), at("2027-03-01T18:00:00Z"), &Policy::pasadena());
        assert_eq!(local(&moments), ["03-08 08:30", "03-13 08:30", "03-14 20:59"]);
    }

    #[test]
    fn a_window_keeps_its_local_hour_over_a_daylight_saving_change() {
        let policy = Policy::pasadena();
        let sent = at("2026-10-25T17:00:00Z"); // 10:00 local; the clocks go back on 1 November
        assert_eq!(local(&[offer_window_ends(sent, &policy)]), ["11-08 10:00"]);
        assert_eq!(local(&offer_nudges(sent, &policy)), ["10-28 10:00", "11-01 10:00"]);
    }

    #[test]
    fn rem_1_a_desk_hears_on_the_next_monday_morning_what_waits_there() {
        // Sunday evening, Monday before and at eight, a Monday after the clocks went back.
        for (now, expected) in [
            ("2026-11-23T04:00:00Z", "11-23 08:00"),
            ("2026-11-23T15:59:59Z", "11-23 08:00"),
            ("2026-11-23T16:00:00Z", "11-30 08:00"),
            ("2026-10-26T18:00:00Z", "11-02 08:00"),
        ] {
            let (day, at) = next_digest(now.parse().unwrap(), &Policy::pasadena()).unwrap();
            assert_eq!((local(&[at]), day.weekday()), (vec![expected.to_owned()], Weekday::Monday), "{now}");
        }
    }

    #[test]
    fn stf_2_a_daily_mail_comes_on_the_morning_of_the_next_working_day() {
        // Tuesday at night and after eight, Friday after eight, Saturday, Sunday evening.
        for (now, expected) in [
            ("2026-11-24T13:00:00Z", "11-24 08:00"),
            ("2026-11-24T16:00:00Z", "11-25 08:00"),
            ("2026-11-27T17:00:00Z", "11-30 08:00"),
            ("2026-11-28T17:00:00Z", "11-30 08:00"),
            ("2026-11-30T04:00:00Z", "11-30 08:00"),
        ] {
            let (_, at) = next_daily(now.parse().unwrap(), &Policy::pasadena()).unwrap();
            assert_eq!(local(&[at]), [expected], "{now}");
        }
    }

    #[test]
    fn a_nudge_never_comes_at_night() {
        assert_eq!(local(&offer_nudges(at("2026-11-23T06:00:00Z"), &Policy::pasadena())), ["11-26 08:00", "11-30 08:00"]);
    }
}
