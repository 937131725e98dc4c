//! What somebody at the table does by their own link after the session: signs the agreement, says whether it held.

use domain::mediation::{Channel, Command};
use edge::{Caller, Fault, KeyedForm};
use kit::Problem;
use store::Reply;

use crate::App;
use crate::access::{Access, Standing};
use crate::deeds::{Holds, WhichText};
use crate::mediation::{act, plainly};

/// Somebody signs the agreement, today.
///
/// # Errors
/// Why it wasn't done.
pub async fn sign(
    app: &App,
    caller: &Caller,
    access: Access,
    request: &impl KeyedForm,
    which: &WhichText,
) -> Result<Reply, Fault> {
    let Standing::Participant(person) = access.standing else {
        return Err(Problem::not_found().into());
    };
    let on = app.platform.policy(&caller.tenant).await?.date(app.platform.now());
    let wish = plainly(Command::SignAgreement { text: which.text, people: vec![person], on });
    act(app, caller, access, request, None, (wish, Vec::new())).await
}

/// Somebody says whether what was agreed on held.
///
/// # Errors
/// Why it wasn't done.
pub async fn holds(app: &App, caller: &Caller, access: Access, request: &impl KeyedForm, holds: &Holds) -> Result<Reply, Fault> {
    let Standing::Participant(person) = access.standing else {
        return Err(Problem::not_found().into());
    };
    let wish = plainly(Command::AnswerFollowUp { person, held: holds.parse()?, channel: Channel::Link });
    act(app, caller, access, request, None, (wish, Vec::new())).await
}
