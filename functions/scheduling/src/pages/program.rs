//! `/mediations/{id}`: a mediation's page for the program, with only the actions that its stage allows.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::mediation::{Command, Mediation, Stage};
use domain::{Entry, Policy};
use edge::{Caller, Fault, FormCommand, Reader};
use kit::Problem;
use pages::{Choice, Page};
use store::aggregate;

use super::assignment::{attendees, outcome_choices, to_prepare};
use super::file::{Proposed, Row, Times, mediators, proposed, rows, times};
use super::{Appointment, Person, appointment, conclusion, preparation};
use crate::App;
use crate::access::Access;
use crate::api::reachable;
use crate::deeds::{Ask, Offers, Starts};
use crate::mediation::{self, address, plainly, read, session};
use crate::steps;

#[derive(Template)]
#[template(path = "program.html")]
struct ProgramPage {
    page: Page,
    key: String,
    to: String,
    mediation: Mediation,
    version: u64,
    history: Vec<Entry>,
    policy: Arc<Policy>,
    rows: Vec<Row>,
    mediators: Vec<Person>,
    proposed: Proposed,
    times: Times,
    to_prepare: Vec<Person>,
    session: Option<Appointment>,
    attendees: Vec<Person>,
    outcomes: Vec<Choice>,
    attendances: Vec<Choice>,
}

impl ProgramPage {
    fn may_offer(&self) -> bool {
        self.mediation.stage == Stage::Admitted
    }

    fn may_ask(&self) -> bool {
        self.mediation.stage == Stage::Consented
    }

    const fn may_offer_times(&self) -> bool {
        matches!(self.mediation.stage, Stage::Prepared { .. })
    }

    const fn may_close(&self) -> bool {
        matches!(self.mediation.stage, Stage::Concluded { surveys_sent: true, .. })
    }

    const fn waits_for_surveys(&self) -> bool {
        matches!(self.mediation.stage, Stage::Concluded { surveys_sent: false, .. })
    }

    fn window(&self) -> Option<String> {
        match &self.mediation.stage {
            Stage::Offering { ends_at, .. } => Some(self.page.moment(ends_at, &self.policy.zone)),
            _ => None,
        }
    }

    fn outcome(&self) -> Option<String> {
        match &self.mediation.stage {
            Stage::Concluded { outcome, .. } | Stage::Closed { outcome, .. } => Some(self.page.code("outcome", outcome.code())),
            Stage::Ended { reason, .. } => Some(self.page.code("ended", reason.code())),
            _ => None,
        }
    }
}

/// `GET /mediations/{id}`.
pub async fn show(State(app): State<App>, caller: Caller, reader: Reader, Path(id): Path<String>) -> Result<Response, Fault> {
    let access = Access::program(&caller, &id)?;
    let loaded = read(&app, &caller, access).await?;
    let mediation = loaded.state;
    let history = aggregate::history(app.platform.store.as_ref(), &address(&caller.tenant, access.id)).await?;
    let policy = app.platform.policy(&caller.tenant).await?;
    let page = Page::new(reader.language, &reader.path, "mediation-title").for_staff();
    let people = reachable(&app, &caller, &mediation).await?;
    let (outcomes, attendances) = outcome_choices(&page);
    let rendered = ProgramPage {
        key: app.platform.ids.uuid().to_string(),
        to: format!("/mediations/{}", access.id),
        version: loaded.version,
        history: history.into_iter().flat_map(|row| row.entries).collect(),
        rows: rows(&page, &mediation, &people),
        mediators: mediators(&app, &caller, &page, &mediation).await?,
        proposed: proposed(&app, &caller, &page, &mediation).await?,
        times: times(&app, &caller, &page, &mediation, &policy.zone).await?,
        to_prepare: to_prepare(&page, &mediation, &people),
        session: session(&mediation).map(|session| appointment(&page, session, &policy)),
        attendees: attendees(&app, &caller, &page, &mediation, &people).await?,
        outcomes,
        attendances,
        mediation,
        policy,
        page,
    };
    Ok(edge::page(rendered.render().map_err(|_| Problem::unavailable())?))
}

/// `POST /mediations/{id}/{deed}`: the page's forms.
pub async fn act(
    State(app): State<App>,
    caller: Caller,
    Path((id, deed)): Path<(String, String)>,
    form: FormCommand,
) -> Result<Response, Fault> {
    let access = Access::program(&caller, &id)?;
    let fields = &form.fields;
    let seen = fields.text("version").parse().ok();
    let all = |name| fields.all(name).into_iter().map(str::to_owned).collect();
    let wish = match deed.as_str() {
        "mediators" => {
            steps::ask(&app, &caller, access, &form, seen, &Ask { mediators: all("mediators") }).await?;
            None
        }
        "slots" => {
            steps::offer_times(&app, &caller, access, &form, seen, &Starts { starts: all("starts") }).await?;
            None
        }
        "offers" => Some(Offers { place: fields.text("place").to_owned() }.parse()?),
        "preparations" => Some(preparation(fields).parse()?),
        "outcome" => Some(conclusion(fields).parse()?),
        "close" => Some(plainly(Command::Close)),
        _ => return Err(Problem::not_found().into()),
    };
    if let Some(wish) = wish {
        mediation::act(&app, &caller, access, &form, seen, (wish, Vec::new())).await?;
    }
    Ok(Redirect::to(&format!("/mediations/{}", access.id)).into_response())
}
