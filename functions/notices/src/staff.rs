//! The staff's own mails: whoever works at a desk may have its mails at their own address as well, each at once or one a working day that
//! lists them (STF-2). The desk's address has every mail at once, so that nothing depends on who wants what.

use contracts::{DailyDueV1, DailyPlannedV1, Message, StaffMailChosenV1};
use domain::ids::{MessageId, PersonId, TenantId};
use domain::notice::{Frequency, Listed, Notice, Recipient, Template};
use domain::vocabulary::Desk;
use jiff::Timestamp;
use kit::Outcome;
use serde::{Deserialize, Serialize};
use store::{CommitError, Guard, Item, Key, Query, StoreError, Table, Test, Write, port};

use crate::App;

/// How many mails a daily mail lists at most; what is more comes in another one.
const LISTED: usize = 60;

/// What somebody last chose.
#[derive(Serialize, Deserialize)]
pub struct ChoiceRow {
    version: u64,
}

/// Somebody who gets a desk's mails.
#[derive(Serialize, Deserialize)]
pub struct SubscriberRow {
    desk: Desk,
    person: PersonId,
    frequency: Frequency,
    until: Timestamp,
    ttl: i64,
}

/// That those who want a mail at their own address have it.
#[derive(Serialize, Deserialize)]
pub struct ToldRow {
    at: Timestamp,
}

/// A mail that is to be listed.
#[derive(Serialize, Deserialize)]
pub struct ListedRow {
    #[serde(flatten)]
    listed: Listed,
    /// Its place, to take it out by.
    #[serde(flatten)]
    key: Key,
}

/// The desk's subscribers, one sort key a person.
fn subscribers(tenant: &TenantId, desk: Desk) -> Key {
    Key::new(tenant, &format!("STAFF#{desk}"), "")
}

fn subscriber(tenant: &TenantId, desk: Desk, person: PersonId) -> Key {
    subscribers(tenant, desk).beside(person.to_string())
}

/// What waits to be listed for somebody; the partition alone without a sort key.
fn waiting(tenant: &TenantId, desk: Desk, person: PersonId) -> Key {
    Key::new(tenant, &format!("LISTED#{desk}#{person}"), "")
}

/// That those who want a mail at their own address have it, beside its line in the ledger.
fn told(tenant: &TenantId, id: &MessageId) -> Key {
    Key::notice(tenant, id).beside("STAFF")
}

/// Checks that somebody still wants a desk's mails, and may have them.
#[must_use]
pub fn still_wants(tenant: &TenantId, desk: Desk, person: PersonId) -> Write {
    let tests = vec![Test::text("desk", desk.code())];
    Write::check(Table::Notices, subscriber(tenant, desk, person), tests, Guard::Gate)
}

impl App {
    /// Whether somebody of the staff gets a desk's mails at their own address now; everybody else does in any case.
    pub(crate) async fn is_subscribed(&self, tenant: &TenantId, to: Recipient) -> Result<bool, StoreError> {
        let Recipient::Staff { desk, person } = to else {
            return Ok(true);
        };
        let item = self.platform.store.get(Table::Notices, &subscriber(tenant, desk, person)).await?;
        let row: Option<SubscriberRow> = item.map(port::row).transpose()?;
        Ok(row.is_some_and(|row| self.platform.now() < row.until))
    }

    /// Somebody chose. What was chosen later holds, in whatever order it comes.
    pub(crate) async fn chosen(&self, tenant: &TenantId, said: &StaffMailChosenV1) -> Result<Outcome, StoreError> {
        let key = Key::new(tenant, &format!("CHOICE#{}", said.person), "CHOICE");
        let before: Option<ChoiceRow> = self.platform.store.get(Table::Notices, &key).await?.map(port::row).transpose()?;
        if before.as_ref().is_some_and(|row| row.version >= said.version) {
            return Ok(Outcome::Done);
        }
        let test = before.map_or_else(Test::no_item, |row| Test::version(row.version));
        let mut writes = vec![Write::put(Table::Notices, &key, &ChoiceRow { version: said.version })?.when(test)];
        for &desk in Desk::ALL {
            let key = subscriber(tenant, desk, said.person);
            let (person, until) = (said.person, said.until);
            writes.push(match said.frequency.filter(|_| said.desks.contains(&desk)) {
                Some(frequency) => {
                    Write::put(Table::Notices, &key, &SubscriberRow { desk, person, frequency, until, ttl: until.as_second() })?
                }
                None => Write::delete(Table::Notices, key),
            });
        }
        self.try_commit(writes).await
    }

