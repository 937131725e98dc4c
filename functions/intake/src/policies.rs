//! The city's policy documents: kept by version, one of them in force (ELIG-8). The one in force lies under a key of its own, which
//! every function reads.

use calendars::{Entry, Repeat};
use contracts::{Message, PolicyActivatedV1};
use domain::blackouts::{self, Event};
use domain::policy::book::{Book, Decided};
use domain::{Actor, Policy};
use edge::{Caller, Fault, KeyedForm, StaffRole};
use jiff::civil::{Date, DateTime, Time};
use jiff::{Timestamp, ToSpan};
use kit::Problem;
use serde::{Deserialize, Serialize};
use store::tenants::PolicyRow;
use store::{Address, Guard, Key, Loaded, Plan, Reply, Table, Test, WorkError, Write, aggregate, port};

use crate::App;

/// Who decides which document is in force.
const KEEPERS: &[StaffRole] = &[StaffRole::Supervisor];

/// A kept document's row, beside the book.
#[derive(Serialize, Deserialize)]
pub struct DocumentRow {
    document: String,
}

fn address(caller: &Caller) -> Address {
    Address { table: Table::Tenants, key: Key::policies(&caller.tenant) }
}

fn document_key(caller: &Caller, version: &str) -> Key {
    Key::policies(&caller.tenant).beside(format!("DOCUMENT#{version}"))
}

/// Whether somebody may keep and activate documents; every member of staff may read them.
pub fn is_keeper(caller: &Caller) -> bool {
    KEEPERS.iter().any(|role| caller.is(*role))
}

/// The book of the city; an empty one while nothing was kept.
///
/// # Errors
/// Not found for everybody but staff; that storage fails.
pub async fn book(app: &App, caller: &Caller) -> Result<Book, Fault> {
    caller.staff(StaffRole::ALL)?;
    let loaded: Option<Loaded<Book>> = aggregate::load(app.platform.store.as_ref(), &address(caller)).await?;
    Ok(loaded.map(|loaded| loaded.state).unwrap_or_default())
}

/// A document by its version: one that is kept, or the one that ships.
///
/// # Errors
/// Not found.
pub async fn document(app: &App, caller: &Caller, version: &str) -> Result<String, Fault> {
    caller.staff(StaffRole::ALL)?;
    if let Some(item) = app.platform.store.get(Table::Tenants, &document_key(caller, version)).await? {
        return Ok(port::row::<DocumentRow>(item)?.document);
    }
    let shipped = Policy::stored(domain::policy::PASADENA).filter(|shipped| shipped.version == version);
    shipped.map(|_| domain::policy::PASADENA.to_owned()).ok_or_else(|| Problem::not_found().into())
}

/// For how many days single events are taken from a calendar.
const AHEAD: i32 = 400;

/// A document with what is on in the city from a calendar file: nothing that it has already, nothing that is over (SCH-3). Nothing is kept by it.
///
/// # Errors
/// What can't be read; not found.
pub async fn with_events(app: &App, caller: &Caller, version: &str, calendar: &str) -> Result<String, Fault> {
    caller.staff(KEEPERS)?;
    let document = document(app, caller, version).await?;
    let policy = app.platform.policy(&caller.tenant).await?;
    let entries = calendars::read(calendar, &policy.zone)
        .map_err(|unreadable| Fault::from(Problem::invalid(vec![("calendar", unreadable.code())])))?;
    let today = policy.date(app.platform.now());
    let last = today.saturating_add(AHEAD.days());
    let known = Policy::stored(&document).map(|policy| policy.sessions.events).unwrap_or_default();
    let mut events: Vec<Event> = entries.iter().flat_map(|entry| days(entry, today, last)).collect();
    events.retain(|event| !known.contains(event));
    Ok(blackouts::with_events(&document, &events))
}

