//! `/community/requests/{id}`: a request in one glance, and what may be done about it, each with what follows from it.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::calendar::Resource;
use domain::outreach::{DenialReason, Need, Special, Stage};
use domain::text::Comment;
use edge::{Again, Caller, Fault, FormCommand, Reader, StaffRole};
use kit::Problem;
use pages::{Answers, Choice, Form, Page, Refusal, Timeline, choices};

use super::own::facts;
use crate::api::{self, DenialBody};
use crate::engagement::{File, read};
use crate::listed::outstanding;
use crate::words::{InWords, on};
use crate::{App, busy, own, roster};

/// What staff write here.
const WRITTEN: &[(&str, &str)] = &[("note", "request-note"), ("headcount", "request-headcount")];

#[derive(Template)]
#[template(path = "request.html")]
struct RequestPage {
    page: Page,
    form: Form,
    refusal: Refusal,
    id: String,
    reference: String,
    done: String,
    stage: &'static str,
    when: String,
    facts: Answers,
    contact: Answers,
    verdict: InWords,
    /// What is taken then, in words.
    taken: Vec<String>,
    /// What is on in the city then, while nobody has decided what of it.
    on_event: String,
    outstanding: Vec<(&'static str, String)>,
    granted: Vec<String>,
    /// What came of it.
    outcome: Answers,
    people: Vec<Choice>,
    presenters: Vec<Choice>,
    reasons: Vec<Choice>,
    timeline: Timeline,
    unit: bool,
    supervisor: bool,
    is_over: bool,
    has_begun: bool,
    has_ended: bool,
    about_mediation: bool,
    most: usize,
    key: String,
}

impl RequestPage {
    fn may_decide(&self) -> bool {
        self.unit && self.stage == "filed"
    }

    fn may_hand_over(&self) -> bool {
        self.unit && (self.stage == "filed" || (self.stage == "approved" && !self.has_begun))
    }

    fn may_call_off(&self) -> bool {
        self.unit && (["filed", "denied"].contains(&self.stage) || (self.stage == "approved" && !self.has_begun))
    }

    fn may_complete(&self) -> bool {
        self.unit && self.stage == "approved" && self.has_ended
    }
}

/// Everybody who presents, by name, and who and what is taken at the time of a request.
struct Around {
    people: Vec<(domain::ids::PersonId, String)>,
    taken: Vec<Resource>,
}

async fn around(app: &App, caller: &Caller, file: &File) -> Result<Around, Fault> {
    let (store, ask) = (app.platform.store.as_ref(), &file.engagement.state.ask);
    let mut people = Vec::new();
    for one in roster::specialists(store, &caller.tenant).await? {
        people.push((one.person, roster::name(store, &caller.tenant, one.person).await?));
    }
    let resources: Vec<Resource> = people
        .iter()
        .map(|(person, _)| Resource::Person(*person))
        .chain(ask.specials.iter().map(|special| Resource::Special(*special)))
        .collect();
    let taken = match file.engagement.state.stage {
        Stage::Filed => busy::taken(store, &caller.tenant, &resources, (ask.starts_at, ask.ends_at())).await?,
        _ => [].into(),
    };
    Ok(Around { people, taken: taken.into_iter().collect() })
}

fn outcome(page: &Page, file: &File) -> Answers {
    let answers = Answers::default();
    match file.engagement.state.stage {
        Stage::Completed { headcount, rating } => answers
            .fact(page.t("request-headcount"), page.number(&(headcount as usize)))
            .fact_if(page.t("community-rating"), rating.map(|rating| page.code("rating", &rating.to_string())))
            .fact_if(page.t("community-remark"), file.feedback.as_ref().map(|text| text.as_str().to_owned())),
        Stage::Denied { reason } => answers
            .fact(page.t("request-reason"), page.code("denial", reason.code()))
            .fact_if(page.t("request-note"), file.note.as_ref().map(|note| note.as_str().to_owned())),
        _ => answers,
    }
}

async fn page(app: &App, caller: &Caller, reader: &Reader, id: &str, again: &Again) -> Result<Response, Fault> {
    let file = read(app, caller, id).await?;
    let Around { people, taken } = around(app, caller, &file).await?;
    let contact = own::contact(app, caller, &file.engagement.state).await?;
    let (policy, now) = (app.platform.policy(&caller.tenant).await?, app.platform.now());
    let engagement = &file.engagement.state;
    let page = reader
        .at(&format!("/community/requests/{id}"))
        .staff_page("request-title")
        .about(engagement.reference.as_str())
        .with_errors(again.is_refused());
    let form = again.form(&page);
    let named = |person: &str| people.iter().find(|(one, _)| one.to_string() == person).map(|(_, name)| name.clone());
    let is_taken = |resource: Resource| taken.contains(&resource);
    let label = |person, name: &str| match is_taken(Resource::Person(person)) {
        true => page.t1("request-taken-then", "who", name),
        false => name.to_owned(),
    };
    let choice = |field: &'static str, own: bool| {
        let some = people.iter().filter(move |(person, _)| own || engagement.specialist != Some(*person));
        let choice = |(person, name): &(domain::ids::PersonId, String)| {
            let chosen = form.has(field, &person.to_string()) || (own && engagement.specialist == Some(*person));
            Choice::new(person.to_string(), label(*person, name), chosen)
        };
        some.map(choice).collect::<Vec<_>>()
    };
    let specials = Special::ALL.iter().filter(|special| is_taken(Resource::Special(**special)));
    let whose = engagement.specialist.and_then(|person| named(&person.to_string())).unwrap_or_else(|| page.t("request-nobody"));
    let presenting: Vec<String> = engagement.presenters.iter().filter_map(|person| named(&person.to_string())).collect();
    let area = engagement.area.as_deref().and_then(|code| policy.outreach.area(code)).map(|area| area.name.clone());
    let row = contact.map(api::ContactBody::from);
    let reasons: Vec<&str> = DenialReason::ALL.iter().map(|reason| reason.code()).collect();
    let just_done = file.history.last().filter(|entry| reader.has_just_done() && entry.by == caller.actor());
    let rendered = RequestPage {
        refusal: again.refusal(&page, WRITTEN),
        reference: engagement.reference.to_string(),
        done: just_done.map(|entry| page.code("history", &entry.what)).unwrap_or_default(),
        stage: engagement.stage.name().code(),
        when: page.moment_in_zone(&engagement.ask.starts_at, &policy.zone),
        facts: facts(&page, &file, &policy)
            .fact_if(page.t("request-area"), area)
            .fact(page.t("request-specialist"), whose)
            .fact_if(page.t("request-presenters"), (!presenting.is_empty()).then(|| presenting.join("\n"))),
        contact: row.map_or_else(Answers::default, |row| {
            let known = |text: String| (!text.is_empty()).then_some(text);
            Answers::default()
                .fact_if(page.t("specialist-name"), known(row.name))
                .fact_if(page.t("specialist-email"), known(row.email))
                .fact_if(page.t("ask-phone"), known(row.phone))
        }),
        verdict: InWords::of(&page, &engagement.ask, &policy, now),
        taken: specials.map(|special| page.t1("request-taken-then", "who", &page.code("special", special.code()))).collect(),
        on_event: engagement.on_event.as_ref().filter(|on| !on.stays).map(|found| on(&page, &found.event)).unwrap_or_default(),
        outstanding: outstanding(engagement, &policy, now).into_iter().map(|need| part(&page, need)).collect(),
        granted: engagement.granted.iter().map(|need| page.code("need", need.code())).collect(),
        outcome: outcome(&page, &file),
        people: choice("specialist", true),
        presenters: choice("presenters", false),
        reasons: choices(&page, "denial", &reasons, form.value("reason")),
        timeline: Timeline::of(&page, &policy.zone, &named, file.history.clone()),
        unit: caller.is(StaffRole::Outreach),
        supervisor: caller.is(StaffRole::Supervisor),
        is_over: engagement.stage.is_over(),
        has_begun: engagement.ask.starts_at <= now,
        has_ended: engagement.ask.ends_at() <= now,
        about_mediation: engagement.ask.kind.is_about_mediation(),
        most: Comment::MOST,
        key: app.platform.ids.uuid().to_string(),
        id: id.to_owned(),
        form,
        page,
    };
    again.answer(rendered.render())
}

