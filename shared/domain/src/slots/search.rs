//! The search: which times everybody has in common, which of them are offered, and why other days have none (SCH-2, SCH-5).

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

use super::day::{Beginnings, Day};
use super::{Attendee, Because, Found, RuledOut, Slot};
use crate::calendar::{Busy, Resource};
use crate::policy::Policy;
use crate::refusal::Refusal;
use crate::vocabulary::Kind;

/// On how many days at least people get to choose: no more than two times of one day are offered.
const A_DAY: usize = 2;

/// What is looked for, and what it depends on besides the people.
#[derive(Debug, Clone, Copy)]
pub struct Search<'a> {
    /// The city's rules, and what is on there.
    pub policy: &'a Policy,
    /// What kind of case the session is for.
    pub kind: Kind,
    /// The last day that the legal clock allows, where one runs (CLK-3).
    pub last_day: Option<Date>,
    /// Now.
    pub now: Timestamp,
}

impl<'a> Search<'a> {
    /// What is on in the city that day, if it keeps sessions of this kind from taking place (SCH-3).
    #[must_use]
    pub fn blackout(&self, day: Date) -> Option<&'a str> {
        self.policy.blackout(day).filter(|_| self.kind.has_department_personnel())
    }

    /// Whether a slot may be booked now.
    ///
    /// # Errors
    /// The rule against it.
    pub fn may_book(&self, slot: &Slot) -> Result<(), Refusal> {
        let (policy, sessions) = (self.policy, &self.policy.sessions);
        let starts = slot.starts_at.to_zoned(policy.zone.clone());
        let ends = slot.ends_at.to_zoned(policy.zone.clone());
        let notice = starts.date() > policy.date(self.now).saturating_add(sessions.notice_days.days());
        let hours = sessions.opens <= starts.time() && ends.time() <= sessions.closes && starts.date() == ends.date();
        for (fine, code, rule) in [
            (self.last_day.is_none_or(|last| starts.date() <= last), "clock-past-safe-date", "CLK-3"),
            (self.blackout(starts.date()).is_none(), "blackout-date", "SCH-3"),
            (notice, "too-little-notice", "SCH-5"),
            (hours, "outside-hours", "SCH-5"),
            (policy.room(&slot.room).is_some(), "no-such-room", "SCH-4"),
        ] {
            if !fine {
                return Err(Refusal::new(code, rule));
            }
        }
        Ok(())
    }

    /// Every possible session, room by room: the days in order, the times of each in order, the rooms as the policy names them.
    #[must_use]
    pub fn every(&self, attendees: &[Attendee], busy: &Busy) -> Vec<Slot> {
        let of_a_day = |day: Day| {
            let mut slots: Vec<(usize, Slot)> = Vec::new();
            let everybody = day.in_common(attendees, busy);
            for (number, room) in self.policy.sessions.rooms.iter().enumerate() {
                let possible = everybody & day.in_room(&room.code, attendees, busy);
                slots.extend(day.slots(possible, &room.code).map(|slot| (number, slot)));
            }
            slots.sort_by_key(|(number, slot)| (slot.starts_at, *number));
            slots.into_iter().map(|(_, slot)| slot)
        };
        self.days().filter(|day| self.blackout(*day).is_none()).flat_map(|day| of_a_day(Day::new(day, self.policy))).collect()
    }

    /// Up to `wanted` times to offer, at most two a day so that people get a choice of days, from the first day with enough notice to the
    /// last one that the legal clock allows; and why the days between them have none.
    #[must_use]
    pub fn find(&self, attendees: &[Attendee], busy: &Busy, wanted: usize) -> Found {
        let mut found = Found::default();
        for date in self.days() {
            if found.slots.len() >= wanted {
                break;
            }
            match self.on_day(date, attendees, busy) {
                Ok(slots) => found.slots.extend(slots),
                Err((because, who)) => found.ruled_out.push(RuledOut { day: date, because, who }),
            }
        }
        found.slots.truncate(wanted);
        found
    }

    /// The first possible beginning for each of these teams, made of some of these mediators by their number, together with everybody who
    /// must be there in any case.
    #[must_use]
    pub fn earliest(
        &self,
        everybody: &[Attendee],
        mediators: &[Attendee],
        teams: &[Vec<usize>],
        busy: &Busy,
    ) -> Vec<Option<Timestamp>> {
        let rooms: Vec<Resource> = self.rooms().map(|room| Resource::Room(room.to_owned())).collect();
        let go = |one: &Attendee| -> Vec<bool> { self.rooms().map(|room| one.goes_to(room)).collect() };
        let everybody_goes: Vec<Vec<bool>> = everybody.iter().map(go).collect();
        let each_goes: Vec<Vec<bool>> = mediators.iter().map(go).collect();
        let mut earliest = vec![None; teams.len()];
        for date in self.days().filter(|day| self.blackout(*day).is_none()) {
            let day = Day::new(date, self.policy);
            let common = day.in_common(everybody, busy);
            let each: Vec<Beginnings> = mediators.iter().map(|one| day.possible(one, busy)).collect();
            let free: Vec<Beginnings> = rooms.iter().map(|room| day.free(room, busy)).collect();
            for (team, first) in teams.iter().zip(earliest.iter_mut()).filter(|(_, first)| first.is_none()) {
                let together = team.iter().fold(common, |all, one| all & each.get(*one).copied().unwrap_or(0));
                if together == 0 {
                    continue;
                }
                let goes = |room: usize| {
                    let members = team.iter().filter_map(|one| each_goes.get(*one));
                    everybody_goes.iter().chain(members).all(|goes| goes.get(room) == Some(&true))
                };
                let in_rooms = free.iter().enumerate().filter(|(room, _)| goes(*room));
                let possible = in_rooms.fold(0, |any, (_, free)| any | (together & free));
                *first = day.slots(possible, "").next().map(|slot| slot.starts_at);
            }
            if earliest.iter().all(Option::is_some) {
                break;
            }
        }
        earliest
    }

    fn rooms(&self) -> impl Iterator<Item = &'a str> {
        self.policy.sessions.rooms.iter().map(|room| room.code.as_str())
    }

    /// From the first day with enough notice to the last one of the horizon that the legal clock allows.
    fn days(&self) -> impl Iterator<Item = Date> + use<> {
        let (policy, last_day) = (self.policy, self.last_day);
        let today = policy.date(self.now);
        let horizon = today.saturating_add(policy.sessions.horizon_days.days());
        let first = today.saturating_add((policy.sessions.notice_days + 1).days());
        first.series(1.day()).take_while(move |day| *day <= horizon && last_day.is_none_or(|last| *day <= last))
    }

    fn on_day(&self, date: Date, attendees: &[Attendee], busy: &Busy) -> Result<Vec<Slot>, (Because, Vec<Resource>)> {
        if self.blackout(date).is_some() {
            return Err((Because::Blackout, Vec::new()));
        }
        let day = Day::new(date, self.policy);
        let everybody = day.in_common(attendees, busy);
        if everybody == 0 {
            return Err(day.why(attendees, busy));
        }
        let mut rooms: BTreeMap<Timestamp, Slot> = BTreeMap::new();
        for room in &self.policy.sessions.rooms {
            for slot in day.slots(everybody & day.in_room(&room.code, attendees, busy), &room.code) {
                rooms.entry(slot.starts_at).or_insert(slot);
            }
        }
        let apart = (2 * self.policy.sessions.minutes).minutes();
        let mut chosen: Vec<Slot> = Vec::new();
        for slot in rooms.into_values() {
            if chosen.len() < A_DAY && chosen.last().is_none_or(|last| last.starts_at + apart <= slot.starts_at) {
                chosen.push(slot);
            }
        }
        if chosen.is_empty() { Err((Because::NoRoom, Vec::new())) } else { Ok(chosen) }
    }
}

