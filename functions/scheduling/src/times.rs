//! Times that suit everyone, from everybody's hours and the calendar's locks (SCH-2, SCH-4).

use domain::calendar::{Busy, DayLock, Resource, touched};
use domain::ids::TenantId;
use domain::matching::{Mediator, Proposal};
use domain::mediation::Mediation;
use domain::slots::{Attendee, Found, Slot};
use domain::{Policy, Refusal};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use store::{AttributeValue, Item, Query, Store, StoreError, Table, rows};
use uuid::Uuid;

use crate::roster;

/// More than there are days ahead of anybody.
const DAYS_READ: usize = 400;

/// Who must be free, and what is taken already.
pub struct Diary {
    attendees: Vec<Attendee>,
    busy: Busy,
}

impl Diary {
    /// Reads what the calendar has of everyone at the table, the mediators and the rooms. What a session that is to be moved takes
    /// itself isn't in the way.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn read(store: &dyn Store, tenant: &TenantId, mediation: &Mediation, policy: &Policy) -> Result<Self, StoreError> {
        let team = roster::some(store, tenant, &mediation.mediators()).await?;
        let attendee = |person| {
            let row = team.iter().find(|row| row.mediator.person == person);
            row.map_or_else(|| mediation.attendee(person), |row| row.mediator.attendee())
        };
        let attendees: Vec<Attendee> = mediation.attendees().into_iter().map(attendee).collect();
        let own = crate::mediation::session(mediation).map(|session| session.booking);
        let busy = busy(store, tenant, &attendees, policy, own).await?;
        Ok(Self { attendees, busy })
    }

    /// The best times to offer, and why other days have none. The time that is booked already isn't another time.
    pub fn find(&self, mediation: &Mediation, policy: &Policy, now: Timestamp) -> Found {
        let wanted = policy.sessions.slots_offered;
        let mut found = mediation.search(policy, now).find(&self.attendees, &self.busy, wanted + 1);
        let booked = crate::mediation::session(mediation).map(|session| session.slot.starts_at);
        found.slots.retain(|slot| Some(slot.starts_at) != booked);
        found.slots.truncate(wanted);
        found
    }

    /// The slots that begin then: as the finder has them, or in the first free room when the program knows better than anybody's hours.
    ///
    /// # Errors
    /// When somebody or every room is taken.
    pub fn slots_at(
        &self,
        starts: &[Timestamp],
        mediation: &Mediation,
        policy: &Policy,
        now: Timestamp,
    ) -> Result<Vec<Slot>, Refusal> {
        let found = mediation.search(policy, now).every(&self.attendees, &self.busy);
        let mut starts = starts.to_vec();
        starts.sort_unstable();
        starts.dedup();
        let known = |at: &Timestamp| found.iter().find(|slot| slot.starts_at == *at).cloned();
        starts.iter().map(|at| known(at).or_else(|| self.elsewhere(*at, policy)).ok_or(TAKEN)).collect()
    }

    fn elsewhere(&self, starts_at: Timestamp, policy: &Policy) -> Option<Slot> {
        let ends_at = starts_at.saturating_add(policy.sessions.minutes.minutes()).ok()?;
        let rooms = policy.sessions.rooms.iter();
        let mut slots = rooms.map(|room| Slot { starts_at, ends_at, room: room.code.clone() });
        slots.find(|slot| !self.is_taken(slot, policy))
    }

    /// Whether somebody or the room has something else then.
    fn is_taken(&self, slot: &Slot, policy: &Policy) -> bool {
        let until = slot.ends_at.saturating_add(policy.sessions.gap_minutes.minutes()).unwrap_or(slot.ends_at);
        let room = Resource::Room(slot.room.clone());
        let resources = self.attendees.iter().map(|who| &who.resource).chain([&room]);
        resources.into_iter().any(|one| !self.busy.is_free(one, touched(slot.starts_at, until)))
    }

    /// The times on offer that are taken meanwhile.
    pub fn gone(&self, mediation: &Mediation, policy: &Policy) -> Vec<Timestamp> {
        let offered = mediation.slots_on_offer().iter();
        offered.filter(|slot| self.is_taken(slot, policy)).map(|slot| slot.starts_at).collect()
    }
}

/// The proposal with the first time that each team has together with the people at the table (MED-3).
///
/// # Errors
/// When storage fails.
pub async fn timed(
    store: &dyn Store,
    tenant: &TenantId,
    (proposal, roster): (Proposal, &[Mediator]),
    (mediation, policy, now): (&Mediation, &Policy, Timestamp),
) -> Result<Proposal, StoreError> {
    let proposed = |one: &&Mediator| proposal.teams.iter().any(|team| team.mediators.contains(&one.person));
    let candidates: Vec<&Mediator> = roster.iter().filter(proposed).collect();
    let mediators: Vec<Attendee> = candidates.iter().map(|one| one.attendee()).collect();
    let everybody: Vec<Attendee> = mediation.attendees().into_iter().map(|person| mediation.attendee(person)).collect();
    let all: Vec<Attendee> = everybody.iter().chain(&mediators).cloned().collect();
    let busy = busy(store, tenant, &all, policy, None).await?;
    let number = |person| candidates.iter().position(|one| one.person == person);
    let teams: Vec<Vec<usize>> =
        proposal.teams.iter().map(|team| team.mediators.iter().filter_map(|one| number(*one)).collect()).collect();
    let earliest = mediation.search(policy, now).earliest(&everybody, &mediators, &teams, &busy);
    Ok(proposal.timed(&earliest))
}

const TAKEN: Refusal = Refusal::new("time-taken", "SCH-4");

/// What is taken of these people and of every room, but by this booking.
async fn busy(
    store: &dyn Store,
    tenant: &TenantId,
    attendees: &[Attendee],
    policy: &Policy,
    but: Option<Uuid>,
) -> Result<Busy, StoreError> {
    let mut busy = Busy::new();
    let rooms = policy.sessions.rooms.iter().map(|room| Resource::Room(room.code.clone()));
    for resource in attendees.iter().map(|who| who.resource.clone()).chain(rooms) {
        for lock in taken(store, tenant, &resource, but).await? {
            busy.take_lock(&lock);
        }
    }
    Ok(busy)
}

/// The quarter-hours that a resource has given away, newest days first so that no past crowds out the days ahead.
async fn taken(store: &dyn Store, tenant: &TenantId, resource: &Resource, but: Option<Uuid>) -> Result<Vec<DayLock>, StoreError> {
    let any_day = DayLock { resource: resource.clone(), day: Date::default(), quarters: Vec::new() };
    let partition = rows::lock_key(tenant, &any_day).pk;
    let query = Query { limit: DAYS_READ, newest_first: true, ..Query::partition(Table::Calendar, partition) };
    let items = store.query(query.beginning("DAY#")).await?;
    let but = but.map(|booking| AttributeValue::S(booking.to_string()));
    let lock = |item: &Item| {
        let day = day_of(item).ok_or(StoreError::Corrupt)?;
        let others = item.iter().filter(|(_, booking)| Some(*booking) != but.as_ref());
        let quarters = others.filter_map(|(name, _)| name.strip_prefix('q')?.parse().ok()).collect();
        Ok(DayLock { resource: resource.clone(), day, quarters })
    };
    items.iter().map(lock).collect()
}

fn day_of(item: &Item) -> Option<Date> {
    match item.get("sk") {
        Some(AttributeValue::S(sort)) => sort.strip_prefix("DAY#")?.parse().ok(),
        _ => None,
    }
}
