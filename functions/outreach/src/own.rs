//! What whoever asked does by their link: change it, call it off, say how it was (OUTR-7).

use domain::ids::{EngagementId, PersonId};
use domain::notice::Purpose;
use domain::outreach::{AskForm, Asked, Command, Engagement};
use domain::text::Remark;
use domain::{Problems, Refusal};
use edge::{Caller, Fault, KeyedForm};
use kit::Problem;
use store::people::{self, PersonRow};
use store::{Reply, Table, Write};

use crate::App;
use crate::access::Standing;
use crate::engagement::{FeedbackRow, File, With, act, address, whole};
use crate::roster;

/// Whose link it is, and about what.
///
/// # Errors
/// 401 for nobody, 404 for everybody else.
pub fn theirs(caller: &Caller) -> Result<(EngagementId, PersonId), Problem> {
    let (person, about) = caller.party(Purpose::Request)?;
    Ok((EngagementId::new(about), person))
}

/// Reads one's own request.
///
/// # Errors
/// Not found for everybody else.
pub async fn read(app: &App, caller: &Caller) -> Result<File, Fault> {
    let (id, person) = theirs(caller)?;
    let file = whole(app, &caller.tenant, id).await?;
    if file.engagement.state.requester == person { Ok(file) } else { Err(Problem::not_found().into()) }
}

/// How whoever asked is reached.
///
/// # Errors
/// When storage fails.
pub async fn contact(app: &App, caller: &Caller, engagement: &Engagement) -> Result<Option<PersonRow>, Fault> {
    Ok(people::load(app.platform.store.as_ref(), &caller.tenant, engagement.requester).await?)
}

/// Asks for something else. How they are reached stays as it is: whoever found a link could otherwise lead all mail to themselves.
///
/// # Errors
/// The fields that can't be accepted; that it isn't possible any more.
pub async fn amend(
    app: &App,
    caller: &Caller,
    request: &impl KeyedForm,
    form: &AskForm,
    seen: Option<u64>,
) -> Result<Reply, Fault> {
    let (id, person) = theirs(caller)?;
    let row = people::load(app.platform.store.as_ref(), &caller.tenant, person).await?.ok_or_else(Problem::not_found)?;
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let form = AskForm {
        name: text(row.name.as_ref().map(|name| name.as_str())),
        email: text(row.email.as_ref().map(|email| email.as_str())),
        phone: text(row.phone.as_ref().map(|phone| phone.as_str())),
        ..form.clone()
    };
    let policy = app.platform.policy(&caller.tenant).await?;
    let Asked { ask, details, .. } = Asked::parse(&form, &policy)?;
    let (area, specialist) = roster::routed(app, &caller.tenant, &ask, &policy).await?;
    let details = Write::put(Table::Outreach, &address(&caller.tenant, id).key.beside("DETAILS"), &details)?;
    let wish = move |_: &Engagement| -> Result<Command, Refusal> {
        Ok(Command::Amend { ask: ask.clone(), area: area.clone(), specialist })
    };
    let with = With { seen, also: vec![details], ..With::default() };
    act(app, caller, (id, Standing::Requester(person)), request, &wish, with).await
}

/// Calls it off.
///
/// # Errors
/// That it isn't possible any more.
pub async fn cancel(app: &App, caller: &Caller, request: &impl KeyedForm, seen: Option<u64>) -> Result<Reply, Fault> {
    let (id, person) = theirs(caller)?;
    let wish = |_: &Engagement| Ok(Command::Cancel);
    act(app, caller, (id, Standing::Requester(person)), request, &wish, With { seen, ..With::default() }).await
}

/// Says how it was: from 1 to 5, and whatever else they want to say.
///
/// # Errors
/// The fields that can't be accepted; that it didn't take place, or that they have said it.
pub async fn rate(app: &App, caller: &Caller, request: &impl KeyedForm, (rating, remark): (&str, &str)) -> Result<Reply, Fault> {
    let (id, person) = theirs(caller)?;
    let mut problems = Problems::default();
    let scale = |text: &str| text.parse::<u8>().ok().filter(|rating| (1..=5).contains(rating)).ok_or("not-a-choice");
    let rating = problems.keep("rating", if rating.trim().is_empty() { Err("required") } else { scale(rating.trim()) });
    let remark = match remark.trim() {
        "" => Some(None),
        text => problems.keep("remark", Remark::parse(text).map(Some)),
    };
    let (Some(rating), Some(remark)) = (rating, remark) else { return Err(problems.into()) };
    let key = address(&caller.tenant, id).key.beside("FEEDBACK");
    let also = remark.map(|text| Write::put(Table::Outreach, &key, &FeedbackRow { text })).transpose()?;
    let wish = move |_: &Engagement| Ok(Command::Rate(rating));
    let with = With { also: also.into_iter().collect(), ..With::default() };
    act(app, caller, (id, Standing::Requester(person)), request, &wish, with).await
}