impl Attendee {
    fn goes_to(&self, room: &str) -> bool {
        self.places.is_empty() || self.places.iter().any(|place| place == room)
    }
}

impl Day {
    /// The times at which all of them can come.
    fn in_common(&self, attendees: &[Attendee], busy: &Busy) -> Beginnings {
        attendees.iter().fold(self.all(), |all, one| if all == 0 { 0 } else { all & self.possible(one, busy) })
    }

    /// The times at which a room is free to which all of them go.
    fn in_room(&self, code: &str, attendees: &[Attendee], busy: &Busy) -> Beginnings {
        let all_go = attendees.iter().all(|one| one.goes_to(code));
        if all_go { self.free(&Resource::Room(code.to_owned()), busy) } else { 0 }
    }

    /// Why they have no time in common.
    fn why(&self, attendees: &[Attendee], busy: &Busy) -> (Because, Vec<Resource>) {
        if self.all() == 0 {
            return (Because::OutsideHours, Vec::new());
        }
        let those = |fits: &dyn Fn(&Attendee) -> bool| -> Vec<Resource> {
            attendees.iter().filter(|one| fits(one)).map(|one| one.resource.clone()).collect()
        };
        let without = those(&|one| one.availability.as_ref().is_some_and(|availability| self.within(availability) == 0));
        if !without.is_empty() {
            return (Because::NoHours, without);
        }
        let taken = those(&|one| self.possible(one, busy) == 0);
        if taken.is_empty() { (Because::NoCommonTime, taken) } else { (Because::Taken, taken) }
    }
}
