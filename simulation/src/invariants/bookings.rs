//! Bookings: a resource and a quarter-hour hold at most one; what was given up is free again (7).

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use store::{AttributeValue, Table};

use super::{Findings, json, put, stage};
use crate::history::{History, text};

/// A session that holds its quarter-hours.
struct Held {
    booking: String,
    from: Timestamp,
    until: Timestamp,
    resources: BTreeSet<String>,
}

fn held(state: &Value) -> Option<Held> {
    session_held(state).or_else(|| engagement_held(state))
}

/// A presentation or an event holds whoever presents and what needs extra planning.
fn engagement_held(state: &Value) -> Option<Held> {
    let state = &state["state"];
    let booking = state["stage"]["approved"]["booking"].as_str()?.to_owned();
    let from: Timestamp = state["ask"]["starts_at"].as_str()?.parse().ok()?;
    let until = from + SignedDuration::from_mins(state["ask"]["minutes"].as_i64()?);
    let lists =
        [&state["presenters"], &state["ask"]["specials"]].into_iter().flat_map(|list| list.as_array().into_iter().flatten());
    let all = std::iter::once(&state["specialist"]).chain(lists).filter_map(|one| one.as_str().map(str::to_owned));
    Some(Held { booking, from, until, resources: all.collect() })
}

fn session_held(state: &Value) -> Option<Held> {
    let session = &state["state"]["stage"]["booked"]["session"];
    let instant = |value: &Value| value.as_str()?.parse::<Timestamp>().ok();
    let mut resources = BTreeSet::from([session["slot"]["room"].as_str()?.to_owned()]);
    let mediators = state["state"]["stage"]["booked"]["team"]["mediators"].as_array()?.iter();
    let attend =
        ["participants", "companions"].into_iter().flat_map(|part| state["state"][part].as_array().into_iter().flatten());
    resources.extend(mediators.chain(attend.map(|one| &one["person"])).filter_map(|person| person.as_str().map(str::to_owned)));
    let booking = session["booking"].as_str()?.to_owned();
    Some(Held { booking, from: instant(&session["slot"]["starts_at"])?, until: instant(&session["locked_until"])?, resources })
}

pub fn check(history: &History, findings: &mut Findings) {
    let mut booked: BTreeMap<String, Held> = BTreeMap::new();
    let mut bookings: BTreeMap<String, String> = BTreeMap::new();
    for committed in &history.log {
        let of_bookings = |write: &&store::Write| [Table::Mediations, Table::Outreach].contains(&write.table);
        for write in committed.writes.iter().filter(of_bookings) {
            let Some(item) = put(write).filter(|item| text(item, "sk") == "STATE") else { continue };
            let (pk, state) = (text(item, "pk").to_owned(), json(item));
            let stage_of = &state["state"]["stage"];
            for booking in [&stage_of["booked"]["session"]["booking"], &stage_of["approved"]["booking"]] {
                bookings.extend(booking.as_str().map(|booking| (booking.to_owned(), pk.clone())));
            }
            let Some(held) = held(&state) else {
                // What took place keeps its hours.
                if !["concluded", "closed", "completed"].contains(&stage(&state).as_ref()) {
                    booked.remove(&pk);
                }
                continue;
            };
            let clash = booked.iter().find(|(other, theirs)| {
                **other != pk
                    && theirs.from < held.until
                    && held.from < theirs.until
                    && !theirs.resources.is_disjoint(&held.resources)
            });
            findings.unless(clash.is_none(), "nobody and nothing is booked twice", || pk.clone());
            booked.insert(pk, held);
        }
    }
    let mut holders = BTreeSet::new();
    for day in history.rows(Table::Calendar) {
        for (name, value) in day.iter().filter(|(name, _)| name.starts_with('q')) {
            let AttributeValue::S(booking) = value else { continue };
            let owner = bookings.get(booking);
            holders.extend(owner.cloned());
            // A session that was moved has another booking since.
            let standing = owner.and_then(|owner| booked.get(owner)).is_some_and(|held| held.booking == *booking);
            findings.unless(standing, "what was given up is free again", || {
                format!("{} of {} is still taken", name, text(&day, "pk"))
            });
        }
    }
    for pk in booked.keys() {
        findings.unless(holders.contains(pk), "a booked session holds its quarter-hours", || pk.clone());
    }
}
