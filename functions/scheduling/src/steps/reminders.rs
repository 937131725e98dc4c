//! Whether somebody wants reminders (REM-4).

use domain::ids::PersonId;
use domain::mediation::Command;
use edge::{Caller, Fault, KeyedForm};
use kit::Problem;
use store::{Reply, people};

use super::for_whom;
use crate::App;
use crate::access::Access;
use crate::mediation::{act, plainly};

/// Somebody wants no reminders, or wants them again: they say so themselves, or the program does for them.
///
/// # Errors
/// Why it wasn't done.
pub async fn set_reminders(
    app: &App,
    caller: &Caller,
    access: Access,
    request: &impl KeyedForm,
    (of, wanted): (Option<PersonId>, bool),
) -> Result<Reply, Fault> {
    let person = for_whom(access, of)?;
    let store = app.platform.store.as_ref();
    let row = people::load(store, &caller.tenant, person).await?.ok_or_else(Problem::not_found)?;
    let kept = people::remind(&caller.tenant, person, row, wanted)?;
    act(app, caller, access, request, None, (plainly(Command::SetReminders { person, wanted }), vec![kept])).await
}

/// Whether somebody gets reminders.
///
/// # Errors
/// When storage fails.
pub async fn wants_reminders(app: &App, caller: &Caller, person: PersonId) -> Result<bool, Fault> {
    let row = people::load(app.platform.store.as_ref(), &caller.tenant, person).await?;
    Ok(row.is_some_and(|row| !row.without_reminders))
}
