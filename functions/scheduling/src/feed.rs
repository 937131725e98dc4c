//! A personal calendar feed: one person's appointments under a secret address, which they make, make anew and stop. Who has the address
//! sees when and where, and a neutral title (SCH-7, REM-5). Of the secret only its digest is kept, so it is shown once.

use domain::ids::{PersonId, TenantId};
use domain::mediation::Mediation;
use edge::{Caller, Fault, KeyedForm};
use kit::Problem;
use pages::{Words, calendar};
use serde::{Deserialize, Serialize};
use store::{Done, Key, Loaded, Reply, Store, StoreError, Table, Test, Write, aggregate, people, port, rows};

use crate::App;
use crate::access::{Access, Standing};
use crate::booked;
use crate::mediation::address;

/// Whose feed it is.
#[derive(Serialize, Deserialize)]
pub struct FeedRow {
    person: PersonId,
}

/// Which feed somebody has.
#[derive(Serialize, Deserialize)]
pub struct OwnRow {
    digest: String,
}

fn feed_key(tenant: &TenantId, digest: &str) -> Key {
    Key::new(tenant, &format!("FEED#{digest}"), "FEED")
}

fn own_key(tenant: &TenantId, person: PersonId) -> Key {
    Key::new(tenant, &format!("FEED-OF#{person}"), "FEED")
}

async fn own(store: &dyn Store, tenant: &TenantId, person: PersonId) -> Result<Option<OwnRow>, StoreError> {
    store.get(Table::Mediations, &own_key(tenant, person)).await?.map(port::row).transpose()
}

/// Whether somebody has one.
///
/// # Errors
/// When storage fails.
pub async fn has(app: &App, tenant: &TenantId, person: PersonId) -> Result<bool, StoreError> {
    Ok(own(app.platform.store.as_ref(), tenant, person).await?.is_some())
}

/// Somebody at the table, or a mediator of it.
async fn somebody(app: &App, caller: &Caller, access: Access) -> Result<PersonId, Fault> {
    let store = app.platform.store.as_ref();
    let there: Option<Loaded<Mediation>> = aggregate::load(store, &address(&caller.tenant, access.id)).await?;
    let theirs = there.is_some_and(|loaded| access.standing.holds(&loaded.state));
    match access.standing {
        Standing::Participant(person) | Standing::Mediator(person) if theirs => Ok(person),
        _ => Err(Problem::not_found().into()),
    }
}

/// Makes an address, in the place of the one before. Nothing when the same request made it already: it is shown once.
///
/// # Errors
/// Not theirs; that storage fails.
pub async fn make(app: &App, caller: &Caller, access: Access, request: &impl KeyedForm) -> Result<Option<String>, Fault> {
    let (person, tenant) = (somebody(app, caller, access).await?, &caller.tenant);
    let token = app.platform.ids.token();
    let digest = rows::digest(&[token.as_bytes()]);
    let before = own(app.platform.store.as_ref(), tenant, person).await?;
    let test = before.as_ref().map_or_else(Test::no_item, |row| Test::text("digest", &row.digest));
    let mut writes = vec![
        Write::put(Table::Mediations, &feed_key(tenant, &digest), &FeedRow { person })?,
        Write::put(Table::Mediations, &own_key(tenant, person), &OwnRow { digest })?.when(test),
    ];
    writes.extend(before.map(|row| Write::delete(Table::Mediations, feed_key(tenant, &row.digest))));
    let name = caller.name();
    let work = app.platform.work(tenant, Table::Mediations, request.once(&name));
    let made = work.write(writes, Vec::new(), Reply::json(200, &serde_json::json!({}))).await?;
    Ok(matches!(made, Done::Now(_)).then(|| format!("{}/calendar/{token}.ics", app.settings.public_url)))
}

/// Stops the address that somebody has, if they have one.
///
/// # Errors
/// Not theirs; that storage fails.
pub async fn stop(app: &App, caller: &Caller, access: Access, request: &impl KeyedForm) -> Result<Reply, Fault> {
    let (person, tenant) = (somebody(app, caller, access).await?, &caller.tenant);
    let there = own(app.platform.store.as_ref(), tenant, person).await?;
    let writes = there.map(|row| {
        let theirs = Write::delete(Table::Mediations, own_key(tenant, person)).when(Test::text("digest", &row.digest));
        vec![Write::delete(Table::Mediations, feed_key(tenant, &row.digest)), theirs]
    });
    let name = caller.name();
    let work = app.platform.work(tenant, Table::Mediations, request.once(&name));
    Ok(work.write(writes.unwrap_or_default(), Vec::new(), Reply::json(200, &serde_json::json!({}))).await?.reply())
}

/// What takes away the address that somebody has.
///
/// # Errors
/// When storage fails.
pub async fn forgotten(store: &dyn Store, tenant: &TenantId, person: PersonId) -> Result<Vec<Write>, StoreError> {
    let there = own(store, tenant, person).await?;
    let keys = there.map(|row| [feed_key(tenant, &row.digest), own_key(tenant, person)]);
    Ok(keys.into_iter().flatten().map(|key| Write::delete(Table::Mediations, key)).collect())
}

/// The calendar behind an address; nothing where there is none, or whoever made it isn't known any more.
///
/// # Errors
/// When storage fails.
pub async fn file(app: &App, tenant: &TenantId, token: &str) -> Result<Option<String>, Fault> {
    let store = app.platform.store.as_ref();
    let key = feed_key(tenant, &rows::digest(&[token.as_bytes()]));
    let Some(row) = store.get(Table::Mediations, &key).await?.map(port::row::<FeedRow>).transpose()? else {
        return Ok(None);
    };
    let Some(person) = people::load(store, tenant, row.person).await? else {
        return Ok(None);
    };
    let (policy, words) = (app.platform.policy(tenant).await?, Words::of(person.language));
    let theirs = booked::all(store, tenant).await?.into_iter().filter(|booked| booked.people.contains(&row.person));
    let events = theirs.map(|one| calendar::event(one.mediation, &one.appointment, (words, &policy), app.platform.now()));
    Ok(Some(calendar::file(None, events)))
}
