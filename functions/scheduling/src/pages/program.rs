//! `/mediations/{id}`: a mediation's page for the program, with only the actions that its stage allows.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use domain::ids::PersonId;
use domain::mediation::{Command, Mediation, Stage};
use domain::{Entry, Policy};
use edge::{Again, Caller, Fault, FormCommand, Reader};
use jiff::Timestamp;
use kit::Problem;
use pages::{Answers, Form, Page, Refusal, Tabs, Tasks, Timeline};
use store::aggregate;

use super::agreement::{self, AgreementForm, FollowUpView, everybody};
use super::assignment::{attendees, to_prepare};
use super::file::{Proposed, Times, facts, mediators, people_at_the_table, proposed, times, waits_for_times};
use super::papers::PapersForm;
use super::person::{Joining, companion};
use super::{OutcomeForm, Person, ToPrepare, conclusion, labelled, preparation, preparing};
use crate::App;
use crate::access::Access;
use crate::api::reachable;
use crate::deeds::{Ask, Offers, Starts, TakenBack};
use crate::mediation::{self, address, plainly, read};
use crate::steps;

/// What the program writes on this page.
const WRITTEN: &[(&str, &str)] = &[
    ("place", "do-offer-place"),
    ("minutes", "prepare-minutes"),
    ("name", "do-join-name"),
    ("email", "do-join-email"),
    ("terms", "agreement-terms"),
];

#[derive(Template)]
#[template(path = "program.html")]
struct ProgramPage {
    page: Page,
    form: Form,
    refusal: Refusal,
    key: String,
    to: String,
    tabs: Tabs,
    facts: Answers,
    mediation: Mediation,
    version: u64,
    /// What was just done; empty where nothing was.
    done: String,
    timeline: Timeline,
    policy: Arc<Policy>,
    people: Tasks,
    named: Vec<Person>,
    mediators: Vec<Person>,
    proposed: Proposed,
    times: Times,
    zone: String,
    to_prepare: Vec<ToPrepare>,
    outcome: Option<OutcomeForm>,
    papers: Option<PapersForm>,
    agreement: Option<AgreementForm>,
    follow_up: Option<FollowUpView>,
    joining: Joining,
    now: Timestamp,
}

impl ProgramPage {
    fn may_offer(&self) -> bool {
        self.mediation.stage == Stage::Admitted
    }

    fn may_ask(&self) -> bool {
        self.mediation.stage == Stage::Consented
    }

    /// Whether times are to be offered: for a first session, or because somebody can't come to the one that is booked.
    fn may_offer_times(&self) -> bool {
        waits_for_times(&self.mediation, self.now)
    }

    /// Whether times are on offer already, and these would replace them.
    fn replaces_times(&self) -> bool {
        !self.mediation.slots_on_offer().is_empty()
    }

    /// What is on in the city on the day of the booked session.
    fn event_that_day(&self) -> String {
        let session = mediation::session(&self.mediation);
        let day = session.map(|session| self.policy.date(session.slot.starts_at));
        let search = self.mediation.search(&self.policy, self.now);
        day.and_then(|day| search.blackout(day)).unwrap_or_default().to_owned()
    }

    /// Whether the program can say that the booked session stays.
    fn may_keep(&self) -> bool {
        matches!(&self.mediation.stage, Stage::Booked { moving, .. } if moving.is_to_be_decided()) && self.may_offer_times()
    }

    /// Those who can't come to the booked session.
    fn want_another_time(&self) -> Vec<String> {
        let Stage::Booked { moving, .. } = &self.mediation.stage else {
            return Vec::new();
        };
        let known = |person: &PersonId| {
            let mediator = self.mediators.iter().find(|one| one.id == person.to_string()).map(|one| one.label.clone());
            mediator.or_else(|| self.named.iter().find(|one| one.id == person.to_string()).map(|one| one.label.clone()))
        };
        moving.wanted.iter().filter_map(known).collect()
    }