/// An entry as the city's list has it: once for all years, or each of its times.
fn days(entry: &Entry, today: Date, last: Date) -> Vec<Event> {
    let yearly = entry.repeat.as_ref().is_some_and(Repeat::is_yearly);
    let times = if yearly { vec![(entry.from, entry.until)] } else { entry.between(today, last) };
    let event = |(from, until): (DateTime, DateTime)| {
        let at_midnight = |at: DateTime| at.time() == Time::midnight();
        // What ends at midnight is over on the day before.
        let last = if until > from && at_midnight(until) { until.date().yesterday().ok() } else { Some(until.date()) };
        let (first, last) = (from.date(), last.unwrap_or(from.date()));
        // Of a single day its times are known, unless it takes all of it.
        let is_timed = first == last && from < until && !(at_midnight(from) && at_midnight(until));
        let time = |at: DateTime| is_timed.then(|| at.time());
        Event { name: entry.title.clone(), first, last, yearly, from: time(from), until: time(until) }
    };
    times.into_iter().map(event).collect()
}

/// Keeps a document. It is refused whole when anything is wrong with it, with every fault and its line.
///
/// # Errors
/// See [`Book::keep`]; the faults.
pub async fn keep(app: &App, caller: &Caller, document: &str, request: &impl KeyedForm) -> Result<Reply, Fault> {
    caller.staff(KEEPERS)?;
    // A browser sends other line ends than a file has.
    let document = document.replace("\r\n", "\n");
    let policy = pages::parse_policy(&document)?;
    let row = Write::create(
        Table::Tenants,
        &document_key(caller, &policy.version),
        &DocumentRow { document: document.clone() },
        Guard::State,
    )?;
    let reply = Reply::json(201, &serde_json::json!({ "version": policy.version }));
    let decide = |book: &Book, by, at| book.keep(&document, &policy, by, at);
    change(app, caller, request, &decide, (vec![row], Vec::new()), reply).await
}

/// Puts a kept document in force; every function decides by it within a minute.
///
/// # Errors
/// See [`Book::activate`].
pub async fn activate(app: &App, caller: &Caller, version: &str, request: &impl KeyedForm) -> Result<Reply, Fault> {
    caller.staff(KEEPERS)?;
    let book = book(app, caller).await?;
    let mut also = Vec::new();
    if book.kept.iter().any(|kept| kept.version == version) {
        let document = document(app, caller, version).await?;
        // An older one may lack what is asked of a document today.
        pages::parse_policy(&document)?;
        let row = PolicyRow { document: Some(document), closed: None };
        // Doors that were closed a moment ago stay closed.
        also.push(Write::put(Table::Tenants, &Key::policy(&caller.tenant), &row)?.when(Test::Absent("closed".into())));
    }
    let reply = Reply::json(200, &serde_json::json!({ "version": version }));
    let decide = |book: &Book, by, at| book.activate(version, by, at);
    let messages = vec![Message::PolicyActivated(PolicyActivatedV1 {})];
    change(app, caller, request, &decide, (also, messages), reply).await
}

type Decide<'a> = &'a (dyn Fn(&Book, Actor, Timestamp) -> Decided + Send + Sync);

async fn change(
    app: &App,
    caller: &Caller,
    request: &impl KeyedForm,
    decide: Decide<'_>,
    (also, messages): (Vec<Write>, Vec<Message>),
    reply: Reply,
) -> Result<Reply, Fault> {
    let name = caller.name();
    let work = app.platform.work(&caller.tenant, Table::Tenants, request.once(&name));
    let plan = |book: &Book| -> Result<Plan<Book>, WorkError> {
        let decision = decide(book, caller.actor(), work.now)?;
        let (also, messages, reply) = (also.clone(), messages.clone(), reply.clone());
        Ok(Plan { next: Some(decision.next), history: decision.history, messages, also, reply })
    };
    let first: Option<Loaded<Book>> = aggregate::load(work.store, &address(caller)).await?;
    let done = match first {
        Some(_) => work.change(&address(caller), |loaded: &Loaded<Book>, _| plan(&loaded.state)).await?,
        None => work.create(&address(caller), plan(&Book::default())?).await?,
    };
    Ok(done.reply())
}