    /// Whether those who want a mail to a desk at their own address have it.
    pub(crate) async fn staff_have(&self, tenant: &TenantId, id: &MessageId, notice: &Notice) -> Result<bool, StoreError> {
        let to_desk = matches!(notice.to, Recipient::Desk(_));
        Ok(to_desk && self.platform.store.get(Table::Notices, &told(tenant, id)).await?.is_some())
    }

    /// What a mail to a desk brings besides: the same to those who want it at once, a place in the next daily mail of the others. Only
    /// once, however often the mail itself is tried.
    pub(crate) async fn to_staff(&self, tenant: &TenantId, id: &MessageId, notice: &Notice) -> Result<Vec<Write>, StoreError> {
        let Recipient::Desk(desk) = notice.to else {
            return Ok(Vec::new());
        };
        let (store, now) = (self.platform.store.as_ref(), self.platform.now());
        if notice.staff_have_it {
            return Ok(Vec::new());
        }
        let rows = store.query(Query::partition(Table::Notices, subscribers(tenant, desk).pk)).await?;
        let rows = rows.into_iter().map(port::row::<SubscriberRow>).collect::<Result<Vec<_>, _>>()?;
        if rows.is_empty() || self.staff_have(tenant, id, notice).await? {
            return Ok(Vec::new());
        }
        let marked = Write::put(Table::Notices, &told(tenant, id), &ToldRow { at: now })?.when(Test::no_item());
        let (mut writes, mut messages) = (vec![marked], Vec::new());
        for SubscriberRow { person, frequency, .. } in rows.into_iter().filter(|row| now < row.until) {
            if frequency == Frequency::Immediate || notice.template == Template::Digest {
                let to = Recipient::Staff { desk, person };
                messages.push(Message::NoticeRequested(Notice { to, ..notice.clone() }));
            } else {
                let key = waiting(tenant, desk, person).beside(id.as_str());
                writes.push(Write::put(Table::Notices, &key, &Listed::from(notice))?);
                messages.push(Message::DailyPlanned(DailyPlannedV1 { desk, person }));
            }
        }
        if !messages.is_empty() {
            writes.push(self.tell(tenant, messages)?);
        }
        Ok(writes)
    }

    /// It is time for somebody's daily mail: what waits is listed in one, and waits no more.
    pub(crate) async fn daily(&self, tenant: &TenantId, due: DailyDueV1) -> Result<Outcome, StoreError> {
        let DailyDueV1 { desk, person } = due;
        let store = self.platform.store.as_ref();
        let query = Query { limit: LISTED + 1, ..Query::partition(Table::Notices, waiting(tenant, desk, person).pk) };
        let rows: Vec<Item> = store.query(query).await?;
        let is_more = rows.len() > LISTED;
        let rows = rows.into_iter().take(LISTED).map(port::row::<ListedRow>).collect::<Result<Vec<_>, _>>()?;
        if rows.is_empty() {
            return Ok(Outcome::Done);
        }
        // Whoever takes a row out first lists it.
        let mut writes: Vec<Write> = rows
            .iter()
            .map(|row| Write::delete(Table::Notices, row.key.clone()).when(Test::text("template", row.listed.template.code())))
            .collect();
        let mut messages =
            vec![Message::NoticeRequested(Notice::daily(desk, person, rows.into_iter().map(|row| row.listed).collect()))];
        messages.extend(is_more.then_some(Message::DailyDue(due)));
        writes.push(self.tell(tenant, messages)?);
        self.try_commit(writes).await
    }

    /// Whoever is second looks again.
    pub(crate) async fn try_commit(&self, writes: Vec<Write>) -> Result<Outcome, StoreError> {
        match store::commit_through(self.platform.store.as_ref(), self.transaction(writes)).await {
            Ok(()) => Ok(Outcome::Done),
            Err(CommitError::Conflict(_)) => Ok(Outcome::Retry),
            Err(CommitError::Store(error)) => Err(error),
        }
    }
}
