//! `/mediation`: the page of somebody at the table. The same page for both sides.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::Policy;
use domain::ids::PersonId;
use domain::mediation::{Mediation, Paper, Stage};
use edge::{Again, Caller, Fault, FormCommand, Reader};
use kit::Problem;
use pages::{Answers, Choice, Form, Page, Refusal, day_and_time};

use super::explanation::Explanation;
use super::hours::HoursForm;
use super::{Person, appointment};
use crate::App;
use crate::access::{Access, Standing};
use crate::deeds::{Answer, Holds, Objection, OwnHours, Starts, WhichText};
use crate::feed;
use crate::mediation::read;
use crate::own::{self, Offered, Own, OwnAgreement, Status};
use crate::roster;
use crate::steps;

#[derive(Template)]
#[template(path = "mediation.html")]
struct MediationPage {
    page: Page,
    form: Form,
    refusal: Refusal,
    key: String,
    reference: String,
    status: &'static str,
    offer: Option<OfferText>,
    days: Vec<Day>,
    session: Option<Answers>,
    mediators: Vec<Person>,
    may_object_until: String,
    call_wanted: bool,
    may_ask_for_call: bool,
    /// Whether their answer to the offer is awaited; questions stand beside it then.
    waits_for_answer: bool,
    /// Papers that they still sign, by name.
    papers: Vec<&'static str>,
    by: String,
    explanation: Explanation,
    may_withdraw: bool,
    hours: Option<HoursForm>,
    agreement: Option<OwnAgreement>,
    has_feed: bool,
    may_have_feed: bool,
    reminders: bool,
    follow_up_until: String,
    may_ask_for_another_time: bool,
    another_time_wanted: bool,
    moves_left: usize,
    is_booked: bool,
    zone: String,
    phone: String,
}

impl MediationPage {
    /// The first time has the id that the error summary leads to.
    fn id_of(&self, day: &usize, time: &usize) -> String {
        if (*day, *time) == (1, 1) { "starts".to_owned() } else { format!("starts-{day}-{time}") }
    }

    /// The dialog in which somebody objects to the how-manieth mediator.
    fn objection_id(&self, number: &usize) -> String {
        format!("object-{number}")
    }
}

/// An offer in words.
struct OfferText {
    until: String,
    language: &'static str,
    about: Answers,
    answer: &'static str,
}

/// The times of a day.
struct Day {
    label: String,
    times: Vec<Choice>,
}

fn offered(page: &Page, mediation: &Mediation, offer: Offered, policy: &Policy) -> OfferText {
    OfferText {
        until: page.moment_in_zone(&offer.ends_at, &policy.zone),
        language: page.language.code(),
        about: Answers::default()
            .fact(page.t("offer-incident-on"), page.day(&offer.incident_on))
            .fact(page.t("offer-category"), page.code("offer-about", mediation.category.code()))
            .fact_if(page.t("offer-place"), offer.place.map(|place| place.as_str().to_owned())),
        answer: offer.answer.map(domain::mediation::OfferAnswer::code).unwrap_or_default(),
    }
}

fn days(page: &Page, own: &Own, typed: &Form, policy: &Policy) -> Vec<Day> {
    let picked = own.picked.as_deref().unwrap_or_default();
    // Another form of the page may be the one that was sent.
    let picking = typed.has_field("starts") || typed.has_field("none") || !typed.error("starts").is_empty();
    let mut days: Vec<Day> = Vec::new();
    for slot in &own.slots {
        let (day, from) = day_and_time(page.language, slot.starts_at, &policy.zone);
        let (_, until) = day_and_time(page.language, slot.ends_at, &policy.zone);
        let value = slot.starts_at.to_string();
        let chosen = if picking { typed.has("starts", &value) } else { picked.contains(&slot.starts_at) };
        let time = Choice::new(value, format!("{from} – {until}"), chosen);
        match days.last_mut().filter(|last| last.label == day) {
            Some(last) => last.times.push(time),
            None => days.push(Day { label: day, times: vec![time] }),
        }
    }
    days
}

/// Papers that somebody still has to sign, once there is a time to bring them to.
fn papers(mediation: &Mediation, person: PersonId) -> Vec<&'static str> {
    if !matches!(mediation.stage, Stage::Booked { .. }) {
        return Vec::new();
    }
    let needed = mediation.papers_needed().into_iter();
    let open =
        needed.filter(|(who, paper)| *who == person && *paper != Paper::Disclosure && !mediation.has_signed(person, *paper));
    open.map(|(_, paper)| paper.code()).collect()
}

/// What the reader should do or expect, and until when.
fn by(page: &Page, offer: Option<&Offered>, policy: &Policy) -> String {
    match offer {
        Some(offer) if offer.answer.is_none() => {
            page.t1("offer-until", "when", &page.moment_in_zone(&offer.ends_at, &policy.zone))
        }
        Some(offer) => page.t1("offer-window-ends", "when", &page.moment_in_zone(&offer.ends_at, &policy.zone)),
        None => String::new(),
    }
}

/// `GET /mediation`.
pub async fn show(State(app): State<App>, caller: Caller, reader: Reader) -> Result<Response, Fault> {
    page(&app, &caller, &reader, &Again::default()).await
}

