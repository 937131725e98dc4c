//! Times that suit everyone, from the roster's hours and the calendar's locks (SCH-2, SCH-4).

use domain::calendar::{Busy, DayLock, Resource, quarters};
use domain::ids::TenantId;
use domain::mediation::{Mediation, Stage};
use domain::slots::{self, Attendee, Found, Slot};
use domain::{Policy, Refusal};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use store::{AttributeValue, Item, Query, Store, StoreError, Table, rows};

use crate::roster;

/// More than there are days ahead of anybody.
const DAYS_READ: usize = 400;

/// More than any horizon has.
const EVERY_SLOT: usize = 1000;

/// Who must be free, and what is taken already.
pub struct Diary {
    attendees: Vec<Attendee>,
    busy: Busy,
}

impl Diary {
    /// Reads what the calendar has of everyone at the table, the mediators and the rooms.
    ///
    /// # Errors
    /// When storage fails.
    pub async fn read(store: &dyn Store, tenant: &TenantId, mediation: &Mediation, policy: &Policy) -> Result<Self, StoreError> {
        let team = roster::some(store, tenant, &mediation.mediators()).await?;
        let attendees: Vec<Attendee> = mediation
            .attendees()
            .into_iter()
            .map(|person| {
                // Participants say when they have time by picking.
                let row = team.iter().find(|row| row.mediator.person == person);
                Attendee { resource: Resource::Person(person), weekly: row.map(|row| row.mediator.weekly.clone()) }
            })
            .collect();
        let mut busy = Busy::new();
        let rooms = policy.sessions.rooms.iter().map(|room| Resource::Room(room.code.clone()));
        for resource in attendees.iter().map(|who| who.resource.clone()).chain(rooms) {
            busy.extend(taken(store, tenant, &resource).await?);
        }
        Ok(Self { attendees, busy })
    }

    /// The best times to offer, and why other days have none.
    pub fn find(&self, mediation: &Mediation, policy: &Policy, now: Timestamp) -> Found {
        let wanted = policy.sessions.slots_offered;
        slots::find(&self.attendees, &self.busy, mediation.last_day, wanted, policy, now)
    }

    /// The slots that begin then: as the finder has them, or in the first free room when the program knows better than the weekly
    /// hours.
    ///
    /// # Errors
    /// When somebody or every room is taken.
    pub fn slots_at(
        &self,
        starts: &[Timestamp],
        last: Option<Date>,
        policy: &Policy,
        now: Timestamp,
    ) -> Result<Vec<Slot>, Refusal> {
        let found = slots::find(&self.attendees, &self.busy, last, EVERY_SLOT, policy, now).slots;
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
        let needed = quarters(slot.starts_at, until);
        let room = Resource::Room(slot.room.clone());
        let resources = self.attendees.iter().map(|who| &who.resource).chain([&room]);
        resources.into_iter().any(|one| needed.iter().any(|(day, at)| self.busy.contains(&(one.clone(), *day, *at))))
    }

    /// The times on offer that are taken meanwhile.
    pub fn gone(&self, mediation: &Mediation, policy: &Policy) -> Vec<Timestamp> {
        let Stage::Picking { slots, .. } = &mediation.stage else {
            return Vec::new();
        };
        slots.iter().filter(|slot| self.is_taken(slot, policy)).map(|slot| slot.starts_at).collect()
    }
}

const TAKEN: Refusal = Refusal::new("time-taken", "SCH-4");

/// The quarter-hours that a resource has given away, newest days first so that no past crowds out the days ahead.
async fn taken(store: &dyn Store, tenant: &TenantId, resource: &Resource) -> Result<Busy, StoreError> {
    let any_day = DayLock { resource: resource.clone(), day: Date::default(), quarters: Vec::new() };
    let partition = rows::lock_key(tenant, &any_day).pk;
    let query = Query { limit: DAYS_READ, newest_first: true, ..Query::partition(Table::Calendar, partition) };
    let items = store.query(query.beginning("DAY#")).await?;
    let mut busy = Busy::new();
    for item in &items {
        let day = day_of(item).ok_or(StoreError::Corrupt)?;
        let quarters = item.keys().filter_map(|name| name.strip_prefix('q')?.parse().ok());
        busy.extend(quarters.map(|quarter: u8| (resource.clone(), day, quarter)));
    }
    Ok(busy)
}

fn day_of(item: &Item) -> Option<Date> {
    match item.get("sk") {
        Some(AttributeValue::S(sort)) => sort.strip_prefix("DAY#")?.parse().ok(),
        _ => None,
    }
}