fn part(page: &Page, need: Need) -> (&'static str, String) {
    (need.code(), page.code("need", need.code()))
}

/// `GET /community/requests/{id}`.
pub async fn show(State(app): State<App>, caller: Caller, reader: Reader, Path(id): Path<String>) -> Result<Response, Fault> {
    page(&app, &caller, &reader, &id, &Again::default()).await
}

/// `POST /community/requests/{id}/{deed}`: the page's forms. What can't be done leaves the page with what was typed.
pub async fn act(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    Path((id, what)): Path<(String, String)>,
    form: FormCommand,
) -> Result<Response, Fault> {
    match perform(&app, &caller, &id, &what, &form).await {
        Ok(()) => Ok(edge::done(&format!("/community/requests/{id}"))),
        Err(fault) => page(&app, &caller, &reader, &id, &Again::after(fault, &form.fields)?).await,
    }
}

async fn perform(app: &App, caller: &Caller, id: &str, what: &str, form: &FormCommand) -> Result<(), Fault> {
    let fields = &form.fields;
    let text = |name: &str| fields.text(name).trim().to_owned();
    let presenters: Vec<String> = fields.all("presenters").into_iter().map(str::to_owned).collect();
    let done = match what {
        "approval" => api::approve(app, caller, id, (form, None), &presenters).await,
        "denial" => {
            let body = DenialBody { reason: text("reason"), note: text("note") };
            api::deny(app, caller, id, (form, None), &body).await
        }
        "grants" => api::grant(app, caller, id, (form, None), &text("part")).await,
        "hand-over" => api::hand_over(app, caller, id, (form, None), &text("specialist")).await,
        "cancellation" => api::call_off(app, caller, id, (form, None)).await,
        "completion" => {
            // What isn't a number is out of every range.
            let counted = (!text("headcount").is_empty()).then(|| text("headcount").parse().unwrap_or(u32::MAX));
            api::complete(app, caller, id, (form, None), counted).await
        }
        "confirmation" => api::keep(app, caller, id, (form, None)).await,
        _ => Err(Problem::not_found().into()),
    };
    done.map(|_| ())
}