async fn page(app: &App, caller: &Caller, reader: &Reader, again: &Again) -> Result<Response, Fault> {
    let access = Access::participant(caller)?;
    let mediation = read(app, caller, access).await?.state;
    let Standing::Participant(person) = access.standing else {
        return Err(Problem::not_found().into());
    };
    let policy = app.platform.policy(&caller.tenant).await?;
    let own = own::view(&mediation, person, &policy, app.platform.now());
    let page = reader.at("/mediation").page("mediation-title").of_kind(mediation.kind).with_errors(again.is_refused());
    let form = again.form(&page);
    let mut mediators = Vec::new();
    for mediator in &own.mediators {
        let label = roster::name(app.platform.store.as_ref(), &caller.tenant, *mediator).await?;
        mediators.push(Person { id: mediator.to_string(), label });
    }
    let rendered = MediationPage {
        refusal: again.refusal(&page, &[]),
        key: app.platform.ids.uuid().to_string(),
        reference: mediation.reference.to_string(),
        status: own.status.code(),
        by: by(&page, own.offer.as_ref(), &policy),
        days: days(&page, &own, &form, &policy),
        session: own.session.as_ref().map(|session| appointment(&page, session, &policy)),
        explanation: Explanation::of(&page, &mediation, &policy, app.platform.now()),
        mediators,
        may_object_until: own.may_object_until.map(|until| page.moment_in_zone(&until, &policy.zone)).unwrap_or_default(),
        call_wanted: own.call_wanted,
        waits_for_answer: own.offer.as_ref().is_some_and(|offer| offer.answer.is_none()),
        papers: papers(&mediation, person),
        may_ask_for_call: own.may_ask_for_call,
        may_withdraw: own.may_withdraw,
        hours: own.may_give_hours.then(|| HoursForm::of(&page, &own.hours.clone().unwrap_or_default(), &form)),
        follow_up_until: own.follow_up_until.map(|until| page.moment_in_zone(&until, &policy.zone)).unwrap_or_default(),
        agreement: own.agreement,
        has_feed: feed::has(app, &caller.tenant, person).await?,
        reminders: steps::wants_reminders(app, caller, person).await?,
        may_have_feed: own.status != Status::Left && !mediation.stage.is_over(),
        may_ask_for_another_time: own.may_ask_for_another_time,
        another_time_wanted: own.another_time_wanted,
        moves_left: usize::try_from(policy.sessions.reschedules.saturating_sub(mediation.moves)).unwrap_or_default(),
        is_booked: own.session.is_some(),
        offer: own.offer.map(|offer| offered(&page, &mediation, offer, &policy)),
        zone: page.t2("pick-zone", ("city", &policy.city), ("zone", &page.zone(&policy.zone))),
        phone: policy.phone.clone(),
        form,
        page,
    };
    again.answer(rendered.render())
}

/// `POST /mediation/{deed}`: answer, pick, withdraw. What can't be done leaves the page with what was marked.
pub async fn act(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    Path(deed): Path<String>,
    form: FormCommand,
) -> Result<Response, Fault> {
    match perform(&app, &caller, &reader, &deed, &form).await {
        Ok(Done::GoesOn) => Ok(Redirect::to("/mediation").into_response()),
        Ok(Done::Shows(page)) => Ok(page),
        Err(fault) => page(&app, &caller, &reader, &Again::after(fault, &form.fields)?).await,
    }
}

/// What is seen next.
enum Done {
    GoesOn,
    Shows(Response),
}

async fn perform(app: &App, caller: &Caller, reader: &Reader, deed: &str, form: &FormCommand) -> Result<Done, Fault> {
    let access = Access::participant(caller)?;
    match deed {
        "answer" => {
            let text = |name| form.fields.text(name).to_owned();
            let answer = Answer { answer: text("answer"), text_version: text("text_version"), language: text("language") };
            steps::answer(app, caller, access, form, &answer).await?;
        }
        "picks" => {
            let chosen = form.fields.all("starts");
            let none = form.fields.text("none") == "yes";
            if none != chosen.is_empty() {
                let code = if none { "none-or-some" } else { "required" };
                return Err(Problem::invalid(vec![("starts", code)]).into());
            }
            let starts = Starts { starts: chosen.into_iter().map(str::to_owned).collect() };
            steps::pick(app, caller, access, form, &starts).await?;
        }
        "hours" => {
            let (weekly, exceptions) = HoursForm::typed(&form.fields);
            steps::give_hours(app, caller, access, form, &OwnHours { weekly, exceptions }).await?;
        }
        "another-time" => {
            steps::ask_for_another_time(app, caller, access, form, None, None).await?;
        }
        "signature" => {
            let text = form.fields.text("text").parse().unwrap_or_default();
            steps::sign(app, caller, access, form, &WhichText { text }).await?;
        }
        "follow-up" => {
            let holds = Holds { held: form.fields.text("held").to_owned() };
            steps::holds(app, caller, access, form, &holds).await?;
        }
        "calendar-link" => {
            let address = feed::make(app, caller, access, form).await?;
            return Ok(Done::Shows(super::feed::shown(reader, "/mediation", address)?));
        }
        "calendar-link-stop" => {
            feed::stop(app, caller, access, form).await?;
        }
        "reminders" => {
            let wanted = form.fields.text("wanted") == "yes";
            steps::set_reminders(app, caller, access, form, (None, wanted)).await?;
        }
        "call" => {
            steps::ask_for_call(app, caller, access, form).await?;
        }
        "objection" => {
            let objection = Objection { mediator: form.fields.text("mediator").to_owned() };
            steps::object(app, caller, access, form, &objection).await?;
        }
        "withdrawal" => {
            steps::withdraw(app, caller, access, form).await?;
        }
        _ => return Err(Problem::not_found().into()),
    }
    Ok(Done::GoesOn)
}