    /// Whether somebody may still come with a participant.
    fn may_join(&self) -> bool {
        !self.mediation.stage.is_over() && !matches!(self.mediation.stage, Stage::Booked { .. })
    }

    fn may_stop(&self) -> bool {
        let open = !self.mediation.stage.is_over() && !self.mediation.has_begun(self.now);
        open && !matches!(self.mediation.stage, Stage::Offering { stopped: true, .. })
    }

    /// Mediators whose answer is waited for.
    fn to_take_back(&self) -> Vec<&Person> {
        let Stage::Assigning { asked } = &self.mediation.stage else {
            return Vec::new();
        };
        let silent = |person: &&Person| asked.iter().any(|one| !one.clear && one.mediator.to_string() == person.id);
        self.mediators.iter().filter(silent).collect()
    }

    /// The dialog in which the how-manieth assignment is taken back.
    fn take_back_id(&self, number: &usize) -> String {
        format!("take-back-{number}")
    }

    /// Until when times can't be offered, because the sides may still object to a mediator.
    fn objections_until(&self) -> String {
        let team = self.mediation.stage.team().filter(|team| self.now < team.objections_until);
        team.map(|team| self.page.moment(&team.objections_until, &self.policy.zone)).unwrap_or_default()
    }

    const fn may_close(&self) -> bool {
        matches!(self.mediation.stage, Stage::Concluded { surveys_sent: true, .. })
    }

    const fn waits_for_surveys(&self) -> bool {
        matches!(self.mediation.stage, Stage::Concluded { surveys_sent: false, .. })
    }

    fn waiting(&self) -> String {
        self.page.waiting_for(self.mediation.waiting_on())
    }

    /// Until when the parties may answer, or somebody must be in contact, as the status says it.
    fn window(&self) -> String {
        match &self.mediation.stage {
            Stage::Offering { ends_at, .. } => {
                self.page.t1("offer-window-ends", "when", &self.page.moment(ends_at, &self.policy.zone))
            }
            _ => {
                let day = self.mediation.ends_if_silent(&self.policy);
                day.map(|day| self.page.t1("silence-ends", "when", &self.page.day(&day))).unwrap_or_default()
            }
        }
    }
}

/// `GET /mediations/{id}`.
pub async fn show(State(app): State<App>, caller: Caller, reader: Reader, Path(id): Path<String>) -> Result<Response, Fault> {
    page(&app, &caller, &reader, &id, &Again::default()).await
}

async fn page(app: &App, caller: &Caller, reader: &Reader, id: &str, again: &Again) -> Result<Response, Fault> {
    let access = Access::program(caller, id)?;
    let loaded = read(app, caller, access).await?;
    let mediation = loaded.state;
    let history = aggregate::history(app.platform.store.as_ref(), &address(&caller.tenant, access.id)).await?;
    let policy = app.platform.policy(&caller.tenant).await?;
    let to = format!("/mediations/{}", access.id);
    let page = reader
        .at(&to)
        .staff_page("mediation-title")
        .of_kind(mediation.kind)
        .about(mediation.reference.as_str())
        .with_errors(again.is_refused());
    let form = again.form(&page);
    let people = reachable(app, caller, &mediation).await?;
    let attendees = attendees(app, caller, &page, &mediation, &people).await?;
    let mediators = mediators(app, caller, &page, &mediation).await?;
    let everybody = everybody(&page, &people, &mediators);
    let names = |id: &str| everybody.iter().find(|one| one.id == id).map(|one| one.label.clone());
    let history: Vec<Entry> = history.into_iter().flat_map(|row| row.entries).collect();
    let just_done = history.last().cloned().filter(|entry| reader.has_just_done() && entry.by == caller.actor());
    let rendered = ProgramPage {
        refusal: again.refusal(&page, WRITTEN),
        key: app.platform.ids.uuid().to_string(),
        tabs: Tabs::of_sides(&page, id),
        facts: facts(&page, &mediation, &policy),
        version: loaded.version,
        done: just_done.map(|entry| page.code("history", &entry.what)).unwrap_or_default(),
        timeline: Timeline::of(&page, &policy.zone, &names, history),
        people: people_at_the_table(&page, &mediation, &people),
        mediators,
        proposed: proposed(app, caller, &page, &mediation, &policy.zone).await?,
        times: times(app, caller, &page, (&mediation, &people), &policy).await?,
        zone: page.t2("pick-zone", ("city", &policy.city), ("zone", &page.zone(&policy.zone))),
        to_prepare: preparing(&page, to_prepare(&page, &mediation, &people), &form),
        papers: PapersForm::of(&page, &mediation, &people, &form),
        agreement: AgreementForm::of(&page, &mediation, &everybody, &policy, &form),
        follow_up: mediation.follow_up.as_ref().and_then(|one| FollowUpView::of(&page, one, &everybody)),
        named: people.iter().map(|one| labelled(&page, one)).collect(),
        joining: Joining::of(&page, &people, &policy, &form),
        now: app.platform.now(),
        outcome: (!attendees.is_empty()).then(|| OutcomeForm::of(&page, &attendees, &form)),
        to,
        mediation,
        policy,
        form,
        page,
    };
    again.answer(rendered.render())
}

