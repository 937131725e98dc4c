//! A case's page for staff: where it stands, its clocks, its history, and only the actions that its stage and the reader's role
//! allow.

mod deed;
mod facts;
mod view;

use axum::extract::{Path, State};
use axum::response::Response;
use edge::{Again, Caller, Fault, FormCommand, Reader};
use kit::Problem;

use crate::App;
use crate::api::contact;
use crate::api::deeds::{self, Asks};

/// `GET /cases/{id}`.
pub async fn show(State(app): State<App>, caller: Caller, reader: Reader, Path(id): Path<String>) -> Result<Response, Fault> {
    view::page(&app, &caller, &reader, &id, &Again::default()).await
}

/// `GET /cases/{id}/{deed}`: what is done on a page of its own.
pub async fn ask(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    Path((id, what)): Path<(String, String)>,
) -> Result<Response, Fault> {
    deed::page(&app, &caller, &reader, &id, &what, &Again::default()).await
}

/// `POST /cases/{id}/{deed}`: the pages' forms. What can't be done leaves the page with what was typed.
pub async fn act(
    State(app): State<App>,
    caller: Caller,
    reader: Reader,
    Path((id, what)): Path<(String, String)>,
    form: FormCommand,
) -> Result<Response, Fault> {
    let fault = match perform(&app, &caller, &id, &what, &form).await {
        Ok(()) => return Ok(edge::done(&format!("/cases/{id}"))),
        Err(fault) => fault,
    };
    let again = Again::after(fault, &form.fields)?;
    if deed::Deed::of(&what).is_some() {
        deed::page(&app, &caller, &reader, &id, &what, &again).await
    } else {
        view::page(&app, &caller, &reader, &id, &again).await
    }
}

async fn perform(app: &App, caller: &Caller, id: &str, what: &str, form: &FormCommand) -> Result<(), Fault> {
    match what {
        "contact" => contact::keep(app, caller, id, &contact::ContactBody::from(&form.fields), form, None).await.map(|_| ()),
        "acknowledgement" => sent::<deeds::Acknowledgement>(app, caller, id, form).await,
        "screening" => sent::<deeds::Screening>(app, caller, id, form).await,
        "judgement" => sent::<deeds::Judgement>(app, caller, id, form).await,
        "override" => sent::<deeds::Override>(app, caller, id, form).await,
        "respondents" => sent::<deeds::RespondentBody>(app, caller, id, form).await,
        "respondent-removals" => sent::<deeds::WrongRespondent>(app, caller, id, form).await,
        "approval-withdrawals" => sent::<deeds::WithdrawnApproval>(app, caller, id, form).await,
        "discovery" => sent::<deeds::Discovery>(app, caller, id, form).await,
        "tolls" => sent::<deeds::TollBody>(app, caller, id, form).await,
        "toll-ends" => sent::<deeds::TollEnd>(app, caller, id, form).await,
        "waiver" => sent::<deeds::Waiver>(app, caller, id, form).await,
        "approvals" => sent::<deeds::Approval>(app, caller, id, form).await,
        "receipt" => sent::<deeds::Receipt>(app, caller, id, form).await,
        "disposition" => sent::<deeds::Disposition>(app, caller, id, form).await,
        "disposition-notice" => sent::<deeds::NoticeGiven>(app, caller, id, form).await,
        "hold" => sent::<deeds::Hold>(app, caller, id, form).await,
        "hold-release" => sent::<deeds::Release>(app, caller, id, form).await,
        "assignee" => sent::<deeds::Assignment>(app, caller, id, form).await,
        "release" => sent::<deeds::ReleaseBody>(app, caller, id, form).await,
        "comments" => sent::<deeds::CommentBody>(app, caller, id, form).await,
        _ => Err(Problem::not_found().into()),
    }
}

async fn sent<B: Asks>(app: &App, caller: &Caller, id: &str, form: &FormCommand) -> Result<(), Fault> {
    deeds::perform(app, caller, id, &B::from_form(&form.fields), form, None).await?;
    Ok(())
}
