//! A policy document: what is accepted can be lived with.

use std::collections::BTreeSet;

use domain::Policy;
use domain::calendar::{Busy, Resource};
use domain::due::{offer_nudges, offer_window_ends, outcome_due, session_reminders, survey_closes, survey_nudges};
use domain::ids::PersonId;
use domain::slots::{Attendee, Search};
use domain::statutory::{Clock, business_days_after};
use domain::vocabulary::Kind;
use jiff::civil::date;
use jiff::{Timestamp, ToSpan};
use uuid::Uuid;

/// Under an accepted policy every rule ends, none panics, and nothing that it says is silently without effect.
pub fn policy(document: &str) {
    let Ok(policy) = Policy::parse(document) else { return };
    let now: Timestamp = "2026-11-22T18:00:00Z".parse().unwrap();
    let today = policy.date(now);

    assert!(policy.languages.contains(&policy.default_language()));
    let clock = Clock::start(today, today, &policy.clocks).reckon(today);
    assert!(clock.safe_date <= clock.deadline && today < clock.deadline, "a clock that has run out before it starts");
    for kind in policy.kinds.keys() {
        assert!(policy.desks.contains_key(&kind.owner()), "nobody is told when a case goes back");
    }
    assert!(policy.languages.iter().all(|language| !policy.program_in(*language).is_empty()), "a mail without a signature");
    assert!(business_days_after(today, policy.acknowledgement.business_days) >= today);

    assert!(offer_window_ends(now, &policy) > now, "an offer that nobody can answer");
    assert!(survey_closes(now, &policy) > now, "a survey that nobody can answer");
    let follow_up = [offer_nudges(now, &policy), survey_nudges(now, &policy), vec![outcome_due(now, &policy)]].concat();
    assert!(follow_up.iter().all(|at| *at > now), "a nudge that is over before what it is about");
    for at in follow_up {
        let local = at.to_zoned(policy.zone.clone()).time();
        assert!(local >= policy.quiet_hours.until && local < policy.quiet_hours.from, "somebody is woken");
    }

    let days: BTreeSet<String> = (0..366)
        .map(|day| date(2028, 1, 1).saturating_add(day.days()))
        .filter(|day| policy.blackout(*day).is_some())
        .map(|day| day.strftime("%m-%d").to_string())
        .collect();
    assert!(policy.sessions.blackouts.iter().all(|day| days.contains(day)), "a blackout day that never comes");

    let somebody = Attendee::anytime(Resource::Person(PersonId::new(Uuid::from_u128(1))));
    let search = Search { policy: &policy, kind: Kind::Community, last_day: Some(clock.safe_date), now };
    let found = search.find(&[somebody], &Busy::new(), policy.sessions.slots_offered);
    for slot in &found.slots {
        assert_eq!(search.may_book(slot), Ok(()), "a time is found that can't be booked");
        let reminders = session_reminders(slot.starts_at, now, &policy);
        assert!(reminders.iter().all(|at| *at < slot.starts_at), "a reminder of what has begun");
    }
}