/// `POST /mediations/{id}/{deed}`: the page's forms. What can't be done leaves the page with what was typed.
pub async fn act(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    Path((id, deed)): Path<(String, String)>,
    form: FormCommand,
) -> Result<Response, Fault> {
    match perform(&app, &caller, &id, &deed, &form).await {
        Ok(()) => Ok(edge::done(&format!("/mediations/{id}"))),
        Err(fault) => page(&app, &caller, &reader, &id, &Again::after(fault, &form.fields)?).await,
    }
}

async fn perform(app: &App, caller: &Caller, id: &str, deed: &str, form: &FormCommand) -> Result<(), Fault> {
    let access = Access::program(caller, id)?;
    let fields = &form.fields;
    let seen = fields.text("version").parse().ok();
    let all = |name| fields.all(name).into_iter().map(str::to_owned).collect();
    let wish = match deed {
        "mediators" => {
            steps::ask(app, caller, access, form, seen, &Ask { mediators: all("mediators") }).await?;
            None
        }
        "slots" => {
            steps::offer_times(app, caller, access, form, seen, &Starts { starts: all("starts") }).await?;
            None
        }
        "companions" => {
            steps::join(app, caller, access, form, seen, &companion(fields)).await?;
            None
        }
        "stop" => {
            steps::stop(app, caller, access, form, seen).await?;
            None
        }
        "take-backs" => {
            let taken_back = TakenBack { mediator: fields.text("mediator").to_owned() };
            steps::take_back(app, caller, access, form, seen, &taken_back).await?;
            None
        }
        "offers" => Some(Offers { place: fields.text("place").to_owned() }.parse()?),
        "papers" => Some(PapersForm::typed(fields).parse()?),
        "preparations" => Some(preparation(fields).parse()?),
        "outcome" => Some(conclusion(fields).parse()?),
        "agreement" => Some(AgreementForm::typed(fields).parse()?),
        "signatures" => Some(AgreementForm::signatures(fields).parse()?),
        "clearance" => Some(plainly(Command::LetTermsStand { text: agreement::number(fields) })),
        "destruction" => Some(plainly(Command::DestroyAgreement { text: fields.text("text").parse().ok() })),
        "confirmation" => Some(plainly(Command::KeepSession)),
        "care" => Some(plainly(Command::TakeUpFollowUp)),
        "close" => Some(plainly(Command::Close)),
        _ => return Err(Problem::not_found().into()),
    };
    if let Some(wish) = wish {
        mediation::act(app, caller, access, form, seen, (wish, Vec::new())).await?;
    }
    Ok(())
}
