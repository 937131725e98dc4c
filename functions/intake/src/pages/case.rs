//! A case's page for staff: where it stands, its clock, its history, and only the actions that its stage and the reader's role allow.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use domain::complaint::{Answer, Approver, Case, Command, Narrative, Question, Stage};
use domain::{Entry, Policy};
use edge::{Caller, Fault, FormCommand, Reader, StaffRole};
use kit::Problem;
use pages::Page;
use store::{Table, aggregate, port};

use crate::App;
use crate::api::{Approval, Discovery, OfficerBody, PROGRAM, STANDARDS, Screening, approving, deed, identified};
use crate::case::read;
use crate::filing::address;

#[derive(Template)]
#[template(path = "case.html")]
struct CasePage {
    page: Page,
    case: Case,
    narrative: Narrative,
    history: Vec<Entry>,
    policy: Arc<Policy>,
    key: String,
    program: bool,
    standards: bool,
    approved_by: Vec<Approver>,
    screening: Vec<(String, String)>,
}

impl CasePage {
    fn may_acknowledge(&self) -> bool {
        self.standards && matches!(self.case.stage, Stage::Received)
    }

    fn may_screen(&self) -> bool {
        self.program && matches!(self.case.stage, Stage::Acknowledged { .. } | Stage::UnderReview { .. })
    }

    const fn in_preparation(&self) -> bool {
        matches!(
            self.case.stage,
            Stage::Received | Stage::Acknowledged { .. } | Stage::UnderReview { .. } | Stage::Eligible { .. }
        )
    }

    /// The two sides are linked for the program alone.
    const fn has_mediation(&self) -> bool {
        self.program && matches!(self.case.stage, Stage::Admitted { .. } | Stage::InMediation { .. } | Stage::Closed { .. })
    }

    fn may_approve(&self, approver: &Approver) -> bool {
        let own = match approver {
            Approver::Program => self.program,
            Approver::ProfessionalStandards => self.standards,
        };
        own && matches!(self.case.stage, Stage::Eligible { .. }) && !self.approved_by.contains(approver)
    }
}

/// `GET /cases/{id}`.
pub async fn show(State(app): State<App>, caller: Caller, reader: Reader, Path(id): Path<String>) -> Result<Response, Fault> {
    let loaded = read(&app, &caller, &id).await?;
    let address = address(&caller, loaded.state.id);
    let store = app.platform.store.as_ref();
    let item = store.get(Table::Cases, &address.key.beside("NARRATIVE")).await?.ok_or_else(Problem::not_found)?;
    let history = aggregate::history(store, &address).await?;
    let page = Page::new(reader.language, &reader.path, "case-title").for_staff();
    let approved_by = match &loaded.state.stage {
        Stage::Eligible { approvals, .. } => approvals.clone(),
        _ => Vec::new(),
    };
    let rendered = CasePage {
        screening: Question::ALL.iter().map(|one| (one.code().to_owned(), page.code("question", one.code()))).collect(),
        page,
        case: loaded.state,
        narrative: port::row(item)?,
        history: history.into_iter().flat_map(|row| row.entries).collect(),
        policy: app.platform.policy(&caller.tenant).await?,
        key: app.platform.ids.uuid().to_string(),
        program: caller.is(StaffRole::Program),
        standards: caller.is(StaffRole::ProfessionalStandards),
        approved_by,
    };
    Ok(edge::page(rendered.render().map_err(|_| Problem::unavailable())?))
}

/// `POST /cases/{id}/{deed}`: the page's forms.
pub async fn act(
    state: State<App>,
    caller: Caller,
    Path((id, what)): Path<(String, String)>,
    form: FormCommand,
) -> Result<Response, Fault> {
    let fields = &form.fields;
    let text = |name| fields.text(name).to_owned();
    let (allowed, command) = match what.as_str() {
        "acknowledgement" => (STANDARDS, (Command::Acknowledge, Vec::new())),
        "screening" => {
            let answered = |one: &Question| (one.code().to_owned(), fields.text(one.code()).to_owned());
            let answers = Question::ALL.iter().map(answered).filter(|(_, answer)| Answer::parse(answer).is_ok()).collect();
            (PROGRAM, (Screening { answers }.parse()?, Vec::new()))
        }
        "officers" => {
            caller.staff(STANDARDS)?;
            let officer = OfficerBody { name: text("name"), email: text("email"), language: text("language") };
            (STANDARDS, identified(&state, &caller, &officer.parse()?)?)
        }
        "discovery" => (STANDARDS, (Discovery { discovered_on: text("discovered_on") }.parse()?, Vec::new())),
        "approvals" => {
            let approver = Approval { approver: text("for") }.parse()?;
            (approving(approver), (Command::Approve(approver), Vec::new()))
        }
        _ => return Err(Problem::not_found().into()),
    };
    deed(&state, &caller, allowed, &id, &form, None, command).await?;
    Ok(Redirect::to(&format!("/cases/{id}")).into_response())
}
