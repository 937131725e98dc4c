//! Everything that a city has, written into a folder.

use std::collections::BTreeMap;
use std::path::Path;

use domain::Actor;
use domain::ids::TenantId;
use store::{Item, Key, Store as _, Table, Transaction, audit, holding};

use super::bundle::{self, FORMAT, MANIFEST, Manifest, TableFile, VERSION};
use super::{Failure, Place, Tell, doors, kinds};

/// The tables with traces of who read what: an export is a read of everything (STF-3).
const TRACED: [Table; 3] = [Table::Cases, Table::Mediations, Table::Access];

/// Writes the export. The doors are closed, and that is known.
///
/// It is read twice: what isn't the same both times still moves.
///
/// # Errors
/// When something is under way, or a row isn't known.
pub async fn export(place: &Place, city: &TenantId, folder: &Path, tell: Tell<'_>) -> Result<String, Failure> {
    if folder.exists() {
        return Err(Failure::Exists(folder.to_owned()));
    }
    if let Some(words) = place.under_way(city).await? {
        return Err(Failure::UnderWay(words));
    }
    traced(place, city).await?;
    let first = everything(place, city, tell).await?;
    let again = everything(place, city, &|_| {}).await?;
    if let Some(((table, _), _)) = first.iter().zip(&again).find(|(one, other)| one != other) {
        return Err(Failure::Moved(table.name()));
    }
    let unwritable = |error| Failure::Unwritable(folder.to_owned(), error);
    bundle::folder(folder).map_err(unwritable)?;
    let (mut files, mut rows) = (Vec::new(), 0);
    for (table, (count, text)) in &first {
        bundle::write(folder, &bundle::file_name(*table), text).map_err(unwritable)?;
        files.push(TableFile { table: table.name(), rows: *count, sha256: bundle::sha256(text) });
        rows += count;
    }
    let made_at = kit::Clock::now(&kit::SystemClock);
    let manifest = Manifest { format: FORMAT.to_owned(), version: VERSION, city: city.clone(), made_at, tables: files };
    let text = serde_json::to_string_pretty(&manifest).unwrap_or_default() + "\n";
    bundle::write(folder, MANIFEST, &text).map_err(unwritable)?;
    let sealed = first.get(&Table::Invitations).map_or(0, |(_, text)| text.matches("\"sealed\":").count());
    let keys = if sealed == 0 {
        String::new()
    } else {
        format!(
            "\n{sealed} sealed survey answers wait for others: they can only be opened with the survey keys that this place has."
        )
    };
    Ok(format!(
        "{rows} rows of {city} are in {}. Whoever has that folder has everything: keep it where nobody else can read it.{keys}\n\
         The doors stay closed. If the city stays here after all: concord open",
        folder.display()
    ))
}

/// Leaves a trace of the export on every side, before anything is read.
async fn traced(place: &Place, city: &TenantId) -> Result<(), Failure> {
    let ids = doors::ids();
    let now = kit::Clock::now(&kit::SystemClock);
    let trace = |table: Table| audit::trace(city, table, audit::EXPORT, Actor::System, now, ids.uuid());
    let writes = TRACED.into_iter().map(trace).collect::<Result<_, _>>()?;
    Ok(place.store.commit(Transaction { token: ids.uuid(), writes }).await?)
}

/// Every table's rows, as the text of its file.
async fn everything(place: &Place, city: &TenantId, tell: Tell<'_>) -> Result<BTreeMap<Table, (usize, String)>, Failure> {
    let kinds = kinds();
    let mut all = BTreeMap::new();
    for table in bundle::tables() {
        let mut rows: BTreeMap<Key, Item> = place.store.all_of(table, city).await?;
        if table == Table::Tenants {
            bundle::without_doors(&mut rows, city)?;
        }
        if rows.keys().any(|key| holding::find(&kinds, table, key).is_none()) {
            return Err(Failure::Unknown(table.name()));
        }
        rows.retain(|key, _| holding::find(&kinds, table, key).is_some_and(|kind| kind.moves));
        tell(&format!("{:<12} {:>6} rows", table.name(), rows.len()));
        all.insert(table, (rows.len(), bundle::lines(&rows)?));
    }
    Ok(all)
}
