//! `/mediation`: the page of somebody at the table. The same page for both sides.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::Policy;
use domain::mediation::Mediation;
use edge::{Caller, Fault, FormCommand, Reader};
use kit::Problem;
use pages::{Choice, FormError, Page, day_and_time, form_errors};

use super::{Appointment, appointment};
use crate::App;
use crate::access::{Access, Standing};
use crate::deeds::{Answer, Starts};
use crate::mediation::read;
use crate::own::{self, Offered, Own};
use crate::steps;

#[derive(Template)]
#[template(path = "mediation.html")]
struct MediationPage {
    page: Page,
    errors: Vec<FormError>,
    key: String,
    reference: String,
    status: &'static str,
    offer: Option<OfferText>,
    days: Vec<Day>,
    session: Option<Appointment>,
    may_withdraw: bool,
    city: String,
    phone: String,
}

/// An offer in words.
struct OfferText {
    until: String,
    incident_on: String,
    category: String,
    place: String,
    version: String,
    answer: &'static str,
}

/// The times of a day.
struct Day {
    label: String,
    times: Vec<Choice>,
}

fn offered(page: &Page, mediation: &Mediation, offer: Offered, policy: &Policy) -> OfferText {
    OfferText {
        until: page.moment(&offer.ends_at, &policy.zone),
        incident_on: page.day(&offer.incident_on),
        category: page.code("category", mediation.category.code()),
        place: offer.place.map(|place| place.as_str().to_owned()).unwrap_or_default(),
        version: offer.text_version,
        answer: offer.answer.map(domain::mediation::OfferAnswer::code).unwrap_or_default(),
    }
}

fn days(page: &Page, own: &Own, policy: &Policy) -> Vec<Day> {
    let picked = own.picked.as_deref().unwrap_or_default();
    let mut days: Vec<Day> = Vec::new();
    for slot in &own.slots {
        let (day, from) = day_and_time(page.language, slot.starts_at, &policy.zone);
        let (_, until) = day_and_time(page.language, slot.ends_at, &policy.zone);
        let time = Choice {
            value: slot.starts_at.to_string(),
            label: format!("{from} – {until}"),
            chosen: picked.contains(&slot.starts_at),
        };
        match days.last_mut().filter(|last| last.label == day) {
            Some(last) => last.times.push(time),
            None => days.push(Day { label: day, times: vec![time] }),
        }
    }
    days
}

/// `GET /mediation`.
pub async fn show(State(app): State<App>, caller: Caller, reader: Reader) -> Result<Response, Fault> {
    page(&app, &caller, &reader, &[]).await
}

async fn page(app: &App, caller: &Caller, reader: &Reader, problems: &[(&'static str, &'static str)]) -> Result<Response, Fault> {
    let access = Access::participant(caller)?;
    let mediation = read(app, caller, access).await?.state;
    let Standing::Participant(person) = access.standing else {
        return Err(Problem::not_found().into());
    };
    let policy = app.platform.policy(&caller.tenant).await?;
    let own = own::view(&mediation, person, app.platform.now());
    let page = Page::new(reader.language, "/mediation", "mediation-title");
    let rendered = MediationPage {
        errors: form_errors(&page, problems),
        key: app.platform.ids.uuid().to_string(),
        reference: mediation.reference.to_string(),
        status: own.status.code(),
        days: days(&page, &own, &policy),
        session: own.session.as_ref().map(|session| appointment(&page, session, &policy)),
        may_withdraw: own.may_withdraw,
        offer: own.offer.map(|offer| offered(&page, &mediation, offer, &policy)),
        city: policy.city.clone(),
        phone: policy.phone.clone(),
        page,
    };
    Ok(edge::page(rendered.render().map_err(|_| Problem::unavailable())?))
}

/// `POST /mediation/{deed}`: answer, pick, withdraw.
pub async fn act(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    Path(deed): Path<String>,
    form: FormCommand,
) -> Result<Response, Fault> {
    let access = Access::participant(&caller)?;
    match deed.as_str() {
        "answer" => {
            let answer = Answer { answer: form.fields.text("answer").to_owned() };
            steps::answer(&app, &caller, access, &form, &answer).await?
        }
        "picks" => {
            let chosen = form.fields.all("starts");
            let none = form.fields.text("none") == "yes";
            if none != chosen.is_empty() {
                let code = if none { "none-or-some" } else { "required" };
                return page(&app, &caller, &reader, &[("starts", code)]).await;
            }
            let starts = Starts { starts: chosen.into_iter().map(str::to_owned).collect() };
            steps::pick(&app, &caller, access, &form, &starts).await?
        }
        "withdrawal" => steps::withdraw(&app, &caller, access, &form).await?,
        _ => return Err(Problem::not_found().into()),
    };
    Ok(Redirect::to("/mediation").into_response())
}
